package coding

import (
	"entente"
)

// status is how the document puts the deed. The factuality room's word is
// taken where it has one for the predicate; else the governing verb's, else
// that of the predicate's own auxiliaries.
func (c *Coder) status(sc *scene, m *match) entente.Status {
	if p := sc.preds[m.pred]; p != nil && p.Status != "" {
		return p.Status
	}
	t := sc.t
	for i := range t.s.Tokens {
		if t.upos(i) != "AUX" && t.rel(i) != "advmod" && t.rel(i) != "mark" {
			continue
		}
		if t.head(i) != m.pred {
			continue
		}
		switch t.lemma[i] {
		case "not", "n't", "never":
			return entente.Negated
		case "will", "shall":
			return entente.Planned
		case "may", "might", "could", "would", "can":
			return entente.Hedged
		case "if", "unless":
			return entente.Hypothetical
		}
	}
	if m.f.noun {
		return entente.Asserted
	}
	if t.rel(m.pred) == "xcomp" && t.marker(m.pred) == "to" {
		return entente.Planned
	}
	return entente.Asserted
}
