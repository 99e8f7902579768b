package verify

import (
	"slices"
	"strings"

	"entente"
)

// How a sentence bears on another.
const (
	supports    = "supports"
	contradicts = "contradicts"
	weaker      = "weaker"
	near        = "near"
)

// state of one thing that is compared.
type state int

const (
	same    state = iota
	missing       // the other says nothing of it
	differs       // the other says it otherwise
)

// compare says how sentence h of the archive bears on f, "" for not at all.
// Everything but one thing must be the same for a contradiction.
func compare(f, h *facts) (bears, why string) {
	if !covers(f, h) || !namesIn(f, h) {
		return "", ""
	}
	figure, date, sides, status := figures(f, h), dates(f, h), parties(f, h), told(f, h)
	if !deedsAgree(f, h) || status == same && !negatedAlike(f, h) || sides == same && !(inPlace(f, h) && apart(f, h)) {
		return "", ""
	}
	odd := 0
	for _, s := range []state{figure, date, sides, status} {
		if s == missing {
			return "", ""
		}
		if s == differs {
			odd++
		}
	}
	softer := status == same && soft(f, h)
	switch {
	case odd == 0 && softer:
		return weaker, string(h.status)
	case odd == 0:
		return supports, ""
	case odd > 1 || softer:
		return "", ""
	case figure == differs:
		return contradicts, "figure"
	case date == differs:
		return contradicts, "date"
	case sides == differs:
		return contradicts, "sides"
	}
	return contradicts, "denial"
}

// covers reports whether h has every content word of f. The verb itself may be
// another where both are coded as the same deed of the same sides.
func covers(f, h *facts) bool { return len(wordsLacking(f, h)) == 0 }

func wordsLacking(f, h *facts) []string {
	var out []string
	deed := agreeByDeed(f, h)
	for w, as := range f.words {
		if _, ok := h.words[w]; !ok && !(deed && w == stem(f.root)) {
			out = append(out, as)
		}
	}
	if _, ok := f.words[stem(f.root)]; !ok && !light(f.root) && f.root != h.root && !deed && h.words[stem(f.root)] == "" {
		out = append(out, f.root)
	}
	slices.Sort(out)
	return out
}

// namesIn reports whether everything that f names is named in h.
func namesIn(f, h *facts) bool {
	return len(namesLacking(f, h)) == 0
}

func namesLacking(f, h *facts) []string {
	var out []string
	for i := range f.names {
		n := &f.names[i]
		if !n.plain && !slices.ContainsFunc(h.names, func(m name) bool { return alike(n, &m) }) && !strings.Contains(strings.ToLower(h.text), n.text) && !slices.Contains(out, n.text) {
			out = append(out, n.text)
		}
	}
	return out
}

// inPlace refuses a sentence where a name of f hangs on a word that in h has
// only other names hanging on it: "exports from Peru", "exports from Chile".
func inPlace(f, h *facts) bool {
	for i := range f.names {
		n := &f.names[i]
		if n.on == "" || n.plain {
			continue
		}
		other, like := false, false
		for j := range h.names {
			if m := &h.names[j]; m.on == n.on {
				like = like || alike(n, m)
				other = other || !alike(n, m)
			}
		}
		if other && !like {
			return false
		}
	}
	return true
}

// apart refuses a sentence in which one name would have to stand for two names
// of f.
func apart(f, h *facts) bool {
	used := map[int]bool{}
	for _, exact := range []bool{true, false} {
		for i := range f.names {
			n := &f.names[i]
			same := slices.IndexFunc(h.names, func(m name) bool { return m.text == n.text })
			if n.plain || n.on == "" || exact != (same >= 0) {
				continue
			}
			found := same
			for j := 0; j < len(h.names) && !exact && found < 0; j++ {
				if !used[j] && alike(n, &h.names[j]) {
					found = j
				}
			}
			if found < 0 && !strings.Contains(strings.ToLower(h.text), n.text) {
				return false
			}
			used[found] = true
		}
	}
	return true
}

// mostLacking is how much a sentence may lack and still be shown as near.
const mostLacking = 3

// lacking lists what f says and h does not, nil when h is not near.
func lacking(f, h *facts) []string {
	names, words := namesLacking(f, h), wordsLacking(f, h)
	asked := 0
	for i := range f.names {
		if !f.names[i].plain {
			asked++
		}
	}
	if len(names)+len(words) > mostLacking || asked > 0 && len(names) == asked || len(words) == len(f.words) && !agreeByDeed(f, h) {
		return nil
	}
	out := slices.Concat(names, words)
	for _, x := range []struct {
		state
		what string
	}{{figures(f, h), "the figure"}, {dates(f, h), "the date"}, {parties(f, h), "who does it to whom"}} {
		if x.state != same {
			out = append(out, x.what)
		}
	}
	if !deedsAgree(f, h) || len(out) > mostLacking {
		return nil
	}
	return out
}

// alike reports whether two names stand for one: the same words, the same
// person, or the same code where neither is a person.
func alike(a, b *name) bool {
	if a.text == b.text && a.text != "" {
		return true
	}
	for _, p := range a.people {
		if slices.Contains(b.people, p) {
			return true
		}
	}
	if len(a.people) > 0 || len(b.people) > 0 {
		return false
	}
	for _, c := range a.codes {
		if slices.Contains(b.codes, c) {
			return true
		}
	}
	return false
}

// figures compares amounts and bare numbers.
func figures(f, h *facts) state {
	out := same
	for i := range f.sums {
		a := &f.sums[i]
		like, equal := false, false
		for j := range h.sums {
			if b := &h.sums[j]; measureAlike(a, b) {
				like = true
				equal = equal || equals(a, b)
			}
		}
		switch {
		case equal:
		case like && len(f.sums) == 1:
			out = differs
		default:
			return missing
		}
	}
	for _, n := range f.nums {
		if !slices.Contains(h.nums, n) && !strings.Contains(strings.ToLower(h.text), n) {
			return missing
		}
	}
	return out
}

// measureAlike reports whether two amounts measure one thing.
func measureAlike(a, b *entente.Amount) bool {
	of := a.Of == "" || b.Of == "" || stem(a.Of) == stem(b.Of)
	return a.Unit == b.Unit && a.Per == b.Per && (of || a.Unit != "count" && len(a.Unit) == 3)
}

func equals(a, b *entente.Amount) bool {
	if (a.High == nil) != (b.High == nil) || a.High != nil && *a.High != *b.High || a.Bound != b.Bound {
		return false
	}
	return *a.Value == *b.Value
}

// negatedAlike reports whether both negate the same words, among those that
// are compared.
func negatedAlike(f, h *facts) bool {
	for w, n := range f.nots {
		if h.nots[w] != n {
			return false
		}
	}
	for w, n := range h.nots {
		if (f.words[w] != "" || stem(f.root) == w) && f.nots[w] != n {
			return false
		}
	}
	return true
}

// dates compares: each expression of time of f must hold one of h.
func dates(f, h *facts) state {
	for i := range f.times {
		d := &f.times[i]
		held, apart := false, len(h.times) > 0
		for j := range h.times {
			e := &h.times[j]
			held = held || holds(d, e)
			apart = apart && parted(d, e)
		}
		for _, e := range h.tied {
			held = held || d.Type == "DATE" && d.Date.Known() && d.Date.Start <= e.Start && e.End <= d.Date.End
		}
		switch {
		case held:
		case apart && len(f.times) == 1 && len(h.times) == 1:
			return differs
		default:
			return missing
		}
	}
	return same
}

// holds reports whether e lies within d. Where no year is known the month and
// day must be the same; what is no date must be worded or valued the same.
func holds(d, e *entente.Timex) bool {
	if strings.EqualFold(d.Text, e.Text) {
		return true
	}
	if d.Type != e.Type {
		return false
	}
	if d.Type == "DATE" && d.Date.Known() && e.Date.Known() {
		return d.Date.Start <= e.Date.Start && e.Date.End <= d.Date.End
	}
	if rest, ok := strings.CutPrefix(d.Value, "XXXX"); ok && d.Type == "DATE" {
		return len(rest) >= 6 && strings.HasSuffix(e.Value, rest)
	}
	return d.Value != "" && d.Value == e.Value
}

// parted reports whether two dates are written out and cannot be the same.
func parted(d, e *entente.Timex) bool {
	if d.Type != "DATE" || e.Type != "DATE" {
		return false
	}
	if firm(d.Date) && firm(e.Date) {
		return e.Date.End < d.Date.Start || d.Date.End < e.Date.Start
	}
	rest, ok := strings.CutPrefix(d.Value, "XXXX-")
	return ok && len(rest) == 5 && len(e.Value) == 10 && firm(e.Date) && e.Value[5:] != rest
}

// firm reports whether a date is written out.
func firm(d entente.Date) bool {
	return d.Known() && (d.Basis == entente.BasisExplicit || d.Basis == entente.BasisYearInferred)
}

// parties compares who does it and to whom, where both sentences say.
func parties(f, h *facts) state {
	switch {
	case len(f.agents) == 0:
		return same
	case stem(f.root) != stem(h.root) || len(h.agents) == 0:
		if agreeByDeed(f, h) {
			return same
		}
		return missing
	case f.among(f.agents, h, h.agents):
		if len(f.patients) > 0 && len(h.patients) > 0 && !f.among(f.patients, h, h.patients) {
			return missing
		}
		return same
	case len(f.patients) > 0 && len(h.patients) > 0 && f.among(f.agents, h, h.patients) && f.among(f.patients, h, h.agents):
		return differs
	}
	return missing
}

// among reports whether each of the names of f is like one of those of h.
func (f *facts) among(names []int, h *facts, in []int) bool {
	for _, n := range names {
		if !slices.ContainsFunc(in, func(m int) bool { return alike(&f.names[n], &h.names[m]) }) {
			return false
		}
	}
	return true
}

// agreeByDeed reports whether a coded claim of h says one of f in other words.
func agreeByDeed(f, h *facts) bool {
	for i := range f.deeds {
		for j := range h.deeds {
			if retold(&f.deeds[i], &h.deeds[j]) {
				return true
			}
		}
	}
	return false
}

// deedsAgree refuses sentences that are coded as different deeds.
func deedsAgree(f, h *facts) bool {
	if len(f.deeds) == 0 || len(h.deeds) == 0 {
		return true
	}
	for _, a := range f.deeds {
		if slices.ContainsFunc(h.deeds, func(b deed) bool { return a.kind == b.kind && a.typ == b.typ }) {
			return true
		}
	}
	return false
}

func meets(a, b []string) bool {
	for _, x := range a {
		if x != "" && slices.Contains(b, x) {
			return true
		}
	}
	return false
}

// how h tells the main predicate of f.
func (h *facts) how(f *facts) entente.Status {
	if stem(h.root) == stem(f.root) {
		return h.status
	}
	if s, ok := h.other[stem(f.root)]; ok {
		return s
	}
	return h.status
}

func negative(s entente.Status) bool { return s == entente.Denied || s == entente.Negated }

// told compares how firmly both are told: a denial against a fact differs.
func told(f, h *facts) state {
	s := h.how(f)
	for _, d := range h.deeds {
		if negative(d.status) && !negative(s) || !d.status.Fact() && s.Fact() {
			s = d.status
		}
	}
	h2, f2 := s, f.status
	for _, d := range f.deeds {
		if !d.status.Fact() && f2.Fact() {
			f2 = d.status
		}
	}
	switch {
	case negative(f2) != negative(h2):
		if f2.Fact() || h2.Fact() {
			return differs
		}
		return missing
	case f2.Fact() || f2 == h2 || negative(f2):
		return same
	case h2.Fact() && f2 == entente.Hedged:
		return same
	}
	return missing
}

// soft reports whether h tells as less than a fact what f tells as one.
func soft(f, h *facts) bool {
	s := h.how(f)
	for _, d := range h.deeds {
		if !d.status.Fact() && s.Fact() {
			s = d.status
		}
	}
	return f.status.Fact() && !s.Fact() && !negative(s)
}
