package group

import (
	"cmp"
	"hash/fnv"
	"math"
	"slices"
)

// bag is a set of words with weights, sorted by key: eight bytes a word, since
// an archive holds hundreds of thousands of claims.
type bag []term

type term struct {
	key  uint32 // hash of the stem
	bits float32
}

func newBag(m map[string]float64) bag {
	b := make(bag, 0, len(m))
	for w, x := range m {
		h := fnv.New32a()
		_, _ = h.Write([]byte(w))
		b = append(b, term{h.Sum32(), float32(x)})
	}
	slices.SortFunc(b, func(x, y term) int { return cmp.Or(cmp.Compare(x.key, y.key), cmp.Compare(x.bits, y.bits)) })
	return slices.CompactFunc(b, func(x, y term) bool { return x.key == y.key })
}

// common visits the terms of a whose key b has too.
func (a bag) common(b bag, visit func(x, y term)) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].key < b[j].key:
			i++
		case a[i].key > b[j].key:
			j++
		default:
			visit(a[i], b[j])
			i++
			j++
		}
	}
}

func (a bag) sum() float64 {
	s := 0.0
	for _, t := range a {
		s += float64(t.bits)
	}
	return s
}

func (a bag) norm() float64 {
	s := 0.0
	for _, t := range a {
		s += float64(float64(t.bits) * float64(t.bits))
	}
	return s
}

// overlap is the cosine of two bags of words weighed by information.
func overlap(a, b bag) float64 {
	ab := 0.0
	a.common(b, func(x, y term) { ab += float64(float64(x.bits) * float64(y.bits)) })
	if ab == 0 {
		return 0
	}
	return ab / math.Sqrt(float64(a.norm()*b.norm()))
}
