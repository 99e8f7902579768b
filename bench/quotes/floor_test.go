package quotes

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"entente"
	"entente/english"
	"entente/reading/says"
)

// TestFloor holds the exact F1 of each role on PolNeAR; it may only rise.
func TestFloor(t *testing.T) {
	shared := os.Getenv("ENTENTE_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "shared")
	}
	docs, err := Read(filepath.Join(shared, "bench", "quotes", "polnear-dev"))
	if err != nil {
		t.Skip("the PolNeAR documents are not here (ENTENTE_SHARED):", err)
	}
	reader, err := english.Open(english.Accurate)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Measure(context.Background(), docs, func(text string) []entente.Quotation {
		sents, mentions := reader.Analyse(text, Paragraphs(text))
		return says.Find(text, sents, mentions)
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		role  string
		got   Score
		floor float64
	}{{"source", r.Source, 0.62}, {"cue", r.Cue, 0.61}, {"content", r.Content, 0.48}} {
		if f := c.got.F1(); f < c.floor {
			t.Errorf("%s: exact F1 %.3f, floor %.2f", c.role, f, c.floor)
		}
	}
}
