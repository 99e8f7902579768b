// Package breaks measures change points by the protocol of the Turing Change
// Point Dataset (van den Burg and Williams 2020, "An evaluation of change
// point detection algorithms"): F1 with a margin of 5 and covering, one
// setting for all series.
package breaks

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"

	gauge "entente/gauge/breaks"
)

// Annotations are the change points each annotator marked, by series.
type Annotations map[string]map[string][]int

// Load reads annotations.json and series/*.json below dir, or below its
// folder changepoint.
func Load(dir string) (Annotations, map[string][]float64, error) {
	if _, err := os.Stat(filepath.Join(dir, "annotations.json")); err != nil {
		dir = filepath.Join(dir, "changepoint")
	}
	data, err := os.ReadFile(filepath.Join(dir, "annotations.json"))
	if err != nil {
		return nil, nil, fmt.Errorf("read annotations: %w", err)
	}
	var ann Annotations
	if err := json.Unmarshal(data, &ann); err != nil {
		return nil, nil, fmt.Errorf("read annotations: %w", err)
	}
	series := map[string][]float64{}
	for name := range ann {
		data, err := os.ReadFile(filepath.Join(dir, "series", name+".json"))
		if err != nil {
			continue // annotated, but the series is not at hand
		}
		var file struct {
			Series []struct {
				Raw []*float64 `json:"raw"`
			} `json:"series"`
		}
		if err := json.Unmarshal(data, &file); err != nil || len(file.Series) == 0 {
			return nil, nil, fmt.Errorf("read series %s: %v", name, err)
		}
		for _, v := range file.Series[0].Raw {
			x := math.NaN()
			if v != nil {
				x = *v
			}
			series[name] = append(series[name], x)
		}
	}
	return ann, series, nil
}

// Run prints F1 and covering of the default setting for each series.
func Run(_ context.Context, dir string, w io.Writer) error {
	ann, series, err := Load(dir)
	if err != nil {
		return err
	}
	f, c := 0.0, 0.0
	fmt.Fprintf(w, "%-22s %6s %8s  %s\n", "series", "F1", "covering", "breaks")
	names := slices.Sorted(maps.Keys(series))
	for _, name := range names {
		found := gauge.Find(series[name], gauge.Default)
		n := len(series[name])
		f1, cov := F1(ann[name], found, n, 5), Covering(ann[name], found, n)
		f, c = f+f1, c+cov
		fmt.Fprintf(w, "%-22s %6.3f %8.3f  %v\n", name, f1, cov, found)
	}
	k := float64(len(names))
	_, err = fmt.Fprintf(w, "%-22s %6.3f %8.3f  record BINSEG .690 / .655 on 25 series, humans .828 / .724\n", "mean", f/k, c/k)
	return err
}

// clean keeps points with 1 ≤ x < n-1, sorted, once each.
func clean(points []int, n int) []int {
	var out []int
	for _, x := range points {
		if x >= 1 && x < n-1 {
			out = append(out, x)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// truePositives lets each truth consume the closest unused point in reach.
func truePositives(truth, points []int, margin int) int {
	left := slices.Clone(points)
	n := 0
	for _, t := range truth {
		best := -1
		for i, x := range left {
			if d := abs(x - t); d <= margin && (best < 0 || d < abs(left[best]-t)) {
				best = i
			}
		}
		if best >= 0 {
			n++
			left = slices.Delete(left, best, best+1)
		}
	}
	return n
}

func abs(n int) int { return max(n, -n) }

// F1 is the harmonic mean of precision against the union of annotators and
// mean recall over them; index 0 is added to all.
func F1(annotators map[string][]int, found []int, n, margin int) float64 {
	x := append([]int{0}, clean(found, n)...)
	var union []int
	recall := 0.0
	for _, k := range slices.Sorted(maps.Keys(annotators)) {
		t := slices.Clone(annotators[k])
		t = append(t, 0)
		slices.Sort(t)
		t = slices.Compact(t)
		union = append(union, t...)
		recall += float64(truePositives(t, x, margin)) / float64(len(t))
	}
	slices.Sort(union)
	union = slices.Compact(union)
	precision := float64(truePositives(union, x, margin)) / float64(len(x))
	recall /= float64(max(1, len(annotators)))
	if precision+recall == 0 {
		return 0
	}
	return 2 * precision * recall / (precision + recall)
}

// Covering is the mean over annotators of the size-weighted best overlap of
// each of their segments.
func Covering(annotators map[string][]int, found []int, n int) float64 {
	ours := partition(clean(found, n), n)
	total := 0.0
	for _, k := range slices.Sorted(maps.Keys(annotators)) {
		for _, a := range partition(clean(annotators[k], n), n) {
			best := 0.0
			for _, b := range ours {
				lo, hi := max(a[0], b[0]), min(a[1], b[1])
				if lo < hi {
					best = max(best, float64(hi-lo)/float64(max(a[1], b[1])-min(a[0], b[0])))
				}
			}
			total += float64(a[1]-a[0]) / float64(n) * best
		}
	}
	return total / float64(max(1, len(annotators)))
}

func partition(points []int, n int) [][2]int {
	var out [][2]int
	from := 0
	for _, p := range points {
		if p > from {
			out = append(out, [2]int{from, p})
			from = p
		}
	}
	return append(out, [2]int{from, n})
}
