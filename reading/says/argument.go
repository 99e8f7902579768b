package says

import (
	"entente"
	"entente/lexicon/speech"
)

// phrase reads an infinitive, an object or a prepositional phrase, and gives
// the preposition that joins the cue, -1 if none does.
func (f *finder) phrase(v int, a *found) (link int, ok bool) {
	for _, read := range []func(int) ([]int, int){f.calledFor, f.infinitive, f.prepositional, f.object} {
		if list, link := read(v); len(list) > 0 {
			a.pieces = f.whole(list)
			return link, len(a.pieces) > 0
		}
	}
	return -1, false
}

// toMark reports whether x is an infinitive with "to".
func (f *finder) toMark(x int) bool {
	m := f.t.Kid(x, "mark")
	return m >= 0 && f.t.Lower(m) == "to"
}

// calledFor reads "called for talks", "called on both sides to talk".
func (f *finder) calledFor(v int) ([]int, int) {
	o := f.t.Kid(v, "obl")
	if o <= v+1 || f.t.Kid(o, "case") != v+1 || !f.takes(v, f.t.Lower(v+1)) {
		return nil, -1
	}
	list := f.below(o, v+1)
	for _, x := range f.t.Kids(v) {
		if x > o && f.t.Is(x, "xcomp", "ccomp", "advcl") && f.toMark(x) {
			list = append(list, f.below(x)...)
		}
	}
	return list, v + 1
}

// infinitive reads "plans to talk", "urged both sides to talk".
func (f *finder) infinitive(v int) ([]int, int) {
	x := f.t.Kid(v, "xcomp")
	if o := f.t.Kid(v, "obj"); o > v && x < 0 && f.takes(v, "inf") {
		if c := f.t.Kid(o, "acl"); c > o && f.toMark(c) {
			return f.below(o), -1
		}
	}
	if x < 0 || !f.takes(v, "inf") && !(f.takes(v, "ger") && f.t.Tokens[x].XPOS == "VBG") {
		return nil, -1
	}
	list := f.below(x)
	if o := f.t.Kid(v, "obj", "iobj"); o >= 0 && f.lex.Verbs[speech.Key{Lemma: f.t.Lemma(v), Content: "inf"}] == "ask" {
		list = append(f.below(o), list...)
	}
	if hi := f.stop(v, list); f.t.Tokens[hi].UPOS != "PUNCT" {
		list = append(list, hi)
	}
	return list, -1
}

// prepositional reads "complained about the delay", "accused him of theft".
func (f *finder) prepositional(v int) ([]int, int) {
	obj := f.t.Kid(v, "obj") >= 0
	for _, o := range f.t.Kids(v) {
		gerund := f.t.Is(o, "advcl", "acl") && f.t.Tokens[o].XPOS == "VBG"
		if !gerund && (!f.t.Is(o, "obl") || f.t.Is(o, "obl:agent", "obl:tmod", "obl:unmarked")) {
			continue
		}
		c := f.t.Kid(o, "case", "mark")
		if c < v || c > o || !f.takes(v, f.t.Lower(c)) || c != v+1 && !obj {
			continue
		}
		if obj && f.t.Lower(c) != "of" && f.t.Lower(c) != "on" {
			continue
		}
		list := f.below(o, c)
		if x := f.t.Kid(v, "xcomp", "ccomp"); x > o && len(list) > 0 {
			list = append(list, f.below(x)...)
		}
		if c == v+1 {
			return list, c
		}
		return list, -1
	}
	return nil, -1
}

// object reads "rejected the offer", "called the offer a joke".
func (f *finder) object(v int) ([]int, int) {
	for _, o := range f.t.Kids(v) {
		if !f.t.Is(o, "obj") && !(f.t.Is(o, "nsubj:pass") && f.t.Kid(v, "obl:agent") >= 0) || f.dateOnlyNoun(o) {
			continue
		}
		x := f.t.Kid(v, "xcomp")
		if !(f.takes(v, "obj") && f.t.Tokens[o].UPOS != "PRON") && !(f.takes(v, "pred") && x > o) {
			continue
		}
		list := f.below(o)
		if x > o {
			list = append(list, f.below(x)...)
		}
		for _, k := range f.t.Kids(v) {
			if k > o && f.extends(k) {
				list = append(list, f.below(k)...)
			}
		}
		return list, -1
	}
	return nil, -1
}

// whole is the one span that covers a list of tokens.
func (f *finder) whole(list []int) []entente.Span {
	if s := f.trim(f.t.Cover(list)); letters(s.Of(f.text)) > 0 {
		return []entente.Span{f.snap(s)}
	}
	return nil
}

// dateOnlyNoun reports whether noun o is a time: "said Wednesday night".
func (f *finder) dateOnlyNoun(o int) bool {
	for _, k := range append([]int{o}, f.t.Kids(o)...) {
		if f.day(k) {
			return len(f.t.Kids(o)) <= 2
		}
	}
	return false
}

// day reports whether token k names a day.
func (f *finder) day(k int) bool {
	switch f.t.Lower(k) {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today":
		return true
	}
	return false
}

// extends reports whether k, which the tree hangs from the verb, goes on with
// its object: "cited X as an example", "the decline of", "a plan to".
func (f *finder) extends(k int) bool {
	if f.t.Is(k, "advcl") {
		m := f.t.Kid(k, "mark")
		return m >= 0 && (f.t.Lower(m) == "for" || f.t.Lower(m) == "of" || f.t.Lower(m) == "to")
	}
	c := f.t.Kid(k, "case")
	if !f.t.Is(k, "obl") || c < 0 || f.day(k) {
		return false
	}
	switch f.t.Lower(c) {
	case "as", "of", "for", "to", "about", "with", "between", "from", "in", "against", "toward", "towards", "among", "into":
		return true
	}
	return false
}
