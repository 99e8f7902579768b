package corpus

import (
	"embed"
	"fmt"
	"io/fs"

	"entente/lexicon/ontology"
)

//go:embed passages/*.txt
var passages embed.FS

// Load reads all passages that ship, in the order of file names.
func Load() ([]Passage, error) {
	o, err := ontology.Load(nil)
	if err != nil {
		return nil, err
	}
	names, err := fs.Glob(passages, "passages/*.txt")
	if err != nil {
		return nil, err
	}
	var out []Passage
	seen := map[string]bool{}
	for _, n := range names {
		data, err := passages.ReadFile(n)
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
