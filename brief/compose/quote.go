package compose

import (
	"strings"

	"entente"
)

// quoted is "SOURCE writes: “whole sentence.”"
func (c *Composer) quoted(it Item) ([]entente.Part, bool) {
	s := it.Sentence
	span := trimmed(it.Doc.Text, s.Span)
	text := span.Of(it.Doc.Text)
	n := words(text)
	if !finiteSentence(s) || n < minWords || n > maxQuoted || strings.HasSuffix(text, "?") || !balanced(text) {
		return nil, false
	}
	b := newBuilder(it.Doc)
	b.sourceCapital(it)
	b.frame(c.ph.Frame(quoteFrame(it.Claims[0].Kind)))
	if !c.bracketed(b, it, &span) {
		return nil, false
	}
	b.verbatim(span)
	b.frame(c.ph.Frame("quote-end"))
	if !strings.ContainsAny(text[len(text)-1:], ".!") && !strings.HasSuffix(text, ".”") {
		b.frame(c.ph.Frame("stop"))
	}
	return b.parts, true
}

// finiteSentence reports whether a sentence has a finite verb, so that it is
// no heading or list entry.
func finiteSentence(s *entente.Sentence) bool {
	for _, t := range s.Tokens {
		switch t.XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
		if t.Deprel == "nsubj" && t.Head > 0 && t.Head <= len(s.Tokens) && s.Tokens[t.Head-1].XPOS == "VBN" {
			return true
		}
	}
	return false
}

// bracketed puts the name of a resolved pronoun in brackets at the start of a
// quotation. It reports false when the sentence begins with words that only
// the sentence before it explains.
func (c *Composer) bracketed(b *builder, it Item, span *entente.Span) bool {
	i := it.Sentence.TokenAt(span.Start)
	if i < 0 {
		return true
	}
	if n := c.opener(it, i); n > 0 && it.Sentence.Tokens[i+n].UPOS != "PRON" { // "Then, in July…" is quoted from "in July"
		i += n
		span.Start = it.Sentence.Tokens[i].Start
	}
	t := it.Sentence.Tokens[i]
	switch strings.ToLower(t.Text) {
	case "this", "these", "that", "those", "such", "both", "neither", "here", "another":
		return t.UPOS == "SCONJ"
	case "it", "he", "she", "they", "its", "his", "her", "their":
	default:
		return !pointsOut(it.Sentence, i) && !c.anaphor(it.Sentence, i)
	}
	for _, m := range it.Mentions {
		if m.Start != t.Start || m.End != t.End || m.Antecedent == nil || len(m.Actors) != 1 {
			continue
		}
		name := fold(m.Antecedent.Of(it.Doc.Text))
		if !proper(name) || words(name) > 10 {
			return false
		}
		b.frame(c.ph.Frame("bracket"))
		end := "bracket-end"
		if t.XPOS == "PRP$" {
			if strings.HasSuffix(name, "s") {
				return false
			}
			end = "bracket-poss"
		}
		b.name(name, *m.Antecedent, t.Span)
		b.frame(c.ph.Frame(end))
		span.Start = t.End
		return true
	}
	return false
}

// opener counts the tokens, with the comma, of a phrase at token i that only
// ties the sentence to the one before.
func (c *Composer) opener(it Item, i int) int {
	for n := 1; n <= 4 && i+n+1 < len(it.Sentence.Tokens); n++ {
		if it.Sentence.Tokens[i+n].Text == "," {
			if c.ph.Opener(entente.Span{Start: it.Sentence.Tokens[i].Start, End: it.Sentence.Tokens[i+n-1].End}.Of(it.Doc.Text)) {
				return n + 1
			}
			return 0
		}
	}
	return 0
}

// pointsOut reports whether a sentence opens with a preposition and a
// pronoun ("Under it", "After that"), or has a bare "this" for its object.
func pointsOut(s *entente.Sentence, i int) bool {
	pronoun := func(k int) bool {
		if k >= len(s.Tokens) || s.Tokens[k].UPOS != "PRON" {
			return false
		}
		switch strings.ToLower(s.Tokens[k].Text) {
		case "it", "this", "that", "these", "those", "them", "him", "her", "which":
			return true
		}
		return false
	}
	if s.Tokens[i].UPOS == "ADP" && pronoun(i+1) {
		return true
	}
	for k, t := range s.Tokens {
		if t.Deprel == "obj" && strings.EqualFold(t.Text, "this") && pronoun(k) {
			return true
		}
	}
	return false
}

func quoteFrame(k entente.Kind) string {
	switch k {
	case entente.KindAssessment, entente.KindConstraint:
		return "argues"
	case entente.KindRecommendation:
		return "recommends"
	case entente.KindExpectation:
		return "expects"
	}
	return "writes"
}
