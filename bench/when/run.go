package when

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"time"

	"entente"
	"entente/reading/when"
)

// Options are what a run may be told.
type Options struct {
	// Errors writes every difference.
	Errors bool
	// Fold and Of keep the documents whose number is Fold modulo Of; Of 0
	// keeps all.
	Fold, Of int
}

// Run scores every .tml and GUM .xml file under dir.
func Run(ctx context.Context, dir string, w io.Writer) error { return RunWith(ctx, dir, w, Options{}) }

// RunWith is Run with options.
func RunWith(ctx context.Context, dir string, w io.Writer, o Options) error {
	_, err := measure(ctx, dir, w, o)
	return err
}

// measure scores the documents; the score is of TIMEX3, or of GUM where
// there is nothing else.
func measure(ctx context.Context, dir string, w io.Writer, o Options) (*Score, error) {
	var files []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && (strings.HasSuffix(path, ".tml") || strings.HasSuffix(path, ".xml")) {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list documents: %w", err)
	}
	sort.Strings(files)
	if len(files) == 0 {
		return nil, entente.Invalid("no .tml or .xml documents under "+dir, "give a folder of TimeML or GUM TEI files")
	}
	when.Find("", nil, entente.Date{}) // load the tables before the clock starts
	var timeml, gum Score
	bytes, spent := 0, time.Duration(0)
	for i, path := range files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if o.Of > 0 && i%o.Of != o.Fold {
			continue
		}
		d, err := load(path)
		if err != nil {
			return nil, err
		}
		start := time.Now()
		found := when.Find(d.Text, nil, d.Created)
		spent += time.Since(start)
		bytes += len(d.Text)
		system := expressions(found)
		score, same := &timeml, sameValue
		if d.TEI {
			score, same = &gum, sameInterval
			system = datedOnly(system)
		}
		score.Add(d.Gold, system, same)
		if o.Errors {
			differences(w, filepath.Base(path), d, system, same)
		}
	}
	if timeml.Gold > 0 {
		timeml.Print(w, "TIMEX3", "records on TempEval-3 platinum: SynTime .950 .921, UWTime value .824")
	}
	if gum.Gold > 0 {
		gum.Print(w, "GUM dates", "no record (value: same first and last day)")
	}
	if s := spent.Seconds(); s > 0 {
		fmt.Fprintf(w, "%d bytes, %.1f MB/s\n", bytes, float64(bytes)/1e6/s)
	}
	if timeml.Gold > 0 {
		return &timeml, nil
	}
	return &gum, nil
}

func load(path string) (*document, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read document: %w", err)
	}
	d, err := parse(path, data)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	return d, nil
}

func expressions(found []entente.Timex) []Expression {
	out := make([]Expression, 0, len(found))
	for _, x := range found {
		out = append(out, Expression{Span: x.Span, Text: x.Text, Type: x.Type, Value: x.Value, From: x.Date.Start, To: x.Date.End})
	}
	return out
}

// datedOnly keeps what GUM annotates: dates, not durations and sets.
func datedOnly(list []Expression) []Expression {
	var out []Expression
	for _, x := range list {
		if x.Type == "DURATION" || x.Type == "SET" || strings.HasSuffix(x.Value, "_REF") {
			continue
		}
		out = append(out, x)
	}
	return out
}

func sameValue(g, x Expression) bool { return g.Value == x.Value }

func sameInterval(g, x Expression) bool { return g.From == x.From && g.To == x.To }

// differences lists what was missed, invented or valued otherwise.
func differences(w io.Writer, name string, d *document, system []Expression, same func(g, x Expression) bool) {
	pairs := Align(d.Gold, system)
	usedG, usedX := map[int]int{}, map[int]bool{}
	for _, p := range pairs {
		usedG[p[0]] = p[1] + 1
		usedX[p[1]] = true
	}
	context := func(s entente.Span) string {
		return strings.ReplaceAll(d.Text[max(0, s.Start-40):s.Start]+"["+d.Text[s.Start:s.End]+"]"+d.Text[s.End:min(len(d.Text), s.End+30)], "\n", " ")
	}
	for i, g := range d.Gold {
		j := usedG[i] - 1
		if j < 0 {
			fmt.Fprintf(w, "MISS %s %s\t%s\n", name, g.Value+g.From+"/"+g.To, context(g.Span))
			continue
		}
		x := system[j]
		if g.Span != x.Span {
			fmt.Fprintf(w, "SPAN %s [%s] for [%s] %s\t%s\n", name, x.Text, g.Text, g.Value, context(g.Span))
		}
		if !same(g, x) {
			fmt.Fprintf(w, "VALUE %s %s %s/%s for %s %s/%s\t%s\n", name, x.Value, x.From, x.To, g.Value, g.From, g.To, context(g.Span))
		}
	}
	for j, x := range system {
		if !usedX[j] {
			fmt.Fprintf(w, "EXTRA %s %s\t%s\n", name, x.Value, context(x.Span))
		}
	}
}
