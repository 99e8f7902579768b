package outlook

import (
	"cmp"
	"slices"
	"time"

	"entente"
	"entente/forecast/counts"
)

// Quads are the classes in the order of their index.
var quads = []string{entente.VerbalCooperation, entente.MaterialCooperation, entente.VerbalConflict, entente.MaterialConflict}

// Quads lists the classes that are forecast.
func Quads() []string { return slices.Clone(quads) }

const (
	coarsest  = 7    // days that the date of an act may leave open
	leastPair = 12   // events of another pair that the weights learn from
	mostPairs = 1000 // pairs that the weights learn from, the busiest
)

// Left counts the acts of the pair asked about that are not counted.
type Left struct {
	Coarse    int `json:"coarse"`    // dated to no week
	Hindsight int `json:"hindsight"` // before the first day told of
	Later     int `json:"later"`     // after the day of the forecast
}

// History collects the acts of all pairs of countries.
type History struct {
	dyad        entente.Dyad
	first, last time.Time // first day told of, and the last
	acts        []act
	left        Left
}

type act struct {
	dyad entente.Dyad
	quad int
	day  time.Time
}

// NewHistory is for a forecast of dyad, made at the end of day last. Nothing
// before first counts: documents tell of earlier days in hindsight, and less
// of them the longer ago. A zero first is the day of the first act.
func NewHistory(dyad entente.Dyad, first, last time.Time) *History {
	return &History{dyad: dyad, first: first, last: last}
}

// Add takes an act with its first and last possible day, "2006-01-02".
func (h *History) Add(dyad entente.Dyad, start, end, quad string) {
	q := slices.Index(quads, quad)
	from, err1 := time.Parse(time.DateOnly, start)
	to, err2 := time.Parse(time.DateOnly, end)
	if q < 0 || err1 != nil || err2 != nil {
		return
	}
	switch own := dyad == h.dyad; {
	case to.Sub(from) >= coarsest*24*time.Hour:
		if own {
			h.left.Coarse++
		}
	case from.After(h.last):
		if own {
			h.left.Later++
		}
	case !h.first.IsZero() && from.Before(h.first):
		if own {
			h.left.Hindsight++
		}
	default:
		h.acts = append(h.acts, act{dyad, q, from})
	}
}

// panel counts the acts; the pair asked about comes in however little is told
// of it.
func (h *History) panel() (p *counts.Panel, pair int) {
	first := h.first
	if first.IsZero() {
		first = h.last
		for _, a := range h.acts {
			if a.day.Before(first) {
				first = a.day
			}
		}
		h.first = first
	}
	seen := map[counts.Pair]int{}
	events := make([]counts.Event, len(h.acts))
	for i, a := range h.acts {
		events[i] = counts.Event{Pair: counts.Pair{A: a.dyad[0], B: a.dyad[1]}, Class: a.quad, Day: int(a.day.Sub(first).Hours() / 24)}
		seen[events[i].Pair]++
	}
	own := counts.Pair{A: h.dyad[0], B: h.dyad[1]}
	keep := busiest(seen)
	keep[own] = true
	p = counts.NewPanel(events, len(quads), int(h.last.Sub(first).Hours()/24)+1, func(x counts.Pair) bool { return keep[x] })
	pair, ok := p.Find(own.A, own.B)
	if !ok {
		pair = -1
	}
	return p, pair
}

func busiest(seen map[counts.Pair]int) map[counts.Pair]bool {
	var list []counts.Pair
	for p, n := range seen {
		if n >= leastPair {
			list = append(list, p)
		}
	}
	slices.SortFunc(list, func(a, b counts.Pair) int {
		return cmp.Or(cmp.Compare(seen[b], seen[a]), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	keep := map[counts.Pair]bool{}
	for _, p := range list[:min(len(list), mostPairs)] {
		keep[p] = true
	}
	return keep
}
