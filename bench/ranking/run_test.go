package ranking

import (
	"bytes"
	"context"
	"math"
	"os"
	"path/filepath"
	"testing"

	"entente/forecast/ranking"
)

func TestRankCountsTiesHalfAndLeavesOtherAnswersOut(t *testing.T) {
	scores := []float64{5, 3, 3, 3, 1, 9}
	for _, c := range []struct {
		name    string
		answer  int32
		answers []int32
		want    float64
	}{
		{"best is first", 5, []int32{5}, 1},
		{"two above, two tied", 1, []int32{1}, 4},
		{"an answer above is left out", 1, []int32{1, 5}, 3},
		{"a tied answer is left out", 1, []int32{1, 2}, 3.5},
		{"last", 4, []int32{4}, 6},
	} {
		if got := rankOf(scores, c.answer, c.answers); got != c.want {
			t.Errorf("%s: rank %v, want %v", c.name, got, c.want)
		}
	}
}

// fixed scores every question alike.
type fixed struct {
	scores []float64
	asked  []ranking.Query
	read   int
}

func (f *fixed) Scores(q ranking.Query, _ []float64) ([]float64, error) {
	f.asked = append(f.asked, q)
	return f.scores, nil
}
func (f *fixed) Observe(facts []ranking.Fact) error { f.read += len(facts); return nil }

func TestMeasureAsksBothDirectionsAndReadsEachDayAfterAsking(t *testing.T) {
	k := &fixed{scores: []float64{4, 3, 2, 1}}
	facts := []ranking.Fact{
		{Subject: 0, Relation: 0, Object: 1, Day: 7}, // answers 1 → rank 2, 0 → rank 1
		{Subject: 0, Relation: 0, Object: 3, Day: 7}, // answers 3 → rank 3 (1 left out), 0 → rank 1
		{Subject: 2, Relation: 0, Object: 1, Day: 8}, // answers 1 → rank 2, 2 → rank 3
	}
	f, queries, err := measure(context.Background(), k, facts)
	if err != nil {
		t.Fatal(err)
	}
	if queries != 5 || k.read != 3 || f.asked != 6 {
		t.Errorf("queries %d read %d asked %d, want 5, 3, 6", queries, k.read, f.asked)
	}
	want := (1/2.0 + 1 + 1/3.0 + 1 + 1/2.0 + 1/3.0) / 6
	if got := f.reciprocal / 6; math.Abs(got-want) > 1e-12 {
		t.Errorf("MRR %v, want %v", got, want)
	}
	if f.h1 != 2 || f.h3 != 6 || f.h10 != 6 {
		t.Errorf("hits %v %v %v, want 2 6 6", f.h1, f.h3, f.h10)
	}
}

func TestHoursBecomeDaysAndTestIsMeasuredWhenAsked(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"entity2id.txt":   "Northland\t0\nPolice (Northland)\t1\nSouthland\t2\n",
		"relation2id.txt": "Consult\t0\nAccuse\t1\n",
		"train.txt":       "0\t0\t2\t0\n0\t0\t2\t24\n0\t1\t2\t48\n1\t1\t2\t48\n",
		"valid.txt":       "0\t0\t2\t72\n",
		"test.txt":        "2\t0\t0\t96\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d, err := readDataset(dir)
	if err != nil {
		t.Fatal(err)
	}
	if d.train[1].Day != 1 || d.test[0].Day != 4 {
		t.Errorf("days %d and %d, want 1 and 4", d.train[1].Day, d.test[0].Day)
	}
	var out bytes.Buffer
	if err := RunWith(context.Background(), dir, &out, Options{Test: true}); err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(out.Bytes(), []byte("valid")) || !bytes.Contains(out.Bytes(), []byte("test ")) {
		t.Errorf("table lacks a part:\n%s", out.String())
	}
}

func TestBrokenLinesNameFileAndLine(t *testing.T) {
	path := filepath.Join(t.TempDir(), "train.txt")
	if err := os.WriteFile(path, []byte("0\t0\t1\t0\n0\tx\t1\t0\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := readFacts(path); err == nil || !bytes.Contains([]byte(err.Error()), []byte("train.txt:2:")) {
		t.Errorf("error %v, want one naming train.txt:2", err)
	}
}

// share14 is ICEWS14, when the data are at hand.
func share14(t *testing.T) string {
	root := os.Getenv("ENTENTE_SHARED")
	if root == "" {
		root = "../../../shared"
	}
	dir := filepath.Join(root, "bench", "forecast", "icews14")
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("ICEWS14 is not at %s", dir)
	}
	return dir
}

// TestCountsAloneKeepTheirFloor measures the weights set by hand, which need
// no training; the floor may only rise.
func TestCountsAloneKeepTheirFloor(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	d, err := readDataset(share14(t))
	if err != nil {
		t.Fatal(err)
	}
	k, err := ranking.Train(context.Background(), d.names, d.train, ranking.Options{Epochs: -1})
	if err != nil {
		t.Fatal(err)
	}
	f, _, err := measure(context.Background(), k, d.valid)
	if err != nil {
		t.Fatal(err)
	}
	if mrr := f.percent(f.reciprocal); mrr < 46.0 {
		t.Errorf("MRR %.2f on ICEWS14 valid, floor 46.0", mrr)
	}
}

func TestFactsOutsideTheNamesAreRefused(t *testing.T) {
	for _, f := range []ranking.Fact{{Subject: 2}, {Object: 2}, {Relation: 1}, {Day: -1}, {Subject: -1}} {
		d := dataset{names: ranking.Names{Entities: []string{"a", "b"}, Relations: []string{"r"}}, test: []ranking.Fact{f}}
		if d.check() == nil {
			t.Errorf("%v passes", f)
		}
	}
	d := dataset{names: ranking.Names{Entities: []string{"a", "b"}, Relations: []string{"r"}},
		train: []ranking.Fact{{Day: 5}}, valid: []ranking.Fact{{Day: 4}}}
	if d.check() == nil {
		t.Error("valid older than train passes")
	}
}

func FuzzReadDataset(f *testing.F) {
	f.Add("a\t0\nb (c)\t1\n", "r\t0\n", "0\t0\t1\t24\n1\t0\t0\t48\n", "0\t0\t1\t72\n")
	f.Add("a\t1\n", "r", "0\t0\t-1\t2147483647\n", "\r\n\n9\t9\t9\t9")
	f.Fuzz(func(t *testing.T, entities, relations, train, valid string) {
		dir := t.TempDir()
		for name, text := range map[string]string{"entity2id.txt": entities, "relation2id.txt": relations, "train.txt": train, "valid.txt": valid} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		d, err := readDataset(dir)
		if err != nil || len(d.names.Relations) > 20 || len(d.train) > 100 {
			return
		}
		k, err := ranking.Train(context.Background(), d.names, d.train, ranking.Options{Epochs: 1})
		if err != nil {
			t.Fatalf("facts that read cannot be learned: %v", err)
		}
		if _, _, err := measure(context.Background(), k, d.valid); err != nil {
			t.Fatalf("facts that read cannot be measured: %v", err)
		}
	})
}
