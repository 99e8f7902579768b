// Package dyads measures turning points of dyads: how many of a hand-made
// list are found within four weeks, and how many alarms a year name none.
package dyads

import (
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"entente/gauge/turning"
)

// Result of one dyad.
type Result struct {
	Dyad        string
	Known, Hit  int
	FalseAlarms int
	Years       float64
}

// Run prints the result for each dyad and in all.
func Run(_ context.Context, dir string, w io.Writer) error {
	list, err := Measure(dir)
	if err != nil {
		return err
	}
	var all Result
	fmt.Fprintf(w, "%-10s %6s %6s %14s\n", "dyad", "known", "found", "false a year")
	for _, r := range list {
		fmt.Fprintf(w, "%-10s %6d %6d %14.2f\n", r.Dyad, r.Known, r.Hit, float64(r.FalseAlarms)/r.Years)
		all.Known, all.Hit, all.FalseAlarms, all.Years = all.Known+r.Known, all.Hit+r.Hit, all.FalseAlarms+r.FalseAlarms, all.Years+r.Years
	}
	_, err = fmt.Fprintf(w, "%-10s %6d %6d %14.2f  found %.0f %% (record 30 %%); two alarms a year at random would find about 31 %%\n", "all", all.Known, all.Hit,
		float64(all.FalseAlarms)/all.Years, 100*float64(all.Hit)/float64(max(1, all.Known)))
	return err
}

// Measure reads gdelt-goldstein-daily.csv and turning-points.csv below dir,
// dir/dyads or dir/changepoint/dyads.
func Measure(dir string) ([]Result, error) {
	for _, sub := range []string{"", "dyads", "changepoint/dyads"} {
		if _, err := os.Stat(filepath.Join(dir, sub, "turning-points.csv")); err == nil {
			dir = filepath.Join(dir, sub)
			break
		}
	}
	rows, err := table(filepath.Join(dir, "gdelt-goldstein-daily.csv"))
	if err != nil {
		return nil, err
	}
	points, err := table(filepath.Join(dir, "turning-points.csv"))
	if err != nil {
		return nil, err
	}
	first, err := time.Parse("20060102", rows[1][0])
	if err != nil {
		return nil, fmt.Errorf("read the first day: %w", err)
	}
	var out []Result
	for k, dyad := range rows[0][1:] {
		days := map[int]float64{}
		for _, r := range rows[1:] {
			day, err := time.Parse("20060102", r[0])
			v, err2 := strconv.ParseFloat(r[k+1], 64)
			if err == nil && err2 == nil {
				days[int(day.Sub(first).Hours()/24)] = v
			}
		}
		out = append(out, measure(dyad, turning.Weeks(days), points[1:], first))
	}
	return out, nil
}

func measure(dyad string, weeks []float64, points [][]string, first time.Time) Result {
	r := Result{Dyad: dyad, Years: float64(len(weeks)) / 52.18}
	turns := turning.Find(weeks, turning.Default)
	used := make([]bool, len(turns))
	for _, p := range points {
		day, err := time.Parse("2006-01-02", p[1])
		week := day.Sub(first).Hours() / 24 / 7
		if err != nil || p[0] != dyad || week < 0 || week >= float64(len(weeks)) {
			continue
		}
		r.Known++
		hit := false
		for i, t := range turns {
			if d := float64(t.Week) - week; d <= 4 && d >= -4 {
				hit, used[i] = true, true
			}
		}
		if hit {
			r.Hit++
		}
	}
	for _, u := range used {
		if !u {
			r.FalseAlarms++
		}
	}
	return r
}

func table(name string) ([][]string, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read table: %w", err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil || len(rows) < 2 {
		return nil, fmt.Errorf("read %s: no rows, or damaged: %v", name, err)
	}
	return rows, nil
}
