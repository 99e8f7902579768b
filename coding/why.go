package coding

import (
	"fmt"
	"strings"

	"entente"
	"entente/coding/learned"
)

// Reason explains one claim: which rule made it of what, how sure the coder is
// and why, how it is put and why, and what it means for each pair.
type Reason struct {
	Claim string       `json:"claim"`
	Kind  entente.Kind `json:"kind"`
	Event string       `json:"event,omitempty"` // "SANCTION expel, CAMEO 1622, material-conflict"
	// Rule, At and Frame are the pattern that won: its name, file:line and
	// what it asks for; Others are those that it beat at the same word.
	Rule   string   `json:"rule"`
	At     string   `json:"at,omitempty"`
	Frame  string   `json:"frame,omitempty"`
	Others []string `json:"others,omitempty"`
	// Roles says where each party was found.
	Roles []string `json:"roles,omitempty"`
	// Status is how the act is put; StatusBecause what moved it.
	Status        entente.Status `json:"status"`
	StatusBecause []string       `json:"status_because,omitempty"`
	Confidence    float64        `json:"confidence"`
	Because       []string       `json:"because,omitempty"` // features, largest first
	Effects       []EffectReason `json:"effects,omitempty"`
	// Again is false when the text, read now, does not give this claim: it was
	// made by other rules. Then only the effects are explained.
	Again bool `json:"again"`
}

// Why explains claims of a document, which may have been made by another
// reading: each is looked for in what the text gives now.
func (c *Coder) Why(doc *entente.Document, r *entente.Reading, claims []entente.Claim) []Reason {
	all := c.With(Options{})
	scenes := newScenes(r)
	found := map[string]Reason{}
	for i := range r.Sentences {
		sc := scenes[i]
		wanted := false
		for k := range claims {
			wanted = wanted || claims[k].Predicate.Overlaps(r.Sentences[i].Span)
		}
		if !wanted {
			continue
		}
		list := all.candidates(sc, nil)
		for _, m := range all.compete(sc, list, nil) {
			if cl, ok := all.claim(doc, r, sc, m); ok {
				found[cl.ID] = all.reason(sc, m, &cl, list)
			}
		}
	}
	out := make([]Reason, 0, len(claims))
	for k := range claims {
		cl := &claims[k]
		x, ok := found[cl.ID]
		x.Again = ok
		x.Claim, x.Kind, x.Status, x.Confidence = cl.ID, cl.Kind, cl.Status, cl.Confidence
		x.Event, x.Effects = eventWords(cl.Event), c.EffectReasons(cl)
		if !ok {
			x.Rule = strings.Join(cl.Rules, ", ")
			x.Again = cl.Kind == entente.KindStatement // made of a quotation, by no pattern
		}
		out = append(out, x)
	}
	return out
}

func eventWords(e *entente.Event) string {
	if e == nil {
		return ""
	}
	return strings.TrimSpace(e.Type+" "+e.Mode) + ", CAMEO " + e.CAMEO + ", " + e.Quad
}

// reason explains a match and the claim made of it.
func (c *Coder) reason(sc *scene, m *match, cl *entente.Claim, all []*match) Reason {
	x := Reason{Rule: strings.Join(cl.Rules, ", "), At: where(m.p), Frame: frameWords(m)}
	for _, o := range all {
		if o != m && o.pred == m.pred && o.p.ID != m.p.ID {
			x.Others = append(x.Others, fmt.Sprintf("%s (%.1f against %.1f)", o.p.ID, o.score, m.score))
		}
	}
	for _, role := range []struct {
		name string
		list []party
	}{{"actor", m.actors}, {"recipient", m.recipients}, {"third party", m.third}} {
		for _, p := range role.list {
			for _, a := range p.actors {
				x.Roles = append(x.Roles, fmt.Sprintf("%s %s: %q, found as %s, known by %s", role.name, strings.TrimSpace(a.Code+" "+a.Sector), a.Text, p.via, a.Via))
			}
		}
	}
	if w := sc.preds[m.pred]; w != nil {
		x.StatusBecause = w.Because
	}
	if cl.Kind == entente.KindEvent && c.weighs() {
		cl.Confidence = c.ruleConfidence(sc, m, cl)
		for _, t := range c.model.Top(learned.Accept, "", c.acceptFeatures(sc, m, cl), topFeatures) {
			x.Because = append(x.Because, fmt.Sprintf("%+.2f %s", float64(t.Weight)/1000, t.Feature))
		}
	}
	return x
}

// frameWords is what a pattern asks for.
func frameWords(m *match) string {
	terms := make([]string, 0, len(m.p.Terms)+1)
	terms = append(terms, string(m.p.POS))
	for i := range m.p.Terms {
		terms = append(terms, m.p.Terms[i].Text)
	}
	return strings.Join(terms, " ")
}
