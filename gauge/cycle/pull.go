package cycle

import (
	"cmp"
	"math"
	"slices"

	"entente"
)

// Pull is a pair of one of the two with a third country that moved while the
// last upturn went on: by how many robust standard deviations of its own, up or
// down, its mean lies from the median of the year before.
type Pull struct {
	Dyad  string  `json:"dyad"`
	Side  string  `json:"side"` // the one of the two
	With  string  `json:"with"`
	Moved float64 `json:"moved"`
}

// mostPulls is how many are named, the furthest first.
const mostPulls = 3

// Assess tests the last upturn of a pair with what was gathered.
func (g *Gathering) Assess(d entente.Dyad) (*Report, error) {
	own := g.Course(d)
	r, err := Assess(own, g.Comparable(d), g.table)
	if err != nil {
		return nil, err
	}
	if r.Last != nil && r.State != Gone {
		r.Pulls, r.Thirds = g.pulls(d, own.First+r.start, own.First+len(own.Months))
	}
	return r, nil
}

// pulls are the pairs of either with a third country that moved furthest from
// the month from on, and how many could be measured.
func (g *Gathering) pulls(d entente.Dyad, from, end int) (out []Pull, measured int) {
	for other := range g.pairs {
		side, third := d[0], other.Other(d[0])
		if third == "" {
			side, third = d[1], other.Other(d[1])
		}
		if third == "" || d.Has(third) {
			continue
		}
		c := g.Course(other)
		if _, _, ok := gist(&c); !ok {
			continue
		}
		y := c.values()
		first, last := from-c.First, min(end-c.First, len(y))
		if first < Before || last-first < Window {
			continue
		}
		scale := Scale(y)
		level, ok := median(y[first-Before : first])
		now, told := mean(y[first:last])
		if scale == 0 || !ok || !told {
			continue
		}
		measured++
		if moved := round((now - level) / scale); math.Abs(moved) >= Threshold {
			out = append(out, Pull{other.String(), side, third, moved})
		}
	}
	slices.SortFunc(out, func(a, b Pull) int {
		return cmp.Or(cmp.Compare(math.Abs(b.Moved), math.Abs(a.Moved)), cmp.Compare(a.Dyad, b.Dyad))
	})
	return out[:min(mostPulls, len(out))], measured
}
