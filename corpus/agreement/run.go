package agreement

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"entente/corpus"
)

// Run prints what the corpus holds and, when dir has a second annotation, how
// far it agrees with the first.
func Run(ctx context.Context, dir string, w io.Writer) error {
	first, err := corpus.Load()
	if err != nil {
		return err
	}
	describe(w, corpus.Describe(first))
	second, err := Read(dir)
	if err != nil {
		return err
	}
	if len(second) == 0 {
		fmt.Fprintf(w, "\nno second annotation (*.txt) in %s\n", dir)
		return nil
	}
	pairs, err := Match(first, second)
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	report(w, pairs)
	return nil
}

func describe(w io.Writer, s corpus.Stats) {
	fmt.Fprintf(w, "%d passages, %d sentences (%.0f %% without an event), %d events, %d dyads\n",
		s.Passages, s.Sentences, 100*ratio(s.Eventless, s.Sentences), s.Events, len(s.Dyads))
	fmt.Fprintf(w, "%d events have a speaker, %d an expression of time\n", s.Spoken, s.Dated)
	for _, x := range []struct {
		name string
		m    map[string]int
	}{{"sentences by split", s.Splits}, {"sentences by style", s.Styles}, {"events by status", s.Statuses}, {"events by type", s.Types}} {
		fmt.Fprintf(w, "%s: %s\n", x.name, counts(x.m))
	}
}

// counts lists a map, greatest first.
func counts(m map[string]int) string {
	keys := slices.Sorted(maps.Keys(m))
	slices.SortStableFunc(keys, func(a, b string) int { return m[b] - m[a] })
	var out []string
	for _, k := range keys {
		out = append(out, fmt.Sprintf("%s %d", k, m[k]))
	}
	return strings.Join(out, ", ")
}

// figure is one line of the report.
type figure struct {
	name  string
	value func(Tally) float64
	// of says on how many the figure stands, and the plain agreement.
	of func(Tally) string
}

func label(name string, l func(Tally) Labels) figure {
	return figure{name, func(t Tally) float64 { return l(t).Kappa() }, func(t Tally) string {
		n, _ := l(t).n()
		return fmt.Sprintf("same label %.3f of %d", l(t).Agreement(), n)
	}}
}

func found(name string, f func(Tally) F1) figure {
	return figure{name, func(t Tally) float64 { return f(t).Value() }, func(t Tally) string {
		x := f(t)
		return fmt.Sprintf("first %d, second %d, both %d", x.First, x.Second, x.Both)
	}}
}

var figures = []figure{
	label("sentence tells an event (kappa)", func(t Tally) Labels { return t.Told }),
	found("events found (F1)", func(t Tally) F1 { return t.Found }),
	found("… and type, status, parties (F1)", func(t Tally) F1 { return t.All }),
	label("root type (kappa)", func(t Tally) Labels { return t.Type }),
	label("quad class (kappa)", func(t Tally) Labels { return t.Quad }),
	label("mode, where types agree (kappa)", func(t Tally) Labels { return t.Mode }),
	label("status (kappa)", func(t Tally) Labels { return t.Status }),
	label("effect on the dyad (kappa)", func(t Tally) Labels { return t.Effect }),
	found("act, exact span (F1)", func(t Tally) F1 { return t.Act }),
	found("actors, codes (F1)", func(t Tally) F1 { return t.ActorCodes }),
	found("actors, overlapping spans (F1)", func(t Tally) F1 { return t.ActorSpans }),
	found("recipients, codes (F1)", func(t Tally) F1 { return t.RecipientCodes }),
	found("recipients, overlapping spans (F1)", func(t Tally) F1 { return t.RecipientSpans }),
	found("dates, overlapping spans (F1)", func(t Tally) F1 { return t.Date }),
	found("speakers, overlapping spans (F1)", func(t Tally) F1 { return t.Speaker }),
}

func report(w io.Writer, pairs []Pair) {
	t := Count(pairs)
	values := make([]func(Tally) float64, len(figures))
	for i, f := range figures {
		values[i] = f.value
	}
	ranges := Intervals(pairs, values)
	fmt.Fprintf(w, "\nagreement of two annotations made without sight of each other: %d passages, %d sentences\n", t.Passages, t.Sentences)
	fmt.Fprintf(w, "(95 %% intervals by resampling passages; labels, spans and codes on the %d events that both found)\n", t.Found.Both)
	for i, f := range figures {
		fmt.Fprintf(w, "  %-36s %.3f  [%.2f, %.2f]  %s\n", f.name, f.value(t), ranges[i][0], ranges[i][1], f.of(t))
	}
	for _, x := range []struct {
		name string
		l    Labels
	}{{"types", t.Type}, {"statuses", t.Status}} {
		fmt.Fprintf(w, "  %s most often taken for one another (first / second): %s\n", x.name, confusions(x.l))
	}
}

func confusions(l Labels) string {
	var out []string
	for _, c := range l.Confusions() {
		if len(out) == 6 {
			break
		}
		out = append(out, fmt.Sprintf("%s / %s %d", c.First, c.Second, c.Count))
	}
	if len(out) == 0 {
		return "none"
	}
	return strings.Join(out, ", ")
}
