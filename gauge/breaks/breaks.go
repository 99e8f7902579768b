// Package breaks finds change points of a series: the partition into
// segments, each a level, a straight line or a parabola plus noise, that
// minimises the cost of the segments plus a penalty for each, by optimal
// partitioning (Jackson et al. 2005, "An algorithm for optimal partitioning of
// data on an interval", IEEE Signal Processing Letters 12).
//
// The cost of a segment of m values with residual sum of squares R is
// m·ln(R/m + f): twice the negative Gaussian log-likelihood with its own
// variance, floored at f so that no segment is fitted to nothing. A segment
// takes the shape that is cheapest with its penalty, so that a bend is not
// broken into lines, and a shift of level costs less than a change of trend.
// The series is standardised first, so one setting serves all.
//
// Functions are pure. Time is quadratic in the length, memory linear.
package breaks

import "math"

// Setting of the search.
type Setting struct {
	// Penalty for each segment by its shape (level, line, parabola), in units
	// of ln n.
	Penalty [3]float64
	Min     int     // least length of a segment
	Floor   float64 // of the variance of a standardised segment
}

// Default is the one fixed setting, the middle of a plateau on the development
// series of the Turing Change Point Dataset (see bench/breaks).
var Default = Setting{Penalty: [3]float64{8, 12, 17}, Min: 5, Floor: 0.02}

// Monthly is the setting for monthly values of a pair, where stretches are short
// and the noise is large: penalties like those of the Bayesian information
// criterion (Schwarz 1978), 3 ln n for a level with its spread and place, and
// more for other shapes. Measured on simulated pairs (see bench/cycle).
var Monthly = Setting{Penalty: [3]float64{3, 5, 7}, Min: 4, Floor: 0.02}

// sums are prefix sums for residuals in constant time; t counts from the
// middle of the series, against cancellation.
type sums struct{ y, yy, ty, tty []float64 }

func prefix(y []float64) sums {
	n := len(y)
	s := sums{make([]float64, n+1), make([]float64, n+1), make([]float64, n+1), make([]float64, n+1)}
	for i, v := range y {
		t := float64(i - n/2)
		s.y[i+1] = s.y[i] + v
		s.yy[i+1] = s.yy[i] + v*v
		s.ty[i+1] = s.ty[i] + t*v
		s.tty[i+1] = s.tty[i] + t*t*v
	}
	return s
}

// residuals are the sums of squares around the level, the line and the
// parabola fitted to [i,j), by orthogonal polynomials.
func (s sums) residuals(i, j int) [3]float64 {
	m := float64(j - i)
	y := s.y[j] - s.y[i]
	level := max(0, s.yy[j]-s.yy[i]-y*y/m)
	out := [3]float64{level, level, level}
	if j-i < 2 {
		return out
	}
	n := len(s.y) - 1
	mean := float64(i+j-1)/2 - float64(n/2)
	ty := s.ty[j] - s.ty[i]
	cross := ty - mean*y
	out[1] = max(0, level-cross*cross/(m*(m*m-1)/12))
	out[2] = out[1]
	if j-i > 3 {
		bend := s.tty[j] - s.tty[i] - 2*mean*ty + mean*mean*y - (m*m-1)/12*y
		out[2] = max(0, out[1]-bend*bend/(m*(m*m-1)*(m*m-4)/180))
	}
	return out
}

// cost of the segment [i,j) in its cheapest shape, with the penalty.
func (s sums) cost(i, j int, set *Setting, logn float64) float64 {
	m := float64(j - i)
	best := math.Inf(1)
	r := s.residuals(i, j)
	for shape, p := range set.Penalty {
		best = min(best, m*math.Log(r[shape]/m+set.Floor)+p*logn)
	}
	return best
}

// Find returns the indices at which a new segment begins, in order, without 0.
// Values that are not numbers take the value before them.
func Find(series []float64, set Setting) []int {
	y := Standardise(series)
	n := len(y)
	if n < 2*set.Min {
		return nil
	}
	s, logn := prefix(y), math.Log(float64(n))
	best := make([]float64, n+1)
	from := make([]int, n+1)
	for j := 1; j < set.Min; j++ {
		best[j] = math.Inf(1)
	}
	candidates := []int{0}
	for j := set.Min; j <= n; j++ {
		best[j] = math.Inf(1)
		for _, i := range candidates {
			if v := best[i] + s.cost(i, j, &set, logn); v < best[j] {
				best[j], from[j] = v, i
			}
		}
		if i := j - set.Min + 1; i >= set.Min {
			candidates = append(candidates, i)
		}
	}
	var out []int
	for j := from[n]; j > 0; j = from[j] {
		out = append(out, j)
	}
	for a, b := 0, len(out)-1; a < b; a, b = a+1, b-1 {
		out[a], out[b] = out[b], out[a]
	}
	return out
}

// Within is the interval of places, first and last, that a change point at[k]
// could have, all other change points as they are: those whose twice negative
// log-likelihood is within 3.84 of the best (the 95 % point of chi-square with
// one degree of freedom; an approximation, as places are no smooth parameter).
func Within(series []float64, at []int, k int, set Setting) (first, last int) {
	y := Standardise(series)
	s, logn := prefix(y), math.Log(float64(len(y)))
	low, high := 0, len(y)
	if k > 0 {
		low = at[k-1]
	}
	if k+1 < len(at) {
		high = at[k+1]
	}
	both := func(b int) float64 { return s.cost(low, b, &set, logn) + s.cost(b, high, &set, logn) }
	limit := both(at[k]) + 3.84
	first, last = at[k], at[k]
	for b := low + set.Min; b <= high-set.Min; b++ {
		if both(b) <= limit {
			first, last = min(first, b), max(last, b)
		}
	}
	return first, last
}

// Standardise copies a series with mean 0 and standard deviation 1; a value
// that is not a number takes the one before it.
func Standardise(series []float64) []float64 {
	y := make([]float64, len(series))
	sum, squares := 0.0, 0.0
	for i, v := range series {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			if i > 0 {
				v = y[i-1]
			} else {
				v = 0
			}
		}
		y[i] = v
		sum += v
	}
	mean := sum / float64(max(1, len(y)))
	for _, v := range y {
		squares += (v - mean) * (v - mean)
	}
	sd := math.Sqrt(squares / float64(max(1, len(y))))
	if sd == 0 {
		sd = 1
	}
	for i := range y {
		y[i] = (y[i] - mean) / sd
	}
	return y
}
