// Package factuality measures the factuality of predicates on UDS-IH2
// ("It Happened", version 2; Rudinger, White and Van Durme 2018): mean
// absolute error and Pearson's r between the number given and the graded
// gold, from -3 to 3, over all targets of a split.
package factuality

import "math"

// MAE is the mean absolute error.
func MAE(got, want []float64) float64 {
	if len(got) == 0 {
		return 0
	}
	s := 0.0
	for i := range got {
		s += math.Abs(got[i] - want[i])
	}
	return s / float64(len(got))
}

// Pearson is the correlation of got and want, 0 when either is constant.
func Pearson(got, want []float64) float64 {
	n := float64(len(got))
	if n == 0 {
		return 0
	}
	var mg, mw float64
	for i := range got {
		mg += got[i] / n
		mw += want[i] / n
	}
	var sgw, sgg, sww float64
	for i := range got {
		a, b := got[i]-mg, want[i]-mw
		sgw += a * b
		sgg += a * a
		sww += b * b
	}
	if sgg == 0 || sww == 0 {
		return 0
	}
	return sgw / math.Sqrt(sgg*sww)
}
