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
