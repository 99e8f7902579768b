package counts

import "math"

// logFloor is the least chance that the log score charges for: a point mass
// that misses would be charged without end.
const logFloor = 1e-4

// CRPS is the continuous ranked probability score of d when y came: the sum
// over n of the squared distance between the two distribution functions
// (Matheson and Winkler 1976). Lower is better; for a point it is the absolute
// error.
func CRPS(d Dist, y int) float64 {
	sum, below := 0.0, 0.0
	for n := min(y, d.from); n < d.from; n++ { // here only where y < from
		sum++
	}
	for i, p := range d.p {
		below += p
		f := below
		if d.from+i >= y {
			f = 1 - below
		}
		sum += f * f
	}
	if last := d.from + len(d.p); y > last {
		sum += float64(y - last)
	}
	return sum
}

// LogScore is -ln P(y), the chance floored at 0.0001. Lower is better.
func LogScore(d Dist, y int) float64 { return -math.Log(max(d.P(y), logFloor)) }

// Brier is the squared error of a chance of something that happened or not.
func Brier(p float64, happened bool) float64 {
	if happened {
		return (1 - p) * (1 - p)
	}
	return p * p
}
