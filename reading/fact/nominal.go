package fact

import (
	"entente"
	"entente/lexicon/modality"
)

// nominal is the state of a noun phrase i as argument of h.
func (j *judge) nominal(i, h int) state {
	gov := j.st[h]
	if s, ok := j.marked(i, h); ok {
		return s
	}
	if s, ok := j.named(i, h); ok {
		return s
	}
	if j.Is(i, "nsubj") && j.underWay(h) && j.st[h].status.Fact() {
		return j.st[h].with(entente.Ongoing, "aspect:under way", h)
	}
	slot, link := j.slot(i, h)
	if slot == "" {
		return j.loose(i, gov)
	}
	if slot == "obj" && j.Lemma(h) == "call" && j.Kid(h, "xcomp") > i {
		return j.loose(i, gov) // "called the killing a crime" gives it a name
	}
	if f, ok := j.frame(h, slot); ok && !j.turnedDown(i, h, slot) {
		if st, ok := j.overtaken(h, f); ok {
			return settle(gov).with(st, "overtaken:"+j.Lemma(h), j.words(h, link)...)
		}
		if j.Lemma(h) == "claim" && slot == "obj" && j.pointed(i) {
			return fact // "claimed the attack" takes the blame for a real one
		}
		return j.definite(i, apply(gov, f, slot+":"+j.Lemma(h), j.words(h, link)...), f)
	}
	if j.Is(i, "nmod") && slot != "of" {
		return fact // "a ruling over border disputes"
	}
	if slot == "subj" && j.Kid(h, "expl") >= 0 && j.Lemma(h) == "be" {
		return settle(gov) // "there were no talks"
	}
	return j.loose(i, gov)
}

// slot names the place that i fills in the frame of h.
func (j *judge) slot(i, h int) (string, int) {
	switch {
	case j.Is(i, "obj", "nsubj:pass"):
		return "obj", -1
	case j.Is(i, "nsubj"):
		return "subj", -1
	case j.Is(i, "obl:agent", "nmod:poss", "obl:tmod", "nmod:tmod", "obl:unmarked"):
		return "", -1
	}
	for _, k := range j.Kids(i) {
		if j.Is(k, "case") && k < i {
			return j.Lower(k), k
		}
	}
	return "", -1
}

// loose is the state of an argument whose governor says nothing about it: an
// indefinite one shares the governor's unreality ("may trigger sanctions"), a
// definite one stands on its own ("will discuss the attack").
func (j *judge) loose(i int, gov state) state {
	if gov.status.Fact() || !j.indefinite(i) {
		return fact
	}
	if _, event := j.lex.Nouns[j.Lemma(i)]; !event && gov.status != entente.Hypothetical && gov.status != entente.Planned {
		return fact // people and things are there, whatever is said of them
	}
	return gov
}

// turnedDown reports whether i is a request that h refuses: "denied a request
// to land" says that there was one.
func (j *judge) turnedDown(i, h int, slot string) bool {
	if slot != "obj" || j.Lemma(h) != "deny" {
		return false
	}
	f, ok := j.frame(i, "inf")
	return ok && f.Positive == modality.Effect(entente.Hypothetical)
}

// definite keeps a definite event real where only its being weighed, opposed
// or talked about is at stake.
func (j *judge) definite(i int, s state, f modality.Frame) state {
	if f.Positive == modality.Loose && j.pointed(i) {
		return fact
	}
	return s
}

// pointed reports whether i is marked as known: "this attack", "the attacks".
func (j *judge) pointed(i int) bool {
	for _, k := range j.Kids(i) {
		if j.Is(k, "det") {
			switch j.Lower(k) {
			case "the", "this", "that", "these", "those":
				return true
			}
		}
	}
	return false
}

// indefinite reports whether i is not marked as known.
func (j *judge) indefinite(i int) bool {
	if j.Tokens[i].UPOS == "PROPN" || j.Tokens[i].UPOS == "PRON" {
		return false
	}
	for _, k := range j.Kids(i) {
		if j.Is(k, "nmod:poss") {
			return false
		}
		if j.Is(k, "det") {
			switch j.Lower(k) {
			case "the", "this", "that", "these", "those", "both", "all", "such":
				return false
			}
		}
	}
	return true
}
