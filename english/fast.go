package english

import (
	"sync"

	"entente"
	"entente/english/lemma"
	"entente/english/models/fast"
	"entente/english/neural"
	"entente/english/perceptron"
	"entente/english/segment"
	"entente/english/weights"
)

// model is what both settings share.
type model struct {
	segmenter *segment.Segmenter
	tagger    *perceptron.Tagger
	parser    *perceptron.Parser
	namer     *perceptron.Namer
	lemmas    *lemma.Lemmatiser
	lists     *lists
}

// scratch is memory that one analysis reuses.
type scratch struct {
	perceptron.Scratch
	words  []perceptron.Word
	tags   []uint8
	heads  []int
	labels []uint8

	forms     []string
	described []neural.Word
	network   neural.Scratch
}

// tree returns room for the heads and labels of n words.
func (s *scratch) tree(n int) ([]int, []uint8) {
	for len(s.heads) < n {
		s.heads, s.labels = append(s.heads, 0), append(s.labels, 0)
	}
	return s.heads[:n], s.labels[:n]
}

var loadModel = sync.OnceValues(func() (*model, error) {
	f, err := weights.Decode(fast.Weights)
	if err != nil {
		return nil, err
	}
	r := sections{file: f}
	m := &model{lists: loadLists()}
	bounds, err := segment.NewBounds(r.int8("bounds"))
	if err != nil {
		return nil, err
	}
	m.segmenter = segment.New(bounds)
	m.tagger = perceptron.NewTagger(r.lines("tags"), r.table("tagger", len(r.lines("tags"))))
	labels := r.lines("labels")
	m.parser = &perceptron.Parser{Labels: labels, Action: r.table("action", 3), Label: r.table("label", len(labels))}
	kinds := r.lines("kinds")
	m.namer = &perceptron.Namer{Kinds: kinds, Table: r.table("names", 2*len(kinds)+1)}
	m.lemmas = lemma.New(r.lines("exceptions"), r.lines("lemmas"))
	return m, r.err
})

// sections reads sections and keeps the first error.
type sections struct {
	file *weights.File
	err  error
}

func (s *sections) int8(name string) []int8 {
	w, err := s.file.Int8(name)
	if err != nil && s.err == nil {
		s.err = err
	}
	return w
}

func (s *sections) lines(name string) []string {
	l, err := s.file.Lines(name)
	if err != nil && s.err == nil {
		s.err = err
	}
	return l
}

// table reads a table with room for the given number of classes.
func (s *sections) table(name string, classes int) *perceptron.Table {
	return perceptron.NewTable(s.int8(name), (classes+3)/4*4).Widen()
}

// fastReader tags, parses and names with the perceptrons.
type fastReader struct{ *model }

func (r *fastReader) read(scr *scratch, tokens []entente.Token) []name {
	scr.words = scr.words[:0]
	for i := range tokens {
		scr.words = append(scr.words, perceptron.NewWord(tokens[i].Text))
	}
	scr.tags = append(scr.tags[:0], r.tagger.Tag(&scr.Scratch, scr.words)...)
	heads, labels := scr.tree(len(tokens))
	r.parser.Parse(&scr.Scratch, scr.words, scr.tags, heads, labels)
	for i := range tokens {
		t := &tokens[i]
		t.UPOS, t.XPOS = r.tagger.UPOS[scr.tags[i]], r.tagger.XPOS[scr.tags[i]]
		t.Head, t.Deprel = heads[i], r.parser.Labels[labels[i]]
	}
	return r.names(scr)
}

// names marks the names among words that are tagged.
func (r *model) names(scr *scratch) []name {
	var out []name
	for _, n := range r.namer.Names(&scr.Scratch, scr.words, scr.tags, nil) {
		out = append(out, name{n.First, n.Last, kindOf(n.Kind)})
	}
	return out
}

func kindOf(gum string) entente.MentionKind {
	switch gum {
	case "person":
		return entente.Person
	case "organization":
		return entente.Organisation
	case "place":
		return entente.Place
	case "event":
		return entente.EventName
	}
	return entente.Other
}
