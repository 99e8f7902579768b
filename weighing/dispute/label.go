package dispute

import (
	"slices"
	"strings"

	"entente"
	"entente/weighing/words"
)

// labelled is one use of a label.
type labelled struct {
	k     *item
	label string
	no    bool // refused: "not a reset"
	says  string
}

// characterisations finds labels that one source uses of the same parties and
// another refuses, or to which it prefers the opposite.
func (f *Finder) characterisations(sc *scene) []entente.Dispute {
	by := map[string][]labelled{}
	var keys []string
	for _, k := range sc.all {
		if k.c.Kind != entente.KindAssessment && k.c.Kind != entente.KindStatement || strings.HasSuffix(strings.TrimSpace(k.clause), "?") {
			continue
		}
		ps := parties(k.c)
		if len(ps) != 2 { // of three, nobody knows between which two
			continue
		}
		key := strings.Join(ps, "+")
		for _, l := range f.labelsOf(k) {
			if by[key] == nil {
				keys = append(keys, key)
			}
			by[key] = append(by[key], l)
		}
	}
	slices.Sort(keys)
	var out []entente.Dispute
	for _, key := range keys {
		out = append(out, f.opposed(by[key])...)
	}
	return distinctClaims(out)
}

func (f *Finder) labelsOf(k *item) []labelled {
	var out []labelled
	seen := map[int]bool{}
	for _, fm := range f.labels {
		i := fm.at(k.words)
		if i < 0 || seen[fm.entry] {
			continue
		}
		seen[fm.entry] = true
		if i > 0 && i < 5 && referring(k.words[0].Low) && !refused(k.words, i) {
			continue // "the alliance has…" speaks of it and does not say that it is one
		}
		no := refused(k.words, i) != (k.c.Status == entente.Negated || k.c.Status == entente.Denied)
		if refused(k.words, i) {
			no = true
		}
		out = append(out, labelled{k, f.table.Labels[fm.entry].Name, no, k.clause})
	}
	return out
}

// refused reports whether a negation stands close before the label.
func refused(ws []words.Word, at int) bool {
	for i := max(0, at-5); i < at; i++ {
		switch ws[i].Low {
		case "not", "no", "neither", "nor", "never", "hardly", "t", "without", "less":
			return true
		case "than":
			return i > 0 && ws[i-1].Low == "rather"
		case "from":
			return i > 0 && ws[i-1].Low == "far"
		}
	}
	return false
}

// opposed makes one dispute of each label that is both used and refused, and
// of each two opposite labels.
func (f *Finder) opposed(uses []labelled) []entente.Dispute {
	by := map[string][]labelled{}
	var names []string
	for _, u := range uses {
		if by[u.label] == nil {
			names = append(names, u.label)
		}
		by[u.label] = append(by[u.label], u)
	}
	slices.Sort(names)
	var out []entente.Dispute
	for i, n := range names {
		out = appendDispute(out, n, by[n])
		for _, m := range names[i+1:] {
			if f.opposes[n][m] && !overTime(f, by[n], by[m]) {
				out = appendDispute(out, n+" or "+m, positive(by[n], by[m]))
			}
		}
	}
	return out
}

// overTime reports whether two labels of movement may follow one another.
func overTime(f *Finder, lists ...[]labelled) bool {
	moves, back := false, false
	for _, list := range lists {
		for _, u := range list {
			for _, l := range f.table.Labels {
				moves = moves || l.Name == u.label && l.Moves
			}
			back = back || looksBack(u.k.clause)
		}
	}
	return moves && back
}

// referring reports whether a word begins the name of what is known.
func referring(low string) bool {
	switch low {
	case "the", "this", "their", "its", "that", "our":
		return true
	}
	return false
}

func positive(lists ...[]labelled) []labelled {
	var out []labelled
	for _, list := range lists {
		for _, u := range list {
			if !u.no {
				out = append(out, u)
			}
		}
	}
	return out
}

func appendDispute(out []entente.Dispute, name string, uses []labelled) []entente.Dispute {
	var ps []position
	for _, u := range uses {
		key := u.label
		if u.no {
			key = "not " + key
		}
		ps = append(ps, position{k: u.k, key: key, says: u.says})
	}
	ps = differing(ps)
	if len(ps) == 0 {
		return out
	}
	if d, ok := settle(entente.DisputeCharacterisation, name+" ("+partyNames(ps[0].k.c)+")", "", ps); ok {
		out = append(out, d)
	}
	return out
}

func partyNames(c *entente.Claim) string {
	var out []string
	for _, a := range actors(c) {
		n := a.Name
		if n == "" {
			n = a.Code
		}
		if !slices.Contains(out, n) && len(out) < 3 {
			out = append(out, n)
		}
	}
	return strings.Join(out, ", ")
}
