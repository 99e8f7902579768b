package amount

import (
	"strings"

	"entente"
)

// at finds the tree token at a byte; nil without a tree.
func (f *finder) at(b int) (*entente.Sentence, int) {
	si := f.sentence(b)
	if si < 0 {
		return nil, -1
	}
	s := &f.sents[si]
	i := s.TokenAt(b)
	if i < 0 || s.Tokens[i].UPOS == "" || s.Tokens[i].Deprel == "" {
		return nil, -1
	}
	return s, i
}

// head is the token of an amount whose governor lies outside it.
func (f *finder) head(a *entente.Amount) (*entente.Sentence, int) {
	s, _ := f.at(a.Start)
	if s == nil {
		return nil, -1
	}
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.End <= a.Start || t.Start >= a.End {
			continue
		}
		h := t.Head - 1
		if h < 0 || h >= len(s.Tokens) || s.Tokens[h].End <= a.Start || s.Tokens[h].Start >= a.End {
			if t.Deprel == "punct" || t.Deprel == "case" {
				continue
			}
			return s, i
		}
	}
	return nil, -1
}

func relation(t *entente.Token) string {
	b, _, _ := strings.Cut(t.Deprel, ":")
	return b
}

// phraseOf is the noun at i with its compounds and adjectives.
func phraseOf(s *entente.Sentence, i int, skip entente.Span) entente.Span {
	from := i
	for j := i - 1; j >= 0 && j >= i-4; j-- {
		t := &s.Tokens[j]
		if t.Head-1 != i && t.Head-1 != from || t.Overlaps(skip) {
			break
		}
		if r := relation(t); r != "compound" && r != "amod" && r != "nmod" {
			break
		}
		if t.UPOS == "DET" || t.UPOS == "ADP" || t.UPOS == "PUNCT" || t.UPOS == "PRON" || t.UPOS == "NUM" {
			break
		}
		from = j
	}
	return entente.Span{Start: s.Tokens[from].Start, End: s.Tokens[i].End}
}

// treeObject reads from the tree what an amount is of, and its direction.
func (f *finder) treeObject(a *entente.Amount) bool {
	s, i := f.head(a)
	if s == nil {
		return false
	}
	set := func(n int) bool {
		span := phraseOf(s, n, a.Span)
		if span.Overlaps(a.Span) || f.currencyWord(s.Tokens[n].Text) {
			return true
		}
		a.Of, a.OfSpan = span.Of(f.text), &span
		return true
	}
	f.move(a)
	if n := f.complement(s, i, a); n >= 0 {
		return set(n)
	}
	t := &s.Tokens[i]
	h := t.Head - 1
	if h < 0 || h >= len(s.Tokens) {
		return true
	}
	g := &s.Tokens[h]
	switch relation(t) {
	case "compound", "nummod", "amod", "nmod", "appos", "dep":
		if g.UPOS == "NOUN" || g.UPOS == "PROPN" {
			if d, ok := f.t.nouns[g.Lemma]; ok {
				a.Direction = &d
				if n := f.child(s, h, "nmod", "in", "of"); n >= 0 {
					return set(n)
				}
			}
			return set(h)
		}
	case "obl", "obj", "advmod", "ccomp", "xcomp":
		if _, ok := f.t.verbs[g.Lemma]; ok {
			if n := f.subject(s, h); n >= 0 {
				return set(n)
			}
		}
		if g.UPOS == "VERB" && relation(t) == "obl" {
			if n := f.subject(s, h); n >= 0 && f.t.quantities[strings.ToLower(s.Tokens[n].Text)] {
				return set(n)
			}
			if n := f.child(s, h, "obj"); n >= 0 && f.t.quantities[strings.ToLower(s.Tokens[n].Text)] {
				return set(n)
			}
		}
	case "root":
		if n := f.subject(s, i); n >= 0 {
			return set(n)
		}
	}
	return true
}

// complement is the noun behind "in", "of" or "worth" that an amount is of:
// "$500 million in aid", "2 percent of exports"; -1 if none.
func (f *finder) complement(s *entente.Sentence, i int, a *entente.Amount) int {
	for j := range s.Tokens {
		t := &s.Tokens[j]
		if t.Head-1 != i || relation(t) != "nmod" || t.Start < a.End || t.Start > a.End+40 {
			continue
		}
		c := f.caseOf(s, j)
		if c == "in" && a.Unit == "percent" && !f.t.quantities[strings.ToLower(t.Text)] {
			continue // "by 5 percent in response to …"
		}
		if (c == "in" || c == "of" || c == "worth") && t.UPOS == "NOUN" {
			return j
		}
	}
	return -1
}

// currencyWord reports whether a noun is money itself.
func (f *finder) currencyWord(w string) bool {
	for _, p := range f.t.words[strings.ToLower(w)] {
		if p.currency != nil && len(p.parts) == 1 {
			return true
		}
	}
	return false
}

// caseOf is the preposition of a noun.
func (f *finder) caseOf(s *entente.Sentence, i int) string {
	for j := range s.Tokens {
		if s.Tokens[j].Head-1 == i && relation(&s.Tokens[j]) == "case" {
			return strings.ToLower(s.Tokens[j].Text)
		}
	}
	return ""
}

// child is the first dependent by a relation, with one of the prepositions
// when any are given; -1 if none.
func (f *finder) child(s *entente.Sentence, h int, rel string, preps ...string) int {
	for j := range s.Tokens {
		if s.Tokens[j].Head-1 != h || relation(&s.Tokens[j]) != rel {
			continue
		}
		if len(preps) == 0 {
			return j
		}
		c := f.caseOf(s, j)
		for _, p := range preps {
			if c == p {
				return j
			}
		}
	}
	return -1
}

// subject is the noun subject of a verb, or of the verb it is joined to.
func (f *finder) subject(s *entente.Sentence, v int) int {
	for range 2 {
		for j := range s.Tokens {
			if s.Tokens[j].Head-1 == v && relation(&s.Tokens[j]) == "nsubj" {
				if s.Tokens[j].UPOS == "NOUN" || s.Tokens[j].UPOS == "PROPN" {
					return j
				}
				return -1
			}
		}
		if relation(&s.Tokens[v]) != "conj" {
			break
		}
		v = s.Tokens[v].Head - 1
		if v < 0 {
			break
		}
	}
	return -1
}

// move gives an amount the direction of the verb that governs it.
func (f *finder) move(a *entente.Amount) {
	s, i := f.head(a)
	if s == nil {
		return
	}
	for range 3 {
		h := s.Tokens[i].Head - 1
		if h < 0 || h >= len(s.Tokens) {
			return
		}
		switch r := relation(&s.Tokens[i]); r {
		case "obl", "obj", "nummod", "nmod", "advmod", "compound":
		default:
			return
		}
		if d, ok := f.t.verbs[s.Tokens[h].Lemma]; ok && s.Tokens[h].UPOS == "VERB" {
			if a.Unit == "count" && !f.t.quantities[strings.ToLower(a.Of)] {
				return
			}
			a.Direction = &d
			return
		}
		i = h
	}
}

// directions adds amounts that have a direction and no number: "the deficit
// narrowed". Only a verb of change with a measurable subject or object, in a
// clause without a number of its own, makes one.
func (f *finder) directions() {
	taken := map[int]bool{}
	for i := range f.out {
		if f.out[i].Direction != nil {
			taken[f.out[i].Sentence] = true
		}
	}
	for si := range f.sents {
		if taken[si] {
			continue
		}
		s := &f.sents[si]
		for i := range s.Tokens {
			t := &s.Tokens[i]
			d, ok := f.t.verbs[t.Lemma]
			if !ok || t.UPOS != "VERB" {
				continue
			}
			n := f.subject(s, i)
			if n < 0 || !f.t.quantities[strings.ToLower(s.Tokens[n].Text)] {
				n = f.child(s, i, "obj")
			}
			if n < 0 || !f.t.quantities[strings.ToLower(s.Tokens[n].Text)] {
				continue
			}
			of := phraseOf(s, n, t.Span)
			dir := d
			f.out = append(f.out, entente.Amount{Span: t.Span, Text: t.Text, Unit: "", Direction: &dir, Of: of.Of(f.text), OfSpan: &of, Sentence: si})
		}
	}
}
