package coding

import "entente"

// adjusted changes the factuality room's word on a predicate where the
// clauses around it say more: an account that somebody denies, the content
// of an allegation, what has begun or goes on. It is "" for no change.
func (c *Coder) adjusted(t *tree, p int, s entente.Status) entente.Status {
	if s == entente.Denied && t.besideDenial(p) {
		return entente.Asserted
	}
	if !s.Fact() {
		return ""
	}
	if t.upcoming(p) {
		return entente.Planned
	}
	switch {
	case t.deniedAfter(p):
		return entente.Denied
	case c.alleged(t, p):
		return entente.Alleged
	case s == entente.Asserted && t.underway(p):
		return entente.Ongoing
	}
	return ""
}

// upcoming reports whether a noun's modifiers put what it names ahead.
func (t *tree) upcoming(p int) bool {
	if t.upos(p) != "NOUN" && t.upos(p) != "PROPN" {
		return false
	}
	for _, k := range t.kids[p] {
		switch t.lemma[k] {
		case "next", "upcoming", "forthcoming", "coming", "planned", "scheduled":
			return t.rel(k) == "amod"
		}
	}
	return false
}

var denials = map[string]bool{"deny": true, "dispute": true, "refute": true, "reject": true}

// besideDenial reports whether p continues a denial instead of being denied:
// "denied the report and demanded an apology".
func (t *tree) besideDenial(p int) bool {
	h := t.head(p)
	return h >= 0 && t.rel(p) == "conj" && denials[t.lemma[h]] && t.upos(p) == "VERB"
}

// deniedAfter reports whether a relative clause after p denies it: "troops
// crossed the river, which the army denies".
func (t *tree) deniedAfter(p int) bool {
	for d := range t.s.Tokens {
		if d <= p || !denials[t.lemma[d]] || base(t.rel(d)) != "acl" && base(t.rel(d)) != "advcl" {
			continue
		}
		which := false
		for _, k := range t.kids[d] {
			which = which || t.word(k) == "which" && base(t.rel(k)) == "obj"
		}
		if !which {
			continue
		}
		for h, n := t.head(d), 0; h >= 0 && n < 8; h, n = t.head(h), n+1 {
			if h == p {
				return true
			}
			if t.verbal(h) {
				break
			}
		}
	}
	return false
}

// alleged reports whether p heads the content of an allegation, suspicion or
// report: "allegations that agents killed him".
func (c *Coder) alleged(t *tree, p int) bool {
	for n := 0; n < 3; n++ {
		h := t.head(p)
		if h < 0 {
			return false
		}
		switch base(t.rel(p)) {
		case "conj":
			p = h
			continue
		case "acl", "ccomp":
			return t.content(p) && t.upos(h) == "NOUN" && c.verbs.In("allegation", t.lemma[h])
		}
		return false
	}
	return false
}

// content reports whether a clause on a noun says what the noun says
// ("reports that troops crossed the river") and is no relative clause
// ("reports that troops wrote").
func (t *tree) content(p int) bool {
	if t.rel(p) != "acl:relcl" || t.child(p, "mark") >= 0 {
		return true
	}
	for _, k := range t.kids[p] {
		if t.rel(k) == "obj" && !relativePronouns[t.word(k)] {
			return t.child(p, "nsubj") >= 0 && !relativePronouns[t.word(t.child(p, "nsubj"))]
		}
	}
	return false
}

// spoken reports whether p is a plain finite verb of a clause that is not
// itself conditional: what it promises or threatens may hang on an "if", but
// the promise or threat has been made.
func (t *tree) spoken(p int) bool {
	for _, k := range t.kids[p] {
		if t.rel(k) == "aux" && t.lemma[k] != "have" && t.lemma[k] != "be" {
			return false
		}
		if t.rel(k) == "mark" && t.word(k) != "that" {
			return false
		}
	}
	switch t.rel(p) {
	case "root", "conj", "ccomp", "parataxis":
		x := t.xpos(p)
		return x == "VBD" || x == "VBZ" || x == "VBP" || x == "VBN" && t.child(p, "aux") >= 0
	}
	return false
}

// underway reports whether a deed is said to have begun or to go on.
func (t *tree) underway(p int) bool {
	h := t.head(p)
	if h >= 0 && t.rel(p) == "xcomp" {
		switch t.lemma[h] {
		case "begin", "start", "continue", "keep":
			return true
		}
	}
	for _, k := range t.kids[p] {
		if t.rel(k) == "advmod" && t.word(k) == "still" && t.child(p, "aux") < 0 {
			return t.xpos(p) == "VBZ" || t.xpos(p) == "VBP"
		}
	}
	return false
}
