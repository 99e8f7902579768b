package coding

import (
	"context"
	"fmt"
	"io"
	"slices"

	"entente/coding"
	"entente/corpus"
	"entente/english"
	"entente/reading"
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
	if err := ctx.Err(); err != nil {
		return err
	}
	rd, err := reading.New(en, nil)
	if err != nil {
		return err
	}
	r := &reader{rd, c}
	if err := runRaw(r, dir, w, opt); err != nil {
		return err
	}
	return runOwn(r, w, opt)
}

// runOwn measures on our own corpus, which ships: the held-aside passages,
// and beside them those for training.
func runOwn(r *reader, w io.Writer, opt Options) error {
	list, err := corpus.Load()
	if err != nil {
		return err
	}
	quiet := func(string, ...any) {}
	show := quiet
	if opt.Misses {
		show = func(format string, args ...any) { fmt.Fprintf(w, format, args...) }
	}
	measureOwn(r, list, func(s string) bool { return s == corpus.SplitTrain }, show).print(w, "training split")
	measureOwn(r, list, func(s string) bool { return s != corpus.SplitTrain }, quiet).print(w, "held aside")
	return nil
}

func runRaw(r *reader, dir string, w io.Writer, opt Options) error {
	for _, pattern := range []string{"petrarch2-*.jsonl", "petrarch-unit*.jsonl"} {
		list, err := read(dir, pattern)
		if err != nil {
			return err
		}
		if len(list) == 0 {
			continue
		}
		var show func(record, []string, []string)
		if opt.Misses {
			show = func(rec record, gold, said []string) {
				if !slices.Equal(gold, said) {
					fmt.Fprintf(w, "%s: gold %v said %v: %s\n", rec.ID, gold, said, rec.Text)
				}
			}
		}
		m := measureRaw(r, list, show)
		fmt.Fprintf(w, "(b) raw sentence to events, %s, %d sentences   (UniversalPetrarch root .33, pair+root .18, exact .10)\n", pattern, m.sentences)
		for _, x := range []struct {
			name string
			p    prf
		}{{"root", m.root}, {"exact code", m.exact}, {"country pair", m.pairOnly}, {"pair + root", m.pair}} {
			fmt.Fprintf(w, "    %-13s P %.3f R %.3f F1 %.3f\n", x.name, x.p.precision(), x.p.recall(), x.p.f1())
		}
		fmt.Fprintf(w, "(c) false alarms on %d sentences without events: %.1f %%   (UniversalPetrarch 19.6 %%)\n", m.empty, 100*ratio(m.alarms, m.empty))
	}
	return nil
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
