package compose

import (
	"strings"

	"entente"
)

// nominal writes an event that a noun carries: "Recorded for June 2025: the
// meeting between A and B."
func (c *Composer) nominal(it Item) ([]entente.Part, bool) {
	p := &pruning{c: c, it: it, s: it.Sentence}
	p.kids = children(p.s)
	p.mark()
	i := p.s.TokenAt(it.Claims[0].Predicate.Start)
	if i < 0 || p.s.Tokens[i].UPOS != "NOUN" || !it.Claims[0].Status.Fact() {
		return nil, false
	}
	for _, t := range p.s.Tokens { // a clause with a status word is not cut to a noun
		if c.ph.Cue("gap", t.Text) {
			return nil, false
		}
	}
	p.root = i
	p.keep = make([]bool, len(p.s.Tokens))
	for _, k := range p.below(i) {
		p.keep[k] = true
	}
	if !p.covers(i) {
		return nil, false
	}
	for _, k := range p.kids[i] {
		t := p.s.Tokens[k]
		switch rel := strings.SplitN(t.Deprel, ":", 2)[0]; {
		case rel == "case", rel == "cc", rel == "mark", rel == "advmod" && k < i:
			p.drop(k)
		case rel == "nsubj", rel == "cop", rel == "aux": // not a noun phrase
			return nil, false
		case (rel == "conj" || rel == "parataxis" || rel == "advcl" || t.Deprel == "acl") && p.hasFiniteVerb(k):
			if !p.drop(k) {
				return nil, false
			}
		}
	}
	for _, k := range p.below(i) {
		p.prune(k)
	}
	text, when, dated := fronted(it)
	if dated && p.under(when) {
		dated = p.dropDate(when)
	}
	p.trimEdges()
	b := newBuilder(it.Doc)
	if !dated {
		return nil, false // a noun without a date tells nothing
	}
	b.frame(c.ph.Frame("recorded"))
	text = text[strings.IndexByte(text, ' ')+1:]
	b.date(text, when.Date, when.Span)
	b.frame(c.ph.Frame("colon"))
	for n, s := range p.pieces(p.keep) {
		if n > 0 && p.spaced(entente.Span{}, s) {
			b.frame(c.ph.Frame("space"))
		}
		b.verbatim(s)
	}
	stop(b, c.ph.Frame("stop"))
	text = Text(b.parts)
	if n := words(text); n < 7 || n > 45 || !balanced(text) || p.judges(b.parts) {
		return nil, false
	}
	return b.parts, true
}

// under reports whether the expression stands in the kept text.
func (p *pruning) under(x entente.Timex) bool {
	i := p.s.TokenAt(x.Start)
	return i >= 0 && p.keep[i]
}
