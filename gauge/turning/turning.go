// Package turning finds the turning points of a long daily series of a dyad:
// weeks whose level departs most from the two years before, on a robust scale:
// those beyond a threshold, and no more than a budget a year.
//
// The score of a week is |mean of it and the next two − median of the 104 weeks
// before| over 1.4826 times their median absolute deviation (Hampel 1974, "The
// influence curve and its role in robust estimation", JASA 69). Weeks are
// taken greedily by score, none within eight weeks of another.
//
// Functions are pure; cost is n·104 log 104.
package turning

import (
	"cmp"
	"math"
	"slices"
)

// Setting of the search.
type Setting struct {
	History int     // weeks before that a week is compared with
	Least   int     // weeks of history without which a week has no score
	Span    int     // weeks whose mean is compared
	Apart   int     // least distance of two turns, in weeks
	PerYear float64 // budget
	Beyond  float64 // least score, in robust standard deviations
}

// Default is the one fixed setting, chosen on the development dyads; around it
// (65 to 130 weeks, 2 to 4 weeks, 1.75 to 2.25) 19 to 24 of 28 known turns are
// found at 0.8 to 1.7 false alarms a year.
var Default = Setting{History: 104, Least: 8, Span: 3, Apart: 8, PerYear: 2, Beyond: 2}

// Turn is one turning point: the week (counted from the first day of the
// series) and how far, in robust standard deviations, up or down.
type Turn struct {
	Week  int
	Score float64 // signed
}

// Weeks averages daily values, keyed by day number from 0, into weeks; a week
// without a day is NaN.
func Weeks(days map[int]float64) []float64 {
	last := -1
	for d := range days {
		last = max(last, d)
	}
	if last < 0 {
		return nil
	}
	sum := make([]float64, last/7+1)
	n := make([]float64, last/7+1)
	for d := 0; d <= last; d++ { // in order, so that sums do not depend on map order
		if v, ok := days[d]; ok {
			sum[d/7] += v
			n[d/7]++
		}
	}
	for i := range sum {
		if n[i] == 0 {
			sum[i] = math.NaN()
		} else {
			sum[i] /= n[i]
		}
	}
	return sum
}

// Find returns the turning points of a weekly series in order of time.
func Find(weeks []float64, set Setting) []Turn {
	scores := make([]float64, len(weeks))
	order := make([]int, len(weeks))
	for i := range weeks {
		scores[i] = score(weeks, i, set)
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(math.Abs(scores[b]), math.Abs(scores[a])) })
	budget := int(math.Ceil(set.PerYear * float64(len(weeks)) / 52.18))
	var out []Turn
	for _, i := range order {
		if len(out) >= budget || math.Abs(scores[i]) <= set.Beyond {
			break
		}
		near := slices.ContainsFunc(out, func(t Turn) bool { return max(t.Week-i, i-t.Week) < set.Apart })
		if !near {
			out = append(out, Turn{onset(weeks, i, scores[i], set), scores[i]})
		}
	}
	slices.SortFunc(out, func(a, b Turn) int { return cmp.Compare(a.Week, b.Week) })
	return out
}

// onset is the first week of the span that itself departs by half of what the
// furthest of them does.
func onset(weeks []float64, i int, score float64, set Setting) int {
	centre := Median(known(weeks[max(0, i-set.History):i]))
	sign := math.Copysign(1, score)
	most := 0.0
	end := min(len(weeks), i+set.Span)
	for k := i; k < end; k++ {
		if d := sign * (weeks[k] - centre); d > most {
			most = d
		}
	}
	for k := i; k < end; k++ {
		if sign*(weeks[k]-centre) >= most/2 {
			return k
		}
	}
	return i
}

func score(weeks []float64, i int, set Setting) float64 {
	before := known(weeks[max(0, i-set.History):i])
	after := known(weeks[i:min(len(weeks), i+set.Span)])
	if len(before) < set.Least || len(after) == 0 {
		return 0
	}
	mean := 0.0
	for _, v := range after {
		mean += v / float64(len(after))
	}
	centre := Median(before)
	for k := range before {
		before[k] = math.Abs(before[k] - centre)
	}
	return (mean - centre) / (1.4826*Median(before) + 1e-6)
}

func known(list []float64) []float64 {
	var out []float64
	for _, v := range list {
		if !math.IsNaN(v) {
			out = append(out, v)
		}
	}
	return out
}

// Median of a list, which it sorts; 0 for none.
func Median(list []float64) float64 {
	if len(list) == 0 {
		return 0
	}
	slices.Sort(list)
	k := len(list) / 2
	if len(list)%2 == 1 {
		return list[k]
	}
	return (list[k-1] + list[k]) / 2
}
