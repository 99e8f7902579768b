package says

import (
	"strings"

	"entente"
)

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
	left := f.trim(f.t.Tokens[f.opening()].Span.Cover(f.t.Tokens[cs-1].Span))
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
	if ce < n && f.t.Tokens[ce].UPOS != "PUNCT" {
		return entente.Span{}, false
	}
	for ce < n && f.t.Tokens[ce].UPOS == "PUNCT" && f.within(f.t.Tokens[ce].Start) < 0 {
		ce++
	}
	if ce >= n {
		return entente.Span{}, false
	}
	if k := f.within(left.Start); k >= 0 && f.quotes[k].Contains(left) && f.within(f.t.Tokens[ce].Start) < 0 && f.within(f.t.Tokens[ce-1].Start) == k {
		return entente.Span{}, false // the cue itself stood inside the quotation
	}
	if f.within(f.t.Tokens[ce].Start) >= 0 && f.t.Tokens[ce-1].UPOS != "PUNCT" {
		return entente.Span{}, false // "said on “Face the Nation”"
	}
	quoted := f.within(f.t.Tokens[ce].Start) >= 0
	direct, _ := f.manner(left)
	if !quoted && (direct || !f.statement(ce, n)) {
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

// opening is the first token of the sentence after a dateline: "WASHINGTON — ".
func (f *finder) opening() int {
	if !shouted(f.t.Tokens[0].Text) {
		return 0
	}
	for k := 1; k < len(f.t.Tokens)-1 && k < 10; k++ {
		switch f.t.Tokens[k].Text {
		case "—", "―", "–", "--":
			return k + 1
		}
	}
	return 0
}
