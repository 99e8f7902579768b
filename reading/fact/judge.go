// Package fact judges how factual a text makes each of its events: a status
// (asserted, planned, ongoing, hedged, alleged, denied, negated, hypothetical,
// past-expectation), a number from -3 to 3, the rules that moved it and the
// exact words that carry the negation, the hedge or the plan.
//
// The number is given by the model of reading/fact/grade, trained on people's
// judgements, so the two may differ at the edges. The status is decided by rules alone: the state of a governing word is
// passed down the dependency tree through the signatures of lexicon/modality
// (after Nairn, Condoravdi and Karttunen 2006; Saurí and Pustejovsky 2012)
// and joined with what stands at the word itself. Plain reporting leaves an
// event asserted; who says so is the business of reading/says.
//
// Judge is deterministic, linear in the number of tokens, never panics and is
// safe for concurrent use. It guarantees that spans lie within the text and
// that predicates are in the order of the text.
package fact

import (
	"sort"

	"entente"
	"entente/lexicon/modality"
	"entente/reading/fact/grade"
	"entente/reading/fact/tree"
)

// Judge finds every verb and every noun or adjective that carries an event
// and judges it. A text whose sentences have no trees gives nothing.
func Judge(text string, sents []entente.Sentence) []entente.Predicate {
	lex, err := modality.Load()
	if err != nil {
		return nil // the test of lexicon/modality proves that it loads
	}
	model, err := grade.Load()
	if err != nil {
		return nil // the test of grade proves that it loads
	}
	var out []entente.Predicate
	for si := range sents {
		j := newJudge(&sents[si], lex)
		j.run()
		for i := range sents[si].Tokens {
			if !j.predicate(i) || sents[si].Tokens[i].Span.Check(text) != nil {
				continue
			}
			out = append(out, j.verdict(si, i, model))
		}
	}
	return out
}

// judge holds one sentence and the state of each of its tokens.
type judge struct {
	*tree.Tree
	lex *modality.Tables
	own []state // at the word itself
	env []state // from above
	st  []state // both
}

func newJudge(s *entente.Sentence, lex *modality.Tables) *judge {
	n := len(s.Tokens)
	j := &judge{Tree: tree.New(s), lex: lex, own: make([]state, n), env: make([]state, n), st: make([]state, n)}
	for i := range j.st {
		j.own[i], j.env[i], j.st[i] = fact, fact, fact
	}
	return j
}

func (j *judge) run() {
	for _, i := range j.TopDown() {
		j.env[i] = j.above(i)
		j.own[i] = j.at(i)
		j.st[i] = j.env[i].under(j.own[i])
	}
	j.net()
}

// predicate reports whether token i is a verb, a non-verbal predicate or an
// event noun.
func (j *judge) predicate(i int) bool {
	if j.Is(i, "case", "mark", "fixed", "cc", "flat", "aux", "cop", "punct", "goeswith", "discourse") {
		return false
	}
	switch j.Tokens[i].UPOS {
	case "VERB":
		_, modifies := j.lex.Modifiers[j.Lower(i)]
		named := i > 0 && j.Tokens[i].Text != j.Lower(i) // "United" in a name
		return !j.Is(i, "compound") && !(j.Is(i, "amod") && (modifies || named))
	case "AUX":
		return true
	case "NOUN":
		if _, ok := j.lex.Nouns[j.Lemma(i)]; ok && !j.Is(i, "compound", "amod") {
			return true
		}
	}
	return j.Kid(i, "cop") >= 0
}

func (j *judge) verdict(si, i int, model *grade.Model) entente.Predicate {
	s := j.st[i]
	p := entente.Predicate{
		Span: j.Tokens[i].Span, Lemma: j.Lemma(i), Status: s.status,
		Factuality: model.Grade(j.features(i)), Sentence: si, Token: i, Because: unique(s.because),
	}
	cues := append([]int(nil), s.cues...)
	sort.Ints(cues)
	for k, c := range cues {
		if c != i && (k == 0 || c != cues[k-1]) {
			p.Cue = append(p.Cue, j.Tokens[c].Span)
		}
	}
	return p
}

// unique drops repeats and keeps the order.
func unique(list []string) []string {
	var out []string
	for _, s := range list {
		seen := false
		for _, o := range out {
			seen = seen || o == s
		}
		if !seen {
			out = append(out, s)
		}
	}
	return out
}
