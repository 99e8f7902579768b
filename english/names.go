package english

import (
	"strings"
	"unicode"

	"entente"
)

// group is a run of proper nouns that the tree holds together.
type group struct{ first, last int }

// groups finds the maximal runs of proper nouns within which each word is
// joined to the rest by a relation inside names; titles before a name and
// possessors end a run.
func groups(tokens []entente.Token) []group {
	var out []group
	for i := 0; i < len(tokens); i++ {
		if !proper(&tokens[i]) {
			continue
		}
		j := i
		for j+1 < len(tokens) {
			if proper(&tokens[j+1]) && joins(tokens, i, j) {
				j++
			} else if bridged(tokens, j) {
				j += 2
			} else {
				break
			}
		}
		out = append(out, group{i, j})
		i = j
	}
	return out
}

func proper(t *entente.Token) bool {
	return t.XPOS == "NNP" || t.XPOS == "NNPS"
}

// joins reports whether word j and the next belong to one name that began at
// word i.
func joins(tokens []entente.Token, i, j int) bool {
	a, b := &tokens[j], &tokens[j+1]
	switch {
	case b.Head-1 >= i && b.Head-1 <= j: // b depends on the name so far
		return inner(b.Deprel)
	case a.Head-1 == j+1, a.Head == b.Head: // a depends on b, or on what b does
		return inner(a.Deprel) && (a.Head-1 == j+1 || inner(b.Deprel))
	case a.Head > j+2 && inner(a.Deprel) && inner(b.Deprel): // both before the head
		return true
	}
	return false
}

// particles stand before or after a hyphen inside one name: al-Sadr,
// Deir el-Balah, Lashkar-e-Taiba.
var particles = map[string]bool{"al": true, "el": true, "an": true, "ar": true, "as": true, "ash": true, "at": true, "az": true, "ad": true,
	"ul": true, "ur": true, "e": true, "i": true, "o": true, "abu": true, "abd": true}

// bridged reports whether a hyphen without spaces ties word j to the word
// after next within one name: after a particle, or before a part in lower
// case, as in Yun-hee.
func bridged(tokens []entente.Token, j int) bool {
	if j+2 >= len(tokens) || tokens[j+1].Text != "-" || tokens[j].End != tokens[j+1].Start || tokens[j+1].End != tokens[j+2].Start {
		return false
	}
	left, right := tokens[j].Text, tokens[j+2].Text
	if particles[strings.ToLower(left)] || particles[right] {
		return true
	}
	return proper(&tokens[j+2]) && right == strings.ToLower(right) && len(right) <= 6
}

func inner(deprel string) bool {
	return deprel == "flat" || deprel == "compound" || deprel == "amod" || deprel == "nummod"
}

// complete makes names of what the tree holds together: fragments of one
// group become one name, and groups without a name get one, of a kind that
// the network did not know.
func (m *model) complete(tokens []entente.Token, names []name) []name {
	owner := make([]int, len(tokens)) // 1 + index of the name
	for k := range names {
		n := &names[k]
		for i := n.first + 1; i <= n.last; i++ {
			if u := tokens[i].UPOS; (u == "VERB" || u == "AUX" || u == "PRON") && !proper(&tokens[i]) {
				n.last = i - 1 // no name runs over a verb
			}
		}
		for i := n.first; i <= n.last; i++ {
			owner[i] = k + 1
		}
	}
	dead := make([]bool, len(names))
	for _, g := range groups(tokens) {
		for g.first < g.last && m.lists.title(tokens[g.first].Text) {
			g.first++
		}
		for g.first < g.last && m.lists.title(tokens[g.last].Text) {
			g.last--
		}
		found := 0
		for i := g.first; i <= g.last; i++ {
			if k := owner[i]; k > 0 && found == 0 {
				found = k
			} else if k > 0 && k != found {
				dead[k-1] = true // a second fragment
				owner[i] = found
			}
		}
		if found > 0 {
			n := &names[found-1]
			n.first, n.last = min(n.first, g.first), max(n.last, g.last)
			continue
		}
		if tokens[g.last].End-tokens[g.first].Start > 1 {
			names = append(names, name{g.first, g.last, guess(tokens, g)})
			dead = append(dead, false)
		}
	}
	out := names[:0]
	for k, n := range names {
		for n.first < n.last && (loose(&tokens[n.last]) || m.lists.title(tokens[n.last].Text) && loose(&tokens[n.last-1])) {
			n.last--
		}
		for n.first < n.last && loose(&tokens[n.first]) {
			n.first++
		}
		if !dead[k] {
			out = append(out, n)
		}
	}
	return out
}

// loose reports whether a word cannot stand at the edge of a name.
func loose(t *entente.Token) bool {
	switch t.UPOS {
	case "ADP", "DET", "CCONJ", "PART", "PUNCT", "VERB", "AUX":
		return t.XPOS != "NNP" && t.XPOS != "NNPS"
	}
	return t.XPOS == "ADD"
}

// title reports whether a word alone names an office or nothing.
func (l *lists) title(w string) bool {
	k, ok := l.exact[strings.ToLower(w)]
	return ok && k == noName
}

// guess is the kind of a group without one: an acronym is an organisation, a
// name with a title before it a person.
func guess(tokens []entente.Token, g group) entente.MentionKind {
	if g.first == g.last && acronym(tokens[g.first].Text) {
		return entente.Organisation
	}
	for i := range tokens[:g.first] {
		if t := &tokens[i]; t.Deprel == "nmod:desc" && t.Head-1 >= g.first && t.Head-1 <= g.last {
			return entente.Person
		}
	}
	return entente.Other
}

func acronym(w string) bool {
	n := 0
	for _, r := range w {
		if !unicode.IsUpper(r) {
			return false
		}
		n++
	}
	return n >= 2 && n <= 6
}
