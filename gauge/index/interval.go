package index

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Interval is a value with its 95 % interval; Low and High are nil where
// nothing was seen, for silence is not calm.
type Interval struct {
	Value float64  `json:"value"`
	Low   *float64 `json:"low"`
	High  *float64 `json:"high"`
}

// draws of the bootstrap, and the number of acts from which the normal
// approximation to the compound Poisson sum takes its place.
const (
	draws  = 1000
	normal = 60
	exact  = 200 // counts above take the approximation of Wilson and Hilferty
)

// sum is the sum of scores as one outcome of a compound Poisson process: its
// interval is the 2.5 and 97.5 percentile of the Poisson bootstrap, in which
// each act stands as often as a Poisson number of mean 1 says (Hanley and
// MacGibbon 2006, Comput. Methods Programs Biomed. 83); for many acts the
// value ± 1.96 √Σs².
func sum(scores []float64, seed uint64) Interval {
	v := Interval{}
	square := 0.0
	for _, s := range scores {
		v.Value += s
		square += s * s
	}
	if len(scores) == 0 {
		return v
	}
	low, high := v.Value-1.96*math.Sqrt(square), v.Value+1.96*math.Sqrt(square)
	if len(scores) < normal {
		rng := rand.New(rand.NewPCG(20, seed))
		list := make([]float64, draws)
		for i := range list {
			for _, s := range scores {
				list[i] += s * float64(poisson(rng))
			}
		}
		slices.Sort(list)
		low, high = list[draws/40], list[draws-1-draws/40]
	}
	v.Value, low, high = round(v.Value), round(low), round(high)
	v.Low, v.High = &low, &high
	return v
}

func round(v float64) float64 { return math.Round(v*100) / 100 }

// poisson draws a Poisson number of mean 1 (Knuth).
func poisson(rng *rand.Rand) (n int) {
	for p := rng.Float64(); p > 1/math.E; p *= rng.Float64() {
		n++
	}
	return n
}

// Counts is the exact 95 % interval of the rate behind a Poisson count
// (Garwood 1936, Biometrika 28), for large counts by the cube-root
// approximation to the chi-square quantile (Wilson and Hilferty 1931, PNAS 17).
func Counts(n int) (low, high float64) {
	if n > exact {
		a, b := float64(n), float64(n+1)
		return round(a * math.Pow(1-1/(9*a)-1.96/(3*math.Sqrt(a)), 3)), round(b * math.Pow(1-1/(9*b)+1.96/(3*math.Sqrt(b)), 3))
	}
	if n > 0 {
		low = root(func(rate float64) float64 { return 1 - below(n-1, rate) - 0.025 }, float64(n))
	}
	high = root(func(rate float64) float64 { return 0.025 - below(n, rate) }, float64(n)+10*math.Sqrt(float64(n)+1)+10)
	return round(low), round(high)
}

// root finds where f, which rises from below 0 at 0 to above 0 at top, is 0.
func root(f func(float64) float64, top float64) float64 {
	low, high := 0.0, top
	for range 60 {
		mid := (low + high) / 2
		if f(mid) < 0 {
			low = mid
		} else {
			high = mid
		}
	}
	return (low + high) / 2
}

// below is the probability of at most n at a rate.
func below(n int, rate float64) float64 {
	if rate <= 0 {
		return 1
	}
	total := 0.0
	for k := 0; k <= n; k++ {
		lg, _ := math.Lgamma(float64(k) + 1)
		total += math.Exp(float64(k)*math.Log(rate) - rate - lg)
	}
	return min(1, total)
}
