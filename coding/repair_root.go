package coding

import (
	"strings"

	"entente"
)

// ownedBy is the name or noun that heads a sentence without a verb of its own
// and to which the tree gave the object of p ("Kenya imposed tariffs" as a
// Kenya of imposed tariffs), or -1: it stands directly before p, a plain past
// form, and the sentence is no heading.
func ownedBy(s *entente.Sentence, h, p int) int {
	r := s.Tokens[h].Head - 1
	if r < 0 || r >= p || !strings.HasPrefix(s.Tokens[h].Deprel, "nmod") || s.Tokens[r].Head != 0 {
		return -1
	}
	if last := s.Tokens[len(s.Tokens)-1]; last.Text != "." || s.Tokens[p].UPOS != "VERB" {
		return -1
	}
	if u := s.Tokens[r].UPOS; u != "PROPN" && u != "NOUN" {
		return -1
	}
	for k := range s.Tokens {
		switch t := &s.Tokens[k]; {
		case t.Head-1 == r && (t.Deprel == "cop" || strings.HasPrefix(t.Deprel, "nsubj") || strings.HasPrefix(t.Deprel, "aux")):
			return -1
		case t.Head-1 == h && t.Deprel == "case" && k < h:
			return -1 // "of imposed tariffs" in so many words
		}
	}
	for j := p - 1; j != r; { // what stands before p belongs to the name
		if j < 0 || s.Tokens[j].Head-1 <= j && s.Tokens[j].Head-1 < r || s.Tokens[j].UPOS == "PUNCT" {
			return -1
		}
		j = s.Tokens[j].Head - 1
		if j > p {
			return -1
		}
	}
	return r
}

// reroot makes p the verb of the sentence, r its subject and h its object;
// what hung on r behind p hangs on p.
func reroot(s *entente.Sentence, r, h, p int) {
	for k := range s.Tokens {
		if t := &s.Tokens[k]; t.Head-1 == r && k > p && k != h {
			t.Head = p + 1
		}
	}
	s.Tokens[p].Head, s.Tokens[p].Deprel, s.Tokens[p].XPOS = 0, "root", "VBD"
	s.Tokens[r].Head, s.Tokens[r].Deprel = p+1, "nsubj"
	s.Tokens[h].Head, s.Tokens[h].Deprel = p+1, "obj"
}
