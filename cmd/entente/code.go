package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"entente/coding"
	"entente/intake"
	"entente/work"
)

func newCode(a *app) *cobra.Command {
	var published string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "code --explain SENTENCE",
		Short: "How a sentence is coded: its tree, the rules that fired, those that nearly did",
		Long: `Code reads one sentence (or standard input with -) and shows its dependency
tree, the rules that fired and why the winner won, the rules that nearly fired
and what they lacked, and the claims.

EXIT STATUS
  0 done, 2 bad use`,
		Example: `  entente code --explain "Chile expelled two Peruvian diplomats on Friday." --published 2024-05-18`,
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.code(cmd.Context(), args[0], published, asJSON)
		},
	}
	cmd.Flags().Bool("explain", true, "show rules and tree")
	cmd.Flags().StringVar(&published, "published", "", "day of publication of the sentence (2024-05-18)")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON lines")
	return cmd
}

func (a *app) code(ctx context.Context, sentence, published string, asJSON bool) error {
	input := a.stdin
	if sentence != "-" {
		line, err := json.Marshal(map[string]string{"id": "sentence", "text": sentence, "published": published})
		if err != nil {
			return err
		}
		input = bytes.NewReader(append(line, '\n'))
	}
	o, err := a.options()
	if err != nil {
		return err
	}
	docs, problems, err := intake.Open(ctx, []string{"-"}, intake.Options{Stdin: input})
	if err != nil {
		return err
	}
	for _, p := range problems {
		a.problem(p)
	}
	p, err := work.New(o)
	if err != nil {
		return err
	}
	for _, d := range docs {
		for _, e := range p.Explain(d) {
			if err := a.printExplanation(e, asJSON); err != nil {
				return err
			}
		}
	}
	return nil
}

func (a *app) printExplanation(e coding.Explanation, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(a.stdout).Encode(e)
	}
	fmt.Fprintf(a.stdout, "%s\n\n%s\n", e.Text, e.Tree)
	for _, f := range e.Fired {
		won := "fired "
		if f.Won {
			won = "won   "
		}
		fmt.Fprintf(a.stdout, "%s %s at %s on %q, score %.1f: %s\n", won, f.Rule, f.At, f.Predicate, f.Score, f.Because)
	}
	for _, n := range e.Nearly {
		fmt.Fprintf(a.stdout, "nearly %s at %s on %q: lacks %s\n", n.Rule, n.At, n.Predicate, n.Failed)
	}
	if e.Note != "" {
		fmt.Fprintln(a.stdout, "note  ", e.Note)
	}
	for _, w := range e.Weighed {
		given := "given"
		if !w.Given {
			given = "not given at this strictness"
		}
		fmt.Fprintf(a.stdout, "weigh  %s on %q: right in every field with probability %.3f (rules alone %.3f), %s: %s\n", w.Type, w.Predicate, w.Confidence, w.ByRules, given, strings.Join(w.Because, ", "))
	}
	for _, c := range e.Claims {
		fmt.Fprintf(a.stdout, "claim  %s", c.Kind)
		if c.Event != nil {
			fmt.Fprintf(a.stdout, " %s %s CAMEO %s %s", c.Event.Type, c.Event.Mode, c.Event.CAMEO, c.Event.Quad)
		}
		fmt.Fprintf(a.stdout, ", %s, from [%s] to [%s], date %s (%s)", c.Status, who(c.Actors), who(c.Recipients), cmp.Or(c.Date.EDTF, "unknown"), c.Date.Basis)
		for _, x := range c.Effects {
			fmt.Fprintf(a.stdout, ", effect on %s %+.1f: %s", x.Dyad, x.Score, x.Why)
		}
		fmt.Fprintln(a.stdout)
	}
	fmt.Fprintln(a.stdout)
	return nil
}
