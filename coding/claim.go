package coding

import (
	"slices"

	"entente"
)

// claim fills every field of a claim from a match. It reports false when the
// match names no party that may carry it.
func (c *Coder) claim(doc *entente.Document, r *entente.Reading, sc *scene, m *match) (entente.Claim, bool) {
	t := sc.t
	cl := entente.Claim{
		Document: r.Document, Path: doc.Path, Kind: entente.Kind(m.p.Kind),
		Predicate: t.s.Tokens[m.pred].Span, Lemma: c.lemmaAt(t, m.pred), Sentence: t.s.Span,
		Rules: []string{m.p.ID},
	}
	if cl.Document == "" {
		cl.Document = doc.ID
	}
	m.recipients = append(m.recipients, c.addressed(sc, m)...)
	c.roles(sc, m, &cl)
	for i := range cl.Actors {
		if a := &cl.Actors[i]; a.Via == viaContext || a.Via == viaAgent {
			a.Text = a.Span.Of(doc.Text)
			cl.Rules = []string{m.p.ID, "implied-actor"}
		}
	}
	for _, a := range cl.Recipients {
		if a.Via == viaContext {
			cl.Rules = append(cl.Rules, "implied-recipient")
			break
		}
	}
	if len(cl.Actors) == 0 && !c.faceless(&cl) {
		return cl, false
	}
	if cl.Kind == entente.KindEvent && !political(cl.Actors) {
		return cl, false
	}
	own := t.clause(m.pred)
	lemmas := c.lemmasOf(t, own)
	refused := false
	if cl.Kind == entente.KindEvent {
		refused = c.refused(sc, m)
		cl.Event = c.event(m, lemmas, refused)
		if refused {
			cl.Rules = append(cl.Rules, rejection)
		}
	}
	cl.Clause = t.span(own)
	cl.ID = entente.ClaimID(cl.Document, cl.Kind, cl.Predicate, cl.Event)
	cl.Amounts = sc.amountsIn(own)
	if !c.tellable(sc, m, &cl, own) {
		return cl, false
	}
	if m.p.Flags["amount"] && len(cl.Amounts) == 0 {
		return cl, false
	}
	cl.Place = sc.placeIn(own, cl)
	pred := sc.preds[m.pred]
	cl.Status = c.settled(sc, m, c.status(sc, m))
	if refused && cl.Status == entente.Negated {
		cl.Status = entente.Planned
	}
	cl.Attribution = c.attribution(doc.Text, r, cl.Predicate)
	cl.Date = c.date(doc, r, sc, m, cl)
	typ, mode := "", ""
	if cl.Event != nil {
		typ, mode = cl.Event.Type, cl.Event.Mode
	}
	cl.Issues = c.issues.Of(lemmas, typ, mode)
	cl.Effects = c.effects.of(&cl)
	cl.Confidence = c.confidence(sc, m, &cl)
	cl.Evidence = evidence(doc.Text, &cl, m, pred)
	return cl, true
}

// tellable reports whether a claim that is no event says enough by itself: an
// indicator names what it measures, an assessment is about a state.
func (c *Coder) tellable(sc *scene, m *match, cl *entente.Claim, own []int) bool {
	if m.p.Flags["last"] && !anyState(cl.Actors) && !anyState(cl.Recipients) {
		return false
	}
	switch cl.Kind {
	case entente.KindIndicator:
		return len(own) >= 4 && (!m.f.inherited || sc.t.rel(m.pred) == "conj")
	case entente.KindAssessment, entente.KindConstraint:
		return anyState(cl.Actors) && len(own) >= 4
	}
	return true
}

func anyState(list []entente.Actor) bool {
	return slices.ContainsFunc(list, entente.Actor.State)
}

// faceless reports whether a claim may stand without an actor: an indicator,
// and what the author recommends to a recipient.
func (c *Coder) faceless(cl *entente.Claim) bool {
	return cl.Kind == entente.KindIndicator || cl.Kind == entente.KindRecommendation && len(cl.Recipients) > 0
}

// roles writes the parties into the claim. Parties of role P are actors, in
// order of appearance.
func (c *Coder) roles(sc *scene, m *match, cl *entente.Claim) {
	cl.Actors = actorsOf(append(append([]party{}, m.actors...), m.loose...))
	cl.Recipients = others(actorsOf(m.recipients), cl.Actors)
	have := append(append(append([]party{}, m.actors...), m.recipients...), m.loose...)
	third := append([]party{}, m.third...)
	if cl.Kind == entente.KindEvent {
		for _, p := range sc.inClause(m.pred) {
			if !covered(have, p.span) && !sc.temporal(p.head) && len(without([]party{p}, have)) > 0 {
				third = append(third, p)
			}
		}
	}
	for _, a := range actorsOf(third) {
		if !named(cl.Actors, a) && !named(cl.Recipients, a) {
			cl.ThirdParties = append(cl.ThirdParties, a)
		}
	}
}

// others drops from a list of recipients the states that are actors: in
// "approved the Kenya-Peru treaty" Kenya does not approve itself. A list of
// one stays, since a state may act on its own people.
func others(list, actors []entente.Actor) []entente.Actor {
	if len(list) < 2 {
		return list
	}
	var out []entente.Actor
	for _, a := range list {
		if !bareState(a) && a.Via != "pair" || !hasState(actors, a.Code) {
			out = append(out, a)
		}
	}
	if len(out) == 0 {
		return list
	}
	return out
}

func hasState(list []entente.Actor, code string) bool {
	for _, a := range list {
		if a.Code == code {
			return true
		}
	}
	return false
}

// named reports whether a list has an actor already.
func named(list []entente.Actor, a entente.Actor) bool {
	for _, b := range list {
		if sameParty(a, b) {
			return true
		}
	}
	return false
}

func actorsOf(list []party) []entente.Actor {
	var out []entente.Actor
	seen := map[string]bool{}
	for _, p := range list {
		for _, a := range p.actors {
			key := a.Code + "\x00" + a.Sector + "\x00" + a.Name
			if !seen[key] {
				seen[key] = true
				out = append(out, a)
			}
		}
	}
	return out
}

// political reports whether one of the parties is one that events are coded
// for: a state or its organs, or an organisation or armed group with a code.
func political(list []entente.Actor) bool {
	for _, a := range list {
		if a.Code != "" {
			return true
		}
	}
	return false
}

func (sc *scene) amountsIn(tokens []int) []entente.Amount {
	var out []entente.Amount
	for _, a := range sc.amounts {
		for _, i := range tokens {
			if a.Contains(sc.t.s.Tokens[i].Span) {
				out = append(out, *a)
				break
			}
		}
	}
	return out
}

// placeIn is the place that the clause names with a locative preposition and
// that is not itself an actor or recipient.
func (sc *scene) placeIn(tokens []int, cl entente.Claim) *entente.PlaceRef {
	for _, p := range sc.places {
		for _, i := range tokens {
			if !p.Contains(sc.t.s.Tokens[i].Span) || !locative[sc.t.caseOf(i)] || partyAt(cl.Actors, p.Span) {
				continue
			}
			q := *p
			return &q
		}
	}
	return nil
}

func partyAt(list []entente.Actor, s entente.Span) bool {
	for _, a := range list {
		if a.Overlaps(s) {
			return true
		}
	}
	return false
}
