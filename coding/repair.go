package coding

import "entente"

// repaired undoes one common error of parsers, the past form of a verb taken
// for a participle before its object ("Republic established relations" as
// relations that a republic established are): where a bare noun heads a
// clause with a subject and a participle stands between the two, the
// participle is the verb and the noun its object. The sentence is copied
// before it is changed. The cost is linear.
func repaired(s *entente.Sentence) *entente.Sentence {
	copied := false
	for p := range s.Tokens {
		h := s.Tokens[p].Head - 1
		if s.Tokens[p].Deprel != "amod" || s.Tokens[p].UPOS != "VERB" || h <= p || h >= len(s.Tokens) {
			continue
		}
		if x := s.Tokens[p].XPOS; x != "VBD" && x != "VBN" || s.Tokens[h].UPOS != "NOUN" {
			continue
		}
		if !subjectAdjoins(s, h, p) {
			continue
		}
		if !copied {
			c := *s
			c.Tokens = append([]entente.Token{}, s.Tokens...)
			s, copied = &c, true
		}
		rewire(s, h, p)
	}
	return s
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
