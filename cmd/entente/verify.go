package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"entente"
	"entente/brief/check"
	"entente/brief/render"
	"entente/intake"
	"entente/reading"
	"entente/work"
)

func newVerify(a *app) *cobra.Command {
	var sources []string
	var asJSON bool
	var table string
	cmd := &cobra.Command{
		Use:   "verify BRIEF [--sources PATH...]",
		Short: "Prove every sentence of a brief against its sources",
		Long: `Verify reads the sources again from their bytes and proves each sentence of a
brief: the quoted spans stand there verbatim, names, numbers and dates come
from them, status words are kept, nothing was added. It then writes the file
anew from what it proved and compares the bytes, so that a change anywhere is
caught. Each failure is named.

EXIT STATUS
  0 proved, 1 something could not be proved, 2 bad use or unreadable input`,
		Example: `  entente verify brief.html --sources articles/`,
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.verify(cmd.Context(), args[0], append(sources, args[1:]...), table, asJSON)
		},
	}
	cmd.Flags().StringArrayVar(&sources, "sources", nil, "files or folders of the sources (may be repeated)")
	cmd.Flags().StringVar(&table, "table", "", "the event table that a brief shows, to compute its statistics again")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print findings as JSON lines")
	return cmd
}

func (a *app) verify(ctx context.Context, name string, sources []string, table string, asJSON bool) error {
	format, err := render.Format(name)
	if err != nil {
		return err
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return entente.Invalid(fmt.Sprintf("cannot read %s: %v", name, err), "give the file that entente review wrote")
	}
	b, mode, err := render.Extract(format, data)
	if err != nil {
		return err
	}
	if len(sources) == 0 {
		sources = paths(b)
	}
	docs, err := a.sourcesOf(ctx, b, sources)
	if err != nil {
		return err
	}
	if mode == render.None {
		render.Restore(b, docs)
	}
	lex, over, err := a.lexiconOf()
	if err != nil {
		return err
	}
	findings, err := check.Check(b, docs, lex.NameIn)
	if err != nil {
		return err
	}
	again, err := a.readAgain(b, docs, over)
	if err != nil {
		return err
	}
	findings = append(findings, again...)
	leads, err := a.proveLeads(ctx, b, table, lex)
	if err != nil {
		return err
	}
	findings = append(findings, leads...)
	if len(findings) == 0 {
		again, err := render.Render(format, b, render.Options{Sources: mode, Docs: docs})
		if err != nil {
			return err
		}
		if !bytes.Equal(again, data) {
			findings = append(findings, check.Finding{Where: "file", Rule: "bytes", Message: "the page differs from the brief that it carries, " + firstDifference(again, data)})
		}
	}
	return a.verdict(b, findings, asJSON)
}

// readAgain codes the sources again and compares each claim. A brief read by
// other rules or in another setting is left to the other checks.
func (a *app) readAgain(b *entente.Brief, docs map[string]*entente.Document, over fs.FS) ([]check.Finding, error) {
	o, ok := readAs(b.Reading)
	if !ok {
		a.note("entente: the claims were read by rules %q, these are %q: they are not read again", b.Reading, reading.Version)
		return nil, nil
	}
	o.Overlay = over
	p, err := work.New(o)
	if err != nil {
		return nil, err
	}
	now := map[string]entente.Claim{}
	for _, s := range b.Sources {
		if d := docs[s.Document]; d != nil {
			_, claims := p.Document(d)
			for _, c := range claims {
				now[c.ID] = c
			}
		}
	}
	var out []check.Finding
	for _, c := range b.Claims {
		if docs[c.Document] == nil {
			continue
		}
		want, got := now[c.ID], c
		want.Path, got.Path = "", ""
		x, err1 := json.Marshal(want)
		y, err2 := json.Marshal(got)
		if err1 != nil || err2 != nil || !bytes.Equal(x, y) {
			out = append(out, check.Finding{Where: "claim " + c.ID, Rule: "reading", Message: "reading the source again gives another claim, " + firstDifference(x, y), Text: c.Sentence.Of(docs[c.Document].Text)})
		}
	}
	return out, nil
}

// paths are where a brief says its sources were read from.
func paths(b *entente.Brief) []string {
	seen := map[string]bool{}
	var out []string
	for _, s := range b.Sources {
		if _, err := os.Stat(s.Path); err == nil && !seen[s.Path] {
			seen[s.Path] = true
			out = append(out, s.Path)
		}
	}
	return out
}

// sourcesOf reads the sources of b again.
func (a *app) sourcesOf(ctx context.Context, b *entente.Brief, paths []string) (map[string]*entente.Document, error) {
	docs := map[string]*entente.Document{}
	if len(paths) == 0 { // nothing given, nothing where it was: the archive, if there is one
		list, err := a.archived(ctx)
		if err == nil {
			keepDated(docs, list)
		}
		return docs, nil
	}
	list, problems, err := intake.Open(ctx, paths, intake.Options{Stdin: a.stdin})
	if err != nil {
		return nil, err
	}
	for _, p := range problems {
		if p.Fatal {
			fmt.Fprintf(a.stderr, "entente: %s: %s\n", p.Path, p.Reason)
		}
	}
	keepDated(docs, list)
	return docs, nil
}

// keepDated files documents by ID, with the dates that their texts give away.
func keepDated(docs map[string]*entente.Document, list []*entente.Document) {
	for _, d := range list {
		c := *d
		c.Published = reading.Date(d)
		docs[d.ID] = &c
	}
}

func (a *app) verdict(b *entente.Brief, findings []check.Finding, asJSON bool) error {
	n := 0
	for _, s := range b.Sections {
		n += len(s.Sentences)
	}
	for _, f := range findings {
		if asJSON {
			line, err := json.Marshal(f)
			if err != nil {
				return err
			}
			fmt.Fprintln(a.stdout, string(line))
		} else {
			fmt.Fprintln(a.stdout, f)
		}
	}
	if len(findings) > 0 {
		return &entente.Error{Code: entente.ErrWanting, Message: fmt.Sprintf("%d findings: this brief is not proved", len(findings))}
	}
	if !asJSON {
		fmt.Fprintf(a.stdout, "proved: %d sentences against %d sources; seal %.12s\n", n, len(b.Sources), b.Seal)
	}
	return nil
}

// firstDifference says where two files part.
func firstDifference(want, got []byte) string {
	i := 0
	for i < len(want) && i < len(got) && want[i] == got[i] {
		i++
	}
	line := 1 + bytes.Count(got[:i], []byte("\n"))
	lo, hi := max(0, i-20), min(len(got), i+40)
	return fmt.Sprintf("first in line %d, near %q", line, got[lo:hi])
}
