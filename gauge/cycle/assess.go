package cycle

import (
	"fmt"
	"math"

	"entente"
)

// The minimum below which nothing is said: months told and acts of the pair;
// upturns to compare with, without which the test could not come out at Level
// (one in twenty); and upturns followed, for a base rate.
const (
	LeastMonths   = 48
	LeastActs     = 120
	LeastOthers   = 19
	LeastFollowed = 10
)

// The states of the last upturn.
const (
	None    = "none"      // there was no upturn
	Holding = "holding"   // it holds as far as the data go
	Gone    = "went-back" // it went back
	Lasting = "lasting"   // it held for Follow months
)

// Past is an upturn of the pair as the report lists it.
type Past struct {
	Start  string  `json:"start"`  // month
	Months int     `json:"months"` // seen until it went back, the data end, or Follow
	State  string  `json:"state"`
	Best   float64 `json:"best"` // best three-month mean above the level before, in standard deviations
}

// Report is the whole assessment. Numbers of the index (Level, Line, Now) are
// in its unit; Sentences says all of it in words.
type Report struct {
	Dyad   string `json:"dyad"`
	Basis  string `json:"basis"` // "table" or "documents"
	From   string `json:"from"`  // first and last month
	To     string `json:"to"`
	Told   int    `json:"months_told"`
	Acts   int    `json:"acts"`
	State  string `json:"state"`
	Last   *Past  `json:"last"`
	Past   []Past `json:"earlier"`
	Own    int    `json:"own"`    // earlier upturns of the pair that held as long
	Others int    `json:"others"` // of comparable pairs
	Pairs  int    `json:"pairs"`  // comparable pairs

	Level float64 `json:"level"` // before the last upturn
	Now   float64 `json:"now"`   // mean of the last three months
	Line  float64 `json:"line"`  // at or below which it has gone back

	// Pulls are what moved most with third countries meanwhile, of Thirds pairs
	// that could be measured; filled in by Gathering.Assess.
	Pulls  []Pull `json:"pulls"`
	Thirds int    `json:"thirds"`

	Test    *Test `json:"test"`    // nil when the last does not hold, or below LeastOthers
	Relapse *Rate `json:"relapse"` // nil below LeastFollowed
	Lasted  *Rate `json:"lasted"`  // of all upturns that could be followed: held for Follow months

	start int // of the last upturn, a month of the course
}

// Assess tests the last upturn of own against its earlier ones and those of
// comparable pairs. It refuses below the minimum with the number that would be
// enough.
func Assess(own Course, comparable []Course, table bool) (*Report, error) {
	r := &Report{Dyad: own.Dyad.String(), Basis: "documents", State: None, Pairs: len(comparable)}
	if table {
		r.Basis = "table"
	}
	r.Acts, r.Told = own.Acts()
	if r.Acts < LeastActs || r.Told < LeastMonths {
		return nil, entente.Refuse(fmt.Sprintf("too little for statistics of cycles: %d dated acts of the pair in %d months", r.Acts, r.Told),
			fmt.Sprintf("enough would be %d dated acts in %d months; entente turns gives the phases as the sources tell them", LeastActs, LeastMonths))
	}
	r.From, r.To = own.name(0), own.name(len(own.Months)-1)
	mine := Upturns(&own)
	var theirs []Upturn
	for i := range comparable {
		theirs = append(theirs, Upturns(&comparable[i])...)
	}
	for i := range mine {
		r.Past = append(r.Past, past(&mine[i]))
	}
	followed, lasted := 0, 0
	for _, list := range [][]Upturn{mine, theirs} {
		for i := range list {
			if list[i].Back || list[i].Lasted {
				followed++
			}
			if list[i].Lasted {
				lasted++
			}
		}
	}
	if followed < LeastFollowed {
		return nil, entente.Refuse(fmt.Sprintf("too few upturns to compare: %d of the pair and %d of %d comparable pairs, of which %d could be followed to their end or for %d months",
			len(mine), len(theirs), len(comparable), followed, Follow),
			fmt.Sprintf("enough would be %d that could be followed, and %d to test the last one; give a table with more years or more pairs; entente turns shows single turns", LeastFollowed, LeastOthers))
	}
	rate := Share(lasted, followed)
	r.Lasted = &rate
	if len(mine) > 0 {
		r.last(&mine[len(mine)-1], mine[:len(mine)-1], theirs)
	}
	return r, nil
}

func past(u *Upturn) Past {
	p := Past{Start: u.Course.name(u.Start), Months: u.Seen, State: Holding, Best: round(u.Best / u.Scale)}
	switch {
	case u.Back:
		p.State = Gone
	case u.Lasted:
		p.State = Lasting
	}
	return p
}

// last fills in the last upturn, its test and its base rate.
func (r *Report) last(u *Upturn, mine, theirs []Upturn) {
	p := r.Past[len(r.Past)-1]
	r.Last, r.Past, r.State, r.start = &p, r.Past[:len(r.Past)-1], p.State, u.Start
	y := u.Course.values()
	now, _ := mean(y[max(0, len(y)-Window):])
	r.Level, r.Now, r.Line = round(u.Level), round(now), round(u.line(y, len(y)-Window))
	if r.State != Holding {
		return
	}
	var alike []Upturn
	for i := range mine {
		if mine[i].Held(min(u.Seen, Early)) {
			alike = append(alike, mine[i])
			r.Own++
		}
	}
	for i := range theirs {
		if theirs[i].Held(min(u.Seen, Early)) {
			alike = append(alike, theirs[i])
			r.Others++
		}
	}
	if rate := Relapse(alike, u.Seen); rate.Of >= LeastFollowed {
		r.Relapse = &rate
	}
	if len(alike) >= LeastOthers {
		t := Compare(u, alike)
		r.Test = &t
	}
}

func round(v float64) float64 { return math.Round(v*100) / 100 }
