package coding

import (
	"fmt"
	"io"

	"entente/coding"
	"entente/corpus"
)

// cuts are the settings of strictness that curves are printed for.
var cuts = []coding.Strictness{0, coding.Low, 0.2, coding.Default, 0.4, 0.5, coding.High, 0.75, 0.85}

// point is what one setting gives on our own corpus.
type point struct {
	all   prf
	empty alarms
}

// alarms counts sentences without events, and those that yield one.
type alarms struct{ sentences, fired int }

func (a alarms) rate() float64 { return ratio(a.fired, a.sentences) }

// curveOwn measures every setting of cuts on the passages that take accepts,
// reading each once.
func curveOwn(r *reader, list []corpus.Passage, take func(split string) bool) []point {
	out := make([]point, len(cuts))
	for _, p := range list {
		if !take(p.Split) {
			continue
		}
		doc, found := r.read(p.ID, p.Text, p.Published, false)
		for k, cut := range cuts {
			o := own{status: confusion{}, told: confusion{}}
			o.passage(p, events(r.c.With(coding.Options{Strictness: cut}).Code(doc, found)), func(string, ...any) {})
			out[k].all.join(o.all)
			out[k].empty.sentences += o.empty
			out[k].empty.fired += o.alarms
		}
	}
	return out
}

// curveRaw measures every setting of cuts on raw sentences.
func curveRaw(r *reader, list []record) []raw {
	out := make([]raw, len(cuts))
	for _, rec := range list {
		doc, found := r.read(rec.ID, rec.Text, rec.Date, rec.Fiction)
		for k, cut := range cuts {
			out[k].count(rec, r.c.With(coding.Options{Strictness: cut}).Code(doc, found), nil)
		}
	}
	return out
}

func (p *prf) join(o prf) { p.hit, p.said, p.gold = p.hit+o.hit, p.said+o.said, p.gold+o.gold }

func printCurve(w io.Writer, list []point) {
	fmt.Fprintf(w, "by strictness, all fields right and false alarms on sentences without events:\n")
	for k, p := range list {
		fmt.Fprintf(w, "    %-8s %4d claims  P %.3f R %.3f F1 %.3f   false alarms %.1f %%\n", cuts[k], p.all.said, p.all.precision(), p.all.recall(), p.all.f1(), 100*p.empty.rate())
	}
}

func printRawCurve(w io.Writer, list []raw) {
	for k, m := range list {
		fmt.Fprintf(w, "    %-8s root P %.3f R %.3f F1 %.3f   pair+root F1 %.3f   exact F1 %.3f   false alarms %d of %d\n", cuts[k],
			m.root.precision(), m.root.recall(), m.root.f1(), m.pair.f1(), m.exact.f1(), m.alarms, m.empty)
	}
}
