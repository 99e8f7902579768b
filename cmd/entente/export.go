package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"entente"
	"entente/archive"
	"entente/archive/weighed"
	"entente/export"
	"entente/lexicon/actors"
	"entente/lexicon/issues"
)

// exportOptions are the flags of export.
type exportOptions struct {
	selection
	out, table string
}

func newExport(a *app) *cobra.Command {
	var o exportOptions
	var list strings.Builder
	for _, f := range export.Formats() {
		fmt.Fprintf(&list, "  %-11s %s\n", f.Name, f.About)
	}
	cmd := &cobra.Command{
		Use:   "export FORMAT [--between A,B] [-o FILE] [PATH...]",
		Short: "Claims, incidents and sources in the formats of other programs",
		Long: `Export reads files, or the archive when no PATH is given, and writes what they
say in a format of another program. What a format has no place for is left out
and counted; nothing is made up to fill a field.

FORMATS
` + list.String() + `
Tables (csv, jsonl, parquet) are of claims, or with --table of incidents,
disputes or documents.

EXIT STATUS
  0 done, 2 bad use or an input that could not be read, 3 the archive is too
  large to be weighed whole (name two countries), 130 interrupted`,
		Example: `  entente export parquet -o claims.parquet
  entente export stix --between PAK,USA -o bundle.json articles/
  entente export csv --table incidents --between EGY,ETH`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.export(cmd.Context(), &o, args[0], args[1:])
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.between, "between", "", "only what concerns these two countries")
	f.StringVar(&o.issue, "issue", "", "only this issue")
	f.StringVar(&o.from, "from", "", "first day of the period of events")
	f.StringVar(&o.to, "to", "", "last day of the period of events")
	f.StringVar(&o.asOf, "as-of", "", "of files: without documents published after this day; of the archive: as it stood then")
	f.StringVar(&o.table, "table", "claims", "what a table is of: claims, incidents, disputes or documents")
	f.StringVarP(&o.out, "output", "o", "", "file to write (default: standard output)")
	return cmd
}

func (a *app) export(ctx context.Context, o *exportOptions, name string, paths []string) error {
	format, err := export.Find(name)
	if err != nil {
		return err
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
	set, err := a.exportSet(ctx, o, lex, format, paths)
	if err != nil {
		return err
	}
	if o.between != "" || o.issue != "" || o.from != "" || o.to != "" {
		set.Narrow(keep)
	}
	var b bytes.Buffer
	left, err := format.Write(&b, set)
	if err != nil {
		return err
	}
	if o.out == "" {
		_, err = a.stdout.Write(b.Bytes())
	} else if err = writeFile(o.out, b.Bytes()); err == nil {
		a.note("entente: wrote %s, %d documents and %d claims", o.out, len(set.Documents), len(set.Claims))
	}
	a.left(left)
	return err
}

func (a *app) left(l export.Left) {
	var out []string
	for _, x := range []struct {
		n    int
		what string
	}{{l.Undated, "without a date"}, {l.Status, "not told as a fact"}, {l.Nameless, "without a party"}} {
		if x.n > 0 {
			out = append(out, fmt.Sprintf("%d %s", x.n, x.what))
		}
	}
	if len(out) > 0 {
		a.note("entente: the format has no place for %s", strings.Join(out, ", "))
	}
}

// exportSet is what the files say, or what the archive holds.
func (a *app) exportSet(ctx context.Context, o *exportOptions, lex *actors.Lexicon, format export.Format, paths []string) (*export.Set, error) {
	over, err := a.overlay()
	if err != nil {
		return nil, err
	}
	labels, err := issues.Load(over)
	if err != nil {
		return nil, err
	}
	set := &export.Set{Name: lex.Name, Issue: labels.Label, Reading: a.readingName(), Table: o.table, Title: "What the sources say"}
	var pair entente.Dyad
	if o.between != "" {
		if pair, err = o.pair(lex); err != nil {
			return nil, err
		}
		set.Title = lex.Name(pair[0]) + " and " + lex.Name(pair[1])
	}
	if len(paths) > 0 {
		res, _, err := a.read(ctx, paths, o.asOf)
		if err != nil {
			return nil, err
		}
		set.Documents, set.Claims, set.Incidents, set.Disputes = res.Documents, res.Claims, res.Incidents, res.Disputes
		return set, nil
	}
	return set, a.fromDesk(ctx, set, weighed.Scope{Pair: pair, AsOf: o.asOf}, unweighed(format.Name, o.table))
}

// unweighed reports whether a format needs no incidents.
func unweighed(format, table string) bool {
	switch format {
	case "csl", "bibtex", "annotation":
		return true
	case "csv", "jsonl", "parquet":
		return table == "documents" || table == "claims"
	}
	return false
}

// fromDesk fills a set from the archive, weighed where it can be; a format
// that needs no incidents is not refused for its size.
func (a *app) fromDesk(ctx context.Context, set *export.Set, scope weighed.Scope, plain bool) error {
	store, err := a.openArchive(ctx, false)
	if err != nil {
		return err
	}
	defer store.Close()
	weigher, err := a.weigher()
	if err != nil {
		return err
	}
	v, err := weighed.New(store, weigher, weighed.Options{}).View(ctx, scope)
	if err == nil && (v.LeftOut == 0 || !plain) {
		if v.LeftOut > 0 {
			a.note("entente: the newest %d documents about the pair are exported; %d older ones are not", len(v.Documents), v.LeftOut)
		}
		set.Documents, set.Claims, set.Incidents, set.Disputes = v.Documents, v.Claims, v.Incidents, v.Disputes
		return nil
	}
	if err != nil && (!plain || entente.CodeOf(err) != entente.ErrRefused) {
		return err
	}
	f := archive.Filter{AsOf: scope.AsOf}
	if scope.Pair != (entente.Dyad{}) {
		f.Dyad = &scope.Pair
	}
	for d, err := range store.Documents(ctx, f) {
		if err != nil {
			return err
		}
		set.Documents = append(set.Documents, d)
	}
	for c, err := range store.Claims(ctx, f) {
		if err != nil {
			return err
		}
		set.Claims = append(set.Claims, *c)
	}
	slices.SortStableFunc(set.Claims, func(x, y entente.Claim) int { return cmp.Compare(x.Document, y.Document) })
	return nil
}
