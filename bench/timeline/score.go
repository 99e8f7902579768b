// Package timeline measures SemEval-2015 task 4: for a target entity, the
// dated and ordered events of several documents. Track A reads raw text,
// track B is given the events.
//
// The metric is the temporal awareness of TempEval-3 over the timeline as a
// graph: events of one position are simultaneous, each position lies before
// the next, and an event is included in its date. Precision is the share of
// the system's reduced graph that the closure of the gold graph holds, and
// recall the reverse; F1 is micro-averaged over the timelines. Events at
// position 0 are left out.
package timeline

import "sort"

// Entry is one line of a timeline: events that are one and the same, at a
// position, with a date ("" when unknown).
type Entry struct {
	Position int
	Date     string
	Events   []string
}

// relation is an edge of the graph.
type relation struct{ kind, a, b string }

// graph is a timeline as its scorer sees it.
type graph struct {
	position map[string]int
	date     map[string]string
	order    []string // events in order of position
}

func newGraph(entries []Entry) *graph {
	g := &graph{position: map[string]int{}, date: map[string]string{}}
	sorted := append([]Entry(nil), entries...)
	sort.SliceStable(sorted, func(i, j int) bool { return sorted[i].Position < sorted[j].Position })
	for _, e := range sorted {
		if e.Position == 0 {
			continue
		}
		for _, ev := range e.Events {
			if _, ok := g.position[ev]; ok {
				continue
			}
			g.position[ev] = e.Position
			g.order = append(g.order, ev)
			if e.Date != "" && e.Date[0] != 'X' {
				g.date[ev] = e.Date
			}
		}
	}
	return g
}

// reduced is the graph without what its closure adds.
func (g *graph) reduced() []relation {
	var out []relation
	first := "" // of the current position
	for i, ev := range g.order {
		switch {
		case i == 0:
		case g.position[ev] == g.position[g.order[i-1]]:
			out = append(out, relation{"simultaneous", g.order[i-1], ev})
		default:
			out = append(out, relation{"before", first, ev})
		}
		if i == 0 || g.position[ev] != g.position[g.order[i-1]] {
			first = ev
		}
		if d := g.date[ev]; d != "" {
			out = append(out, relation{"included", ev, d})
		}
	}
	return out
}

// holds reports whether the closure has a relation.
func (g *graph) holds(r relation) bool {
	p, ok := g.position[r.a]
	if !ok {
		return false
	}
	if r.kind == "included" {
		return g.date[r.a] == r.b
	}
	q, ok := g.position[r.b]
	if !ok {
		return false
	}
	if r.kind == "before" {
		return p < q
	}
	return p == q
}

// Score counts relations over timelines.
type Score struct{ SystemRight, System, GoldFound, Gold int }

// Add counts one timeline.
func (s *Score) Add(gold, system []Entry) {
	g, x := newGraph(gold), newGraph(system)
	for _, r := range x.reduced() {
		s.System++
		if g.holds(r) {
			s.SystemRight++
		}
	}
	for _, r := range g.reduced() {
		s.Gold++
		if x.holds(r) {
			s.GoldFound++
		}
	}
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// PRF is precision, recall and F1.
func (s *Score) PRF() (p, r, f float64) {
	p, r = ratio(s.SystemRight, s.System), ratio(s.GoldFound, s.Gold)
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return p, r, f
}
