package coding

import (
	"entente"
)

// inContext changes a status where another clause of the sentence says more:
// what is alleged and then denied, what a party insists that it did not do. It
// is "" for no change, and never makes a hedge a fact.
func (c *Coder) inContext(sc *scene, m *match, s entente.Status) entente.Status {
	t, p := sc.t, m.pred
	switch {
	case s == entente.Alleged || s.Fact() && c.told(t, p):
		if c.deniedLater(t, p) {
			return entente.Denied
		}
	case s == entente.Negated && c.disavowed(t, p):
		return entente.Denied
	}
	return ""
}

// told reports whether p is the content of what somebody says.
func (c *Coder) told(t *tree, p int) bool {
	for n := 0; n < 4; n++ {
		h := t.head(p)
		if h < 0 {
			return false
		}
		switch base(t.rel(p)) {
		case "ccomp":
			return c.verbs.In("speech", t.lemma[h])
		case "conj", "xcomp", "acl":
			p = h
		default:
			return false
		}
	}
	return false
}

// deniedLater reports whether a later clause denies what p says, by a pronoun
// or a word for what was said: "…, and he denied it", "Lima disputes the
// account".
func (c *Coder) deniedLater(t *tree, p int) bool {
	for d := p + 1; d < len(t.s.Tokens); d++ {
		if !denials[t.lemma[d]] || t.upos(d) != "VERB" || t.under(p, d) && t.head(d) >= 0 {
			continue
		}
		if t.negated(d) {
			continue
		}
		for _, k := range t.kids[d] {
			switch base(t.rel(k)) {
			case "obj":
				if w := t.word(k); t.lemma[d] == "deny" && (w == "it" || w == "this" || w == "that") || k > d && c.words.In("said", t.lemma[k]) {
					return true
				}
			case "ccomp": // "denies that they did"
				if t.lemma[d] == "deny" && t.lemma[k] == "do" && t.child(k, "obj") < 0 {
					return true
				}
			}
		}
	}
	return false
}

// disavowed reports whether what did not happen is what a party insists that
// it did not do: a denial.
func (c *Coder) disavowed(t *tree, p int) bool {
	for i := range t.s.Tokens {
		if t.word(i) == "contrary" && i+1 < len(t.s.Tokens) && t.word(i+1) == "to" {
			return true
		}
	}
	if t.auxiliary(p, future) || t.auxiliary(p, map[string]bool{"would": true, "could": true, "can": true}) {
		return false
	}
	for n := 0; n < 3; n++ {
		h := t.head(p)
		if h < 0 {
			return false
		}
		switch base(t.rel(p)) {
		case "conj":
			p = h
			continue
		case "ccomp":
			return c.words.In("insist", t.lemma[h])
		}
		return false
	}
	return false
}
