package coding

import (
	"entente"
)

// status is how the document puts the deed. The factuality room's word is
// taken where it has one for the predicate; else the governing verb's, else
// that of the predicate's own auxiliaries.
func (c *Coder) status(sc *scene, m *match) entente.Status {
	t := sc.t
	if p := sc.preds[m.pred]; p != nil && p.Status != "" {
		if p.Status == entente.Hypothetical && m.p != nil && m.p.Flags["wrap"] && m.p.Kind == "event" && t.spoken(m.pred) {
			return entente.Asserted
		}
		if s := c.adjusted(t, m.pred, p.Status); s != "" {
			return s
		}
		if s := c.inContext(sc, m, p.Status); s != "" {
			return s
		}
		if p.Status.Fact() && (c.desired(t, m.pred) || t.open(m.pred) || m.f.noun && t.notYet(m.pred)) {
			return entente.Hypothetical
		}
		return p.Status
	}
	for i := range t.s.Tokens {
		if t.upos(i) != "AUX" && t.rel(i) != "advmod" && t.rel(i) != "mark" {
			continue
		}
		if t.head(i) != m.pred {
			continue
		}
		switch t.lemma[i] {
		case "not", "n't", "never":
			return entente.Negated
		case "will", "shall":
			return entente.Planned
		case "may", "might", "could", "would", "can":
			return entente.Hedged
		case "if", "unless":
			return entente.Hypothetical
		}
	}
	if m.f.noun {
		return entente.Asserted
	}
	if t.rel(m.pred) == "xcomp" && t.marker(m.pred) == "to" {
		return entente.Planned
	}
	return entente.Asserted
}

// desired reports whether a deed is only wanted, sought or required: a
// complement, perhaps coordinated, of a verb of the class.
func (c *Coder) desired(t *tree, p int) bool {
	for n := 0; n < 4; n++ {
		h := t.head(p)
		if h < 0 {
			return false
		}
		switch t.rel(p) {
		case "conj":
			if t.verbal(p) != t.verbal(h) {
				return false
			}
			p = h
		case "xcomp", "ccomp":
			return c.verbs.In("desire", t.lemma[h])
		case "nsubj:pass":
			return c.verbs.In("desire", t.lemma[h]) && t.lemma[h] != "aim" && !t.verbal(p)
		case "obj":
			return c.verbs.In("desire", t.lemma[h]) && (!t.verbal(p) || t.xpos(p) == "VBG")
		default:
			return false
		}
	}
	return false
}

// open reports whether a gerund follows a preposition that leaves it open
// ("undecided as to sending", "talks about lifting").
func (t *tree) open(p int) bool {
	if t.xpos(p) != "VBG" {
		return false
	}
	for _, k := range t.kids[p] {
		if r := t.rel(k); r != "mark" && r != "case" {
			continue
		}
		switch t.word(k) {
		case "to", "about", "without", "from", "instead", "than", "toward", "towards", "against":
			return true
		}
	}
	return false
}

// notYet reports whether a noun's modifiers say that what it names has not
// happened ("further aggression", "any attack").
func (t *tree) notYet(p int) bool {
	for _, k := range t.kids[p] {
		switch t.lemma[k] {
		case "any", "further", "possible", "potential", "future", "prospective", "hypothetical", "eventual", "imminent", "proposed", "would-be":
			return true
		}
	}
	return false
}

// StatusAt is how the document puts what the token of a sentence says, as
// Code would put it in a claim; the token is a verb or a noun that carries an
// act. It is "" outside the reading.
func (c *Coder) StatusAt(r *entente.Reading, sentence, token int) entente.Status {
	if sentence < 0 || sentence >= len(r.Sentences) || token < 0 || token >= len(r.Sentences[sentence].Tokens) {
		return ""
	}
	sc := newScenes(r)[sentence]
	return c.status(sc, &match{pred: token, f: sc.t.frame(token)})
}
