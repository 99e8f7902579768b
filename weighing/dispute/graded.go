package dispute

import (
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"entente"
	"entente/lexicon/scales"
)

// graded finds claims about one thing that stand at different steps of a
// scale.
func (f *Finder) graded(sc *scene) []entente.Dispute {
	by := map[string][]position{}
	var keys []string
	for _, k := range sc.all {
		if k.c.Status == entente.Hypothetical {
			continue
		}
		no := k.c.Status == entente.Denied || k.c.Status == entente.Negated
		for _, hit := range f.steps(k) {
			l := &f.table.Levels[hit.entry]
			if l.Kind == scales.Agency || no && l.Kind == scales.Status {
				continue
			}
			step := l.Step
			if no {
				step = 0 // whoever denies it puts it lowest
			}
			for _, key := range f.subjects(k, l) {
				if by[key] == nil {
					keys = append(keys, key)
				}
				by[key] = append(by[key], position{k: k, key: strconv.Itoa(step), says: f.says(k, hit), rank: step, asOf: asOf(k)})
			}
		}
	}
	slices.Sort(keys)
	var out []entente.Dispute
	for _, key := range keys {
		longest := longestAffair
		if strings.HasSuffix(key, "|ceasefire") {
			longest = longestTruce
		}
		for _, ps := range windows(by[key], longest) {
			ps = thin(ps)
			if d, ok := f.scaleDispute(key, ps); ok {
				out = append(out, d)
			}
		}
	}
	return distinctClaims(out)
}

type stepHit struct{ entry, at, n int }

// steps are the levels that a clause names, the longest form of each scale.
func (f *Finder) steps(k *item) []stepHit {
	var out []stepHit
	scale := map[string]bool{}
	for _, fm := range f.levels { // longest first
		l := &f.table.Levels[fm.entry]
		if scale[l.Scale] {
			continue
		}
		i := fm.at(k.words)
		if i < 0 || !f.object(k, l) || l.Kind != scales.Strength && k.pred >= 0 && (k.pred < i-3 || k.pred > i+len(fm.stems)+3) {
			continue // the claim is about something else
		}
		if l.Kind != scales.Agency && f.unreal(k.words, i, l) {
			continue
		}
		scale[l.Scale] = true
		out = append(out, stepHit{fm.entry, i, len(fm.stems)})
	}
	return out
}

// says is the clause from the scale word to its end, or all of it.
func (f *Finder) says(k *item, h stepHit) string {
	return k.clause
}

// sameObject maps nouns for one thing to one.
var sameObject = map[string]string{"agreement": "deal", "accord": "deal", "pact": "deal", "treaty": "deal", "understanding": "deal",
	"memorandum": "deal", "truce": "ceasefire"}

// subjects are the keys under which positions on one thing meet: the scale,
// the parties, the object and one distinctive word beside it. A claim has
// several; an incident of its own is another.
func (f *Finder) subjects(k *item, l *scales.Level) []string {
	out := []string{l.Kind + "|" + l.Scale + "|" + k.incident}
	ps := parties(k.c)
	for _, a := range k.c.ThirdParties {
		if a.Code != "" {
			ps = append(ps, a.Code)
		}
	}
	slices.Sort(ps)
	ps = slices.Compact(ps)
	if len(ps) < 2 || len(ps) > 4 {
		return out
	}
	for _, o := range f.objects(k, l) {
		name := o.name
		base := l.Kind + "|" + l.Scale + "|" + strings.Join(ps, "+") + "|" + name
		if l.Kind == scales.Strength || name == "ceasefire" {
			out = append(out, base)
			continue
		}
		for _, w := range f.topics(k, o.at, l) {
			out = append(out, base+"|"+w)
		}
	}
	sort.Strings(out)
	return slices.Compact(out)
}

type object struct {
	name string
	at   int // index of its last word
}

// asOf is when a position was held: the date of the claim, else of the
// document.
func asOf(k *item) entente.Date {
	if k.c.Date.Known() && k.c.Date.Basis != entente.BasisUndated {
		return k.c.Date
	}
	return k.doc.Published
}

// longestAffair is the number of days after which a second deal of the same
// parties on the same matter is taken for another one.
const longestAffair = 400

// longestTruce is that number for truces, which are named by their parties
// alone.
const longestTruce = 120

// windows cuts positions into runs without a long gap. Undated ones go with
// the first run.
func windows(ps []position, longest int) [][]position {
	sort.SliceStable(ps, func(i, j int) bool { return ps[i].asOf.Start < ps[j].asOf.Start })
	var out [][]position
	var undated, run []position
	for _, p := range ps {
		if !p.asOf.Known() {
			undated = append(undated, p)
			continue
		}
		if n := len(run); n > 0 && gap(run[n-1].asOf.End, p.asOf.Start) > longest {
			out, run = append(out, run), nil
		}
		run = append(run, p)
	}
	out = append(out, run)
	out[0] = append(undated, out[0]...)
	return out
}

// mostSteps bounds the positions of one dispute for each step.
const mostSteps = 12

// thin keeps, of a long run, the first and the last positions at each step: a
// dispute of hundreds of sides helps nobody, and takes long to make.
func thin(ps []position) []position {
	if len(ps) <= 4*mostSteps {
		return ps
	}
	n, seen := map[string]int{}, map[string]int{}
	for _, p := range ps {
		n[p.key]++
	}
	var out []position
	for _, p := range ps {
		seen[p.key]++
		if k := seen[p.key]; k <= mostSteps/2 || k > n[p.key]-mostSteps/2 {
			out = append(out, p)
		}
	}
	return out
}

func gap(from, to string) int {
	a, err := time.Parse(time.DateOnly, from)
	if err != nil {
		return 0
	}
	b, err := time.Parse(time.DateOnly, to)
	if err != nil {
		return 0
	}
	return int(b.Sub(a).Hours() / 24)
}

func (f *Finder) scaleDispute(key string, ps []position) (entente.Dispute, bool) {
	part := strings.Split(key, "|")
	t := entente.DisputeStrength
	if part[0] == scales.Status {
		t = entente.DisputeStatusOverTime
	}
	if t == entente.DisputeStrength && !concurrent(ps) {
		return entente.Dispute{}, false
	}
	incident := ps[0].k.incident
	for _, p := range ps {
		if p.k.incident != incident {
			incident = ""
		}
	}
	return settle(t, about(part, ps), incident, ps)
}

// concurrent reports whether positions may be on one moment: strengths at
// different times are a course of events.
func concurrent(ps []position) bool {
	for i := range ps {
		for j := range i {
			a, b := ps[i], ps[j]
			if a.key == b.key || a.who() == b.who() {
				continue
			}
			da, db := a.k.c.Date, b.k.c.Date
			if !stated(da) || !stated(db) || da.Start <= db.End && db.Start <= da.End {
				return true
			}
		}
	}
	return false
}

// stated reports whether a date stands in the text, and is not only that of the
// document.
func stated(d entente.Date) bool { return d.Known() && d.Basis != entente.BasisDocument }

// distinctClaims drops a dispute whose claims are all in an earlier, longer
// one of the same type.
func distinctClaims(ds []entente.Dispute) []entente.Dispute {
	size := func(d *entente.Dispute) int {
		n := 0
		for _, s := range d.Sides {
			n += len(s.Claims)
		}
		return n
	}
	sort.SliceStable(ds, func(i, j int) bool {
		if a, b := size(&ds[i]), size(&ds[j]); a != b {
			return a > b
		}
		return ds[i].ID < ds[j].ID
	})
	seen := map[string]bool{}
	var out []entente.Dispute
	for _, d := range ds {
		fresh := 0
		for _, s := range d.Sides {
			for _, c := range s.Claims {
				if !seen[string(d.Type)+c] {
					fresh++
				}
			}
		}
		if fresh == 0 {
			continue
		}
		for _, s := range d.Sides {
			for _, c := range s.Claims {
				seen[string(d.Type)+c] = true
			}
		}
		out = append(out, d)
	}
	return out
}
