package main

import (
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"entente/english/conllu"
	"entente/english/lemma"
	"entente/english/perceptron"
	"entente/english/segment"
	"entente/english/weights"
)

// trainBounds trains the model of sentence boundaries: an averaged
// perceptron, a missed boundary and a false one weighing the same.
func trainBounds(c *corpus, r *random) []int8 {
	var data []segment.Example
	for _, p := range conllu.Paragraphs(c.sents) {
		starts := map[int]bool{}
		for _, spans := range p.Words {
			starts[spans[0][0]] = true
		}
		data = append(data, segment.Examples(p.Text, starts)...)
	}
	w := make([]int64, segment.BoundsSize)
	acc := make([]int64, segment.BoundsSize)
	step := int64(1)
	for e := range 8 {
		for _, k := range r.shuffle(e, len(data)) {
			x := &data[k]
			sum := int64(0)
			for _, f := range x.Features {
				sum += w[f%segment.BoundsSize]
			}
			if y := sign(x.Ends); sum*y <= 0 {
				for _, f := range x.Features {
					w[f%segment.BoundsSize] += y
					acc[f%segment.BoundsSize] += y * step
				}
			}
			step++
		}
	}
	out := make([]int8, len(w))
	for i := range w {
		v := (w[i]*step - acc[i]) * 8 / step
		out[i] = int8(max(-127, min(127, v)))
	}
	return out
}

func sign(b bool) int64 {
	if b {
		return 1
	}
	return -1
}

// nameKinds are the kinds of name that are learnt, as GUM calls them.
var nameKinds = []string{"person", "organization", "place", "event", "other"}

func addNames(f *weights.File, c *corpus, jack [][]uint8, r *random) error {
	off := len(c.sents) - len(c.gum)
	var data []perceptron.NameExample
	for i := range c.gum {
		s := &c.gum[i]
		x := perceptron.NameExample{Words: words(s), Tags: jack[off+i], Class: nameClasses(s, false)}
		data = append(data, x)
	}
	g := perceptron.TrainNamer(nameKinds, data, nameBits, 10, r.shuffle)
	f.AddLines("kinds", nameKinds)
	f.AddInt8("names", g.Table.W)
	return nil
}

// nameClasses returns the BIO class of each word, persons called by their
// office too when offices is set. Names of times are none.
func nameClasses(s *conllu.Sentence, offices bool) []uint8 {
	out := make([]uint8, len(s.Words))
	for _, n := range s.Names(offices) {
		if n.Kind == "time" {
			continue
		}
		k := slices.Index(nameKinds, n.Kind)
		if k < 0 {
			k = len(nameKinds) - 1
		}
		for j := n.First; j <= n.Last; j++ {
			out[j] = uint8(2*k + 2)
		}
		out[n.First] = uint8(2*k + 1)
	}
	return out
}

// addLemmas lists known lemmas (treebank and WordNet) and the words that the
// rules get wrong.
func addLemmas(f *weights.File, c *corpus, wordnet string) error {
	known := map[string]bool{}
	votes := map[string]map[string]int{}
	for i := range c.sents {
		for _, w := range c.sents[i].Words {
			if w.Deprel == "goeswith" || strings.Contains(w.Feats, "Typo=Yes") || w.Lemma == "_" {
				continue
			}
			key := strings.ToLower(strings.ReplaceAll(w.Form, "’", "'")) + "\t" + w.UPOS + "/" + w.XPOS
			if w.UPOS == "PROPN" {
				key = w.Form + "\tPROPN/" + w.XPOS
			}
			if votes[key] == nil {
				votes[key] = map[string]int{}
			}
			votes[key][w.Lemma]++
			if w.UPOS == "NOUN" || w.UPOS == "VERB" || w.UPOS == "ADJ" || w.UPOS == "ADV" {
				if strings.ToLower(w.Lemma) == w.Lemma {
					known[w.Lemma+"\t"+w.UPOS] = true
				}
			}
		}
	}
	irregular, err := readWordNet(wordnet, known)
	if err != nil {
		return err
	}
	var list []string
	for k := range known {
		list = append(list, k)
	}
	sort.Strings(list)
	for k, v := range votes {
		best := ""
		for l, n := range v {
			if best == "" || n > v[best] || n == v[best] && l < best {
				best = l
			}
		}
		irregular[k] = best
	}
	rules := lemma.New(nil, list)
	var exc []string
	for k, l := range irregular {
		form, tags, _ := strings.Cut(k, "\t")
		u, x, _ := strings.Cut(tags, "/")
		if rules.Lemma(form, u, x) != l {
			exc = append(exc, k+"\t"+l)
		}
	}
	sort.Strings(exc)
	f.AddLines("lemmas", list)
	f.AddLines("exceptions", exc)
	logf("%d known lemmas, %d exceptions", len(list), len(exc))
	return nil
}

// readWordNet adds the single-word lemmas of WordNet to known and returns its
// irregular forms.
func readWordNet(dir string, known map[string]bool) (map[string]string, error) {
	out := map[string]string{}
	if dir == "" {
		return out, nil
	}
	for _, p := range []struct{ name, upos, xpos string }{
		{"noun", "NOUN", "NNS"}, {"verb", "VERB", "VBD VBN VBG VBZ"}, {"adj", "ADJ", "JJR JJS"}, {"adv", "ADV", "RBR RBS"}} {
		b, err := os.ReadFile(filepath.Join(dir, "index."+p.name))
		if err != nil {
			return nil, err
		}
		for line := range strings.SplitSeq(string(b), "\n") {
			w, _, ok := strings.Cut(line, " ")
			if ok && w != "" && !strings.ContainsAny(w, "_-.'0123456789") && p.upos != "ADV" {
				known[w+"\t"+p.upos] = true
			}
		}
		if b, err = os.ReadFile(filepath.Join(dir, p.name+".exc")); err != nil {
			return nil, err
		}
		for line := range strings.SplitSeq(string(b), "\n") {
			c := strings.Fields(line)
			if len(c) < 2 || strings.ContainsAny(line, "_-") {
				continue
			}
			for x := range strings.FieldsSeq(p.xpos) {
				if !plausible(c[0], x) {
					continue
				}
				out[c[0]+"\t"+p.upos+"/"+x] = c[1]
			}
		}
	}
	return out, nil
}

// plausible keeps an irregular form to the tags that its ending allows.
func plausible(form, xpos string) bool {
	switch xpos {
	case "VBG":
		return strings.HasSuffix(form, "ing")
	case "VBZ":
		return strings.HasSuffix(form, "s")
	case "VBD", "VBN":
		return !strings.HasSuffix(form, "ing") && !strings.HasSuffix(form, "es")
	case "JJR", "RBR":
		return !strings.HasSuffix(form, "st")
	case "JJS", "RBS":
		return strings.HasSuffix(form, "st")
	}
	return true
}
