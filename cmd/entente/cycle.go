package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"entente"
	"entente/gauge/cycle"
	"entente/gauge/index"
	"entente/gauge/tables"
	"entente/lexicon/actors"
)

func newCycle(a *app) *cobra.Command {
	var o gaugeOptions
	cmd := &cobra.Command{
		Use:   "cycle --between A,B [flags] PATH...",
		Short: "Whether the last upturn stands apart from earlier ones, and how often such went back",
		Long: `Cycle tests the last upturn of two countries against their earlier ones and
those of comparable pairs of the same source: how deep, how steady, over how
many issues, with how much more than words, and whether the two moved with
everybody at the time. It says how many upturns that held as long went back
afterwards, with a 95 % interval, and what would change the answer.

What an upturn is, when it has gone back, what is compared and how are stated
beforehand and are the same for all (docs/method-cycle.md). Nothing is said
below 120 dated acts of the pair in 48 months and 10 upturns that could be
followed; the test itself needs 19. A few articles give phases as told only:
see entente turns. With --table the source is an event table from entente
import: leads, not evidence.

EXIT STATUS
  0 done, 2 bad use or an input that could not be read, 3 refused for too
  little evidence, 130 interrupted`,
		Example: "  entente cycle --between PER,CHL --table events.jsonl\n  entente cycle --between PAK,USA --as-of 2025-06-30 articles/",
		RunE:    func(cmd *cobra.Command, args []string) error { return a.cycle(cmd.Context(), &o, args) },
	}
	o.flags(cmd, "text, md or json")
	cmd.Flags().Lookup("format").DefValue = "text"
	o.format = "text"
	return cmd
}

func (a *app) cycle(ctx context.Context, o *gaugeOptions, paths []string) error {
	if !slices.Contains([]string{"text", "md", "json"}, o.format) {
		return entente.Invalid("--format "+o.format+" is not a choice", "use text, md or json")
	}
	lex, dyad, err := a.gaugePair(o, paths)
	if err != nil {
		return err
	}
	g, err := a.gather(ctx, o, lex, paths)
	if err != nil {
		return err
	}
	r, err := g.Assess(dyad)
	if err != nil {
		var refused *entente.Error
		if errors.As(err, &refused) && refused.Code == entente.ErrRefused && o.table == "" {
			return entente.Refuse(refused.Message+": phases as told only, which entente turns gives", refused.Hint)
		}
		return err
	}
	return a.printCycle(o.format, r, lex, dyad)
}

func (a *app) printCycle(format string, r *cycle.Report, lex *actors.Lexicon, dyad entente.Dyad) error {
	lines := r.Sentences(lex.Name)
	var err error
	switch format {
	case "json":
		enc := json.NewEncoder(a.stdout)
		enc.SetEscapeHTML(false)
		err = enc.Encode(struct {
			*cycle.Report
			Sentences []string `json:"sentences"`
		}{r, lines})
	case "md":
		_, err = fmt.Fprintf(a.stdout, "# The last upturn between %s and %s\n\n%s\n", lex.Name(dyad[0]), lex.Name(dyad[1]), strings.Join(lines, "\n\n"))
	default:
		_, err = fmt.Fprintln(a.stdout, strings.Join(lines, "\n"))
	}
	return err
}

// gather collects the acts of all pairs, from the table or the documents.
func (a *app) gather(ctx context.Context, o *gaugeOptions, lex *actors.Lexicon, paths []string) (*cycle.Gathering, error) {
	g := cycle.Gather(o.table != "")
	if o.table != "" {
		quad, err := a.quads()
		if err != nil {
			return nil, err
		}
		return g, a.eachEvent(ctx, o, func(ev *tables.Event) {
			if class := quad(ev.Type); class != "" {
				g.Add(cycle.Act{Dyad: entente.NewDyad(ev.Source, ev.Target), Day: ev.Date, Score: ev.Goldstein,
					Material: strings.HasPrefix(class, "material"), Groups: []string{ev.Type}})
			}
		})
	}
	res, _, err := a.read(ctx, paths, o.asOf)
	if err != nil {
		return nil, err
	}
	all := *o
	all.between = ""
	keep, err := all.filter(lex)
	if err != nil {
		return nil, err
	}
	index.EachDyad(res.Incidents, byClaim(res), keep, func(d entente.Dyad, x index.Act) {
		if x.Start[:7] == x.End[:7] {
			g.Add(cycle.Act{Dyad: d, Day: x.Start, Score: x.Score, Material: strings.HasPrefix(x.Quad, "material"), Groups: x.Issues})
		}
	})
	return g, nil
}
