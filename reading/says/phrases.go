package says

import (
	"strings"

	"entente/lexicon/speech"
)

// noun tries token n as a cue: "its claim that …", "calls by the EU for …".
func (f *finder) noun(n int) {
	lemma := f.t.Lemma(n)
	a := found{sent: f.si, lemma: lemma, head: -1, phrase: true}
	for _, k := range f.t.Kids(n) {
		slot := ""
		switch {
		case k < n:
			continue
		case f.t.Is(k, "acl") && !f.t.Is(k, "acl:relcl"):
			if m := f.t.Kid(k, "mark"); m >= 0 && f.t.Lower(m) == "that" {
				slot = "that"
			}
			if m := f.t.Kid(k, "mark"); m >= 0 && f.t.Lower(m) == "to" {
				slot = "inf"
			}
		case f.t.Is(k, "ccomp"):
			slot = "that"
		}
		if slot == "" || !f.lex.Nouns[speech.Key{Lemma: lemma, Content: slot}] {
			continue
		}
		a.pieces = f.whole(f.below(k))
		break
	}
	if len(a.pieces) == 0 {
		return
	}
	for _, k := range f.t.Kids(n) {
		c := f.t.Kid(k, "case")
		if f.t.Is(k, "nmod:poss") || f.t.Is(k, "nmod") && c >= 0 && (f.t.Lower(c) == "by" || f.t.Lower(c) == "from") {
			f.name(k, -1, &a)
			break
		}
	}
	if a.head < 0 && f.t.Is(n, "obj") {
		if h := f.t.Head(n); h >= 0 {
			if s, _ := f.subject(h, 0); s >= 0 {
				f.name(s, h, &a)
			}
		}
	}
	if a.head < 0 {
		return
	}
	a.cue = f.t.Tokens[n].Span
	if k := n - 1; k >= 0 && f.t.Head(k) == n && f.t.Is(k, "amod") {
		a.cue.Start = f.t.Tokens[k].Start
	}
	f.settle(&a)
	if len(a.pieces) > 0 {
		f.found = append(f.found, a)
	}
}

// phrases reads "according to X" and its like.
func (f *finder) phrases() {
	for i := 0; i < len(f.t.Tokens); i++ {
		for _, words := range f.lex.Phrases {
			if f.match(i, words) {
				f.accordingTo(i, i+len(words), strings.Join(words, " "))
				i += len(words) - 1
				break
			}
		}
	}
}

func (f *finder) match(i int, words []string) bool {
	if i+len(words) > len(f.t.Tokens) {
		return false
	}
	for k, w := range words {
		if f.t.Lower(i+k) != w {
			return false
		}
	}
	return true
}

// accordingTo reads the source after tokens [lo,hi) and the clause it hangs
// from as content.
func (f *finder) accordingTo(lo, hi int, lemma string) {
	src := -1
	for k := lo; k < hi && src < 0; k++ {
		for h := f.t.Head(k); h >= 0; h = f.t.Head(h) {
			if h >= hi {
				src = h
				break
			}
			if h < lo {
				break
			}
		}
	}
	if src < 0 {
		return
	}
	a := found{sent: f.si, lemma: lemma, head: -1, phrase: true}
	a.cue = f.t.Tokens[lo].Span.Cover(f.t.Tokens[hi-1].Span)
	not := map[int]bool{}
	for k := lo; k < hi; k++ {
		not[k] = true
	}
	end := f.named(src, hi)
	for k := hi; k < end; k++ {
		not[k] = true
	}
	s := f.t.Tokens[hi].Span.Cover(f.t.Tokens[end-1].Span)
	s.End = s.Start + len(strings.TrimRight(s.Of(f.text), " .;:—–-,"))
	a.source, a.head = s, src
	from, to := f.around(lo, src)
	var list []int
	for k := from; k < to; k++ {
		if !not[k] {
			list = append(list, k)
		}
	}
	a.pieces = f.segments(list, func(k int) bool { return not[k] })
	f.settle(&a)
	if len(a.pieces) > 0 {
		f.found = append(f.found, a)
	}
}

// named is the token after the source phrase that begins at token hi with
// head src: its subtree, but no further than the first comma where the tree
// swallowed a clause.
func (f *finder) named(src, hi int) int {
	end := hi + 1
	for _, k := range f.below(src) {
		end = max(end, k+1)
	}
	for k := hi; k < end; k++ {
		if f.t.Tokens[k].Text == "," && (f.t.Kid(src, "acl:relcl", "appos", "conj") < 0 || hi < 3) && f.statement(k, end) {
			return max(k, hi+1)
		}
	}
	return end
}

// around is the range of tokens of the clause that "according to" at lo hangs
// in: the sentence, or the content of another report.
func (f *finder) around(lo, src int) (from, to int) {
	for h := f.t.Head(src); h >= 0; h = f.t.Head(h) {
		if !f.t.Is(h, "ccomp") || f.t.Head(h) < 0 || f.t.Head(h) > h {
			continue
		}
		if list := f.below(h); list[0] < lo && f.lex.Reports[f.t.Lemma(f.t.Head(h))] {
			return list[0], max(list[len(list)-1]+1, lo)
		}
	}
	return 0, len(f.t.Tokens)
}
