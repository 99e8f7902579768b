package coding

import (
	"fmt"

	"entente"
	"entente/lexicon/ontology"
	"entente/lexicon/verbs"
)

// known checks a pattern's codes against the ontology.
func known(o *ontology.Ontology, p *verbs.Pattern) error {
	fail := func(format string, args ...any) error {
		return fmt.Errorf("%s:%d: pattern %s: %s", p.File, p.Line, p.ID, fmt.Sprintf(format, args...))
	}
	switch entente.Kind(p.Kind) {
	case entente.KindEvent:
	case entente.KindStatement, entente.KindAssessment, entente.KindInterest, entente.KindConstraint,
		entente.KindIndicator, entente.KindExpectation, entente.KindRecommendation:
		return nil
	default:
		return fail("unknown kind %q", p.Kind)
	}
	if !o.HasType(p.Type) {
		return fail("unknown type %q", p.Type)
	}
	if p.Mode != "" && !o.HasMode(p.Type, p.Mode) {
		return fail("%s has no mode %q", p.Type, p.Mode)
	}
	if p.CAMEO != "" {
		if _, ok := o.Lookup(p.CAMEO); !ok {
			return fail("unknown code %q", p.CAMEO)
		}
	}
	return nil
}
