package factuality

import (
	"context"
	"fmt"
	"io"
	"path/filepath"

	"entente"
	"entente/english"
	"entente/reading/fact"
)

// Result is the score on one split.
type Result struct {
	Targets, Missing int // Missing: targets that Judge does not list as predicates
	MAE, Pearson     float64
}

// Run reads dev.jsonl of UDS-IH2 in dir, parses its tokens, judges them and
// prints the score with the records beside it. Predicates are given, as in the
// published protocol; one that Judge does not list is graded all the same.
func Run(ctx context.Context, dir string, w io.Writer) error {
	items, err := Read(filepath.Join(dir, "dev.jsonl"))
	if err != nil {
		return err
	}
	reader, err := english.Open(english.Accurate)
	if err != nil {
		return err
	}
	r, err := Measure(ctx, items, func(tokens []string) entente.Sentence {
		s := entente.Sentence{Tokens: reader.Parse(tokens)}
		if n := len(s.Tokens); n > 0 {
			s.End = s.Tokens[n-1].End
		}
		return s
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%-24s %8s %8s %8s\n", "factuality (UDS-IH2 dev)", "targets", "MAE", "r")
	fmt.Fprintf(w, "%-24s %8d %8.3f %8.3f   not listed as predicates %d\n", "entente", r.Targets, r.MAE, r.Pearson, r.Missing)
	fmt.Fprintf(w, "%-24s %8s %8.3f %8s\n", "constant 3.0", "", 2.255, "-")
	fmt.Fprintf(w, "%-24s %8s %8s %8s\n", "neural, 2018 / BERT", "", "", ".77-.82 / .9")
	return nil
}

// Measure scores predicates over items whose tokens are parsed by parse.
func Measure(ctx context.Context, items []Item, parse func([]string) entente.Sentence) (Result, error) {
	var r Result
	var got, want []float64
	for _, it := range items {
		if err := ctx.Err(); err != nil {
			return r, err
		}
		s := parse(it.Tokens)
		at := map[int]float64{}
		for _, p := range fact.Judge(it.Text, []entente.Sentence{s}) {
			at[p.Token] = p.Factuality
		}
		grade, err := fact.Grades(&s)
		if err != nil {
			return r, err
		}
		for _, t := range it.Targets {
			v, ok := at[t.Token]
			if !ok {
				if t.Token >= len(s.Tokens) {
					return r, fmt.Errorf("target %d is outside of %d parsed words: %s", t.Token, len(s.Tokens), it.Text)
				}
				v = grade(t.Token)
				r.Missing++
			}
			got, want = append(got, v), append(want, t.Label)
		}
	}
	r.Targets, r.MAE, r.Pearson = len(got), MAE(got, want), Pearson(got, want)
	return r, nil
}
