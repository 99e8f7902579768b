package breaks

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestStepsAndBendsAreFound(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	noise := func() float64 { return r.NormFloat64() * 0.2 }
	var step, bend, flat []float64
	for i := range 120 {
		v := 0.0
		if i >= 60 {
			v = 4
		}
		step = append(step, v+noise())
		bend = append(bend, math.Abs(float64(i-50))/10+noise())
		flat = append(flat, float64(i)/10+noise())
	}
	for _, c := range []struct {
		name   string
		series []float64
		want   []int
	}{{"step", step, []int{60}}, {"bend", bend, []int{50}}, {"line", flat, nil}, {"short", step[:6], nil}, {"constant", make([]float64, 50), nil}} {
		got := Find(c.series, Default)
		if len(got) != len(c.want) || len(got) == 1 && (got[0] < c.want[0]-3 || got[0] > c.want[0]+3) {
			t.Errorf("%s: got %v, want about %v", c.name, got, c.want)
		}
	}
}

func TestTheIntervalOfAPlaceHoldsItAndGrowsWithNoise(t *testing.T) {
	width := func(noise float64) int {
		r := rand.New(rand.NewPCG(5, 6))
		var y []float64
		for i := range 100 {
			y = append(y, r.NormFloat64()*noise+float64(i/50)*2)
		}
		first, last := Within(y, []int{50}, 0, Default)
		if first > 50 || last < 50 || first < Default.Min || last > len(y)-Default.Min {
			t.Errorf("%d to %d", first, last)
		}
		return last - first
	}
	if sharp, dull := width(0.1), width(2); sharp > 2 || dull <= sharp {
		t.Errorf("%d places with little noise, %d with much", sharp, dull)
	}
}

func TestABendIsNotBrokenIntoLines(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	var y []float64
	for i := range 150 {
		x := float64(i)/75 - 1
		y = append(y, 5*x*x+r.NormFloat64()*0.1)
	}
	if got := Find(y, Default); len(got) != 0 {
		t.Errorf("%v", got)
	}
}

func TestGapsAndInfinitiesDoNotBreakTheSearch(t *testing.T) {
	y := slices.Repeat([]float64{1, math.NaN(), 3, math.Inf(1), 2}, 20)
	for _, i := range Find(y, Default) {
		if i <= 0 || i >= len(y) {
			t.Errorf("index %d is outside the series", i)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	r := rand.New(rand.NewPCG(3, 4))
	y := make([]float64, 500)
	for i := range y {
		y[i] = r.NormFloat64()
	}
	for b.Loop() {
		Find(y, Default)
	}
}
