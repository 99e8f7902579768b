package fact

import (
	"strings"

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
	kind, cue := j.kind(i)
	h = j.lend(i, h, kind)
	gov := j.st[h]
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

// kind is the frame that clause i asks of its governor, and the word that
// leads it.
func (j *judge) kind(i int) (string, int) {
	if to := j.to(i); to >= 0 && j.Tokens[i].XPOS != "VBG" {
		return "inf", to
	}
	for _, k := range j.Kids(i) {
		if k < i && j.Is(k, "mark", "case") && j.Tokens[i].XPOS == "VBG" {
			return j.Lower(k), k
		}
	}
	if j.Tokens[i].XPOS == "VBG" && j.Kid(i, "aux", "nsubj") < 0 {
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

func h0(j *judge, i int) int { return max(j.Head(i), 0) }

// special handles "has yet to", "had to", "going to", "is to", ordinals.
func (j *judge) special(i, h int, kind string) (state, bool) {
	gov := j.st[h]
	if kind == "that" || kind == "" {
		if m := j.Kid(i, "mark"); m >= 0 && (j.Lower(m) == "whether" || j.Lower(m) == "if") && j.Is(i, "ccomp", "acl", "csubj") {
			return settle(gov).with(entente.Hypothetical, "whether", m), true
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
		if j.past(h) {
			st = entente.PastExpectation
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
	if f.Positive != "planned" && !(f.Positive == "hypothetical" && (j.Lemma(h) == "hope" || j.Lemma(h) == "want")) {
		return "", false
	}
	if j.reported(h) || !(j.Verb(h) || j.Tokens[h].UPOS == "ADJ") {
		return "", false
	}
	for _, k := range j.Kids(h) {
		be := j.Is(k, "aux:pass", "cop") && (j.Lower(k) == "was" || j.Lower(k) == "were")
		had := j.Is(k, "aux") && j.Lower(k) == "had"
		if (be && f.Positive == "planned" && j.Tokens[h].UPOS != "NOUN") || had {
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

// marked applies the word or words that lead clause or phrase i.
func (j *judge) marked(i, h int) (state, bool) {
	marks, clause := j.lex.PhraseMarks, j.Is(i, "advcl", "acl", "ccomp", "xcomp", "csubj")
	if clause {
		marks = j.lex.ClauseMarks
	}
	for _, k := range j.Kids(i) {
		if !j.Is(k, "mark", "case", "cc", "advmod") || k > i {
			continue
		}
		e, lo, hi, ok := j.markAt(k, marks)
		if !ok || j.Is(i, "ccomp") && e != modality.Effect(entente.Hypothetical) {
			continue
		}
		switch e {
		case modality.Keep, modality.Effect(entente.Asserted):
			return fact, j.Is(i, "advcl") || !clause
		case modality.Inherit:
			if _, framed := j.frame(h, j.Lower(k)); framed {
				return fact, false
			}
			return j.along(j.st[h], lo), true
		}
		var cues []int
		for c := lo; c < hi; c++ {
			cues = append(cues, c)
		}
		gov := j.st[h]
		if gov.status == entente.Negated || !clause {
			gov = fact
		}
		return settle(gov).with(entente.Status(e), "mark:"+j.phrase(lo, hi), cues...), true
	}
	if clause && j.Is(i, "advcl") {
		if e, lo, hi, ok := j.markBefore(i, marks); ok && e == modality.Effect(entente.Negated) {
			var cues []int
			for c := lo; c < hi; c++ {
				cues = append(cues, c)
			}
			return fact.with(entente.Negated, "mark:"+j.phrase(lo, hi), cues...), true
		}
	}
	return fact, false
}

// along is the state of a clause of time under a governor: the same, but what
// a negated main clause waits for is real in the past and open in the future
// ("did not leave until he was paid", "will not leave until he is paid").
func (j *judge) along(gov state, mark int) state {
	if gov.status != entente.Negated {
		return settle(gov)
	}
	for _, b := range gov.because {
		if strings.HasPrefix(b, "modal:") {
			return fact.with(entente.Hypothetical, "mark:"+j.Lower(mark), mark)
		}
	}
	return fact
}

// markAt finds the longest mark that begins or ends at token k.
func (j *judge) markAt(k int, marks map[string]modality.Effect) (e modality.Effect, lo, hi int, ok bool) {
	for n := j.lex.MarkWords; n >= 1; n-- {
		for _, from := range []int{k, k - n + 1} {
			if from < 0 || from+n > len(j.Tokens) {
				continue
			}
			if e, ok = marks[j.phrase(from, from+n)]; ok {
				return e, from, from + n, true
			}
		}
	}
	return "", 0, 0, false
}

// markBefore finds a mark of two or more words that ends right before the
// clause of i, wherever the tree hung it.
func (j *judge) markBefore(i int, marks map[string]modality.Effect) (e modality.Effect, lo, hi int, ok bool) {
	first := i
	for _, k := range j.Kids(i) {
		first = min(first, k)
	}
	for n := j.lex.MarkWords; n >= 2; n-- {
		if first-n < 0 {
			continue
		}
		if e, ok = marks[j.phrase(first-n, first)]; ok {
			return e, first - n, first, true
		}
	}
	return "", 0, 0, false
}

func (j *judge) phrase(lo, hi int) string {
	if hi == lo+1 {
		return j.Lower(lo)
	}
	var b strings.Builder
	for k := lo; k < hi; k++ {
		if k > lo {
			b.WriteByte(' ')
		}
		b.WriteString(j.Lower(k))
	}
	return b.String()
}
