package coding

import (
	"fmt"

	"entente"
	"entente/coding/learned"
)

// Weighed says how sure the coder is of one event, and which features moved
// it most, whether or not the setting of strictness lets the event pass.
type Weighed struct {
	Predicate  string   `json:"predicate"`
	Type       string   `json:"type"`
	Confidence float64  `json:"confidence"`
	ByRules    float64  `json:"by_rules"` // the rules' own confidence
	Given      bool     `json:"given"`
	Because    []string `json:"because"` // "+0.33 rules-00": feature and weight in log odds
}

// topFeatures is how many features an explanation names.
const topFeatures = 8

// weighed explains the confidence of every event of a sentence.
func (c *Coder) weighed(doc *entente.Document, r *entente.Reading, sc *scene) []Weighed {
	if !c.weighs() {
		return nil
	}
	var out []Weighed
	for _, m := range c.compete(sc, c.candidates(sc, nil), nil) {
		cl, ok := c.claim(doc, r, sc, m)
		if !ok || cl.Kind != entente.KindEvent {
			continue
		}
		w := Weighed{Predicate: sc.t.s.Tokens[m.pred].Text, Type: cl.Event.Type, Confidence: cl.Confidence, Given: c.passes(&cl)}
		cl.Confidence = c.ruleConfidence(sc, m, &cl)
		w.ByRules = cl.Confidence
		for _, x := range c.model.Top(learned.Accept, "", c.acceptFeatures(sc, m, &cl), topFeatures) {
			w.Because = append(w.Because, fmt.Sprintf("%+.2f %s", float64(x.Weight)/1000, x.Feature))
		}
		out = append(out, w)
	}
	return out
}
