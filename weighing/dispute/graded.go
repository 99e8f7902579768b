package dispute

import (
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"entente"
	"entente/lexicon/scales"
	"entente/weighing/words"
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
		scale[l.Scale] = true
		out = append(out, stepHit{fm.entry, i, len(fm.stems)})
	}
	return out
}

func (f *Finder) object(k *item, l *scales.Level) bool {
	if len(l.Objects) == 0 {
		return true
	}
	for _, o := range l.Objects {
		if holds(k.words, o) {
			return true
		}
	}
	return false
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

// objects are the things in a clause that a level can be about, within eight
// words of the level's own words.
func (f *Finder) objects(k *item, l *scales.Level) []object {
	var out []object
	for _, o := range l.Objects {
		fm := form{stems: stems(o)}
		at := fm.at(k.words)
		if at < 0 || !f.beside(k, l, at) {
			continue
		}
		if s, ok := sameObject[o]; ok {
			o = s
		}
		out = append(out, object{o, at + len(fm.stems) - 1})
	}
	return out
}

func (f *Finder) beside(k *item, l *scales.Level, at int) bool {
	for _, s := range l.Forms {
		if i := (form{stems: stems(s)}).at(k.words); i >= 0 && at-i <= 8 && i-at <= 8 {
			return true
		}
	}
	return false
}

// topics are the words that say what a deal is about: those right before it
// ("trade deal") and those after "on", "for" or "over".
func (f *Finder) topics(k *item, at int, l *scales.Level) []string {
	var out []string
	for i := at - 1; i >= max(0, at-3) && f.topic(k.words[i], l); i-- {
		out = append(out, k.words[i].Stem)
	}
	for i := at + 1; i < min(len(k.words), at+6); i++ {
		switch k.words[i-1].Low {
		case "on", "for", "over", "about":
			for j := i; j < min(len(k.words), i+3); j++ {
				if f.topic(k.words[j], l) {
					out = append(out, k.words[j].Stem)
				}
			}
		}
	}
	return out
}

// topic reports whether a word tells one deal from another.
func (f *Finder) topic(w words.Word, l *scales.Level) bool {
	if f.function[w.Low] || f.bits.Bits(w.Low) < 11 || w.Low[0] <= '9' {
		return false
	}
	for _, list := range [][]string{l.Forms, l.Objects} {
		for _, s := range list {
			if slices.Contains(stems(s), w.Stem) {
				return false
			}
		}
	}
	return f.generic(w.Low)
}

// generic excludes words of the news trade that stand beside any deal.
func (f *Finder) generic(w string) bool {
	switch w {
	case "sides", "countries", "officials", "bilateral", "government", "new", "comprehensive", "final", "initial", "joint", "historic", "broad", "potential", "possible", "proposed", "recent", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december":
		return false
	}
	return true
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
			if a.key == b.key || a.k.voice() == b.k.voice() {
				continue
			}
			da, db := a.k.c.Date, b.k.c.Date
			if !da.Known() || !db.Known() || da.Start <= db.End && db.Start <= da.End {
				return true
			}
		}
	}
	return false
}

// about names the matter in the sources' words: topic, object, parties.
func about(part []string, ps []position) string {
	k := ps[0].k
	var out []string
	want := part[3:]
	if len(part) == 3 {
		want = nil
	}
	for i := len(want) - 1; i >= 0; i-- {
		for _, w := range k.words {
			s := w.Stem
			if o, ok := sameObject[w.Low]; ok && words.Stem(o) == words.Stem(want[i]) {
				s = words.Stem(want[i])
			}
			if s == words.Stem(want[i]) || s == want[i] {
				out = append(out, k.clause[w.Start:w.End])
				break
			}
		}
	}
	phrase := strings.Join(out, " ")
	if phrase == "" {
		phrase = part[1]
	}
	var who []string
	for _, list := range [][]entente.Actor{k.c.Actors, k.c.Recipients, k.c.ThirdParties} {
		for _, a := range list {
			if a.Name != "" && len(who) < 3 && !slices.Contains(who, a.Name) {
				who = append(who, a.Name)
			}
		}
	}
	if len(who) > 0 {
		phrase += " (" + strings.Join(who, ", ") + ")"
	}
	return phrase
}

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
