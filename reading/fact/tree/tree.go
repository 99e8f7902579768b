// Package tree gives quick access to the dependency tree of one sentence.
//
// Making a Tree is linear in the number of tokens; look-ups allocate nothing.
// A Tree is immutable and safe for concurrent use. Heads outside the sentence
// and cycles, which a damaged tree may hold, never cause a panic or an
// endless walk.
package tree

import (
	"strings"

	"entente"
)

// Tree is a sentence with its dependents listed by governor.
type Tree struct {
	*entente.Sentence
	heads []int
	kids  [][]int
	lower []string
	rels  []string // relations without subtypes
	// order lists every token once, governors before dependents.
	order []int
}

// New lists the dependents of every token. Tokens of a cycle become roots.
func New(s *entente.Sentence) *Tree {
	n := len(s.Tokens)
	t := &Tree{Sentence: s, heads: make([]int, n), lower: make([]string, n), rels: make([]string, n)}
	for i := range s.Tokens {
		t.rels[i], _, _ = strings.Cut(s.Tokens[i].Deprel, ":")
		t.heads[i] = -1
		if h := s.Tokens[i].Head - 1; h >= 0 && h < n && h != i {
			t.heads[i] = h
		}
		t.lower[i] = strings.ToLower(strings.ReplaceAll(s.Tokens[i].Text, "’", "'"))
	}
	t.link()
	if len(t.order) < n {
		reached := make([]bool, n)
		for _, i := range t.order {
			reached[i] = true
		}
		for i, ok := range reached {
			if !ok {
				t.heads[i] = -1
			}
		}
		t.link()
	}
	return t
}

// link fills the lists of dependents and the order from the heads.
func (t *Tree) link() {
	n := len(t.heads)
	count := make([]int, n)
	for _, h := range t.heads {
		if h >= 0 {
			count[h]++
		}
	}
	t.kids = make([][]int, n)
	pool := make([]int, n)
	at := 0
	for i, c := range count {
		t.kids[i] = pool[at : at : at+c]
		at += c
	}
	t.order = make([]int, 0, n)
	for i, h := range t.heads {
		if h >= 0 {
			t.kids[h] = append(t.kids[h], i)
		} else {
			t.order = append(t.order, i)
		}
	}
	for k := 0; k < len(t.order); k++ {
		t.order = append(t.order, t.kids[t.order[k]]...)
	}
}

// Head is the 0-based governor of token i, -1 for a root.
func (t *Tree) Head(i int) int { return t.heads[i] }

// Kids lists the dependents of token i in order. The slice must not be
// changed.
func (t *Tree) Kids(i int) []int { return t.kids[i] }

// Lower is the text of token i in lower case with a straight apostrophe.
func (t *Tree) Lower(i int) string { return t.lower[i] }

// Lemma is the lemma of token i in lower case.
func (t *Tree) Lemma(i int) string {
	if l := t.Tokens[i].Lemma; l != "" && l != "_" {
		return strings.ToLower(l)
	}
	return t.lower[i]
}

// TopDown lists every token that hangs from a root once, governors first.
func (t *Tree) TopDown() []int { return t.order }

// Rel is the relation of token i to its governor without its subtype.
func (t *Tree) Rel(i int) string { return t.rels[i] }

// Is reports whether the full relation of i is one of rels; a relation
// without subtype in rels also matches all of its subtypes.
func (t *Tree) Is(i int, rels ...string) bool {
	full := t.Tokens[i].Deprel
	base := t.rels[i]
	for _, r := range rels {
		if r == full || r == base {
			return true
		}
	}
	return false
}

// Kid is the first dependent of i in one of the relations, -1 if none.
func (t *Tree) Kid(i int, rels ...string) int {
	for _, k := range t.kids[i] {
		if t.Is(k, rels...) {
			return k
		}
	}
	return -1
}

// Under lists i and all tokens below it, in no particular order; stop, when
// not nil, prunes the tokens for which it is true together with what is
// below them.
func (t *Tree) Under(i int, stop func(int) bool) []int {
	out := []int{i}
	for k := 0; k < len(out) && len(out) <= len(t.Tokens); k++ {
		for _, c := range t.kids[out[k]] {
			if stop == nil || !stop(c) {
				out = append(out, c)
			}
		}
	}
	return out
}

// Cover is the smallest span that contains all tokens of the list.
func (t *Tree) Cover(list []int) entente.Span {
	if len(list) == 0 {
		return entente.Span{}
	}
	s := t.Tokens[list[0]].Span
	for _, i := range list[1:] {
		s = s.Cover(t.Tokens[i].Span)
	}
	return s
}

// Verb reports whether token i is tagged as a full verb.
func (t *Tree) Verb(i int) bool { return t.Tokens[i].UPOS == "VERB" }

// Noun reports whether token i is tagged as a noun or a name.
func (t *Tree) Noun(i int) bool {
	return t.Tokens[i].UPOS == "NOUN" || t.Tokens[i].UPOS == "PROPN"
}
