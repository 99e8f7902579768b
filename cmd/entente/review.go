package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"entente"
	"entente/brief"
	"entente/brief/check"
	"entente/brief/render"
	"entente/lexicon/actors"
	"entente/lexicon/forms"
	"entente/work"
)

type reviewOptions struct {
	selection
	form    string
	out     string
	sources string
	format  string
	why     bool
	full    bool
	table   string
	without []string
}

func newReview(a *app) *cobra.Command {
	var o reviewOptions
	cmd := &cobra.Command{
		Use:   "review --between A,B [flags] PATH...",
		Short: "Read articles and write a brief about two countries (the main job)",
		Long: `Review reads files and folders (.txt .md .html .pdf .eml .jsonl .warc, or - for
standard input), weighs what they say about two countries, and writes a brief.
Every sentence is proved against the sources before the file is written; what
cannot be proved is left out.

FORMS
  explainer  recent developments, what each side wants, constraints, what is expected
  issues     events, statements and figures by issue, then the challenges
  year       indicators, defining moments, month by month, overall pattern
  reset      earlier attempts, sequence of events, interests, third parties, conditions
  turns      events by phase, before and after, implications by dimension
  timeline   dated events with their uncertainty, and what is undated

EXIT STATUS
  0 done, 2 bad use or an input that could not be read (the others were),
  3 refused for too little evidence, 130 interrupted`,
		Example: `  entente review --between PAK,USA articles/
  entente review --between Egypt,Ethiopia --form timeline --from 2024 -o gerd.pdf articles/
  entente review --between SRB,XKX --sources excerpts -o to-pass-on.html articles/`,
		RunE: func(cmd *cobra.Command, args []string) error { return a.review(cmd.Context(), &o, args) },
	}
	f := cmd.Flags()
	f.StringVar(&o.between, "between", "", "the two countries, by ISO code or name, in either order")
	f.StringVar(&o.form, "form", "explainer", "form of the brief: explainer, issues, year, reset, turns or timeline")
	f.StringVar(&o.from, "from", "", "first day of the period of events (2025, 2025-06 or 2025-06-18)")
	f.StringVar(&o.to, "to", "", "last day of the period of events")
	f.StringVar(&o.asOf, "as-of", "", "leave out documents published after this day")
	f.StringVarP(&o.out, "output", "o", "", "file to write: .html, .md, .pdf or .json (default: PAIR-FORM.html here)")
	f.StringVar(&o.sources, "sources", render.Full, "what the file carries of the source texts: full, excerpts or none")
	f.StringVar(&o.table, "table", "", "show beside the brief what this event table from entente import says of the last upturn")
	f.StringArrayVar(&o.without, "without", nil, "as if this source were not there: a publisher, a path or a document; may be repeated")
	f.BoolVar(&o.full, "full", false, "print every item; else sections are kept short, the best supported first")
	f.BoolVar(&o.why, "why", false, "say for each sentence left out why it could not be proved or made")
	f.StringVar(&o.format, "format", "", "write the brief to standard output instead: html, md or json")
	return cmd
}

func (a *app) review(ctx context.Context, o *reviewOptions, paths []string) error {
	lex, _, err := a.lexiconOf()
	if err != nil {
		return err
	}
	dyad, err := o.check(lex)
	if err != nil {
		return err
	}
	if _, err := a.options(); err != nil {
		return err
	}
	docs, problems, err := a.open(ctx, paths)
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
	in := a.input(o, dyad, res, lex)
	if o.table != "" {
		if in.Leads, err = a.leads(ctx, o.table, o.selection, lex, dyad); err != nil {
			return err
		}
	}
	b, report, err := brief.Write(in)
	if err != nil {
		return err
	}
	if o.why {
		a.leftOut(report)
	}
	data, err := a.prove(b, res, o)
	if err != nil {
		return err
	}
	if o.format != "" {
		_, err := a.stdout.Write(data)
		return err
	}
	if err := writeFile(o.out, data); err != nil {
		return err
	}
	if !a.quiet {
		a.summary(b, report, res, problems, o.out)
	}
	return nil
}

func (o *reviewOptions) check(lex *actors.Lexicon) (entente.Dyad, error) {
	dyad, err := o.pair(lex)
	if err != nil {
		return dyad, err
	}
	if err := o.dates(); err != nil {
		return dyad, err
	}
	all, err := forms.Load()
	if err != nil {
		return dyad, err
	}
	if _, ok := all.Get(o.form); !ok {
		return dyad, entente.Invalid("there is no form "+o.form, "the forms are "+strings.Join(all.Names(), ", "))
	}
	if !slices.Contains([]string{render.Full, render.Excerpts, render.None}, o.sources) {
		return dyad, entente.Invalid("--sources "+o.sources+" is not a choice", "use full, excerpts or none")
	}
	if o.format != "" && !slices.Contains([]string{"html", "md", "json"}, o.format) {
		return dyad, entente.Invalid("--format "+o.format+" is not a choice", "use html, md or json, or -o FILE.pdf")
	}
	if o.out == "" {
		o.out = strings.ToLower(dyad.String()) + "-" + o.form + ".html"
	}
	_, err = render.Format(o.out)
	return dyad, err
}

func (a *app) input(o *reviewOptions, dyad entente.Dyad, res *work.Result, lex *actors.Lexicon) brief.Input {
	return brief.Input{Reading: a.readingName(),
		Dyad: dyad, Form: o.form, From: o.from, To: o.to, AsOf: o.asOf, Full: o.full,
		Documents: res.Documents, Readings: res.Readings, Claims: res.Claims,
		Incidents: res.Incidents, Disputes: res.Disputes, Name: lex.NameIn}
}

// prove checks the whole brief and renders it; a brief that fails is not
// written.
func (a *app) prove(b *entente.Brief, res *work.Result, o *reviewOptions) ([]byte, error) {
	docs := map[string]*entente.Document{}
	for _, d := range res.Documents {
		docs[d.ID] = d
	}
	findings, err := check.Check(b, docs, nil)
	if err != nil {
		return nil, err
	}
	if len(findings) > 0 {
		for _, f := range findings[:min(10, len(findings))] {
			fmt.Fprintf(a.stderr, "entente: %s\n", f)
		}
		return nil, &entente.Error{Code: entente.ErrInternal, Message: fmt.Sprintf("the brief was not written: %d things in it could not be proved", len(findings)),
			Hint: "this is a fault of the program; please report it with the lines above"}
	}
	format := o.format
	if format == "" {
		if format, err = render.Format(o.out); err != nil {
			return nil, err
		}
	}
	return render.Render(format, b, render.Options{Sources: o.sources, Docs: docs})
}

// writeFile writes beside the target and renames, so that a file is whole or
// not there.
func writeFile(name string, data []byte) error {
	tmp, err := os.CreateTemp(filepath.Dir(name), ".entente-*")
	if err != nil {
		return entente.Invalid(fmt.Sprintf("cannot write %s: %v", name, err), "choose a folder that exists with -o")
	}
	defer os.Remove(tmp.Name())
	_, err = tmp.Write(data)
	if cerr := tmp.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Chmod(tmp.Name(), 0o644)
	}
	if err == nil {
		err = os.Rename(tmp.Name(), name)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}
