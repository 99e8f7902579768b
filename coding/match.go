package coding

import (
	"entente"
	"entente/lexicon/verbs"
)

// match is a pattern that fits at a predicate, with the roles filled.
type match struct {
	p    *verbs.Pattern
	f    frame
	pred int
	// actors, recipients, third hold the parties by role; loose those of role
	// P. used marks the tokens that lexical conditions consumed.
	actors, recipients, third, loose []party
	used                             []int
	score                            float64
	conf                             float64
}

// nearly is a pattern that failed at one term, for explanations.
type nearly struct {
	p    *verbs.Pattern
	pred int
	term string
}

// try matches a pattern at a frame. When a term fails, its text is returned.
func (c *Coder) try(sc *scene, f *frame, p *verbs.Pattern) (*match, string) {
	m := &match{p: p, f: *f, pred: f.pred, conf: p.Conf}
	// Conditions before roles: lexical objects extend the search for roles.
	for i := range p.Terms {
		if t := &p.Terms[i]; t.Role == 0 {
			if !c.condition(sc, f, t, m) {
				return nil, t.Text
			}
		}
	}
	for i := range p.Terms {
		if t := &p.Terms[i]; t.Role != 0 {
			if !c.role(sc, f, t, m) && !t.Optional {
				return nil, t.Text
			}
		}
	}
	return m, ""
}

// condition tests a term without role.
func (c *Coder) condition(sc *scene, f *frame, t *verbs.Term, m *match) bool {
	for _, path := range t.Paths {
		switch path {
		case "prt":
			if f.prt != "" && (t.Words == nil || t.Words[f.prt]) {
				m.score += 3
				return !t.Negated
			}
			continue
		case "mark":
			if w := sc.t.marker(f.pred); w != "" && (t.Words == nil || t.Words[w]) {
				return !t.Negated
			}
			continue
		case "passive":
			if f.passive {
				return !t.Negated
			}
			continue
		case "aux":
			if sc.t.auxiliary(f.pred, t.Words) {
				m.score += 2
				return !t.Negated
			}
			continue
		case "comp.mark":
			for _, k := range f.comp {
				if t.Words[sc.t.marker(k)] {
					return !t.Negated
				}
			}
			continue
		case "comp.aux":
			for _, k := range f.comp {
				if sc.t.auxiliary(k, t.Words) {
					m.score += 2
					return !t.Negated
				}
			}
			continue
		case "adv":
			for _, k := range sc.t.kids[f.pred] {
				if sc.t.rel(k) == "advmod" && t.Words[sc.t.lemma[k]] {
					m.score++
					return !t.Negated
				}
			}
			continue
		}
		for _, h := range c.follow(sc, f, path, m) {
			if t.Words != nil && !t.Words[sc.t.lemma[h]] {
				continue
			}
			if t.Negated {
				return false
			}
			if t.Words != nil {
				m.score += 3
				m.used = append(m.used, h)
			} else {
				m.score++
			}
			return true
		}
	}
	return t.Negated
}

// follow lists the tokens at the end of a path.
func (c *Coder) follow(sc *scene, f *frame, path string, m *match) []int {
	first, rest := cutDot(path)
	out := f.args(first)
	if !isSlot(first) && len(m.used) > 0 {
		// "held talks with": the preposition may hang on the consumed noun.
		for _, u := range m.used {
			uf := sc.t.frameAt(u, 0)
			out = append(append([]int{}, out...), uf.args(first)...)
		}
	}
	if len(out) == 0 && !isSlot(first) {
		out = sc.strayed(f, first)
	}
	if first == "subj" && len(out) == 0 && f.passive && m.p != nil && m.p.Flags["intrans"] {
		out = f.obj // a verb without passive, taken for a participle
	}
	out = c.partitive(sc, out)
	if rest == "" {
		return out
	}
	var deep []int
	for _, h := range out {
		hf := sc.t.frameAt(h, 1)
		deep = append(deep, c.follow(sc, &hf, rest, &match{})...)
	}
	return deep
}

// strayed lists arguments under a preposition that the tree hung on a
// neighbour: of a noun, on its verb; of a verb, on its object.
func (sc *scene) strayed(f *frame, prep string) []int {
	var from []int
	if f.noun {
		if h := sc.t.head(f.pred); h >= 0 && sc.t.verbal(h) {
			from = []int{h}
		}
	} else {
		from = f.obj
	}
	var out []int
	for _, h := range from {
		hf := sc.t.frameAt(h, 0)
		for _, k := range hf.args(prep) {
			if k > f.pred && k <= f.pred+12 {
				out = append(out, k)
			}
		}
	}
	return out
}

// partitive adds what a noun of quantity measures: after "series", "round" or
// "number", the noun of "of".
func (c *Coder) partitive(sc *scene, list []int) []int {
	for i := 0; i < len(list) && i < 8; i++ {
		if !c.verbs.In("partitive", sc.t.lemma[list[i]]) {
			continue
		}
		f := sc.t.frameAt(list[i], 0)
		list = append(append([]int{}, list...), f.args("of")...)
	}
	return list
}

func cutDot(path string) (string, string) {
	for i := range len(path) {
		if path[i] == '.' {
			return path[:i], path[i+1:]
		}
	}
	return path, ""
}

func isSlot(path string) bool {
	switch path {
	case "subj", "obj", "iobj", "poss", "mod", "comp":
		return true
	}
	return false
}

// role fills a role from the first of the term's paths that names a party.
func (c *Coder) role(sc *scene, f *frame, t *verbs.Term, m *match) bool {
	all := m.p.Flags["recip"]
	var got []party
	for _, path := range t.Paths {
		var found []party
		switch path {
		case "clause":
			found = sc.inClause(f.pred)
		case "comp":
			for _, h := range f.comp {
				found = append(found, c.complement(sc, h)...)
			}
		default:
			for _, h := range c.follow(sc, f, path, m) {
				found = append(found, c.parties(sc, h, t.Role, path, m)...)
			}
			if path == "subj" && len(f.subj) == 0 && !f.passive {
				found = append(found, sc.before(f.pred)...)
			}
		}
		if all && isBetween(path) && countActors(found) > 1 {
			// "secured a truce between A and B": the others are no sides of it.
			m.third = append(m.third, got...)
			got = found
			break
		}
		got = append(got, found...)
		if len(got) > 0 && !all {
			break
		}
	}
	if len(got) == 0 {
		return false
	}
	switch t.Role {
	case 'A':
		m.actors = append(m.actors, got...)
	case 'R':
		m.recipients = append(m.recipients, got...)
	case 'T':
		m.third = append(m.third, got...)
	case 'P':
		m.loose = append(m.loose, got...)
	}
	if t.Optional {
		m.score += 1.5
	} else {
		m.score += 2
	}
	return true
}

// parties finds who an argument names: its head, else (not under "nodig")
// its modifiers; the actor only through nouns that denote organs or persons.
func (c *Coder) parties(sc *scene, h int, role byte, path string, m *match) []party {
	if sc.temporal(h) {
		return nil
	}
	if p, ok := sc.at(h); ok {
		return []party{p}
	}
	if m.p.Flags["nodig"] && role != 'A' {
		return nil
	}
	if m.p.Flags["recip"] && (path == "with" || isBetween(path)) {
		role = 'A'
	}
	var out []party
	if role == 'A' {
		out = sc.digActor(h, func(l string) bool { return c.verbs.In("organ", l) })
	} else if !locative[path] || role == 'P' {
		out = sc.dig(h, 1)
	} else if p := sc.dig(h, 0); len(p) > 0 {
		out = p
	}
	return out
}

// before lists the parties that stand directly before a finite verb, one or
// an enumeration, for trees that gave the verb no subject and hung the parties
// elsewhere.
func (sc *scene) before(pred int) []party {
	if x := sc.t.xpos(pred); x != "VBD" && x != "VBZ" && x != "VBP" && sc.t.child(pred, "aux") < 0 {
		return nil
	}
	j := pred - 1
	for j >= 0 && (sc.t.upos(j) == "AUX" || sc.t.upos(j) == "ADV" || sc.t.upos(j) == "PART") {
		j--
	}
	var out []party
	for len(out) < 8 && j >= 0 {
		m := sc.endingAt(j)
		if m == nil || m.Rule == "place" || sc.t.caseOf(m.Head) != "" {
			break
		}
		out = append(out, sc.party(m, m.Head, "before"))
		j = sc.t.s.TokenAt(m.Start) - 1
		for j >= 0 && sc.t.upos(j) == "DET" {
			j--
		}
		linked := false
		for j >= 0 && (sc.t.upos(j) == "CCONJ" || sc.t.word(j) == ",") {
			linked, j = true, j-1
		}
		if !linked {
			break
		}
	}
	return out
}

// endingAt is the longest resolved mention that ends with token j, or nil.
func (sc *scene) endingAt(j int) *entente.Mention {
	end := sc.t.s.Tokens[j].End
	var best *entente.Mention
	for _, m := range sc.mentions {
		if m.End == end && len(m.Actors) > 0 && m.Head >= 0 && (best == nil || m.Len() > best.Len()) {
			best = m
		}
	}
	return best
}

// complement finds who the deed in a complement clause is directed at.
func (c *Coder) complement(sc *scene, h int) []party {
	cf := sc.t.frameAt(h, 0)
	for _, path := range []string{"obj", "iobj", "to", "with", "against", "for", "on", "from", "in", "into", "of"} {
		var out []party
		for _, x := range cf.args(path) {
			if sc.temporal(x) {
				continue
			}
			if p, ok := sc.at(x); ok {
				out = append(out, p)
			} else {
				out = append(out, sc.dig(x, 1)...)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	for _, k := range cf.comp {
		if out := c.complement(sc, k); len(out) > 0 {
			return out
		}
	}
	return nil
}

// inClause lists the parties named in the predicate's own clause.
func (sc *scene) inClause(pred int) []party {
	in := map[int]bool{}
	for _, i := range sc.t.clause(pred) {
		in[i] = true
	}
	var out, places []party
	for _, m := range sc.mentions {
		if len(m.Actors) == 0 || m.Head < 0 || !in[m.Head] || covered(out, m.Span) {
			continue
		}
		if p := sc.party(m, m.Head, "clause"); m.Rule == "place" {
			places = append(places, p)
		} else {
			out = append(out, p)
		}
	}
	if len(out) == 0 && len(places) > 1 {
		return places
	}
	return out
}

func isBetween(path string) bool {
	_, last := cutDot(path)
	return path == "between" || last == "between"
}

func covered(list []party, s entente.Span) bool {
	for _, p := range list {
		if p.span.Contains(s) {
			return true
		}
	}
	return false
}
