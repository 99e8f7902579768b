package learned

import (
	"math"
	"sort"
	"sync"
)

// steps[k] is the log odds, in thousandths, above which a probability rounds
// to more than k thousandths: a table, so that no machine rounds differently.
var steps = sync.OnceValue(func() []int {
	out := make([]int, 999)
	for k := range out {
		p := (float64(k) + 0.5) / 1000
		out[k] = int(math.Round(1000 * math.Log(p/(1-p))))
	}
	return out
})

// Probability turns log odds in thousandths into a probability rounded to
// thousandths.
func Probability(odds int) float64 {
	s := steps()
	return float64(sort.Search(len(s), func(k int) bool { return s[k] > odds })) / 1000
}
