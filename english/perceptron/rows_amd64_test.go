package perceptron

import (
	"slices"
	"testing"
)

func TestVectorRowsEqualPortable(t *testing.T) {
	if !hasAVX2 {
		t.Skip("no AVX2")
	}
	w := make([]int8, 64*24)
	for i := range w {
		w[i] = int8(i*37%255 - 127)
	}
	tab := NewTable(w, 24)
	feats := []uint64{1, 63, 64, 1 << 60, 7, 7}
	a, b := make([]int32, 24), make([]int32, 24)
	tab.addRows(a, feats)
	tab.addRowsPortable(b, feats)
	if !slices.Equal(a, b) {
		t.Errorf("%v and %v differ", a, b)
	}
}

func TestWideRowsScoreTheSame(t *testing.T) {
	w := make([]int8, 16*12)
	for i := range w {
		w[i] = int8(i*31%255 - 127)
	}
	tab := NewTable(w, 12)
	wide := tab.Widen()
	feats := []uint64{3, 5, 9}
	a, b := make([]int32, 12), make([]int32, wide.Stride)
	tab.Score(a, feats)
	wide.Score(b, feats)
	if wide.Stride != 16 || !slices.Equal(a, b[:12]) {
		t.Errorf("stride %d: %v and %v", wide.Stride, a, b)
	}
}
