// Package when measures the reading of temporal expressions with the
// TempEval-3 metric (UzZaman et al., 2013): relaxed (overlap), strict (same
// extent) and value (overlap with an equal normalised value) F1.
//
// It reads TimeML (.tml, as TempEval-3 and the TIMEX3 form of WikiWars) and
// GUM's TEI (<date when= notBefore= …>). Cost: one reading of each document.
package when

import (
	"fmt"
	"io"

	"entente"
)

// Expression is an annotated or found expression.
type Expression struct {
	entente.Span
	Text, Type, Value string
	// From and To bound the denoted interval where only that is annotated.
	From, To string
}

// Score counts matches.
type Score struct {
	Gold, System                  int
	Relaxed, Strict, Value, Typed int
	// RelaxedGold is matches seen from the gold side.
	RelaxedGold, StrictGold int
}

// Add counts one document. Each expression matches at most one of the other
// side: the first overlapping one that is free, exact extents before others.
func (s *Score) Add(gold, system []Expression, same func(g, x Expression) bool) {
	s.Gold += len(gold)
	s.System += len(system)
	pairs := Align(gold, system)
	for _, p := range pairs {
		g, x := gold[p[0]], system[p[1]]
		s.Relaxed++
		if g.Span == x.Span {
			s.Strict++
		}
		if same(g, x) {
			s.Value++
		}
		if g.Type == x.Type {
			s.Typed++
		}
	}
}

// Align pairs overlapping expressions one to one.
func Align(gold, system []Expression) [][2]int {
	usedG, usedX := make([]bool, len(gold)), make([]bool, len(system))
	var out [][2]int
	pass := func(ok func(g, x Expression) bool) {
		for i := range gold {
			for j := range system {
				if !usedG[i] && !usedX[j] && ok(gold[i], system[j]) {
					usedG[i], usedX[j] = true, true
					out = append(out, [2]int{i, j})
				}
			}
		}
	}
	pass(func(g, x Expression) bool { return g.Span == x.Span })
	pass(func(g, x Expression) bool { return g.Overlaps(x.Span) })
	return out
}

// F1 is the harmonic mean of precision and recall of n matches.
func (s *Score) F1(n int) float64 {
	if s.Gold+s.System == 0 {
		return 0
	}
	return 2 * float64(n) / float64(s.Gold+s.System)
}

func ratio(n, d int) float64 {
	if d == 0 {
		return 0
	}
	return float64(n) / float64(d)
}

// Print writes the table, with the record beside it.
func (s *Score) Print(w io.Writer, name, record string) {
	fmt.Fprintf(w, "%-22s gold %5d  found %5d  relaxed F1 %.3f (P %.3f R %.3f)  strict F1 %.3f  value F1 %.3f  type %.3f   %s\n", name, s.Gold, s.System,
		s.F1(s.Relaxed), ratio(s.Relaxed, s.System), ratio(s.Relaxed, s.Gold), s.F1(s.Strict), s.F1(s.Value), s.F1(s.Typed), record)
}
