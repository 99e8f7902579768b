package main

import (
	"cmp"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"entente"
	"entente/gauge/index"
	"entente/lexicon/actors"
	"entente/table/parquet"
)

func newIndex(a *app) *cobra.Command {
	var o indexOptions
	cmd := &cobra.Command{
		Use:   "index --between A,B [flags] PATH...",
		Short: "Cooperation and conflict by period, with intervals and coverage",
		Long: `Index adds up what is told as fact of two countries, by month, week or day:
cooperation and conflict, verbal and material, on the Goldstein scale. An
incident counts once, however many documents tell it. What is undated is left
out and counted. Intervals are 95 %: of sums by the Poisson bootstrap over
incidents, of counts exact. Coverage is the number of independent origins; the
slant, whose acts are told and by which publishers, stands in every format.

--split issue (or type, the kind of act) measures the parts side by side, each
against the same minimum; SVG draws them as small charts on one scale.

Nothing is measured below 12 dated incidents and 3 periods told by 2 origins.
With --table the source is an event table: leads, not evidence.

EXIT STATUS
  0 done, 2 bad use or an input that could not be read, 3 refused for too
  little to measure, 130 interrupted`,
		Example: `  entente index --between PAK,USA --by month articles/
  entente index --between PER,CHL --split issue --format svg articles/ >index.svg
  entente index --between PER,CHL --table events.jsonl --by week --format parquet >index.parquet`,
		RunE: func(cmd *cobra.Command, args []string) error { return a.index(cmd.Context(), &o, args) },
	}
	o.flags(cmd, strings.Join(indexFormats, ", "))
	cmd.Flags().StringVar(&o.by, "by", index.Month, "month, week or day")
	cmd.Flags().StringVar(&o.split, "split", "", "measure parts side by side: issue or type")
	return cmd
}

// indexOptions are the flags of index.
type indexOptions struct {
	gaugeOptions
	split string
}

var indexFormats = []string{"table", "chart", "jsonl", "csv", "parquet", "svg"}

func (o *indexOptions) check() error {
	switch {
	case !slices.Contains(indexFormats, o.format):
		return entente.Invalid("--format "+o.format+" is not a choice", "use one of "+strings.Join(indexFormats, ", "))
	case !slices.Contains([]string{index.Month, index.Week, index.Day}, o.by):
		return entente.Invalid("--by "+o.by+" is not a choice", "use month, week or day")
	case !slices.Contains([]string{"", "issue", "type"}, o.split):
		return entente.Invalid("--split "+o.split+" is not a choice", "use issue or type")
	case o.split == "issue" && o.table != "":
		return entente.Invalid("--split issue does not go with --table", "tables name no issues; use --split type")
	}
	return nil
}

func (a *app) index(ctx context.Context, o *indexOptions, paths []string) error {
	if err := o.check(); err != nil {
		return err
	}
	lex, dyad, err := a.gaugePair(&o.gaugeOptions, paths)
	if err != nil {
		return err
	}
	acts, left, res, err := a.acts(ctx, &o.gaugeOptions, lex, dyad, paths)
	if err != nil {
		return err
	}
	ix, err := index.Measure(acts, left, o.by, o.table != "")
	if err != nil {
		return err
	}
	var panels []index.Panel
	switch o.split {
	case "issue":
		panels = index.Split(ix, o.by, false, index.ByIssue)
	case "type":
		panels = index.Split(ix, o.by, o.table != "", index.ByType)
	}
	notes := slantNotes(ix, res != nil, lex, dyad, o.by)
	for _, n := range notes {
		a.note("entente: %s", n)
	}
	for i := range panels {
		if panels[i].Refused != "" && o.format != "svg" {
			a.note("entente: %s: %s", panels[i].Name, panels[i].Refused)
		}
	}
	title := "Cooperation and conflict, " + lex.Name(dyad[0]) + " and " + lex.Name(dyad[1]) + ", by " + o.by
	return a.printIndex(o, ix, panels, dyad, title, notes)
}

// printIndex writes the whole, or the parts, in the format asked for.
func (a *app) printIndex(o *indexOptions, ix *index.Index, panels []index.Panel, dyad entente.Dyad, title string, notes []string) error {
	if o.format == "svg" {
		_, err := fmt.Fprint(a.stdout, ix.SVG(title, panels, notes...))
		return err
	}
	if o.split == "" {
		panels = []index.Panel{{Index: ix}}
	}
	switch o.format {
	case "parquet":
		return parquet.Write(a.stdout, index.Columns(panels, dyad))
	case "csv":
		return writeColumns(a.stdout, index.Columns(panels, dyad))
	case "chart":
		for i := range panels {
			if panels[i].Refused != "" {
				continue
			}
			if _, err := fmt.Fprintf(a.stdout, "%s\n%s", cmp.Or(panels[i].Name, title), panels[i].Chart(chartWidth)); err != nil {
				return err
			}
		}
		return nil
	}
	return a.print(o.format, indexColumns, indexRows(panels))
}

// chartWidth is for a terminal of the usual width.
const chartWidth = 80

// slantNotes say what the index leaves out and leans on.
func slantNotes(ix *index.Index, documents bool, lex *actors.Lexicon, dyad entente.Dyad, by string) []string {
	out := []string{
		fmt.Sprintf("%d incidents; left out: %d undated, %d dated more coarsely than a %s, %d without an effect on the pair", ix.Acts, ix.Left.Undated, ix.Left.Coarse, by, ix.Left.Neutral),
		fmt.Sprintf("%s acts in %d, %s in %d, both in %d of them", lex.Name(dyad[0]), ix.Sides[dyad[0]], lex.Name(dyad[1]), ix.Sides[dyad[1]], ix.Both)}
	if !documents {
		return append(out, "the source is an event table: leads, not evidence; its coverage is unknown")
	}
	if ix.Mentions > 0 {
		out = append(out, fmt.Sprintf("%d publishers; most mentions: %s, %d of %d", ix.Publishers, ix.Leading, ix.LeadingMentions, ix.Mentions))
	}
	return out
}

var indexColumns = []string{"part", "period", "incidents", "origins", "single_origin", "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict",
	"cooperation", "conflict", "net", "net_low", "net_high", "chart"}

// partPeriod is one JSON line of a part.
type partPeriod struct {
	Part string `json:"part,omitempty"`
	*index.Period
}

func indexRows(panels []index.Panel) []row {
	var out []row
	for i := range panels {
		if panels[i].Refused != "" {
			continue
		}
		most := 1.0
		for _, p := range panels[i].Periods {
			most = max(most, p.Net.Value, -p.Net.Value)
		}
		for k := range panels[i].Periods {
			p := &panels[i].Periods[k]
			low, high := "", ""
			if p.Net.Low != nil && p.Net.High != nil {
				low, high = fmt.Sprintf("%.1f", *p.Net.Low), fmt.Sprintf("%.1f", *p.Net.High)
			}
			out = append(out, row{partPeriod{panels[i].Name, p}, []string{cmp.Or(panels[i].Name, "all"), p.Period, fmt.Sprint(p.Acts), fmt.Sprint(p.Origins), fmt.Sprint(p.Single), fmt.Sprint(p.VerbalCooperation.Count),
				fmt.Sprint(p.MaterialCooperation.Count), fmt.Sprint(p.VerbalConflict.Count), fmt.Sprint(p.MaterialConflict.Count),
				fmt.Sprintf("%.1f", p.Cooperation.Value), fmt.Sprintf("%.1f", p.Conflict.Value), fmt.Sprintf("%.1f", p.Net.Value), low, high, bar(p.Net.Value / most)}})
		}
	}
	return out
}

// writeColumns writes columns as CSV.
func writeColumns(w io.Writer, cols []parquet.Column) error {
	out := csv.NewWriter(w)
	cells := make([]string, len(cols))
	for i := range cols {
		cells[i] = cols[i].Name
	}
	if err := out.Write(cells); err != nil {
		return err
	}
	for r := range cols[0].Len() {
		for i := range cols {
			cells[i] = cols[i].Text(r)
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// bar draws a share of -1 to 1 with a line for zero.
func bar(share float64) string {
	const half = 10
	n := int(share*half + 0.5)
	if share < 0 {
		n = -int(-share*half + 0.5)
		return strings.Repeat(" ", half+n) + strings.Repeat("▒", -n) + "|"
	}
	return strings.Repeat(" ", half) + "|" + strings.Repeat("█", n)
}
