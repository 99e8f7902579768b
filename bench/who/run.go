package who

import (
	"context"
	_ "embed"
	"fmt"
	"io"

	"entente/english"
	"entente/lexicon/actors"
	"entente/lexicon/tsv"
	"entente/reading/who"
)

//go:embed data/countries.tsv
var countriesTSV string

// Run measures all three parts and prints a table. dir holds
// plv-train.jsonl; without it the first part is left out.
func Run(ctx context.Context, dir string, w io.Writer) error {
	lex, err := actors.Load()
	if err != nil {
		return err
	}
	en, err := english.Open(english.Fast)
	if err != nil {
		return err
	}
	r := who.New(lex)
	if dir != "" {
		named, none, err := Countries(ctx, r, en, dir, w)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "country of actor phrase    %5.1f %%  (%d of %d)   must 90, aim 96\n", 100*named.Share(), named.Right, named.Asked)
		fmt.Fprintf(w, "nothing where none is said %5.1f %%  (%d of %d)\n", 100*none.Share(), none.Right, none.Asked)
	}
	o, err := Offices(lex, w)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "offices at a date          %5.1f %%  (%d of %d)   must 90, aim 97\n", 100*o.Share(), o.Right, o.Asked)
	s, err := Passages(r, en, w)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "pronouns and nouns         P %.3f R %.3f (%d right, %d resolved, %d gold)   must .85 / .60, aim .92 / .75\n", s.Precision(), s.Recall(), s.Right, s.Resolved, s.Gold)
	return nil
}

// Countries scores the labelled phrases of plv-train.jsonl: those that name a
// party, and those where nothing says. Wrong ones go to w.
func Countries(ctx context.Context, r *who.Resolver, en *english.English, dir string, w io.Writer) (named, none Score, err error) {
	t, err := tsv.Parse("data/countries.tsv", countriesTSV, "document", "side", "code")
	if err != nil {
		return named, none, err
	}
	ps, err := readPLV(dir)
	if err != nil {
		return named, none, err
	}
	byID := map[string]phrase{}
	for _, p := range ps {
		byID[p.id+p.side] = p
	}
	for _, row := range t.Rows {
		if err := ctx.Err(); err != nil {
			return named, none, err
		}
		p, ok := byID[row.Get("document")+row.Get("side")]
		if !ok {
			return named, none, row.Errorf("no phrase %s %s", row.Get("document"), row.Get("side"))
		}
		got, want := countryOf(r, en, p), row.Get("code")
		s := &named
		if want == "-" {
			s, want = &none, ""
		}
		s.Asked++
		if got == want {
			s.Right++
			continue
		}
		fmt.Fprintf(w, "  %s %s: %q, not %q\n", p.id, p.side, got, want)
	}
	return named, none, nil
}
