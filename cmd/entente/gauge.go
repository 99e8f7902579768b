package main

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"entente"
	"entente/gauge/index"
	"entente/gauge/tables"
	"entente/lexicon/actors"
	"entente/lexicon/ontology"
	"entente/work"
)

// gaugeOptions are the flags of a measure.
type gaugeOptions struct {
	selection
	by     string
	table  string
	format string
}

func (o *gaugeOptions) flags(cmd *cobra.Command, formats string) {
	f := cmd.Flags()
	f.StringVar(&o.between, "between", "", "the two countries, by ISO code or name, in either order")
	f.StringVar(&o.issue, "issue", "", "only this issue")
	f.StringVar(&o.from, "from", "", "first day of the period")
	f.StringVar(&o.to, "to", "", "last day of the period")
	f.StringVar(&o.asOf, "as-of", "", "leave out documents published (of a table: events) after this day")
	f.StringVar(&o.table, "table", "", "measure the events that entente import wrote to this file, instead of documents")
	f.StringVar(&o.format, "format", "table", formats)
}

// gaugePair checks the flags that the measures share.
func (a *app) gaugePair(o *gaugeOptions, paths []string) (*actors.Lexicon, entente.Dyad, error) {
	if err := o.dates(); err != nil {
		return nil, entente.Dyad{}, err
	}
	if o.table != "" && (o.issue != "" || len(paths) > 0) {
		return nil, entente.Dyad{}, entente.Invalid("--table goes with neither --issue nor PATH", "tables name no issues, and are kept apart from documents")
	}
	lex, _, err := a.lexiconOf()
	if err != nil {
		return nil, entente.Dyad{}, err
	}
	dyad, err := o.pair(lex)
	return lex, dyad, err
}

// acts are the incidents of the documents, or the rows of the table; the
// result is nil for a table.
func (a *app) acts(ctx context.Context, o *gaugeOptions, lex *actors.Lexicon, dyad entente.Dyad, paths []string) ([]index.Act, index.Left, *work.Result, error) {
	if o.table != "" {
		acts, err := a.tableActs(ctx, o, dyad)
		return acts, index.Left{}, nil, err
	}
	res, _, err := a.read(ctx, paths, o.asOf)
	if err != nil {
		return nil, index.Left{}, nil, err
	}
	keep, err := o.filter(lex)
	if err != nil {
		return nil, index.Left{}, nil, err
	}
	acts, left := index.FromIncidents(res.Incidents, byClaim(res), dyad, keep)
	publishers(acts, res)
	return acts, left, res, nil
}

// tableActs are the rows of the table between the two.
func (a *app) tableActs(ctx context.Context, o *gaugeOptions, dyad entente.Dyad) ([]index.Act, error) {
	quad, err := a.quads()
	if err != nil {
		return nil, err
	}
	var acts []index.Act
	err = a.eachEvent(ctx, o, func(ev *tables.Event) {
		if entente.NewDyad(ev.Source, ev.Target) != dyad {
			return
		}
		title := fmt.Sprintf("%s %s %s (CAMEO %s)", ev.Source, ev.Type, ev.Target, ev.CAMEO)
		id := fmt.Sprintf("%s:%d", cmp.Or(ev.File, ev.Table), ev.Line)
		if act, ok := index.FromEvent(ev, id, title, quad); ok {
			acts = append(acts, act)
		}
	})
	return acts, err
}

// quads is the quad class of a PLOVER type.
func (a *app) quads() (func(string) string, error) {
	over, err := a.overlay()
	if err != nil {
		return nil, err
	}
	ont, err := ontology.Load(over)
	if err != nil {
		return nil, err
	}
	return ont.Quad, nil
}

// eachEvent reads what entente import wrote, within the dates of o; a damaged
// line is a problem.
func (a *app) eachEvent(ctx context.Context, o *gaugeOptions, do func(*tables.Event)) error {
	f, err := os.Open(o.table)
	if err != nil {
		return entente.Invalid(err.Error(), "name a file that entente import wrote")
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(make([]byte, 0, 1<<16), 1<<20)
	p, day := tables.NewParser(), ""
	var ev tables.Event
	for n := 1; in.Scan(); n++ {
		if n&1023 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		err := p.Parse(in.Bytes(), &ev)
		if err == nil && ev.Date != day && isDay(ev.Date) {
			day = ev.Date
		}
		if err != nil || ev.Date != day || ev.Table == "" {
			a.problem(entente.Problem{Path: o.table, Place: fmt.Sprint("line ", n), Reason: "not a line that entente import wrote", Fatal: true})
			continue
		}
		if ev.Date >= o.from && (o.to == "" || ev.Date <= o.to) && (o.asOf == "" || ev.Date <= o.asOf) {
			do(&ev)
		}
	}
	if err := in.Err(); err != nil {
		return entente.Invalid(o.table+": "+err.Error(), "name a file that entente import wrote")
	}
	return nil
}

func isDay(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return err == nil
}

// publishers fills in who published the documents of each act.
func publishers(acts []index.Act, res *work.Result) {
	publisher := map[string]string{}
	for _, d := range res.Documents {
		publisher[d.ID] = cmp.Or(d.Publisher, "publisher not named")
	}
	for i := range acts {
		for _, d := range acts[i].Sources {
			acts[i].Publishers = append(acts[i].Publishers, publisher[d])
		}
	}
}
