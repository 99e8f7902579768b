package place

import (
	"strings"

	"entente"
)

// motion are the verbs whose goal is where the event happened. A closed list.
var motion = set("travel", "go", "fly", "return", "come", "arrive", "head", "move", "depart", "sail", "march", "walk", "rush", "flee", "fall", "withdraw", "trip", "visit")

// goals are the verbs whose object is a place.
var goals = set("visit", "enter", "reach", "leave", "attack", "bomb", "strike", "shell", "storm", "besiege", "capture", "seize", "invade", "tour", "hit", "occupy", "liberate")

// ForPredicate picks the place of the event at token: the nearest one that
// the tree ties to it by a preposition of place. Nothing else makes a place
// the event's.
func ForPredicate(s *entente.Sentence, token int, list []entente.PlaceRef) (entente.PlaceRef, bool) {
	if token < 0 || token >= len(s.Tokens) {
		return entente.PlaceRef{}, false
	}
	best, bestCost := -1, 1<<30
	for i := range list {
		if !s.Contains(list[i].Span) {
			continue
		}
		h := headOf(s, list[i].Span)
		if h < 0 {
			continue
		}
		cost, ok := tie(s, h, token)
		if !ok {
			continue
		}
		if list[i].GeoNames == 0 { // a city says more than its country
			cost += 10
		}
		if cost < bestCost {
			best, bestCost = i, cost
		}
	}
	if best < 0 {
		return entente.PlaceRef{}, false
	}
	return list[best], true
}

// headOf is the token of a span whose governor lies outside it, -1 if none.
func headOf(s *entente.Sentence, span entente.Span) int {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Start >= span.End || t.End <= span.Start || t.UPOS == "PUNCT" {
			continue
		}
		h := t.Head - 1
		if h < 0 || h >= len(s.Tokens) || s.Tokens[h].Start >= span.End || s.Tokens[h].End <= span.Start {
			return i
		}
	}
	return -1
}

func base(rel string) string {
	b, _, _ := strings.Cut(rel, ":")
	return b
}

// caseOf is the preposition of a noun, "" when it has none.
func caseOf(s *entente.Sentence, i int) string {
	for j := range s.Tokens {
		if s.Tokens[j].Head-1 == i && base(s.Tokens[j].Deprel) == "case" {
			return strings.ToLower(s.Tokens[j].Text)
		}
	}
	return ""
}

// tie climbs from a place to the predicate: by a preposition of place,
// through appositions and lists, and through a noun that the verb carries
// ("held talks in Geneva"). The cost is the number of steps.
func tie(s *entente.Sentence, i, token int) (int, bool) {
	cost := 0
	for range 4 { // "in Lahore, Punjab", "in Lahore and Karachi"
		r := base(s.Tokens[i].Deprel)
		if r != "appos" && r != "conj" && r != "flat" && r != "compound" || caseOf(s, i) != "" {
			break
		}
		h := s.Tokens[i].Head - 1
		if h < 0 || h >= len(s.Tokens) || s.Tokens[h].UPOS != "PROPN" && s.Tokens[h].UPOS != "NOUN" {
			return 0, false
		}
		i = h
		cost++
	}
	rel, prep := base(s.Tokens[i].Deprel), caseOf(s, i)
	h := s.Tokens[i].Head - 1
	if h < 0 || h >= len(s.Tokens) {
		return 0, false
	}
	gov := &s.Tokens[h]
	if rel == "obj" {
		return cost, h == token && goals[gov.Lemma]
	}
	if rel != "obl" && rel != "nmod" || !within[prep] && !(prep == "to" && motion[gov.Lemma]) {
		return 0, false
	}
	for range 3 {
		if h == token {
			return cost, true
		}
		gov = &s.Tokens[h]
		up := gov.Head - 1
		if up < 0 || up >= len(s.Tokens) {
			return 0, false
		}
		p := &s.Tokens[token]
		if p.Head-1 == h && gov.UPOS == "VERB" && p.UPOS == "NOUN" && (base(p.Deprel) == "obj" || base(p.Deprel) == "nsubj") {
			return cost + 3, !says(gov.Lemma)
		}
		// a name that a parser hung the place on: "met Dar in Doha"
		if gov.UPOS != "PROPN" && gov.UPOS != "PRON" || base(gov.Deprel) != "obj" && base(gov.Deprel) != "obl" {
			return 0, false
		}
		h = up
		cost++
	}
	return 0, false
}

func says(lemma string) bool {
	switch lemma {
	case "say", "tell", "report", "state", "announce", "claim", "add", "warn":
		return true
	}
	return false
}
