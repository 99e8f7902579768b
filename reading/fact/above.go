package fact

import (
	"entente"
	"entente/lexicon/modality"
)

// above is the state that token i receives from its governor.
func (j *judge) above(i int) state {
	h := j.Head(i)
	if h < 0 {
		return j.sentence(i)
	}
	switch j.Rel(i) {
	case "conj":
		return j.conjunct(i, h)
	case "appos":
		return settle(j.st[h])
	case "ccomp", "xcomp", "csubj", "advcl":
		return j.clause(i, h)
	case "acl":
		if j.Is(i, "acl:relcl") {
			return j.relative(i, h)
		}
		return j.clause(i, h)
	case "obj", "iobj", "nsubj", "obl", "nmod", "expl":
		return j.nominal(i, h)
	case "aux", "cop", "advmod", "det", "amod", "compound", "mark", "case", "cc", "punct", "parataxis", "nummod", "vocative", "discourse":
		return fact
	}
	return settle(j.env[h])
}

// sentence is the state of a root: questions, commands, and headlines in the
// infinitive ("Envoy to visit Kabul").
func (j *judge) sentence(i int) state {
	for k := len(j.Tokens) - 1; k >= 0 && k >= len(j.Tokens)-3; k-- {
		if j.Lower(k) == "?" {
			return fact.with(entente.Hypothetical, "question", k)
		}
	}
	if to := j.to(i); to >= 0 && !j.closed() && j.Kid(i, "aux") < 0 {
		return fact.with(entente.Planned, "headline-infinitive", to)
	}
	if j.Verb(i) && j.Tokens[i].XPOS == "VB" && j.Kid(i, "nsubj", "aux", "expl", "csubj") < 0 && j.closed() {
		return fact.with(entente.Hypothetical, "imperative")
	}
	return fact
}

// closed reports whether the sentence ends in punctuation, which headlines
// do not.
func (j *judge) closed() bool {
	n := len(j.Tokens)
	return n > 0 && j.Tokens[n-1].UPOS == "PUNCT"
}

// to is the "to" of infinitive i, -1 if it is none or is finite by "is to".
func (j *judge) to(i int) int {
	k := j.toward(i)
	if k >= 0 && j.isTo(k) >= 0 {
		return -1
	}
	return k
}

// toward is the word "to" that marks verb i, -1 if none.
func (j *judge) toward(i int) int {
	for _, k := range j.Kids(i) {
		if j.Is(k, "mark") && j.Lower(k) == "to" && k < i {
			return k
		}
	}
	return -1
}

// isTo is the form of "be" right before token to ("is to meet"), when it
// hangs from the same verb as to; -1 if there is none.
func (j *judge) isTo(to int) int {
	k := to - 1
	for k >= 0 && (j.Lower(k) == "not" || j.Lower(k) == "n't") {
		k--
	}
	if k >= 0 && j.Lemma(k) == "be" && j.Head(k) == j.Head(to) {
		return k
	}
	return -1
}

// conjunct shares what stands above the first of a coordination; a noun also
// shares its modifiers when it has none of its own.
func (j *judge) conjunct(i, h int) state {
	if g := j.continued(i, h); g != h {
		return j.env[g]
	}
	if j.to(i) >= 0 && j.to(h) < 0 && j.Verb(h) {
		return j.env[h].with(entente.Planned, "infinitive", j.to(i))
	}
	s := j.env[h]
	if j.Noun(i) && j.Noun(h) && j.Kid(i, "det", "amod") < 0 {
		s = settle(j.st[h])
	}
	if j.Tokens[i].UPOS == "ADJ" && j.Kid(i, "cop", "nsubj") < 0 {
		s = j.st[h]
	}
	return s
}

// relative is the state of a relative clause: its own, unless what it
// describes is itself not real ("a deal that lifts sanctions", wanted). What
// follows a comma only adds to it.
func (j *judge) relative(i, h int) state {
	for k := h + 1; k < i; k++ {
		if j.Lower(k) == "," {
			return fact
		}
	}
	if s, ok := j.contentOf(i, h); ok {
		return s
	}
	if j.tells(i) && !j.anyone(h) && !j.voiced(h) {
		return fact
	}
	if !j.st[h].status.Fact() && j.indefinite(h) {
		return j.st[h]
	}
	return fact
}

// clause is the state of a clause i under h.
func (j *judge) clause(i, h int) state {
	if s, ok := j.marked(i, h); ok {
		return s
	}
	if j.calls(i) && j.finite(i) || j.given(i, h) && !j.voiced(h) {
		return fact
	}
	if s, ok := j.named(i, h); ok {
		return s
	}
	if s, ok := j.staying(i, h); ok {
		return s
	}
	kind, cue := j.kind(i)
	h = j.lend(i, h, kind)
	gov := j.st[h]
	if kind == "ger" && j.adjunct(i, h) {
		if gov.status == entente.Negated || gov.status == entente.Denied {
			return fact
		}
		return settle(gov)
	}
	if s, ok := j.special(i, h, kind); ok {
		return s
	}
	if f, ok := j.frame(h, kind); ok && !(j.Is(i, "advcl") && f.Positive == modality.Inherit) && !j.pledged(h, kind, f) {
		if st, ok := j.overtaken(h, f); ok {
			return settle(gov).with(st, "overtaken:"+j.Lemma(h), j.words(h, cue)...)
		}
		return apply(gov, f, kind+":"+j.Lemma(h), j.words(h, cue)...)
	}
	switch {
	case kind == "inf" && j.Verb(h) && j.perfect(i):
		return settle(gov) // "was revealed to have owned": no purpose lies in the past
	case kind == "inf" && j.Verb(h) && j.Kid(i, "nsubj") >= 0:
		return settle(gov).with(entente.Planned, "headline-infinitive", cue)
	case kind == "inf" && (j.Is(i, "advcl") || j.Verb(h)):
		return settle(gov).with(entente.Planned, "purpose", cue)
	case kind == "inf":
		return settle(gov).with(entente.Hypothetical, "infinitive", cue)
	case kind == "that" && j.Is(i, "ccomp", "acl", "csubj"):
		return apply(gov, modality.Frame{Positive: modality.Report, Negative: "hedged"}, "report:"+j.Lemma(h), h)
	case j.Is(i, "advcl") && gov.status == entente.Negated:
		return fact
	}
	return settle(gov)
}

// kind is the frame that clause i asks of its governor, and the word that
// leads it.
func (j *judge) kind(i int) (string, int) {
	if to := j.to(i); to >= 0 && j.Tokens[i].XPOS != "VBG" {
		return "inf", to
	}
	for _, k := range j.Kids(i) {
		if k < i && j.Is(k, "mark", "case") && j.gerund(i) {
			return j.Lower(k), k
		}
	}
	if j.gerund(i) && j.Kid(i, "nsubj") < 0 {
		return "ger", -1
	}
	if j.Is(i, "ccomp", "csubj") || j.Kid(i, "nsubj") >= 0 && j.Is(i, "acl", "advcl") {
		if m := j.Kid(i, "mark"); m >= 0 && j.Lower(m) != "that" && j.Is(i, "advcl") {
			return "", -1
		}
		return "that", -1
	}
	if j.Is(i, "xcomp") && (j.Verb(h0(j, i)) && j.Tokens[i].XPOS == "VB") {
		return "inf", -1 // bare infinitive: "helped broker"
	}
	return "", -1
}

// adjunct reports whether gerund i only goes with verb h and is not what h
// asks for: after a comma or an object ("denied it, saying …", "blocked a
// plane carrying …").
func (j *judge) adjunct(i, h int) bool {
	if h > i || !j.Verb(h) {
		return h > i && j.Is(i, "advcl")
	}
	for k := h + 1; k < i; k++ {
		if j.Lower(k) == "," || j.Is(k, "obj") && j.Head(k) == h {
			return true
		}
	}
	return false
}

// perfect reports whether i has the auxiliary "have".
func (j *judge) perfect(i int) bool {
	for _, k := range j.Kids(i) {
		if j.Is(k, "aux") && j.Lower(k) == "have" {
			return true
		}
	}
	return false
}

// gerund reports whether the clause of i is one: "leaving", "having left",
// "being responsible".
func (j *judge) gerund(i int) bool {
	first := -1
	for _, k := range j.Kids(i) {
		if j.Is(k, "aux", "cop") {
			first = k
			break
		}
	}
	if first >= 0 {
		return j.Tokens[first].XPOS == "VBG"
	}
	return j.Tokens[i].XPOS == "VBG"
}

func h0(j *judge, i int) int { return max(j.Head(i), 0) }
