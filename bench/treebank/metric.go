// Package treebank measures parsing with the metric of the CoNLL 2018 shared
// task (Zeman et al. 2018), from raw text and from gold words.
//
// The metric is linear in the number of words except within a multiword
// token, where forms are aligned by longest common subsequence.
package treebank

import (
	"strings"
	"unicode"
)

// Word is one syntactic word for the metric. Start and End count characters
// other than white space; the words of a multiword token share its interval.
type Word struct {
	Start, End                int
	Multi                     bool
	Form                      string
	UPOS, XPOS, Lemma, Deprel string
	Head                      int // index into the list of words, -1 for the root
}

// Text is what is compared: words, and intervals of tokens and sentences.
type Text struct {
	Words             []Word
	Tokens, Sentences [][2]int
}

// Score is correct, gold and system counts of one measure.
type Score struct{ Correct, Gold, System int }

// Precision is correct of system.
func (s Score) Precision() float64 { return ratio(s.Correct, s.System) }

// Recall is correct of gold.
func (s Score) Recall() float64 { return ratio(s.Correct, s.Gold) }

// F1 is the harmonic mean of the two.
func (s Score) F1() float64 { return ratio(2*s.Correct, s.Gold+s.System) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// Scores are the measures of one comparison.
type Scores struct {
	Tokens, Sentences, Words, UPOS, XPOS, Lemmas, UAS, LAS Score
}

// Evaluate compares a system with the gold standard over the same text.
func Evaluate(gold, system Text) Scores {
	var s Scores
	s.Tokens = spans(gold.Tokens, system.Tokens)
	s.Sentences = spans(gold.Sentences, system.Sentences)
	pairs := align(gold.Words, system.Words)
	back := make([]int, len(system.Words)) // system word → gold word
	for i := range back {
		back[i] = -1
	}
	for _, p := range pairs {
		back[p[1]] = p[0]
	}
	for _, m := range []*Score{&s.Words, &s.UPOS, &s.XPOS, &s.Lemmas, &s.UAS, &s.LAS} {
		m.Gold, m.System = len(gold.Words), len(system.Words)
	}
	s.Words.Correct = len(pairs)
	for _, p := range pairs {
		g, w := &gold.Words[p[0]], &system.Words[p[1]]
		s.UPOS.Correct += one(g.UPOS == w.UPOS)
		s.XPOS.Correct += one(g.XPOS == w.XPOS)
		s.Lemmas.Correct += one(g.Lemma == "_" || g.Lemma == w.Lemma)
		head := w.Head < 0 && g.Head < 0 || w.Head >= 0 && g.Head >= 0 && back[w.Head] == g.Head
		s.UAS.Correct += one(head)
		s.LAS.Correct += one(head && universal(g.Deprel) == universal(w.Deprel))
	}
	return s
}

// universal cuts the subtype of a relation, as the official script does.
func universal(deprel string) string {
	base, _, _ := strings.Cut(deprel, ":")
	return base
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// spans counts equal intervals of two sorted lists.
func spans(gold, system [][2]int) Score {
	s := Score{Gold: len(gold), System: len(system)}
	for g, y := 0, 0; g < len(gold) && y < len(system); {
		switch {
		case system[y][0] < gold[g][0]:
			y++
		case gold[g][0] < system[y][0]:
			g++
		default:
			s.Correct += one(gold[g][1] == system[y][1])
			g++
			y++
		}
	}
	return s
}

// characters counts the runes of s that are not white space.
func characters(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}
