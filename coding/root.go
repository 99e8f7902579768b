package coding

import (
	"sort"

	"entente"
	"entente/lexicon/verbs"
)

// Root gives the event type of what source does to target in a sentence,
// both given as spans, and the score of every type that some rule speaks
// for. It is "" when no rule does. Rules are tried with their conditions
// strict and their roles soft: a rule counts the more, the better its roles
// fit the two spans and the nearer its word stands to them in the tree.
func (c *Coder) Root(s *entente.Sentence, source, target entente.Span, preds []entente.Predicate) (string, map[string]float64) {
	return c.RootBy(s, source, target, preds, nil)
}

// RootBy is Root under another scheme of types: fold, unless nil, maps an
// event (type, mode and CAMEO code) to the scheme's type.
func (c *Coder) RootBy(s *entente.Sentence, source, target entente.Span, preds []entente.Predicate, fold func(entente.Event) string) (string, map[string]float64) {
	sc := givenScene(s, source, target, preds)
	scores := map[string]float64{}
	for i := range s.Tokens {
		if source.Contains(s.Tokens[i].Span) {
			continue
		}
		list := c.rules(sc.t, i)
		if len(list) == 0 {
			continue
		}
		f := sc.t.frame(i)
		near := sc.nearness(i)
		for _, p := range list {
			if p.Kind != "event" || !fitsPOS(sc.t, i, p.POS) {
				continue
			}
			m, ok := c.soft(sc, &f, p)
			if !ok {
				continue
			}
			typ := c.turned(sc, m)
			if fold != nil {
				e := entente.Event{Type: typ}
				if typ == p.Type {
					e.Mode, e.CAMEO = p.Mode, p.CAMEO
				}
				typ = fold(e)
			}
			score := m.score + near + p.Conf
			if old, ok := scores[typ]; !ok || score > old {
				scores[typ] = score
			}
		}
	}
	types := make([]string, 0, len(scores))
	for t := range scores {
		types = append(types, t)
	}
	sort.Slice(types, func(i, j int) bool {
		if scores[types[i]] != scores[types[j]] {
			return scores[types[i]] > scores[types[j]]
		}
		return types[i] < types[j]
	})
	if len(types) == 0 {
		return "", scores
	}
	return types[0], scores
}

// givenScene is a scene whose only mentions are the two given parties.
func givenScene(s *entente.Sentence, source, target entente.Span, preds []entente.Predicate) *scene {
	sc := &scene{t: newTree(s), preds: map[int]*entente.Predicate{}, byHead: map[int][]*entente.Mention{}}
	for i := range preds {
		sc.preds[preds[i].Token] = &preds[i]
	}
	for k, sp := range []entente.Span{source, target} {
		h := sc.t.headOf(sp)
		if h < 0 {
			continue
		}
		code := []string{"SRC", "TGT"}[k]
		m := &entente.Mention{Span: sp, Head: h, Actors: []entente.Actor{{Code: code, Sector: "GOV", Name: code}}}
		sc.mentions = append(sc.mentions, m)
		sc.byHead[h] = append(sc.byHead[h], m)
	}
	return sc
}

// headOf is the token of a span whose governor lies outside it.
func (t *tree) headOf(sp entente.Span) int {
	best, depth := -1, 1<<30
	for i := range t.s.Tokens {
		if !sp.Overlaps(t.s.Tokens[i].Span) || t.upos(i) == "PUNCT" {
			continue
		}
		if d := t.depth(i); d < depth {
			best, depth = i, d
		}
	}
	return best
}

// missed is what an unmet condition costs a rule: enough that any rule whose
// conditions hold goes first.
const missed = 20

// soft matches a pattern with strict conditions and soft roles.
func (c *Coder) soft(sc *scene, f *frame, p *verbs.Pattern) (*match, bool) {
	m := &match{p: p, f: *f, pred: f.pred}
	for i := range p.Terms {
		if t := &p.Terms[i]; t.Role == 0 && !c.condition(sc, f, t, m) {
			if t.Negated {
				return nil, false
			}
			m.score -= missed
		}
	}
	for i := range p.Terms {
		if t := &p.Terms[i]; t.Role != 0 {
			c.role(sc, f, t, m)
		}
	}
	m.score *= 0.5
	if hasCode(m.actors, "SRC") || p.Flags["recip"] && hasCode(append(m.actors, m.recipients...), "SRC") {
		m.score += 4
	}
	if hasCode(m.recipients, "TGT") || p.Flags["recip"] && hasCode(m.actors, "TGT") {
		m.score += 3
	}
	if hasCode(m.actors, "TGT") && !p.Flags["recip"] {
		m.score -= 3
	}
	if len(m.actors)+len(m.recipients) == 0 {
		m.score -= 2
	}
	return m, true
}

func hasCode(list []party, code string) bool {
	for _, p := range list {
		for _, a := range p.actors {
			if a.Code == code {
				return true
			}
		}
	}
	return false
}

// nearness is up to 2 for a word that stands next to the source in the tree
// and high in it.
func (sc *scene) nearness(i int) float64 {
	d := float64(sc.t.depth(i))
	n := 1 / (1 + d)
	for _, m := range sc.mentions {
		if m.Actors[0].Code == "SRC" && sc.t.head(m.Head) == i {
			n++
		}
	}
	return n
}

// turned is the type that negation and futurity make of a pattern's: a
// refused cooperation is a rejection, a promised one an agreement, a
// promised hostility a threat.
func (c *Coder) turned(sc *scene, m *match) string {
	typ := m.p.Type
	if m.f.noun {
		return typ
	}
	coop := false
	switch c.ontology.Quad(typ) {
	case entente.VerbalCooperation, entente.MaterialCooperation:
		coop = true
	}
	switch c.status(sc, m) {
	case entente.Negated:
		if coop || typ == "REQUEST" {
			return "REJECT"
		}
	case entente.Planned:
		switch {
		case c.decided(sc.t, m.pred):
		case coop:
			return "AGREE"
		case typ == "SANCTION" || typ == "COERCE" || typ == "ASSAULT" || typ == "PROTEST":
			return "THREATEN"
		}
	}
	return typ
}

// decided reports whether a deed is the complement of a verb that amounts to
// doing it ("decided to lift").
func (c *Coder) decided(t *tree, p int) bool {
	h := t.head(p)
	return h >= 0 && t.rel(p) == "xcomp" && c.verbs.In("doing", t.lemma[h])
}
