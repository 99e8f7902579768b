package coding

import (
	"sort"

	"entente"
	"entente/lexicon/verbs"
)

// candidates tries every pattern at every token of a sentence. Failures are
// kept only when the trace asks for them.
func (c *Coder) candidates(sc *scene, tr *trace) []*match {
	var out []*match
	for i := range sc.t.s.Tokens {
		list := c.rules(sc.t, i)
		if any := c.verbs.For("*"); len(any) > 0 && sc.t.child(i, "aux") >= 0 {
			list = append(append([]*verbs.Pattern{}, list...), any...)
		}
		if len(list) == 0 || sc.temporal(i) {
			continue
		}
		f := sc.t.frame(i)
		for _, p := range list {
			if !fitsPOS(sc.t, i, p.POS) {
				continue
			}
			m, failed := c.try(sc, &f, p)
			if m == nil {
				tr.near(p, i, failed)
				continue
			}
			if reason := c.sound(sc, m); reason != "" {
				tr.near(p, i, reason)
				continue
			}
			m.score += m.p.Conf
			if p.Flags["first"] {
				m.score += 20
			}
			out = append(out, m)
		}
	}
	return out
}

// rules lists the patterns that token i may trigger.
func (c *Coder) rules(t *tree, i int) []*verbs.Pattern {
	list := c.verbs.For(t.lemma[i])
	if len(list) == 0 && t.upos(i) == "VERB" {
		// A lemma that the lemmatiser cut too short ("fre" of "freed").
		if stem := verbOf(t.word(i)); stem != "" {
			for _, v := range spellings(stem) {
				if more := c.verbs.For(v); len(more) > 0 {
					return more
				}
			}
		}
	}
	if stem := t.alt[i]; stem != "" && t.clausal(i) {
		for _, v := range spellings(stem) {
			if more := c.verbs.For(v); len(more) > 0 {
				return append(append([]*verbs.Pattern{}, list...), more...)
			}
		}
	}
	return list
}

// clausal reports whether a word tagged as no verb stands like one: it has a
// subject or object, or is the root.
func (t *tree) clausal(i int) bool {
	return t.head(i) < 0 || t.child(i, "nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "aux") >= 0
}

// fitsPOS reports whether token i can be a trigger of the part of speech.
func fitsPOS(t *tree, i int, pos byte) bool {
	switch u := t.upos(i); pos {
	case 'V':
		if t.alt[i] != "" && t.clausal(i) {
			return true
		}
		return u == "VERB" || u == "AUX" && t.rel(i) != "aux" && t.rel(i) != "cop" && t.rel(i) != "aux:pass"
	case 'N':
		if u != "NOUN" && u != "PROPN" {
			return false
		}
		return t.rel(i) != "compound" && t.rel(i) != "flat"
	case 'A':
		return u == "ADJ" || u == "NOUN" || u == "VERB" || u == "ADV" || u == "ADP"
	}
	return false
}

// sound checks what no pattern states: parties of an event are distinct, and
// a reciprocal event has two sides or names a plural one.
func (c *Coder) sound(sc *scene, m *match) string {
	m.recipients = without(m.recipients, m.actors)
	if m.p.Kind != "event" {
		return ""
	}
	if m.p.Flags["official"] && !all(m.actors, official) {
		return "an official actor"
	}
	if m.p.Flags["people"] && all(m.actors, official) {
		return "an actor that is no official"
	}
	if m.p.Flags["recip"] {
		m.actors = unique(append(m.actors, m.recipients...))
		m.recipients = nil
		if countActors(m.actors) < 2 && !m.p.Flags["lone"] {
			return "two parties"
		}
		return ""
	}
	for _, t := range m.p.Terms {
		if t.Role == 'R' && !t.Optional && len(m.recipients) == 0 {
			return t.Text + " (same as the actor)"
		}
	}
	return ""
}

// all reports whether every actor passes.
func all(list []party, pass func(entente.Actor) bool) bool {
	for _, p := range list {
		for _, a := range p.actors {
			if !pass(a) {
				return false
			}
		}
	}
	return true
}

// official reports whether an actor is a state, its organs or officers, or an
// intergovernmental organisation.
func official(a entente.Actor) bool {
	switch a.Sector {
	case "", "GOV", "MIL", "SPY", "JUD", "COP", "IGO":
		return true
	}
	return false
}

func countActors(list []party) int {
	seen := map[string]bool{}
	for _, p := range list {
		for _, a := range p.actors {
			seen[a.Code+"/"+a.Sector+"/"+a.Name] = true
		}
	}
	return len(seen)
}

// without drops parties whose every actor is in other, or whose span is.
func without(list, other []party) []party {
	var out []party
	for _, p := range list {
		same := covered(other, p.span)
		if !same {
			same = len(p.actors) > 0
			for _, a := range p.actors {
				found := false
				for _, o := range other {
					for _, b := range o.actors {
						found = found || sameParty(a, b)
					}
				}
				same = same && found
			}
		}
		if !same {
			out = append(out, p)
		}
	}
	return out
}

// sameParty reports whether two actors are one: by name, or because one of
// them is the state that the other is an officer or organ of.
func sameParty(a, b entente.Actor) bool {
	if a.Code != b.Code {
		return false
	}
	return a.Name == b.Name || a.Code != "" && (bareState(a) || bareState(b))
}

// bareState reports whether an actor is a country itself.
func bareState(a entente.Actor) bool {
	if !a.State() || a.Office != "" || a.Sector != "GOV" && a.Sector != "" {
		return false
	}
	switch a.Via {
	case "name", "adjective", "metonym", "place", "pronoun", "nominal":
		return true
	}
	return false
}

func unique(list []party) []party {
	var out []party
	for _, p := range list {
		if len(without([]party{p}, out)) > 0 {
			out = append(out, p)
		}
	}
	return out
}

// compete keeps one match per predicate and kind group, and drops matches
// whose predicate a better one consumed (the noun of a light verb, the deed
// inside a pledge).
func (c *Coder) compete(sc *scene, all []*match, tr *trace) []*match {
	sort.SliceStable(all, func(i, j int) bool {
		if all[i].score != all[j].score {
			return all[i].score > all[j].score
		}
		return all[i].pred < all[j].pred
	})
	taken := map[int]*match{}
	consumed := map[int]*match{}
	var out []*match
	for _, m := range all {
		if w := taken[m.pred]; w != nil {
			tr.lost(m, w, "scores lower")
			continue
		}
		taken[m.pred] = m
		out = append(out, m)
	}
	for _, m := range out {
		for _, u := range m.used {
			if u != m.pred {
				consumed[u] = m
			}
		}
		if m.p.Flags["wrap"] {
			for _, k := range wrapped(sc.t, m) {
				consumed[k] = m
			}
		}
	}
	c.nested(sc, out, consumed)
	outcomes(sc.t, out, consumed)
	kept := out[:0]
	for _, m := range out {
		if w := consumed[m.pred]; w != nil && w != m {
			tr.lost(m, w, "is part of it")
			continue
		}
		kept = append(kept, m)
	}
	sort.SliceStable(kept, func(i, j int) bool { return kept[i].pred < kept[j].pred })
	return kept
}

// nested marks claims that stand inside the complement of one of another
// kind: of an expectation and the deed expected the event is kept, of two
// claims that are no events the outer one.
func (c *Coder) nested(sc *scene, list []*match, consumed map[int]*match) {
	for _, outer := range list {
		if outer.p.Kind == "event" {
			continue
		}
		for _, k := range outer.f.comp {
			for _, inner := range list {
				if inner == outer || !sc.t.under(inner.pred, k) {
					continue
				}
				if inner.p.Kind == "event" && inner.pred == k && !outer.p.Flags["wrap"] {
					consumed[outer.pred] = inner
				} else if inner.p.Kind != "event" {
					consumed[inner.pred] = outer
				}
			}
		}
	}
}

// outcomes marks participles that only tell how an act of the same type
// ended ("struck the town, killing ten").
func outcomes(t *tree, list []*match, consumed map[int]*match) {
	for _, inner := range list {
		if t.xpos(inner.pred) != "VBG" || t.marker(inner.pred) != "" {
			continue
		}
		for _, outer := range list {
			if outer != inner && outer.p.Type == inner.p.Type && outer.p.Kind == "event" && inner.p.Kind == "event" && t.head(inner.pred) == outer.pred {
				consumed[inner.pred] = outer
			}
		}
	}
}

// wrapped lists the predicates inside the complement of a match: its
// clausal complements with what is coordinated with them, and the nouns
// that it was matched through.
func wrapped(t *tree, m *match) []int {
	var out []int
	add := func(i int) {
		for _, k := range t.subtree(i, func(k int) bool {
			r := t.rel(k)
			return r == "acl:relcl" || r == "parataxis" || r == "advcl"
		}) {
			if u := t.upos(k); u == "VERB" || u == "NOUN" || u == "ADJ" {
				out = append(out, k)
			}
		}
	}
	for _, k := range m.f.comp {
		add(k)
	}
	// "threatened on Monday to cut": wherever the tree hangs the infinitive.
	for _, k := range t.clause(m.pred) {
		if k > m.pred && t.marker(k) == "to" && t.upos(k) == "VERB" {
			add(k)
		}
	}
	for _, u := range m.used {
		if u != m.pred {
			add(u)
		}
	}
	if m.p.POS == 'V' && len(m.f.comp) == 0 {
		for _, a := range m.f.obl {
			if a.prep == "for" || a.prep == "to" || a.prep == "on" {
				out = append(out, a.head)
			}
		}
		for _, o := range m.f.obj {
			out = append(out, o)
		}
	}
	return out
}
