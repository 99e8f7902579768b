package timeline

import (
	"strings"

	"entente"
)

// target is the entity of a timeline and where it was last seen.
type target struct {
	words  []string // of its name, in lower case
	person bool
	seen   int // sentence of the last mention in this document, -1 none
	rival  int // sentence of the last mention of another of its kind
}

// newTarget makes the target of a timeline; it is a person when the names
// found in the documents say so more often than not.
func newTarget(entity string, docs []*reading) *target {
	t := &target{words: strings.Fields(strings.ToLower(entity))}
	person, other := 0, 0
	for _, r := range docs {
		for _, m := range r.mentions {
			if strings.Contains(strings.ToLower(m.Text), strings.ToLower(entity)) {
				if m.Kind == entente.Person {
					person++
				} else {
					other++
				}
			}
		}
	}
	t.person = person > other
	return t
}

// begin forgets the last document.
func (t *target) begin() {
	t.seen, t.rival = -1, -1
}

// names reports whether the token at i begins or ends the target's name: the
// whole name, for people also one part of it.
func (t *target) names(s *entente.Sentence, i int) bool {
	low := func(k int) string {
		if k < 0 || k >= len(s.Tokens) {
			return ""
		}
		return strings.ToLower(s.Tokens[k].Text)
	}
	for p, w := range t.words {
		if low(i) != w {
			continue
		}
		whole := true
		for q := range t.words {
			whole = whole && low(i-p+q) == t.words[q]
		}
		if whole {
			return true
		}
		if c := s.Tokens[i].Text[0]; t.person && c >= 'A' && c <= 'Z' {
			if p == 0 && len(t.words) > 1 && s.Tokens[min(i+1, len(s.Tokens)-1)].UPOS == "PROPN" && i+1 < len(s.Tokens) {
				continue // the first name of another
			}
			return true
		}
		if len(t.words) > 2 && p == len(t.words)-1 && low(i-1) == t.words[p-1] { // "Apple Corps"
			return true
		}
	}
	n := len(t.words)
	if n == 2 && (low(i) == t.words[0] && low(i-1) == t.words[1] || low(i) == t.words[1] && low(i+1) == t.words[0]) { // "3G iPhone"
		return true
	}
	if n == 1 && low(i) == t.words[0]+"s" { // "iPods"
		return true
	}
	if n >= 2 && low(i) == t.words[n-1] { // words between: "iTunes Music Store"
		for k := i - 1; k >= max(0, i-3); k-- {
			if c := s.Tokens[k].Text[0]; c < 'A' || c > 'z' {
				break
			}
			if low(k) == t.words[0] {
				return true
			}
		}
	}
	return t.acronym(s.Tokens[i].Text)
}

// kinds are the nouns that take up a company. A closed class for this bench.
var kinds = map[string]bool{"company": true, "firm": true, "corporation": true, "manufacturer": true, "maker": true, "automaker": true, "carmaker": true, "planemaker": true, "airline": true, "group": true, "giant": true}

// definite reports "the company", "the store": a definite noun that can take
// up the target.
func (t *target) definite(s *entente.Sentence, i int) bool {
	w := strings.ToLower(s.Tokens[i].Text)
	if t.person || w != t.words[len(t.words)-1] && !kinds[w] {
		return false
	}
	for j := range s.Tokens {
		if s.Tokens[j].Head-1 == i && s.Tokens[j].Deprel == "det" && strings.EqualFold(s.Tokens[j].Text, "the") {
			return true
		}
	}
	return false
}

// acronym matches the initials of a name of two words or more: "GM".
func (t *target) acronym(word string) bool {
	if len(t.words) < 2 || len(word) != len(t.words) || word != strings.ToUpper(word) {
		return false
	}
	for i, w := range t.words {
		if strings.ToLower(word[i:i+1]) != w[:1] {
			return false
		}
	}
	return true
}

// refers reports whether token i refers to the target, by name or pronoun.
func (t *target) refers(s *entente.Sentence, si, i int) bool {
	if t.names(s, i) {
		return true
	}
	if t.seen < 0 || si-t.seen > 3 {
		return false
	}
	if t.rival <= t.seen && t.definite(s, i) {
		return true
	}
	if s.Tokens[i].UPOS != "PRON" {
		return false
	}
	switch strings.ToLower(s.Tokens[i].Text) {
	case "he", "she", "him", "his", "her":
		return t.person && t.rival <= t.seen
	case "it", "its":
		return !t.person && si-t.seen <= 1 && t.rival <= t.seen
	}
	return false
}

// read remembers the mentions of a sentence.
func (t *target) read(r *reading, si int) {
	s := &r.sents[si]
	for i := range s.Tokens {
		if t.names(s, i) || t.refers(s, si, i) {
			t.seen = si
		}
	}
	for _, m := range r.mentions {
		if m.Sentence == si && (t.person && m.Kind == entente.Person || !t.person && m.Kind == entente.Organisation) && m.Head >= 0 && m.Head < len(s.Tokens) && !t.names(s, m.Head) && base(s.Tokens[m.Head].Deprel) == "nsubj" {
			t.rival = si
			if t.seen == si {
				t.rival = si + 1
			}
		}
	}
}

func base(rel string) string {
	b, _, _ := strings.Cut(rel, ":")
	return b
}

// takesPart reports whether the target is agent or patient of the event at
// token i: its subject or object, shared along conjunctions and controlled
// infinitives, or, of a noun, its possessor, complement or the subject of
// the verb that carries it.
func (t *target) takesPart(r *reading, si, i int) bool {
	s := &r.sents[si]
	if t.argument(s, si, i, true) {
		return true
	}
	tok := &s.Tokens[i]
	h := tok.Head - 1
	if h < 0 {
		return false
	}
	switch rel := base(tok.Deprel); rel {
	case "conj", "xcomp", "advcl":
		if !t.hasSubject(s, i) {
			return t.argument(s, si, h, false)
		}
	case "acl":
		return t.phrase(s, si, h, 0)
	case "obj", "obl", "nmod":
		if tok.UPOS != "VERB" {
			for up := h; up >= 0; up = s.Tokens[up].Head - 1 {
				if s.Tokens[up].UPOS == "VERB" {
					return rel == "obj" && t.argument(s, si, up, false)
				}
				if up == s.Tokens[up].Head-1 {
					break
				}
			}
		}
	}
	return false
}

func (t *target) hasSubject(s *entente.Sentence, i int) bool {
	for j := range s.Tokens {
		if s.Tokens[j].Head-1 == i && base(s.Tokens[j].Deprel) == "nsubj" {
			return true
		}
	}
	return false
}

// near reports whether the target is named anywhere in the sentence.
func (t *target) near(s *entente.Sentence, si int) bool {
	for i := range s.Tokens {
		if t.refers(s, si, i) {
			return true
		}
	}
	return false
}

// argument looks among the dependents of the event; objects also when all is
// set.
func (t *target) argument(s *entente.Sentence, si, i int, all bool) bool {
	for j := range s.Tokens {
		if s.Tokens[j].Head-1 != i {
			continue
		}
		switch base(s.Tokens[j].Deprel) {
		case "nsubj":
			if t.phrase(s, si, j, 0) {
				return true
			}
		case "obj", "iobj", "nmod", "compound":
			if all && t.phrase(s, si, j, 0) {
				return true
			}
		case "obl":
			if all && t.phrase(s, si, j, 0) && prep(s, j) == "by" {
				return true
			}
		}
	}
	return false
}

func prep(s *entente.Sentence, i int) string {
	for j := range s.Tokens {
		if s.Tokens[j].Head-1 == i && base(s.Tokens[j].Deprel) == "case" {
			return strings.ToLower(s.Tokens[j].Text)
		}
	}
	return ""
}

// phrase reports whether the noun phrase headed by i refers to the target:
// its head, a part of the name, an apposition or one of a list.
func (t *target) phrase(s *entente.Sentence, si, i, depth int) bool {
	if t.refers(s, si, i) {
		return true
	}
	if depth > 2 {
		return false
	}
	for j := range s.Tokens {
		if s.Tokens[j].Head-1 != i {
			continue
		}
		switch base(s.Tokens[j].Deprel) {
		case "flat", "compound", "appos", "conj":
			if t.phrase(s, si, j, depth+1) {
				return true
			}
		}
	}
	return false
}
