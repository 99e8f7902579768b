// Package says finds who says what by which words: direct, indirect and
// mixed speech, beliefs, demands and judgements, with the spans of content,
// cue and source.
//
// Rules over dependency trees and quotation marks, with the reporting words
// of lexicon/speech. A content in several pieces ("A," he said, "B") gives
// one Quotation for each piece, all with the same cue and source. Find is
// deterministic, never panics and is safe for concurrent use; its cost is
// linear in the length of the text but for the depth of the trees.
package says

import (
	"sort"

	"entente"
	"entente/lexicon/speech"
	"entente/reading/fact/tree"
)

// Find finds the quotations of a text. Mentions already resolved give the
// Speaker. Quotations are sorted by where they begin.
func Find(text string, sents []entente.Sentence, mentions []entente.Mention) []entente.Quotation {
	lex, err := speech.Load()
	if err != nil {
		return nil // the test of lexicon/speech proves that it loads
	}
	f := &finder{text: text, sents: sents, mentions: mentions, lex: lex, quotes: pairs(text)}
	for si := range sents {
		f.sentence(si)
	}
	f.dashes()
	f.continuations()
	out := f.finish()
	f.nest(out)
	return out
}

// found is one attribution before it is cut into quotations.
type found struct {
	sent    int
	cue     entente.Span
	lemma   string
	source  entente.Span
	head    int // token of the source within sent, -1 if none
	pieces  []entente.Span
	content []int // token that heads the content, for conflicts
	rank    int   // lower is surer
	phrase  bool  // a phrase or noun, not a verb
}

type finder struct {
	text     string
	sents    []entente.Sentence
	mentions []entente.Mention
	lex      *speech.Tables
	quotes   []quote
	found    []found

	si int
	t  *tree.Tree
}

func (f *finder) sentence(si int) {
	f.si, f.t = si, tree.New(&f.sents[si])
	for i := range f.t.Tokens {
		if f.t.Tokens[i].Span.Check(f.text) != nil {
			return
		}
	}
	for i := range f.t.Tokens {
		switch {
		case f.t.Verb(i):
			f.verb(i)
		case f.t.Tokens[i].UPOS == "NOUN":
			f.noun(i)
		}
	}
	f.trailing()
	f.phrases()
	f.colon()
}

// finish cuts the attributions into quotations, in order.
func (f *finder) finish() []entente.Quotation {
	var out []entente.Quotation
	for k := range f.found {
		a := &f.found[k]
		for _, piece := range a.pieces {
			q := entente.Quotation{Content: piece, Cue: a.cue, Source: a.source, CueLemma: a.lemma, Nested: -1}
			q.Direct, q.Mixed = f.manner(piece)
			q.Speaker = f.speaker(a)
			q.Weak = f.weak(a) && !(q.Speaker != nil && f.pronoun(a))
			out = append(out, q)
		}
	}
	out = append(out, f.loose(out)...)
	sort.SliceStable(out, func(a, b int) bool {
		x, y := &out[a], &out[b]
		if x.Content.Start != y.Content.Start {
			return x.Content.Start < y.Content.Start
		}
		if x.Content.End != y.Content.End {
			return x.Content.End > y.Content.End
		}
		return x.Cue.Start < y.Cue.Start
	})
	return out
}

// nest links each quotation to the smallest one that contains it.
func (f *finder) nest(list []entente.Quotation) {
	var open []int
	for k := range list {
		q := &list[k]
		for len(open) > 0 && list[open[len(open)-1]].Content.End <= q.Content.Start {
			open = open[:len(open)-1]
		}
		for n := len(open) - 1; n >= 0; n-- {
			o := &list[open[n]]
			whole := q.Content
			if !q.Cue.Empty() {
				whole = whole.Cover(q.Cue)
			}
			if o.Content.Contains(whole) && o.Cue != q.Cue {
				q.Nested = open[n]
				break
			}
		}
		open = append(open, k)
	}
}
