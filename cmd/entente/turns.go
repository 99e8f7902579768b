package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"entente"
	"entente/gauge/index"
	"entente/gauge/phases"
	"entente/work"
)

func newTurns(a *app) *cobra.Command {
	var o gaugeOptions
	cmd := &cobra.Command{
		Use:   "turns --between A,B [flags] PATH...",
		Short: "When the relationship turned, and what made each turn",
		Long: `Turns finds where the course of a relationship changed.

With 48 dated incidents in 24 months or more it is statistics: change points of
the monthly index in level, trend or volatility, the phases between them, and
for each where it could as well have begun, the issues that changed and the
incidents that pushed that way in the first three months, ranked by their share.
With --table (from entente import; leads, not evidence) there are besides the
weeks that depart most from the two years before, no more than two a year.

With fewer articles it is what the sources tell: claims and sentences that speak
of change, with their words, grouped into phases whose borders are as fuzzy as
the sources leave them. The output says which of the two it is.

EXIT STATUS
  0 done, 2 bad use or an input that could not be read, 3 refused for too
  little evidence, 130 interrupted`,
		Example: "  entente turns --between PAK,USA articles/\n  entente turns --between PER,CHL --table events.jsonl",
		RunE:    func(cmd *cobra.Command, args []string) error { return a.turns(cmd.Context(), &o, args) },
	}
	o.flags(cmd, "table, jsonl or csv")
	return cmd
}

// statTurn, statPhase and toldPhase are the kinds of JSON line.
type statTurn struct {
	Basis string `json:"basis"`
	index.Turn
}

type statPhase struct {
	Basis string      `json:"basis"`
	Phase index.Phase `json:"phase"`
}

type toldPhase struct {
	Basis string `json:"basis"`
	phases.Phase
}

var turnColumns = []string{"basis", "begins", "ends", "what", "way", "size", "share", "by", "document"}

func (a *app) turns(ctx context.Context, o *gaugeOptions, paths []string) error {
	if !slices.Contains([]string{"table", "jsonl", "csv"}, o.format) {
		return entente.Invalid("--format "+o.format+" is not a choice", "use table, jsonl or csv")
	}
	lex, dyad, err := a.gaugePair(o, paths)
	if err != nil {
		return err
	}
	acts, left, res, err := a.acts(ctx, o, lex, dyad, paths)
	if err != nil {
		return err
	}
	rows, refused, err := a.statistics(acts, left, o.table != "", res)
	if err != nil {
		return err
	}
	if rows != nil {
		return a.printTurns(o.format, rows)
	}
	if res == nil {
		return refused
	}
	keep, err := o.filter(lex)
	if err != nil {
		return err
	}
	prose, err := a.prose(o, res, dyad)
	if err != nil {
		return err
	}
	list, err := phases.Told(res.Claims, keep, prose...)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		return entente.Refuse("no source speaks of a change between "+lex.Name(dyad[0])+" and "+lex.Name(dyad[1])+", and there is "+refused.Message, refused.Hint)
	}
	a.note("entente: this is as the sources tell it, not statistics: %s", refused.Message)
	return a.printTurns(o.format, toldRows(list))
}

// statistics are the rows of phases and turns by month and, of a table, of
// turns by week; nil with the refusal where there is too little for any.
func (a *app) statistics(acts []index.Act, left index.Left, table bool, res *work.Result) (rows []row, refused *entente.Error, err error) {
	if table {
		turns, err := index.Weeks(acts)
		switch {
		case err == nil:
			a.note("entente: statistics of an event table: leads, not evidence; %d turns by week in %d events", len(turns), len(acts))
			rows = statRows(turns, nil, res)
		case !errors.As(err, &refused) || refused.Code != entente.ErrRefused:
			return nil, nil, err
		}
	}
	ix, err := index.Measure(acts, left, index.Month, table)
	var turns []index.Turn
	if err == nil {
		turns, err = ix.Breaks()
	}
	if err == nil {
		a.note("entente: statistics: change points of the monthly index; %d in %d incidents", len(turns), ix.Acts)
		return append(statRows(turns, ix.Phases(turns), res), rows...), nil, nil
	}
	var e *entente.Error
	if !errors.As(err, &e) || e.Code != entente.ErrRefused {
		return nil, nil, err
	}
	if refused == nil {
		refused = e
	}
	return rows, refused, nil
}

// prose are the sentences of the documents that tell of a change of the pair;
// none when an issue is asked for, which a sentence does not name.
func (a *app) prose(o *gaugeOptions, res *work.Result, dyad entente.Dyad) ([]phases.Telling, error) {
	var out []phases.Telling
	if o.issue != "" {
		return nil, nil
	}
	for _, d := range res.Documents {
		r := res.Readings[d.ID]
		if r == nil {
			continue
		}
		list, err := phases.InProse(d, r, dyad)
		if err != nil {
			return nil, err
		}
		for _, t := range list {
			if o.from == "" && o.to == "" || t.Date.Within(o.from, o.to) {
				out = append(out, t)
			}
		}
	}
	return out, nil
}

// printTurns prints rows; those without an object are parts of the one above,
// which JSON has inside it.
func (a *app) printTurns(format string, rows []row) error {
	if format == "jsonl" {
		rows = slices.DeleteFunc(rows, func(r row) bool { return r.object == nil })
	}
	return a.print(format, turnColumns, rows)
}

// statRows are turns with what made them, each behind the phase that it ends.
func statRows(turns []index.Turn, stretches []index.Phase, res *work.Result) []row {
	paths := map[string]string{}
	if res != nil {
		for _, d := range res.Documents {
			paths[d.ID] = d.Path
		}
	}
	out := []row{}
	for k := 0; k < max(len(stretches), len(turns)); k++ {
		if k < len(stretches) {
			out = append(out, phaseRow(stretches[k]))
		}
		if k < len(turns) {
			out = append(out, turnRows(turns[k], paths)...)
		}
	}
	return out
}

func phaseRow(p index.Phase) row {
	return row{statPhase{"statistics", p}, []string{"statistics", p.Start[:7], p.End[:7], "phase", "", fmt.Sprintf("%+.1f", p.Mean), "",
		fmt.Sprintf("mean net value a month; %+.2f from month to month, standard deviation %.1f, %d incidents", p.Trend, p.Spread, p.Acts), ""}}
}

func turnRows(t index.Turn, paths map[string]string) []row {
	begins := t.Start
	if t.Earliest != t.Latest {
		begins += " (" + border([2]string{t.Earliest, t.Latest}) + ")"
	}
	r := row{statTurn{"statistics", t}, []string{"statistics", begins, "", t.What, t.Way, fmt.Sprintf("%+.1f", t.Size), "",
		fmt.Sprintf("from %+.1f to %+.1f%s", t.Before, t.After, per(t)), ""}}
	if len(t.By) == 0 {
		r.cells[7] += "; no act pushed this way: acts of the other way ceased"
	}
	out := []row{r}
	for _, p := range t.Parts {
		out = append(out, row{nil, []string{"", "", "", "", "", "", fmt.Sprintf("%.0f %%", 100*p.Share), fmt.Sprintf("%s: from %+.1f to %+.1f%s", p.Name, p.Before, p.After, per(t)), ""}})
	}
	for _, c := range t.By {
		from := c.ID
		if len(c.Sources) > 0 {
			from = paths[c.Sources[0]]
		}
		out = append(out, row{nil, []string{"", c.Start, c.End, "", "", fmt.Sprintf("%+.1f", c.Score), fmt.Sprintf("%.0f %%", 100*c.Share), c.Title, from}})
	}
	return out
}

// per is the period of a turn's values.
func per(t index.Turn) string {
	if t.What == index.InWeek {
		return " a week"
	}
	return " a month"
}

func toldRows(list []phases.Phase) []row {
	var out []row
	for _, p := range list {
		out = append(out, row{toldPhase{"as told", p}, []string{"as told", border(p.Begins), border(p.Ends), "phase", p.Direction, "",
			"", fmt.Sprintf("documents: %d", p.Documents), ""}})
		for _, t := range p.Told {
			out = append(out, row{nil, []string{"", cmp.Or(t.Date.EDTF, "undated"), "", string(t.Status), "", "", "", t.Word + ": “" + t.Quote + "”", t.Path}})
		}
	}
	return out
}

// border writes an interval of days, "undated" for none.
func border(b [2]string) string {
	if b[0] == "" {
		return "undated"
	}
	if b[0] == b[1] {
		return b[0]
	}
	return b[0] + ".." + b[1]
}
