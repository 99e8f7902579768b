package examples

import (
	"slices"
	"sort"

	"entente"
)

// pair is a gold claim and the claim that was read for it.
type pair struct {
	gold *Claim
	read *entente.Claim
}

// place is where a gold claim stands in its document.
type place struct {
	claim      *Claim
	quote, act entente.Span
}

type candidate struct {
	gold, read int
	score      float64
}

// match pairs the gold claims of one document with the claims read from it,
// each at most once: those whose predicates coincide first, then those whose
// clauses share half of their bytes.
func match(gold []place, read []*entente.Claim) (pairs []pair, extra []*entente.Claim, missed []*Claim) {
	var all []candidate
	for i, g := range gold {
		for j, r := range read {
			if s := likeness(g, r); s > 0 {
				all = append(all, candidate{i, j, s})
			}
		}
	}
	sort.SliceStable(all, func(a, b int) bool { return all[a].score > all[b].score })
	usedGold, usedRead := make([]bool, len(gold)), make([]bool, len(read))
	for _, c := range all {
		if usedGold[c.gold] || usedRead[c.read] {
			continue
		}
		usedGold[c.gold], usedRead[c.read] = true, true
		pairs = append(pairs, pair{gold[c.gold].claim, read[c.read]})
	}
	for i, g := range gold {
		if !usedGold[i] {
			missed = append(missed, g.claim)
		}
	}
	for j, r := range read {
		if !usedRead[j] {
			extra = append(extra, r)
		}
	}
	return pairs, extra, missed
}

func likeness(g place, r *entente.Claim) float64 {
	share := overlap(g.quote, r.Clause)
	pred := predicate(r)
	score := 0.0
	switch {
	case g.act.Overlaps(pred):
		score = 2 + share
	case g.quote.Contains(pred) && share >= 0.5:
		score = share
	default:
		return 0
	}
	if slices.Contains(g.claim.Kinds, string(r.Kind)) {
		score += 0.2
	}
	if r.Event != nil && slices.Contains(g.claim.Types, r.Event.Type) {
		score += 0.2
	}
	return score
}

// predicate is the word that carries r, or its clause when it names none.
func predicate(r *entente.Claim) entente.Span {
	if r.Predicate.Empty() {
		return r.Clause
	}
	return r.Predicate
}

// overlap is the share of the bytes of either span that are in both.
func overlap(a, b entente.Span) float64 {
	common := min(a.End, b.End) - max(a.Start, b.Start)
	if common <= 0 {
		return 0
	}
	return float64(common) / float64(a.Len()+b.Len()-common)
}
