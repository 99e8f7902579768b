package outlook

import (
	"cmp"
	"context"
	"slices"

	"entente"
	"entente/forecast/ranking"
)

// Deed is one row of an event table.
type Deed struct {
	Day            int // from any origin
	Source, Target string
	Name           string // of the act
}

// Next is one thing that one of the pair may do to the other next.
type Next struct {
	Source string `json:"source"`
	Act    string `json:"act"`
	Target string `json:"target"`
	// Rank of the target among Among countries, when asked whom the source
	// does this to next; Share of the ranker's mass, which is no probability.
	Rank    float64  `json:"rank"`
	Among   int      `json:"among"`
	Share   float64  `json:"share"`
	Reasons []string `json:"reasons"`
	weight  float64
}

const (
	nextDeeds   = 40000 // the latest deeds that the ranker learns from
	nextReasons = 3
)

// WhatNext ranks what the two are likeliest to do to each other: acts that the
// one often does, and to the other rather than to anybody else. It lists at
// most n, none of which the ranker has no reason for.
func WhatNext(ctx context.Context, deeds []Deed, dyad entente.Dyad, name func(string) string, n int) ([]Next, error) {
	slices.SortStableFunc(deeds, func(a, b Deed) int { return cmp.Compare(a.Day, b.Day) })
	deeds = deeds[max(0, len(deeds)-nextDeeds):]
	if len(deeds) == 0 {
		return nil, nil
	}
	t := newNumbering(deeds, name)
	k, err := ranking.Train(ctx, t.names, t.facts, ranking.Options{})
	if err != nil {
		return nil, err
	}
	day := t.facts[len(t.facts)-1].Day + 1
	done := map[[2]int32]int{} // of actor and relation
	pair := map[[3]int32]bool{}
	for _, f := range t.facts {
		done[[2]int32{f.Subject, f.Relation}]++
		pair[[3]int32{f.Subject, f.Relation, f.Object}] = true
	}
	var out []Next
	for _, side := range [][2]string{{dyad[0], dyad[1]}, {dyad[1], dyad[0]}} {
		s, ok1 := t.country[side[0]]
		o, ok2 := t.country[side[1]]
		for r := range int32(len(t.names.Relations)) {
			if !ok1 || !ok2 || !pair[[3]int32{s, r, o}] {
				continue
			}
			x, err := t.ask(k, ranking.Query{Subject: s, Relation: r, Day: day}, o)
			if err != nil {
				return nil, err
			}
			x.Source, x.Target, x.weight = side[0], side[1], x.Share*float64(done[[2]int32{s, r}])
			out = append(out, x)
		}
	}
	slices.SortStableFunc(out, func(a, b Next) int { return cmp.Compare(b.weight, a.weight) })
	return out[:min(n, len(out))], nil
}

// numbering gives countries and acts numbers, in the order of their names.
type numbering struct {
	names   ranking.Names
	country map[string]int32
	facts   []ranking.Fact
}

func newNumbering(deeds []Deed, name func(string) string) *numbering {
	t := &numbering{country: map[string]int32{}}
	acts := map[string]int32{}
	var codes, kinds []string
	for _, d := range deeds {
		codes, kinds = append(codes, d.Source, d.Target), append(kinds, d.Name)
	}
	slices.Sort(codes)
	slices.Sort(kinds)
	for _, c := range slices.Compact(codes) {
		t.country[c] = int32(len(t.names.Entities))
		t.names.Entities = append(t.names.Entities, name(c))
	}
	for _, k := range slices.Compact(kinds) {
		acts[k] = int32(len(t.names.Relations))
		t.names.Relations = append(t.names.Relations, k)
	}
	for _, d := range deeds {
		t.facts = append(t.facts, ranking.Fact{Subject: t.country[d.Source], Relation: acts[d.Name], Object: t.country[d.Target], Day: int32(d.Day - deeds[0].Day)})
	}
	return t
}

// ask finds the place of o among the answers to q, and why.
func (t *numbering) ask(k *ranking.Ranker, q ranking.Query, o int32) (Next, error) {
	x := Next{Act: t.names.Relations[q.Relation], Among: len(t.names.Entities), Reasons: []string{}}
	why, err := k.Explain(q, o)
	if err != nil {
		return x, err
	}
	x.Rank = why.Rank
	for _, r := range why.Reasons {
		if r.Weight > 0.01 && len(x.Reasons) < nextReasons {
			x.Reasons = append(x.Reasons, r.Text)
		}
	}
	best, err := k.Best(q, len(t.names.Entities))
	if err != nil {
		return x, err
	}
	for _, a := range best {
		if a.Candidate == o {
			x.Share = a.Share
		}
	}
	return x, nil
}
