package main

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"entente"
	"entente/forecast/outlook"
	"entente/gauge/index"
	"entente/gauge/tables"
	"entente/lexicon/actors"
	"entente/lexicon/ontology"
)

// forecastOptions are the flags of entente forecast.
type forecastOptions struct {
	gaugeOptions
	horizons []int
	quads    []string
	who      int
	enter    bool
	asJSON   bool
	ledger   string
}

func newForecast(a *app) *cobra.Command {
	var o forecastOptions
	cmd := &cobra.Command{
		Use:   "forecast --between A,B [flags] PATH...",
		Short: "What comes next: counts by class with intervals, and how likely any is",
		Long: `Forecast says how many events of each class are to be expected between two
countries over the next 1, 3 and 6 months of 30 days, with intervals, and how
likely any of a class is. It learns from all pairs of the input; weights are
checked on past days that they had not seen, against three plain baselines, and
a class on which they do not win is not forecast: the output says why, and what
would be enough. Words of likelihood are those of ICD 203.

It counts what is told as fact, once an incident, dated to a week or better, and
of documents only from the first day of publication on. The forecast is made at
the end of --as-of; without it, of the last day published or told of.

Nothing is forecast below 48 such events of the pair in 6 periods of the length
asked. With --table the source is an event table: leads, not evidence; --who
then also ranks what the two are likeliest to do to each other, with reasons.

EXIT STATUS
  0 done, 2 bad use or an input that could not be read, 3 refused for too
  little evidence, 130 interrupted`,
		Example: `  entente forecast --between PER,CHL --table events.jsonl --horizon 1,3
  entente forecast --between PAK,USA --quad material-conflict articles/`,
		RunE: func(cmd *cobra.Command, args []string) error { return a.forecast(cmd.Context(), &o, args) },
	}
	f := cmd.Flags()
	f.StringVar(&o.between, "between", "", "the two countries, by ISO code or name, in either order")
	f.StringVar(&o.issue, "issue", "", "only this issue")
	f.StringVar(&o.asOf, "as-of", "", "leave out documents published (of a table: events) after this day")
	f.StringVar(&o.table, "table", "", "learn from the events that entente import wrote to this file, instead of documents")
	f.IntSliceVar(&o.horizons, "horizon", []int{1, 3, 6}, "months ahead")
	f.StringSliceVar(&o.quads, "quad", nil, "only these classes: "+strings.Join(outlook.Quads(), ", "))
	f.IntVar(&o.who, "who", 0, "with --table, rank so many acts of the one on the other, with reasons")
	f.BoolVar(&o.enter, "enter", false, "enter each chance given into the ledger, as a question, and print these")
	f.StringVar(&o.ledger, "ledger", "", "with --enter, the file of the ledger (default: ledger.jsonl in your data directory)")
	f.BoolVar(&o.asJSON, "json", false, "print one JSON object")
	return cmd
}

func (o *forecastOptions) check() error {
	for _, n := range o.horizons {
		if n < 1 || n > 24 {
			return entente.Invalid(fmt.Sprintf("--horizon %d is not a choice", n), "use 1, 3, 6 or another number of months up to 24")
		}
	}
	for _, q := range o.quads {
		if !slices.Contains(outlook.Quads(), q) {
			return entente.Invalid("--quad "+q+" is not a class", "use "+strings.Join(outlook.Quads(), ", "))
		}
	}
	if o.who > 0 && o.table == "" {
		return entente.Invalid("--who needs --table", "documents are too few to rank all countries by")
	}
	return nil
}

func (a *app) forecast(ctx context.Context, o *forecastOptions, paths []string) error {
	if err := o.check(); err != nil {
		return err
	}
	lex, dyad, err := a.gaugePair(&o.gaugeOptions, paths)
	if err != nil {
		return err
	}
	h, documents, deeds, err := a.history(ctx, o, lex, dyad, paths)
	if err != nil {
		return err
	}
	out, err := h.Forecast(o.horizons, o.quads)
	if err != nil {
		return err
	}
	out.Basis, out.Coverage.Documents = "documents", documents
	if o.table != "" {
		out.Basis = "table"
	}
	if o.enter {
		return a.enterForecast(&ledgerOptions{gaugeOptions: o.gaugeOptions, file: o.ledger, asJSON: o.asJSON}, out)
	}
	if o.who > 0 {
		if out.Next, err = outlook.WhatNext(ctx, deeds, dyad, lex.Name, o.who); err != nil {
			return err
		}
	}
	if _, err := outlook.Word(0.5); err != nil {
		return err
	}
	out.Speak(lex.NameIn, func(p float64) string { w, _ := outlook.Word(p); return w })
	if o.asJSON {
		enc := json.NewEncoder(a.stdout)
		enc.SetEscapeHTML(false)
		return enc.Encode(out)
	}
	return a.printForecast(out, lex)
}

// history collects the acts of all pairs from the table, with the deeds behind
// them when they are asked for, or from the documents.
func (a *app) history(ctx context.Context, o *forecastOptions, lex *actors.Lexicon, dyad entente.Dyad, paths []string) (*outlook.History, int, []outlook.Deed, error) {
	if o.table != "" {
		h, deeds, err := a.tableHistory(ctx, o, dyad)
		return h, 0, deeds, err
	}
	res, _, err := a.read(ctx, paths, o.asOf)
	if err != nil {
		return nil, 0, nil, err
	}
	first, last := "", ""
	for _, d := range res.Documents {
		if !d.Published.Known() {
			continue
		}
		if first == "" || d.Published.Start < first {
			first = d.Published.Start
		}
		last = max(last, d.Published.End)
	}
	if first == "" {
		return nil, 0, nil, entente.Refuse("no document is dated, so no day is known up to which the events are told", "give publication dates in headers or a sources.csv")
	}
	if o.asOf != "" {
		last = o.asOf
	}
	from, err1 := time.Parse(time.DateOnly, first)
	to, err2 := time.Parse(time.DateOnly, last)
	if err1 != nil || err2 != nil {
		return nil, 0, nil, entente.Refuse("the documents' dates "+first+" and "+last+" are no days", "give --as-of")
	}
	all := o.selection
	all.between = ""
	keep, err := all.filter(lex)
	if err != nil {
		return nil, 0, nil, err
	}
	h, told := outlook.NewHistory(dyad, from, to), map[string]bool{}
	index.EachDyad(res.Incidents, byClaim(res), keep, func(d entente.Dyad, x index.Act) {
		h.Add(d, x.Start, x.End, x.Quad)
		if d == dyad {
			for _, s := range x.Sources {
				told[s] = true
			}
		}
	})
	return h, len(told), nil, nil
}

func (a *app) tableHistory(ctx context.Context, o *forecastOptions, dyad entente.Dyad) (*outlook.History, []outlook.Deed, error) {
	over, err := a.overlay()
	if err != nil {
		return nil, nil, err
	}
	ont, err := ontology.Load(over)
	if err != nil {
		return nil, nil, err
	}
	last := o.asOf
	var acts []tables.Event
	err = a.eachEvent(ctx, &o.gaugeOptions, func(ev *tables.Event) {
		if o.asOf == "" {
			last = max(last, ev.Date)
		}
		acts = append(acts, tables.Event{Date: ev.Date, Source: ev.Source, Target: ev.Target, Type: ev.Type, CAMEO: ev.CAMEO, Goldstein: ev.Goldstein})
	})
	if err != nil {
		return nil, nil, err
	}
	to, err := time.Parse(time.DateOnly, last)
	if err != nil {
		return nil, nil, entente.Refuse("the table holds no event", "import one, or choose a later --as-of")
	}
	h := outlook.NewHistory(dyad, time.Time{}, to)
	var deeds []outlook.Deed
	for i := range acts {
		ev := &acts[i]
		if x, ok := index.FromEvent(ev, "", "", ont.Quad); ok {
			h.Add(entente.NewDyad(ev.Source, ev.Target), ev.Date, ev.Date, x.Quad)
		}
		if o.who > 0 {
			day, _ := time.Parse(time.DateOnly, ev.Date)
			code, _ := ont.Lookup(ev.CAMEO)
			if code.Name == "" {
				code.Name = ev.Type
			}
			deeds = append(deeds, outlook.Deed{Day: int(day.Unix() / 86400), Source: ev.Source, Target: ev.Target, Name: code.Name})
		}
	}
	return h, deeds, nil
}

func (a *app) printForecast(o *outlook.Outlook, lex *actors.Lexicon) error {
	c := o.Coverage
	rest := fmt.Sprintf("%d documents", c.Documents)
	if o.Basis == "table" {
		rest = "an event table: leads, not evidence"
	}
	fmt.Fprintf(a.stdout, "%s and %s, as of %s, from %s\n", lex.Name(o.Dyad[0]), lex.NameIn(o.Dyad[1]), o.AsOf, rest)
	fmt.Fprintf(a.stdout, "%d dated events of the pair in %d days from %s; learned from %d pairs; left out: %s\n", c.Events, c.Days, c.First, c.Pairs, c.Left)
	for _, h := range o.Horizons {
		if err := a.printAhead(h); err != nil {
			return err
		}
	}
	fmt.Fprintln(a.stdout)
	for _, s := range o.Sentences {
		fmt.Fprintln(a.stdout, s)
	}
	for i, n := range o.Next {
		if i == 0 {
			fmt.Fprintf(a.stdout, "\nLikeliest to be done next, by what each does and to whom (the rank is among %d countries):\n", n.Among)
		}
		fmt.Fprintf(a.stdout, "  %s → %s: %s (rank %.4g)\n", lex.Name(n.Source), lex.Name(n.Target), n.Act, n.Rank)
		for _, why := range n.Reasons {
			fmt.Fprintf(a.stdout, "      %s\n", why)
		}
	}
	return nil
}

func (a *app) printAhead(h outlook.Ahead) error {
	fmt.Fprintf(a.stdout, "\nThe next %s, %s to %s\n", months(h.Months), h.From, h.To)
	w := tabwriter.NewWriter(a.stdout, 0, 4, 2, ' ', 0)
	fmt.Fprintln(w, "class\tlast periods\texpected\tmiddle\t50 %\t80 %\t90 %\tany\tbetter than the best baseline by")
	for _, f := range h.Forecasts {
		past := fmt.Sprint(f.Past[max(0, len(f.Past)-6):])
		if f.Abstains != "" {
			fmt.Fprintf(w, "%s\t%s\tnot forecast\t\t\t\t\t\t\n", f.Quad, past)
			continue
		}
		in := f.Interval
		fmt.Fprintf(w, "%s\t%s\t%.1f\t%d\t%d–%d\t%d–%d\t%d–%d\t%s\t%.0f %% (all pairs %.0f %%)\n", f.Quad, past, f.Mean, f.Median,
			in[0][0], in[0][1], in[1][0], in[1][1], in[2][0], in[2][1], outlook.Percent(f.Any), 100*f.Check.Skill, 100*f.Check.All)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	// What several classes share is said once.
	var order []string
	classes := map[string][]string{}
	for _, f := range h.Forecasts {
		if f.Abstains == "" {
			continue
		}
		why := f.Abstains + "; " + f.Enough
		if classes[why] == nil {
			order = append(order, why)
		}
		classes[why] = append(classes[why], f.Quad)
	}
	for _, why := range order {
		fmt.Fprintf(a.stdout, "not forecast (%s): %s\n", strings.Join(classes[why], ", "), why)
	}
	return nil
}

func months(n int) string {
	if n == 1 {
		return "month"
	}
	return fmt.Sprintf("%d months", n)
}
