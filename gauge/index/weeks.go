package index

import (
	"fmt"
	"time"

	"entente"
	"entente/gauge/turning"
)

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
		t := Turn{Start: first.AddDate(0, 0, 7*w.Week).Format(time.DateOnly), What: InWeek, Way: "up", Size: round(w.Score)}
		if w.Score < 0 {
			t.Way = "down"
		}
		var made []Act
		for k := range turning.Default.Span {
			made = append(made, byWeek[w.Week+k]...)
		}
		var before []Act
		year := min(w.Week, 52)
		for k := w.Week - year; k < w.Week; k++ {
			before = append(before, byWeek[k]...)
		}
		t.parts(before, made, year, turning.Default.Span)
		t.By = contributions(made, t)
		out = append(out, t)
	}
	return out, nil
}
