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
	link := -1
	switch {
	case f.inverted(v, &a), f.prefixed(v, &a), f.before(v, &a), f.beside(v, &a), f.complement(v, &a), f.adjacent(v, &a), f.announced(v, &a), f.follows(v, &a):
	default:
		var ok bool
		if link, ok = f.phrase(v, &a); !ok {
			return
		}
	}
	a.cue = f.cue(v, link)
	if a.source.Empty() {
		f.source(v, &a)
	}
	if n := len(f.found) - 1; a.source.Empty() && n >= 0 && f.found[n].sent == f.si && f.t.Tokens[v].XPOS == "VBG" && f.t.Is(v, "advcl", "conj", "xcomp", "acl") {
		a.source, a.head = f.found[n].source, f.found[n].head // "…, he said, adding that"
	}
	f.settle(&a)
	if len(a.pieces) == 0 || a.head < 0 && !f.takes(v, "quote") {
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
	for _, p := range a.pieces {
		p = f.widen(p, a.cue)
		if p.Overlaps(a.cue) || !a.source.Empty() && p.Overlaps(a.source) && p.Contains(a.source) {
			continue
		}
		keep = append(keep, p)
	}
	a.pieces = keep
}

// before reads content that stands before the clause of v, and what goes on
// after it: "X, he said, Y". The tree only says that v governs nothing after
// it; where the content begins and ends is told by the punctuation.
func (f *finder) before(v int, a *found) bool {
	if !f.takes(v, "quote") || f.within(f.t.Tokens[v].Start) >= 0 {
		return false
	}
	cs, ce := f.clause(v)
	if cs == 0 || f.t.Kid(v, "nsubj") < 0 || f.t.Is(v, "acl", "xcomp") {
		return false
	}
	if c := f.t.Kid(v, "ccomp"); c > v && f.first(c) > v && !f.spoken(cs, ce) {
		return false
	}
	gap := f.text[f.t.Tokens[cs-1].Start:f.t.Tokens[cs].Start]
	if !strings.ContainsAny(gap, ",\"?!'”’—") || f.t.Tokens[cs-1].UPOS != "PUNCT" {
		return false
	}
	left := f.trim(f.t.Tokens[0].Span.Cover(f.t.Tokens[cs-1].Span))
	if letters(left.Of(f.text)) == 0 || !f.statement(0, cs) {
		return false
	}
	left = f.snap(left)
	a.pieces = append(a.pieces, left)
	if r, ok := f.resumes(ce, left); ok {
		a.pieces = append(a.pieces, r)
	}
	return true
}

// spoken reports whether a quotation ends right before token cs and what
// follows the clause at ce is not led by "that".
func (f *finder) spoken(cs, ce int) bool {
	k := f.within(f.t.Tokens[cs-1].Start)
	if k < 0 && cs > 1 {
		k = f.within(f.t.Tokens[cs-2].Start)
	}
	if k < 0 || f.quotes[k].End > f.t.Tokens[cs].Start {
		return false
	}
	for i := cs; i < ce && i < len(f.t.Tokens); i++ {
		if f.t.Lower(i) == "that" {
			return false
		}
	}
	return true
}

// statement reports whether tokens [lo,hi) hold a verb or end in a quotation.
func (f *finder) statement(lo, hi int) bool {
	for k := lo; k < hi; k++ {
		if u := f.t.Tokens[k].UPOS; u == "VERB" || u == "AUX" {
			return true
		}
	}
	return f.within(f.t.Tokens[hi-1].Start) >= 0
}

// resumes is the content that goes on after the clause of the cue, which
// ends before token ce.
func (f *finder) resumes(ce int, left entente.Span) (entente.Span, bool) {
	n := len(f.t.Tokens)
	for ce < n && f.t.Tokens[ce].UPOS == "PUNCT" && f.within(f.t.Tokens[ce].Start) < 0 {
		ce++
	}
	if ce >= n {
		return entente.Span{}, false
	}
	quoted := f.within(f.t.Tokens[ce].Start) >= 0
	direct, _ := f.manner(left)
	if direct && !quoted {
		return entente.Span{}, false
	}
	if !quoted {
		switch f.t.Tokens[ce].UPOS {
		case "SCONJ", "CCONJ":
			return entente.Span{}, false
		}
		if f.t.Tokens[ce].XPOS == "VBG" && !f.t.Is(ce, "csubj", "nsubj", "amod", "compound") || strings.HasPrefix(f.t.Tokens[ce].XPOS, "W") || f.t.Tokens[ce].XPOS == "VBD" {
			return entente.Span{}, false
		}
	}
	s := f.trim(f.t.Tokens[ce].Span.Cover(f.t.Tokens[n-1].Span))
	return f.snap(s), letters(s.Of(f.text)) > 0
}

// clause is the range of tokens [cs,ce) of the clause of cue v: its subject,
// its verb group, and what follows up to a comma or a quotation mark.
func (f *finder) clause(v int) (cs, ce int) {
	cs, ce = v, v+1
	for cs > 0 && f.t.Head(cs-1) == v && f.t.Is(cs-1, "aux", "advmod", "neg") {
		cs--
	}
	if s := f.t.Kid(v, "nsubj"); s >= 0 {
		list := f.below(s)
		if s < v {
			cs = min(cs, list[0])
			for cs < len(f.t.Tokens)-1 && f.t.Tokens[cs].UPOS == "PUNCT" {
				cs++
			}
		} else {
			ce = max(ce, list[len(list)-1]+1)
		}
	}
	ce = f.clauseEnd(ce)
	return cs, ce
}

// first is the leftmost token under i.
func (f *finder) first(i int) int { return f.below(i)[0] }

// beside reads "as he said, X" and "X, as he said".
func (f *finder) beside(v int, a *found) bool {
	h := f.t.Head(v)
	if h < 0 || !f.takes(v, "quote") || f.t.Kid(v, "ccomp") >= 0 || !f.t.Is(v, "advcl") {
		return false
	}
	if m := f.t.Kid(v, "mark"); m < 0 || f.t.Lower(m) != "as" {
		return false
	}
	mine := map[int]bool{}
	for _, k := range f.below(v) {
		mine[k] = true
	}
	a.pieces = f.segments(f.below(h, v), func(k int) bool { return mine[k] })
	return len(a.pieces) > 0
}

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

// cut reads a clause before v; where it ends in a quotation and a name that
// the tree did not part from it, the name is the source.
func (f *finder) cut(list []int, v int, a *found) bool {
	a.pieces = f.whole(list)
	if len(a.pieces) == 0 {
		return false
	}
	p := &a.pieces[0]
	for k := f.from(p.Start); k < len(f.quotes) && f.quotes[k].End < f.t.Tokens[v].Start; k++ {
		q := f.quotes[k]
		rest := entente.Span{Start: q.End, End: f.t.Tokens[v].Start}
		if q.Start < p.Start-2 || letters(rest.Of(f.text)) == 0 || rest.Len() > 80 {
			continue
		}
		lo := f.t.TokenAt(q.End + len(rest.Of(f.text)) - len(strings.TrimLeft(rest.Of(f.text), " ")))
		if lo < 0 || lo >= v || f.statement(lo, v) && f.within(f.t.Tokens[v-1].Start) < 0 {
			continue
		}
		p.End = q.End
		a.source = entente.Span{Start: f.t.Tokens[lo].Start, End: f.t.Tokens[v-1].End}
		a.head = lo
		for i := lo; i < v; i++ {
			if h := f.t.Head(i); f.t.Noun(i) && (h < lo || h >= v) {
				a.head = i
				break
			}
		}
		break
	}
	return true
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
		if f.day(k) || !f.t.Is(top, "obj", "nsubj", "det", "amod", "compound") || f.t.Lemma(v) == "tell" || f.t.Kid(v, "iobj") >= 0 || top < v {
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

// announced reads a quotation in the next paragraph or sentence, after a
// colon: "The mayor said: / “…”".
func (f *finder) announced(v int, a *found) bool {
	n := len(f.t.Tokens)
	if !f.takes(v, "quote") || f.t.Tokens[n-1].Text != ":" || v < n-8 {
		return false
	}
	end := f.t.Tokens[n-1].End
	k := f.from(end)
	if k >= len(f.quotes) || f.quotes[k].Start > end+4 || strings.TrimSpace(f.text[end:max(end, f.quotes[k].Start)]) != "" {
		return false
	}
	a.pieces = []entente.Span{f.quotes[k].Span}
	return true
}

// phrase reads an infinitive, an object or a prepositional phrase.
func (f *finder) phrase(v int, a *found) (link int, ok bool) {
	if o := f.t.Kid(v, "obl"); o > v+1 && f.t.Kid(o, "case") == v+1 && f.takes(v, f.t.Lower(v+1)) {
		list := f.below(o, v+1)
		for _, x := range f.t.Kids(v) {
			if x > o && f.t.Is(x, "xcomp", "ccomp", "advcl") && f.t.Kid(x, "mark") >= 0 && f.t.Lower(f.t.Kid(x, "mark")) == "to" {
				list = append(list, f.below(x)...)
			}
		}
		a.pieces = f.whole(list)
		return v + 1, len(a.pieces) > 0
	}
	if o := f.t.Kid(v, "obj"); o > v && f.takes(v, "inf") && f.t.Kid(v, "xcomp") < 0 {
		if x := f.t.Kid(o, "acl"); x > o && f.t.Kid(x, "mark") >= 0 && f.t.Lower(f.t.Kid(x, "mark")) == "to" {
			a.pieces = f.whole(f.below(o)) // "urged both sides to show"
			return -1, len(a.pieces) > 0
		}
	}
	if x := f.t.Kid(v, "xcomp"); x >= 0 && (f.takes(v, "inf") || f.takes(v, "ger") && f.t.Tokens[x].XPOS == "VBG") {
		list := f.below(x)
		if o := f.t.Kid(v, "obj", "iobj"); o >= 0 && f.t.Head(v) >= -1 && f.lex.Verbs[speech.Key{Lemma: f.t.Lemma(v), Content: "inf"}] == "ask" {
			list = append(f.below(o), list...)
		}
		if hi := f.stop(v, list); f.t.Tokens[hi].UPOS != "PUNCT" {
			list = append(list, hi)
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
		list := f.below(o, c)
		if x := f.t.Kid(v, "xcomp", "ccomp"); x > o && len(list) > 0 {
			list = append(list, f.below(x)...)
		}
		a.pieces = f.whole(list)
		if c == v+1 {
			return c, len(a.pieces) > 0
		}
		return -1, len(a.pieces) > 0
	}
	for _, o := range f.t.Kids(v) {
		obj := f.t.Is(o, "obj") || f.t.Is(o, "nsubj:pass") && f.t.Kid(v, "obl:agent") >= 0
		x := f.t.Kid(v, "xcomp")
		if obj && (f.takes(v, "obj") && f.t.Tokens[o].UPOS != "PRON" || f.takes(v, "pred") && x > o) && !f.dateOnlyNoun(o) {
			list := f.below(o)
			if x > o {
				list = append(list, f.below(x)...)
			}
			for _, k := range f.t.Kids(v) {
				if k > o && f.extends(k) {
					list = append(list, f.below(k)...)
				}
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
	for k := f.from(f.t.Start); k < len(f.quotes) && f.quotes[k].Start < f.t.End; k++ {
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
