package coding

import (
	"os"
	"sync"
	"testing"

	"entente"
	"entente/english"
	"entente/reading"
)

// pipeline is the real way from text to claims, with the fast reader.
var pipeline = sync.OnceValues(func() (*parts, error) {
	en, err := english.Open(os.Getenv("ENTENTE_ENGLISH"))
	if err != nil {
		return nil, err
	}
	r, err := reading.New(en, nil)
	if err != nil {
		return nil, err
	}
	c, err := New()
	if err != nil {
		return nil, err
	}
	// What rules find is tested apart from how sure the coder is of it.
	return &parts{r, c.With(Options{Strictness: Low})}, nil
})

type parts struct {
	r *reading.Reader
	c *Coder
}

// read runs the rooms before coding on one block of text.
func (p *parts) read(text string) (*entente.Document, *entente.Reading) {
	return p.readBlocks(text, []entente.Block{{Kind: entente.BlockBody, Span: entente.Span{Start: 0, End: len(text)}}})
}

func (p *parts) readBlocks(text string, blocks []entente.Block) (*entente.Document, *entente.Reading) {
	return p.readDated(text, blocks, "")
}

func (p *parts) readDated(text string, blocks []entente.Block, day string) (*entente.Document, *entente.Reading) {
	doc := &entente.Document{ID: "sha256:test", Text: text, Blocks: blocks}
	if len(day) >= 10 {
		doc.Published = entente.Date{EDTF: day[:10], Start: day[:10], End: day[:10], Basis: entente.BasisHeader}
	}
	r := p.r.Read(doc)
	return doc, &r
}

func mustPipeline(t testing.TB) *parts {
	t.Helper()
	p, err := pipeline()
	if err != nil {
		t.Fatal(err)
	}
	return p
}
