package ranking

import (
	"cmp"
	"fmt"
	"slices"
)

// Fact is one event: Subject does Relation to Object on Day. Subject and
// Object index Names.Entities; Relation indexes Names.Relations. Days count
// from any origin but never go back.
type Fact struct {
	Subject, Relation, Object, Day int32
}

// Query asks who stands at the other end: (Subject, Relation, ?, Day), or,
// when Inverse, (?, Relation, Subject, Day).
type Query struct {
	Subject, Relation, Day int32
	Inverse                bool
}

// Names are the actors and relations, by index.
type Names struct {
	Entities, Relations []string
}

// check reports the first fact outside the names or before its predecessor.
func (n Names) check(facts []Fact) error {
	e, r := int32(len(n.Entities)), int32(len(n.Relations))
	for i, f := range facts {
		if f.Subject < 0 || f.Subject >= e || f.Object < 0 || f.Object >= e || f.Relation < 0 || f.Relation >= r || f.Day < 0 {
			return fmt.Errorf("fact %d: %v is outside %d entities and %d relations", i, f, e, r)
		}
	}
	return nil
}

// link is a directed fact after inverses are added: relations from R up to
// 2R-1 are the inverses.
type link struct{ s, r, o int32 }

// question is all that is asked of (s, r) on one day, with the true answers.
type question struct {
	s, r    int32
	answers []int32
}

// days cuts facts into days, in order, stable within a day.
func days(facts []Fact) [][]Fact {
	sorted := slices.Clone(facts)
	slices.SortStableFunc(sorted, func(a, b Fact) int { return cmp.Compare(a.Day, b.Day) })
	var out [][]Fact
	for i := 0; i < len(sorted); {
		j := i
		for j < len(sorted) && sorted[j].Day == sorted[i].Day {
			j++
		}
		out = append(out, sorted[i:j])
		i = j
	}
	return out
}

// questions groups one day's facts in both directions into distinct
// questions, sorted, each with its distinct answers.
func questions(day []Fact, relations int32) []question {
	links := make([]link, 0, 2*len(day))
	for _, f := range day {
		links = append(links, link{f.Subject, f.Relation, f.Object}, link{f.Object, f.Relation + relations, f.Subject})
	}
	slices.SortFunc(links, func(a, b link) int {
		return cmp.Or(cmp.Compare(a.s, b.s), cmp.Compare(a.r, b.r), cmp.Compare(a.o, b.o))
	})
	links = slices.Compact(links)
	var out []question
	for _, l := range links {
		if n := len(out); n == 0 || out[n-1].s != l.s || out[n-1].r != l.r {
			out = append(out, question{s: l.s, r: l.r})
		}
		q := &out[len(out)-1]
		q.answers = append(q.answers, l.o)
	}
	return out
}
