package coding

import (
	"math"
	"testing"
)

func TestMetricsOnAHandMadeCase(t *testing.T) {
	c := confusion{}
	for _, x := range [][2]string{{"A", "A"}, {"A", "B"}, {"B", "B"}, {"B", "B"}, {"C", ""}} {
		c.add(x[0], x[1])
	}
	if got := c.accuracy(); got != 0.6 {
		t.Errorf("accuracy %v, want 0.6", got)
	}
	// A: P 1/1 R 1/2 F 2/3; B: P 2/3 R 1 F 0.8; C: 0.
	if got, want := c.macroF1(), (2.0/3+0.8)/3; math.Abs(got-want) > 1e-12 {
		t.Errorf("macro-F1 %v, want %v", got, want)
	}
	var p prf
	p.add([]string{"x", "x", "y"}, []string{"x", "z"})
	if p.hit != 1 || p.precision() != 0.5 || p.recall() != 1.0/3 || math.Abs(p.f1()-0.4) > 1e-12 {
		t.Errorf("got %+v P %v R %v F %v", p, p.precision(), p.recall(), p.f1())
	}
}
