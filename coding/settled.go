package coding

import (
	"strings"

	"entente"
)

// settled is the status of a claim where the rule itself, or the clause
// around, says more than the predicate's own form: a rule that is made of a
// negation is not negated by it ("will not accept" is a rejection to come), and what
// somebody wrote, telephoned or came to say has been said.
func (c *Coder) settled(sc *scene, m *match, s entente.Status) entente.Status {
	if s.Fact() && sc.t.neither(m.f.subj) {
		return entente.Negated
	}
	if s == entente.Negated && denies(m) && sc.t.auxiliary(m.pred, future) {
		return entente.Planned
	}
	if s != entente.Planned && s != entente.Hypothetical || !c.verbs.In("uttered", strings.ToLower(m.p.Type)) {
		return s
	}
	g := c.errand(sc.t, m.pred)
	if g < 0 {
		return s
	}
	f := sc.t.frame(g)
	if up := c.status(sc, &match{pred: g, f: f}); up != "" {
		return up
	}
	return s
}

// neither reports whether a subject begins with "neither" ("neither Peru nor
// Chile has signed").
func (t *tree) neither(subj []int) bool {
	for _, h := range subj {
		for _, k := range t.kids[h] {
			if k < h && t.word(k) == "neither" {
				return true
			}
		}
	}
	return false
}

var future = map[string]bool{"will": true, "shall": true}

// denies reports whether a rule requires a negation.
func denies(m *match) bool {
	if m.p == nil {
		return false
	}
	for _, t := range m.p.Terms {
		if t.Role == 0 && !t.Negated && len(t.Paths) == 1 && t.Paths[0] == "neg" {
			return true
		}
	}
	return false
}

// errand is the verb of telling or going whose purpose the infinitive at p
// is ("wrote to the king to demand", "telephoned to apologise"), or -1.
func (c *Coder) errand(t *tree, p int) int {
	if t.marker(p) != "to" {
		return -1
	}
	h := t.head(p)
	switch base(t.rel(p)) {
	case "acl":
		for n := 0; n < 4 && h >= 0 && !t.verbal(h); n++ {
			h = t.head(h)
		}
	case "advcl", "xcomp", "conj":
	default:
		return -1
	}
	if h < 0 || !c.verbs.In("errand", t.lemma[h]) || t.finiteForm(h) == "" && t.xpos(h) != "VBG" {
		return -1
	}
	return h
}
