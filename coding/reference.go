package coding

import (
	"entente"
)

// references makes event claims of the headlines in a document's reference
// lists. Headlines tell the past in the present tense and the future by an
// infinitive; their date is the entry's, their voice its publisher.
func (c *Coder) references(doc *entente.Document, r *entente.Reading, scenes []*scene) []entente.Claim {
	var out []entente.Claim
	for i := range doc.References {
		ref := &doc.References[i]
		title := ref.TitleSpan
		if title.Empty() {
			continue
		}
		for k := range r.Sentences {
			if !r.Sentences[k].Overlaps(title) {
				continue
			}
			out = append(out, c.reference(doc, r, scenes[k], i, title)...)
		}
	}
	return out
}

func (c *Coder) reference(doc *entente.Document, r *entente.Reading, sc *scene, index int, title entente.Span) []entente.Claim {
	if sc.t.question() {
		return nil
	}
	ref := &doc.References[index]
	var out []entente.Claim
	for _, m := range c.compete(sc, c.candidates(sc, nil), nil) {
		if m.p.Kind != "event" || !title.Contains(sc.t.s.Tokens[m.pred].Span) {
			continue
		}
		cl, ok := c.claim(doc, r, sc, m)
		if !ok || !c.passes(&cl) {
			continue
		}
		within(&cl, title)
		cl.Effects = c.effects.of(&cl)
		if cl.Date.At != nil && !title.Contains(*cl.Date.At) {
			cl.Date = entente.Date{Basis: entente.BasisUndated}
		}
		if len(cl.Actors) == 0 {
			continue
		}
		n := index
		cl.Reference = &n
		cl.Clause = clip(cl.Clause, title)
		cl.Status = c.headlineStatus(sc, m, cl.Status)
		if cl.Date.Basis == "" || !cl.Date.Known() || cl.Date.Basis == entente.BasisDocument {
			cl.Date = entente.Date{Basis: entente.BasisUndated}
			if ref.Published.Known() && cl.Status.Fact() {
				cl.Date = ref.Published
				cl.Date.Basis = entente.BasisDocument
			}
		}
		cl.Attribution = []entente.Source{publisher(doc.Text, ref)}
		cl.Rules = append(cl.Rules, "headline")
		cl.Evidence = []entente.Evidence{{Span: title, Quote: title.Of(doc.Text)}}
		if !title.Contains(ref.Span) && !ref.Empty() {
			cl.Evidence = append(cl.Evidence, entente.Evidence{Span: ref.Span, Quote: ref.Of(doc.Text)})
		}
		out = append(out, cl)
	}
	return out
}

// within drops the parties that stand outside the title.
func within(cl *entente.Claim, title entente.Span) {
	for _, list := range []*[]entente.Actor{&cl.Actors, &cl.Recipients, &cl.ThirdParties} {
		var kept []entente.Actor
		for _, a := range *list {
			if title.Overlaps(a.Span) {
				kept = append(kept, a)
			}
		}
		*list = kept
	}
}

// headlineStatus reads "X to do Y" as planned and the present as past.
func (c *Coder) headlineStatus(sc *scene, m *match, s entente.Status) entente.Status {
	if !m.f.noun && sc.t.marker(m.pred) == "to" && (sc.t.rel(m.pred) == "root" || sc.t.rel(m.pred) == "acl" || sc.t.rel(m.pred) == "parataxis") {
		return entente.Planned
	}
	if s == "" {
		return entente.Asserted
	}
	return s
}

func publisher(text string, ref *entente.Reference) entente.Source {
	s := entente.Source{Speaker: ref.Publisher, Cue: "", Span: ref.Span}
	if s.Speaker == "" {
		s.Speaker = ref.Author
	}
	if s.Speaker == "" {
		s.Speaker = ref.Span.Of(text)
	}
	return s
}

func clip(s, to entente.Span) entente.Span {
	out := entente.Span{Start: max(s.Start, to.Start), End: min(s.End, to.End)}
	if out.Empty() {
		return to
	}
	return out
}
