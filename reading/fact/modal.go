package fact

import (
	"slices"
	"strings"

	"entente"
)

// auxiliaries lists the auxiliaries of i, or those it shares with the first
// of a coordination ("will meet and sign", "did not sign or ratify").
func (j *judge) auxiliaries(i int) (aux []int, shared bool) {
	for _, k := range j.Kids(i) {
		if j.Is(k, "aux", "cop") {
			aux = append(aux, k)
		}
	}
	h := j.Head(i)
	if len(aux) > 0 || h < 0 || !j.Is(i, "conj") || j.Kid(i, "nsubj") >= 0 || j.Kid(i, "mark") >= 0 {
		return aux, false
	}
	if !j.Verb(i) || j.Tokens[i].XPOS != j.Tokens[h].XPOS {
		return nil, false
	}
	switch j.Tokens[i].XPOS {
	case "VB", "VBN", "VBG":
		for _, k := range j.Kids(h) {
			if j.Is(k, "aux") {
				aux = append(aux, k)
			}
		}
	}
	return aux, len(aux) > 0
}

// modality applies modals and negation, which belong together ("will not").
func (j *judge) modality(i int, s state) state {
	aux, shared := j.auxiliaries(i)
	neg := j.negator(i)
	if to := j.toward(i); to >= 0 {
		if be := j.isTo(to); be >= 0 {
			st := entente.Planned
			if m := j.Kid(i, "mark"); m >= 0 && (j.Lower(m) == "if" || j.Lower(m) == "unless" || j.Lower(m) == "whether") {
				st = entente.Hypothetical
			} else if n := j.Kid(i, "nsubj"); (j.Lower(be) == "was" || j.Lower(be) == "were") && !j.reported(i) && n >= 0 && !j.intention(n) {
				st = entente.PastExpectation
			}
			s = s.with(st, "is-to", be, to)
		}
	}
	if neg < 0 && shared && !j.contrast(i) {
		neg = j.negator(j.Head(i))
	}
	perfect := j.Tokens[i].XPOS == "VBN" && slices.ContainsFunc(aux, func(k int) bool { return j.Lemma(k) == "have" })
	for _, k := range aux {
		m, ok := j.lex.Modals[j.Lower(k)]
		if !ok {
			m, ok = j.lex.Modals[j.Lemma(k)]
		}
		if !ok || j.Tokens[k].XPOS != "MD" {
			continue
		}
		st, why := m.Plain, "modal:"+j.Lemma(k)
		switch {
		case neg >= 0 && j.superlative(i, k):
			return s
		case neg >= 0:
			st = m.Negated
		case perfect:
			st = m.Perfect
		}
		if j.Lemma(k) == "would" || j.Lower(k) == "'d" {
			switch {
			case j.reported(i) && j.ifClause(i) < 0 && !perfect:
				st, why = entente.Planned, "future-in-past:would"
				if neg >= 0 {
					st = entente.Negated
				}
			case j.hindsight(i):
				st, why = entente.Asserted, "hindsight:would"
			}
		}
		s = s.with(st, why, k)
		if neg >= 0 {
			s = s.with(s.status, "negation:"+j.Lower(neg), neg)
		}
		return s
	}
	if neg >= 0 {
		s = s.with(entente.Negated, "negation:"+j.Lower(neg), neg)
	}
	return s
}

// intention reports whether noun n names a plan ("the aim was to build").
func (j *judge) intention(n int) bool {
	f, ok := j.frame(n, "inf")
	return ok && j.Noun(n) && f.Positive != "inherit"
}

// superlative reports whether "could not" only strengthens: "could not agree
// more".
func (j *judge) superlative(i, modal int) bool {
	if j.Lemma(modal) != "could" {
		return false
	}
	for _, k := range j.Kids(i) {
		if j.Lower(k) == "more" && j.Is(k, "advmod", "amod") {
			return true
		}
	}
	return j.Tokens[i].XPOS == "JJR"
}

// contrast reports whether conjunct i is joined by "but" or "yet".
func (j *judge) contrast(i int) bool {
	cc := j.Kid(i, "cc")
	return cc >= 0 && (j.Lower(cc) == "but" || j.Lower(cc) == "yet")
}

// reported reports whether i is the content of a report in the past, where
// "would" is the future.
func (j *judge) reported(i int) bool {
	for n := 0; i >= 0 && n < 50; n++ {
		if k := j.Kid(i, "parataxis"); k >= 0 && j.Verb(k) && j.Tokens[k].XPOS == "VBD" && j.Kid(k, "nsubj") >= 0 {
			return true
		}
		h := j.Head(i)
		if h < 0 {
			return false
		}
		if j.Is(i, "ccomp", "obj", "iobj") && j.Verb(h) && j.past(h) {
			f, ok := j.frame(h, "that")
			return !ok || f.Positive != "hypothetical" && f.Positive != "hedged"
		}
		if !j.Is(i, "conj", "ccomp", "xcomp", "acl", "advcl", "obj", "iobj") {
			return false
		}
		i = h
	}
	return false
}

// past reports whether the clause of verb i is in the past tense.
func (j *judge) past(i int) bool {
	for _, k := range j.Kids(i) {
		if j.Is(k, "aux", "cop") && (j.Tokens[k].XPOS == "VBD" || j.Lower(k) == "had") {
			return true
		}
	}
	x := j.Tokens[i].XPOS
	return x == "VBD" || x == "VBG" || x == "VBN" && j.Kid(i, "aux") < 0
}

// hindsight reports whether "would" tells what came later in a narrative.
func (j *judge) hindsight(i int) bool {
	for _, k := range j.Kids(i) {
		if w := j.Lower(k); j.Is(k, "advmod") && (w == "later" || w == "eventually" || w == "subsequently" || strings.HasPrefix(w, "ultimately")) {
			return true
		}
	}
	return false
}
