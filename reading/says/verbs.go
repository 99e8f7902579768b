package says

import (
	"entente"
	"entente/lexicon/speech"
)

// takes reports whether reporting verb v can have content in a slot.
func (f *finder) takes(v int, slot string) bool {
	_, ok := f.lex.Verbs[speech.Key{Lemma: f.t.Lemma(v), Content: slot}]
	return ok
}

// verb tries token v as a cue.
func (f *finder) verb(v int) {
	if !f.lex.Reports[f.t.Lemma(v)] || f.t.Is(v, "amod", "case", "mark", "compound") {
		return
	}
	a := found{sent: f.si, lemma: f.t.Lemma(v), head: -1}
	link := -1
	switch {
	case f.beside(v, &a), f.complement(v, &a), f.adjacent(v, &a):
	default:
		var ok bool
		if link, ok = f.phrase(v, &a); !ok {
			return
		}
	}
	a.cue = f.cue(v, link)
	f.source(v, &a)
	f.settle(&a)
	if len(a.pieces) == 0 || a.head < 0 && !f.takes(v, "quote") {
		return
	}
	f.found = append(f.found, a)
}

// settle widens direct pieces and drops what overlaps the cue.
func (f *finder) settle(a *found) {
	var keep []entente.Span
	for _, p := range a.pieces {
		p = f.widen(p, a.cue)
		if p.Overlaps(a.cue) || !a.source.Empty() && p.Overlaps(a.source) && p.Contains(a.source) {
			continue
		}
		keep = append(keep, p)
	}
	a.pieces = keep
}

// beside reads content that stands beside the clause of v: "X, he said, Y",
// "as he said, X".
func (f *finder) beside(v int, a *found) bool {
	h := f.t.Head(v)
	if h < 0 || !f.takes(v, "quote") || f.t.Kid(v, "ccomp") >= 0 {
		return false
	}
	as := false
	if f.t.Is(v, "advcl") {
		m := f.t.Kid(v, "mark")
		as = m >= 0 && f.t.Lower(m) == "as"
	}
	if !as && !(f.t.Is(v, "parataxis") && f.t.Kid(v, "nsubj") >= 0) {
		return false
	}
	if f.t.Is(v, "parataxis") && f.t.Kid(v, "obj") >= 0 && f.t.Lemma(v) != "tell" {
		return false
	}
	mine := map[int]bool{}
	for _, k := range f.below(v) {
		mine[k] = true
	}
	a.pieces = f.segments(f.below(h, v), func(k int) bool { return mine[k] })
	return len(a.pieces) > 0
}

// complement reads a clause that v governs.
func (f *finder) complement(v int, a *found) bool {
	c := f.t.Kid(v, "ccomp")
	if c < 0 || !f.takes(v, "that") && !f.takes(v, "quote") {
		return false
	}
	list := f.below(c)
	inside := v > list[0] && v < list[len(list)-1]
	mine := map[int]bool{}
	if inside {
		for _, k := range f.below(v, c) {
			mine[k] = true
		}
	}
	a.pieces = f.segments(list, func(k int) bool { return mine[k] })
	return len(a.pieces) > 0
}

// phrase reads an infinitive, an object or a prepositional phrase.
func (f *finder) phrase(v int, a *found) (link int, ok bool) {
	if x := f.t.Kid(v, "xcomp"); x >= 0 && (f.takes(v, "inf") || f.takes(v, "ger") && f.t.Tokens[x].XPOS == "VBG") {
		list := f.below(x)
		if o := f.t.Kid(v, "obj", "iobj"); o >= 0 && f.t.Head(v) >= -1 && f.lex.Verbs[speech.Key{Lemma: f.t.Lemma(v), Content: "inf"}] == "ask" {
			list = append(f.below(o), list...)
		}
		a.pieces = f.whole(list)
		return -1, len(a.pieces) > 0
	}
	for _, o := range f.t.Kids(v) {
		if !f.t.Is(o, "obl") || f.t.Is(o, "obl:agent", "obl:tmod", "obl:unmarked") {
			continue
		}
		c := f.t.Kid(o, "case")
		if c < 0 || c > o || !f.takes(v, f.t.Lower(c)) || c != v+1 && f.t.Kid(v, "obj") < 0 {
			continue
		}
		if ob := f.t.Kid(v, "obj"); ob >= 0 && f.t.Lower(c) != "of" && f.t.Lower(c) != "on" {
			continue
		}
		a.pieces = f.whole(f.below(o, c))
		if c == v+1 {
			return c, len(a.pieces) > 0
		}
		return -1, len(a.pieces) > 0
	}
	for _, o := range f.t.Kids(v) {
		obj := f.t.Is(o, "obj") || f.t.Is(o, "nsubj:pass") && f.t.Kid(v, "obl:agent") >= 0
		if obj && f.takes(v, "obj") && f.t.Tokens[o].UPOS != "PRON" {
			list := f.below(o)
			if x := f.t.Kid(v, "xcomp"); x > o {
				list = append(list, f.below(x)...)
			}
			a.pieces = f.whole(list)
			return -1, len(a.pieces) > 0
		}
	}
	return -1, false
}

// whole is the one span that covers a list of tokens.
func (f *finder) whole(list []int) []entente.Span {
	if s := f.trim(f.t.Cover(list)); letters(s.Of(f.text)) > 0 {
		return []entente.Span{f.snap(s)}
	}
	return nil
}

// adjacent reads a quotation right before or after the clause of v, where
// the tree shows no link.
func (f *finder) adjacent(v int, a *found) bool {
	if !f.takes(v, "quote") || f.within(f.t.Tokens[v].Start) >= 0 {
		return false
	}
	lo, hi := f.t.Tokens[v].Span, f.t.Tokens[v].Span
	if s := f.t.Kid(v, "nsubj"); s >= 0 {
		span := f.t.Cover(f.below(s))
		if span.Start < lo.Start {
			lo = span
		} else {
			hi = span
		}
	}
	for k := range f.quotes {
		q := &f.quotes[k]
		if q.End > f.t.Start && q.End <= lo.Start && bare(f.text[q.End:lo.Start]) && letters(q.Of(f.text)) > 0 {
			a.pieces = append(a.pieces, q.Span)
		}
		if q.Start >= hi.End && q.Start < f.t.End && bare(f.text[hi.End:q.Start]) && letters(q.Of(f.text)) > 0 {
			a.pieces = append(a.pieces, q.Span)
		}
	}
	return len(a.pieces) > 0
}

// bare reports whether nothing but space and light punctuation is in s.
func bare(s string) bool {
	return len(s) <= 6 && letters(s) == 0
}

// cue is the span of the words that report: auxiliaries, negation and
// adverbs before the verb, its particle, a preposition that leads content, a
// colon.
func (f *finder) cue(v, link int) entente.Span {
	s := f.t.Tokens[v].Span
	at := v
	for at > 0 {
		k := at - 1
		own := f.t.Head(k) == v && (f.t.Is(k, "aux", "advmod") || f.t.Is(k, "mark") && f.t.Lower(k) == "to")
		if h := f.t.Head(v); !own && f.t.Is(v, "xcomp") && h >= 0 && f.t.Kid(h, "obj") < 0 {
			own = k == h || f.t.Head(k) == h && f.t.Is(k, "aux", "advmod") && k > h-4 && k < v
		}
		if !own {
			break
		}
		at = k
	}
	s.Start = f.t.Tokens[at].Start
	for _, k := range f.t.Kids(v) {
		if k == v+1 && f.t.Is(k, "compound:prt") {
			s.End = f.t.Tokens[k].End
		}
	}
	if link == v+1 {
		s.End = f.t.Tokens[link].End
	}
	if v+1 < len(f.t.Tokens) && f.t.Tokens[v+1].Text == ":" {
		s.End = f.t.Tokens[v+1].End
	}
	return s
}
