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
	asked    *BriefRequest
	page     string
	findings []string
	err      error
}

func (b fixedBriefs) Write(_ context.Context, r BriefRequest) (*entente.Brief, error) {
	*b.asked = r
	if b.err != nil {
		return nil, b.err
	}
	out := &entente.Brief{Schema: entente.BriefSchema, Form: r.Form, Title: "Of fish " + evil, Dyad: r.Dyad[:], AsOf: r.AsOf, Parties: []entente.Party{{Code: r.Dyad[0], Name: "Chile"}, {Code: r.Dyad[1], Name: "Peru"}}}
	first := entente.BriefSentence{ID: "s:1", Text: "They signed " + evil, Claims: []string{theClaims()[0].ID}, Incident: "i:1", Status: entente.Asserted}
	second := entente.BriefSentence{ID: "s:2", Text: "Peru may recall its envoy.", Claims: []string{theClaims()[1].ID}, Incident: "i:2", Status: entente.Planned}
	out.Sections = []entente.Section{{Title: "Recent " + evil, Level: 1, Sentences: []entente.BriefSentence{first}}}
	if r.AsOf == "" {
		out.Sections[0].Sentences = append(out.Sections[0].Sentences, second)
	}
	seal, err := out.Digest()
	out.Seal = seal
	return out, err
}

func (b fixedBriefs) Render(_ context.Context, x *entente.Brief, format string) ([]byte, error) {
	return []byte(b.page), b.err
}

func (b fixedBriefs) Check(context.Context, *entente.Brief) ([]string, error) {
	return b.findings, b.err
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
	now   time.Time
}

func newBench(t *testing.T, briefs fixedBriefs, change ...func(*Options)) *bench {
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
	b.now = clock
	o := Options{Store: store, Countries: lex, Weigher: weigher, Briefs: briefs, By: "the desk",
		Now: func() time.Time { return b.now }, Log: slog.New(slog.NewTextHandler(&b.log, nil))}
	for _, f := range change {
		f(&o)
	}
	if b.pages, err = New(o); err != nil {
		t.Fatal(err)
	}
	b.add()
	return b
}

func (b *bench) add() {
	b.t.Helper()
	raw := []byte(evilText)
	b.doc = &entente.Document{ID: "sha256:" + archive.Sum(raw), Path: "a.txt", RawSHA256: archive.Sum(raw), TextSHA256: archive.Sum(raw),
		Title: "Fish " + evil, Publisher: "Post " + evil, Author: evil, URL: "javascript:alert(3)", Published: theDay, Text: evilText,
		Blocks: []entente.Block{{Kind: entente.BlockBody, Span: entente.Span{End: len(evilText)}}}}
	b.list = theClaims()
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

// incident is the address of the page about claim i.
func (b *bench) incident(i int) string {
	w := b.get("/dyad/CHL-PER/incident/" + strings.TrimPrefix(b.list[i].ID, "c:"))
	return w.Header().Get("Location")
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

var theDay = entente.Date{EDTF: "2023-05-12", Start: "2023-05-12", End: "2023-05-12", Basis: entente.BasisHeader}

// theClaims are the two claims of the hostile document.
func theClaims() []entente.Claim {
	id := "sha256:" + archive.Sum([]byte(evilText))
	claim := func(quote string, e *entente.Event, status entente.Status, sure float64) entente.Claim {
		at := strings.Index(evilText, quote)
		s := entente.Span{Start: at, End: at + len(quote)}
		c := entente.Claim{Document: id, Path: "a.txt", Kind: entente.KindEvent, Text: quote, Event: e, Date: theDay, Status: status,
			Issues: []string{"trade"}, Confidence: sure, Evidence: []entente.Evidence{{Span: s, Quote: quote}}, Predicate: s, Clause: s, Sentence: s,
			Actors: []entente.Actor{{Code: "CHL", Sector: "GOV", Name: evil}}, Recipients: []entente.Actor{{Code: "PER", Sector: "GOV", Name: "Peru"}}}
		c.ID = entente.ClaimID(id, c.Kind, s, e)
		return c
	}
	return []entente.Claim{
		claim("Chile and Peru signed a fisheries agreement in Lima "+evil, &entente.Event{Type: "COOPERATE", Quad: entente.MaterialCooperation}, entente.Asserted, .9),
		claim("Peru may recall its envoy from Chile", &entente.Event{Type: "COERCE", Quad: entente.MaterialConflict}, entente.Planned, .4),
	}
}
