package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"entente"
	"entente/gauge/leads"
	"entente/gauge/tables"
	"entente/lexicon/ontology"
)

// importOptions are the flags of import.
type importOptions struct {
	out, skipped, report string
	restart              bool
}

func newImport(a *app) *cobra.Command {
	var o importOptions
	cmd := &cobra.Command{
		Use:   "import " + strings.Join(tables.Formats(), "|") + " FILE...",
		Short: "Read public event tables, as leads and never as evidence",
		Long: `Import reads event tables as they are published (plain, .gz, or .zip with one
file) and writes one JSON object a line: date, source and target country, PLOVER
type, CAMEO code, Goldstein weight, table, file and line. What comes out serves
entente index, turns and cycle with --table; no brief rests on it.

Columns are known by the names in the first line, in any order; GDELT exports
without one by their place. Rows that are damaged, name no pair of countries, or
tell an act from its other side (host and visit, talks A-B and B-A, of one day)
are passed over; the report on standard error says how many and why, with the
first lines of each reason. --skipped names every line, --report writes JSON.

With -o OUT an import that was interrupted goes on where it was when the same
command is given again, and files can be added later: OUT.import.json says what
was read, by the SHA-256 of its bytes. A file imported before is passed over.
--restart begins anew.

EXIT STATUS
  0 done, 2 bad use or a file that could not be read, 130 interrupted`,
		Example: "  entente import gdelt 20240305*.export.CSV.zip -o events.jsonl\n  entente import icews events.20240301.tab >events.jsonl",
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.importTables(cmd.Context(), &o, args)
		},
	}
	f := cmd.Flags()
	f.StringVarP(&o.out, "output", "o", "", "file to write, which later imports go on with (default: standard output)")
	f.StringVar(&o.skipped, "skipped", "", "file to write each skipped line with its reason to")
	f.StringVar(&o.report, "report", "", "file to write the report to, as JSON")
	f.BoolVar(&o.restart, "restart", false, "write over what is there, and read all files again")
	return cmd
}

func (a *app) importTables(ctx context.Context, o *importOptions, args []string) (err error) {
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
	m, closeImport, err := a.openImport(r, args[0], o)
	if err != nil {
		return entente.Invalid(err.Error(), "name another file with -o, or begin anew with --restart")
	}
	defer func() { err = cmp.Or(err, closeImport()) }()
	var done []*leads.File
	for _, name := range args[1:] {
		f, err := m.File(ctx, name, a.stdin)
		if ctx.Err() != nil {
			if o.out != "" {
				a.note("entente: %s: interrupted; the same command goes on", name)
			}
			return ctx.Err()
		}
		if err != nil {
			a.problem(entente.Problem{Path: name, Reason: err.Error(), Fatal: true})
			continue
		}
		done = append(done, f)
		a.reportImport(name, f)
	}
	return writeReport(o.report, done)
}

// openImport begins or goes on; without -o it writes to standard output.
func (a *app) openImport(r *tables.Reader, format string, o *importOptions) (*leads.Import, func() error, error) {
	if o.out != "" {
		m, err := leads.Open(r, format, o.out, o.skipped, o.restart)
		if err != nil {
			return nil, nil, err
		}
		return m, m.Close, nil
	}
	log, err := os.Create(cmp.Or(o.skipped, os.DevNull))
	if err != nil {
		return nil, nil, err
	}
	m, err := leads.Stream(r, format, a.stdout, log)
	if err != nil {
		return nil, nil, errors.Join(err, log.Close())
	}
	return m, func() error { return errors.Join(m.Close(), log.Close()) }, nil
}

// reportImport says what was read of one file, and what was not.
func (a *app) reportImport(name string, f *leads.File) {
	rep := f.Report()
	how := ""
	switch {
	case f.Known:
		a.note("entente: %s: imported before as %s; passed over", name, f.Name)
		return
	case f.Resumed:
		how = "; went on where it was interrupted"
	}
	a.note("entente: %s: %d rows, %d events (leads, not evidence)%s", f.Name, rep.Rows, rep.Events, how)
	for _, reason := range slices.Sorted(maps.Keys(rep.Skipped)) {
		a.note("entente: %s: %d skipped: %s (lines %s)", f.Name, rep.Skipped[reason], reason, lineList(f.First[reason], rep.Skipped[reason]))
	}
	for _, what := range slices.Sorted(maps.Keys(rep.Mended)) {
		a.note("entente: %s: %d mended: %s", f.Name, rep.Mended[what], what)
	}
	if rep.Forgotten > 0 {
		a.note("entente: %s: %d two-sided acts waited too long for their other side; some may be counted twice", f.Name, rep.Forgotten)
	}
}

// writeReport writes what reportImport says as one JSON object; "" for none.
func writeReport(name string, done []*leads.File) error {
	if name == "" {
		return nil
	}
	type file struct {
		Name   string `json:"name"`
		SHA256 string `json:"sha256"`
		Known  bool   `json:"imported_before"`
		*tables.Report
		First map[string][]int `json:"first_lines"`
	}
	var out struct {
		Files []file `json:"files"`
	}
	out.Files = []file{}
	for _, f := range done {
		out.Files = append(out.Files, file{f.Name, f.SHA256, f.Known, f.Report(), f.First})
	}
	data, err := json.MarshalIndent(out, "", "  ")
	if err == nil {
		err = os.WriteFile(name, append(data, '\n'), 0o666)
	}
	if err != nil {
		return entente.Invalid(err.Error(), "name a file that can be written")
	}
	return nil
}

func lineList(lines []int, all int) string {
	s := strings.Trim(strings.ReplaceAll(fmt.Sprint(lines), " ", ", "), "[]")
	if all > len(lines) {
		s += ", …"
	}
	return s
}
