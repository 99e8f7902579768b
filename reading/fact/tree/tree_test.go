package tree

import (
	"reflect"
	"testing"

	"entente"
)

func sentence(heads ...int) *entente.Sentence {
	s := &entente.Sentence{}
	for i, h := range heads {
		s.Tokens = append(s.Tokens, entente.Token{Span: entente.Span{Start: 2 * i, End: 2*i + 1}, Text: "x", Head: h, Deprel: "dep"})
	}
	return s
}

func TestEveryTokenHangsFromARootOnce(t *testing.T) {
	for name, heads := range map[string][]int{
		"tree":    {2, 0, 2, 3},
		"cycle":   {2, 1, 0, 3},
		"self":    {1, 2},
		"outside": {9, -4, 0},
		"empty":   {},
	} {
		tr := New(sentence(heads...))
		seen := map[int]int{}
		for _, i := range tr.TopDown() {
			seen[i]++
			if h := tr.Head(i); h >= 0 && seen[h] == 0 {
				t.Errorf("%s: %d comes before its governor", name, i)
			}
		}
		if len(seen) != len(heads) || len(tr.TopDown()) != len(heads) {
			t.Errorf("%s: order is %v", name, tr.TopDown())
		}
	}
}

func TestKidsUnderAndCover(t *testing.T) {
	tr := New(sentence(2, 0, 2, 3))
	if !reflect.DeepEqual(tr.Kids(1), []int{0, 2}) {
		t.Errorf("kids %v", tr.Kids(1))
	}
	under := tr.Under(1, func(k int) bool { return k == 2 })
	if got := tr.Cover(under); got != (entente.Span{Start: 0, End: 3}) {
		t.Errorf("cover of %v is %v", under, got)
	}
	if tr.Cover(nil) != (entente.Span{}) {
		t.Error("cover of nothing is not empty")
	}
}
