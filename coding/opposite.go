package coding

import (
	"strings"

	"entente"
)

// viaAgent marks an actor that a passive does not name.
const viaAgent = "agent"

// opposite finds the state that an act is directed at when its arguments name
// none: the only other one that its sentence names, if it stands in the
// predicate's own clause or in one that shares its subject; when the sentence
// names no other, the only one that the nearest sentence before it does. Acts
// between equals and acts of several states have none.
func (c *Coder) opposite(sc *scene, m *match) []party {
	if m.p.Kind != "event" || m.p.Flags["recip"] || len(m.recipients) > 0 || !c.directed("directed", m) {
		return nil
	}
	own := map[string]bool{}
	for _, p := range m.actors {
		for _, a := range p.actors {
			if !a.State() {
				return nil
			}
			own[a.Code] = true
		}
	}
	if len(own) != 1 {
		return nil
	}
	s := sc
	reach := 1
	if c.directed("directed_far", m) {
		reach = 3
	}
	for k := 0; k < reach && s != nil; k++ {
		list := s.others(own)
		if len(list) > 1 || len(list) == 1 && (c.warName(s.t, list[0]) || s == sc && !c.directed("directed_tit", m) && !(c.directed("directed_here", m) && sc.concerned(m.pred, list[0]))) {
			return nil
		}
		if len(list) == 1 {
			return []party{s.implicit(list[0], viaContext)}
		}
		s = s.before1
	}
	return nil
}

// warName reports whether a mention is only the name of a war or attack
// ("the Iran war", "after the Iranian strike").
func (c *Coder) warName(t *tree, m *entente.Mention) bool {
	if m.Head < 0 || m.Head >= len(t.lemma) {
		return false
	}
	h := t.head(m.Head)
	if r := base(t.rel(m.Head)); h < 0 || r != "compound" && r != "amod" {
		return false
	}
	return c.verbs.In("war", t.lemma[h]) || c.verbs.In("fight", t.lemma[h])
}

// directed reports whether the class holds the type of a match, or its type
// and mode, and not "!" before them.
func (c *Coder) directed(class string, m *match) bool {
	typ := strings.ToLower(m.p.Type)
	full := typ + "/" + m.p.Mode
	return (c.verbs.In(class, typ) || c.verbs.In(class, full)) && !c.verbs.In(class, "!"+full)
}

// implicit is the party of a mention that stands elsewhere than the role.
func (s *scene) implicit(m *entente.Mention, via string) party {
	p := s.party(m, m.Head, via)
	for i := range p.actors {
		p.actors[i].Via = via
	}
	return p
}

// concerned reports whether a state is named within the clause of pred, not
// as a mere place, or in a clause coordinated with it that shares its subject.
func (sc *scene) concerned(pred int, m *entente.Mention) bool {
	if m.Rule == "place" || m.Head < 0 {
		return false
	}
	t := sc.t
	shared := map[int]bool{pred: true}
	if h := t.head(pred); h >= 0 && t.rel(pred) == "conj" && t.child(pred, "nsubj", "nsubj:pass") < 0 {
		shared[h] = true
	}
	for _, k := range t.kids[pred] {
		if t.rel(k) == "conj" && t.verbal(k) && t.child(k, "nsubj", "nsubj:pass") < 0 {
			shared[k] = true
		}
	}
	for i, n := m.Head, 0; i >= 0 && n < 40; n++ {
		if shared[i] {
			return true
		}
		switch r := t.rel(i); {
		case r == "advcl" && t.finite(i), r == "parataxis":
			return false
		case r == "conj" && t.verbal(i) && t.finite(i):
			return false
		}
		i = t.head(i)
	}
	return false
}

// others lists one mention of each state named in the sentence but own.
func (sc *scene) others(own map[string]bool) []*entente.Mention {
	seen := map[string]bool{}
	var out []*entente.Mention
	for _, m := range sc.mentions {
		if len(m.Actors) != 1 {
			continue
		}
		if a := m.Actors[0]; a.State() && !own[a.Code] && !seen[a.Code] {
			seen[a.Code] = true
			out = append(out, m)
		}
	}
	return out
}

// agent finds who is behind a passive that names nobody: the only other state
// that its clause names, not as a place, beside the one acted on.
func (c *Coder) agent(sc *scene, m *match) []party {
	if m.p.Kind != "event" || m.p.Flags["recip"] || !c.directed("directed", m) {
		return nil
	}
	hit := map[string]bool{}
	for _, p := range m.recipients {
		for _, a := range p.actors {
			if !a.State() {
				return nil
			}
			hit[a.Code] = true
		}
	}
	if len(hit) != 1 {
		return nil
	}
	list := sc.others(hit)
	if len(list) != 1 || !sc.concerned(m.pred, list[0]) || sc.t.rel(list[0].Head) == "nmod:unmarked" {
		return nil
	}
	return []party{sc.implicit(list[0], viaAgent)}
}
