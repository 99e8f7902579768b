package says

import (
	"strings"

	"entente"
)

// core reports whether v is a plain verb of saying, which can follow as well
// as lead what it reports.
func (f *finder) core(v int) bool {
	return f.takes(v, "that") && f.takes(v, "quote") && f.within(f.t.Tokens[v].Start) < 0
}

// inverted reads "…,” said the envoy, a former judge." by punctuation: the
// verb follows a comma or a closing quotation mark and a noun phrase follows
// the verb.
func (f *finder) inverted(v int, a *found) bool {
	if !f.core(v) || v < 2 || v+1 >= len(f.t.Tokens) || !f.closes(v-1) || !f.statement(0, v) {
		return false
	}
	hi := f.phraseEnd(v + 1)
	if x := f.t.Tokens[v].XPOS; x == "VBG" || x == "VB" || x == "VBN" || hi == v+1 || hi < len(f.t.Tokens) && f.acts(hi) {
		return false
	}
	switch f.t.Tokens[v+1].UPOS {
	case "ADP", "PART", "CCONJ":
		return false
	}
	left := f.trim(f.t.Tokens[f.opening()].Span.Cover(f.t.Tokens[v-1].Span))
	if letters(left.Of(f.text)) == 0 {
		return false
	}
	left = f.snap(left)
	f.take(v+1, hi, a)
	a.pieces = []entente.Span{left}
	if r, ok := f.resumes(hi, left); ok {
		a.pieces = append(a.pieces, r)
	}
	return true
}

// acts reports whether token k begins or goes on with a verb group, so that
// what stands before it is a subject.
func (f *finder) acts(k int) bool {
	for ; k < len(f.t.Tokens) && f.t.Tokens[k].UPOS == "ADV"; k++ {
	}
	if k == len(f.t.Tokens) {
		return false
	}
	x := f.t.Tokens[k].XPOS
	return x == "VBD" || x == "VBZ" || x == "VBP" || x == "MD" || x == "TO" || x == "VB" || x == "VBN"
}

// prefixed reads "“…,” the envoy, a former judge, said." by punctuation: between
// the closing mark and the verb stands a noun phrase.
func (f *finder) prefixed(v int, a *found) bool {
	if !f.core(v) {
		return false
	}
	end := v
	for end > 0 && (f.t.Tokens[end-1].UPOS == "AUX" || f.t.Tokens[end-1].UPOS == "ADV") {
		end--
	}
	at := f.t.Tokens[end].Start
	k := f.from(f.t.Start)
	last := -1
	for ; k < len(f.quotes) && f.quotes[k].Start < at; k++ {
		if f.quotes[k].End <= at {
			last = k
		}
	}
	if last < 0 || f.quotes[last].shut == 0 {
		return false
	}
	q := f.quotes[last]
	lo := end
	for lo > 0 && f.t.Tokens[lo-1].Start >= q.End {
		lo--
	}
	if lo >= end || end-lo > 30 || f.t.Tokens[lo].UPOS == "ADP" || f.t.Tokens[lo].UPOS == "CCONJ" {
		return false
	}
	inner := strings.TrimRight(q.inner().Of(f.text), " ")
	if !strings.HasSuffix(inner, ",") && !strings.HasSuffix(inner, "?") && !strings.HasSuffix(inner, "!") && f.t.Tokens[lo].Text != "," {
		return false
	}
	for lo < end && f.t.Tokens[lo].UPOS == "PUNCT" {
		lo++
	}
	if lo == end || f.phraseEnd(lo) < end-1 || !f.plain(lo) || f.circumstance(lo) {
		return false
	}
	f.take(lo, end, a)
	left := f.trim(f.t.Tokens[0].Span.Cover(entente.Span{Start: q.Start, End: q.End}))
	a.pieces = []entente.Span{f.snap(left)}
	if r, ok := f.resumes(f.clauseEnd(v+1), left); ok {
		a.pieces = append(a.pieces, r)
	}
	return true
}

// clauseEnd is the first token from k on that is a comma, a colon or in
// quotation marks.
func (f *finder) clauseEnd(k int) int {
	for k < len(f.t.Tokens) {
		if w := f.t.Tokens[k].Text; w == "," || w == ";" || w == ":" || w == "." || f.within(f.t.Tokens[k].Start) >= 0 {
			break
		}
		k++
	}
	return k
}

// closes reports whether token k is a comma or a mark that ends a quotation.
func (f *finder) closes(k int) bool {
	t := f.t.Tokens[k]
	if t.Text == "," {
		return true
	}
	for n := f.from(t.Start); n < len(f.quotes) && f.quotes[n].Start < t.End; n++ {
		if q := f.quotes[n]; q.End == t.End || q.End == t.End+1 || q.End == t.Start {
			return true
		}
	}
	return false
}

// take makes tokens [lo,hi) the source of a.
func (f *finder) take(lo, hi int, a *found) {
	s := f.t.Tokens[lo].Span.Cover(f.t.Tokens[hi-1].Span)
	s.End = s.Start + len(strings.TrimRight(s.Of(f.text), " ,;:"))
	a.source, a.head = s, lo
	for k := lo; k < hi; k++ {
		if f.t.Tokens[k].Text == "," {
			break
		}
		if u := f.t.Tokens[k].UPOS; u == "ADP" && k > lo {
			break
		} else if u == "NOUN" || u == "PROPN" || u == "PRON" {
			a.head = k
			if h := f.t.Head(k); h < lo || h >= hi {
				break
			}
		}
	}
}

// phraseEnd is the token after the noun phrase that begins at lo, with the
// apposition or relative clause that follows it; lo when there is none.
func (f *finder) phraseEnd(lo int) int {
	k, n := lo, len(f.t.Tokens)
	for k < n && f.plain(k) && !(k > lo && f.circumstance(k)) {
		k++
	}
	if k == lo {
		return lo
	}
	if f.t.Tokens[lo].UPOS == "PRON" && k == lo+1 {
		return k
	}
	if k+1 < n && f.t.Tokens[k].Text == "," && f.adds(k+1) {
		end := k + 1
		for end < n && f.within(f.t.Tokens[end].Start) < 0 && f.t.Tokens[end].Text != ";" && f.t.Tokens[end].Text != "." {
			if f.t.Tokens[end].Text == "," && end+1 < n && !f.adds(end+1) {
				break
			}
			end++
		}
		for end > k && f.t.Tokens[end-1].UPOS == "PUNCT" && f.t.Tokens[end-1].Text != ")" {
			end--
		}
		return end
	}
	if k < n && strings.HasPrefix(f.t.Tokens[k].XPOS, "W") && f.t.Tokens[k].XPOS != "WRB" {
		for k < n && f.t.Tokens[k].Text != "," && f.t.Tokens[k].Text != "." && f.within(f.t.Tokens[k].Start) < 0 {
			k++
		}
	}
	return k
}

// plain reports whether token k can stand inside a simple noun phrase.
func (f *finder) plain(k int) bool {
	if f.within(f.t.Tokens[k].Start) >= 0 {
		return false
	}
	switch f.t.Tokens[k].UPOS {
	case "NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON", "PART":
		return true
	case "ADP":
		return true
	case "CCONJ":
		return f.t.Lower(k) == "and" && k+1 < len(f.t.Tokens) && !f.t.Verb(k+1)
	case "PUNCT":
		w := f.t.Tokens[k].Text
		return w == "-" || w == "'" || w == ")" || w == "(" && f.aside(k)
	}
	return false
}

// aside reports whether the bracket at k closes within a few words.
func (f *finder) aside(k int) bool {
	for i := k + 1; i < len(f.t.Tokens) && i < k+6; i++ {
		if f.t.Tokens[i].Text == ")" {
			return true
		}
	}
	return false
}

// circumstance reports whether token k begins a circumstance of the report:
// "in an interview", "on Monday", "Friday".
func (f *finder) circumstance(k int) bool {
	if f.day(k) {
		return true
	}
	switch f.t.Lower(k) {
	case "in", "on", "at", "during", "after", "before", "as", "when", "while", "last", "earlier", "via", "by":
		return f.t.Tokens[k].UPOS != "PROPN"
	}
	return false
}

// adds reports whether what begins at token k after a comma adds to the noun
// before: an apposition or a relative clause, not a clause of its own.
func (f *finder) adds(k int) bool {
	t := f.t.Tokens[k]
	switch t.UPOS {
	case "DET", "NOUN", "PROPN", "ADJ", "NUM":
		return !f.day(k)
	}
	return t.XPOS == "WP" || t.XPOS == "WDT" || t.XPOS == "WP$"
}

// follows reads what comes after a plain verb of saying to the end of its
// clause, when the tree shows no content but a finite verb is there.
func (f *finder) follows(v int, a *found) bool {
	s := f.t.Kid(v, "nsubj")
	if !f.core(v) || s < 0 || s > v || v+2 >= len(f.t.Tokens) || f.t.Is(v, "xcomp", "acl") {
		return false
	}
	lo := v + 1
	if f.addresses(v) {
		return false
	}
	switch f.t.Tokens[lo].UPOS {
	case "DET", "NOUN", "PROPN", "PRON", "SCONJ", "ADJ", "NUM":
	default:
		return false
	}
	if f.day(lo) || f.t.Lower(lo) == "so" {
		return false
	}
	finite := false
	hi := lo
	for k := lo; k < len(f.t.Tokens); k++ {
		x := f.t.Tokens[k].XPOS
		if f.t.Is(k, "conj") && f.t.Head(k) == v {
			break
		}
		finite = finite || x == "VBD" || x == "VBZ" || x == "VBP" || x == "MD"
		hi = k
	}
	if !finite {
		return false
	}
	if p := f.trim(f.t.Tokens[lo].Span.Cover(f.t.Tokens[hi].Span)); letters(p.Of(f.text)) > 0 {
		a.pieces = []entente.Span{f.snap(p)}
	}
	return len(a.pieces) > 0
}
