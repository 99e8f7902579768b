package fact

import (
	"entente"
	"entente/lexicon/modality"
)

// net catches conditionals that a wrong tree let through: the first verb after
// "if", "unless" or "whether" is open, and where the sentence begins so, its
// root is too. A hedging adverb that hangs from no predicate counts for the verb
// right after it.
func (j *judge) net() {
	if len(j.Tokens) == 0 {
		return
	}
	j.infinitives()
	j.fronted()
	for k := range j.Tokens {
		if a, ok := j.lex.Adverbs[j.Lower(k)]; ok && a.Kind == "adv" {
			if h := j.Head(k); h < 0 || !j.predicate(h) || !j.Is(k, "advmod", "discourse", "parataxis") {
				if i := j.nextVerb(k); i >= 0 && i < k+4 && weight(j.st[i].status) < weight(a.Status) {
					j.st[i] = j.st[i].with(a.Status, "adverb:"+j.Lower(k), k)
				}
			}
		}
		switch j.Lower(k) {
		case "if", "unless", "whether":
		default:
			continue
		}
		if k > 0 && (j.Lower(k-1) == "as" || j.Lower(k-1) == "even") {
			continue
		}
		j.open(k, j.nextVerb(k))
		if k == 0 && j.Lower(k) != "whether" {
			for i := range j.Tokens {
				if j.Head(i) < 0 {
					j.open(k, i)
				}
			}
		}
	}
}

// infinitives gives the verb after "to" the status that the word before asks
// for, where the tree shows nothing: "is due to open".
func (j *judge) infinitives() {
	for k := 1; k+1 < len(j.Tokens); k++ {
		if j.Lower(k) != "to" {
			continue
		}
		i := k + 1
		for i+1 < len(j.Tokens) && (j.Tokens[i].UPOS == "ADV" || j.Tokens[i].UPOS == "AUX") {
			i++
		}
		x := j.Tokens[i].XPOS
		if !j.predicate(i) || !j.st[i].status.Fact() || x != "VB" && !(x == "VBN" && i > k+1) && !(j.Tokens[i].UPOS == "NOUN" && i == k+1) {
			continue
		}
		f, ok := j.frame(k-1, "inf")
		if j.Tokens[k-1].UPOS == "NOUN" {
			// a verb of a headline under another tag: "Rebels claim to have"
			f, ok = j.lex.Frames[modality.Key{Lemma: j.Lemma(k - 1), POS: 'v', Frame: "inf"}]
			ok = ok && !j.closed()
		}
		if !ok || f.Positive == modality.Inherit {
			continue
		}
		if _, prep := j.frame(k-1, "to"); prep && j.Tokens[i].UPOS == "NOUN" {
			continue
		}
		gov := j.st[k-1]
		if j.below(k-1, i) {
			gov = fact
		}
		if be := j.wasBefore(k - 1); be >= 0 && f.Positive == modality.Effect(entente.Planned) && !j.reported(i) {
			j.st[i] = fact.with(entente.PastExpectation, "overtaken:"+j.Lemma(k-1), be, k-1, k).under(j.own[i])
			continue
		}
		j.st[i] = apply(gov, f, "inf:"+j.Lemma(k-1), k-1, k).under(j.own[i])
	}
}

// wasBefore is a "was" or "were" right before token k, adverbs aside, or -1.
func (j *judge) wasBefore(k int) int {
	for b := k - 1; b >= 0; b-- {
		switch w := j.Lower(b); {
		case w == "was" || w == "were":
			return b
		case j.Tokens[b].UPOS != "ADV":
			return -1
		}
	}
	return -1
}

// below reports whether token k hangs somewhere under token i.
func (j *judge) below(k, i int) bool {
	for ; k >= 0; k = j.Head(k) {
		if k == i {
			return true
		}
	}
	return false
}

// fronted opens a sentence that begins with an inverted conditional: "Had they
// known, they would have".
func (j *judge) fronted() {
	switch j.Lower(0) {
	case "had", "were", "should":
	default:
		return
	}
	comma, modal := -1, false
	for k := range j.Tokens {
		if j.Tokens[k].Text == "," && comma < 0 {
			comma = k
		}
		modal = modal || comma > 0 && j.Tokens[k].XPOS == "MD"
	}
	if !modal || j.asks() {
		return
	}
	j.open(0, j.nextVerb(0))
}

// nextVerb is the first full verb or non-verbal predicate after token k and
// before a comma, -1 if none.
func (j *judge) nextVerb(k int) int {
	for i := k + 1; i < len(j.Tokens) && i < k+12; i++ {
		if w := j.Lower(i); w == "," || w == ";" {
			return -1
		}
		if j.predicate(i) && j.Tokens[i].UPOS != "NOUN" && !j.Is(i, "amod") {
			return i
		}
	}
	return -1
}

// open makes predicate i, told as a fact or a plan, hypothetical by mark k.
func (j *judge) open(k, i int) {
	if i >= 0 && weight(j.st[i].status) <= weight(entente.Planned) {
		j.st[i] = j.st[i].with(entente.Hypothetical, "mark:"+j.Lower(k), k)
	}
}
