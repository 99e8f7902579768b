package main

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"time"

	"entente/english/conllu"
	"entente/english/perceptron"
	"entente/english/weights"
)

// corpus is the training text.
type corpus struct {
	sents []conllu.Sentence
	gum   []conllu.Sentence // those with entities
}

func readCorpus(dir string) (*corpus, error) {
	c := &corpus{}
	for _, name := range []string{"ewt-train.conllu", "gumfree-train.conllu"} {
		s, err := conllu.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return nil, err
		}
		c.sents = append(c.sents, s...)
		if strings.HasPrefix(name, "gum") {
			c.gum = s
		}
	}
	return c, nil
}

func logf(format string, args ...any) {
	fmt.Fprintf(os.Stderr, time.Now().Format("15:04:05 ")+format+"\n", args...)
}

func trainFast(o *options) error {
	c, err := readCorpus(o.data)
	if err != nil {
		return err
	}
	f := &weights.File{}
	r := &random{o.seed}
	bounds := trainBounds(c, r)
	f.AddInt8("bounds", bounds)
	logf("boundaries done")
	tags := tagSet(c.sents, 3)
	jack, tagger := trainTaggers(c, tags, r, o.epochs)
	f.AddLines("tags", tags)
	f.AddCoarse("tagger", tagger.Table.W)
	logf("tagger done")
	parser := trainParser(c, jack, r, o.epochs)
	f.AddLines("labels", parser.Labels)
	f.AddCoarse("action", parser.Action.W)
	f.AddCoarse("label", parser.Label.W)
	logf("parser done")
	if err := addNames(f, c, jack, r); err != nil {
		return err
	}
	if err := addLemmas(f, c, o.wordnet); err != nil {
		return err
	}
	return write(f, o.out)
}

func write(f *weights.File, path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	w, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := f.Encode(w); err != nil {
		w.Close()
		return err
	}
	return w.Close()
}

// random is SplitMix64.
type random struct{ s uint64 }

func (r *random) next() uint64 {
	r.s += 0x9E3779B97F4A7C15
	z := r.s
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}

func (r *random) intn(n int) int { return int(r.next() % uint64(n)) }

func (r *random) shuffle(_, n int) []int {
	p := make([]int, n)
	for i := range p {
		p[i] = i
	}
	for i := n - 1; i > 0; i-- {
		j := r.intn(i + 1)
		p[i], p[j] = p[j], p[i]
	}
	return p
}

func tagOf(w *conllu.Word) string { return w.UPOS + "/" + w.XPOS }

// tagSet lists the pairs of tags seen at least min times, sorted.
func tagSet(sents []conllu.Sentence, min int) []string {
	n := map[string]int{}
	for i := range sents {
		for j := range sents[i].Words {
			n[tagOf(&sents[i].Words[j])]++
		}
	}
	var out []string
	for t, k := range n {
		if k >= min {
			out = append(out, t)
		}
	}
	sort.Strings(out)
	return out
}

func words(s *conllu.Sentence) []perceptron.Word {
	forms := make([]string, len(s.Words))
	for i, w := range s.Words {
		forms[i] = w.Form
	}
	return perceptron.Words(nil, forms)
}

// trainTaggers returns for each sentence tags from a tagger that did not see
// it, and a tagger trained on everything.
func trainTaggers(c *corpus, tags []string, r *random, epochs int) ([][]uint8, *perceptron.Tagger) {
	index := map[string]uint8{}
	for i, t := range tags {
		index[t] = uint8(i)
	}
	data := make([]perceptron.TagExample, len(c.sents))
	for i := range c.sents {
		x := perceptron.TagExample{Words: words(&c.sents[i])}
		for j := range c.sents[i].Words {
			x.Tags = append(x.Tags, index[tagOf(&c.sents[i].Words[j])])
		}
		data[i] = x
	}
	const folds = 5
	jack := make([][]uint8, len(data))
	fold := func(i int) int { return i / 50 % folds }
	for k := range folds {
		var part []perceptron.TagExample
		for i := range data {
			if fold(i) != k {
				part = append(part, data[i])
			}
		}
		t := perceptron.TrainTagger(tags, part, tagBits, max(epochs/2, 2), r.shuffle)
		var scr perceptron.Scratch
		for i := range data {
			if fold(i) == k {
				jack[i] = append([]uint8(nil), t.Tag(&scr, data[i].Words)...)
			}
		}
		logf("fold %d", k)
	}
	return jack, perceptron.TrainTagger(tags, data, tagBits, epochs, r.shuffle)
}

const (
	tagBits    = 17
	actionBits = 20
	labelBits  = 17
	nameBits   = 16
)

// labelSet lists the relations, "root" first; rare ones are cut to their
// universal part.
func labelSet(sents []conllu.Sentence) ([]string, map[string]uint8) {
	n := map[string]int{}
	for i := range sents {
		for _, w := range sents[i].Words {
			n[w.Deprel]++
		}
	}
	out := []string{"root"}
	for l, k := range n {
		if l != "root" && (k >= 20 || !strings.Contains(l, ":")) && l != "" {
			out = append(out, l)
		}
	}
	sort.Strings(out[1:])
	index := map[string]uint8{}
	for i, l := range out {
		index[l] = uint8(i)
	}
	for l := range n {
		if _, ok := index[l]; !ok {
			base, _, _ := strings.Cut(l, ":")
			index[l] = index[base]
		}
	}
	return out, index
}

func trainParser(c *corpus, jack [][]uint8, r *random, epochs int) *perceptron.Parser {
	labels, index := labelSet(c.sents)
	var data []perceptron.TreeExample
	for i := range c.sents {
		s := &c.sents[i]
		x := perceptron.TreeExample{Words: words(s), Tags: jack[i]}
		for _, w := range s.Words {
			h := int32(w.Head - 1)
			if h < 0 {
				h = int32(len(s.Words))
			}
			x.Heads = append(x.Heads, h)
			x.Labels = append(x.Labels, index[w.Deprel])
		}
		data = append(data, x)
	}
	return perceptron.TrainParser(labels, data, actionBits, labelBits, epochs, r.shuffle, r.intn)
}
