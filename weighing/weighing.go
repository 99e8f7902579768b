// Package weighing says what many documents together make of the world: which
// claims are about one incident, how many origins without a common source
// stand behind it, and where the sources differ.
//
// Weigh is a function of the set of its inputs: their order does not matter,
// and an Index filled one document at a time gives the same result. Nothing
// is counted twice that can be traced to one source; independence is never
// asserted, only "no shared origin found".
//
// A Weigher is safe for concurrent use, an Index is not.
package weighing

import (
	"entente"
	"entente/lexicon/publishers"
	"entente/weighing/depend"
	"entente/weighing/dispute"
)

// Dependence says that one document draws on another, or both on a common
// source, with proof.
type Dependence = depend.Dependence

// Notes are what weighing keeps of the sentences of a document.
type Notes = dispute.Notes

// Note takes the Notes of one document. reading may be nil; then what
// documents contradict is found from claims alone.
func (w *Weigher) Note(doc *entente.Document, reading *entente.Reading) *Notes {
	return w.finder.Note(doc, reading)
}

// Result is what weighing finds.
type Result struct {
	// Incidents hold every claim exactly once, in order of date and identity.
	Incidents []entente.Incident
	Disputes  []entente.Dispute
	// Dependences between documents, by From, To and reason.
	Dependences []Dependence
	// Origins partition the documents by common source of most of their text.
	// Documents that share a passage or a quotation only are apart here and
	// together in the incidents that the passage is about.
	Origins []entente.Group
}

// Weigher weighs.
type Weigher struct {
	lex     *publishers.Table
	finder  *dispute.Finder
	credits *depend.Spotter
	rate    func(*entente.Document) string
	noted   *noted // nil when documents are not read on demand
}

// New loads the tables.
func New() (*Weigher, error) {
	lex, err := publishers.Load()
	if err != nil {
		return nil, err
	}
	f, err := dispute.New()
	if err != nil {
		return nil, err
	}
	return &Weigher{lex, f, depend.NewSpotter(lex), func(d *entente.Document) string { return d.Reliability }, nil}, nil
}

// Rated returns a Weigher that takes the reliability of a document's source
// from rate: a letter from A to F, or "" when it was not judged. Without it
// the document's own Reliability stands.
func (w *Weigher) Rated(rate func(*entente.Document) string) *Weigher {
	out := *w
	out.rate = rate
	return &out
}

// Weigh weighs documents and their claims. readings may be nil. A claim of a
// document that is not given is left out: to drop a source, weigh without it.
func (w *Weigher) Weigh(docs []*entente.Document, readings map[string]*entente.Reading, claims []entente.Claim) Result {
	x := w.NewIndex()
	x.AddAll(docs, readings, claims)
	return x.Result()
}

// Dependences finds dependences alone.
func (w *Weigher) Dependences(docs []*entente.Document, readings map[string]*entente.Reading) []Dependence {
	x := newDependIndex()
	x.AddAll(docs)
	return x.Links()
}
