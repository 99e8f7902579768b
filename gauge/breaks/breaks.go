// Package breaks finds change points of a series: the partition into
// segments, each a straight line plus noise, that minimises the cost of the
// segments plus a penalty for each, by optimal partitioning (Jackson et al.
// 2005, "An algorithm for optimal partitioning of data on an interval", IEEE
// Signal Processing Letters 12).
//
// The cost of a segment of m values with residual sum of squares R is
// m·ln(R/m + f): twice the negative Gaussian log-likelihood with its own
// variance, floored at f so that no segment is fitted to nothing. The series
// is standardised first, so one setting serves all.
//
// Functions are pure. Time is quadratic in the length, memory linear.
package breaks

import "math"

// Setting of the search.
type Setting struct {
	Penalty float64 // for each segment, in units of ln n
	Min     int     // least length of a segment
	Floor   float64 // of the variance of a standardised segment
	Level   bool    // segments are constants, not lines
}

// Default is the one fixed setting, chosen on the development series of the
// Turing Change Point Dataset (see bench/breaks).
var Default = Setting{Penalty: 10, Min: 5, Floor: 0.03}

// sums are prefix sums for residuals in constant time.
type sums struct{ y, yy, ty []float64 }

func prefix(y []float64) sums {
	n := len(y)
	s := sums{make([]float64, n+1), make([]float64, n+1), make([]float64, n+1)}
	for i, v := range y {
		s.y[i+1] = s.y[i] + v
		s.yy[i+1] = s.yy[i] + v*v
		s.ty[i+1] = s.ty[i] + float64(i)*v
	}
	return s
}

// residual is the sum of squares around the line (or level) fitted to [i,j).
func (s sums) residual(i, j int, level bool) float64 {
	m := float64(j - i)
	y := s.y[j] - s.y[i]
	r := s.yy[j] - s.yy[i] - y*y/m
	if !level && j-i > 1 {
		mean := (float64(i) + float64(j-1)) / 2
		cross := s.ty[j] - s.ty[i] - mean*y
		r -= cross * cross / (m * (m*m - 1) / 12)
	}
	return max(0, r)
}

// Find returns the indices at which a new segment begins, in order, without 0.
// Values that are not numbers take the value before them.
func Find(series []float64, set Setting) []int {
	y := Standardise(series)
	n := len(y)
	if n < 2*set.Min {
		return nil
	}
	s := prefix(y)
	penalty := set.Penalty * math.Log(float64(n))
	best := make([]float64, n+1)
	from := make([]int, n+1)
	best[0] = -penalty
	for j := 1; j < set.Min; j++ {
		best[j] = math.Inf(1)
	}
	candidates := []int{0}
	for j := set.Min; j <= n; j++ {
		best[j] = math.Inf(1)
		for _, i := range candidates {
			m := float64(j - i)
			cost := m * math.Log(s.residual(i, j, set.Level)/m+set.Floor)
			if v := best[i] + cost + penalty; v < best[j] {
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
