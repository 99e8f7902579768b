package coding

import (
	"strings"

	"entente"
)

// repaired undoes one common error of parsers, the past form of a verb taken
// for a participle before its object ("Republic established relations" as
// relations that a republic established are): where a bare noun heads a
// clause with a subject and a participle stands between the two, the
// participle is the verb and the noun its object; likewise where the noun
// heads the whole sentence, or where it is joined to a noun before it. The
// sentence is copied before it is changed. The cost is linear in the sentence
// for each participle before a noun.
func repaired(s *entente.Sentence) *entente.Sentence {
	copied := false
	own := func() {
		if !copied {
			c := *s
			c.Tokens = append([]entente.Token{}, s.Tokens...)
			s, copied = &c, true
		}
	}
	for p := range s.Tokens {
		if x := betweenBoth(s, p); x >= 0 {
			own()
			s.Tokens[p].Head, s.Tokens[p].Deprel = x+1, "conj"
			continue
		}
		if subj, ok := presentNoun(s, p); ok {
			own()
			reverb(s, p, subj)
			continue
		}
		if v := afterNoun(s, p); v >= 0 {
			own()
			reattach(s, p, v)
			continue
		}
		h := s.Tokens[p].Head - 1
		if s.Tokens[p].Deprel != "amod" || h <= p || h >= len(s.Tokens) || s.Tokens[h].UPOS != "NOUN" || !pastForm(&s.Tokens[p]) {
			continue
		}
		if r := ownedBy(s, h, p); r >= 0 {
			own()
			reroot(s, r, h, p)
			continue
		}
		switch {
		case s.Tokens[p].UPOS == "VERB" && subjectAdjoins(s, h, p):
			own()
			rewire(s, h, p)
		case headless(s, h) && subjectBefore(s, h, p) >= 0:
			subj := subjectBefore(s, h, p)
			own()
			rewire(s, h, p)
			s.Tokens[subj].Head, s.Tokens[subj].Deprel = p+1, "nsubj"
			s.Tokens[p].UPOS = "VERB"
		case continued(s, h, p) >= 0:
			v := continued(s, h, p)
			own()
			rejoin(s, v, h, p)
		}
	}
	return s
}

// pastForm reports whether a token may be the past form of a verb.
func pastForm(t *entente.Token) bool {
	switch t.XPOS {
	case "VBD", "VBN":
		return true
	}
	return t.UPOS == "ADJ" && verbOf(strings.ToLower(t.Text)) != ""
}

// headless reports whether noun h stands where a clause should, with nothing
// that makes it a predicate.
func headless(s *entente.Sentence, h int) bool {
	switch s.Tokens[h].Deprel {
	case "root", "ccomp", "parataxis":
	default:
		return false
	}
	for k := range s.Tokens {
		if s.Tokens[k].Head-1 != h {
			continue
		}
		switch s.Tokens[k].Deprel {
		case "cop", "case", "nsubj", "acl:relcl":
			return false
		case "det":
			return false
		}
	}
	return true
}

// subjectBefore is the name that stands directly before p and that the tree
// hangs on p or h as a modifier, with no noun between p and h, or -1: "Nepal
// imposed restrictions".
func subjectBefore(s *entente.Sentence, h, p int) int {
	j := p - 1
	for j >= 0 && s.Tokens[j].UPOS == "ADV" {
		j--
	}
	if j < 0 || s.Tokens[j].UPOS != "PROPN" && s.Tokens[j].Deprel != "nsubj" {
		return -1
	}
	up := s.Tokens[j].Head - 1
	if up != p && up != h {
		return -1
	}
	switch s.Tokens[j].Deprel {
	case "compound", "nsubj", "nmod:poss", "nmod", "amod":
		return j
	}
	return -1
}

// continued is the verb that p, a past form directly after "and", continues,
// where the tree joins the noun h to a noun before instead ("condemned Uganda
// and imposed sanctions"), or -1. A plural without determiner may be
// described by a participle ("and armed groups"), so that the noun must take
// a complement of its own or the verb's form be plain.
func continued(s *entente.Sentence, h, p int) int {
	x := s.Tokens[h].Head - 1
	if s.Tokens[h].Deprel != "conj" || x < 0 || x >= p || s.Tokens[p].UPOS != "VERB" || p == 0 || s.Tokens[p-1].UPOS != "CCONJ" {
		return -1
	}
	v := s.Tokens[x].Head - 1
	if v < 0 || v >= x || s.Tokens[v].XPOS != "VBD" || s.Tokens[x].Deprel != "obj" {
		return -1
	}
	if s.Tokens[x].UPOS == "PROPN" || s.Tokens[p].XPOS == "VBD" {
		return v
	}
	return -1
}

// rejoin makes p a verb coordinated with v, and h its object; what follows h
// on the first object moves to p.
func rejoin(s *entente.Sentence, v, h, p int) {
	x := s.Tokens[h].Head - 1
	for k := range s.Tokens {
		t := &s.Tokens[k]
		switch {
		case t.Head-1 == h && k < p && t.Deprel == "cc":
			t.Head = p + 1
		case k > h && (t.Head-1 == x || t.Head-1 == v) && (t.Deprel == "obl" || t.Deprel == "nmod"):
			t.Head, t.Deprel = p+1, "obl"
		}
	}
	s.Tokens[p].Head, s.Tokens[p].Deprel, s.Tokens[p].XPOS = v+1, "conj", "VBD"
	s.Tokens[h].Head, s.Tokens[h].Deprel = p+1, "obj"
}

// subjectAdjoins reports whether noun h has a subject that ends before
// participle p with nothing but adverbs and auxiliaries between, and no
// copula.
func subjectAdjoins(s *entente.Sentence, h, p int) bool {
	subj := -1
	for k := range s.Tokens {
		if s.Tokens[k].Head-1 != h {
			continue
		}
		switch s.Tokens[k].Deprel {
		case "cop", "case":
			return false
		case "nsubj":
			if k < p {
				subj = k
			}
		case "det":
			if k < p {
				return false // "a detained man": the noun begins before
			}
		}
	}
	return subj >= 0 && p-subj <= 8
}

// rewire makes p the head of the clause and h its object. What stands before
// p, and adjuncts and clauses, move to p; what modifies the noun stays.
func rewire(s *entente.Sentence, h, p int) {
	up, rel := s.Tokens[h].Head, s.Tokens[h].Deprel
	for k := range s.Tokens {
		t := &s.Tokens[k]
		if t.Head-1 != h || k == p {
			continue
		}
		switch t.Deprel {
		case "amod", "compound", "det", "nummod", "nmod", "nmod:poss", "acl", "acl:relcl", "appos", "flat":
			if k > p {
				continue
			}
		}
		t.Head = p + 1
	}
	s.Tokens[p].Head, s.Tokens[p].Deprel = up, rel
	s.Tokens[p].XPOS = "VBD"
	s.Tokens[h].Head, s.Tokens[h].Deprel = p+1, "obj"
}
