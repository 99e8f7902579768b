package coding

import "entente"

// refused reports whether a match tells of a friendly deed that somebody says
// will not be done ("will not deliver weapons", "will no longer host talks"):
// a refusal, which is a deed of its own.
func (c *Coder) refused(sc *scene, m *match) bool {
	if m.p.Kind != "event" || m.f.noun || m.f.passive || denies(m) || !sc.t.auxiliary(m.pred, future) {
		return false
	}
	switch c.ontology.Quad(m.p.Type) {
	case entente.VerbalCooperation, entente.MaterialCooperation:
	default:
		return false // "will not send troops" may be good news
	}
	if sc.t.negated(m.pred) {
		return true
	}
	for _, k := range sc.t.kids[m.pred] {
		if sc.t.word(k) == "longer" {
			for _, n := range sc.t.kids[k] {
				if sc.t.word(n) == "no" {
					return true
				}
			}
		}
	}
	return false
}

// rejection is the rule that a refusal is counted under, in the place of the
// rule of the deed.
const rejection = "refusal"
