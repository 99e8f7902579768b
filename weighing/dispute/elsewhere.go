package dispute

import (
	"cmp"
	"slices"

	"entente"
)

// daysOfDenial is how long after a report its denial may come, either way.
const daysOfDenial = 45

// wanted is a denial that nothing in its own document answers to.
type wanted struct {
	n    *Notes
	d    *denial
	want []term
}

// unanswered lists those denials, and files them under their rarest word.
func (f *Finder) unanswered(all []*Notes) (list []wanted, byKey map[uint32][]int) {
	byKey = map[uint32][]int{}
	for _, n := range all {
		for i := range n.denials {
			d := &n.denials[i]
			if d.how == byPointing || d.how == byReport || d.how == byNegation && d.must == 0 {
				continue
			}
			if _, ok := f.inside(n, d); ok {
				continue // it answers what its own document says
			}
			want := n.lines[d.line].within(d.content)
			if d.code != "" && d.how != byNegation { // "Egypt denied that it had …": it is in it
				want = append(want, term{d.content.Start, hash("@" + d.code), 8, true})
			}
			key, ok := rarest(want)
			if len(want) < 2 || !ok {
				continue
			}
			byKey[key] = append(byKey[key], len(list))
			list = append(list, wanted{n, d, want})
		}
	}
	return list, byKey
}

// Elsewhere finds denials in one document of what another says: the sentence
// that shares most of the words denied. Denials are few, so all sentences are
// looked through once for the rare words of each.
func (f *Finder) Elsewhere(all []*Notes, claims map[string][]*entente.Claim, known *ledger) []entente.Dispute {
	list, byKey := f.unanswered(all)
	best := make([]target, len(list))
	top := make([]float64, len(list))
	for _, n := range all {
		for i := range n.lines {
			l := &n.lines[i]
			seen := []int(nil)
			for _, t := range l.terms {
				for _, k := range byKey[t.h] {
					w := &list[k]
					if w.n == n || slices.Contains(seen, k) || n.denies(i) || l.no || apart(w.n, n) > daysOfDenial {
						continue
					}
					seen = append(seen, k)
					if g, share := n.saying(i, w.d, w.want); share >= otherShare && share > top[k] && (f.enough(w.want, l.terms) || f.planned(w.n, w.d, n, l)) {
						best[k], top[k] = g, share
					}
				}
			}
		}
	}
	var out []entente.Dispute
	for k, w := range list {
		if top[k] == 0 {
			continue
		}
		if x, ok := f.join(w.n, w.d, best[k], claims); ok && known.add(x) {
			out = append(out, x)
		}
	}
	return out
}

// enough reports whether two rows of words share so much that they are about
// one thing: two words besides the names of countries, or one with two names.
func (f *Finder) enough(want, have []term) bool {
	_, n, names := cover(want, have)
	countries := 0
	for i, w := range want {
		if w.bits == 8 && w.name && !slices.ContainsFunc(want[:i], func(x term) bool { return x.h == w.h }) && slices.ContainsFunc(have, func(x term) bool { return x.h == w.h }) {
			countries++
		}
	}
	return n-countries >= 2 && n >= 3 || n-countries >= 1 && names >= 2 || n == 2 && names > countries
}

// planned reports whether a denial is of a plan and a sentence tells of one of
// the same country.
func (f *Finder) planned(n *Notes, d *denial, m *Notes, l *line) bool {
	return d.how == byNegation && slices.Contains(l.codes, d.code) && f.plans(d.says.Of(n.doc.Text)) && f.plans(l.Of(m.doc.Text))
}

// rarest is the word of most information.
func rarest(ts []term) (uint32, bool) {
	if len(ts) == 0 {
		return 0, false
	}
	t := slices.MaxFunc(ts, func(a, b term) int { return cmp.Or(cmp.Compare(a.bits, b.bits), cmp.Compare(a.h, b.h)) })
	return t.h, t.bits > 9
}

// apart is the number of days between the publication of two documents, 0
// where that is not known to the day.
func apart(a, b *Notes) int {
	if a.day == 0 || b.day == 0 {
		return 0
	}
	return max(a.day-b.day, b.day-a.day)
}
