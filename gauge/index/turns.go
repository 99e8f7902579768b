package index

import (
	"fmt"
	"math"
	"slices"

	"entente"
	"entente/gauge/breaks"
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

// The changes that a turn can be.
const (
	Level      = "level"
	Trend      = "trend"
	Volatility = "volatility"
	InWeek     = "week"
)

// Turn is a change of the series with the acts that pushed its way.
type Turn struct {
	Start string `json:"start"` // first day of the period that begins anew
	// Earliest and Latest are where it could as well have begun; "" for weeks.
	Earliest string `json:"earliest,omitempty"`
	Latest   string `json:"latest,omitempty"`
	What     string `json:"what"` // level, trend, volatility, week
	Way      string `json:"way"`  // up or down
	// Size is in standard deviations of the series (breaks), or in robust
	// ones of the two years before (weeks).
	Size float64 `json:"size"`
	// Before and After are the mean net value of a period on either side.
	Before float64        `json:"before"`
	After  float64        `json:"after"`
	Parts  []Part         `json:"parts"`
	By     []Contribution `json:"by"`
}

// Part is an issue, or a kind of act where no issues are known, with its net
// value a period before and after a turn, and its share of all change the way
// of the turn.
type Part struct {
	Name   string  `json:"name"`
	Before float64 `json:"before"`
	After  float64 `json:"after"`
	Share  float64 `json:"share"`
}

// Phase is the stretch between two turns: its mean net value a month, the
// change of it a month, and the standard deviation around that line.
type Phase struct {
	Start  string  `json:"start"` // first day of its first month
	End    string  `json:"end"`   // first day of its last month
	Mean   float64 `json:"mean"`
	Trend  float64 `json:"trend"`
	Spread float64 `json:"spread"`
	Acts   int     `json:"incidents"`
}

// Contribution is an act and its share of all that pushed the way of the turn
// in the first periods after it.
type Contribution struct {
	Act
	Share float64 `json:"share"`
}

// monthly is the net value by month. A month of which documents tell nothing is
// no number; of which a table has nothing, 0.
func (ix *Index) monthly() (series []float64, told int) {
	for i := range ix.Periods {
		v := ix.Periods[i].Net.Value
		if ix.Periods[i].Acts > 0 {
			told++
		} else if !ix.Table {
			v = math.NaN()
		}
		series = append(series, v)
	}
	return series, told
}

// Breaks finds the change points of the monthly net value. Months of which
// nothing is told keep the value before.
func (ix *Index) Breaks() ([]Turn, error) {
	series, told := ix.monthly()
	if told < LeastMonths || ix.Acts < LeastTurnActs {
		return nil, entente.Refuse(fmt.Sprintf("too little for statistics of turns: %d dated incidents in %d months", ix.Acts, told),
			fmt.Sprintf("enough would be %d dated incidents in %d months", LeastTurnActs, LeastMonths))
	}
	y := breaks.Standardise(series)
	at := breaks.Find(series, breaks.Monthly)
	var out []Turn
	for k, b := range at {
		first, last := 0, len(y)
		if k > 0 {
			first = at[k-1]
		}
		if k+1 < len(at) {
			last = at[k+1]
		}
		t := compare(y[first:b], y[b:last])
		early, late := breaks.Within(series, at, k, breaks.Monthly)
		t.Start, t.Earliest, t.Latest = ix.Periods[b].Start, ix.Periods[early].Start, ix.Periods[late].Start
		before, after := actsIn(ix.Periods[first:b]), actsIn(ix.Periods[b:last])
		t.parts(before, after, b-first, last-b)
		t.By = contributions(actsIn(ix.Periods[b:min(last, b+window)]), t)
		out = append(out, t)
	}
	return out, nil
}

// Phases are the stretches between turns that Breaks found.
func (ix *Index) Phases(turns []Turn) []Phase {
	series, _ := ix.monthly()
	var out []Phase
	first := 0
	for k := 0; k <= len(turns) && first < len(ix.Periods); k++ {
		last := len(ix.Periods)
		if k < len(turns) {
			last = first + slices.IndexFunc(ix.Periods[first:], func(p Period) bool { return p.Start == turns[k].Start })
		}
		var known []float64
		p := Phase{Start: ix.Periods[first].Start, End: ix.Periods[last-1].Start}
		for i := first; i < last; i++ {
			p.Acts += ix.Periods[i].Acts
			if !math.IsNaN(series[i]) {
				known = append(known, series[i])
			}
		}
		l := fit(known)
		p.Mean, p.Trend, p.Spread = round(l.mean), round(l.slope), round(l.sd)
		out = append(out, p)
		first = last
	}
	return out
}

func actsIn(periods []Period) (out []Act) {
	for i := range periods {
		out = append(out, periods[i].List...)
	}
	return out
}

// compare says what changed most between two segments, in the unit of each.
func compare(before, after []float64) Turn {
	a, b := fit(before), fit(after)
	level := b.mean - a.mean
	trend := (b.slope - a.slope) * float64(min(len(before), len(after)))
	spread := math.Log((b.sd + 0.1) / (a.sd + 0.1))
	t := Turn{What: Level, Size: level}
	if math.Abs(trend) > math.Abs(t.Size) {
		t.What, t.Size = Trend, trend
	}
	if math.Abs(spread) > math.Abs(t.Size) {
		t.What, t.Size = Volatility, spread
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
