package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"entente/english/conllu"
	"entente/english/neural"
	"entente/english/neural/learn"
)

// encoder turns sentences into examples.
type encoder struct {
	tags       []string
	tagIndex   map[string]uint8
	labels     []string
	labelIndex map[string]uint8
	vocabulary neural.Vocabulary
}

func newEncoder(c *corpus, v *vectors) *encoder {
	e := &encoder{tags: tagSet(c.sents, 3), tagIndex: map[string]uint8{}, vocabulary: neural.Vocabulary{}}
	for i, t := range e.tags {
		e.tagIndex[t] = uint8(i)
	}
	e.labels, e.labelIndex = labelSet(c.sents)
	for i, w := range v.words {
		if _, twice := e.vocabulary[w]; !twice {
			e.vocabulary[w] = int32(i)
		}
	}
	return e
}

// example encodes a sentence; forms may differ from the treebank's.
func (e *encoder) example(s *conllu.Sentence, forms []string, names bool) *learn.Example {
	x := &learn.Example{Words: neural.Words(nil, e.vocabulary, forms)}
	for i := range s.Words {
		w := &s.Words[i]
		x.Tags = append(x.Tags, e.tagIndex[tagOf(w)])
		x.Heads = append(x.Heads, int32(w.Head-1))
		x.Labels = append(x.Labels, e.labelIndex[w.Deprel])
	}
	if names {
		x.Names = nameClasses(s, true)
	}
	return x
}

func forms(s *conllu.Sentence) []string {
	out := make([]string, len(s.Words))
	for i, w := range s.Words {
		out[i] = w.Form
	}
	return out
}

// examples encodes sentences; some are added again in other letter case when
// vary is set, so that headlines and careless writers are read too.
func (e *encoder) examples(sents []conllu.Sentence, vary bool, r *random) []*learn.Example {
	var out []*learn.Example
	for i := range sents {
		s := &sents[i]
		f := forms(s)
		named := strings.HasPrefix(s.ID, "GUM")
		out = append(out, e.example(s, f, named))
		if !vary {
			continue
		}
		k := r.intn(100)
		if k >= 8 {
			continue
		}
		for j, w := range f {
			switch {
			case k < 3:
				f[j] = strings.ToLower(w)
			case k < 5:
				f[j] = strings.ToUpper(w)
			case s.Words[j].UPOS != "ADP" && s.Words[j].UPOS != "DET" && w != "n't" && w != "'s" && w[0] < 128:
				f[j] = strings.ToUpper(w[:1]) + w[1:]
			}
		}
		out = append(out, e.example(s, f, named))
	}
	return out
}

// newsOf picks the news of GUM, which is read twice.
func newsOf(sents []conllu.Sentence) []conllu.Sentence {
	var out []conllu.Sentence
	for _, s := range sents {
		if strings.HasPrefix(s.ID, "GUM_news") {
			out = append(out, s)
		}
	}
	return out
}

func trainAccurate(o *options) error {
	c, err := readCorpus(o.data)
	if err != nil {
		return err
	}
	v, err := readVectors(o.vectors, o.vocabulary)
	if err != nil {
		return err
	}
	logf("%d vectors", len(v.words))
	e := newEncoder(c, v)
	r := &random{o.seed}
	data := e.examples(c.sents, true, r)
	data = append(data, e.examples(newsOf(c.sents), false, r)...)
	dev := map[string][]*learn.Example{}
	names := []string{"ewt-dev", "gumfree-dev"}
	for _, name := range names {
		s, err := conllu.ReadFile(filepath.Join(o.data, name+".conllu"))
		if err != nil {
			return err
		}
		dev[name] = e.examples(s, false, nil)
	}
	n := learn.NewNet(len(e.tags), 2*len(nameKinds)+1, len(e.labels), v.floats(), o.seed)
	if o.from != "" {
		if err := restore(n, o.from); err != nil {
			return err
		}
		return save(n, e, v, o.out)
	}
	learn.Train(n, data, learn.Config{Epochs: o.epochs, Stop: o.stop, Words: 600, Rate: float32(o.rate), Seed: o.seed, Report: func(epoch int, l learn.Losses) {
		line := fmt.Sprintf("epoch %d train %s", epoch+1, summary(l))
		if epoch%2 == 1 || epoch == o.epochs-1 {
			for _, name := range names {
				line += " | " + name + " " + summary(learn.Evaluate(n, dev[name]))
			}
			if err := checkpoint(n, o.out+".float"); err != nil {
				logf("checkpoint: %v", err)
			}
		}
		logf("%s", line)
	}})
	return save(n, e, v, o.out)
}

// summary prints per cent right: tags, arcs by greedy choice, labels of gold
// arcs, classes of names.
func summary(l learn.Losses) string {
	return fmt.Sprintf("tag %.2f arc %.2f label %.2f name %.2f", 100*float64(l.TagRight)/l.Words, 100*float64(l.ArcRight)/l.Words,
		100*float64(l.LabelRight)/l.Words, 100*float64(l.NameRight)/max(1, float64(l.Named)))
}
