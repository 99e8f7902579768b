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
