package ledger

import "math"

// Bin is the questions whose chance lies in one step of the scale.
type Bin struct {
	Low    float64 `json:"low"` // chances from Low, below High
	High   float64 `json:"high"`
	N      int     `json:"n"`
	Chance float64 `json:"mean_chance"`
	True   int     `json:"true"`
	// RateLow and RateHigh bound the share of true ones, 95 % (Wilson 1927).
	Rate     float64 `json:"rate"`
	RateLow  float64 `json:"rate_low"`
	RateHigh float64 `json:"rate_high"`
}

// Score is how the forecasts of a ledger did. Lower is better for Brier and
// Log; the parts are Murphy's (1973): Brier ≈ Reliability − Resolution +
// Uncertainty, up to the spread within bins.
type Score struct {
	Questions int `json:"questions"`
	Open      int `json:"open"`
	Resolved  int `json:"resolved"` // true or false
	Voided    int `json:"void"`
	// VoidRate is the share of void among those closed.
	VoidRate float64 `json:"void_rate"`
	Brier    float64 `json:"brier"`
	// Climate is the Brier score of always saying the share of true ones.
	Climate     float64 `json:"brier_of_base_rate"`
	Skill       float64 `json:"skill"`
	Log         float64 `json:"log"`
	BaseRate    float64 `json:"base_rate"`
	Reliability float64 `json:"reliability"`
	Resolution  float64 `json:"resolution"`
	Uncertainty float64 `json:"uncertainty"`
	Bins        []Bin   `json:"bins"`
}

// LeastScored questions make a score that says something.
const LeastScored = 20

// ScoreOf scores the questions; steps are the borders of the bins between 0
// and 1, ascending.
func ScoreOf(list []Asked, steps []float64) Score {
	s := Score{Questions: len(list)}
	low := 0.0
	for _, high := range append(append([]float64{}, steps...), 1) {
		s.Bins = append(s.Bins, Bin{Low: low, High: high})
		low = high
	}
	yes := 0
	for i := range list {
		r := list[i].Resolution
		switch {
		case r == nil:
			s.Open++
			continue
		case r.Outcome == Void:
			s.Voided++
			continue
		}
		s.Resolved++
		p, hit := list[i].Question.Chance, 0.0
		if r.Outcome == Yes {
			hit = 1
			yes++
		}
		s.Brier += (p - hit) * (p - hit)
		s.Log -= math.Log(max(1e-4, hit*p+(1-hit)*(1-p)))
		b := s.bin(p)
		b.N++
		b.Chance += p
		b.True += int(hit)
	}
	s.finish(yes)
	return s
}

func (s *Score) bin(p float64) *Bin {
	for i := range s.Bins {
		if p < s.Bins[i].High {
			return &s.Bins[i]
		}
	}
	return &s.Bins[len(s.Bins)-1]
}

func (s *Score) finish(yes int) {
	if closed := s.Resolved + s.Voided; closed > 0 {
		s.VoidRate = float64(s.Voided) / float64(closed)
	}
	if s.Resolved == 0 {
		return
	}
	n := float64(s.Resolved)
	s.Brier, s.Log, s.BaseRate = s.Brier/n, s.Log/n, float64(yes)/n
	s.Uncertainty = s.BaseRate * (1 - s.BaseRate)
	s.Climate = s.Uncertainty
	if s.Climate > 0 {
		s.Skill = 1 - s.Brier/s.Climate
	}
	for i := range s.Bins {
		b := &s.Bins[i]
		if b.N == 0 {
			continue
		}
		m := float64(b.N)
		b.Chance /= m
		b.Rate = float64(b.True) / m
		b.RateLow, b.RateHigh = wilson(b.True, b.N)
		s.Reliability += m / n * (b.Chance - b.Rate) * (b.Chance - b.Rate)
		s.Resolution += m / n * (b.Rate - s.BaseRate) * (b.Rate - s.BaseRate)
	}
}

// wilson is the 95 % interval of a share.
func wilson(hits, n int) (low, high float64) {
	const z = 1.96
	m, p := float64(n), float64(hits)/float64(n)
	mid := (p + z*z/(2*m)) / (1 + z*z/m)
	half := z / (1 + z*z/m) * math.Sqrt(p*(1-p)/m+z*z/(4*m*m))
	return max(0, mid-half), min(1, mid+half)
}
