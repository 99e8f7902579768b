package agreement

import (
	"cmp"
	"maps"
	"slices"
)

// Labels counts pairs of labels, the first annotator's and the second's.
type Labels map[[2]string]int

func (l Labels) add(a, b string) { l[[2]string{a, b}]++ }

func (l Labels) n() (n, same int) {
	for k, c := range l {
		n += c
		if k[0] == k[1] {
			same += c
		}
	}
	return n, same
}

// Kappa is Cohen's kappa (1960): agreement beyond what the two annotators'
// own frequencies of labels would give by chance; 1 is full, 0 is chance. It
// is 1 when both used one and the same label throughout.
func (l Labels) Kappa() float64 {
	n, same := l.n()
	if n == 0 {
		return 0
	}
	left, right := map[string]int{}, map[string]int{}
	for k, c := range l {
		left[k[0]] += c
		right[k[1]] += c
	}
	chance := 0
	for _, k := range slices.Sorted(maps.Keys(left)) {
		chance += left[k] * right[k]
	}
	total := n * n
	if chance == total {
		return 1
	}
	return float64(same*n-chance) / float64(total-chance)
}

// Agreement is the share of pairs with one label.
func (l Labels) Agreement() float64 {
	n, same := l.n()
	return ratio(same, n)
}

// Confusion is how often one label met another.
type Confusion struct {
	First, Second string
	Count         int
}

// Confusions are the pairs of different labels, most frequent first.
func (l Labels) Confusions() []Confusion {
	var out []Confusion
	for k, c := range l {
		if k[0] != k[1] {
			out = append(out, Confusion{k[0], k[1], c})
		}
	}
	slices.SortFunc(out, func(a, b Confusion) int {
		return cmp.Or(b.Count-a.Count, cmp.Compare(a.First, b.First), cmp.Compare(a.Second, b.Second))
	})
	return out
}

// F1 counts items that one annotator has, the other has, and both have.
type F1 struct{ First, Second, Both int }

// Value is the harmonic mean of the two shares of Both; which annotator is
// taken for the truth does not matter.
func (f F1) Value() float64 { return ratio(2*f.Both, f.First+f.Second) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}
