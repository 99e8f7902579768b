package syndication

import (
	"bytes"
	"context"
	"math"
	"reflect"
	"testing"
)

func TestTheSetIsAFunctionOfItsSeed(t *testing.T) {
	a, err := Generate(3, 300)
	if err != nil {
		t.Fatal(err)
	}
	b, _ := Generate(3, 300)
	if !reflect.DeepEqual(a, b) {
		t.Error("one seed gave two sets")
	}
	if len(a.Docs) < 300 || a.Truth[len(a.Truth)-1].Kind == "" {
		t.Errorf("%d documents", len(a.Docs))
	}
}

func TestAdjustedRandOfKnownPartitions(t *testing.T) {
	for _, c := range []struct {
		a, b []int
		want float64
	}{
		{[]int{0, 0, 1, 1}, []int{5, 5, 3, 3}, 1},
		{[]int{0, 0, 1, 1}, []int{0, 0, 1, 2}, 0.5714},
		{[]int{0, 0, 1, 1}, []int{0, 1, 0, 1}, -0.5},
	} {
		if got := AdjustedRand(c.a, c.b); math.Abs(got-c.want) > 1e-3 {
			t.Errorf("%v %v: %.4f, want %.4f", c.a, c.b, got, c.want)
		}
	}
}

func TestFloors(t *testing.T) {
	s, err := Generate(Seed, 600)
	if err != nil {
		t.Fatal(err)
	}
	f, err := Measure(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name       string
		got, floor float64
	}{
		{"adjusted Rand index", f.Rand, 0.95},
		{"precision", f.Precision, 94},
		{"precision of quotations", f.QuotePrecision, 95},
		{"recall of quotations", f.QuoteRecall, 88},
		{"recall of copies", f.Recall[Copy], 99},
	} {
		if c.got < c.floor {
			t.Errorf("%s %.3f is below the floor %.3f", c.name, c.got, c.floor)
		}
	}
}

func TestRunPrintsATable(t *testing.T) {
	if testing.Short() {
		t.Skip("weighs 2,000 documents")
	}
	var b bytes.Buffer
	if err := Run(context.Background(), "", &b); err != nil || !bytes.Contains(b.Bytes(), []byte("adjusted Rand index")) {
		t.Errorf("%v: %s", err, b.String())
	}
	t.Log("\n" + b.String())
}
