// Package cycle measures the cycle test on simulated pairs, whose truth is
// known, and on public daily series of pairs.
//
// On simulated pairs it prints how often the test calls an ordinary upturn out
// of the ordinary (it may in one of twenty), and how often it finds one that
// is; and how many true upturns are found, and how many that are noise. On the
// public series each upturn is left out in turn and judged from the others: the
// share called out of the ordinary, and whether those that score high lasted
// longer. Seeds are fixed.
package cycle

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"

	"entente/gauge/breaks"
	gauge "entente/gauge/cycle"
)

// worlds is how many are simulated for a figure.
const worlds = 1000

// Figures of simulated worlds.
type Figures struct {
	Tested   int     // worlds whose last upturn held and could be tested
	Apart    int     // of them, called out of the ordinary
	True     int     // true upturns that could be found
	Found    int     // found within three months
	Spurious int     // upturns found where there is none
	Years    float64 // simulated
}

// Simulate runs n worlds with seeds from 1.
func (w World) Simulate(n int, odd *Apart) Figures {
	var f Figures
	for seed := range n {
		courses, truth := w.simulate(rand.New(rand.NewPCG(7, uint64(seed+1))), odd)
		for i := range courses {
			f.detect(gauge.Upturns(&courses[i]), truth[i], w.Months)
			f.Years += float64(w.Months) / 12
		}
		r, err := gauge.Assess(courses[0], courses[1:], true)
		if err != nil || r.Test == nil {
			continue
		}
		f.Tested++
		if r.Test.Apart {
			f.Apart++
		}
	}
	return f
}

// detect compares upturns found with the true ones.
func (f *Figures) detect(found []gauge.Upturn, truth []Episode, months int) {
	used := make([]bool, len(found))
	for _, e := range truth {
		if e.Start < gauge.Before || e.Start+gauge.Window > months {
			continue
		}
		f.True++
		for i := range found {
			if d := found[i].Start - e.Start; !used[i] && d >= -3 && d <= 3 {
				used[i] = true
				f.Found++
				break
			}
		}
	}
	for i := range found {
		inside := used[i]
		for _, e := range truth {
			inside = inside || found[i].Start >= e.Start-3 && found[i].Start < e.End
		}
		if !inside {
			f.Spurious++
		}
	}
}

// Turns are the figures of change points by month.
type Turns struct {
	True, Found, False int     // months at which the level changes; found within three; false ones
	Noise              int     // found in series of noise alone
	Years              float64 // simulated, of each kind
}

// SimulateTurns runs n worlds with seeds from 1.
func (w World) SimulateTurns(n int) Turns {
	var t Turns
	for seed := range n {
		rng := rand.New(rand.NewPCG(7, uint64(seed+1)))
		courses, truth := w.simulate(rng, nil)
		for i := range courses {
			y := make([]float64, w.Months)
			for m := range y {
				y[m] = courses[i].Months[m].Value
			}
			found := breaks.Find(y, breaks.Monthly)
			var places []int
			for _, e := range truth[i] {
				if places = append(places, e.Start); e.End < w.Months {
					places = append(places, e.End)
				}
			}
			t.True += len(places)
			t.False += len(found)
			for _, p := range places {
				if k := slices.IndexFunc(found, func(f int) bool { return max(f-p, p-f) <= 3 }); k >= 0 {
					found = slices.Delete(found, k, k+1)
					t.Found++
					t.False--
				}
			}
			t.Noise += len(breaks.Find(noise(rng, w.Months, w.Correlation), breaks.Monthly))
			t.Years += float64(w.Months) / 12
		}
	}
	return t
}

// Run prints the figures. dir holds the public series; "" for none.
func Run(_ context.Context, dir string, w io.Writer) error {
	fmt.Fprintf(w, "simulated pairs: %d worlds of %d pairs, %d months each\n", worlds, Default.Pairs, Default.Months)
	none := Default.Simulate(worlds, nil)
	fmt.Fprintf(w, "true upturns found within three months   %5.1f %%  (%d of %d)\n", percent(none.Found, none.True), none.Found, none.True)
	fmt.Fprintf(w, "upturns that are noise, a pair and year  %5.2f\n", float64(none.Spurious)/none.Years)
	fmt.Fprintf(w, "ordinary upturns called out of the ordinary %.1f %%  (%d of %d; the test allows 5 %%)\n", percent(none.Apart, none.Tested), none.Apart, none.Tested)
	for _, odd := range []Apart{{1.25, 0.15, 0.1}, {1.5, 0.3, 0.2}, {2, 0.4, 0.3}} {
		f := Default.Simulate(worlds, &odd)
		fmt.Fprintf(w, "power: %.2f times as deep, +%.0f points of breadth, +%.0f of material share: %5.1f %%  (%d of %d)\n",
			odd.Size, 100*odd.Breadth, 100*odd.Material, percent(f.Apart, f.Tested), f.Apart, f.Tested)
	}
	t := Default.SimulateTurns(worlds / 10)
	fmt.Fprintf(w, "change points by month: %.0f %% of %d found within three months, %.2f false ones a year, %.2f in noise alone\n",
		percent(t.Found, t.True), t.True, float64(t.False)/t.Years, float64(t.Noise)/t.Years)
	if dir == "" {
		return nil
	}
	return public(dir, w)
}

func percent(k, n int) float64 { return 100 * float64(k) / float64(max(1, n)) }
