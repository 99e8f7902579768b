package cycle

import (
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"entente"
	gauge "entente/gauge/cycle"
)

// public measures the test on gdelt-goldstein-daily.csv below dir: daily sums
// of scores, without the acts behind them, so that only depth and steadiness
// are known.
func public(dir string, w io.Writer) error {
	courses, err := Load(dir)
	if err != nil {
		return err
	}
	var all []gauge.Upturn
	years := 0.0
	for i := range courses {
		all = append(all, gauge.Upturns(&courses[i])...)
		years += float64(len(courses[i].Months)) / 12
	}
	back, lasted := 0, 0
	for i := range all {
		if all[i].Back {
			back++
		}
		if all[i].Lasted {
			lasted++
		}
	}
	rate := gauge.Share(lasted, lasted+back)
	fmt.Fprintf(w, "\npublic series: %d pairs, %.0f pair-years, %d upturns: %d went back within %d months, %d held\n", len(courses), years, len(all), back, gauge.Follow, lasted)
	fmt.Fprintf(w, "lasting, of those followed to their end  %.0f %%  (95 %% interval %.0f to %.0f %%)\n", 100*rate.Value, 100*rate.Low, 100*rate.High)
	return leaveOut(all, w)
}

// age is how many months of an upturn of the public series are seen: few of
// them hold longer.
const age = gauge.Window

// leaveOut judges each upturn from the others.
func leaveOut(all []gauge.Upturn, w io.Writer) error {
	tested, apart := 0, 0
	brier, climate, judged := 0.0, 0.0, 0
	var high, low [2]int // lasted, all; by score above and below the middle
	for i := range all {
		u := all[i]
		var others []gauge.Upturn
		for k := range all {
			if k != i && all[k].Held(age) {
				others = append(others, all[k])
			}
		}
		early := u
		early.Seen = age
		if len(others) < gauge.LeastOthers || !u.Held(age) {
			continue
		}
		t := gauge.Compare(&early, others)
		tested++
		if t.Apart {
			apart++
		}
		if !u.Back && u.Seen < age+gauge.Ahead {
			continue
		}
		went := 0.0
		if u.Back && u.Seen <= age+gauge.Ahead {
			went = 1
		}
		rate := gauge.Relapse(others, age)
		brier += (rate.Value - went) * (rate.Value - went)
		climate += (0.5 - went) * (0.5 - went)
		judged++
		side := &low
		if t.Score >= 0 {
			side = &high
		}
		side[0] += int(1 - went)
		side[1]++
	}
	fmt.Fprintf(w, "judged after %d months from the others: %d; called out of the ordinary %d (%.0f %%)\n", age, tested, apart, percent(apart, tested))
	n := float64(max(1, judged))
	_, err := fmt.Fprintf(w, "held the next %d months: %d of %d that score above the middle, %d of %d below; Brier of the base rate %.3f, of one half %.3f\n",
		gauge.Ahead, high[0], high[1], low[0], low[1], brier/n, climate/n)
	return err
}

// Load reads the daily sums below dir, dir/dyads or dir/changepoint/dyads as
// courses of monthly means.
func Load(dir string) ([]gauge.Course, error) {
	for _, sub := range []string{"dyads", "changepoint/dyads"} {
		if _, err := os.Stat(filepath.Join(dir, sub, "gdelt-goldstein-daily.csv")); err == nil {
			dir = filepath.Join(dir, sub)
		}
	}
	f, err := os.Open(filepath.Join(dir, "gdelt-goldstein-daily.csv"))
	if err != nil {
		return nil, fmt.Errorf("read table: %w", err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil || len(rows) < 2 {
		return nil, fmt.Errorf("read %s: no rows, or damaged: %v", f.Name(), err)
	}
	var out []gauge.Course
	for k, name := range rows[0][1:] {
		a, b, _ := strings.Cut(name, "_")
		c := gauge.Course{Dyad: entente.NewDyad(a, b)}
		sum, n, at := 0.0, 0.0, -1
		flush := func() {
			if n > 0 {
				c.Months = append(c.Months, gauge.Month{Value: sum / n})
			} else if at >= 0 {
				c.Months = append(c.Months, gauge.Month{Value: math.NaN()})
			}
			sum, n = 0, 0
		}
		for _, r := range rows[1:] {
			m, err := strconv.Atoi(r[0][:6])
			if err != nil {
				return nil, fmt.Errorf("read %s: %w", f.Name(), err)
			}
			if m = m/100*12 + m%100 - 1; m != at {
				if flush(); at < 0 {
					c.First = m
				}
				at = m
			}
			if v, err := strconv.ParseFloat(r[k+1], 64); err == nil {
				sum, n = sum+v, n+1
			}
		}
		flush()
		out = append(out, c)
	}
	return out, nil
}
