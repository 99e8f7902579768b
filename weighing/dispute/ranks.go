package dispute

import (
	"maps"
	"slices"
	"strings"

	"entente"
	"entente/lexicon/scales"
)

// ranked is a person with an office in front of the name.
type ranked struct {
	line              int
	name, class, rank string
	says              entente.Span
}

// ranksOf lists the persons whom a document gives a rank or an office.
func (f *Finder) ranksOf(n *Notes, r *entente.Reading) []ranked {
	var out []ranked
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.Kind != entente.Person || m.Sentence < 0 || m.Sentence >= len(n.lines) || n.lines[m.Sentence].block < 0 || m.Start < n.lines[m.Sentence].Start || m.Start > len(n.doc.Text) {
			continue
		}
		text := plainText(m.Text)
		class, rank, rest := f.title(text)
		if rank == "" || len(strings.Fields(rest)) != 2 {
			continue
		}
		before := plainText(n.doc.Text[n.lines[m.Sentence].Start:m.Start])
		if i := strings.LastIndexByte(before, ' '); f.table.Denials.Is(scales.Passing, before[i+1:]) {
			continue
		}
		out = append(out, ranked{m.Sentence, rest, class, rank, m.Span})
	}
	return out
}

// title cuts the office off the front of a name, the longest form.
func (f *Finder) title(text string) (class, rank, rest string) {
	best := 0
	for _, r := range f.table.Ranks {
		for _, form := range r.Forms {
			if len(form) > best && strings.HasPrefix(text, form+" ") {
				class, rank, rest, best = r.Class, r.Name, text[len(form)+1:], len(form)
			}
		}
	}
	return class, rank, rest
}

// daysOfRank is how far apart two documents may give a person two ranks, so
// that it is no promotion.
const daysOfRank = 21

// Ranks finds persons who hold one office in one document and another, of the
// same class, in the next.
func (f *Finder) Ranks(all []*Notes, claims map[string][]*entente.Claim, known *ledger) []entente.Dispute {
	by := map[string][]holder{}
	var keys []string
	for _, n := range all {
		seen := map[string]bool{}
		for i := range n.ranks {
			r := &n.ranks[i]
			k := r.class + "|" + r.name
			if seen[k+r.rank] {
				continue
			}
			seen[k+r.rank] = true
			if by[k] == nil {
				keys = append(keys, k)
			}
			by[k] = append(by[k], holder{n, r})
		}
	}
	slices.Sort(keys)
	var out []entente.Dispute
	for _, k := range keys {
		byRank := map[string][]holder{}
		for _, h := range by[k] {
			byRank[h.r.rank] = append(byRank[h.r.rank], h)
		}
		if len(byRank) < 2 {
			continue
		}
		var ps []position
		for _, rank := range slices.Sorted(maps.Keys(byRank)) {
			for _, a := range byRank[rank] {
				if len(ps) < mostRanked && otherRank(a, rank, byRank) {
					ps = append(ps, a.n.pseudo(&a.n.lines[a.r.line], a.r.says, "", rank, claims))
				}
			}
		}
		if len(ps) < 2 {
			continue
		}
		if d, ok := settle(entente.DisputeRole, "office of "+ps[0].says, "", ps); ok && known.add(d) {
			out = append(out, d)
		}
	}
	return out
}

// mostRanked bounds the sides of a dispute about an office.
const mostRanked = 24

// holder is a document that gives somebody a rank.
type holder struct {
	n *Notes
	r *ranked
}

// otherRank reports whether another document of those days gives the same
// person another rank, and this one gives only its own.
func otherRank(a holder, rank string, byRank map[string][]holder) bool {
	found := false
	for other, list := range byRank {
		if other == rank {
			continue
		}
		for _, b := range list[:min(len(list), 4*mostRanked)] {
			if b.n == a.n {
				return false
			}
			found = found || apart(a.n, b.n) <= daysOfRank
		}
	}
	return found
}
