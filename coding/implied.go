package coding

import (
	"sort"
	"strings"

	"entente"
)

// impliedDoubt lowers the confidence of a claim for each party that only the
// passage around names.
const impliedDoubt = 0.82

// impliedRecipient lowers it for a recipient so found: more than for none.
const impliedRecipient = 0.82

// viaContext marks such a party.
const viaContext = "context"

// organSectors are the classes of nouns for organs that a text names without
// their state once the state is known, with the sector of each.
var organSectors = []struct{ class, sector string }{
	{"organ_gov", "GOV"}, {"organ_mil", "MIL"}, {"organ_cop", "COP"}, {"organ_jud", "JUD"}, {"organ_leg", "LEG"},
}

// implied finds the state behind a bare noun for an organ ("police", "the
// minister") or behind a plural that stands for two states ("the two
// ministers"), when the sentence so far, or else the nearest sentence before
// that names any, has just as many states in focus. It gives nothing when
// more states might be meant.
func (c *Coder) implied(sc *scene, h int) []party {
	if sc.t.caseOf(h) != "" || sc.foreignModifier(h) {
		return nil
	}
	if sc.t.pair(h, func(l string) bool { return c.verbs.In("organ_pair", l) }) {
		return sc.impliedParty(h, sc.leading(h), 2, "GOV")
	}
	for _, s := range organSectors {
		if c.verbs.In(s.class, sc.t.lemma[h]) {
			if x := sc.t.xpos(h); s.sector == "GOV" && x == "NNS" {
				return nil
			}
			states := sc.focus(h)
			if len(states) > 1 {
				states = sc.topic(h)
			}
			return sc.impliedParty(h, states, 1, s.sector)
		}
	}
	return nil
}

// pair reports whether the noun phrase at h stands for two parties: "both",
// "the two", or the plural of an office that each state has one of.
func (t *tree) pair(h int, office func(string) bool) bool {
	if w := t.word(h); w == "both" || w == "two" && t.child(h, "det") >= 0 {
		return true
	}
	if t.xpos(h) != "NNS" || !office(t.lemma[h]) {
		return false
	}
	for _, k := range t.kids[h] {
		if w := t.word(k); w == "two" || w == "both" || w == "the" {
			return true
		}
	}
	return false
}

// foreignModifier reports whether a noun is tied to a name, so that it is no
// bare organ.
func (sc *scene) foreignModifier(h int) bool {
	for _, k := range sc.t.kids[h] {
		switch base(sc.t.rel(k)) {
		case "nmod", "appos", "flat", "compound":
			if sc.t.upos(k) == "PROPN" || sc.t.upos(k) == "PRON" {
				return true
			}
		}
	}
	return false
}

// impliedParty makes the party at h of states, if they are n.
func (sc *scene) impliedParty(h int, states []entente.Actor, n int, sector string) []party {
	if len(states) != n {
		return nil
	}
	span := sc.phrase(h)
	p := party{span: span, head: h, via: viaContext}
	for _, a := range states {
		p.actors = append(p.actors, entente.Actor{Code: a.Code, Sector: sector, Name: a.Name, Span: span, Via: viaContext})
	}
	return []party{p}
}

// focus lists the states named before token h in its sentence or, when none
// is, in the nearest of three sentences before it that names any.
func (sc *scene) focus(h int) []entente.Actor {
	start := sc.t.s.Tokens[h].Start
	s := sc
	for k := 0; k < 4 && s != nil; k++ {
		seen := map[string]bool{}
		var out []entente.Actor
		for _, m := range s.mentions {
			if s == sc && m.Start >= start {
				continue
			}
			for _, a := range m.Actors {
				if a.State() && !seen[a.Code] {
					seen[a.Code] = true
					out = append(out, a)
				}
			}
		}
		if len(out) > 0 {
			return out
		}
		s = s.before1
	}
	return nil
}

// topic is the state that the main subject of the sentence names or, when h
// is that subject, the main subject of the sentence before.
func (sc *scene) topic(h int) []entente.Actor {
	s := sc
	if s.mainSubject() == h {
		s = sc.before1
	}
	if s == nil {
		return nil
	}
	if a := s.mainSubject(); a >= 0 {
		if m := s.mention(a); m != nil && len(m.Actors) == 1 && m.Actors[0].State() {
			return m.Actors
		}
	}
	return nil
}

// mainSubject is the subject of the sentence's root, or -1.
func (sc *scene) mainSubject() int {
	for i := range sc.t.s.Tokens {
		if sc.t.head(i) < 0 {
			return sc.t.child(i, "nsubj", "nsubj:pass")
		}
	}
	return -1
}

// leading lists the two states that the passage up to token h names most, or
// nothing when a third is named as often as the second.
func (sc *scene) leading(h int) []entente.Actor {
	start := sc.t.s.Tokens[h].Start
	count := map[string]int{}
	var list []entente.Actor
	s := sc
	for k := 0; k < 4 && s != nil; k++ {
		for _, m := range s.mentions {
			if s == sc && m.Start >= start {
				continue
			}
			for _, a := range m.Actors {
				if a.State() {
					if count[a.Code] == 0 {
						list = append(list, a)
					}
					count[a.Code]++
				}
			}
		}
		s = s.before1
	}
	sort.SliceStable(list, func(i, j int) bool { return count[list[i].Code] > count[list[j].Code] })
	if len(list) < 2 || len(list) > 2 && count[list[2].Code] == count[list[1].Code] {
		return nil
	}
	return list[:2]
}

// phrase is the span of a noun with the determiners and adjectives before it.
func (sc *scene) phrase(h int) entente.Span {
	first := h
	for first > 0 && sc.t.head(first-1) == h {
		first--
	}
	return entente.Span{Start: sc.t.s.Tokens[first].Start, End: sc.t.s.Tokens[h].End}
}

// opposite finds the state that an act is directed at when its clause names
// none: the only other one that its sentence names or, when it names none,
// the nearest sentence before that does. Acts between equals and acts of
// several states have none.
func (c *Coder) opposite(sc *scene, m *match) []party {
	if m.p.Kind != "event" || m.p.Flags["recip"] || len(m.recipients) > 0 || !c.verbs.In("directed", strings.ToLower(m.p.Type)) {
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
	if c.verbs.In("directed_far", strings.ToLower(m.p.Type)) {
		reach = 3
	}
	for k := 0; k < reach && s != nil; k++ {
		list := s.others(own)
		if len(list) > 1 {
			return nil
		}
		if len(list) == 1 {
			p := s.party(list[0], list[0].Head, viaContext)
			for i := range p.actors {
				p.actors[i].Via = viaContext
			}
			return []party{p}
		}
		s = s.before1
	}
	return nil
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
// that its sentence names beside the one acted on.
func (c *Coder) agent(sc *scene, m *match) []party {
	if m.p.Kind != "event" || m.p.Flags["recip"] || !c.verbs.In("directed", strings.ToLower(m.p.Type)) {
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
	if len(list) != 1 {
		return nil
	}
	p := sc.party(list[0], list[0].Head, viaContext)
	for i := range p.actors {
		p.actors[i].Via = viaContext
	}
	return []party{p}
}
