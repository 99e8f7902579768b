package depend

import "slices"

// A tile is a run of words that two texts share: a.words[A:A+N) and
// b.words[B:B+N).
type tile struct{ A, B, N int }

// minTile is the least number of words in a tile.
const minTile = 5

// passage is a row of tiles with small gaps between them: one stretch of
// text, copied and perhaps edited.
type passage struct {
	a0, a1, b0, b1 int
	same           int // words in tiles
	bits           float64
	quoted         bool // most of it stands in quotation marks in either text
}

// scratch is working memory for one goroutine.
type scratch struct {
	heads map[uint32]int32
	next  []int32
	marks []bool
	hits  []hit
}

func newScratch() *scratch { return &scratch{heads: map[uint32]int32{}} }

// tiles finds maximal common runs, greedily from the start of b. A place in b
// is in one tile at most; so is a place in a, save where a repeats itself.
// At most eight places of a are tried for each place of b.
func (s *scratch) tiles(a, b *Text) []tile {
	clear(s.heads)
	s.next = slices.Grow(s.next[:0], len(a.words))[:len(a.words)]
	for i := len(a.words) - minTile; i >= 0; i-- {
		k := gram(a.words[i:])
		if j, ok := s.heads[k]; ok {
			s.next[i] = j
		} else {
			s.next[i] = -1
		}
		s.heads[k] = int32(i)
	}
	s.marks = slices.Grow(s.marks[:0], len(a.words))[:len(a.words)]
	clear(s.marks)
	var out []tile
	for j := 0; j+minTile <= len(b.words); {
		best := tile{}
		i, ok := s.heads[gram(b.words[j:])]
		for tries := 0; ok && i >= 0 && tries < 8; tries++ {
			if n := s.run(a, b, int(i), j); n > best.N {
				best = tile{int(i), j, n}
			}
			i = s.next[i]
		}
		if best.N < minTile {
			j++
			continue
		}
		for k := range best.N {
			s.marks[best.A+k] = true
		}
		out = append(out, best)
		j += best.N
	}
	return out
}

// run is the length of the common run at a.words[i] and b.words[j] over words
// of a that are not in a tile yet.
func (s *scratch) run(a, b *Text, i, j int) int {
	n := 0
	for i+n < len(a.words) && j+n < len(b.words) && a.words[i+n].full == b.words[j+n].full && !s.marks[i+n] {
		n++
	}
	return n
}

func gram(w []word) uint32 {
	x := w[0].full
	for k := 1; k < minTile; k++ {
		x = mix(x, w[k].full)
	}
	return x
}

// maxGap is the number of words that an editor may have put in or taken out
// between two tiles of one passage.
const maxGap = 6

// passages joins tiles that follow each other in both texts.
func passages(a, b *Text, ts []tile) []passage {
	var out []passage
	for _, t := range ts {
		if n := len(out); n > 0 {
			p := &out[n-1]
			ga, gb := t.A-p.a1, t.B-p.b1
			if ga >= 0 && ga <= maxGap && gb >= 0 && gb <= maxGap {
				p.a1, p.b1, p.same = t.A+t.N, t.B+t.N, p.same+t.N
				continue
			}
		}
		out = append(out, passage{a0: t.A, a1: t.A + t.N, b0: t.B, b1: t.B + t.N, same: t.N})
	}
	for i := range out {
		out[i].weigh(a, b)
	}
	return out
}

func (p *passage) weigh(a, b *Text) {
	quoted := 0
	for k := p.b0; k < p.b1; k++ {
		p.bits += b.words[k].weight()
		if b.words[k].flags&flagQuoted != 0 {
			quoted++
		}
	}
	p.bits *= float64(p.same) / float64(p.b1-p.b0)
	qa := 0
	for k := p.a0; k < p.a1; k++ {
		if a.words[k].flags&flagQuoted != 0 {
			qa++
		}
	}
	p.quoted = 3*quoted > 2*(p.b1-p.b0) || 3*qa > 2*(p.a1-p.a0)
}
