package says

import (
	"strings"

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
	if f.within(f.t.Tokens[v].Start) >= 0 && f.own(v) {
		return
	}
	a := found{sent: f.si, lemma: f.t.Lemma(v), head: -1}
	link, argument := -1, false
	switch {
	case f.inverted(v, &a), f.prefixed(v, &a), f.before(v, &a), f.beside(v, &a), f.complement(v, &a), f.adjacent(v, &a), f.announced(v, &a), f.follows(v, &a):
	default:
		var ok bool
		if link, ok = f.phrase(v, &a); !ok {
			return
		}
		argument = true
	}
	a.cue = f.cue(v, link)
	if a.source.Empty() {
		f.source(v, &a)
	}
	if n := len(f.found) - 1; a.source.Empty() && n >= 0 && f.found[n].sent == f.si && f.t.Tokens[v].XPOS == "VBG" && f.t.Is(v, "advcl", "conj", "xcomp", "acl") {
		a.source, a.head = f.found[n].source, f.found[n].head // "…, he said, adding that"
	}
	if argument && a.head >= 0 && !f.voice(v, a.head) {
		return
	}
	f.settle(&a)
	if len(a.pieces) == 0 || a.head < 0 && (argument || !f.takes(v, "quote")) {
		return
	}
	f.found = append(f.found, a)
}

// settle widens direct pieces and drops what overlaps the cue.
func (f *finder) settle(a *found) {
	if name := a.source.Of(f.text); strings.Contains(strings.TrimSuffix(name, ","), ",") && a.source.End < a.cue.Start {
		gap := f.text[a.source.End:a.cue.Start]
		if strings.HasPrefix(gap, ",") && letters(gap) == 0 {
			a.source.End++ // the comma that closes an apposition belongs to it
		}
	}
	var keep []entente.Span
	f.confine(a)
	for _, p := range a.pieces {
		p = f.widen(p, a.cue)
		if p.Empty() || p.Overlaps(a.cue) || !a.source.Empty() && p.Overlaps(a.source) && p.Contains(a.source) {
			continue
		}
		keep = append(keep, p)
	}
	a.pieces = keep
}

// own reports whether a verb inside a quotation only gives the speaker's own
// mind ("I think", "you know") or is no verb of saying.
func (f *finder) own(v int) bool {
	if f.lex.Verbs[speech.Key{Lemma: f.t.Lemma(v), Content: "that"}] != "say" {
		return true
	}
	s, _ := f.subject(v, 0)
	if s < 0 {
		return true
	}
	switch f.t.Lower(s) {
	case "i", "we", "you":
		return true
	}
	return false
}

// confine keeps the source and content of a cue that stands inside a
// quotation, such as a title in a list of references, inside it.
func (f *finder) confine(a *found) {
	k := f.within(a.cue.Start)
	if k < 0 || a.cue.Empty() || !f.quotes[k].Contains(a.cue) {
		return
	}
	inner := f.quotes[k].inner()
	clip := func(s entente.Span) entente.Span {
		if !s.Overlaps(inner) || inner.Contains(s) {
			return s
		}
		s = entente.Span{Start: max(s.Start, inner.Start), End: min(s.End, inner.End)}
		return f.trim(s)
	}
	a.source = clip(a.source)
	for i, p := range a.pieces {
		if a.pieces[i] = clip(p); p.Start >= inner.End {
			a.pieces[i] = entente.Span{}
		}
	}
}

// voice reports whether head can be the voice of v with an object: things do
// not speak when they "show" or "reflect" something, but polls do; "which
// aims to" tells of a thing.
func (f *finder) voice(v, head int) bool {
	class := f.lex.Verbs[speech.Key{Lemma: f.t.Lemma(v), Content: "obj"}]
	switch f.t.Tokens[head].UPOS {
	case "PROPN":
		return class != "show" || f.t.Lemma(v) == "find" || f.t.Lemma(v) == "reveal"
	case "PRON", "DET":
		w := f.t.Lower(head)
		return w != "which" && w != "that" && w != "this" && class != "show"
	}
	return class != "show" || f.lex.Evidence[f.t.Lemma(head)]
}
