package coding

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

func TestRunOnTheSharedData(t *testing.T) {
	dir := os.Getenv("ENTENTE_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	dir = filepath.Join(dir, "bench", "events")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no shared data: set ENTENTE_SHARED to its folder")
	}
	if os.Getenv("ENTENTE_BENCH") == "" {
		t.Skip("set ENTENTE_BENCH to measure")
	}
	if err := RunWith(context.Background(), dir, os.Stderr, Options{English: os.Getenv("ENTENTE_ENGLISH"), Misses: os.Getenv("ENTENTE_MISSES") != ""}); err != nil {
		t.Fatal(err)
	}
}
