package coding

import (
	"sort"
	"strings"

	"entente"
)

// attribution is the chain of voices whose content holds the predicate,
// outermost first. A voice that is the predicate itself is left out.
func (c *Coder) attribution(text string, r *entente.Reading, pred entente.Span) []entente.Source {
	var hold []entente.Quotation
	for _, q := range r.Quotations {
		if !q.ScareQuote && q.Content.Contains(pred) && !q.Cue.Overlaps(pred) && voice(text, &q) && c.verbs.In("speech", q.CueLemma) {
			hold = append(hold, q)
		}
	}
	sort.SliceStable(hold, func(i, j int) bool { return hold[i].Content.Len() > hold[j].Content.Len() })
	var out []entente.Source
	for _, q := range hold {
		s := entente.Source{Speaker: q.Source.Of(text), Actor: q.Speaker, Cue: q.Cue.Of(text), Span: q.Source, Weak: q.Weak}
		if !q.Cue.Empty() {
			cue := q.Cue
			s.CueSpan = &cue
		}
		if s.Speaker == "" && q.Speaker != nil {
			s.Speaker = q.Speaker.Name
		}
		out = append(out, s)
	}
	return out
}

// voice reports whether a quotation has somebody who speaks: not a bare
// pronoun that stands for nobody.
func voice(text string, q *entente.Quotation) bool {
	if q.Speaker != nil {
		return true
	}
	switch strings.ToLower(q.Source.Of(text)) {
	case "", "it", "this", "that", "which", "these", "those":
		return false
	}
	return true
}

// evidence lists the smallest spans that hold everything the claim says: the
// clause, then what stands outside it.
func evidence(text string, cl *entente.Claim, m *match, pred *entente.Predicate) []entente.Evidence {
	spans := []entente.Span{cl.Clause}
	add := func(s entente.Span) {
		if s.Empty() || s.Check(text) != nil {
			return
		}
		for _, have := range spans {
			if have.Contains(s) {
				return
			}
		}
		spans = append(spans, s)
	}
	add(cl.Predicate)
	for _, list := range [][]entente.Actor{cl.Actors, cl.Recipients, cl.ThirdParties} {
		for _, a := range list {
			add(a.Span)
		}
	}
	if m != nil {
		for _, list := range [][]party{m.actors, m.recipients, m.third, m.loose} {
			for _, p := range list {
				if p.antecedent != nil {
					add(*p.antecedent)
				}
			}
		}
	}
	if cl.Date.At != nil {
		add(*cl.Date.At)
	}
	if cl.Date.Anchor != nil {
		add(*cl.Date.Anchor)
	}
	for _, a := range cl.Amounts {
		add(a.Span)
	}
	if pred != nil {
		for _, s := range pred.Cue {
			add(s)
		}
	}
	for _, s := range cl.Attribution {
		add(s.Span)
		if s.CueSpan != nil {
			add(*s.CueSpan)
		}
	}
	out := make([]entente.Evidence, 0, len(spans))
	for _, s := range spans {
		out = append(out, entente.Evidence{Span: s, Quote: s.Of(text)})
	}
	return out
}
