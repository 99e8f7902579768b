package treebank

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

func TestMeasure(t *testing.T) {
	dir := os.Getenv("ENTENTE_SHARED")
	if dir == "" {
		dir = "../../../shared"
	}
	dir = filepath.Join(dir, "bench/treebank")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no treebanks at " + dir)
	}
	if err := Run(context.Background(), dir, os.Stdout); err != nil {
		t.Fatal(err)
	}
}
