package depend

import (
	"slices"
)

// hit is a word of one text that is a content word of a quotation in another.
type hit struct{ q, at int } // index within the quotation's content; index in content

// trace is a quotation of one text found again in another.
type trace struct {
	q            quote
	from0, from1 int // words of the quoting text
	to0, to1     int // words of the other
	bits         float64
	same         int  // function words that also agree
	marked       bool // in quotation marks in both
}

// maxQuoteWords is the longest part of a quotation that is traced as a whole.
const maxQuoteWords = 60

// maxPlaces and maxHits bound the work on texts that repeat one word.
const (
	maxPlaces = 3
	maxHits   = 4000
)

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
		if s := a.words[w].stem; len(place[s]) < maxPlaces {
			place[s] = append(place[s], i)
		}
	}
	s.hits = s.hits[:0]
	for k, w := range b.content {
		if len(s.hits) >= maxHits {
			break
		}
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
	if chain == nil {
		return trace{}, false
	}
	best.q = q
	s.function(a, b, &best)
	return best, convincing(a, b, c, chain, &best)
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
	}
	for _, h := range chain {
		t.bits += min(a.words[c[h.q]].weight(), b.words[b.content[h.at]].weight())
	}
	return t
}

// function widens a trace over equal neighbours and counts the function words
// that agree in order.
func (s *scratch) function(a, b *Text, t *trace) {
	for t.from0 > int(t.q.from) && t.to0 > 0 && a.words[t.from0-1].full == b.words[t.to0-1].full {
		t.from0, t.to0 = t.from0-1, t.to0-1
	}
	for t.from1 < int(t.q.to) && t.to1 < len(b.words) && a.words[t.from1].full == b.words[t.to1].full {
		t.from1, t.to1 = t.from1+1, t.to1+1
	}
	t.marked = true
	j := t.to0
	for i := t.from0; i < t.from1; i++ {
		for k := j; k < min(t.to1, j+4); k++ {
			if a.words[i].full == b.words[k].full {
				if a.words[i].stem == 0 {
					t.same++
				}
				j = k + 1
				break
			}
		}
	}
	for k := t.to0; k < t.to1; k++ {
		t.marked = t.marked && b.words[k].flags&flagQuoted != 0
	}
}

// functionBits is what one function word in its place adds.
const functionBits = 2.5

// convincing decides whether a chain is a trace of the quotation or chance.
// Long quotations prove themselves; short ones must be rare, and a pair or an
// incomplete epithet must also be used about the same thing, which the words
// around it show, or be marked as a quotation in both texts.
func convincing(a, b *Text, c []int32, chain []hit, t *trace) bool {
	n, m := len(c), len(chain)
	if m < 2 {
		return false
	}
	first, last := chain[0], chain[m-1]
	tight := last.at-first.at == m-1 && last.q-first.q == m-1 // nothing put in or left out
	bits := t.bits + functionBits*float64(t.same)
	around := context(a, b, t)
	switch {
	case t.marked && tight && m == n && bits >= 27:
		return true
	case t.marked && tight && t.from1-t.from0 >= 6 && bits >= 35:
		return true
	case n >= 5 && m >= 5 && 2*m >= n:
		return t.bits >= 40
	case n >= 5 && m >= 4 && tight:
		return t.bits >= 44 && bits+around >= 60
	case n >= 3 && m == n:
		return t.bits >= 28 && bits+around >= 42
	case n >= 3 && 3*m >= 2*n:
		return t.bits >= 24 && bits+around >= 46
	case n == 2 && tight:
		return t.bits >= 25 && bits+around >= 50
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
