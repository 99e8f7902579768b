package coding

import (
	"entente"
	"entente/coding/learned"
)

// confidence is how likely a claim is right, 0 to 1: for an event the learned
// layer's probability that every field is, else what the rules give.
func (c *Coder) confidence(sc *scene, m *match, cl *entente.Claim) float64 {
	rule := c.ruleConfidence(sc, m, cl)
	if cl.Kind != entente.KindEvent || !c.weighs() {
		return rule
	}
	cl.Confidence = rule
	return learned.Probability(c.model.Odds(learned.Accept, c.acceptFeatures(sc, m, cl)))
}

// weighs reports whether the learned layer gives events their confidence.
func (c *Coder) weighs() bool { return c.model.Has(learned.Accept) }

// ruleConfidence is the rule's own, lowered for each step that may err: parties
// found through modifiers or pronouns, inherited subjects, missing
// recipients, nouns as predicates.
func (c *Coder) ruleConfidence(sc *scene, m *match, cl *entente.Claim) float64 {
	f := m.p.Conf
	if m.f.inherited {
		f *= 0.93
	}
	if m.f.noun {
		f *= 0.95
	}
	for _, p := range m.actors {
		f *= doubt(p, 0.95)
	}
	for _, p := range m.recipients {
		if p.via == viaContext {
			f *= impliedRecipient
			continue
		}
		f *= doubt(p, 0.95)
	}
	if cl.Kind != entente.KindEvent || m.f.noun {
		for _, p := range append(append([]party{}, m.actors...), m.loose...) {
			if p.antecedent != nil {
				f *= 0.95
				if len(p.actors) > 1 {
					f *= 0.8
				}
				break
			}
		}
	}
	if m.p.Flags["lone"] && len(cl.Actors) < 2 {
		f *= 0.6
	}
	if requires(m, 'R') && len(cl.Recipients) > 0 && !political(cl.Recipients) {
		f *= 0.6 // nobody that events are coded for
	}
	if sc.ambiguous(m.actors) {
		f *= 0.6
	}
	if cl.Kind == entente.KindEvent && len(cl.Recipients) == 0 && !m.p.Flags["recip"] {
		f *= 0.85
	}
	if len(sc.t.s.Tokens) > 60 {
		f *= 0.9
	}
	return round3(min(f, 0.99))
}

// requires reports whether the rule must fill a role.
func requires(m *match, role byte) bool {
	for _, t := range m.p.Terms {
		if t.Role == role && !t.Optional {
			return true
		}
	}
	return false
}

// ambiguous reports whether an actor is a pronoun before which the sentence
// names two other states or more, so that it may stand for any of them.
func (sc *scene) ambiguous(list []party) bool {
	for _, p := range list {
		if p.antecedent == nil || sc.t.upos(p.head) != "PRON" {
			continue
		}
		codes := map[string]bool{}
		for _, m := range sc.mentions {
			if m.End <= p.span.Start && m.Antecedent == nil {
				for _, a := range m.Actors {
					if a.State() {
						codes[a.Code] = true
					}
				}
			}
		}
		if len(codes) > 1 {
			return true
		}
	}
	return false
}

func doubt(p party, step float64) float64 {
	f := 1.0
	switch p.via {
	case "direct", "appos", "clause":
	case "before":
		f = 0.85
	case viaContext:
		f = impliedDoubt
	case viaAgent:
		f = agentDoubt
	case "poss", "mod", "of", "by":
		f = step
	default:
		f = step * step
	}
	if p.antecedent != nil {
		f *= 0.9
	}
	return f
}

func round3(f float64) float64 { return float64(int(f*1000+0.5)) / 1000 }
