package coding

import (
	"context"
	"fmt"
	"io"

	"entente/coding"
	"entente/english"
)

// Options choose what Run prints beside the table.
type Options struct {
	// Setting of the English reader, "" for the default.
	English string
	// Misses prints every wrong answer of setting (a).
	Misses bool
}

// Run measures the three settings on the files of dir.
func Run(ctx context.Context, dir string, w io.Writer) error {
	return RunWith(ctx, dir, w, Options{})
}

// RunWith is Run with options.
func RunWith(ctx context.Context, dir string, w io.Writer, opt Options) error {
	en, err := english.Open(opt.English)
	if err != nil {
		return err
	}
	c, err := coding.New()
	if err != nil {
		return err
	}
	if err := runGiven(en, c, dir, w, opt); err != nil {
		return err
	}
	return ctx.Err()
}

func runGiven(en *english.English, c *coding.Coder, dir string, w io.Writer, opt Options) error {
	list, err := read(dir, "plv-*.jsonl")
	if err != nil || len(list) == 0 {
		return err
	}
	var show func(record, event, string)
	if opt.Misses {
		show = func(r record, e event, said string) {
			if said != olderRoot(e.Type) {
				fmt.Fprintf(w, "%s: %s, not %q: %s | %s → %s\n", r.ID, e.Type, said, r.Text, e.SourceText, e.TargetText)
			}
		}
	}
	conf := given(en, c, list, show)
	fmt.Fprintf(w, "(a) root type, source and target given, %d sentences\n", len(list))
	fmt.Fprintf(w, "    accuracy %.3f  macro-F1 %.3f   (linear .722/.684, zero-shot RoBERTa-large .835/.821)\n", conf.accuracy(), conf.macroF1())
	for _, g := range conf.classes() {
		p := conf.class(g)
		fmt.Fprintf(w, "    %-10s P %.2f R %.2f F %.2f  n %d  unanswered %d\n", g, p.precision(), p.recall(), p.f1(), p.gold, conf[g][""])
	}
	return nil
}
