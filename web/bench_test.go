package web

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"entente"
	"entente/archive"
	"entente/archive/sqlite"
	"entente/lexicon/actors"
	"entente/weighing"
)

const (
	evil     = `<script>alert(1)</script><img src=x onerror=alert(2)>`
	evilText = "Chile and Peru signed a fisheries agreement in Lima " + evil + ". Peru may recall its envoy from Chile."
)

var clock = time.Date(2025, 3, 4, 5, 6, 7, 0, time.UTC)

// fixedBriefs stands for the writer of briefs.
type fixedBriefs struct {
	asked *BriefRequest
	page  string
	err   error
}

func (b fixedBriefs) Brief(_ context.Context, r BriefRequest) ([]byte, error) {
	*b.asked = r
	return []byte(b.page), b.err
}

// bench is a workbench over a new archive with one hostile document.
type bench struct {
	t     *testing.T
	store *sqlite.Archive
	pages http.Handler
	doc   *entente.Document
	list  []entente.Claim
	asked BriefRequest
	log   bytes.Buffer
}

func newBench(t *testing.T, briefs fixedBriefs) *bench {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "desk.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	lex, err := actors.Load()
	if err != nil {
		t.Fatal(err)
	}
	weigher, err := weighing.New()
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{t: t, store: store}
	briefs.asked = &b.asked
	b.pages, err = New(Options{Store: store, Countries: lex, Weigher: weigher, Briefs: briefs, By: "the desk",
		Now: func() time.Time { return clock }, Log: slog.New(slog.NewTextHandler(&b.log, nil))})
	if err != nil {
		t.Fatal(err)
	}
	b.add()
	return b
}

func (b *bench) add() {
	b.t.Helper()
	day := entente.Date{EDTF: "2023-05-12", Start: "2023-05-12", End: "2023-05-12", Basis: entente.BasisHeader}
	raw := []byte(evilText)
	b.doc = &entente.Document{ID: "sha256:" + archive.Sum(raw), Path: "a.txt", RawSHA256: archive.Sum(raw), TextSHA256: archive.Sum(raw),
		Title: "Fish " + evil, Publisher: "Post " + evil, Author: evil, URL: "javascript:alert(3)", Published: day, Text: evilText,
		Blocks: []entente.Block{{Kind: entente.BlockBody, Span: entente.Span{End: len(evilText)}}}}
	claim := func(quote string, e *entente.Event, status entente.Status, sure float64) entente.Claim {
		at := strings.Index(evilText, quote)
		s := entente.Span{Start: at, End: at + len(quote)}
		c := entente.Claim{Document: b.doc.ID, Path: "a.txt", Kind: entente.KindEvent, Text: quote, Event: e, Date: day, Status: status,
			Issues: []string{"trade"}, Confidence: sure, Evidence: []entente.Evidence{{Span: s, Quote: quote}}, Predicate: s, Clause: s, Sentence: s,
			Actors: []entente.Actor{{Code: "CHL", Sector: "GOV", Name: evil}}, Recipients: []entente.Actor{{Code: "PER", Sector: "GOV", Name: "Peru"}}}
		c.ID = entente.ClaimID(b.doc.ID, c.Kind, s, e)
		return c
	}
	b.list = []entente.Claim{
		claim("Chile and Peru signed a fisheries agreement in Lima "+evil, &entente.Event{Type: "COOPERATE", Quad: entente.MaterialCooperation}, entente.Asserted, .9),
		claim("Peru may recall its envoy from Chile", &entente.Event{Type: "COERCE", Quad: entente.MaterialConflict}, entente.Planned, .4),
	}
	if _, err := b.store.Add(b.t.Context(), b.doc, raw, b.list, "2024-01-01T00:00:00Z", "v1"); err != nil {
		b.t.Fatal(err)
	}
}

// get asks for a page as a browser on this machine does.
func (b *bench) get(path string) *httptest.ResponseRecorder {
	return b.ask(httptest.NewRequest(http.MethodGet, path, nil))
}

func (b *bench) ask(r *http.Request) *httptest.ResponseRecorder {
	if r.Host == "example.com" {
		r.Host = "127.0.0.1:8765"
	}
	w := httptest.NewRecorder()
	b.pages.ServeHTTP(w, r)
	return w
}

func (b *bench) post(form url.Values, header map[string]string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, "/review", strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for k, v := range header {
		r.Header.Set(k, v)
	}
	return b.ask(r)
}

func (b *bench) decisions() []archive.Decision {
	b.t.Helper()
	var out []archive.Decision
	for d, err := range b.store.Decisions(b.t.Context()) {
		if err != nil {
			b.t.Fatal(err)
		}
		out = append(out, d)
	}
	return out
}
