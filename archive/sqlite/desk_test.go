package sqlite

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"entente"
	"entente/archive"
	"entente/archive/archivetest"
)

func pairRows(t *testing.T, a *Archive) string {
	t.Helper()
	list, err := rowsOf(t.Context(), a.read, "pairs", "SELECT a, b, published, reading, claim, day, score FROM claim_pairs ORDER BY 1, 2, 3, 4, 5", nil, func(row scanner) (string, error) {
		var x, y, p, d string
		var r, c int64
		var s float64
		err := row.Scan(&x, &y, &p, &r, &c, &d, &s)
		return fmt.Sprint(x, y, p, r, c, d, s), err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(list, "\n")
}

func TestPairsThatAddingKeepsAreThoseThatMigratingFinds(t *testing.T) {
	a := open(t, filepath.Join(t.TempDir(), "a.db"))
	for i := range 30 {
		doc, raw, claims := archivetest.Document(i)
		claims[0].Effects = []entente.Effect{{Dyad: "AAA-CCC", Score: 2.5}, {Dyad: "AAA-BBB", Score: -1}}
		claims[1].ThirdParties = []entente.Actor{{Code: "AAA"}, {Code: "DDD"}, {Code: "IGOUNO"}}
		if i%3 == 0 {
			claims[0].Status = entente.Planned
		}
		if _, err := a.Add(t.Context(), doc, raw, claims, at, "v1"); err != nil {
			t.Fatal(err)
		}
	}
	added := pairRows(t, a)
	script, err := migrations.ReadFile("migrations/0004_desk.sql")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(script), "INSERT INTO claim_pairs")
	fill, _, _ := strings.Cut(rest, ";")
	if _, err := a.write.Exec("DELETE FROM claim_pairs; INSERT INTO claim_pairs" + fill); err != nil {
		t.Fatal(err)
	}
	if found := pairRows(t, a); found != added || strings.Count(found, "\n") < 60 {
		t.Errorf("adding keeps\n%s\nmigrating finds\n%s", added, found)
	}
}

func TestPairsAndTheirDocumentsAreCounted(t *testing.T) {
	a := open(t, filepath.Join(t.TempDir(), "a.db"))
	fill(t, a, 30)
	pairs, err := a.Pairs(t.Context(), "", 0)
	if err != nil || len(pairs) != 3 || pairs[0].Claims != 20 {
		t.Fatalf("%+v, %v", pairs, err)
	}
	d := entente.Dyad{"AAA", "BBB"}
	docs, claims, first, last, err := a.PairCount(t.Context(), d)
	if err != nil || docs != 10 || claims != 20 || first == "" || first > last {
		t.Errorf("%d, %d, %s to %s, %v", docs, claims, first, last, err)
	}
	list, err := a.Newest(t.Context(), &d, 4)
	if err != nil || len(list) != 4 || list[0].Text == "" || list[0].Published.Start != last {
		t.Fatalf("%d documents, %v", len(list), err)
	}
	got, err := a.ClaimsIn(t.Context(), d, list)
	if err != nil || len(got) != 8 {
		t.Errorf("%d claims, %v", len(got), err)
	}
	c := got[0]
	if err := a.Decide(t.Context(), archive.Decision{Claim: c.ID, Verdict: archive.Reject, RecordedAt: at}); err != nil {
		t.Fatal(err)
	}
	if _, claims, _, _, _ = a.PairCount(t.Context(), d); claims != 19 {
		t.Errorf("%d claims after a rejection", claims)
	}
	fields := json.RawMessage(`{"recipients":[{"code":"ZZZ","sector":"GOV"}]}`)
	if err := a.Decide(t.Context(), archive.Decision{Claim: c.ID, Verdict: archive.Edit, Fields: fields, RecordedAt: at}); err != nil {
		t.Fatal(err)
	}
	if pairs, _ = a.Pairs(t.Context(), "ZZZ", 0); len(pairs) != 1 || pairs[0].Dyad != (entente.Dyad{"AAA", "ZZZ"}) {
		t.Errorf("after a correction: %+v", pairs)
	}
	if err := a.Decide(t.Context(), archive.Decision{Claim: c.ID, Verdict: archive.Accept, RecordedAt: at}); err != nil {
		t.Fatal(err)
	}
	if pairs, _ = a.Pairs(t.Context(), "ZZZ", 0); len(pairs) != 0 {
		t.Errorf("after it is taken back: %+v", pairs)
	}
	if err := a.Remove(t.Context(), c.Document, at); err != nil {
		t.Fatal(err)
	}
	if _, claims, _, _, _ = a.PairCount(t.Context(), d); claims != 18 {
		t.Errorf("%d claims after a removal", claims)
	}
	sum, err := a.Totals(t.Context())
	if err != nil || sum.Documents != 29 || sum.Claims != 58 {
		t.Errorf("%+v, %v", sum, err)
	}
}

func TestADecisionFollowsItsWordsIntoANewReading(t *testing.T) {
	a := open(t, filepath.Join(t.TempDir(), "a.db"))
	doc, raw, claims := archivetest.Document(0)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	_, err := a.Add(t.Context(), doc, raw, claims, at, "v1")
	must(err)
	must(a.Decide(t.Context(), archive.Decision{Claim: claims[0].ID, Verdict: archive.Reject, By: "vera", Reason: "no meeting", RecordedAt: at}))
	again := append([]entente.Claim{}, claims...)
	again[0].Event = &entente.Event{Type: "COOPERATE"}
	again[0].ID = entente.ClaimID(doc.ID, again[0].Kind, again[0].Predicate, again[0].Event)
	_, err = a.Add(t.Context(), doc, raw, again, "2024-07-01T00:00:00Z", "v2")
	must(err)
	left := 0
	for c, err := range a.Claims(t.Context(), archive.Filter{}) {
		must(err)
		if left++; c.ID == again[0].ID {
			t.Error("the new reading's claim is in view although the old one's was rejected")
		}
	}
	list, err := a.DecisionsOn(t.Context(), doc.ID)
	must(err)
	if left != 1 || len(list) != 2 || list[1].Reason != "follows d:1: no meeting" || list[1].By != "vera" {
		t.Errorf("%d claims left, decisions %+v", left, list)
	}
	_, err = a.Add(t.Context(), doc, raw, again, "2024-08-01T00:00:00Z", "v3")
	must(err)
	if list, _ = a.DecisionsOn(t.Context(), doc.ID); len(list) != 2 {
		t.Errorf("a third reading makes %d decisions", len(list))
	}
	if r, err := a.Check(t.Context()); err != nil || len(r.Faults) > 0 {
		t.Errorf("%+v, %v", r.Faults, err)
	}
}

func TestAnAlertCallsWhenEnoughNewDocumentsAnswerAndOnce(t *testing.T) {
	a := open(t, filepath.Join(t.TempDir(), "a.db"))
	ctx := context.Background()
	fill(t, a, 6) // what was there before does not count
	save := func(al archive.Alert) archive.Alert {
		t.Helper()
		al.RecordedAt = at
		al, err := a.SaveAlert(ctx, al)
		if err != nil {
			t.Fatal(err)
		}
		return al
	}
	every := save(archive.Alert{Name: "every", Words: "envoys", Least: 1})
	three := save(archive.Alert{Name: "three of a pair", Between: "AAA-BBB", Type: "CONSULT", Least: 3})
	none := save(archive.Alert{Name: "none", Words: "envoys -fish", Least: 1})
	soon := save(archive.Alert{Name: "two in a day", Publisher: "The Harbour Post", Least: 2, Days: 1})
	for i := 6; i < 18; i++ {
		doc, raw, claims := archivetest.Document(i)
		if _, err := a.Add(ctx, doc, raw, claims, fmt.Sprintf("2024-07-%02dT00:00:00Z", 2*i-10), "v1"); err != nil {
			t.Fatal(err)
		}
	}
	for _, x := range []struct {
		al             archive.Alert
		calls, waiting int
	}{{every, 12, 0}, {three, 1, 1}, {none, 0, 0}, {soon, 0, 6}} {
		calls, err := a.Firings(ctx, x.al.ID, 0, 0)
		waiting, err2 := a.Waiting(ctx, x.al.ID)
		if err != nil || err2 != nil || len(calls) != x.calls || waiting != x.waiting {
			t.Errorf("%s: %d calls, %d wait, %v, %v", x.al.Name, len(calls), waiting, err, err2)
		}
	}
	calls, _ := a.Firings(ctx, three.ID, 0, 0)
	if len(calls) == 1 && (len(calls[0].Documents) != 3 || calls[0].Name != "three of a pair") {
		t.Errorf("%+v", calls)
	}
	last, err := a.LastFirings(ctx, 2)
	if err != nil || len(last) != 2 || last[0].Seq < last[1].Seq {
		t.Errorf("the last calls: %+v, %v", last, err)
	}
	if err := a.EndAlert(ctx, every.ID, at); err != nil {
		t.Fatal(err)
	}
	fill(t, a, 20)
	if calls, _ := a.Firings(ctx, every.ID, 0, 0); len(calls) != 12 {
		t.Errorf("an ended alert calls: %d", len(calls))
	}
	if err := a.EndAlert(ctx, every.ID, at); entente.CodeOf(err) != entente.ErrNotFound {
		t.Errorf("ended twice: %v", err)
	}
}

func TestPublishersAreCountedAndJudged(t *testing.T) {
	a := open(t, filepath.Join(t.TempDir(), "a.db"))
	fill(t, a, 12)
	list, err := a.Outlets(t.Context())
	if err != nil || len(list) != 2 || list[0].Documents+list[1].Documents != 12 || list[0].Name != "Northern Review" || len(list[0].Months) != 6 || list[0].First > list[0].Last {
		t.Fatalf("%+v, %v", list, err)
	}
	for _, letter := range []string{"B", "D"} {
		if err := a.Rate(t.Context(), archive.Rating{Publisher: "Northern Review", Letter: letter, By: "vera", RecordedAt: at}); err != nil {
			t.Fatal(err)
		}
	}
	if list, _ = a.Outlets(t.Context()); list[0].Rating.Letter != "D" {
		t.Errorf("the last judgement is %+v", list[0].Rating)
	}
	if all, err := a.Ratings(t.Context(), "Northern Review"); err != nil || len(all) != 2 || all[0].Letter != "B" {
		t.Errorf("%+v, %v", all, err)
	}
	if docs, err := a.NewestBy(t.Context(), "Northern Review", 3); err != nil || len(docs) != 3 || docs[0].Publisher != "Northern Review" || docs[0].Text != "" {
		t.Errorf("%d, %v", len(docs), err)
	}
}
