package coding

import (
	"fmt"

	"entente"
)

// EffectReason explains one effect of a claim, or why a pair of states that it
// names has none: the row of docs/effect.md and the arithmetic.
type EffectReason struct {
	Dyad  string  `json:"dyad"`
	Score float64 `json:"score"` // 0 where there is no effect
	// Rule is the row of the table in docs/effect.md, "" where there is none.
	Rule    string  `json:"rule,omitempty"`
	Meaning string  `json:"meaning"`
	CAMEO   string  `json:"cameo"`
	Weight  float64 `json:"weight"` // of the code, on the Goldstein scale
	Factor  float64 `json:"factor,omitempty"`
	Limit   float64 `json:"limit,omitempty"`
	// Counted is whether the claim's status lets the effect feed measurements.
	Counted bool `json:"counted"`
}

// String is the reason as one line.
func (r EffectReason) String() string {
	if r.Rule == "" {
		return fmt.Sprintf("%s none: %s", r.Dyad, r.Meaning)
	}
	s := fmt.Sprintf("%s %+.1f: rule %s of docs/effect.md: %s; code %s weighs %+.1f, times %g, at most %g", r.Dyad, r.Score, r.Rule, r.Meaning, r.CAMEO, r.Weight, r.Factor, r.Limit)
	if !r.Counted {
		s += "; not counted in measurements, for the text does not say that it happened"
	}
	return s
}

// EffectReasons explains the effects of a claim, in the order of its pairs,
// and then why the other pairs of states that it names have none.
func (c *Coder) EffectReasons(cl *entente.Claim) []EffectReason {
	if cl.Event == nil {
		return nil
	}
	w, ok := c.ontology.Goldstein(cl.Event.CAMEO)
	if !ok {
		return nil
	}
	var out []EffectReason
	has := map[string]bool{}
	for _, x := range cl.Effects {
		f := c.effects.factors[x.Why]
		out = append(out, EffectReason{Dyad: x.Dyad, Score: x.Score, Rule: x.Why, Meaning: f.meaning, CAMEO: cl.Event.CAMEO,
			Weight: w, Factor: f.by, Limit: f.limit, Counted: cl.Status.Fact()})
		has[x.Dyad] = true
	}
	states := statesOf(cl)
	for i, a := range states {
		for _, b := range states[i+1:] {
			d := entente.NewDyad(a, b).String()
			if has[d] {
				continue
			}
			has[d] = true
			out = append(out, EffectReason{Dyad: d, Meaning: c.noEffect(cl, a, b), CAMEO: cl.Event.CAMEO, Weight: w})
		}
	}
	return out
}

// noEffect says why a pair of states has no effect.
func (c *Coder) noEffect(cl *entente.Claim, a, b string) string {
	if w, _ := c.ontology.Goldstein(cl.Event.CAMEO); w == 0 {
		return "the code of the act weighs nothing"
	}
	acts, meets := hasActor(cl.Actors, a) || hasActor(cl.Actors, b), hasActor(cl.Recipients, a) || hasActor(cl.Recipients, b)
	switch {
	case acts && !meets && len(cl.Recipients) > 0:
		return "one of them acts towards somebody else, and the other is only named: what is done to a third party is not done to the pair"
	case meets && !acts:
		return "one of them is acted on by somebody else, and the other is only named"
	case acts && meets:
		return "an armed group is not its country: what is done to or by it is not done to or by a state"
	}
	return "being named, or reporting, is no part in an act"
}
