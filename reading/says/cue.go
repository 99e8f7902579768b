package says

import (
	"entente"
)

// cue is the span of the words that report: auxiliaries, negation and
// adverbs before the verb, its particle, a preposition that leads content, a
// colon.
func (f *finder) cue(v, link int) entente.Span {
	s := f.t.Tokens[v].Span
	at := v
	for at > 0 && f.groups(at-1, v) {
		at--
	}
	s.Start = f.t.Tokens[at].Start
	for _, k := range f.t.Kids(v) {
		if k == v+1 && f.t.Is(k, "compound:prt") && !(f.takes(v, "that") && f.takes(v, "quote")) {
			s.End = f.t.Tokens[k].End
		}
	}
	if link == v+1 {
		s.End = f.t.Tokens[link].End
	}
	if v+2 < len(f.t.Tokens) && f.day(v+1) && f.t.Lower(v+2) == "that" {
		s.End = f.t.Tokens[v+1].End
	}
	if by := f.agent(v); by >= 0 && v+1 < by && f.t.Lower(v+1) == "by" {
		s.End = f.t.Tokens[v+1].End
	}
	if v+1 < len(f.t.Tokens) && f.t.Tokens[v+1].Text == ":" {
		s.End = f.t.Tokens[v+1].End
	}
	return s
}

// groups reports whether token k, before v, belongs to its verb group:
// auxiliaries, negation, adverbs and what hangs from them, "to", and a verb
// that v completes ("continues to call", "refused to say").
func (f *finder) groups(k, v int) bool {
	for n := k; n >= 0; n = f.t.Head(n) {
		h := f.t.Head(n)
		if h == v {
			return f.t.Is(n, "aux", "advmod", "neg") && f.t.Tokens[n].UPOS != "SCONJ" || f.t.Is(n, "mark") && f.t.Lower(n) == "to"
		}
		if n != k && !f.t.Is(n, "advmod") {
			break
		}
	}
	h := f.t.Head(v)
	if h < 0 || h > v || !f.t.Is(v, "xcomp") || f.t.Kid(h, "obj", "iobj") >= 0 || !f.t.Verb(h) {
		return false
	}
	if to := f.t.Kid(v, "mark"); to < 0 || f.t.Lower(to) != "to" {
		return false
	}
	return k == h || f.t.Head(k) == h && f.t.Is(k, "aux", "advmod") && k < v
}
