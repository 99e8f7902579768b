package briefing

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"entente"
	"entente/archive"
	"entente/archive/sqlite"
	"entente/lexicon/actors"
	"entente/web"
	"entente/work"
)

// counting counts the documents that are read.
type counting struct {
	*work.Pipeline
	n int
}

func (c *counting) Document(d *entente.Document) (entente.Reading, []entente.Claim) {
	c.n++
	return c.Pipeline.Document(d)
}

func writer(t *testing.T) (*Writer, *counting, *sqlite.Archive, []entente.Claim) {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "desk.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	p, err := work.New(work.Options{})
	if err != nil {
		t.Fatal(err)
	}
	lex, err := actors.Load()
	if err != nil {
		t.Fatal(err)
	}
	text := "Chile and Peru signed a fisheries agreement in Lima on 12 May 2023.\n\nPeru expelled two Chilean diplomats on 18 May 2023."
	cut := strings.Index(text, "\n\n")
	sum := archive.Sum([]byte(text))
	doc := &entente.Document{ID: "sha256:" + sum, Path: "a.txt", RawSHA256: sum, TextSHA256: sum, Title: "Fish", Publisher: "The Coastal Post",
		Language: "en", Text: text, Published: entente.Date{EDTF: "2023-05-20", Start: "2023-05-20", End: "2023-05-20", Basis: entente.BasisHeader},
		Blocks: []entente.Block{{Kind: entente.BlockBody, Span: entente.Span{End: cut}}, {Kind: entente.BlockBody, Span: entente.Span{Start: cut + 2, End: len(text)}}}}
	_, claims := p.Document(doc)
	if _, err := store.Add(t.Context(), doc, []byte(text), claims, "2024-01-01T00:00:00Z", "v1"); err != nil {
		t.Fatal(err)
	}
	c := &counting{Pipeline: p}
	w := &Writer{Store: store, Open: func() (Pipeline, error) { return c, nil }, Reading: "test", Name: lex.NameIn}
	return w, c, store, claims
}

// page writes a brief, proves it again as it is recorded, and renders it.
func page(t *testing.T, w *Writer, ask web.BriefRequest) string {
	t.Helper()
	b, err := w.Write(t.Context(), ask)
	if err != nil {
		t.Fatal(err)
	}
	if found, err := w.Check(t.Context(), b); err != nil || len(found) > 0 {
		t.Errorf("not proved again: %v, %v", found, err)
	}
	data, err := w.Render(t.Context(), b, "html")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestARejectedClaimIsNotToldAndADocumentIsReadOnce(t *testing.T) {
	w, read, store, claims := writer(t)
	ask := web.BriefRequest{Dyad: entente.Dyad{"CHL", "PER"}, Form: "timeline"}
	first := page(t, w, ask)
	brief, _, _ := strings.Cut(first, `<aside`)
	if !strings.Contains(brief, "fisheries agreement") || !strings.Contains(brief, "expelled two Chilean diplomats") {
		t.Fatal("the brief does not tell both events")
	}
	rejected := 0
	for _, c := range claims {
		if strings.Contains(c.Text, "expelled") {
			rejected++
			if err := store.Decide(t.Context(), archive.Decision{Claim: c.ID, Verdict: archive.Reject, RecordedAt: "2024-01-02T00:00:00Z"}); err != nil {
				t.Fatal(err)
			}
		}
	}
	second := page(t, w, ask)
	brief, _, _ = strings.Cut(second, `<aside`)
	if rejected == 0 || strings.Contains(brief, "expelled two Chilean diplomats") || !strings.Contains(brief, "fisheries agreement") {
		t.Errorf("%d claims rejected, and the brief still tells them or tells nothing", rejected)
	}
	if read.n != 1 {
		t.Errorf("one document was read %d times", read.n)
	}
}

func TestWhatCannotBeWrittenIsRefused(t *testing.T) {
	w, _, _, _ := writer(t)
	for name, ask := range map[string]web.BriefRequest{
		"a pair nobody writes about": {Dyad: entente.Dyad{"EGY", "ETH"}, Form: "timeline"},
		"a day before all documents": {Dyad: entente.Dyad{"CHL", "PER"}, Form: "timeline", AsOf: "2020-01-01"},
		"a period without events":    {Dyad: entente.Dyad{"CHL", "PER"}, Form: "timeline", From: "1990-01-01", To: "1990-12-31"},
	} {
		b, err := w.Write(t.Context(), ask)
		var e *entente.Error
		if b != nil || !errors.As(err, &e) || e.Code != entente.ErrRefused {
			t.Errorf("%s: %v, %v", name, b, err)
		}
	}
}
