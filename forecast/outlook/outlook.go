package outlook

import (
	"fmt"
	"slices"
	"time"

	"entente"
	"entente/forecast/counts"
)

// Schema names the JSON of an Outlook.
const Schema = "entente/forecast/1"

// monthDays is how long a month ahead is taken to be, so that periods of the
// past are as long as those to come.
const monthDays = 30

// Outlook is a forecast for a pair.
type Outlook struct {
	Schema string       `json:"schema"`
	Dyad   entente.Dyad `json:"dyad"`
	AsOf   string       `json:"as_of"`
	// Basis is "documents" or "table"; a table holds leads, not evidence.
	Basis    string   `json:"basis"`
	Coverage Coverage `json:"coverage"`
	Horizons []Ahead  `json:"horizons"`
	// Sentences put the chances of "any" in the words of ICD 203.
	Sentences []string `json:"sentences"`
	Next      []Next   `json:"next,omitempty"`
}

// Coverage is what the forecast rests on.
type Coverage struct {
	First     string `json:"first"` // first day counted
	Days      int    `json:"days"`
	Events    int    `json:"events"` // of the pair, counted
	Pairs     int    `json:"pairs"`  // that the weights were learned from
	Documents int    `json:"documents,omitempty"`
	Left      Left   `json:"left_out"`
}

// Ahead is the forecast for one horizon.
type Ahead struct {
	Months    int               `json:"months"`
	Days      int               `json:"days"`
	From      string            `json:"from"`
	To        string            `json:"to"`
	Forecasts []counts.Forecast `json:"forecasts"`
}

// Forecast forecasts the quad classes asked for — all for none — over each of
// the numbers of months. It is an entente.ErrRefused when nothing can be
// forecast for any.
func (h *History) Forecast(months []int, classes []string) (*Outlook, error) {
	p, pair := h.panel()
	o := &Outlook{Schema: Schema, Dyad: h.dyad, AsOf: h.last.Format(time.DateOnly)}
	o.Coverage = Coverage{First: h.first.Format(time.DateOnly), Days: p.Days, Pairs: len(p.Pairs), Left: h.left}
	if pair < 0 {
		return nil, entente.Refuse(fmt.Sprintf("no dated event of the pair is told of between %s and %s; left out: %s", o.Coverage.First, o.AsOf, h.left),
			fmt.Sprintf("enough would be %d dated events in %d months", counts.LeastEvents, counts.LeastPeriods))
	}
	for c := range quads {
		o.Coverage.Events += p.Count(pair, c, 0, p.Days)
	}
	given := 0
	var why counts.Forecast
	for _, n := range months {
		a := Ahead{Months: n, Days: n * monthDays, From: h.last.AddDate(0, 0, 1).Format(time.DateOnly), To: h.last.AddDate(0, 0, n*monthDays).Format(time.DateOnly)}
		for _, f := range counts.Predict(p, pair, a.Days) {
			f.Quad = quads[f.Class]
			if len(classes) > 0 && !slices.Contains(classes, f.Quad) {
				continue
			}
			if f.Abstains == "" {
				given++
			} else if why.Abstains == "" {
				why = f
			}
			a.Forecasts = append(a.Forecasts, f)
		}
		o.Horizons = append(o.Horizons, a)
	}
	if given == 0 {
		return nil, entente.Refuse(fmt.Sprintf("%s; left out: %s", why.Abstains, h.left), why.Enough)
	}
	return o, nil
}

// String is "2 dated to no week, 0 before the first day, 1 later".
func (l Left) String() string {
	return fmt.Sprintf("%d dated to no week, %d before the first day told of, %d after the day asked", l.Coarse, l.Hindsight, l.Later)
}

// Speak fills Sentences, one for each chance of any that is given. name writes
// a country, word finds the expression of likelihood.
func (o *Outlook) Speak(name func(string) string, word func(float64) string) {
	o.Sentences = []string{}
	for _, a := range o.Horizons {
		for _, f := range a.Forecasts {
			if f.Abstains == "" {
				o.Sentences = append(o.Sentences, fmt.Sprintf("At least one event of %s between %s and %s from %s to %s is %s (%s).",
					plainQuad(f.Quad), name(o.Dyad[0]), name(o.Dyad[1]), a.From, a.To, word(f.Any), Percent(f.Any)))
			}
		}
	}
}

func plainQuad(quad string) string {
	out := []byte(quad)
	for i, c := range out {
		if c == '-' {
			out[i] = ' '
		}
	}
	return string(out)
}

// Percent writes a chance, "under 1 %" and "over 99 %" at the ends.
func Percent(p float64) string {
	switch {
	case p < 0.01:
		return "under 1 %"
	case p > 0.99:
		return "over 99 %"
	}
	return fmt.Sprintf("%.0f %%", 100*p)
}
