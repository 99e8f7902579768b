package coding

import (
	"sync"
	"testing"

	"entente"
	"entente/english"
	"entente/lexicon/actors"
	"entente/reading/fact"
	"entente/reading/says"
	"entente/reading/when"
	"entente/reading/who"
)

var pipeline = sync.OnceValues(func() (*parts, error) {
	en, err := english.Open(english.Fast)
	if err != nil {
		return nil, err
	}
	lex, err := actors.Load()
	if err != nil {
		return nil, err
	}
	c, err := New()
	if err != nil {
		return nil, err
	}
	return &parts{en, who.New(lex), c}, nil
})

type parts struct {
	en  *english.English
	who *who.Resolver
	c   *Coder
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
	sents, found := p.en.Analyse(text, doc.Blocks)
	dates := when.Find(text, sents, doc.Published)
	mentions := p.who.Resolve(doc, sents, found, dates)
	return doc, &entente.Reading{
		Document: doc.ID, Published: doc.Published, Blocks: doc.Blocks, Sentences: sents, Mentions: mentions, Dates: dates,
		Quotations: says.Find(text, sents, mentions), Predicates: fact.Judge(text, sents),
	}
}

func mustPipeline(t testing.TB) *parts {
	t.Helper()
	p, err := pipeline()
	if err != nil {
		t.Fatal(err)
	}
	return p
}
