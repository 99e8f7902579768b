package main

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"entente"
	"entente/lexicon/actors"
	"entente/work"
)

// part is one of the commands that print parts of the reading.
type part struct {
	name, short string
	columns     []string
	rows        func(res *work.Result, keep func(*entente.Claim) bool) []row
}

// row is one line: the object for JSON and its cells for tables.
type row struct {
	object any
	cells  []string
}

func newClaims(a *app) *cobra.Command {
	return a.part(part{"claims", "What each document says, one claim a line",
		[]string{"kind", "date", "status", "type", "actors", "recipients", "text", "document"}, claimRows})
}

func newIncidents(a *app) *cobra.Command {
	return a.part(part{"incidents", "Claims of several documents grouped by event, with origins",
		[]string{"date", "standing", "mentions", "origins", "title"}, incidentRows})
}

func newDisputes(a *app) *cobra.Command {
	return a.part(part{"disputes", "Where documents differ, with both sides",
		[]string{"type", "about", "says", "document"}, disputeRows})
}

func newTimeline(a *app) *cobra.Command {
	return a.part(part{"timeline", "Dated events of a pair, an actor or an issue in order, then the undated",
		[]string{"date", "basis", "status", "standing", "title"}, timelineRows})
}

func (a *app) part(p part) *cobra.Command {
	var o choice
	var format string
	var why bool
	cmd := &cobra.Command{
		Use:   p.name + " [--between A,B] [--about ACTOR] [flags] PATH...",
		Short: p.short,
		Long: p.short + `.

EXIT STATUS
  0 done, 2 bad use or an input that could not be read, 130 interrupted`,
		Example: "  entente " + p.name + " --between PAK,USA --format jsonl articles/",
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.printPart(cmd.Context(), p, &o, format, why, args)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.between, "between", "", "only what concerns these two countries")
	f.StringVar(&o.about, "about", "", "only what concerns this country, person or organisation")
	f.StringVar(&o.issue, "issue", "", "only this issue")
	f.StringVar(&o.from, "from", "", "first day of the period")
	f.StringVar(&o.to, "to", "", "last day of the period")
	f.StringVar(&o.asOf, "as-of", "", "leave out documents published after this day")
	f.StringArrayVar(&o.without, "without", nil, "weigh as if this source were not there: a publisher, a path or a document; may be repeated")
	f.StringVar(&format, "format", "table", "table, jsonl or csv")
	if p.name == "claims" {
		f.BoolVar(&why, "why", false, "explain each claim: rule, parties, status, confidence, effects (text, or --format jsonl)")
	}
	return cmd
}

func (a *app) printPart(ctx context.Context, p part, o *choice, format string, why bool, paths []string) error {
	if !slices.Contains([]string{"table", "jsonl", "csv"}, format) {
		return entente.Invalid("--format "+format+" is not a choice", "use table, jsonl or csv")
	}
	if err := o.dates(); err != nil {
		return err
	}
	lex, _, err := a.lexiconOf()
	if err != nil {
		return err
	}
	keep, err := o.filter(lex)
	if err != nil {
		return err
	}
	docs, _, err := a.open(ctx, paths)
	if err != nil {
		return err
	}
	if docs, err = without(docs, o.without); err != nil {
		return err
	}
	res, err := a.weigh(ctx, docs, o.asOf)
	if err != nil {
		return err
	}
	if why {
		return a.claimsWhy(res, keep, format == "jsonl")
	}
	return a.print(format, p.columns, p.rows(res, keep))
}

// filter is the predicate over claims that the flags choose.
func (s *selection) filter(lex *actors.Lexicon) (func(*entente.Claim) bool, error) {
	var dyad entente.Dyad
	if s.between != "" {
		d, err := s.pair(lex)
		if err != nil {
			return nil, err
		}
		dyad = d
	}
	return func(c *entente.Claim) bool {
		return (s.between == "" || c.Concerns(dyad)) && (s.issue == "" || slices.Contains(c.Issues, s.issue)) &&
			(s.from == "" && s.to == "" || c.Date.Within(s.from, s.to))
	}, nil
}

func (a *app) print(format string, columns []string, rows []row) error {
	switch format {
	case "jsonl":
		enc := json.NewEncoder(a.stdout)
		enc.SetEscapeHTML(false)
		for _, r := range rows {
			if err := enc.Encode(r.object); err != nil {
				return err
			}
		}
		return nil
	case "csv":
		w := csv.NewWriter(a.stdout)
		_ = w.Write(columns)
		for _, r := range rows {
			_ = w.Write(r.cells)
		}
		w.Flush()
		return w.Error()
	}
	w := tabwriter.NewWriter(a.stdout, 0, 4, 2, ' ', 0)
	fmt.Fprintln(w, strings.Join(columns, "\t"))
	for _, r := range rows {
		for i := range r.cells {
			r.cells[i] = clipLine(r.cells[i], 100)
		}
		fmt.Fprintln(w, strings.Join(r.cells, "\t"))
	}
	return w.Flush()
}
