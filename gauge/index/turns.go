package index

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"time"

	"entente"
	"entente/gauge/breaks"
	"entente/gauge/turning"
)

// The minimum for statistics of turns: months with something told (of a
// table: weeks with events), and acts.
const (
	LeastMonths   = 24
	LeastWeeks    = 60
	LeastTurnActs = 48
)

// window is how many periods from a turn on are searched for the acts that
// made it, and most how many are kept.
const (
	window = 3
	most   = 5
)

// Turn is a change of the series with the acts that pushed its way.
type Turn struct {
	Start string `json:"start"` // first day of the period that begins anew
	What  string `json:"what"`  // level, trend, volatility, week
	Way   string `json:"way"`   // up or down
	// Size is in standard deviations of the series (breaks), or in robust
	// ones of the two years before (weeks).
	Size float64        `json:"size"`
	By   []Contribution `json:"by"`
}

// Contribution is an act and its share of all that pushed the way of the turn
// in the first periods after it.
type Contribution struct {
	Act
	Share float64 `json:"share"`
}

// Breaks finds the change points of the monthly net value. Months of which
// nothing is told keep the value before.
func (ix *Index) Breaks() ([]Turn, error) {
	told := 0
	series := make([]float64, len(ix.Periods))
	for i, p := range ix.Periods {
		series[i] = p.Net.Value
		if p.Acts == 0 {
			series[i] = math.NaN()
		} else {
			told++
		}
	}
	if told < LeastMonths || ix.Acts < LeastTurnActs {
		return nil, entente.Refuse(fmt.Sprintf("too little for statistics of turns: %d dated incidents in %d months", ix.Acts, told),
			fmt.Sprintf("enough would be %d dated incidents in %d months", LeastTurnActs, LeastMonths))
	}
	series = breaks.Standardise(series)
	at := breaks.Find(series, breaks.Default)
	var out []Turn
	for k, b := range at {
		first, last := 0, len(series)
		if k > 0 {
			first = at[k-1]
		}
		if k+1 < len(at) {
			last = at[k+1]
		}
		t := compare(series[first:b], series[b:last])
		t.Start = ix.Periods[b].Start
		var acts []Act
		for _, p := range ix.Periods[b:min(last, b+window)] {
			acts = append(acts, p.List...)
		}
		t.By = contributions(acts, t)
		out = append(out, t)
	}
	return out, nil
}

// compare says what changed most between two segments, in the unit of each.
func compare(before, after []float64) Turn {
	a, b := fit(before), fit(after)
	level := b.mean - a.mean
	trend := (b.slope - a.slope) * float64(min(len(before), len(after)))
	spread := math.Log((b.sd + 0.1) / (a.sd + 0.1))
	t := Turn{What: "level", Size: level}
	if math.Abs(trend) > math.Abs(t.Size) {
		t.What, t.Size = "trend", trend
	}
	if math.Abs(spread) > math.Abs(t.Size) {
		t.What, t.Size = "volatility", spread
	}
	t.Way = "up"
	if t.Size < 0 {
		t.Way = "down"
	}
	t.Size = round(t.Size)
	return t
}

type line struct{ mean, slope, sd float64 }

func fit(v []float64) (l line) {
	n := float64(len(v))
	if n == 0 {
		return l
	}
	for _, y := range v {
		l.mean += y / n
	}
	sxy, sxx := 0.0, 0.0
	for i, y := range v {
		x := float64(i) - (n-1)/2
		sxy, sxx = sxy+x*(y-l.mean), sxx+x*x
	}
	if sxx > 0 {
		l.slope = sxy / sxx
	}
	for i, y := range v {
		r := y - l.mean - l.slope*(float64(i)-(n-1)/2)
		l.sd += r * r / n
	}
	l.sd = math.Sqrt(l.sd)
	return l
}

// contributions ranks the acts that push the way of a turn; for volatility
// every act by its size.
func contributions(acts []Act, t Turn) []Contribution {
	sign := 1.0
	if t.Way == "down" {
		sign = -1
	}
	var out []Contribution
	all := 0.0
	for _, a := range acts {
		s := a.Score * sign
		if t.What == "volatility" {
			s = math.Abs(a.Score)
		}
		if s > 0 {
			all += s
			out = append(out, Contribution{Act: a, Share: s})
		}
	}
	slices.SortFunc(out, func(a, b Contribution) int {
		return cmp.Or(cmp.Compare(b.Share, a.Share), cmp.Compare(len(b.Groups), len(a.Groups)), cmp.Compare(a.Start, b.Start), cmp.Compare(a.ID, b.ID))
	})
	out = out[:min(most, len(out))]
	for i := range out {
		out[i].Share = round(out[i].Share / all)
	}
	return out
}

// Weeks finds the weeks in which a daily series turns from the two years before.
// A day's value is the sum of its acts; days without one count as 0 between
// the first and the last.
func Weeks(acts []Act) ([]Turn, error) {
	var first, last time.Time
	byWeek := map[int][]Act{}
	for _, a := range acts {
		if t, err := time.Parse(time.DateOnly, a.Start); err == nil {
			if first.IsZero() || t.Before(first) {
				first = t
			}
			if last.IsZero() || t.After(last) {
				last = t
			}
		}
	}
	span := int(last.Sub(first).Hours()/24) + 1
	if len(acts) < LeastTurnActs || span < 7*LeastWeeks || span > mostPeriods {
		return nil, entente.Refuse(fmt.Sprintf("too little for statistics of turns: %d events over %d weeks", len(acts), span/7),
			fmt.Sprintf("enough would be %d events over %d weeks", LeastTurnActs, LeastWeeks))
	}
	days := make(map[int]float64, span)
	for d := range span {
		days[d] = 0
	}
	for _, a := range acts {
		if t, err := time.Parse(time.DateOnly, a.Start); err == nil {
			d := int(t.Sub(first).Hours() / 24)
			days[d] += a.Score
			byWeek[d/7] = append(byWeek[d/7], a)
		}
	}
	var out []Turn
	for _, w := range turning.Find(turning.Weeks(days), turning.Default) {
		t := Turn{Start: first.AddDate(0, 0, 7*w.Week).Format(time.DateOnly), What: "week", Way: "up", Size: round(w.Score)}
		if w.Score < 0 {
			t.Way = "down"
		}
		var made []Act
		for k := range turning.Default.Span {
			made = append(made, byWeek[w.Week+k]...)
		}
		t.By = contributions(made, t)
		out = append(out, t)
	}
	return out, nil
}
