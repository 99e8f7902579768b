package verify

import (
	"strings"

	"entente"
)

// predicates finds the main predicate, its status and its sides.
func (b *builder) predicates(i int) {
	f, s := &b.out[i], &b.rd.Sentences[i]
	root := -1
	for t, tok := range s.Tokens {
		if tok.Head == 0 {
			root = t
		}
	}
	if root < 0 {
		return
	}
	root = b.reported(i, root)
	f.root, f.status = strings.ToLower(s.Tokens[root].Lemma), entente.Asserted
	for _, p := range b.rd.Predicates {
		if p.Sentence != i {
			continue
		}
		if p.Token == root {
			f.status = p.Status
		} else if p.Token >= 0 && p.Token < len(s.Tokens) {
			f.other[stem(s.Tokens[p.Token].Lemma)] = p.Status
		}
	}
	f.agents, f.patients = b.sides(i, root)
}

// reported descends from a verb of saying to what is said.
func (b *builder) reported(i, root int) int {
	s := &b.rd.Sentences[i]
	for range 4 {
		cue := false
		for _, q := range b.rd.Quotations {
			cue = cue || q.Cue.Len() > 0 && q.Cue.Overlaps(s.Tokens[root].Span) && !q.Content.Overlaps(s.Tokens[root].Span)
		}
		if !cue {
			return root
		}
		next := -1
		for _, t := range s.Children(root) {
			if d := s.Tokens[t].Deprel; d == "ccomp" || d == "parataxis" || d == "xcomp" {
				next = t
				break
			}
		}
		if next < 0 {
			return root
		}
		root = next
	}
	return root
}

// sides are the names of who does it and to whom.
func (b *builder) sides(i, verb int) (agents, patients []int) {
	s := &b.rd.Sentences[i]
	for _, t := range s.Children(verb) {
		switch tok := s.Tokens[t]; {
		case tok.Deprel == "nsubj":
			agents = append(agents, b.joined(i, t)...)
		case tok.Deprel == "nsubj:pass", tok.Deprel == "obj", tok.Deprel == "iobj":
			patients = append(patients, b.joined(i, t)...)
		case strings.HasPrefix(tok.Deprel, "obl") && b.cased(s, t, "by"):
			agents = append(agents, b.joined(i, t)...)
		}
	}
	return agents, patients
}

// joined are the names at or under a token and those joined to it by "and".
func (b *builder) joined(i, t int) []int {
	s := &b.rd.Sentences[i]
	heads := []int{t}
	for _, c := range s.Children(t) {
		if s.Tokens[c].Deprel == "conj" {
			heads = append(heads, c)
		}
	}
	var out []int
	for _, h := range heads {
		n := b.nameAt(i, h)
		if n < 0 {
			n = b.nameUnder(i, h)
		}
		if n >= 0 {
			out = append(out, n)
		}
	}
	return out
}

func (b *builder) cased(s *entente.Sentence, t int, word string) bool {
	for _, c := range s.Children(t) {
		if s.Tokens[c].Deprel == "case" && strings.EqualFold(s.Tokens[c].Text, word) {
			return true
		}
	}
	return false
}

func (b *builder) nameAt(i, t int) int {
	for n, x := range b.out[i].names {
		if x.tokens[0] <= t && t < x.tokens[1] {
			return n
		}
	}
	return -1
}

// nameUnder is a name that modifies a noun: "two Chilean diplomats".
func (b *builder) nameUnder(i, t int) int {
	s := &b.rd.Sentences[i]
	for _, c := range s.Children(t) {
		switch s.Tokens[c].Deprel {
		case "amod", "compound", "nmod:poss", "nmod":
			if n := b.nameAt(i, c); n >= 0 {
				return n
			}
		}
	}
	return -1
}
