package fact

import (
	"strings"

	"entente"
	"entente/lexicon/modality"
)

// pledged reports whether a verb that hedges an infinitive only in the passive
// ("is said to have fled") stands in the active, as headlines have it ("envoy
// says talks to resume").
func (j *judge) pledged(h int, kind string, f modality.Frame) bool {
	if kind != "inf" || f.Positive != modality.Effect(entente.Hedged) || !j.Verb(h) || j.Kid(h, "aux:pass", "nsubj:pass") >= 0 {
		return false
	}
	_, reports := j.lex.Frames[modality.Key{Lemma: j.Lemma(h), POS: 'v', Frame: "that"}]
	return reports && j.Tokens[h].XPOS != "VBN" && j.Lemma(h) != "appear" && j.Lemma(h) != "seem"
}

// lend corrects the governor of a clause that hangs from the wrong one of a
// verb and its object, when only the other has a frame for it: "forced the
// ministry to publish", "expressed the hope that".
func (j *judge) lend(i, h int, kind string) int {
	if v := j.Head(h); kind != "inf" && kind != "that" && kind != "ger" && kind != "" && v >= 0 && j.Is(h, "obj", "obl") && j.Noun(h) {
		_, noun := j.frame(h, kind)
		if _, verb := j.frame(v, kind); verb && !noun {
			return v // "accused its neighbour of arming"
		}
	}
	if kind != "inf" && kind != "that" {
		return h
	}
	if kind == "inf" {
		if n := j.beforeTo(i); n >= 0 && n != h {
			return n
		}
	}
	if _, ok := j.frame(h, kind); ok {
		return h
	}
	if v := j.Head(h); v >= 0 && j.Noun(h) && j.Is(h, "obj") && kind == "inf" {
		if _, ok := j.frame(v, kind); ok {
			return v
		}
	}
	if o := j.Kid(h, "obj"); o >= 0 && o < i && j.Verb(h) {
		if _, ok := j.frame(o, kind); ok {
			return o
		}
	}
	return h
}

// beforeTo is the word right before the "to" of infinitive i when it is one
// that governs infinitives and is not below i; -1 if there is none.
func (j *judge) beforeTo(i int) int {
	n := j.to(i) - 1
	if n >= 0 && j.Tokens[n].UPOS == "ADV" {
		n--
	}
	if n < 0 || !j.Verb(n) && j.Tokens[n].UPOS != "ADJ" {
		return -1
	}
	if _, ok := j.frame(n, "inf"); !ok {
		return -1
	}
	for h, steps := n, 0; h >= 0 && steps <= len(j.Tokens); h, steps = j.Head(h), steps+1 {
		if h == i {
			return -1
		}
	}
	return n
}

// words are the tokens that carry a governor's effect: itself, the
// auxiliaries that set its tense, its particle, and the word that links.
func (j *judge) words(h, link int) []int {
	out := []int{h}
	for _, k := range j.Kids(h) {
		if j.Is(k, "compound:prt") {
			out = append(out, k)
		}
	}
	if link >= 0 {
		out = append(out, link)
	}
	return out
}

// special handles "has yet to", "had to", "going to", "is to", ordinals.
func (j *judge) special(i, h int, kind string) (state, bool) {
	gov := j.st[h]
	if kind == "that" || kind == "" {
		if m := j.Kid(i, "mark"); m >= 0 && (j.Lower(m) == "whether" || j.Lower(m) == "if") && j.Is(i, "ccomp", "acl", "csubj") {
			return settle(gov).with(entente.Hypothetical, "whether", m), true
		}
		if w := j.askedAbout(i, h); w >= 0 {
			return settle(gov).with(entente.Hypothetical, "question", w), true
		}
		return fact, false
	}
	to := j.to(i)
	if kind != "inf" || to < 0 {
		return fact, false
	}
	lemma := j.Lemma(h)
	if lemma == "have" || lemma == "be" {
		if to > 0 && j.Lower(to-1) == "yet" {
			return settle(gov).with(entente.Negated, "yet-to", to-1, to), true
		}
	}
	switch {
	case lemma == "have" && j.Tokens[h].XPOS == "VBD":
		return settle(gov), true
	case lemma == "go" && j.Tokens[h].XPOS == "VBG" && j.Kid(h, "aux") >= 0:
		st := entente.Planned
		for _, k := range j.Kids(h) {
			if j.Is(k, "aux") && (j.Lower(k) == "was" || j.Lower(k) == "were") && !j.reported(h) {
				st = entente.PastExpectation
			}
		}
		s := j.env[h].with(st, "going-to", h, to)
		if n := j.negator(h); n >= 0 {
			s = s.with(entente.Negated, "negation:"+j.Lower(n), n)
		}
		return s, true
	case lemma == "be":
		if j.past(h) && !j.reported(h) {
			return settle(gov).with(entente.PastExpectation, "was-to", h, to), true
		}
		return settle(gov).with(entente.Planned, "is-to", h, to), true
	case j.Noun(h) && j.Head(h) < 0 && !j.closed() && h == to-1:
		return fact.with(entente.Planned, "headline-infinitive", to), true
	case j.Noun(h):
		for _, k := range j.Kids(h) {
			if w := j.Lower(k); w == "first" || w == "last" || w == "only" || strings.HasSuffix(j.Tokens[k].XPOS, "JJS") {
				return settle(gov), true
			}
		}
	}
	return fact, false
}

// overtaken reports whether a plan is told as a past expectation: "was
// expected to", "had planned to"; not where the past tense is only that of
// the report ("said he was expected to").
func (j *judge) overtaken(h int, f modality.Frame) (entente.Status, bool) {
	if f.Positive != "planned" && !(f.Positive == "hypothetical" && (j.Lemma(h) == "hope" || j.Lemma(h) == "want")) && j.Lemma(h) != "expect" {
		return "", false
	}
	if j.reported(h) || !(j.Verb(h) || j.Tokens[h].UPOS == "ADJ") {
		return "", false
	}
	for _, k := range j.Kids(h) {
		be := j.Is(k, "aux:pass", "cop") && (j.Lower(k) == "was" || j.Lower(k) == "were")
		had := j.Is(k, "aux") && j.Lower(k) == "had"
		if (be && (f.Positive == "planned" || j.Lemma(h) == "expect") && j.Tokens[h].UPOS != "NOUN") || had {
			return entente.PastExpectation, true
		}
	}
	return "", false
}

// frame finds the signature of governor h for a slot.
func (j *judge) frame(h int, kind string) (modality.Frame, bool) {
	if kind == "" {
		return modality.Frame{}, false
	}
	var order string
	switch j.Tokens[h].UPOS {
	case "VERB", "AUX":
		order = "va"
	case "NOUN", "PROPN":
		order = "n"
	case "ADJ", "ADV":
		order = "av"
	}
	lemmas := []string{j.Lemma(h), j.Lower(h)}
	if p := j.Kid(h, "compound:prt"); p >= 0 && order == "va" {
		lemmas = append([]string{j.Lemma(h) + "_" + j.Lower(p)}, lemmas...)
	}
	if stem, ok := strings.CutSuffix(j.Lower(h), "ed"); ok && j.Tokens[h].UPOS != "VERB" {
		lemmas, order = append(lemmas, stem, stem+"e"), order+"v" // a participle under another tag
	}
	for k := 0; k < len(order); k++ {
		for _, lemma := range lemmas {
			if f, ok := j.lex.Frames[modality.Key{Lemma: lemma, POS: order[k], Frame: kind}]; ok {
				return f, true
			}
		}
	}
	return modality.Frame{}, false
}
