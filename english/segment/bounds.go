package segment

import (
	"entente"
	"fmt"
)

// Bounds is the linear model of sentence boundaries: hashed binary features
// into a table of weights. A score above 0 is a boundary.
type Bounds struct {
	Weights []int8 // length a power of two
}

// BoundsSize is the number of weights of a trained model.
const BoundsSize = 1 << 16

// NewBounds wraps weights read from a model file.
func NewBounds(weights []int8) (*Bounds, error) {
	if n := len(weights); n == 0 || n&(n-1) != 0 {
		return nil, fmt.Errorf("sentence model has %d weights, want a power of two", n)
	}
	return &Bounds{weights}, nil
}

func (b *Bounds) score(feats []uint64) int32 {
	mask := uint64(len(b.Weights) - 1)
	sum := int32(0)
	for _, f := range feats {
		sum += int32(b.Weights[f&mask])
	}
	return sum
}

// mix folds x into h (the finaliser of SplitMix64).
func mix(h, x uint64) uint64 {
	h = (h ^ x) * 0x9E3779B97F4A7C15
	h ^= h >> 29
	h *= 0xBF58476D1CE4E5B9
	return h ^ h>>32
}

// features lists the hashed features of the gap after word i of a sentence
// that began at word from. The slice is reused by the next call.
func (g *gaps) features(i, from int) []uint64 {
	at := func(j int) (uint64, uint8) {
		if j < 0 || j >= len(g.words) {
			return 1, 31
		}
		return g.hash[j], g.shape[j]
	}
	w, ws := at(i)
	p, ps := at(i - 1)
	n, ns := at(i + 1)
	m, ms := at(i + 2)
	_, pps := at(i - 2)
	length := uint64(min(g.words[i].Len(), 8))
	space := uint64(0)
	if gap := g.between(i); gap == "" {
		space = 1
	} else if len(gap) > 1 {
		space = 2
	}
	run := uint64(min(i-from+1, 40))
	if run > 10 {
		run = 10 + run/10
	}
	state := uint64(g.open[i])<<1 | bit(g.quote[i])
	state = state<<1 | bit(g.caps)
	S := func(a ...uint8) uint64 {
		h := uint64(7)
		for _, x := range a {
			h = h<<5 | uint64(x)
		}
		return h
	}
	g.feats = append(g.feats[:0],
		mix(1, w), mix(2, n), mix(3, S(ws, ns)), mix(mix(4, w), uint64(ns)), mix(mix(5, n), uint64(ws)),
		mix(6, S(ps, ws, ns)), mix(7, S(ws, ns, ms)), mix(mix(8, p), S(ws, ns)), mix(mix(9, p), mix(w, uint64(ns))),
		mix(mix(10, w), n), mix(11, S(ps, ws, ns, ms)), mix(mix(12, S(ws, ns)), state), mix(mix(13, S(ws, ns)), space),
		mix(mix(14, S(ws, ns)), run), mix(mix(15, w), mix(space, uint64(ns))), mix(mix(16, m), S(ws, ns)),
		mix(mix(17, S(ws, ns)), length), mix(mix(18, p), mix(S(ws), n)), mix(19, S(pps, ps, ws, ns, ms)),
		mix(mix(20, w), mix(state, uint64(ns))), mix(mix(21, state), mix(space, S(ps, ws, ns))), 22)
	return g.feats
}

func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// Example is one gap that the rules leave open: its features and whether a
// sentence ends there.
type Example struct {
	Features []uint64
	Ends     bool
}

// Examples lists the open gaps of a text whose sentences begin at the bytes
// in starts, for training.
func Examples(text string, starts map[int]bool) []Example {
	s := New(nil)
	words := s.Words(text, entente.Span{End: len(text)})
	if len(words) == 0 {
		return nil
	}
	g := newGaps(s.tables, text, words)
	var out []Example
	from := 0
	for i := range words[:len(words)-1] {
		ends := starts[words[i+1].Start]
		if _, sure := g.rule(i, from, false); !sure {
			out = append(out, Example{append([]uint64(nil), g.features(i, from)...), ends})
		}
		if ends {
			from = i + 1
		}
	}
	return out
}
