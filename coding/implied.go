package coding

import (
	"sort"

	"entente"
)

// impliedDoubt lowers the confidence of a claim for each party that only the
// passage around names.
const impliedDoubt = 0.82

// impliedRecipient lowers it for a recipient so found: more than for none.
const impliedRecipient = 0.82

// agentDoubt lowers it for who is behind a passive that names nobody: on the
// training passages two of three such actors were wrong, so that by default
// none is printed.
const agentDoubt = 0.58

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
