package archivetest

import (
	"context"
	"testing"

	"entente"
	"entente/archive"
)

func removal(t *testing.T, s archive.Store) {
	ctx := context.Background()
	add(t, s, 1, t1, v1)
	add(t, s, 2, t1, v1)
	doc, _, _ := Document(1)
	for range 2 {
		if err := s.Remove(ctx, doc.ID, t2); err != nil {
			t.Fatal(err)
		}
	}
	if got := ids(t, s, archive.Filter{}); got != "report-2.html" {
		t.Errorf("in view: %s", got)
	}
	if hits, err := s.Search(ctx, "Ost", archive.Filter{}); err != nil || len(hits) != 0 {
		t.Errorf("search finds %v, %v", hits, err)
	}
	if !add(t, s, 1, t3, v1) {
		t.Error("adding again does not bring it back")
	}
	if r := clean(t, s); r.Documents != 2 || r.Readings != 2 {
		t.Errorf("got %+v", r)
	}
	if err := s.Remove(ctx, "sha256:00", t3); entente.CodeOf(err) != entente.ErrNotFound {
		t.Errorf("removing what is not there: %v", err)
	}
}

func asOf(t *testing.T, s archive.Store) {
	add(t, s, 1, t1, v1)
	add(t, s, 2, t2, v1)
	doc, _, _ := Document(1)
	if err := s.Remove(context.Background(), doc.ID, t3); err != nil {
		t.Fatal(err)
	}
	for at, want := range map[string]int{"2024-05-31": 0, "2024-06-01": 1, t1: 1, "2024-06-02T09:00:00+02:00": 1, "2024-06-02": 2, t3: 1, "": 1} {
		if got := len(collect(t, s.Documents(context.Background(), archive.Filter{AsOf: at}))); got != want {
			t.Errorf("as of %q: %d documents, want %d", at, got, want)
		}
	}
}

func decisions(t *testing.T, s archive.Store) {
	ctx := context.Background()
	add(t, s, 1, t1, v1)
	_, _, claims := Document(1)
	decide := func(d archive.Decision) {
		t.Helper()
		if err := s.Decide(ctx, d); err != nil {
			t.Fatal(err)
		}
	}
	decide(archive.Decision{Claim: claims[0].ID, Verdict: archive.Reject, By: "jr", RecordedAt: t2})
	decide(archive.Decision{Claim: claims[1].ID, Verdict: archive.Edit, Fields: []byte(`{"issues":["fisheries"],"id":"c:other"}`), RecordedAt: t2})
	got := collect(t, s.Claims(ctx, archive.Filter{}))
	if len(got) != 1 || got[0].ID != claims[1].ID || got[0].Issues[0] != "fisheries" {
		t.Errorf("got %+v", got)
	}
	if n := len(collect(t, s.Claims(ctx, archive.Filter{Issue: "fisheries"}))); n != 1 {
		t.Errorf("%d claims under the corrected issue", n)
	}
	if n := len(collect(t, s.Claims(ctx, archive.Filter{Issue: "trade"}))); n != 0 {
		t.Errorf("%d claims under the former issue", n)
	}
	for _, f := range []archive.Filter{{AsRead: true}, {AsOf: t1}} {
		if n := len(collect(t, s.Claims(ctx, f))); n != 2 {
			t.Errorf("%+v: %d claims, want 2", f, n)
		}
	}
	doc, raw, again := Document(1) // a new version of the reading finds the same
	if _, err := s.Add(ctx, doc, raw, again, t3, "reading-2"); err != nil {
		t.Fatal(err)
	}
	if n := len(collect(t, s.Claims(ctx, archive.Filter{}))); n != 1 {
		t.Errorf("%d claims after a new reading, want 1", n)
	}
	decide(archive.Decision{Claim: claims[0].ID, Verdict: archive.Accept, RecordedAt: t3})
	if n := len(collect(t, s.Claims(ctx, archive.Filter{}))); n != 2 {
		t.Errorf("%d claims after the last word, want 2", n)
	}
	if n := len(collect(t, s.Decisions(ctx))); n != 3 {
		t.Errorf("%d decisions", n)
	}
	for _, d := range []archive.Decision{
		{Claim: "c:none", Verdict: archive.Accept, RecordedAt: t3}, {Claim: claims[0].ID, Verdict: "maybe", RecordedAt: t3},
		{Claim: claims[0].ID, Verdict: archive.Edit, RecordedAt: t3}, {Claim: claims[0].ID, Verdict: archive.Edit, Fields: []byte(`{"kind":3}`), RecordedAt: t3},
		{Claim: claims[0].ID, Verdict: archive.Accept, RecordedAt: "now"},
	} {
		if err := s.Decide(ctx, d); err == nil {
			t.Errorf("decision %+v is taken", d)
		}
	}
}

func filters(t *testing.T, s archive.Store) {
	for n := range 24 {
		add(t, s, n, t1, v1)
	}
	ctx := context.Background()
	dyad := entente.NewDyad("BBB", "AAA")
	for _, c := range []struct {
		name              string
		f                 archive.Filter
		documents, claims int
	}{
		{"all", archive.Filter{}, 24, 48},
		{"pair", archive.Filter{Dyad: &dyad}, 8, 16},
		{"actor", archive.Filter{Actor: "AAA"}, 16, 32},
		{"issue", archive.Filter{Issue: "trade"}, 24, 24},
		{"type", archive.Filter{Type: "CONSULT"}, 24, 24},
		{"pair and kind", archive.Filter{Dyad: &dyad, Kind: entente.KindStatement}, 8, 8},
		{"status", archive.Filter{Status: entente.Denied}, 0, 0},
		{"publisher", archive.Filter{Publisher: "Northern Review"}, 12, 24},
		{"period", archive.Filter{From: "2024-03-01", To: "2024-04-30"}, 4, 8},
		{"address", archive.Filter{URL: "https://post.example/3"}, 1, 2},
		{"language", archive.Filter{Language: "fr"}, 0, 0},
		{"limit", archive.Filter{Limit: 3}, 3, 3},
	} {
		if got := len(collect(t, s.Documents(ctx, c.f))); got != c.documents {
			t.Errorf("%s: %d documents, want %d", c.name, got, c.documents)
		}
		if got := len(collect(t, s.Claims(ctx, c.f))); got != c.claims {
			t.Errorf("%s: %d claims, want %d", c.name, got, c.claims)
		}
	}
}
