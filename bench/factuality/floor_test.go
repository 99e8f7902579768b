package factuality

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"entente"
	"entente/english"
)

// TestFloor holds Pearson's r on the development part; it may only rise.
func TestFloor(t *testing.T) {
	shared := os.Getenv("ENTENTE_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "shared")
	}
	items, err := Read(filepath.Join(shared, "bench", "factuality", "dev.jsonl"))
	if err != nil {
		t.Skip("the data of UDS-IH2 is not here (ENTENTE_SHARED):", err)
	}
	reader, err := english.Open(english.Accurate)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Measure(context.Background(), items, func(tokens []string) entente.Sentence {
		return entente.Sentence{Tokens: reader.Parse(tokens)}
	})
	if err != nil {
		t.Fatal(err)
	}
	const floor = 0.77
	if r.Pearson < floor {
		t.Errorf("r is %.4f, floor %.2f", r.Pearson, floor)
	}
}
