package coding

import (
	"entente"
)

// Case is an event claim with what the learned layer is told about it, for
// training and for measuring. Claims are those of a Coder that drops none.
type Case struct {
	Claim  entente.Claim // its confidence is that of the rules
	Accept []string
}

// Study codes a document like Code, without regard to strictness, and gives
// each event claim with its features.
func (c *Coder) Study(doc *entente.Document, r *entente.Reading) []Case {
	scenes := newScenes(r)
	var out []Case
	for i := range r.Sentences {
		sc := scenes[i]
		if !c.carries(doc, r, i) || sc.t.question() {
			continue
		}
		for _, m := range c.compete(sc, c.candidates(sc, nil), nil) {
			cl, ok := c.claim(doc, r, sc, m)
			if ok && cl.Kind == entente.KindEvent {
				cl.Confidence = c.ruleConfidence(sc, m, &cl)
				out = append(out, Case{cl, c.acceptFeatures(sc, m, &cl)})
			}
		}
	}
	return out
}

// Choice is one candidate for the recipient of an act: nobody when Span is
// empty.
type Choice struct {
	Span     entente.Span
	Code     string
	Features []string
}

// StudyRecipient lists the candidates for the recipient of the act of a type
// that the token of a sentence carries and that the coded actors do.
func (c *Coder) StudyRecipient(r *entente.Reading, sentence, token int, typ string, actors []string) []Choice {
	if sentence < 0 || sentence >= len(r.Sentences) || token < 0 || token >= len(r.Sentences[sentence].Tokens) {
		return nil
	}
	own := map[string]bool{}
	for _, a := range actors {
		own[a] = true
	}
	var out []Choice
	for _, x := range newScenes(r)[sentence].recipientCandidates(token, typ, own) {
		k := Choice{Features: x.features}
		if x.mention != nil {
			k.Span, k.Code = x.mention.Span, x.mention.Actors[0].Code
		}
		out = append(out, k)
	}
	return out
}
