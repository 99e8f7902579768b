package coding

import (
	"context"
	"fmt"
	"io"
	"slices"

	"entente"
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
	rules := c.WithModel(nil)
	if err := runGiven(en, rules, c, dir, w, opt); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	rd, err := reading.New(en, nil)
	if err != nil {
		return err
	}
	full := &reader{rd, c, map[string]*entente.Reading{}}
	if err := runRaw(full.with(rules), full, dir, w, opt); err != nil {
		return err
	}
	return runOwn(full.with(rules), full, w, opt)
}

// runOwn measures on our own corpus, which ships: the held-aside passages,
// and beside them those for training, where the learned layer has seen the
// answers.
func runOwn(rules, full *reader, w io.Writer, opt Options) error {
	list, err := corpus.Load()
	if err != nil {
		return err
	}
	quiet := func(string, ...any) {}
	train := func(s string) bool { return s == corpus.SplitTrain }
	held := func(s string) bool { return s != corpus.SplitTrain }
	if opt.Misses {
		show := func(format string, args ...any) { fmt.Fprintf(w, format, args...) }
		measureOwn(full, list, train, show)
	}
	for _, x := range []struct {
		name string
		take func(string) bool
	}{{"training split (seen by the learned layer)", train}, {"held aside", held}} {
		a, b := measureOwn(rules, list, x.take, quiet), measureOwn(full, list, x.take, quiet)
		printOwn(w, x.name, a, b)
	}
	fmt.Fprintln(w, "own corpus, held aside, rules alone")
	printCurve(w, curveOwn(rules, list, held))
	fmt.Fprintln(w, "own corpus, held aside, with the learned layer")
	printCurve(w, curveOwn(full, list, held))
	return nil
}

func runRaw(rules, full *reader, dir string, w io.Writer, opt Options) error {
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
		low := full.with(full.c.With(coding.Options{Strictness: coding.Low}))
		a, l, b := measureRaw(rules, list, nil), measureRaw(low, list, nil), measureRaw(full, list, show)
		fmt.Fprintf(w, "(b) raw sentence to events, %s, %d sentences   (UniversalPetrarch root .33, pair+root .18, exact .10)\n", pattern, b.sentences)
		fmt.Fprintf(w, "                  rules alone               learned, low strictness   learned, default strictness\n")
		for _, x := range []struct {
			name    string
			a, l, b prf
		}{{"root", a.root, l.root, b.root}, {"exact code", a.exact, l.exact, b.exact}, {"country pair", a.pairOnly, l.pairOnly, b.pairOnly}, {"pair + root", a.pair, l.pair, b.pair}} {
			fmt.Fprintf(w, "    %-13s %s   %s   %s\n", x.name, x.a, x.l, x.b)
		}
		fmt.Fprintf(w, "(c) false alarms on %d sentences without events: rules alone %.1f %%, with the learned layer %.1f %%   (UniversalPetrarch 19.6 %%)\n",
			b.empty, 100*ratio(a.alarms, a.empty), 100*ratio(b.alarms, b.empty))
		printRawCurve(w, curveRaw(full, list))
	}
	return nil
}

func runGiven(en *english.English, rules, full *coding.Coder, dir string, w io.Writer, opt Options) error {
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
	alone, conf := given(en, rules, list, nil), given(en, full, list, show)
	fmt.Fprintf(w, "(a) root type, source and target given, %d sentences\n", len(list))
	fmt.Fprintf(w, "    rules alone             accuracy %.3f  macro-F1 %.3f\n", alone.accuracy(), alone.macroF1())
	fmt.Fprintf(w, "    with the learned layer  accuracy %.3f  macro-F1 %.3f   (linear .722/.684, zero-shot RoBERTa-large .835/.821)\n", conf.accuracy(), conf.macroF1())
	for _, g := range conf.classes() {
		p := conf.class(g)
		fmt.Fprintf(w, "    %-10s P %.2f R %.2f F %.2f  n %d  unanswered %d\n", g, p.precision(), p.recall(), p.f1(), p.gold, conf[g][""])
	}
	return nil
}
