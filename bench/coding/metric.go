package coding

import (
	"fmt"
	"sort"
)

// prf is precision, recall and F1 from counts.
type prf struct{ hit, said, gold int }

func (p prf) precision() float64 { return ratio(p.hit, p.said) }
func (p prf) recall() float64    { return ratio(p.hit, p.gold) }
func (p prf) f1() float64 {
	if p.said+p.gold == 0 {
		return 0
	}
	return 2 * float64(p.hit) / float64(p.said+p.gold)
}

func (p prf) String() string {
	return fmt.Sprintf("P %.3f R %.3f F1 %.3f", p.precision(), p.recall(), p.f1())
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// add counts a multiset of answers against gold: each gold item is hit once.
func (p *prf) add(gold, said []string) {
	left := map[string]int{}
	for _, g := range gold {
		left[g]++
	}
	p.gold += len(gold)
	p.said += len(said)
	for _, s := range said {
		if left[s] > 0 {
			left[s]--
			p.hit++
		}
	}
}

// confusion counts answers per gold class.
type confusion map[string]map[string]int

func (c confusion) add(gold, said string) {
	if c[gold] == nil {
		c[gold] = map[string]int{}
	}
	c[gold][said]++
}

func (c confusion) accuracy() float64 {
	hit, n := 0, 0
	for g, row := range c {
		for s, k := range row {
			n += k
			if s == g {
				hit += k
			}
		}
	}
	return ratio(hit, n)
}

// macroF1 is the mean F1 over the gold classes.
func (c confusion) macroF1() float64 {
	sum := 0.0
	for _, g := range c.classes() {
		sum += c.class(g).f1()
	}
	if len(c) == 0 {
		return 0
	}
	return sum / float64(len(c))
}

func (c confusion) classes() []string {
	out := make([]string, 0, len(c))
	for g := range c {
		out = append(out, g)
	}
	sort.Strings(out)
	return out
}

func (c confusion) class(g string) prf {
	p := prf{hit: c[g][g]}
	for gold, row := range c {
		for said, k := range row {
			if gold == g {
				p.gold += k
			}
			if said == g {
				p.said += k
			}
		}
	}
	return p
}
