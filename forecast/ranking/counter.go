package ranking

import "math"

// halfLives in days of the decayed counts; the last never decays.
var halfLives = [spans]float64{2, 7, 30, 120, math.Inf(1)}

// spans is the number of half-lives.
const spans = 5

// decayTable holds the factor for a gap of 0..len-1 days, per half-life;
// longer gaps use the last.
type decayTable [512][spans]float32

func newDecayTable() *decayTable {
	var t decayTable
	for g := range t {
		for k, h := range halfLives {
			t[g][k] = float32(math.Exp2(-float64(g) / h))
		}
	}
	return &t
}

// after is the decay over gap days.
func (t *decayTable) after(gap int32) *[spans]float32 {
	return &t[min(max(gap, 0), int32(len(t)-1))]
}

// counter is a count that fades at every half-life at once, brought up to
// date only when touched.
type counter struct {
	last int32
	c    [spans]float32
}

// add counts one event on day.
func (c *counter) add(t *decayTable, day int32) {
	d := t.after(day - c.last)
	for k := range c.c {
		c.c[k] = c.c[k]*d[k] + 1
	}
	c.last = day
}

// at is the count as of day.
func (c *counter) at(t *decayTable, day int32) (v [spans]float32) {
	d := t.after(day - c.last)
	for k := range v {
		v[k] = c.c[k] * d[k]
	}
	return v
}

// log1p is ln(1+x) for x ≥ 0, to 2e-5, by the series of atanh on the
// mantissa; 0 for anything else.
func log1p(x float32) float32 {
	if !(x > 0) {
		return 0
	}
	b := math.Float32bits(1 + x)
	e := float32(int32(b>>23) - 127)
	m := math.Float32frombits(b&0x7fffff | 0x3f800000)
	y := (m - 1) / (m + 1)
	z := y * y
	return e*0.6931472 + 2*y*(1+z*(1.0/3+z*(0.2+z/7)))
}
