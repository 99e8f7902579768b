package coding

import (
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
	// rivals are the other matches at the same predicate, which it beat.
	rivals []*match
	conf   float64
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
	agentless := ""
	for i := range p.Terms {
		if t := &p.Terms[i]; t.Role != 0 {
			if !c.role(sc, f, t, m) && !t.Optional {
				if t.Role != 'A' || !f.passive || len(f.subj) > 0 {
					return nil, t.Text
				}
				agentless = t.Text
			}
		}
	}
	if agentless != "" {
		if m.actors = c.agent(sc, m); len(m.actors) == 0 {
			return nil, agentless
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
		case "neg":
			if sc.t.negated(f.pred) {
				m.score += 2
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
		case "clause":
			for _, i := range sc.t.clause(f.pred) {
				if t.Words[sc.t.lemma[i]] {
					m.score += 2
					return !t.Negated
				}
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
