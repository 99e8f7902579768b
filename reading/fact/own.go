package fact

import (
	"slices"

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
	if n := j.notOne(k); n >= 0 {
		return n
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

// notOne is the "not" of "not one", "not a single", which empties noun k, or
// -1.
func (j *judge) notOne(k int) int {
	first := k
	for _, d := range j.Kids(k) {
		if j.Is(d, "det", "nummod", "amod", "advmod") {
			first = min(first, d)
		}
	}
	if first > 0 && j.Lower(first) != "not" {
		first--
	}
	if j.Lower(first) != "not" || first+1 >= len(j.Tokens) {
		return -1
	}
	switch j.Lower(first + 1) {
	case "one":
		return first
	case "a":
		if first+2 < len(j.Tokens) && j.Lower(first+2) == "single" {
			return first
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
			if f, ok := j.frame(k, "obj"); ok && j.Lemma(k) != "claim" && f.Positive != modality.Loose && weight(entente.Status(f.Positive)) > 1 {
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
		return s.with(entente.Ongoing, "progressive")
	}
	if k := j.still(i, aux); k >= 0 {
		return s.with(entente.Ongoing, "aspect:still", k)
	}
	return s
}

// still is a "still" by which a present form goes on, or -1.
func (j *judge) still(i int, aux []int) int {
	form := j.Tokens[i].XPOS
	for _, k := range aux {
		form = j.Tokens[k].XPOS
	}
	if form != "VBZ" && form != "VBP" {
		return -1
	}
	for _, k := range j.Kids(i) {
		if j.Is(k, "advmod") && j.Lower(k) == "still" {
			return k
		}
	}
	return -1
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
