package fact

import (
	"slices"
	"strings"

	"entente"
	"entente/lexicon/modality"
)

// at is the state that stands at token i itself: modals, negation, adverbs,
// aspect, modifiers of a noun.
func (j *judge) at(i int) state {
	s := fact
	s = j.modality(i, s)
	s = j.adverbs(i, s)
	s = j.modifiers(i, s)
	s = j.condition(i, s)
	s = j.aside(i, s)
	if s.status == entente.Asserted && j.env[i].status.Fact() {
		s = j.aspect(i, s)
	}
	return s
}

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
			if n := j.Kid(i, "nsubj"); (j.Lower(be) == "was" || j.Lower(be) == "were") && !j.reported(i) && n >= 0 && !j.intention(n) {
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

// negator is the token that negates predicate i, -1 if none.
func (j *judge) negator(i int) int {
	if i < 0 {
		return -1
	}
	for _, k := range j.Kids(i) {
		w := j.Lower(k)
		if a, ok := j.lex.Adverbs[w]; ok && a.Kind == "neg" && j.Is(k, "advmod", "neg", "cc", "det") && !j.undone(i, k) {
			return k
		}
		if w == "longer" && j.Is(k, "advmod") {
			for _, n := range j.Kids(k) {
				if j.Lower(n) == "no" {
					return n
				}
			}
		}
		if j.Is(k, "nsubj", "obj", "obl", "attr") {
			if n := j.nobody(k); n >= 0 && (j.Verb(i) || j.Is(k, "nsubj")) {
				return n
			}
		}
	}
	return -1
}

// nobody is the token by which argument k is empty: "nobody", "no deal",
// "none of them".
func (j *judge) nobody(k int) int {
	switch j.Lower(k) {
	case "nobody", "none", "nothing", "no-one", "neither":
		return k
	}
	for _, d := range j.Kids(k) {
		if j.Is(d, "det") && (j.Lower(d) == "no" || j.Lower(d) == "neither") {
			return d
		}
		if j.Lower(d) == "no" && j.Lower(k) == "one" {
			return d
		}
	}
	return -1
}

// undone reports whether negator k does not deny predicate i: "not only",
// "not just", "not until", "not necessarily" (which leaves it open).
func (j *judge) undone(i, k int) bool {
	if j.Lower(k) == "neither" && j.Is(k, "det") {
		return true
	}
	if k+1 >= len(j.Tokens) {
		return false
	}
	switch j.Lower(k + 1) {
	case "only", "just", "merely", "simply", "until", "surprisingly", "least":
		return k+1 != i
	}
	return false
}

// adverbs applies "reportedly", "allegedly", "nearly" and their like.
func (j *judge) adverbs(i int, s state) state {
	for _, k := range j.Kids(i) {
		a, ok := j.lex.Adverbs[j.Lower(k)]
		if !ok || a.Kind == "neg" || !j.Is(k, "advmod", "discourse", "parataxis") {
			continue
		}
		if a.Kind == "near" && (!j.Verb(i) || k != i-1) {
			continue // "nearly all", "almost daily"
		}
		if k > 0 && k+1 < len(j.Tokens) && k < i && j.Lower(k+1) == "," && j.Tokens[k-1].UPOS != "PUNCT" {
			continue // "deal likely, says envoy"
		}
		s = s.with(a.Status, "adverb:"+j.Lower(k), k)
	}
	return s
}

// modifiers applies "planned", "alleged", "no" to an event noun.
func (j *judge) modifiers(i int, s state) state {
	if j.Tokens[i].UPOS != "NOUN" {
		return s
	}
	for _, k := range j.Kids(i) {
		if j.Is(k, "acl") && j.Tokens[k].XPOS == "VBN" && j.Kid(k, "aux", "nsubj") < 0 {
			if f, ok := j.frame(k, "obj"); ok && f.Positive != modality.Loose && weight(entente.Status(f.Positive)) > 1 {
				s = s.under(apply(fact, f, "participle:"+j.Lemma(k), k))
			}
			continue
		}
		if !j.Is(k, "amod", "det", "compound", "advmod") {
			continue
		}
		st, ok := j.lex.Modifiers[j.Lower(k)]
		if !ok || j.Is(k, "det") && st != entente.Negated {
			continue
		}
		if st == entente.Negated && j.Is(k, "det") && j.Kid(i, "cop") >= 0 && s.status == entente.Negated {
			continue
		}
		s = s.with(st, "modifier:"+j.Lower(k), k)
	}
	return s
}

// ifClause is the marker of a conditional clause that depends on i, -1 if
// none. "even if", "as if" and "whether" leave the main clause alone.
func (j *judge) ifClause(i int) int {
	for _, c := range j.Kids(i) {
		if !j.Is(c, "advcl") {
			continue
		}
		if m := j.inverted(c); m >= 0 {
			return m
		}
		for _, m := range j.Kids(c) {
			if !j.Is(m, "mark") {
				continue
			}
			switch j.Lower(m) {
			case "if":
				if m > 0 && (j.Lower(m-1) == "even" || j.Lower(m-1) == "as") {
					continue
				}
				return m
			case "unless":
				return m
			}
		}
	}
	return -1
}

// inverted is the auxiliary of a conditional without "if": "had they known",
// "were it to fail", "should talks collapse"; -1 if none.
func (j *judge) inverted(i int) int {
	s := j.Kid(i, "nsubj", "expl")
	if s < 0 || !j.Is(i, "advcl", "ccomp", "parataxis") && j.Head(i) >= 0 {
		return -1
	}
	for _, k := range j.Kids(i) {
		if w := j.Lower(k); k < s && j.Is(k, "aux", "cop") && (w == "had" || w == "were" || w == "should") && !j.asks() {
			return k
		}
	}
	return -1
}

// asks reports whether the sentence is a question.
func (j *judge) asks() bool {
	for k := len(j.Tokens) - 1; k >= 0 && k >= len(j.Tokens)-3; k-- {
		if j.Lower(k) == "?" {
			return true
		}
	}
	return false
}

// condition makes the main clause of a conditional hypothetical.
func (j *judge) condition(i int, s state) state {
	if m := j.ifClause(i); m >= 0 {
		s = s.with(entente.Hypothetical, "conditional:"+j.Lower(m), m)
	}
	if m := j.inverted(i); m >= 0 {
		s = s.with(entente.Hypothetical, "inverted:"+j.Lower(m), m)
	}
	return s
}

// aside applies a reporting verb that stands beside its content: "troops
// crossed the line, he claimed".
func (j *judge) aside(i int, s state) state {
	for _, k := range j.Kids(i) {
		if !j.Is(k, "parataxis") || !j.Verb(k) || j.Kid(k, "ccomp") >= 0 || j.Kid(k, "obj") >= 0 || j.Kid(k, "nsubj") < 0 {
			continue
		}
		f, ok := j.frame(k, "that")
		if ok && f.Positive != "asserted" && f.Positive != "report" {
			s = apply(fact, f, "aside:"+j.Lemma(k), k).under(s)
		}
	}
	return s
}

// aspect marks what is going on.
func (j *judge) aspect(i int, s state) state {
	aux, _ := j.auxiliaries(i)
	for _, k := range aux {
		progressive := j.Lemma(k) == "be" && j.Tokens[i].XPOS == "VBG" && j.Is(k, "aux")
		passive := j.Lower(k) == "being" && j.Tokens[i].XPOS == "VBN"
		if !progressive && !passive {
			continue
		}
		if f := j.futureTime(i); f >= 0 && !slices.ContainsFunc(aux, func(a int) bool { return j.Tokens[a].XPOS == "VBD" }) {
			return s.with(entente.Planned, "future-time", f)
		}
		return s.with(entente.Ongoing, "progressive", k)
	}
	return s
}

// futureTime is a dependent of i that places it in the future.
func (j *judge) futureTime(i int) int {
	for _, k := range j.Kids(i) {
		if !j.Is(k, "obl", "advmod", "nmod") {
			continue
		}
		switch j.Lower(k) {
		case "tomorrow", "soon", "shortly":
			return k
		}
		for _, m := range j.Kids(k) {
			if w := j.Lower(m); w == "next" || w == "coming" {
				return m
			}
		}
	}
	return -1
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
