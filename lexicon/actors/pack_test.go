package actors

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

func TestPackedDataAreThoseOfTheFolder(t *testing.T) {
	z, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		t.Fatal(err)
	}
	names, err := filepath.Glob("data/*.tsv")
	if err != nil || len(names) != len(z.File) {
		t.Fatalf("%d files, %d packed (%v): run go generate ./lexicon/actors", len(names), len(z.File), err)
	}
	for _, n := range names {
		want, err := os.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := fs.ReadFile(z, filepath.ToSlash(n)); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is packed differently (%v): run go generate ./lexicon/actors", n, err)
		}
	}
}
