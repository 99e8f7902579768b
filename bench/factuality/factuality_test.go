package factuality

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente"
)

func TestMetricsByHand(t *testing.T) {
	got, want := []float64{1, 2, 3}, []float64{1, 4, 2}
	if m := MAE(got, want); math.Abs(m-1) > 1e-12 {
		t.Errorf("MAE %v, want 1", m)
	}
	// deviations (-1,0,1) and (-4/3,5/3,-1/3): r = 1 / sqrt(2 · 14/3)
	if r := Pearson(got, want); math.Abs(r-1/math.Sqrt(28.0/3)) > 1e-12 {
		t.Errorf("r %v", r)
	}
	if r := Pearson([]float64{3, 3}, []float64{1, 2}); r != 0 {
		t.Errorf("r of a constant is %v, want 0", r)
	}
}

func TestReadNamesTheLineOfABadTarget(t *testing.T) {
	file := filepath.Join(t.TempDir(), "x.jsonl")
	data := `{"text":"It rained .","targets":[{"span1":[1,2],"label":3.0}]}` + "\n" + `{"text":"No","targets":[{"span1":[7,8],"label":1}]}`
	if err := os.WriteFile(file, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(file); err == nil || !strings.Contains(err.Error(), "x.jsonl:2") {
		t.Errorf("got %v", err)
	}
}

func TestTargetThatIsNoPredicateIsGradedAndCounted(t *testing.T) {
	item := Item{Text: "The river", Tokens: []string{"The", "river"}, Targets: []Target{{Token: 1, Label: 2}}}
	tokens := []entente.Token{
		{Span: entente.Span{Start: 0, End: 3}, Text: "The", UPOS: "DET", Head: 2, Deprel: "det"},
		{Span: entente.Span{Start: 4, End: 9}, Text: "river", UPOS: "NOUN", Head: 0, Deprel: "root"},
	}
	parse := func([]string) entente.Sentence { return entente.Sentence{Span: entente.Span{End: 9}, Tokens: tokens} }
	r, err := Measure(context.Background(), []Item{item}, parse)
	if err != nil {
		t.Fatal(err)
	}
	if r.Missing != 1 || r.Targets != 1 {
		t.Errorf("got %+v", r)
	}
	tokens = nil
	if _, err := Measure(context.Background(), []Item{item}, parse); err == nil {
		t.Error("a target outside of the parsed sentence gives no error")
	}
}
