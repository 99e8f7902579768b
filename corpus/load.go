package corpus

import (
	"archive/zip"
	"bytes"
	_ "embed" // for the packed passages
	"fmt"
	"io/fs"

	"entente/lexicon/ontology"
)

// packed holds passages/*.txt, a fifth of their size; go generate ./corpus
// packs them, and a test holds it against the folder.
//
//go:generate go run ../tools/pack passages .txt passages.zip
//go:embed passages.zip
var packed []byte

// Load reads all passages that ship, in the order of file names.
func Load() ([]Passage, error) {
	o, err := ontology.Load(nil)
	if err != nil {
		return nil, err
	}
	passages, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return nil, fmt.Errorf("packed passages: %w", err)
	}
	names, err := fs.Glob(passages, "passages/*.txt")
	if err != nil {
		return nil, err
	}
	var out []Passage
	seen := map[string]bool{}
	for _, n := range names {
		data, err := fs.ReadFile(passages, n)
		if err != nil {
			return nil, err
		}
		list, err := Parse(n, string(data), o)
		if err != nil {
			return nil, err
		}
		for _, p := range list {
			if seen[p.ID] {
				return nil, fmt.Errorf("%s: passage %s is in two files", n, p.ID)
			}
			seen[p.ID] = true
		}
		out = append(out, list...)
	}
	return out, nil
}
