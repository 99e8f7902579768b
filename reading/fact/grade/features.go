package grade

import (
	"strings"

	"entente/reading/fact/tree"
)

// View is what the rules know of a token; the features build on it.
type View struct {
	Status  string   // the status by rule
	Own     string   // the status that stands at the word itself
	Above   string   // the status it receives from its governor
	Because []string // the rules that moved it
}

// bag collects features.
type bag struct {
	t    *tree.Tree
	i    int
	list []string
}

func (b *bag) add(parts ...string) { b.list = append(b.list, strings.Join(parts, "=")) }

// Features lists what the model may know of token i, in a fixed order.
func Features(t *tree.Tree, i int, v View) []string {
	b := &bag{t: t, i: i}
	b.word()
	b.rules(v)
	b.governor(v)
	b.dependents()
	b.window()
	b.surface()
	b.sentence(v)
	return b.list
}

func (b *bag) word() {
	t, i := b.t, b.i
	tok := t.Tokens[i]
	b.add("l", t.Lemma(i))
	b.add("x", tok.XPOS)
	b.add("r", tok.Deprel)
	b.add("xr", tok.XPOS, t.Rel(i))
	b.add("lx", t.Lemma(i), tok.XPOS)
	b.add("aux", auxiliaries(t, i))
	b.add("xaux", tok.XPOS, auxiliaries(t, i))
	b.add("raux", t.Rel(i), auxiliaries(t, i))
	b.add("tense", Tense(t, i))
	b.add("tense-r", Tense(t, i), t.Rel(i))
	b.add("subj", subject(t, i))
	b.add("subj-tense", subject(t, i), Tense(t, i))
}

// auxiliaries is the sequence of auxiliaries and negators of i.
func auxiliaries(t *tree.Tree, i int) string {
	var list []string
	for _, k := range t.Kids(i) {
		if t.Is(k, "aux", "cop", "neg") || t.Is(k, "advmod") && (t.Lower(k) == "not" || t.Lower(k) == "n't" || t.Lower(k) == "never") {
			list = append(list, t.Lower(k))
		}
		if t.Is(k, "mark") && t.Lower(k) == "to" {
			list = append(list, "to")
		}
	}
	if len(list) > 4 {
		list = list[:4]
	}
	return strings.Join(list, "+")
}

// Tense names the form of the verb group of i.
func Tense(t *tree.Tree, i int) string {
	modal, have, be, to := "", "", "", false
	for _, k := range t.Kids(i) {
		switch {
		case t.Is(k, "aux", "cop") && t.Tokens[k].XPOS == "MD":
			modal = t.Lemma(k)
		case t.Is(k, "aux", "cop") && t.Lemma(k) == "have":
			have = t.Tokens[k].XPOS
		case t.Is(k, "aux", "cop") && (t.Lemma(k) == "be" || t.Lemma(k) == "do" || t.Lemma(k) == "get"):
			be = t.Lemma(k) + t.Tokens[k].XPOS
		case t.Is(k, "mark") && t.Lower(k) == "to":
			to = true
		}
	}
	s := modal + "/" + have + "/" + be + "/" + t.Tokens[i].XPOS
	if to {
		s = "to/" + s
	}
	return s
}

// subject describes the subject of i in a word.
func subject(t *tree.Tree, i int) string {
	k := t.Kid(i, "nsubj", "expl", "csubj")
	if k < 0 {
		return "-"
	}
	if u := t.Tokens[k].UPOS; u != "PRON" && u != "DET" {
		return u + t.Tokens[k].XPOS
	}
	return t.Lower(k)
}

func (b *bag) rules(v View) {
	b.add("st", v.Status)
	b.add("st-r", v.Status, b.t.Rel(b.i))
	b.add("st-x", v.Status, b.t.Tokens[b.i].XPOS)
	b.add("own", v.Own, v.Above)
	for _, w := range v.Because {
		b.add("b", w)
		b.add("bs", w, v.Status)
		kind, _, _ := strings.Cut(w, ":")
		b.add("bk", kind)
	}
	if n := len(v.Because); n > 1 {
		b.add("bb", v.Because[n-2], v.Because[n-1])
	}
	if len(v.Because) == 0 {
		b.add("b", "none")
		b.add("b0", b.t.Tokens[b.i].XPOS, b.t.Rel(b.i))
	}
}

func (b *bag) governor(v View) {
	t, i := b.t, b.i
	rel := t.Rel(i)
	h := t.Head(i)
	path := rel
	if h >= 0 {
		b.add("g", t.Lemma(h), rel)
		b.add("gx", t.Tokens[h].XPOS, rel)
		b.add("gl", t.Lemma(h), t.Lemma(i))
		b.add("gaux", auxiliaries(t, h), rel)
		b.add("gtense", Tense(t, h), rel)
		b.add("gtt", Tense(t, h), Tense(t, i), rel)
		b.add("gsubj", subject(t, h), rel)
		if g := t.Head(h); g >= 0 {
			b.add("gg", t.Lemma(g), t.Rel(h), rel)
			b.add("ggaux", auxiliaries(t, g), t.Rel(h), rel)
		}
	}
	for k, n := h, 0; k >= 0 && n < 6; k, n = t.Head(k), n+1 {
		path += ">" + t.Rel(k)
		if n == 1 {
			b.add("path3", path)
		}
		b.add("anc", t.Lemma(k))
		b.add("anc-tense", Tense(t, k))
	}
	b.add("path", path)
	for _, k := range t.Kids(i) {
		if t.Is(k, "mark", "case", "cc") {
			b.add("m", t.Lower(k))
			b.add("mr", t.Lower(k), rel)
			if h >= 0 {
				b.add("mg", t.Lower(k), t.Lemma(h))
			}
		}
	}
}

func (b *bag) dependents() {
	t, i := b.t, b.i
	for _, k := range t.Kids(i) {
		r := t.Tokens[k].Deprel
		b.add("k", r)
		switch t.Rel(k) {
		case "advmod", "aux", "mark", "xcomp", "discourse", "det", "amod":
			b.add("kl", r, t.Lemma(k))
		case "obj", "obl", "nsubj", "nmod":
			b.add("kl", r, t.Lemma(k))
			b.add("kx", r, t.Tokens[k].XPOS)
			for _, d := range t.Kids(k) {
				if t.Is(d, "det", "case", "amod", "nmod:poss") {
					b.add("kd", r, t.Lower(d))
				}
			}
		case "advcl", "ccomp", "conj", "parataxis":
			if m := t.Kid(k, "mark"); m >= 0 {
				b.add("km", r, t.Lower(m))
			}
			b.add("kt", r, Tense(t, k))
		}
	}
}

func (b *bag) window() {
	t, i := b.t, b.i
	at := func(k int) string { return wordAt(t, k) }
	b.add("w-1", at(i-1))
	b.add("w+1", at(i+1))
	b.add("w-2", at(i-2))
	b.add("w+2", at(i+2))
	b.add("w-21", at(i-2), at(i-1))
	b.add("w-10", at(i-1), at(i))
	b.add("w01", at(i), at(i+1))
	for k := max(0, i-6); k < i; k++ {
		b.add("before", t.Lemma(k))
	}
	for k := i + 1; k < len(t.Tokens) && k <= i+5; k++ {
		b.add("after", t.Lemma(k))
	}
}

// surface knows the clause by the words alone, where the tree is wrong: the
// verbs, modal, negator and subordinator nearest before the word.
func (b *bag) surface() {
	t, i := b.t, b.i
	tag := func(k int) string {
		if k < 0 || k >= len(t.Tokens) {
			return "|"
		}
		return t.Tokens[k].XPOS
	}
	b.add("p3", tag(i-2), tag(i-1), tag(i))
	b.add("n3", tag(i), tag(i+1), tag(i+2))
	b.add("p1n1", tag(i-1), tag(i), tag(i+1))
	b.add("w3", wordAt(t, i-3), wordAt(t, i-2), wordAt(t, i-1))
	verbs := 0
	var modal, neg, sub bool
	for k := i - 1; k >= 0 && k > i-15; k-- {
		near := "far"
		if verbs == 0 {
			near = "same"
		}
		switch x := t.Tokens[k].XPOS; {
		case t.Verb(k) && verbs < 2:
			verbs++
			b.add("lv", []string{"", "1", "2"}[verbs], t.Lemma(k))
			b.add("lvx", []string{"", "1", "2"}[verbs], x, t.Tokens[i].XPOS)
			if verbs == 1 && k == i-2 {
				b.add("lvw", t.Lemma(k), t.Lower(i-1))
			}
		case x == "MD" && !modal:
			modal = true
			b.add("lm", t.Lemma(k), near)
		case (t.Lower(k) == "not" || t.Lower(k) == "n't" || t.Lower(k) == "never" || t.Lower(k) == "no") && !neg:
			neg = true
			b.add("ln", t.Lower(k), near)
		case (t.Tokens[k].UPOS == "SCONJ" || x == "IN" || x == "WRB" || x == "WP" || x == "WDT") && !sub && t.Is(k, "mark", "advmod", "nsubj", "obj"):
			sub = true
			b.add("ls", t.Lower(k), near)
		}
	}
}

func wordAt(t *tree.Tree, k int) string {
	if k < 0 || k >= len(t.Tokens) {
		return "|"
	}
	return t.Lower(k)
}

func (b *bag) sentence(v View) {
	t, i := b.t, b.i
	last := ""
	for k := len(t.Tokens) - 1; k >= 0 && last == ""; k-- {
		if w := t.Lower(k); t.Tokens[k].UPOS == "PUNCT" && w != "\"" && w != ")" && w != "”" {
			last = w
		} else if t.Tokens[k].UPOS != "PUNCT" {
			last = "word"
		}
	}
	b.add("end", last)
	b.add("end-st", last, v.Status)
	first := t.Lower(0)
	b.add("first", first)
	b.add("firstx", t.Tokens[0].XPOS, last)
	switch n := len(t.Tokens); {
	case n < 6:
		b.add("len", "5")
	case n < 12:
		b.add("len", "11")
	case n < 25:
		b.add("len", "24")
	default:
		b.add("len", "25")
	}
	if i == 0 {
		b.add("pos", "first")
	}
	for k := range t.Tokens {
		switch w := t.Lower(k); w {
		case "if", "would", "should", "please", "could", "i", "you", "we", "they", "when", "may", "might", "unless", "will":
			b.add("has", w)
		}
		if t.Head(k) < 0 {
			b.add("root", t.Lemma(k))
			b.add("root-tense", Tense(t, k))
			b.add("root-subj", subject(t, k))
		}
	}
}
