package perceptron

import (
	"slices"
	"testing"
)

func inOrder(_, n int) []int {
	p := make([]int, n)
	for i := range p {
		p[i] = i
	}
	return p
}

// toy is a treebank of two sentences: D N V D N and N V.
func toy() []TreeExample {
	return []TreeExample{
		{Words: Words(nil, []string{"the", "cat", "sees", "a", "dog"}), Tags: []uint8{0, 1, 2, 0, 1}, Heads: []int32{1, 2, 5, 4, 2}, Labels: []uint8{1, 2, 0, 1, 3}},
		{Words: Words(nil, []string{"birds", "sing"}), Tags: []uint8{1, 2}, Heads: []int32{1, 2}, Labels: []uint8{2, 0}},
	}
}

func TestParserLearnsAndRepeats(t *testing.T) {
	train := func() *Parser {
		return TrainParser([]string{"root", "det", "nsubj", "obj"}, toy(), 12, 12, 15, inOrder, func(int) int { return 1 })
	}
	p, q := train(), train()
	if !slices.Equal(p.Action.W, q.Action.W) || !slices.Equal(p.Label.W, q.Label.W) {
		t.Fatal("two runs of training differ")
	}
	var scr Scratch
	for _, x := range toy() {
		heads, labels := make([]int, len(x.Words)), make([]uint8, len(x.Words))
		p.Parse(&scr, x.Words, x.Tags, heads, labels)
		for i, h := range x.Heads {
			want := int(h) + 1
			if int(h) == len(x.Words) {
				want = 0
			}
			if heads[i] != want || labels[i] != x.Labels[i] {
				t.Errorf("word %d: head %d label %d, want %d and %d", i, heads[i], labels[i], want, x.Labels[i])
			}
		}
	}
}

func TestOracleWithoutErrorsBuildsTheGoldTree(t *testing.T) {
	for _, x := range toy() {
		var s state
		s.reset(x.Words, x.Tags)
		for !s.done() {
			ok, costs := s.legal(), s.costs(x.Heads)
			action := -1
			for a := range actions {
				if ok[a] && costs[a] == 0 {
					action = a
					break
				}
			}
			if action < 0 {
				t.Fatalf("no action is free of cost: %v %v", ok, costs)
			}
			s.apply(action, 0)
		}
		for i, h := range x.Heads {
			if s.head[i] != h {
				t.Errorf("word %d hangs on %d, want %d", i, s.head[i], h)
			}
		}
	}
}

func TestAnyWeightsGiveATree(t *testing.T) {
	seed := uint64(3)
	noise := func(n, stride int) *Table {
		w := make([]int8, n*stride)
		for i := range w {
			seed = seed*6364136223846793005 + 1442695040888963407
			w[i] = int8(seed >> 56)
		}
		return NewTable(w, stride)
	}
	p := &Parser{Labels: []string{"root", "a", "b", "c"}, Action: noise(256, 4), Label: noise(256, 4)}
	var scr Scratch
	for n := 1; n < 40; n++ {
		forms := make([]string, n)
		for i := range forms {
			forms[i] = string(rune('a' + i*7%26))
		}
		heads, labels := make([]int, n), make([]uint8, n)
		p.Parse(&scr, Words(nil, forms), make([]uint8, n), heads, labels)
		roots := 0
		for i := range heads {
			steps := 0
			for h := heads[i]; h != 0; h = heads[h-1] {
				if steps++; steps > n {
					t.Fatalf("cycle in %v", heads)
				}
			}
			if heads[i] == 0 {
				roots++
			}
		}
		if roots != 1 {
			t.Fatalf("%d roots in %v", roots, heads)
		}
	}
}

func TestTaggerLearnsAndRepeats(t *testing.T) {
	var data []TagExample
	for _, x := range toy() {
		data = append(data, TagExample{x.Words, x.Tags})
	}
	tags := []string{"DET/DT", "NOUN/NN", "VERB/VBZ"}
	g, h := TrainTagger(tags, data, 10, 8, inOrder), TrainTagger(tags, data, 10, 8, inOrder)
	if !slices.Equal(g.Table.W, h.Table.W) {
		t.Fatal("two runs of training differ")
	}
	var scr Scratch
	for _, x := range data {
		if got := g.Tag(&scr, x.Words); !slices.Equal(got, x.Tags) {
			t.Errorf("got %v, want %v", got, x.Tags)
		}
	}
}

func TestNamesNeverContinueWhatDidNotBegin(t *testing.T) {
	g := &Namer{Kinds: []string{"person", "place"}}
	if g.next(2, 0) || g.next(4, 1) || g.next(2, edge) {
		t.Error("a name continues nothing")
	}
	if !g.next(2, 1) || !g.next(4, 4) || !g.next(3, 2) || !g.next(0, 3) {
		t.Error("a legal step is refused")
	}
}
