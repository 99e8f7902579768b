package counts

import (
	"cmp"
	"slices"
)

// Pair is two countries, in any fixed order.
type Pair struct{ A, B string }

// Event is one event of a pair: its class is an index of the panel's classes.
type Event struct {
	Pair  Pair
	Class int
	Day   int // from the panel's first day, 0
}

// tally is the number of events of one day.
type tally struct{ day, n int }

// Panel is the history of all pairs, by class and day.
type Panel struct {
	Days    int // days told of: the next day to come
	Classes int
	Pairs   []Pair // sorted
	series  [][]tally
	sides   [][2]int // positions of the two countries
	lands   int
	index   map[Pair]int
}

// NewPanel counts events. Those outside the classes or days are left out. A
// pair that keep does not take is kept only in the sums of its countries and
// the world.
func NewPanel(events []Event, classes, days int, keep func(Pair) bool) *Panel {
	p := &Panel{Days: days, Classes: classes, index: map[Pair]int{}}
	seen := map[Pair]bool{}
	for _, e := range events {
		if !seen[e.Pair] {
			seen[e.Pair] = true
			if keep(e.Pair) {
				p.Pairs = append(p.Pairs, e.Pair)
			}
		}
	}
	slices.SortFunc(p.Pairs, comparePairs)
	for i, pair := range p.Pairs {
		p.index[pair] = i
	}
	return p.fill(events)
}

func comparePairs(a, b Pair) int { return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B)) }

func (p *Panel) fill(events []Event) *Panel {
	lands := map[string]int{}
	for _, pair := range p.Pairs {
		for _, c := range []string{pair.A, pair.B} {
			if _, ok := lands[c]; !ok {
				lands[c] = len(lands)
			}
		}
		p.sides = append(p.sides, [2]int{lands[pair.A], lands[pair.B]})
	}
	p.lands = len(lands)
	// Series: pairs, then countries, then the world, each by class.
	p.series = make([][]tally, (len(p.Pairs)+p.lands+1)*p.Classes)
	sorted := slices.DeleteFunc(slices.Clone(events), func(e Event) bool {
		return e.Class < 0 || e.Class >= p.Classes || e.Day < 0 || e.Day >= p.Days
	})
	slices.SortStableFunc(sorted, func(a, b Event) int { return cmp.Compare(a.Day, b.Day) })
	for _, e := range sorted {
		if i, ok := p.index[e.Pair]; ok {
			p.bump(i, e)
		}
		for _, c := range []string{e.Pair.A, e.Pair.B} {
			if i, ok := lands[c]; ok {
				p.bump(len(p.Pairs)+i, e)
			}
		}
		p.bump(len(p.Pairs)+p.lands, e)
	}
	return p
}

func (p *Panel) bump(unit int, e Event) {
	s := &p.series[unit*p.Classes+e.Class]
	if n := len(*s); n > 0 && (*s)[n-1].day == e.Day {
		(*s)[n-1].n++
		return
	}
	*s = append(*s, tally{e.Day, 1})
}

// Count is the number of events of a pair's class on days [from, to).
func (p *Panel) Count(pair, class, from, to int) int {
	list := p.series[pair*p.Classes+class]
	i, _ := slices.BinarySearchFunc(list, from, func(t tally, d int) int { return cmp.Compare(t.day, d) })
	n := 0
	for ; i < len(list) && list[i].day < to; i++ {
		n += list[i].n
	}
	return n
}

// Past cuts the days before origin into periods of length days that end at it,
// oldest first; a first period that would be cut short is left out.
func (p *Panel) Past(pair, class, origin, length int) []int {
	out := make([]int, min(twelve*2, origin/length))
	for i := range out {
		end := origin - (len(out)-1-i)*length
		out[i] = p.Count(pair, class, end-length, end)
	}
	return out
}

// Find is the position of a pair, in either order.
func (p *Panel) Find(a, b string) (int, bool) {
	if i, ok := p.index[Pair{a, b}]; ok {
		return i, true
	}
	i, ok := p.index[Pair{b, a}]
	return i, ok
}
