package sameevent

import (
	"math"
	"testing"
)

func near(a, b float64) bool { return math.Abs(a-b) < 0.01 }

func TestPerfectAndWorstPartitions(t *testing.T) {
	g := []int{0, 0, 1, 2, 2, 2}
	s := Measure(g, []int{7, 7, 3, 5, 5, 5})
	if !near(s.CoNLL(), 100) || !near(s.LEA.F, 100) {
		t.Errorf("got %+v", s)
	}
	s = Measure([]int{0, 0, 0}, []int{0, 1, 2})
	if s.MUC.F != 0 || s.LEA.F != 0 {
		t.Errorf("got %+v", s)
	}
}

// The example of Luo (2005) as worked in Pradhan et al. (2014): gold
// {a b c} {d e f g}, system {a b} {c d} {f g h i}, here without the mentions
// that only one side has: {a b c} {d f g}, {a b} {c d} {f g}.
func TestHandMadeCase(t *testing.T) {
	gold := []int{0, 0, 0, 1, 1, 1}
	sys := []int{0, 0, 1, 1, 2, 2}
	s := Measure(gold, sys)
	// MUC: recall (3-2 + 3-2)/4 = 1/2; precision (1 + 0 + 1)/3 = 2/3.
	if !near(s.MUC.R, 50) || !near(s.MUC.P, 200.0/3) {
		t.Errorf("MUC %v", s.MUC)
	}
	// B³: recall ((4+1)/3 + (1+4)/3)/6 = 5/9; precision (2 + 1 + 2)/6 = 5/6.
	if !near(s.B3.R, 500.0/9) || !near(s.B3.P, 500.0/6) {
		t.Errorf("B3 %v", s.B3)
	}
	// CEAFe: φ4 = 4/5 + 4/5; precision 1.6/3, recall 1.6/2.
	if !near(s.CEAFe.P, 160.0/3) || !near(s.CEAFe.R, 80) {
		t.Errorf("CEAFe %v", s.CEAFe)
	}
	// LEA: recall (3·1/3 + 3·1/3)/6 = 1/3; precision (2·1 + 2·0 + 2·1)/6 = 2/3.
	if !near(s.LEA.R, 100.0/3) || !near(s.LEA.P, 200.0/3) {
		t.Errorf("LEA %v", s.LEA)
	}
}

func TestAlignmentIsTheBestOneAndNotTheGreedyOne(t *testing.T) {
	// Greedy takes 0.9 and leaves 0; the best is 0.8 + 0.8.
	if got := assign([][]float64{{-0.9, -0.8}, {-0.8, 0}}); !near(got, -1.6) {
		t.Errorf("got %v", got)
	}
}
