package main

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"entente"
	"entente/gauge/tables"
	"entente/lexicon/ontology"
)

func newImport(a *app) *cobra.Command {
	var out, skipped string
	cmd := &cobra.Command{
		Use:   "import " + strings.Join(tables.Formats(), "|") + " FILE...",
		Short: "Read public event tables, as leads and never as evidence",
		Long: `Import reads event tables as they are published and writes one JSON object a
line: date, source and target country, PLOVER type, CAMEO code, Goldstein
weight, table and line. What comes out serves entente index --table and entente
turns --table; no brief rests on it.

Rows that are damaged, name no pair of countries, or tell an act from its other
side (host and visit, talks A-B and B-A, of one day) are passed over; the report
says how many and why, and --skipped names each line.

EXIT STATUS
  0 done, 2 bad use or a file that could not be read, 130 interrupted`,
		Example: "  entente import gdelt 20240305.export.CSV -o events.jsonl\n  entente import icews events.20240301.tab >events.jsonl",
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.importTables(cmd.Context(), out, skipped, args)
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "file to write (default: standard output)")
	cmd.Flags().StringVar(&skipped, "skipped", "", "file to write each skipped line with its reason to")
	return cmd
}

func (a *app) importTables(ctx context.Context, out, skipped string, args []string) (err error) {
	if len(args) < 2 || !slices.Contains(tables.Formats(), args[0]) {
		return entente.Invalid("import needs the kind of table and its files", "for example entente import gdelt FILE; the kinds are "+strings.Join(tables.Formats(), ", "))
	}
	lex, over, err := a.lexiconOf()
	if err != nil {
		return err
	}
	ont, err := ontology.Load(over)
	if err != nil {
		return entente.Invalid(err.Error(), "mend the lexicon")
	}
	r, err := tables.New(ont, lex.Country)
	if err != nil {
		return err
	}
	w, closeOut, err := a.sink(out)
	if err != nil {
		return err
	}
	defer func() { err = cmp.Or(err, closeOut()) }()
	log, closeLog, err := a.sink(cmp.Or(skipped, os.DevNull))
	if err != nil {
		return err
	}
	defer func() { err = cmp.Or(err, closeLog()) }()
	for _, name := range args[1:] {
		if err := a.importFile(ctx, r, args[0], name, w, log); err != nil {
			return err
		}
	}
	return nil
}

// sink is a buffered file, or standard output.
func (a *app) sink(name string) (*bufio.Writer, func() error, error) {
	if name == "" {
		w := bufio.NewWriterSize(a.stdout, 1<<16)
		return w, w.Flush, nil
	}
	f, err := os.Create(name)
	if err != nil {
		return nil, nil, entente.Invalid(err.Error(), "name a file that can be written")
	}
	w := bufio.NewWriterSize(f, 1<<16)
	return w, func() error { return cmp.Or(w.Flush(), f.Close()) }, nil
}

func (a *app) importFile(ctx context.Context, r *tables.Reader, format, name string, w, log *bufio.Writer) error {
	var in io.Reader = a.stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			a.problem(entente.Problem{Path: name, Reason: err.Error(), Fatal: true})
			return nil
		}
		defer f.Close()
		in = f
	}
	first := map[string][]int{}
	var buf []byte
	rep, err := r.Read(ctx, in, format, func(ev *tables.Event) error {
		buf = ev.AppendJSON(buf[:0])
		_, err := w.Write(buf)
		return err
	}, func(s tables.Skip) error {
		if len(first[s.Reason]) < 5 {
			first[s.Reason] = append(first[s.Reason], s.Line)
		}
		_, err := fmt.Fprintf(log, "%s\t%d\t%s\n", name, s.Line, s.Reason)
		return err
	})
	if err != nil && ctx.Err() == nil {
		a.problem(entente.Problem{Path: name, Reason: err.Error(), Fatal: true})
		return nil
	}
	a.note("entente: %s: %d rows, %d events (leads, not evidence)", name, rep.Rows, rep.Events)
	for _, reason := range slices.Sorted(maps.Keys(rep.Skipped)) {
		a.note("entente: %s: %d skipped: %s (lines %s)", name, rep.Skipped[reason], reason, lineList(first[reason], rep.Skipped[reason]))
	}
	if rep.Forgotten > 0 {
		a.note("entente: %s: too many two-sided acts waited for their other side; some may be counted twice", name)
	}
	return err
}

func lineList(lines []int, all int) string {
	s := strings.Trim(strings.ReplaceAll(fmt.Sprint(lines), " ", ", "), "[]")
	if all > len(lines) {
		s += ", …"
	}
	return s
}
