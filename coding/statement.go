package coding

import (
	"entente"
)

// statements makes claims of what resolved voices say, for quotations that
// begin in this sentence and whose content no event claim already carries.
func (c *Coder) statements(doc *entente.Document, r *entente.Reading, sc *scene, have []entente.Claim) []entente.Claim {
	var out []entente.Claim
	for i := range r.Quotations {
		q := &r.Quotations[i]
		if q.ScareQuote || q.Speaker == nil || q.Speaker.Code == "" || q.Cue.Empty() || !sc.t.s.Contains(q.Cue) {
			continue
		}
		if q.Content.Check(doc.Text) != nil || words(q.Content.Of(doc.Text)) < 4 || told(have, q) {
			continue
		}
		if !c.verbs.In("speech", q.CueLemma) || sc.noComment(q.Content) {
			continue
		}
		if cl, ok := c.statement(doc, r, sc, q); ok {
			out = append(out, cl)
		}
	}
	return out
}

// noComment reports whether a voice only says that it says nothing: a short
// content that negates "comment".
func (sc *scene) noComment(content entente.Span) bool {
	comment, not, n := false, false, 0
	for i, k := range sc.t.s.Tokens {
		if !content.Contains(k.Span) || sc.t.upos(i) == "PUNCT" {
			continue
		}
		n++
		switch sc.t.lemma[i] {
		case "comment":
			comment = true
		case "no", "not", "n't", "decline", "refuse", "nothing", "without", "never":
			not = true
		}
	}
	return comment && not && n <= 12
}

// told reports whether a claim's predicate lies in the content or the claim
// is the quotation's own cue.
func told(have []entente.Claim, q *entente.Quotation) bool {
	for _, cl := range have {
		if q.Content.Contains(cl.Predicate) || q.Cue.Overlaps(cl.Predicate) {
			return true
		}
	}
	return false
}

// speakers lists the speaker of a quotation and the states that its source
// joins to it: "Peru and Chile said".
func (sc *scene) speakers(first entente.Actor, source entente.Span) []entente.Actor {
	out := []entente.Actor{first}
	for _, m := range sc.mentions {
		if len(m.Actors) != 1 || m.Head < 0 || !source.Contains(m.Span) || first.Span.Overlaps(m.Span) {
			continue
		}
		if a := m.Actors[0]; a.Code != "" && sc.t.rel(m.Head) == "conj" && !named(out, a) {
			a.Text, a.Span = m.Text, m.Span
			out = append(out, a)
		}
	}
	return out
}

func (c *Coder) statement(doc *entente.Document, r *entente.Reading, sc *scene, q *entente.Quotation) (entente.Claim, bool) {
	cue := sc.cueToken(q)
	if cue < 0 || c.verbs.In("no_statement", sc.t.lemma[cue]) || base(sc.t.rel(cue)) == "acl" && sc.t.passive(cue) {
		return entente.Claim{}, false // "citing costs", "an islet claimed by Peru"
	}
	speaker := *q.Speaker
	if speaker.Text == "" || speaker.Span.Empty() {
		speaker.Text, speaker.Span = q.Source.Of(doc.Text), q.Source
	}
	cl := entente.Claim{
		Document: doc.ID, Path: doc.Path, Kind: entente.KindStatement,
		Actors: sc.speakers(speaker, q.Source), Predicate: sc.t.s.Tokens[cue].Span, Lemma: sc.t.lemma[cue],
		Sentence: sc.t.s.Span, Status: entente.Asserted, Rules: []string{"statement"},
		Clause: q.Content.Cover(q.Cue),
	}
	if r.Document != "" {
		cl.Document = r.Document
	}
	if !q.Source.Empty() {
		cl.Clause = cl.Clause.Cover(q.Source)
	}
	if cl.Clause.Len() > 600 {
		return cl, false
	}
	cl.ID = entente.ClaimID(cl.Document, cl.Kind, cl.Predicate, nil)
	cl.Attribution = c.attribution(doc.Text, r, cl.Predicate)
	if own := sourceOf(doc.Text, q); len(cl.Attribution) == 0 || cl.Attribution[len(cl.Attribution)-1].Speaker != own.Speaker {
		cl.Attribution = append(cl.Attribution, own)
	}
	seen := []party{{actors: cl.Actors, span: speaker.Span}}
	var third []party
	var lemmas []string
	for i, k := range sc.t.s.Tokens {
		if !q.Content.Contains(k.Span) {
			continue
		}
		lemmas = append(lemmas, sc.t.lemma[i])
	}
	for _, m := range sc.mentions {
		if q.Content.Contains(m.Span) && len(m.Actors) > 0 {
			p := sc.party(m, m.Head, "clause")
			if len(without([]party{p}, seen)) > 0 {
				third, seen = append(third, p), append(seen, p)
			}
		}
	}
	cl.ThirdParties = actorsOf(third)
	cl.Issues = c.issues.Of(lemmas, "", "")
	cl.Date = c.date(doc, r, sc, &match{pred: cue}, cl)
	cl.Confidence = 0.8
	if q.Weak {
		cl.Confidence = 0.55
	}
	cl.Evidence = evidence(doc.Text, &cl, nil, nil)
	return cl, c.passes(&cl)
}

// cueToken is the verb of a quotation's cue, else its first token.
func (sc *scene) cueToken(q *entente.Quotation) int {
	for i, k := range sc.t.s.Tokens {
		if q.Cue.Contains(k.Span) && (sc.t.lemma[i] == q.CueLemma || sc.t.upos(i) == "VERB") {
			return i
		}
	}
	return sc.t.s.TokenAt(q.Cue.Start)
}

func sourceOf(text string, q *entente.Quotation) entente.Source {
	s := entente.Source{Speaker: q.Source.Of(text), Actor: q.Speaker, Cue: q.Cue.Of(text), Span: q.Source, Weak: q.Weak}
	if !q.Cue.Empty() {
		cue := q.Cue
		s.CueSpan = &cue
	}
	return s
}

func words(s string) int {
	n, in := 0, false
	for _, r := range s {
		space := r == ' ' || r == '\n' || r == '\t'
		if !space && !in {
			n++
		}
		in = !space
	}
	return n
}
