// Package pairs judges whether two predicates in their sentences name one
// event: a small gradient-boosted forest over features that can be read
// (head lemma, nearness of words, shared arguments, likeness of sentences and
// documents, names and figures), and agglomerative clustering over its
// judgements.
//
// Everything is deterministic; a Model and a Corpus are immutable once made
// and safe for concurrent use. Comparing two mentions takes about 3 µs.
package pairs

import (
	"math"
	"slices"
	"strings"

	"entente"
	"entente/weighing/words"
)

// Mention is a predicate made ready for comparison.
type Mention struct {
	Doc, Sentence int // indices within the corpus and the document
	Lemma         string
	stem          string
	Verb          bool
	negated       bool
	vector        [words.Dim]float32
	hasVector     bool
	surface       string
	subject, object,
	near, sentence bag
	governor                          string
	names                             []string
	figures                           []string
	argVector, nearVector, sentVector vector
	times                             []string // weekdays, months, years, "yesterday"
	modal                             bool     // under "will", "may", …
	role                              byte     // v verb, n noun, o other
	size                              int      // tokens
	twins                             int      // mentions of the stem in the document
	bits                              float64  // information of the lemma in English
}

// bag is a sorted list of stems with weights, of unit length.
type bag []term

type term struct {
	stem   string
	weight float32
}

func (b bag) dot(c bag) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(b) && j < len(c); {
		switch {
		case b[i].stem < c[j].stem:
			i++
		case b[i].stem > c[j].stem:
			j++
		default:
			sum += float64(float64(b[i].weight) * float64(c[j].weight))
			i++
			j++
		}
	}
	return sum
}

// extractor makes Mentions.
type extractor struct {
	table    *words.Table
	function map[string]bool
	idf      func(stem string) float64
}

// particles end a phrasal verb or stand inside one.
var particles = map[string]bool{"up": true, "down": true, "in": true, "into": true, "out": true, "off": true, "on": true, "over": true,
	"away": true, "back": true, "to": true, "of": true, "for": true, "with": true, "at": true, "by": true, "from": true, "the": true, "a": true,
	"an": true, "through": true, "around": true, "about": true, "after": true, "against": true}

// head picks the token of a mention that governs the others in the tree,
// else the last one that is no particle.
func head(sent []entente.Token, toks []int) int {
	in := map[int]bool{}
	for _, t := range toks {
		in[t] = true
	}
	last := toks[len(toks)-1]
	for i := len(toks) - 1; i >= 0; i-- {
		if !particles[strings.ToLower(sent[toks[i]].Text)] {
			last = toks[i]
			break
		}
	}
	for _, t := range toks {
		if particles[strings.ToLower(sent[t].Text)] {
			continue
		}
		if h := sent[t].Head - 1; !in[h] {
			if sent[t].UPOS == "ADJ" || sent[t].UPOS == "DET" || sent[t].UPOS == "NUM" {
				continue
			}
			return t
		}
	}
	return last
}

func (x *extractor) mention(doc, si int, sent []entente.Token, toks []int) Mention {
	h := head(sent, toks)
	t := sent[h]
	m := Mention{Doc: doc, Sentence: si, Lemma: strings.ToLower(t.Lemma), Verb: t.UPOS == "VERB" || t.UPOS == "AUX"}
	if m.Lemma == "" || m.Lemma == "_" {
		m.Lemma = strings.ToLower(t.Text)
	}
	m.stem = words.Stem(m.Lemma)
	m.vector, m.hasVector = x.table.Vector(m.Lemma)
	if !m.hasVector {
		m.vector, m.hasVector = x.table.Vector(strings.ToLower(t.Text))
	}
	var surf []string
	for _, k := range toks {
		if low := strings.ToLower(sent[k].Text); !particles[low] {
			surf = append(surf, words.Stem(strings.ToLower(sent[k].Lemma)))
		}
	}
	m.surface = strings.Join(surf, " ")
	if g := t.Head - 1; g >= 0 && g < len(sent) {
		m.governor = words.Stem(strings.ToLower(sent[g].Lemma))
	}
	m.size, m.bits = len(toks), x.table.Bits(m.Lemma)
	switch t.UPOS {
	case "VERB", "AUX":
		m.role = 'v'
	case "NOUN", "PROPN":
		m.role = 'n'
	default:
		m.role = 'o'
	}
	x.arguments(&m, sent, toks, h)
	x.context(&m, sent, toks, h)
	return m
}

// arguments collects the words under the head by their relation to it.
func (x *extractor) arguments(m *Mention, sent []entente.Token, toks []int, h int) {
	subj, obj := map[string]float64{}, map[string]float64{}
	for i, t := range sent {
		if t.Head-1 == h && (t.Lemma == "not" || t.Lemma == "n't" || t.Lemma == "never" || t.Lemma == "no") {
			m.negated = true
		}
		if t.Head-1 == h && t.XPOS == "MD" {
			m.modal = true
		}
		if slices.Contains(toks, i) || x.function[strings.ToLower(t.Text)] || t.UPOS == "PUNCT" {
			continue
		}
		up, rel := i, ""
		for d := 0; d < 4 && up >= 0 && up != h; d++ {
			rel = sent[up].Deprel
			up = sent[up].Head - 1
		}
		if up != h {
			continue
		}
		s := words.Stem(strings.ToLower(t.Lemma))
		x.addVector(&m.argVector, t, x.idf(s))
		switch {
		case strings.HasPrefix(rel, "nsubj:pass") || rel == "obj" || rel == "iobj" || rel == "compound" || rel == "nmod" || rel == "amod":
			obj[s] = x.idf(s)
		case strings.HasPrefix(rel, "nsubj") || rel == "nmod:poss" || rel == "obl:agent":
			subj[s] = x.idf(s)
		case rel == "obl" || rel == "xcomp" || rel == "advmod" || strings.HasPrefix(rel, "obl"):
			obj[s] = 0.5 * x.idf(s)
		}
	}
	m.subject, m.object = newBag(subj), newBag(obj)
}

// context collects the words around, names and figures.
func (x *extractor) context(m *Mention, sent []entente.Token, toks []int, h int) {
	near, all := map[string]float64{}, map[string]float64{}
	for i, t := range sent {
		low := strings.ToLower(t.Text)
		if slices.Contains(toks, i) || t.UPOS == "PUNCT" || x.function[low] || low == "" {
			continue
		}
		s := words.Stem(strings.ToLower(t.Lemma))
		w := x.idf(s)
		all[s] = w
		x.addVector(&m.sentVector, t, w)
		if i >= h-6 && i <= h+6 {
			near[s] = w
			x.addVector(&m.nearVector, t, w)
		}
		if timeWords[low] || len(low) == 4 && (strings.HasPrefix(low, "19") || strings.HasPrefix(low, "20")) {
			m.times = append(m.times, low)
		}
		if low[0] >= '0' && low[0] <= '9' {
			m.figures = append(m.figures, low)
		} else if t.UPOS == "PROPN" || i > 0 && t.Text[0] >= 'A' && t.Text[0] <= 'Z' {
			m.names = append(m.names, s)
		}
	}
	slices.Sort(m.times)
	m.times = slices.Compact(m.times)
	m.near, m.sentence = newBag(near), newBag(all)
	slices.Sort(m.names)
	m.names = slices.Compact(m.names)
	slices.Sort(m.figures)
	m.figures = slices.Compact(m.figures)
}

// addVector adds the vector of a word with a weight.
func (x *extractor) addVector(sum *vector, t entente.Token, weight float64) {
	v, ok := x.table.Vector(strings.ToLower(t.Lemma))
	if !ok {
		v, ok = x.table.Vector(strings.ToLower(t.Text))
	}
	if !ok {
		return
	}
	for i := range v {
		sum[i] += float32(weight) * v[i]
	}
}

var timeWords = map[string]bool{"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true,
	"sunday": true, "january": true, "february": true, "march": true, "april": true, "june": true, "july": true, "august": true,
	"september": true, "october": true, "november": true, "december": true, "yesterday": true, "today": true, "tomorrow": true}

func newBag(m map[string]float64) bag {
	b := make(bag, 0, len(m))
	for s, w := range m {
		b = append(b, term{s, float32(w)})
	}
	slices.SortFunc(b, func(a, c term) int { return strings.Compare(a.stem, c.stem) })
	return b.unit()
}

// unit scales a bag to unit length.
func (b bag) unit() bag {
	n := 0.0
	for _, t := range b {
		n += float64(float64(t.weight) * float64(t.weight))
	}
	if n == 0 {
		return b
	}
	k := float32(1 / math.Sqrt(n))
	for i := range b {
		b[i].weight *= k
	}
	return b
}
