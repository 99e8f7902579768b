// Package archivetest proves a back end of the archive: Run is the suite that
// each one passes. It also makes documents and claims for other tests.
package archivetest

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"strings"
	"testing"

	"entente"
	"entente/archive"
)

// Document makes a small document whose words, date and claims follow from
// n, with its raw bytes. Documents with different n differ.
func Document(n int) (*entente.Document, []byte, []entente.Claim) {
	parties := [][2]string{{"AAA", "BBB"}, {"AAA", "CCC"}, {"BBB", "CCC"}}
	places := []string{"Vienna", "Ost", "Geneva", "Málaga"}
	pair, place := parties[n%len(parties)], places[n%len(places)]
	text := fmt.Sprintf("Envoys of %s and %s met in %s for meeting number %d. They spoke of fish and of tariffs.", pair[0], pair[1], place, n)
	raw := []byte("<p>" + text + "</p>")
	day := fmt.Sprintf("2024-%02d-%02d", 1+n%12, 1+n%28)
	date := entente.Date{EDTF: day, Start: day, End: day, Basis: entente.BasisHeader}
	doc := &entente.Document{
		ID: "sha256:" + archive.Sum(raw), Path: fmt.Sprintf("report-%d.html", n), RawSHA256: archive.Sum(raw), TextSHA256: archive.Sum([]byte(text)),
		Title: fmt.Sprintf("Meeting %d in %s", n, place), Publisher: []string{"The Harbour Post", "Northern Review"}[n%2], Language: "en",
		URL: fmt.Sprintf("https://post.example/%d", n), Published: date, Text: text, Derived: "html",
		Blocks: []entente.Block{{Kind: entente.BlockBody, Span: entente.Span{Start: 0, End: len(text)}}},
	}
	claim := func(quote string, kind entente.Kind, typ, issue string) entente.Claim {
		at := strings.Index(text, quote)
		span := entente.Span{Start: at, End: at + len(quote)}
		c := entente.Claim{Document: doc.ID, Path: doc.Path, Kind: kind, Text: quote, Date: date, Status: entente.Asserted, Issues: []string{issue},
			Actors: []entente.Actor{{Code: pair[0], Sector: "GOV"}}, Recipients: []entente.Actor{{Code: pair[1], Sector: "GOV"}},
			Evidence: []entente.Evidence{{Span: span, Quote: quote}}, Predicate: span}
		if typ != "" {
			c.Event = &entente.Event{Type: typ}
		}
		c.ID = entente.ClaimID(doc.ID, kind, span, c.Event)
		return c
	}
	return doc, raw, []entente.Claim{
		claim(fmt.Sprintf("met in %s", place), entente.KindEvent, "CONSULT", "diplomacy"),
		claim("spoke of fish", entente.KindStatement, "", "trade"),
	}
}

// collect runs an iterator to its end.
func collect[T any](t *testing.T, seq iter.Seq2[T, error]) []T {
	t.Helper()
	var out []T
	for x, err := range seq {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, x)
	}
	return out
}

func add(t *testing.T, s archive.Store, n int, at, version string) bool {
	t.Helper()
	doc, raw, claims := Document(n)
	added, err := s.Add(context.Background(), doc, raw, claims, at, version)
	if err != nil {
		t.Fatal(err)
	}
	return added
}

func ids(t *testing.T, s archive.Store, f archive.Filter) string {
	t.Helper()
	var out []string
	for _, d := range collect(t, s.Documents(context.Background(), f)) {
		out = append(out, d.Path)
	}
	return strings.Join(out, " ")
}

func clean(t *testing.T, s archive.Store) archive.Report {
	t.Helper()
	r, err := s.Check(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Faults) > 0 {
		t.Errorf("the check found %+v", r.Faults)
	}
	return r
}

// Run runs the suite. open makes an empty store that lives as long as the
// test.
func Run(t *testing.T, open func(t *testing.T) archive.Store) {
	for name, f := range map[string]func(*testing.T, archive.Store){
		"what is added comes back":            comesBack,
		"adding twice changes nothing":        idempotent,
		"a new reading replaces the view":     newReading,
		"views do not depend on the order":    orderless,
		"removal is a record":                 removal,
		"views can be asked as of a time":     asOf,
		"decisions replay over claims":        decisions,
		"filters narrow documents and claims": filters,
		"searching finds words":               search,
		"IDs can be abbreviated":              prefixes,
		"what does not fit is refused":        refusals,
		"the log is a chain":                  logChain,
		"pages follow each other":             pages,
		"readers and writers work at once":    concurrent,
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t)
			f(t, s)
			clean(t, s)
		})
	}
}

const (
	v1 = "reading-1"
	t1 = "2024-06-01T10:00:00Z"
	t2 = "2024-06-02T10:00:00Z"
	t3 = "2024-06-03T10:00:00Z"
)

func comesBack(t *testing.T, s archive.Store) {
	ctx := context.Background()
	doc, raw, claims := Document(1)
	if added, err := s.Add(ctx, doc, raw, claims, t1, v1); err != nil || !added {
		t.Fatal(added, err)
	}
	got, err := s.Document(ctx, doc.ID)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "document", got, doc)
	if got.Text != doc.Text {
		t.Errorf("text %q", got.Text)
	}
	if b, err := s.Raw(ctx, doc.ID); err != nil || string(b) != string(raw) {
		t.Errorf("raw %q, %v", b, err)
	}
	list := collect(t, s.Claims(ctx, archive.Filter{}))
	if len(list) != len(claims) {
		t.Fatalf("got %d claims", len(list))
	}
	for i := range list {
		same(t, "claim", list[i], &claims[i])
	}
}

// same compares by JSON, which is what an archive promises to keep.
func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if g, w := encode(t, got), encode(t, want); g != w {
		t.Errorf("%s:\ngot  %s\nwant %s", what, g, w)
	}
}

func idempotent(t *testing.T, s archive.Store) {
	if !add(t, s, 1, t1, v1) || add(t, s, 1, t2, v1) {
		t.Error("the second adding reports a change")
	}
	if r := clean(t, s); r.Documents != 1 || r.Readings != 1 || r.Claims != 2 || r.Entries != 1 {
		t.Errorf("got %+v", r)
	}
}

func newReading(t *testing.T, s archive.Store) {
	ctx := context.Background()
	add(t, s, 1, t1, v1)
	doc, raw, claims := Document(1)
	if added, err := s.Add(ctx, doc, raw, claims[:1], t2, "reading-2"); err != nil || !added {
		t.Fatal(added, err)
	}
	if n := len(collect(t, s.Claims(ctx, archive.Filter{}))); n != 1 {
		t.Errorf("%d claims in view, want 1", n)
	}
	if n := len(collect(t, s.Claims(ctx, archive.Filter{AsOf: t1}))); n != 2 {
		t.Errorf("%d claims as of the first reading, want 2", n)
	}
	if r := clean(t, s); r.Claims != 3 {
		t.Errorf("%d claims kept, want 3", r.Claims)
	}
}

func orderless(t *testing.T, s archive.Store) {
	for _, n := range []int{5, 2, 9, 1, 7} {
		add(t, s, n, t1, v1)
	}
	docs := collect(t, s.Documents(context.Background(), archive.Filter{}))
	for i := 1; i < len(docs); i++ {
		if docs[i-1].ID >= docs[i].ID {
			t.Errorf("%s stands before %s", docs[i-1].ID, docs[i].ID)
		}
	}
}

func search(t *testing.T, s archive.Store) {
	ctx := context.Background()
	for n := range 8 {
		add(t, s, n, t1, v1)
	}
	for query, want := range map[string]int{
		"vienna": 2, "malaga": 2, "Málaga": 2, `"meeting number"`: 8, "fish tariffs": 8, "fish -vienna": 6, "gene*": 2, "absent": 0,
		`"number meeting"`: 0, `fish" OR "x`: 0, "NEAR(fish)": 0, "title:fish": 0, "(vienna": 2, "fish AND -": 8,
	} {
		hits, err := s.Search(ctx, query, archive.Filter{})
		if err != nil || len(hits) != want {
			t.Errorf("%s: %d hits, want %d (%v)", query, len(hits), want, err)
		}
		for _, h := range hits {
			if len(h.Spans) == 0 || h.Snippet == "" || h.Title == "" {
				t.Errorf("%s: bare hit %+v", query, h)
			}
		}
	}
	if _, err := s.Search(ctx, " ** - ", archive.Filter{}); err == nil {
		t.Error("a search without words is answered")
	}
	dyad := entente.NewDyad("AAA", "BBB")
	if hits, err := s.Search(ctx, "fish", archive.Filter{Dyad: &dyad, Publisher: "Northern Review"}); err != nil || len(hits) != 1 {
		t.Errorf("filtered: %d hits, %v", len(hits), err)
	}
}

func prefixes(t *testing.T, s archive.Store) {
	ctx := context.Background()
	for n := range 40 {
		add(t, s, n, t1, v1)
	}
	doc, _, _ := Document(7)
	for _, p := range []string{doc.ID, doc.ID[:20], strings.TrimPrefix(doc.ID, "sha256:")[:12], strings.ToUpper(strings.TrimPrefix(doc.ID, "sha256:")[:12])} {
		if got, err := s.Document(ctx, p); err != nil || got.ID != doc.ID {
			t.Errorf("%s: %v", p, err)
		}
	}
	for _, p := range []string{"", "sha256:", "xyz", "%", strings.Repeat("0", 64)} {
		if _, err := s.Document(ctx, p); entente.CodeOf(err) != entente.ErrNotFound {
			t.Errorf("%q: %v", p, err)
		}
	}
	ambiguous := 0
	for _, digit := range "0123456789abcdef" {
		if _, err := s.Document(ctx, string(digit)); entente.CodeOf(err) == entente.ErrInvalid {
			ambiguous++
		}
	}
	if ambiguous == 0 {
		t.Error("no single digit is ambiguous among 40 documents")
	}
}

func refusals(t *testing.T, s archive.Store) {
	ctx := context.Background()
	for name, spoil := range map[string]func(*entente.Document, *[]byte, []entente.Claim){
		"other raw bytes": func(d *entente.Document, raw *[]byte, c []entente.Claim) { *raw = append(*raw, ' ') },
		"other text":      func(d *entente.Document, raw *[]byte, c []entente.Claim) { d.Text += " " },
		"misquotation":    func(d *entente.Document, raw *[]byte, c []entente.Claim) { c[1].Evidence[0].Quote = "spoke of salt" },
		"span outside":    func(d *entente.Document, raw *[]byte, c []entente.Claim) { c[0].Evidence[0].End = 10_000 },
		"one ID twice":    func(d *entente.Document, raw *[]byte, c []entente.Claim) { c[1].ID = c[0].ID },
		"another's claim": func(d *entente.Document, raw *[]byte, c []entente.Claim) { c[1].Document = "sha256:00" },
	} {
		doc, raw, claims := Document(1)
		spoil(doc, &raw, claims)
		if _, err := s.Add(ctx, doc, raw, claims, t1, v1); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
	doc, raw, claims := Document(1)
	if _, err := s.Add(ctx, doc, raw, claims, "yesterday", v1); err == nil {
		t.Error("a time that is none is taken")
	}
	if _, err := s.Add(ctx, doc, raw, claims, t1, ""); err == nil {
		t.Error("a reading without a version is taken")
	}
	if r := clean(t, s); r.Documents != 0 || r.Entries != 0 {
		t.Errorf("something was kept: %+v", r)
	}
}

func logChain(t *testing.T, s archive.Store) {
	add(t, s, 1, t1, v1)
	add(t, s, 2, t2, v1)
	doc, _, _ := Document(2)
	if err := s.Remove(context.Background(), doc.ID, t3); err != nil {
		t.Fatal(err)
	}
	before := ""
	var actions []string
	for _, e := range collect(t, s.Log(context.Background())) {
		if e.Hash != archive.Chain(before, e) {
			t.Errorf("entry %d does not follow", e.Seq)
		}
		before = e.Hash
		actions = append(actions, e.Action)
	}
	if got := strings.Join(actions, " "); got != "add add remove" {
		t.Errorf("got %s", got)
	}
}

func pages(t *testing.T, s archive.Store) {
	for n := range 10 {
		add(t, s, n, t1, v1)
	}
	all := ids(t, s, archive.Filter{})
	var got []string
	after := ""
	for range 6 {
		docs := collect(t, s.Documents(context.Background(), archive.Filter{After: after, Limit: 3}))
		if len(docs) == 0 {
			break
		}
		for _, d := range docs {
			got = append(got, d.Path)
		}
		after = docs[len(docs)-1].ID
	}
	if strings.Join(got, " ") != all {
		t.Errorf("got %v, want %s", got, all)
	}
}

func concurrent(t *testing.T, s archive.Store) {
	ctx := context.Background()
	done := make(chan error, 8)
	for w := range 4 {
		go func() {
			for n := range 15 {
				doc, raw, claims := Document(n + 5*w) // neighbours overlap
				if _, err := s.Add(ctx, doc, raw, claims, t1, v1); err != nil {
					done <- err
					return
				}
			}
			done <- nil
		}()
		go func() {
			for range 10 {
				for c, err := range s.Claims(ctx, archive.Filter{}) {
					if err != nil || c.ID == "" {
						done <- fmt.Errorf("claim %v: %w", c, err)
						return
					}
				}
			}
			done <- nil
		}()
	}
	for range 8 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if r := clean(t, s); r.Documents != 30 || r.Claims != 60 || r.Entries != 30 {
		t.Errorf("got %+v", r)
	}
}

func encode(t *testing.T, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
