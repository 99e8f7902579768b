// Package reading says what the sentences of one document say: dates,
// amounts, places, quotations, how factual each predicate is, and who the
// actors are at that date. It knows nothing of event types.
//
// A Reader is safe for concurrent use and deterministic; its cost is that of
// parsing, linear in the text.
package reading

import (
	"io/fs"

	"entente"
	"entente/lexicon/actors"
	"entente/reading/amount"
	"entente/reading/fact"
	"entente/reading/place"
	"entente/reading/says"
	"entente/reading/when"
	"entente/reading/who"
)

// Version names the rules of reading; it changes when their results do, and
// is part of the key under which an archive keeps claims.
const Version = "1"

// Reader reads documents in one language.
type Reader struct {
	language entente.Language
	who      *who.Resolver
}

// New makes a reader over a language and the actors' lexicon, with a user's
// overlay folder of lexicon files, or nil.
func New(language entente.Language, overlay fs.FS) (*Reader, error) {
	lex, err := actors.Load()
	if overlay != nil {
		lex, err = actors.LoadWith(overlay)
	}
	if err != nil {
		return nil, err
	}
	return &Reader{language, who.New(lex)}, nil
}

// Date returns doc's publication date: its own where it has one, else what
// its text gives away, which may be a window or nothing.
func Date(doc *entente.Document) entente.Date {
	if doc.Published.Known() {
		return doc.Published
	}
	return when.DateDocument(doc)
}

// Read reads one document. It does not change doc.
func (r *Reader) Read(doc *entente.Document) entente.Reading {
	sents, found := r.language.Analyse(doc.Text, doc.Blocks)
	published := Date(doc)
	dates := when.Find(doc.Text, sents, published)
	mentions := r.who.Resolve(doc, sents, found, dates)
	return entente.Reading{
		Document: doc.ID, Path: doc.Path, Published: published, Blocks: doc.Blocks,
		Sentences: sents, Mentions: mentions, Dates: dates,
		Amounts:    amount.Find(doc.Text, sents),
		Places:     place.Find(doc.Text, sents, mentions),
		Quotations: says.Find(doc.Text, sents, mentions),
		Predicates: fact.Judge(doc.Text, sents),
	}
}
