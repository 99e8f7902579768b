package says

import (
	"entente"
)

// first is the leftmost token under i.
func (f *finder) first(i int) int { return f.below(i)[0] }

// complement reads a clause that v governs and that follows it.
func (f *finder) complement(v int, a *found) bool {
	if !f.takes(v, "that") && !f.takes(v, "quote") {
		return false
	}
	c := f.t.Kid(v, "ccomp")
	if c < 0 {
		if !f.takes(v, "that") || !f.takes(v, "quote") || f.t.Kid(v, "nsubj") < 0 {
			return false
		}
		c = f.stray(v)
	}
	if c < 0 {
		return false
	}
	list := f.below(c)
	if list[0] < v {
		if list[len(list)-1] < v {
			return f.cut(list, v, a)
		}
		return false
	}
	lo, hi := f.start(v, list[0]), f.stop(v, list)
	if hi < lo || f.dateOnly(lo, hi) {
		return false
	}
	if s := f.trim(f.t.Tokens[lo].Span.Cover(f.t.Tokens[hi].Span)); letters(s.Of(f.text)) > 0 {
		a.pieces = []entente.Span{f.snap(s)}
	}
	return len(a.pieces) > 0
}

// stray is a clause right after v that the tree hangs under another
// relation, led by "that" or a pronoun: "said that", "says he".
func (f *finder) stray(v int) int {
	if o := f.t.Kid(v, "obj", "iobj"); o > v {
		if c := f.t.Kid(o, "acl"); c > o && f.t.Kid(c, "mark") >= 0 && f.t.Lower(f.t.Kid(c, "mark")) == "that" && f.t.Kid(c, "nsubj") >= 0 {
			return c // "told reporters that"
		}
	}
	for _, k := range f.t.Kids(v) {
		if k > v && f.t.Is(k, "advcl", "xcomp", "parataxis", "acl", "conj", "obj") && (f.t.Verb(k) || f.t.Kid(k, "cop") >= 0) && f.t.Kid(k, "nsubj") >= 0 {
			if lo := f.first(k); lo > v && lo <= v+4 && f.t.Kid(k, "cc") < 0 {
				if m := f.t.Kid(k, "mark"); m < 0 || f.t.Lower(m) == "that" {
					return k
				}
			}
		}
	}
	return -1
}

// start is the first token of a clause after v whose tree begins at c: the
// word "that" before it, or a subject that the tree hung elsewhere.
func (f *finder) start(v, c int) int {
	for k := v + 1; k < c; k++ {
		if f.t.Lower(k) == "that" && (f.t.Tokens[k].UPOS == "SCONJ" || k+1 == c) {
			return k
		}
	}
	for k := c; k < len(f.t.Tokens) && k < c+4; k++ {
		if f.t.Lower(k) == "that" && k > c && f.timely(c, k) && (f.t.Tokens[k].UPOS == "SCONJ" || f.day(c)) {
			return k
		}
		if f.t.Lower(k) == "that" && k > c && f.addresses(v) && !f.statement(c, k) {
			return k
		}
	}
	for k := v + 1; k < c; k++ {
		top := k
		for f.t.Head(top) != v {
			if top = f.t.Head(top); top < 0 {
				return c
			}
		}
		if f.day(k) || !f.t.Is(top, "obj", "nsubj", "det", "amod", "compound") || f.addresses(v) || f.t.Kid(v, "iobj") >= 0 || top < v {
			return c
		}
	}
	if c > v+1 && f.takes(v, "quote") && f.t.Kid(v, "nsubj") < v {
		return v + 1
	}
	return c
}

// addresses reports whether verb v names whom it is said to: "warned voters
// that", "told him that".
func (f *finder) addresses(v int) bool {
	return f.takes(v, "that") && f.takes(v, "inf") && !f.takes(v, "obj") || f.t.Lemma(v) == "tell"
}

// timely reports whether tokens [lo,hi) are a date or time of day.
func (f *finder) timely(lo, hi int) bool {
	for k := lo; k < hi; k++ {
		if u := f.t.Tokens[k].UPOS; u != "PROPN" && u != "NOUN" && u != "ADP" && u != "NUM" && u != "PUNCT" && u != "ADV" {
			return false
		}
	}
	return true
}

// dateOnly reports whether tokens lo to hi hold no verb and are few.
func (f *finder) dateOnly(lo, hi int) bool {
	return hi-lo < 4 && !f.statement(lo, hi+1)
}

// stop is the last token of a clause of content: it takes in what the tree
// hangs from v after it, and leaves out what is joined to v.
func (f *finder) stop(v int, list []int) int {
	hi := list[len(list)-1]
	for k := list[0]; k <= hi; k++ {
		if f.t.Is(k, "conj") && f.t.Verb(k) && f.joined(k, v) {
			for k > list[0] && (f.t.Tokens[k-1].UPOS != "CCONJ") && f.t.Head(k-1) == k {
				k--
			}
			if k > list[0] && f.t.Tokens[k-1].UPOS == "CCONJ" {
				k--
			}
			return k - 1
		}
	}
	for k := hi + 1; k < len(f.t.Tokens); k++ {
		top := k
		for top >= 0 && f.t.Head(top) != v {
			top = f.t.Head(top)
		}
		if top >= 0 && f.t.Is(top, "conj") && f.andThat(k, top) {
			hi = f.last(top)
			k = hi
			continue
		}
		if top < 0 || f.t.Is(top, "conj", "parataxis", "cc") || f.t.Is(top, "advcl") && f.t.Tokens[top].XPOS == "VBG" && f.lex.Reports[f.t.Lemma(top)] {
			break
		}
		if f.t.Is(top, "punct") {
			continue
		}
		hi = k
	}
	return hi
}

// andThat reports whether conjunct top, which begins at token k, goes on with
// the content: "and that …".
func (f *finder) andThat(k, top int) bool {
	return k+1 < len(f.t.Tokens) && f.t.Tokens[k].UPOS == "CCONJ" && f.t.Lower(k+1) == "that" && f.t.Head(k+1) == top
}

// last is the rightmost token under i.
func (f *finder) last(i int) int {
	list := f.below(i)
	return list[len(list)-1]
}

// joined reports whether verb k, a conjunct inside the content of v, goes on
// from v itself: a reporting verb of the same form without its own subject.
func (f *finder) joined(k, v int) bool {
	return f.takes(k, "that") && f.takes(k, "quote") && f.t.Kid(k, "nsubj") < 0 && f.t.Tokens[k].XPOS == f.t.Tokens[v].XPOS && f.t.Kid(k, "aux") < 0
}
