package agreement

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"entente/corpus"
	"entente/lexicon/ontology"
)

// Read reads the annotation in dir/*.txt, in the order of file names. It is
// empty when there is no such file.
func Read(dir string) ([]corpus.Passage, error) {
	o, err := ontology.Load(nil)
	if err != nil {
		return nil, err
	}
	names, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", dir, err)
	}
	slices.Sort(names)
	var out []corpus.Passage
	seen := map[string]string{}
	for _, n := range names {
		data, err := os.ReadFile(n)
		if err != nil {
			return nil, fmt.Errorf("read annotation: %w", err)
		}
		list, err := corpus.Parse(n, string(data), o)
		if err != nil {
			return nil, err
		}
		for _, p := range list {
			if at, ok := seen[p.ID]; ok {
				return nil, fmt.Errorf("%s: passage %s is in %s too", n, p.ID, at)
			}
			seen[p.ID] = n
		}
		out = append(out, list...)
	}
	return out, nil
}

// Pair is one passage with both annotations.
type Pair struct{ First, Second corpus.Passage }

// Match pairs the passages of second with those of first by their id. A
// passage that first does not have, or whose text is another, is an error.
func Match(first, second []corpus.Passage) ([]Pair, error) {
	at := map[string]int{}
	for i, p := range first {
		at[p.ID] = i
	}
	var out []Pair
	for _, b := range second {
		i, ok := at[b.ID]
		if !ok {
			return nil, fmt.Errorf("passage %s of the second annotation is not in the first", b.ID)
		}
		a := first[i]
		if !slices.Equal(a.Sentences, b.Sentences) {
			return nil, fmt.Errorf("passage %s has other sentences in the second annotation", b.ID)
		}
		if a.Dyad != b.Dyad {
			return nil, fmt.Errorf("passage %s is about %s in the second annotation, not %s", b.ID, b.Dyad, a.Dyad)
		}
		out = append(out, Pair{a, b})
	}
	return out, nil
}
