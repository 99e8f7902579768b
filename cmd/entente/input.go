package main

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"time"

	"entente"
	"entente/archive"
	"entente/intake"
	"entente/lexicon/actors"
	"entente/work"
)

// selection is what the flags of a reading command choose.
type selection struct {
	between  string
	issue    string
	from, to string
	asOf     string
}

// pair resolves --between: two codes or names, in either order.
func (s *selection) pair(lex *actors.Lexicon) (entente.Dyad, error) {
	names := strings.Split(s.between, ",")
	if s.between == "" || len(names) != 2 {
		return entente.Dyad{}, entente.Invalid("--between needs two countries", "for example --between PAK,USA or --between Serbia,Kosovo")
	}
	var codes []string
	for _, n := range names {
		n = strings.TrimSpace(n)
		code, ok := lex.Country(n)
		if !ok {
			hint := "give an ISO code or the usual English name"
			if near := lex.Suggest(n); len(near) > 0 {
				hint = "did you mean " + strings.Join(near[:min(3, len(near))], ", ") + "?"
			}
			return entente.Dyad{}, entente.Invalid(fmt.Sprintf("no country %q is known", n), hint)
		}
		codes = append(codes, code)
	}
	if codes[0] == codes[1] {
		return entente.Dyad{}, entente.Invalid("--between names "+lex.Name(codes[0])+" twice", "give two different countries")
	}
	return entente.NewDyad(codes[0], codes[1]), nil
}

// dates checks --from, --to and --as-of; a year or month is widened to its
// first or last day.
func (s *selection) dates() error {
	for _, d := range []struct {
		name string
		at   *string
		end  bool
	}{{"--from", &s.from, false}, {"--to", &s.to, true}, {"--as-of", &s.asOf, true}} {
		if *d.at == "" {
			continue
		}
		day, ok := widen(*d.at, d.end)
		if !ok {
			return entente.Invalid(fmt.Sprintf("%s %s is not a date", d.name, *d.at), "write it as 2025, 2025-06 or 2025-06-18")
		}
		*d.at = day
	}
	if s.from != "" && s.to != "" && s.from > s.to {
		return entente.Invalid("--from "+s.from+" is later than --to "+s.to, "swap the two dates")
	}
	return nil
}

func widen(text string, end bool) (string, bool) {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		t, err := time.Parse(layout, text)
		if err != nil {
			continue
		}
		if end && layout == "2006-01" {
			t = t.AddDate(0, 1, -1)
		} else if end && layout == "2006" {
			t = t.AddDate(1, 0, -1)
		}
		return t.Format("2006-01-02"), true
	}
	return "", false
}

// lexiconOf loads the actors with the user's overlay.
func (a *app) lexiconOf() (*actors.Lexicon, fs.FS, error) {
	over, err := a.overlay()
	if err != nil {
		return nil, nil, err
	}
	if over == nil {
		lex, err := actors.Load()
		return lex, nil, err
	}
	lex, err := actors.LoadWith(over)
	if err != nil {
		return nil, nil, entente.Invalid(err.Error(), "mend the file in "+a.lexicon)
	}
	return lex, over, nil
}

// open reads the inputs and reports those that cannot be read.
func (a *app) open(ctx context.Context, paths []string) ([]*entente.Document, []entente.Problem, error) {
	if len(paths) == 0 {
		docs, err := a.archived(ctx)
		return docs, nil, err
	}
	bar := a.bar("reading files")
	docs, problems, err := intake.Open(ctx, paths, intake.Options{Stdin: a.stdin, Progress: func(done, total int, _ string) { bar(done, total) }})
	bar(0, 0)
	if err != nil {
		return nil, nil, err
	}
	for _, p := range problems {
		a.problem(p)
	}
	if len(docs) == 0 {
		return nil, problems, entente.Invalid("nothing could be read from "+strings.Join(paths, " "), "see the reasons above")
	}
	return docs, problems, nil
}

// archived are the documents of the archive, for a command without PATH.
func (a *app) archived(ctx context.Context) ([]*entente.Document, error) {
	store, err := a.openArchive(ctx, false)
	if err != nil {
		return nil, &entente.Error{Code: entente.ErrInvalid, Message: "no input",
			Hint: "give files or folders of .txt .md .html .pdf .eml .jsonl, or - for standard input, or fill an archive with entente add", Err: err}
	}
	defer store.Close()
	var docs []*entente.Document
	for d, err := range store.Documents(ctx, archive.Filter{}) {
		if err != nil {
			return nil, err
		}
		docs = append(docs, d)
	}
	if len(docs) == 0 {
		return nil, entente.Refuse("the archive is empty", "fill it with entente add PATH...")
	}
	return docs, nil
}

func (a *app) problem(p entente.Problem) {
	at := p.Path
	if p.Place != "" {
		at += ", " + p.Place
	}
	fmt.Fprintf(a.stderr, "entente: %s: %s\n", at, p.Reason)
	if p.Hint != "" {
		fmt.Fprintf(a.stderr, "entente: hint: %s\n", p.Hint)
	}
	if p.Fatal {
		a.problems++
	}
}

// read runs the steps over paths, without documents published after asOf.
func (a *app) read(ctx context.Context, paths []string, asOf string) (*work.Result, []entente.Problem, error) {
	if _, err := a.options(); err != nil {
		return nil, nil, err
	}
	docs, problems, err := a.open(ctx, paths)
	if err != nil {
		return nil, problems, err
	}
	res, err := a.weigh(ctx, docs, asOf)
	return res, problems, err
}

func (a *app) weigh(ctx context.Context, docs []*entente.Document, asOf string) (*work.Result, error) {
	o, err := a.options()
	if err != nil {
		return nil, err
	}
	if asOf != "" {
		docs = slices.DeleteFunc(slices.Clone(docs), func(d *entente.Document) bool {
			return d.Published.Known() && d.Published.Start > asOf
		})
		if len(docs) == 0 {
			return nil, entente.Refuse("no document was published by "+asOf, "choose a later --as-of")
		}
	}
	bar := a.bar("reading sentences")
	var mu sync.Mutex
	o.Progress = func(done, total int) {
		mu.Lock()
		defer mu.Unlock()
		bar(done, total)
	}
	p, err := work.New(o)
	if err != nil {
		return nil, err
	}
	res, err := p.Run(ctx, docs)
	bar(0, 0)
	return res, err
}

// bar returns a progress function, which draws only on a terminal and only
// after a second, ten times a second at most; a total of 0 ends it.
func (a *app) bar(what string) func(done, total int) {
	if !a.terminal() || a.quiet {
		return func(int, int) {}
	}
	begun, last := time.Now(), time.Time{}
	return func(done, total int) {
		switch now := time.Now(); {
		case total == 0 && !last.IsZero():
			fmt.Fprint(a.stderr, "\r\x1b[K")
		case total > 0 && now.Sub(begun) > time.Second && now.Sub(last) > 100*time.Millisecond:
			last = now
			fmt.Fprintf(a.stderr, "\r\x1b[K%s: %d of %d (%d %%)", what, done, total, 100*done/total)
		}
	}
}
