package coding

import (
	"strings"

	"entente"
)

// tree is a dependency tree with its children listed once. Indices are
// 0-based; -1 is "none".
type tree struct {
	s     *entente.Sentence
	kids  [][]int
	lemma []string // lower-case lemmas
	// alt is the verb that a word tagged otherwise may be a past form of
	// ("freed" as an adjective), by token.
	alt map[int]string
}

func newTree(s *entente.Sentence) *tree {
	s = repaired(s)
	t := &tree{s: s, kids: make([][]int, len(s.Tokens)), lemma: make([]string, len(s.Tokens)), alt: map[int]string{}}
	for i := range s.Tokens {
		l := s.Tokens[i].Lemma
		if l == "" || l == "_" {
			l = s.Tokens[i].Text
		}
		if u := s.Tokens[i].UPOS; u == "ADJ" || u == "NOUN" || u == "PROPN" {
			if v := verbOf(strings.ToLower(s.Tokens[i].Text)); v != "" && strings.EqualFold(l, s.Tokens[i].Text) {
				t.alt[i] = v
			}
		}
		t.lemma[i] = singular(strings.ToLower(l), s.Tokens[i].XPOS)
		if h := s.Tokens[i].Head - 1; h >= 0 && h < len(s.Tokens) && h != i {
			t.kids[h] = append(t.kids[h], i)
		}
	}
	return t
}

func (t *tree) head(i int) int {
	h := t.s.Tokens[i].Head - 1
	if h < 0 || h >= len(t.s.Tokens) || h == i {
		return -1
	}
	return h
}

// rel is the relation of i to its governor, rels its part before any colon.
func (t *tree) rel(i int) string { return t.s.Tokens[i].Deprel }

func base(rel string) string {
	b, _, _ := strings.Cut(rel, ":")
	return b
}

func (t *tree) upos(i int) string { return t.s.Tokens[i].UPOS }
func (t *tree) xpos(i int) string { return t.s.Tokens[i].XPOS }
func (t *tree) word(i int) string { return strings.ToLower(t.s.Tokens[i].Text) }

// child is the first child of i with one of the relations, or -1.
func (t *tree) child(i int, rels ...string) int {
	for _, k := range t.kids[i] {
		for _, r := range rels {
			if t.rel(k) == r {
				return k
			}
		}
	}
	return -1
}

// caseOf is the preposition of a noun phrase, "as_part_of" for a fixed one,
// or "".
func (t *tree) caseOf(i int) string {
	for _, k := range t.kids[i] {
		if t.rel(k) != "case" {
			continue
		}
		w := t.word(k)
		if w == "'s" || w == "’s" || w == "'" || w == "’" {
			continue
		}
		for _, f := range t.kids[k] {
			if t.rel(f) == "fixed" {
				w += "_" + t.word(f)
			}
		}
		if w == "out" && k+1 < len(t.lemma) && t.word(k+1) == "of" {
			w = "out_of"
		}
		return w
	}
	return ""
}

// marker is the subordinating word of a clause ("to", "that", "if"), or "".
func (t *tree) marker(i int) string {
	if k := t.child(i, "mark"); k >= 0 {
		return t.word(k)
	}
	return ""
}

// conjuncts lists i and what is coordinated with it.
func (t *tree) conjuncts(i int) []int {
	out := []int{i}
	for _, k := range t.kids[i] {
		switch {
		case t.rel(k) == "conj" && nominal(t.upos(k)):
			out = append(out, k)
		case t.rel(k) == "appos" && k > i && t.joined(i, k):
			out = append(out, k) // "Ann Lee and minister Bo Li" as one explained
		case t.rel(k) == "flat":
			for _, c := range t.kids[k] { // "Ann Lee and Bo Li" with "Bo" on "Lee"
				if t.rel(c) == "conj" && nominal(t.upos(c)) {
					out = append(out, c)
				}
			}
		}
	}
	return out
}

// joined reports whether an "and" that belongs to k stands between i and k.
func (t *tree) joined(i, k int) bool {
	for j := i + 1; j < k; j++ {
		if t.word(j) == "and" && t.rel(j) == "cc" && t.under(j, k) {
			return true
		}
	}
	return false
}

func nominal(upos string) bool {
	switch upos {
	case "NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM", "DET":
		return true
	}
	return false
}

// verbal reports whether i heads a clause: a verb, or a word with a copula
// or a subject.
func (t *tree) verbal(i int) bool {
	if t.upos(i) == "VERB" || t.upos(i) == "AUX" && t.head(i) < 0 {
		return true
	}
	return t.child(i, "cop", "nsubj", "nsubj:pass", "csubj", "nsubj:outer") >= 0
}

// subtree marks i and everything below it, except below the children that
// skip reports. The walk is linear in the tree.
func (t *tree) subtree(i int, skip func(k int) bool) []int {
	var out []int
	seen := make([]bool, len(t.s.Tokens))
	stack := []int{i}
	for len(stack) > 0 {
		x := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if seen[x] {
			continue
		}
		seen[x] = true
		for _, k := range t.kids[x] {
			if skip == nil || !skip(k) {
				stack = append(stack, k)
			}
		}
	}
	for x, in := range seen {
		if in {
			out = append(out, x)
		}
	}
	return out
}

// depth is the number of steps from i up to the root, at most n.
func (t *tree) depth(i int) int {
	d := 0
	for h := t.head(i); h >= 0 && d < len(t.s.Tokens); h = t.head(h) {
		d++
	}
	return d
}

// under reports whether i is a or below a.
func (t *tree) under(i, a int) bool {
	for n := 0; i >= 0 && n <= len(t.s.Tokens); n++ {
		if i == a {
			return true
		}
		i = t.head(i)
	}
	return false
}

// passive reports whether verb i is in the passive or a bare past participle
// that modifies or continues one.
func (t *tree) passive(i int) bool {
	if t.child(i, "aux:pass", "nsubj:pass", "csubj:pass", "obl:agent") >= 0 {
		return true
	}
	if t.xpos(i) != "VBN" {
		return false
	}
	switch t.rel(i) {
	case "acl", "advcl", "amod":
		return t.child(i, "aux", "nsubj", "obj") < 0
	case "conj":
		h := t.head(i)
		return h >= 0 && t.child(i, "aux", "nsubj") < 0 && t.upos(h) == "VERB" && t.passive(h) && t.child(i, "obj") < 0
	case "xcomp":
		return t.child(i, "obj") < 0
	}
	return false
}

// auxiliary reports whether predicate i has one of the words as auxiliary or
// copula.
func (t *tree) auxiliary(i int, words map[string]bool) bool {
	for _, k := range t.kids[i] {
		if r := base(t.rel(k)); (r == "aux" || r == "cop") && words[t.lemma[k]] {
			return true
		}
	}
	return false
}

// singular undoes a plural that the lemmatiser kept ("troops").
func singular(lemma, xpos string) string {
	if xpos == "NNS" && len(lemma) > 3 && strings.HasSuffix(lemma, "s") && !strings.HasSuffix(lemma, "ss") && !strings.HasSuffix(lemma, "us") {
		return lemma[:len(lemma)-1]
	}
	return lemma
}

// irregular lists past forms that taggers most often take for nouns or
// adjectives, with their verbs.
var irregular = map[string]string{
	"met": "meet", "shot": "shoot", "struck": "strike", "held": "hold", "sent": "send", "sold": "sell", "bought": "buy",
	"fought": "fight", "told": "tell", "sought": "seek", "withdrew": "withdraw", "broke": "break", "spoke": "speak",
	"gave": "give", "took": "take", "led": "lead", "hit": "hit", "shut": "shut", "swore": "swear", "flew": "fly", "freed": "free",
	"froze": "freeze", "frozen": "freeze", "threw": "throw", "thrown": "throw", "drove": "drive", "driven": "drive", "beat": "beat", "beaten": "beat", "shook": "shake", "sank": "sink", "withdrawn": "withdraw", "left": "leave",
}

// verbOf strips the ending of a regular past form: "freed" to "free",
// "imposed" to "impose", "barred" to "bar". The stem is only a guess, to be
// looked up among the lemmas of rules.
func verbOf(word string) string {
	if v := irregular[word]; v != "" {
		return v
	}
	stem, ok := strings.CutSuffix(word, "ed")
	if !ok || len(stem) < 3 {
		return ""
	}
	return stem
}

// spellings lists what the verb of a stripped stem may be.
func spellings(stem string) []string {
	out := []string{stem, stem + "e"}
	n := len(stem)
	if n > 1 && stem[n-1] == stem[n-2] {
		out = append(out, stem[:n-1])
	}
	if y, ok := strings.CutSuffix(stem, "i"); ok {
		out = append(out, y+"y")
	}
	return out
}

// leftPreposition is the preposition directly before the noun phrase of i,
// for trees that hang it on another word, or "".
func (t *tree) leftPreposition(i int) string {
	for j := i - 1; j >= 0 && j >= i-5; j-- {
		switch t.upos(j) {
		case "DET", "ADJ", "NUM", "PROPN":
			continue
		case "NOUN":
			if t.rel(j) == "compound" {
				continue
			}
		case "ADP":
			return t.word(j)
		}
		return ""
	}
	return ""
}
