package coding

import (
	"entente"
	"entente/lexicon/verbs"
)

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
				found = append(found, c.complement(sc, h, 4)...)
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
	got = sc.enumerated(got)
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
		return append([]party{p}, sc.sharing(h, p)...)
	}
	if m.p.Flags["nodig"] && role != 'A' {
		return nil
	}
	if m.p.Flags["recip"] && (path == "with" || isBetween(path)) {
		role = 'A'
	}
	var out []party
	if role == 'A' {
		out = c.digActor(sc, h)
		if len(out) == 0 && path == "subj" {
			out = c.implied(sc, h)
		}
	} else if !locative[path] || role == 'P' {
		out = sc.dig(h, 1)
		if m.p.Type == "ASSAULT" {
			out = accomplices(out)
		}
	} else if p := sc.dig(h, 0); len(p) > 0 {
		out = p
	}
	return out
}

// accomplices drops parties that a phrase names by what goes with it or comes
// from it: who "attacked depots with help from Peru" did not attack Peru.
func accomplices(list []party) []party {
	var out []party
	for _, p := range list {
		if p.via != "with" && p.via != "from" && p.via != "for" {
			out = append(out, p)
		}
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
		if m == nil || m.Rule == "place" || sc.t.caseOf(m.Head) != "" || sc.t.leftPreposition(sc.t.s.TokenAt(m.Start)) != "" {
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
func (c *Coder) complement(sc *scene, h, depth int) []party {
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
		if depth == 0 {
			break
		}
		if out := c.complement(sc, k, depth-1); len(out) > 0 {
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

func covered(list []party, s entente.Span) bool {
	for _, p := range list {
		if p.span.Contains(s) {
			return true
		}
	}
	return false
}
