//go:build !amd64

package perceptron

// addRows adds the rows that feats choose to out.
func (t *Table) addRows(out []int32, feats []uint64) { t.addRowsPortable(out, feats) }
