package examples

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente"
)

const sample = "ROME, May 2 - Alba said it had arrested two\nBorean spies. Borea denied the charge.\n\n> It was to hold talks in June. More: Borea invades Cora"

func sampleGold() *Gold {
	at := Address{Path: "pair/a.txt"}
	return &Gold{
		Texts: []Text{{Address: at, Complete: true}},
		Claims: []Claim{
			{Address: at, ID: "a:1", Quote: "it had arrested two Borean spies", Act: "arrested", Kinds: []string{"event"}, Types: []string{"COERCE"}, Mode: "arrest", Actors: []string{"ALB"}, Recipients: []string{"BOR"}, Date: "2025-02", Status: []string{"asserted"}, Speaker: "Alba", Amounts: []string{"two"}},
			{Address: at, ID: "a:2", Quote: "Borea denied the charge", Act: "denied", Kinds: []string{"statement", "event"}, Types: []string{"REJECT"}, Actors: []string{"BOR"}, Status: []string{"denied"}},
			{Address: at, ID: "a:3", Quote: "It was to hold talks in June", Act: "talks", Kinds: []string{"event"}, Types: []string{"CONSULT"}, Status: []string{"past-expectation"}},
		},
		Traps:     []Trap{{Address: at, Quote: "Borea invades Cora", Why: "teaser"}},
		Incidents: []Incident{{ID: "i1", Origins: 1, Claims: []string{"a:1", "a:2"}}},
		Apart:     []Apart{{Claims: []string{"a:2", "a:3"}}},
		Disputes:  []Dispute{{Type: "agency", Sides: []Side{{at, "arrested two Borean spies"}, {at, "denied the charge"}}}},
	}
}

func spanOf(t *testing.T, s string) entente.Span {
	t.Helper()
	i := strings.Index(sample, s)
	if i < 0 {
		t.Fatalf("no %q", s)
	}
	return entente.Span{Start: i, End: i + len(s)}
}

func sampleReading(t *testing.T) ([]*entente.Document, []entente.Claim, []entente.Incident, []entente.Dispute) {
	n := 2.0
	docs := []*entente.Document{{ID: "d", Path: "/x/pair/a.txt", Text: sample}}
	claims := []entente.Claim{
		{ID: "c1", Document: "d", Kind: "event", Event: &entente.Event{Type: "COERCE", Mode: "arrest"},
			Predicate: spanOf(t, "arrested"), Clause: spanOf(t, "it had arrested two\nBorean spies"),
			Actors: []entente.Actor{{Code: "ALB"}}, Recipients: []entente.Actor{{Code: "CRA"}},
			Date:   entente.Date{Start: "2025-02-01", End: "2025-02-28"},
			Status: entente.Asserted, Attribution: []entente.Source{{Speaker: "Alba"}},
			Amounts: []entente.Amount{{Text: "two", Value: &n}, {Text: "three", Value: &n}, {Text: "fell"}}},
		{ID: "c2", Document: "d", Kind: "event", Event: &entente.Event{Type: "ACCUSE"},
			Predicate: spanOf(t, "denied"), Clause: spanOf(t, "Borea denied the charge"), Status: entente.Asserted,
			Attribution: []entente.Source{{Speaker: "Borea", Actor: &entente.Actor{Code: "BOR"}}},
			Actors:      []entente.Actor{{Code: "BOR"}}},
		{ID: "c3", Document: "d", Kind: "event", Event: &entente.Event{Type: "ASSAULT"},
			Predicate: spanOf(t, "invades"), Clause: spanOf(t, "Borea invades Cora"), Status: entente.Asserted},
	}
	incidents := []entente.Incident{{Claims: []string{"c1", "c2"}, Origins: 1}, {Claims: []string{"c3"}}}
	disputes := []entente.Dispute{{Type: "value", Sides: []entente.Side{
		{Document: "d", Span: spanOf(t, "denied the")}, {Document: "d", Span: spanOf(t, "arrested two")}}}}
	return docs, claims, incidents, disputes
}

func TestScoreCountsAHandMadeCase(t *testing.T) {
	docs, claims, incidents, disputes := sampleReading(t)
	r := sampleGold().Score(claims, docs, incidents, disputes)
	p := r.Tune
	for _, x := range []struct {
		name      string
		got, want Count
	}{
		{"span", p.Span, Count{2, 1, 1}},
		{"kind", p.Kind, Count{2, 0, 0}},
		{"type", p.Type, Count{1, 1, 1}},
		{"mode", p.Mode, Count{1, 0, 0}},
		{"actors", p.Actors, Count{2, 0, 0}},
		{"recipients", p.Recipients, Count{0, 1, 1}},
		{"date", p.Date, Count{1, 0, 0}},
		{"status", p.Status, Count{1, 1, 1}},
		{"speaker", p.Speaker, Count{1, 0, 0}},
		{"amounts", p.Amounts, Count{1, 1, 0}},
		{"incident pairs", r.Incidents.Pairs, Count{1, 0, 0}},
		{"disputes", r.Disputes.Found, Count{1, 0, 0}},
	} {
		if x.got != x.want {
			t.Errorf("%s: got %+v, want %+v", x.name, x.got, x.want)
		}
	}
	if p.FalseFacts != 1 || len(p.Leaks) != 1 || p.Traps != 1 {
		t.Errorf("false facts %d, leaks %d of %d", p.FalseFacts, len(p.Leaks), p.Traps)
	}
	if r.Disputes.TypeRight != 0 || r.Incidents.OriginsRight != 1 || r.Incidents.Apart != 0 {
		t.Errorf("joint score: %+v %+v", r.Incidents, r.Disputes)
	}
	var b strings.Builder
	if err := r.Print(&b); err != nil || !strings.Contains(b.String(), "leak: pair/a.txt: teaser") {
		t.Errorf("print: %v\n%s", err, b.String())
	}
}

func TestFindAcceptsAnyWhiteSpaceButNoOtherChange(t *testing.T) {
	for _, x := range []struct {
		quote string
		want  bool
	}{{"two Borean spies", true}, {"two  Borean", true}, {"twoBorean", false}, {"Two Borean", false}, {"", false}} {
		s, ok := find(sample, x.quote)
		if ok != x.want {
			t.Errorf("find %q: %v", x.quote, ok)
		}
		if ok && strings.Join(strings.Fields(s.Of(sample)), " ") != strings.Join(strings.Fields(x.quote), " ") {
			t.Errorf("find %q: got %q", x.quote, s.Of(sample))
		}
	}
}

func TestIntervalsOfGoldDates(t *testing.T) {
	for _, x := range [][3]string{
		{"2024-02", "2024-02-01", "2024-02-29"}, {"2025", "2025-01-01", "2025-12-31"},
		{"2025-06-18", "2025-06-18", "2025-06-18"}, {"2025-01/2025-10", "2025-01-01", "2025-10-31"},
	} {
		if a, b := interval(x[0]); a != x[1] || b != x[2] {
			t.Errorf("%s: %s to %s", x[0], a, b)
		}
	}
}

// The gold that ships must load, and each quotation must occur in the bytes
// of its text (tags removed for the web pages).
func TestShippedGoldAddressesItsTexts(t *testing.T) {
	root := filepath.Join("..", "..", "examples")
	g, err := Load(filepath.Join(root, "gold"))
	if err != nil {
		t.Fatal(err)
	}
	if len(g.Claims) < 400 || len(g.Traps) < 50 {
		t.Fatalf("%d claims, %d traps", len(g.Claims), len(g.Traps))
	}
	seen := map[string]string{}
	text := func(path string) string {
		if seen[path] == "" {
			raw, err := os.ReadFile(filepath.Join(root, path))
			if err != nil {
				t.Fatal(err)
			}
			s := string(raw)
			if strings.HasSuffix(path, ".jsonl") {
				s = strings.NewReplacer(`\"`, `"`, `\n`, "\n").Replace(s)
			}
			seen[path] = strip(s)
		}
		return seen[path]
	}
	for _, c := range g.Claims {
		if s, ok := find(text(c.Path), c.Quote); !ok {
			t.Errorf("%s: no %q", c.ID, c.Quote)
		} else if _, ok := findWords(s.Of(text(c.Path)), c.Act); !ok {
			t.Errorf("%s: no act %q", c.ID, c.Act)
		}
	}
	for _, d := range g.Disputes {
		for _, s := range d.Sides {
			if _, ok := find(text(s.Path), s.Quote); !ok {
				t.Errorf("%s: no %q", d.ID, s.Quote)
			}
		}
	}
	for _, x := range g.Traps {
		if _, ok := find(text(x.Path), x.Quote); !ok {
			t.Errorf("trap: no %q", x.Quote)
		}
	}
}

func strip(s string) string {
	if !strings.HasPrefix(s, "<!DOCTYPE") {
		return s
	}
	var b strings.Builder
	in := false
	for _, c := range s {
		switch {
		case c == '<':
			in = true
		case c == '>':
			in = false
		case !in:
			b.WriteRune(c)
		}
	}
	return b.String()
}

func TestMeasureReadsEachFolderOfPieces(t *testing.T) {
	var got []string
	_, err := Measure(context.Background(), filepath.Join("..", "..", "examples"),
		func(paths []string) ([]*entente.Document, []entente.Claim, []entente.Incident, []entente.Dispute, error) {
			got = append(got, filepath.Base(paths[0]))
			return nil, nil, nil, nil, nil
		})
	if err != nil || strings.Join(got, " ") != "egypt-ethiopia pakistan-united-states serbia-kosovo" {
		t.Errorf("%v %v", got, err)
	}
}
