// Package segment cuts English text into sentences and syntactic words after
// the conventions of Universal Dependencies: contractions and hyphenated
// compounds are split, abbreviations keep their full stop, currency signs
// stand alone.
//
// Every byte that is not white space belongs to exactly one word; words are
// in order, disjoint, and verbatim stretches of the text. Word segmentation
// is by rule over the tables in data/; sentence boundaries are decided by a
// linear model over the words on both sides, with hard rules before it. Both
// are linear in the length of the text and use integers only, so the result
// is the same on every platform. A Segmenter is immutable and safe for
// concurrent use.
package segment

import (
	"entente"
	"unicode"
	"unicode/utf8"
)

// Sentence is a stretch of text and its words.
type Sentence struct {
	entente.Span
	Words []entente.Span
}

// Segmenter holds the tables and the boundary model.
type Segmenter struct {
	tables *tables
	bounds *Bounds // nil: rules alone
}

// New makes a Segmenter with a trained boundary model, or with simple rules
// when bounds is nil.
func New(bounds *Bounds) *Segmenter {
	return &Segmenter{tables: loadTables(), bounds: bounds}
}

// Sentences segments text[span.Start:span.End]. Heading says that the
// stretch is a heading, which ends only at clear final punctuation.
func (s *Segmenter) Sentences(text string, span entente.Span, heading bool) []Sentence {
	words := s.Words(text, span)
	if len(words) == 0 {
		return nil
	}
	var out []Sentence
	from := 0
	g := newGaps(s.tables, text, words)
	opening := g.dateline()
	for i := range words {
		last := i == len(words)-1
		if !last && i != opening && !s.ends(g, i, from, heading) {
			continue
		}
		run := words[from : i+1]
		out = append(out, Sentence{entente.Span{Start: run[0].Start, End: run[len(run)-1].End}, run})
		from = i + 1
	}
	return out
}

// Blank reports whether r is white space to this package: Unicode white
// space and the invisible marks of zero width.
func Blank(r rune) bool {
	switch r {
	case '\u200b', '\ufeff', '\u2060', '\u200e', '\u200f':
		return true
	}
	return unicode.IsSpace(r)
}

// Words cuts text[span.Start:span.End] into words.
func (s *Segmenter) Words(text string, span entente.Span) []entente.Span {
	if span.Check(text) != nil {
		return nil
	}
	c := cutter{tables: s.tables, text: text[:span.End], from: span.Start}
	c.out = make([]entente.Span, 0, (span.End-span.Start)/5+1)
	at := span.Start
	for at < span.End {
		r, n := utf8.DecodeRuneInString(c.text[at:])
		if Blank(r) {
			at += n
			continue
		}
		at = c.next(at, r, n)
	}
	return c.out
}
