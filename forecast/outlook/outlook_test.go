package outlook

import (
	"context"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"time"

	"entente"
	"entente/lexicon/phrases"
)

var start = time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC)

func day(n int) string { return start.AddDate(0, 0, n).Format(time.DateOnly) }

// told fills a history of a few pairs over days with drifting rates.
func told(days int) *History {
	h := NewHistory(entente.NewDyad("CHL", "PER"), time.Time{}, start.AddDate(0, 0, days-1))
	rng := rand.New(rand.NewPCG(3, 4))
	for _, d := range []entente.Dyad{{"CHL", "PER"}, {"BOL", "CHL"}, {"BOL", "PER"}, {"ARG", "CHL"}, {"ARG", "PER"}} {
		for _, q := range Quads() {
			rate := 0.3
			for n := range days {
				rate = min(max(rate*(1+0.2*(rng.Float64()-0.5)), 0.05), 0.9)
				if rng.Float64() < rate {
					h.Add(d, day(n), day(n), q)
				}
			}
		}
	}
	return h
}

func TestALongHistoryIsForecastAndSpoken(t *testing.T) {
	o, err := told(400).Forecast([]int{1, 3, 6}, nil)
	if err != nil {
		t.Fatal(err)
	}
	o.Speak(func(c string) string { return c }, func(p float64) string { w, _ := Word(p); return w })
	if len(o.Sentences) == 0 || len(o.Horizons) != 3 {
		t.Fatalf("%+v", o)
	}
	for _, s := range o.Sentences {
		if strings.Contains(s, "confidence") {
			t.Errorf("a word of likelihood and a confidence level in one sentence: %s", s)
		}
	}
	for _, f := range o.Horizons[2].Forecasts {
		if f.Abstains == "" || !strings.Contains(f.Enough, "1080 days") {
			t.Errorf("six months ahead from 400 days: %+v", f)
		}
	}
}

func TestAShortHistoryIsRefusedWithWhatWouldDo(t *testing.T) {
	for _, days := range []int{3, 100} {
		_, err := told(days).Forecast([]int{1}, nil)
		var e *entente.Error
		if entente.CodeOf(err) != entente.ErrRefused {
			t.Fatalf("%d days: %v, want a refusal", days, err)
		}
		if e = err.(*entente.Error); !regexp.MustCompile(`enough would be \d+`).MatchString(e.Hint) {
			t.Errorf("the hint %q has no number", e.Hint)
		}
	}
	empty := NewHistory(entente.NewDyad("CHL", "PER"), time.Time{}, start)
	if _, err := empty.Forecast([]int{1}, nil); entente.CodeOf(err) != entente.ErrRefused {
		t.Errorf("no history: %v", err)
	}
}

func TestWhatHasNoDayIsLeftOutAndCounted(t *testing.T) {
	d := entente.NewDyad("CHL", "PER")
	h := NewHistory(d, start, start.AddDate(0, 0, 30))
	h.Add(d, day(-3), day(-3), entente.VerbalConflict)
	h.Add(d, day(1), day(29), entente.VerbalConflict)
	h.Add(d, day(40), day(40), entente.VerbalConflict)
	h.Add(d, day(4), day(10), entente.VerbalConflict)
	h.Add(d, "never", "never", entente.VerbalConflict)
	if want := (Left{Coarse: 1, Hindsight: 1, Later: 1}); h.left != want || len(h.acts) != 1 {
		t.Errorf("left %+v and %d acts, want %+v and 1", h.left, len(h.acts), want)
	}
}

func TestWordsAreThoseOfTheTable(t *testing.T) {
	for chance, want := range map[float64]string{0: "almost no chance", 0.03: "almost no chance", 0.05: "very unlikely", 0.3: "unlikely", 0.5: "roughly even chance",
		0.55: "likely", 0.79: "likely", 0.8: "very likely", 0.95: "almost certain", 1: "almost certain"} {
		if got, err := Word(chance); got != want || err != nil {
			t.Errorf("Word(%v) = %q, %v, want %q", chance, got, err, want)
		}
	}
	p, err := phrases.Load()
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; n < 100; n++ {
		w, _ := Word(float64(n) / 100)
		for _, l := range p.Likelihood {
			if l.Phrase == w && (n < l.Low || n > l.High) {
				t.Errorf("%d %% is called %s, which is %d to %d %%", n, w, l.Low, l.High)
			}
		}
	}
}

func TestTheNextDeedsHaveReasons(t *testing.T) {
	var deeds []Deed
	for n := range 150 {
		deeds = append(deeds, Deed{n, "PER", "CHL", "accuse"}, Deed{n, "CHL", []string{"PER", "BOL", "ARG"}[n%3], "consult"}, Deed{n, "BOL", "ARG", "visit"})
	}
	list, err := WhatNext(context.Background(), deeds, entente.NewDyad("PER", "CHL"), func(c string) string { return "the land of " + c }, 5)
	if err != nil || len(list) != 2 {
		t.Fatalf("%v %v", list, err)
	}
	if x := list[0]; x.Source != "PER" || x.Act != "accuse" || x.Rank != 1 || len(x.Reasons) == 0 || !strings.Contains(fmt.Sprint(x.Reasons), "land of CHL") {
		t.Errorf("%+v", x)
	}
	if none, err := WhatNext(context.Background(), nil, entente.NewDyad("PER", "CHL"), func(c string) string { return c }, 5); none != nil || err != nil {
		t.Errorf("no deeds: %v %v", none, err)
	}
}
