package counts

import "fmt"

// The minimum below which nothing is forecast.
const (
	LeastEvents  = 48 // of the pair, dated to the day or week
	LeastPeriods = 6  // of the length asked, with events of the pair
	LeastCases   = 8  // past forecasts to judge a series by
)

// Check is how forecasts of one series would have done on days that the
// weights had not seen.
type Check struct {
	Cases    int     `json:"cases"`
	Model    float64 `json:"crps"`
	Best     float64 `json:"crps_of_best_baseline"`
	Baseline string  `json:"best_baseline"`
	Skill    float64 `json:"skill"`
	// All is the skill over all pairs of this class.
	All float64 `json:"skill_all_pairs"`
}

// Forecast is the count of one class over the next Days days, or the reason
// why none is given.
type Forecast struct {
	Class    int       `json:"-"`
	Quad     string    `json:"quad"`
	Days     int       `json:"days"`
	Mean     float64   `json:"mean"`
	Median   int       `json:"median"`
	Interval [3][2]int `json:"intervals_50_80_90"`
	Any      float64   `json:"chance_of_any"`
	Past     []int     `json:"past_periods"` // of the same length, oldest first
	Check    *Check    `json:"check"`
	Abstains string    `json:"abstains,omitempty"`
	Enough   string    `json:"enough,omitempty"`
	dist     Dist
}

// Predict forecasts every class of a pair over the next length days, given
// all days of the panel. A class on which it abstains has Abstains and Enough
// set, and no figures but Past and Check.
func Predict(p *Panel, pair, length int) []Forecast {
	out := make([]Forecast, p.Classes)
	total, told := 0, 0
	for c := range out {
		out[c] = Forecast{Class: c, Days: length, Past: p.Past(pair, c, p.Days, length)}
		total += p.Count(pair, c, 0, p.Days)
	}
	for i := range out[0].Past {
		n := 0
		for c := range out {
			n += out[c].Past[i]
		}
		if n > 0 {
			told++
		}
	}
	if why, enough := tooLittle(total, told, p.Days, length); why != "" {
		for c := range out {
			out[c].Abstains, out[c].Enough = why, enough
		}
		return out
	}
	checks := p.check(p.Days, length)[pair]
	m := Fit(p, p.Days, length)
	list := p.samples([]int{p.Days}, length)
	for i := range list {
		s := &list[i]
		if s.pair != pair {
			continue
		}
		f := &out[s.class]
		if f.abstain(&checks[s.class], length); f.Abstains != "" {
			continue
		}
		f.dist = m.dist(p, s)
		f.Mean, f.Median, f.Any = f.dist.Mean(), f.dist.Quantile(0.5), f.dist.AtLeast(1)
		for j, share := range Shares {
			f.Interval[j][0], f.Interval[j][1] = f.dist.Interval(share)
		}
	}
	return out
}

func tooLittle(events, told, days, length int) (why, enough string) {
	need := LeastPeriods * length
	if events >= LeastEvents && told >= LeastPeriods && days >= need {
		return "", ""
	}
	return fmt.Sprintf("too little to forecast %d days ahead: %d dated events of the pair over %d days, in %d periods of %d days", length, events, days, told, length),
		fmt.Sprintf("enough would be %d dated events over %d days, in %d such periods", LeastEvents, need, LeastPeriods)
}

func (f *Forecast) abstain(c *Check, length int) {
	f.Check = c
	switch {
	case c.Cases < LeastCases:
		f.Abstains = fmt.Sprintf("only %d past forecasts of %d days can be judged", c.Cases, length)
		f.Enough = fmt.Sprintf("enough would be %d, that is %d more days of events", LeastCases, (LeastCases-c.Cases)*originStep)
	case c.Best == 0:
		f.Abstains = fmt.Sprintf("nothing of this class came in the %d past forecasts judged, and none can be better than \"nothing again\"", c.Cases)
		f.Enough = "enough would be one event of this class in the days judged"
	case c.All <= 0:
		f.Abstains = fmt.Sprintf("over all pairs the model did not beat %q on days it had not seen (%.1f %% worse)", c.Baseline, -100*c.All)
		f.Enough = "enough would be a skill above 0 %, which more pairs or a longer history may give"
	case c.Skill <= 0:
		f.Abstains = fmt.Sprintf("for this pair the model did not beat %q on days it had not seen: CRPS %.2f against %.2f in %d past forecasts", c.Baseline, c.Model, c.Best, c.Cases)
		f.Enough = fmt.Sprintf("enough would be a CRPS below %.2f", c.Best)
	}
}
