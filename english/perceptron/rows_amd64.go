package perceptron

import "golang.org/x/sys/cpu"

//go:noescape
func addRowsAVX2(out *int32, w *int8, stride int, feats *uint64, n int, mask uint64)

var hasAVX2 = cpu.X86.HasAVX2

// addRows adds the rows that feats choose to out.
func (t *Table) addRows(out []int32, feats []uint64) {
	if hasAVX2 && t.Stride%8 == 0 && len(feats) > 0 {
		addRowsAVX2(&out[0], &t.W[0], t.Stride, &feats[0], len(feats), t.mask)
		return
	}
	t.addRowsPortable(out, feats)
}
