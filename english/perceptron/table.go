// Package perceptron holds the fast models: a part-of-speech tagger, an
// arc-hybrid dependency parser and a name tagger, all averaged perceptrons
// over hashed features with 8-bit weights.
//
// Scores are sums of integers, so the result is the same on every platform.
// Decoding is greedy and linear in the length of the sentence. Models are
// immutable and safe for concurrent use; the training code beside them is
// deterministic for a given order of examples.
package perceptron

import "slices"

// Table maps hashed features to one weight per class. Stride is the number
// of weights in a row, a multiple of 4 and at least the number of classes.
type Table struct {
	Stride int
	W      []int8
	mask   uint64
}

// NewTable wraps weights; len(w)/stride must be a power of two.
func NewTable(w []int8, stride int) *Table {
	return &Table{Stride: stride, W: w, mask: uint64(len(w)/stride - 1)}
}

// Widen returns the table with rows padded to a multiple of 8, which vector
// instructions add faster; rows of 4 stay as they are.
func (t *Table) Widen() *Table {
	if t.Stride == 4 || t.Stride%8 == 0 {
		return t
	}
	stride := (t.Stride + 7) / 8 * 8
	w := make([]int8, len(t.W)/t.Stride*stride)
	for i := 0; i*t.Stride < len(t.W); i++ {
		copy(w[i*stride:], t.W[i*t.Stride:(i+1)*t.Stride])
	}
	return NewTable(w, stride)
}

// Score sums the rows of feats into out, which has at least Stride elements.
func (t *Table) Score(out []int32, feats []uint64) {
	out = out[:t.Stride]
	clear(out)
	if t.Stride == 4 {
		var a, b, c, d int32
		for _, f := range feats {
			at := int(f&t.mask) * 4
			row := t.W[at : at+4 : at+4]
			a, b, c, d = a+int32(row[0]), b+int32(row[1]), c+int32(row[2]), d+int32(row[3])
		}
		out[0], out[1], out[2], out[3] = a, b, c, d
		return
	}
	t.addRows(out, feats)
}

// addRowsPortable is the portable twin of the vector code.
func (t *Table) addRowsPortable(out []int32, feats []uint64) {
	for _, f := range feats {
		at := int(f&t.mask) * t.Stride
		row := t.W[at : at+t.Stride]
		o := out[:len(row)]
		for j, v := range row {
			o[j] += int32(v)
		}
	}
}

// best returns the class below n with the highest score, the first of equals.
func best(scores []int32, n int) int {
	b := 0
	for i := 1; i < n; i++ {
		if scores[i] > scores[b] {
			b = i
		}
	}
	return b
}

// Learner trains a Table.
type Learner struct {
	Stride int
	mask   uint64
	w      []int32
	acc    []int64
	hits   []uint8
	step   int64
}

// NewLearner makes a learner with 1<<bits rows.
func NewLearner(bits uint, classes int) *Learner {
	stride := (classes + 3) / 4 * 4
	rows := 1 << bits
	return &Learner{Stride: stride, mask: uint64(rows - 1), w: make([]int32, rows*stride),
		acc: make([]int64, rows*stride), hits: make([]uint8, rows)}
}

// Score is Table.Score on the weights as they stand.
func (l *Learner) Score(out []int32, feats []uint64) {
	clear(out)
	for _, f := range feats {
		at := int(f&l.mask) * l.Stride
		for j, w := range l.w[at : at+l.Stride] {
			out[j] += w
		}
	}
}

// Step counts one example, for averaging.
func (l *Learner) Step() { l.step++ }

// Update moves weight from class bad to class good.
func (l *Learner) Update(feats []uint64, good, bad int) {
	for _, f := range feats {
		row := int(f & l.mask)
		if l.hits[row] < 255 {
			l.hits[row]++
		}
		at := row * l.Stride
		l.w[at+good]++
		l.acc[at+good] += l.step
		l.w[at+bad]--
		l.acc[at+bad] -= l.step
	}
}

// Table averages the weights over all steps and rounds them to 8 bits, with
// the largest one that keeps most of the range: all but one in ten thousand
// of the weights that are not zero fit, the others are cut. Rows updated
// fewer than min times are dropped, unless there were few examples at all.
func (l *Learner) Table(min uint8) *Table {
	t := NewTable(make([]int8, len(l.w)), l.Stride)
	if l.step == 0 {
		return t
	}
	var sizes []int64
	avg := make([]int64, len(l.w)) // in 1/1024
	for i, w := range l.w {
		if l.hits[i/l.Stride] < min && l.step > 10000 {
			continue
		}
		avg[i] = (int64(w)*l.step - l.acc[i]) / (l.step/1024 + 1)
		if avg[i] != 0 {
			sizes = append(sizes, max(avg[i], -avg[i]))
		}
	}
	if len(sizes) == 0 {
		return t
	}
	slices.Sort(sizes)
	limit := sizes[len(sizes)-1-len(sizes)/clipped]
	for i, v := range avg {
		t.W[i] = int8(max(-127, min64((2*v*127+sign(v)*limit)/(2*limit), 127)))
	}
	return t
}

// clipped is the inverse share of weights that may be cut.
const clipped = 20000

func sign(v int64) int64 {
	if v < 0 {
		return -1
	}
	return 1
}

func min64(a, b int64) int64 {
	if a < b {
		return a
	}
	return b
}

// mix folds x into h (the finaliser of SplitMix64).
func mix(h, x uint64) uint64 {
	h = (h ^ x) * 0x9E3779B97F4A7C15
	h ^= h >> 29
	h *= 0xBF58476D1CE4E5B9
	return h ^ h>>32
}
