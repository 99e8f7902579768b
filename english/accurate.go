package english

import (
	"strings"
	"sync"

	"entente"
	"entente/english/models/accurate"
	"entente/english/neural"
	"entente/english/perceptron"
	"entente/english/weights"
)

var openAccurate = sync.OnceValues(func() (*English, error) {
	m, err := loadModel()
	if err != nil {
		return nil, err
	}
	f, err := weights.Decode(accurate.Weights)
	if err != nil {
		return nil, err
	}
	net, err := neural.Load(f)
	if err != nil {
		return nil, err
	}
	r := &accurateReader{model: net, other: m}
	for _, t := range net.Tags {
		u, x, _ := strings.Cut(t, "/")
		r.upos, r.xpos = append(r.upos, u), append(r.xpos, x)
	}
	return &English{segmenter: m.segmenter, reader: r, model: m}, nil
})

// accurateReader tags, parses and names with the network.
type accurateReader struct {
	model      *neural.Model
	upos, xpos []string
	other      *model // the perceptrons, whose advice is weighed in
}

// advice asks the perceptrons.
func (r *accurateReader) advice(scr *scratch, tokens []entente.Token) neural.Advice {
	scr.words = scr.words[:0]
	for i := range tokens {
		scr.words = append(scr.words, perceptron.NewWord(tokens[i].Text))
	}
	tags, scores := r.other.tagger.Scores(&scr.Scratch, scr.words)
	scr.tags = append(scr.tags[:0], tags...)
	heads, labels := scr.tree(len(tokens))
	r.other.parser.Parse(&scr.Scratch, scr.words, scr.tags, heads, labels)
	return neural.Advice{Tags: scores, Heads: heads, Labels: labels}
}

func (r *accurateReader) read(scr *scratch, tokens []entente.Token) []name {
	scr.forms = scr.forms[:0]
	for i := range tokens {
		scr.forms = append(scr.forms, tokens[i].Text)
	}
	scr.described = neural.Words(scr.described, r.model.Vocabulary, scr.forms)
	got := r.model.Read(&scr.network, scr.described, r.advice(scr, tokens))
	var out []name
	for i := range tokens {
		t := &tokens[i]
		t.UPOS, t.XPOS = r.upos[got.Tags[i]], r.xpos[got.Tags[i]]
		t.Head, t.Deprel = int(got.Heads[i]), r.model.Labels[got.Labels[i]]
		switch c := got.Names[i]; {
		case c%2 == 1:
			out = append(out, name{i, i, kindOf(r.model.Kinds[c/2])})
		case c > 0 && len(out) > 0:
			out[len(out)-1].last = i
		}
	}
	return out
}
