package fact

import (
	"entente"
	"entente/lexicon/modality"
)

// tells reports whether the clause of verb i is told as past: a past form or
// a perfect, without a modal. What such a clause says of a thing that is only
// planned or wanted has happened all the same ("a pact that they signed will
// lapse").
func (j *judge) tells(i int) bool {
	past := j.Tokens[i].XPOS == "VBD"
	for _, k := range j.Kids(i) {
		if !j.Is(k, "aux", "cop") {
			continue
		}
		switch {
		case j.Tokens[k].XPOS == "MD":
			return false
		case j.Tokens[k].XPOS == "VBD" || j.Lemma(k) == "have":
			past = true
		}
	}
	return past && j.toward(i) < 0
}

// anyone reports whether noun i stands for whoever it may be, so that a past
// form in its relative clause tells nothing ("any state that helped them").
func (j *judge) anyone(i int) bool {
	switch j.Lower(i) {
	case "anyone", "anybody", "anything", "whoever", "everyone", "those", "one", "somebody", "someone", "something", "nothing", "nobody":
		return true
	}
	for _, k := range j.Kids(i) {
		if j.Is(k, "det") {
			switch j.Lower(k) {
			case "any", "no", "every", "each", "whichever", "whatever":
				return true
			}
		}
	}
	return false
}

// voiced reports whether noun h is new and stands in what somebody only
// alleges, denies or doubts: what a clause tells of it is then theirs too.
func (j *judge) voiced(h int) bool {
	switch j.st[h].status {
	case entente.Alleged, entente.Denied, entente.Hedged:
		return j.indefinite(h)
	}
	return false
}

// contentOf is the state of a clause that says what a word of saying before h
// says, where the tree hung it on h: "the claim of a firm that it was paid",
// "denied on Monday that it had crossed".
func (j *judge) contentOf(i, h int) (state, bool) {
	if s, ok := j.saidBy(i, h); ok {
		return s, true
	}
	g := j.Head(h)
	if g < 0 || !(j.Is(h, "nmod") && j.Noun(g) || j.Is(h, "obl", "obj", "iobj") && j.Verb(g)) {
		return fact, false
	}
	if _, ok := j.frame(h, "that"); ok {
		return fact, false
	}
	if f, ok := j.frame(g, "that"); ok && j.Kid(i, "nsubj", "nsubj:pass") >= 0 {
		for _, k := range j.Kids(i) {
			if j.Lower(k) == "that" && j.Is(k, "mark") {
				return apply(j.st[g], f, "that:"+j.Lemma(g), g, k), true
			}
		}
	}
	return fact, false
}

// saidBy is the state of a clause that a noun of saying at h leads with "that"
// and that lacks nothing ("reports that they tapped his telephone"), where the
// tree took it for one that describes the noun.
func (j *judge) saidBy(i, h int) (state, bool) {
	f, ok := j.frame(h, "that")
	if f.Positive != modality.Effect(entente.Alleged) && f.Positive != modality.Effect(entente.Hedged) {
		return fact, false
	}
	if !ok || !j.Noun(h) || j.Kid(i, "nsubj", "nsubj:pass") < 0 || j.Kid(i, "obj", "obl", "xcomp", "aux:pass") < 0 {
		return fact, false
	}
	if m := j.Kid(i, "mark"); m >= 0 && j.Lower(m) == "that" {
		return apply(j.st[h], f, "that:"+j.Lemma(h), h, m), true
	}
	return fact, false
}

// given reports whether participle i, which describes noun h, tells something
// that has been done to it: it says by whom, when or where ("a pact signed in
// May").
func (j *judge) given(i, h int) bool {
	if !j.Is(i, "acl") || j.Is(i, "acl:relcl") || j.Tokens[i].XPOS != "VBN" || j.Kid(i, "aux", "mark") >= 0 || j.anyone(h) {
		return false
	}
	return j.Kid(i, "obl") >= 0
}

// finite reports whether verb i has a tense of its own.
func (j *judge) finite(i int) bool {
	switch j.Tokens[i].XPOS {
	case "VBD", "VBZ", "VBP":
		return true
	}
	for _, k := range j.Kids(i) {
		if j.Is(k, "aux", "cop") {
			switch j.Tokens[k].XPOS {
			case "VBD", "VBZ", "VBP", "MD":
				return true
			}
		}
	}
	return false
}

// continued is the clause that conjunct i goes on with, where the tree hung
// it on something that it cannot continue: a past form on an infinitive, on a
// noun, or on the verb of a clause with a modal inside a past report ("denied
// that it would move and demanded"). It is h where the tree may be right.
func (j *judge) continued(i, h int) int {
	if !j.Verb(i) {
		return h
	}
	switch {
	case j.Tokens[i].XPOS == "VBD" && j.Kid(i, "mark") < 0:
		if own := j.Kid(i, "nsubj", "expl"); j.Verb(h) && j.finite(h) && (own >= 0 || !j.modal(h) || !j.Is(h, "ccomp")) {
			return h
		}
	case j.tells(i) && j.Kid(i, "mark") >= 0 && j.Lower(j.Kid(i, "mark")) == "that":
		// "offered to talk, and that nobody had replied"
		if !j.Verb(h) || j.finite(h) {
			return h
		}
	case j.Tokens[i].XPOS == "VBN" && j.Kid(i, "nsubj", "nsubj:pass", "aux", "mark") < 0:
		// "were made to wait and sent home"
		if up := j.Head(h); j.Tokens[h].XPOS == "VB" && j.toward(h) >= 0 && up >= 0 && j.Kid(up, "aux:pass") >= 0 && j.Tokens[up].XPOS == "VBN" {
			return up
		}
		return h
	default:
		return h
	}
	g := h
	for n := 0; n < 6; n++ {
		up := j.Head(g)
		if up < 0 {
			break
		}
		g = up
		if j.Verb(g) && j.finite(g) && !j.modal(g) {
			return g
		}
	}
	return h
}

// askedAbout is the question word of clause i when it is what somebody asks or
// wants to know ("asked how many had been turned away"), or -1.
func (j *judge) askedAbout(i, h int) int {
	if !j.Is(i, "ccomp", "csubj", "obj") {
		return -1
	}
	switch j.Lemma(h) {
	case "ask", "inquire", "enquire", "wonder", "query":
	case "know", "learn", "hear":
		if j.st[h].status.Fact() {
			return -1
		}
	default:
		return -1
	}
	for _, k := range j.Tree.Under(i, func(c int) bool { return c != i && j.Verb(c) }) {
		switch j.Lower(k) {
		case "how", "why", "when", "where", "who", "whom", "whose", "what", "which":
			if k < i {
				return k
			}
		}
	}
	return -1
}

func (j *judge) modal(i int) bool {
	for _, k := range j.Kids(i) {
		if j.Is(k, "aux") && j.Tokens[k].XPOS == "MD" {
			return true
		}
	}
	return false
}

// calls reports whether i is the verb of "what it calls", by which a writer
// hands a name on without owning it.
func (j *judge) calls(i int) bool {
	if i < 0 || !j.Verb(i) {
		return false
	}
	switch j.Lemma(i) {
	case "call", "describe", "term", "label", "regard", "brand":
	default:
		return false
	}
	if h := j.Head(i); h >= 0 && j.Lower(h) == "what" && j.Is(i, "acl") {
		return true
	}
	for _, k := range j.Kids(i) {
		if j.Lower(k) == "what" && k < i {
			return true
		}
	}
	return false
}

// underWay reports whether noun h is the "way" of "under way".
func (j *judge) underWay(h int) bool {
	if j.Lower(h) != "way" {
		return false
	}
	for _, k := range j.Kids(h) {
		if j.Lower(k) == "under" {
			return true
		}
	}
	return false
}

// named is the state of noun i where "what it calls" names it ("what it called
// an attack"): another's word for it.
func (j *judge) named(i, h int) (state, bool) {
	if !j.Noun(i) || !j.calls(h) || !j.Is(i, "xcomp", "obj", "iobj") {
		return fact, false
	}
	return fact.with(entente.Alleged, "so-called:"+j.Lemma(h), h), true
}

// staying applies verbs that say that a state goes on: "remain closed", "kept
// shut", "gone on selling".
func (j *judge) staying(i, h int) (state, bool) {
	if !j.Is(i, "xcomp") || !j.Verb(h) || j.to(i) >= 0 {
		return fact, false
	}
	switch j.Lemma(h) {
	case "remain", "stay":
		if !j.st[h].status.Fact() {
			return fact, false
		}
		return j.st[h].with(entente.Ongoing, "aspect:"+j.Lemma(h), h), true
	}
	return fact, false
}
