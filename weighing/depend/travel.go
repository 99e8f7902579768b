package depend

import (
	"slices"
)

// hit is a word of one text that is a content word of a quotation in another.
type hit struct{ q, at int } // index within the quotation's content; index in content

// trace is a quotation of one text found again in another.
type trace struct {
	from0, from1 int // words of the quoting text
	to0, to1     int // words of the other
	bits         float64
	full         bool
}

// maxQuoteWords is the longest part of a quotation that is traced as a whole.
const maxQuoteWords = 60

// trace looks for the words of quotation q of a in b, with or without marks,
// allowing for words that were dropped, put in or changed.
func (s *scratch) trace(a *Text, q quote, b *Text) (trace, bool) {
	lo, _ := slices.BinarySearch(a.content, q.from)
	hi, _ := slices.BinarySearch(a.content, q.to)
	c := a.content[lo:min(hi, lo+maxQuoteWords)]
	if len(c) < 2 {
		return trace{}, false
	}
	place := make(map[uint32][]int, len(c))
	for i, w := range c {
		place[a.words[w].stem] = append(place[a.words[w].stem], i)
	}
	s.hits = s.hits[:0]
	for k, w := range b.content {
		for _, i := range place[b.words[w].stem] {
			s.hits = append(s.hits, hit{i, k})
		}
	}
	best, chain := trace{}, []hit(nil)
	for i := range s.hits {
		got := follow(s.hits[i:])
		if t := measure(a, b, c, got); t.bits > best.bits {
			best, chain = t, got
		}
	}
	if chain == nil || !convincing(a, b, c, chain, &best) {
		return trace{}, false
	}
	return best, true
}

// follow takes the hits after the first that go forward in both texts with
// small steps.
func follow(hits []hit) []hit {
	out := []hit{hits[0]}
	last := hits[0]
	for _, h := range hits[1:] {
		if h.at > last.at+4 {
			break
		}
		if h.at > last.at && h.q > last.q && h.q <= last.q+4 {
			out, last = append(out, h), h
		}
	}
	return out
}

func measure(a, b *Text, c []int32, chain []hit) trace {
	t := trace{
		from0: int(c[chain[0].q]), from1: int(c[chain[len(chain)-1].q]) + 1,
		to0: int(b.content[chain[0].at]), to1: int(b.content[chain[len(chain)-1].at]) + 1,
		full: len(chain) == len(c),
	}
	for _, h := range chain {
		t.bits += min(a.words[c[h.q]].weight(), b.words[b.content[h.at]].weight())
	}
	return t
}

// convincing decides whether a chain is a trace of the quotation or chance.
// Long quotations prove themselves; short ones must be rare, and a pair or an
// incomplete epithet must also be used about the same thing, which the words
// around it show.
func convincing(a, b *Text, c []int32, chain []hit, t *trace) bool {
	n, m := len(c), len(chain)
	last := chain[m-1]
	tight := last.at-chain[0].at == m-1 // nothing put in between
	around := context(a, b, t)
	switch {
	case m < 2:
		return false
	case n >= 5 && m >= 5 && 2*m >= n:
		return t.bits >= 40
	case n >= 5 && m >= 3 && tight && last.q-chain[0].q == m-1:
		return t.bits >= 38 && t.bits+around >= 55
	case n >= 3 && m == n:
		return t.bits >= 30 && t.bits+around >= 44
	case n >= 3 && 3*m >= 2*n:
		return t.bits >= 24 && t.bits+around >= 50
	case n == 2 && tight:
		return t.bits >= 25 && t.bits+around >= 52
	}
	return false
}

// context is the information of the other content words that stand near the
// trace in both texts, at half weight and at most 40 bits.
func context(a, b *Text, t *trace) float64 {
	const reach = 14
	near := map[uint32]bool{}
	collect(a, t.from0, t.from1, reach, func(w word) { near[w.stem] = true })
	bits := 0.0
	collect(b, t.to0, t.to1, reach, func(w word) {
		if near[w.stem] {
			bits += float64(w.bits) / 8
			delete(near, w.stem)
		}
	})
	return min(40, bits/2)
}

// collect visits the content words up to reach before and after
// words[from:to).
func collect(t *Text, from, to, reach int, visit func(word)) {
	lo, _ := slices.BinarySearch(t.content, int32(from))
	hi, _ := slices.BinarySearch(t.content, int32(to))
	for k := max(0, lo-reach); k < min(len(t.content), hi+reach); k++ {
		if k < lo || k >= hi {
			visit(t.words[t.content[k]])
		}
	}
}
