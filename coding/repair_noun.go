package coding

import (
	"strings"

	"entente"
)

// presentNoun reports whether token p is the present form of a verb taken for
// a noun ("the strike kills nine people" as kills of a strike), which an
// object gives away, and what its subject is.
func presentNoun(s *entente.Sentence, p int) (int, bool) {
	t := &s.Tokens[p]
	if t.UPOS != "NOUN" || t.XPOS != "NNS" && t.XPOS != "NN" || p == 0 || p+1 >= len(s.Tokens) {
		return -1, false
	}
	obj := false
	for k := p + 1; k < len(s.Tokens) && k <= p+8; k++ {
		obj = obj || s.Tokens[k].Head-1 == p && s.Tokens[k].Deprel == "obj"
	}
	if !obj {
		return -1, false
	}
	for k := 0; k < p; k++ {
		if s.Tokens[k].Head-1 == p && (s.Tokens[k].Deprel == "case" || s.Tokens[k].Deprel == "cop" || s.Tokens[k].Deprel == "det") {
			return -1, false
		}
	}
	if t.Deprel == "nmod" {
		h := t.Head - 1
		return h, h >= 0 && h < p && s.Tokens[h].UPOS != "VERB"
	}
	if t.Deprel != "root" && t.Deprel != "ccomp" && t.Deprel != "parataxis" {
		return -1, false
	}
	j := p - 1
	for j >= 0 && s.Tokens[j].UPOS == "ADV" {
		j--
	}
	if j < 0 || s.Tokens[j].Head-1 != p {
		return -1, false
	}
	switch s.Tokens[j].Deprel {
	case "compound", "amod", "nsubj", "nmod", "nmod:desc", "flat":
		return j, true
	}
	return -1, false
}

// reverb makes p a verb with the subject given, which keeps its modifiers and
// takes those that hung on p before it.
func reverb(s *entente.Sentence, p, subj int) {
	t := &s.Tokens[p]
	if t.Deprel == "nmod" {
		t.Head, t.Deprel = s.Tokens[subj].Head, s.Tokens[subj].Deprel
	}
	for k := 0; k < p; k++ {
		if k == subj || s.Tokens[k].Head-1 != p && s.Tokens[k].Head-1 != subj {
			continue
		}
		switch s.Tokens[k].Deprel {
		case "compound", "amod", "nmod:poss", "nummod", "det", "nmod:desc", "flat":
			s.Tokens[k].Head = subj + 1
		case "mark", "cc", "advmod", "obl", "advcl", "punct":
			s.Tokens[k].Head = p + 1
		}
	}
	s.Tokens[subj].Head, s.Tokens[subj].Deprel = p+1, "nsubj"
	t.UPOS = "VERB"
	if t.XPOS = "VBP"; s.Tokens[p].Text != s.Tokens[p].Lemma {
		t.XPOS = "VBZ"
	}
}

// afterNoun is the finite verb that p, a past form directly after "and",
// continues, where the tree joins p and the noun after it to that verb's
// object ("demanded a reply and suspended talks"), or -1.
func afterNoun(s *entente.Sentence, p int) int {
	t := &s.Tokens[p]
	x := t.Head - 1
	if t.UPOS != "VERB" || t.XPOS != "VBD" && t.XPOS != "VBN" || t.Deprel != "conj" || p == 0 || s.Tokens[p-1].UPOS != "CCONJ" {
		return -1
	}
	if x < 0 || x >= p || s.Tokens[x].UPOS != "NOUN" && s.Tokens[x].UPOS != "PROPN" || s.Tokens[x].Deprel != "obj" {
		return -1
	}
	v := s.Tokens[x].Head - 1
	if v < 0 || v >= x || s.Tokens[v].UPOS != "VERB" {
		return -1
	}
	return v
}

// reattach makes p continue v; nouns after p that the tree joined to v's
// object are p's.
func reattach(s *entente.Sentence, p, v int) {
	x := s.Tokens[p].Head - 1
	s.Tokens[p].Head, s.Tokens[p].XPOS = v+1, "VBD"
	first := true
	for k := p + 1; k < len(s.Tokens); k++ {
		t := &s.Tokens[k]
		if t.Head-1 != x {
			continue
		}
		switch {
		case t.Deprel == "conj" && t.UPOS == "NOUN" && first:
			t.Head, t.Deprel, first = p+1, "obj", false
		case t.Deprel == "obl" || t.Deprel == "nmod":
			t.Head, t.Deprel = p+1, "obl"
		}
	}
}

// betweenBoth is the first side of "between Serbia and Kosovo" when the tree
// takes the second, at p, for a subject of its own, else -1.
func betweenBoth(s *entente.Sentence, p int) int {
	if s.Tokens[p].Deprel != "nsubj" || p < 3 || s.Tokens[p-1].UPOS != "CCONJ" || s.Tokens[p-1].Head-1 != p {
		return -1
	}
	x := p - 2
	if u := s.Tokens[x].UPOS; s.Tokens[x].Deprel != "nmod" || u != "PROPN" && u != "NOUN" {
		return -1
	}
	for k := x - 1; k >= 0 && k >= x-4; k-- {
		if s.Tokens[k].Head-1 == x && s.Tokens[k].Deprel == "case" {
			if strings.EqualFold(s.Tokens[k].Text, "between") {
				return x
			}
			return -1
		}
	}
	return -1
}
