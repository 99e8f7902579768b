package words

import (
	"embed"
	"sync"

	"entente/lexicon/tsv"
)

//go:embed function.tsv
var files embed.FS

// Function returns the words that carry no subject matter.
var Function = sync.OnceValues(func() (map[string]bool, error) {
	t, err := tsv.Load(files, "function.tsv", "word")
	if err != nil {
		return nil, err
	}
	out := make(map[string]bool, len(t.Rows))
	for _, r := range t.Rows {
		if out[r.Get("word")] {
			return nil, r.Errorf("word %q stands twice", r.Get("word"))
		}
		out[r.Get("word")] = true
	}
	return out, nil
})
