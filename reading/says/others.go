package says

import (
	"strings"

	"entente"
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

// colon reads "Envoy: ties never better" and transcripts ("PRESIDENT: …")
// where the sentence begins with a short name. The words of a transcript go on
// to the end of the paragraph.
func (f *finder) colon() bool {
	for i := 1; i < len(f.t.Tokens) && i <= 8; i++ {
		if f.t.Tokens[i].Text != ":" {
			continue
		}
		first := 0
		for first < i && f.t.Tokens[first].UPOS == "PUNCT" {
			first++
		}
		head := f.caption(i)
		if head < 0 || i+2 >= len(f.t.Tokens) || !f.clausal(i+1) {
			return false
		}
		a := found{sent: f.si, lemma: ":", head: head, cue: f.t.Tokens[i].Span}
		a.source = f.t.Tokens[first].Span.Cover(f.t.Tokens[i-1].Span)
		rest := entente.Span{Start: f.t.Tokens[i+1].Start, End: f.t.Tokens[len(f.t.Tokens)-1].End}
		if name := a.source.Of(f.text); strings.ToUpper(name) == name && letters(name) > 2 {
			const longest = 20000
			stop := min(len(f.text), rest.End+longest)
			if end := strings.IndexByte(f.text[rest.End:stop], '\n'); end >= 0 {
				rest.End += end
			} else if stop == len(f.text) {
				rest.End = stop
			}
		}
		a.pieces = []entente.Span{f.snap(f.trim(rest))}
		f.settle(&a)
		if len(a.pieces) > 0 {
			f.found = append(f.found, a)
		}
		return true
	}
	return false
}

// caption is the head of tokens [0,i) when they are a name or a nameless
// source such as "envoy", -1 otherwise.
func (f *finder) caption(i int) int {
	head := -1
	for k := 0; k < i; k++ {
		switch f.t.Tokens[k].UPOS {
		case "PROPN", "NOUN":
			head = k
		case "ADJ", "ADP", "PUNCT", "NUM":
		default:
			return -1
		}
	}
	if head >= 0 && (f.t.Tokens[head].UPOS == "PROPN" || shouted(f.t.Tokens[head].Text) || f.lex.WeakNouns[f.t.Lemma(head)] || f.lex.Titles[f.t.Lemma(head)]) && f.unquoted(i) {
		return head
	}
	return -1
}

// shouted reports whether a word is all in capitals, as names in transcripts.
func shouted(w string) bool { return len(w) > 2 && strings.ToUpper(w) == w && letters(w) == len(w) }

// unquoted reports whether token i stands outside of quotations that began
// inside its sentence.
func (f *finder) unquoted(i int) bool {
	k := f.within(f.t.Tokens[i].Start)
	return k < 0 || f.quotes[k].Start <= f.t.Tokens[0].Start
}

// dashes reads a quotation that a dash and a name follow at the end of a
// paragraph: “…” ― Name.
func (f *finder) dashes() {
	for k := range f.quotes {
		q := &f.quotes[k]
		end := min(len(f.text), q.End+80)
		if line := strings.IndexByte(f.text[q.End:end], '\n'); line >= 0 {
			end = q.End + line
		} else if end < len(f.text) {
			continue
		}
		tail := strings.TrimRight(f.text[q.End:end], " .\r\t")
		body := strings.TrimLeft(tail, " \t")
		if len(tail) > 60 || q.Len() < 12 {
			continue
		}
		for _, dash := range []string{"―", "—", "–", "--", "-"} {
			name, ok := strings.CutPrefix(body, dash)
			if name = strings.TrimLeft(name, " "); !ok || !capitalised(name) {
				continue
			}
			at := q.End + len(tail) - len(body)
			from := q.End + len(tail) - len(name)
			f.found = append(f.found, found{
				sent: -1, head: -1, lemma: "―", cue: entente.Span{Start: at, End: at + len(dash)},
				source: entente.Span{Start: from, End: from + len(name)}, pieces: []entente.Span{q.Span}, phrase: true,
			})
			break
		}
	}
}

// capitalised reports whether s is one to five words that all begin in upper case.
func capitalised(s string) bool {
	words := strings.Fields(s)
	for _, w := range words {
		if r := []rune(w)[0]; r < 'A' || r > 'Z' && r < 128 {
			return false
		}
	}
	return len(words) > 0 && len(words) <= 5
}

// clausal reports whether a verb stands at or after token i, or a quotation
// begins there.
func (f *finder) clausal(i int) bool {
	if f.within(f.t.Tokens[i].Start) >= 0 {
		return true
	}
	for k := i; k < len(f.t.Tokens); k++ {
		if f.t.Verb(k) || f.t.Tokens[k].UPOS == "AUX" {
			return true
		}
	}
	return false
}

// continuations gives a quotation that follows an attributed one in the same
// paragraph, with nothing between, to the same speaker.
func (f *finder) continuations() {
	owner := f.owners()
	for k := range f.found {
		a := &f.found[k]
		if a.phrase || len(a.pieces) == 0 {
			continue
		}
		last := a.pieces[len(a.pieces)-1]
		if d, m := f.manner(last); !d && !m {
			continue
		}
		end := max(last.End, a.cue.End, a.source.End)
		for n := f.from(end); n < len(f.quotes); n++ {
			q := f.quotes[n]
			if stop := f.sents[a.sent].End; end < stop && stop <= q.Start {
				end = stop // what is left of the sentence of the cue
			}
			gap := f.text[min(end, q.Start):q.Start]
			if q.Start < end || letters(gap) > 0 || strings.Contains(gap, "\n") || owner[n] >= 0 && owner[n] != k {
				break
			}
			a.pieces = append(a.pieces, q.Span)
			owner[n] = k
			end = q.End
		}
	}
}

// owners gives for each quote the attribution that has content in it, -1 if
// none.
func (f *finder) owners() []int {
	owner := make([]int, len(f.quotes))
	for n := range owner {
		owner[n] = -1
	}
	for k := range f.found {
		for _, p := range f.found[k].pieces {
			for n := f.from(p.Start); n < len(f.quotes) && f.quotes[n].Start < p.End; n++ {
				if !f.found[k].cue.Overlaps(f.quotes[n].Span) {
					owner[n] = k
				}
			}
		}
	}
	return owner
}

// loose gives the quotations that nobody is named for: direct speech without
// a source, or words held at a distance (scare quotes).
func (f *finder) loose(known []entente.Quotation) []entente.Quotation {
	var out []entente.Quotation
	taken := make([]bool, len(f.quotes))
	for _, q := range known {
		for k := f.from(q.Content.Start); k < len(f.quotes) && f.quotes[k].Start < q.Content.End; k++ {
			taken[k] = true
		}
	}
	for k, q := range f.quotes {
		words := len(strings.Fields(q.inner().Of(f.text)))
		if taken[k] || words == 0 {
			continue
		}
		inner := q.inner().Of(f.text)
		n := entente.Quotation{Content: q.Span, Nested: -1, Weak: true}
		switch {
		case words >= 6 && !q.single:
			n.Direct = true
		case words <= 5 && strings.ToLower(inner) == inner:
			n.ScareQuote, n.Weak = true, false
		default:
			continue
		}
		out = append(out, n)
	}
	return out
}
