package coding

import "entente"

// clause lists the tokens of the predicate's own clause: what hangs below
// it, without coordinated clauses, parentheses and, for a verb, clauses that
// could stand alone.
func (t *tree) clause(pred int) []int {
	return t.subtree(pred, func(k int) bool {
		switch t.rel(k) {
		case "conj":
			return t.head(k) == pred && t.verbal(k)
		case "parataxis", "discourse", "vocative":
			return true
		case "cc", "punct", "mark", "case":
			return t.head(k) == pred
		case "advcl":
			return t.head(k) == pred && t.finite(k)
		}
		return false
	})
}

// finite reports whether clause i has a finite verb of its own subject.
func (t *tree) finite(i int) bool {
	return t.child(i, "nsubj", "nsubj:pass", "csubj") >= 0
}

// span is the stretch of text from the first to the last of tokens, without
// punctuation at its ends.
func (t *tree) span(tokens []int) entente.Span {
	lo, hi := 0, len(tokens)-1
	for lo < hi && t.upos(tokens[lo]) == "PUNCT" {
		lo++
	}
	for hi > lo && t.upos(tokens[hi]) == "PUNCT" {
		hi--
	}
	if len(tokens) == 0 {
		return entente.Span{}
	}
	return entente.Span{Start: t.s.Tokens[tokens[lo]].Start, End: t.s.Tokens[tokens[hi]].End}
}

// question reports whether the sentence asks.
func (t *tree) question() bool {
	for i := len(t.s.Tokens) - 1; i >= 0; i-- {
		switch w := t.s.Tokens[i].Text; {
		case w == "?":
			return true
		case t.upos(i) != "PUNCT" && w != "\"" && w != "”" && w != ")":
			return false
		}
	}
	return false
}
