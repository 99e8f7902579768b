// Package neural holds the accurate model: hashed embeddings of words,
// affixes and shapes beside quantised GloVe vectors, a trunk of gated
// convolutions and recurrences shared by all tasks, and heads for tags,
// names, arcs and labels.
//
// Weights are 8-bit and activations 16-bit integers with fixed scales, so
// the result is the same on every platform; vector instructions are used
// where there are any and have a portable twin with identical results. Cost
// is linear in the words plus a small part quadratic in the sentence. A Model
// is immutable and safe for concurrent use.
package neural

import (
	"unicode"
	"unicode/utf8"
)

// Table is one hashed embedding: Rows vectors of Dim elements that fill the
// input from column At. Rows is a power of two.
type Table struct {
	Name          string
	Rows, Dim, At int
}

// Tables are the embeddings of a word, in the order of Word.Rows. The first
// two share their columns and are summed.
var Tables = [...]Table{
	{"word", 8192, 64, 0},
	{"word2", 8192, 64, 0},
	{"prefix3", 2048, 24, 64},
	{"suffix2", 1024, 24, 88},
	{"suffix3", 4096, 32, 112},
	{"suffix4", 4096, 24, 144},
	{"shape", 512, 24, 168},
}

// The columns of the input.
const (
	VectorAt = 192 // where the GloVe vector begins
	Vector   = 100 // its length
	Input    = VectorAt + Vector
)

// Word is what the network sees of a word: a row of each table, and the row
// of its GloVe vector or -1.
type Word struct {
	Rows   [len(Tables)]uint16
	Vector int32
}

// Vocabulary finds the row of a word's vector; nil knows no word.
type Vocabulary map[string]int32

// Words describes the words of one sentence.
func Words(buf []Word, vocabulary Vocabulary, forms []string) []Word {
	caps := capitals(forms)
	buf = buf[:0]
	for i, f := range forms {
		buf = append(buf, newWord(vocabulary, f, i == 0, caps))
	}
	return buf
}

// capitals reports whether a sentence is written in capitals.
func capitals(forms []string) bool {
	up, low := 0, 0
	for _, f := range forms {
		letters, upper := 0, 0
		for _, r := range f {
			if unicode.IsLetter(r) {
				letters++
				if unicode.IsUpper(r) {
					upper++
				}
			}
			if letters > 20 {
				break
			}
		}
		switch {
		case letters > 1 && upper == letters:
			up++
		case upper == 0 && letters > 0:
			low++
		}
	}
	return up > 2 && up > low
}

const (
	fnvBasis = 14695981039346656037
	fnvPrime = 1099511628211
)

func hash(seed uint64, s []byte) uint64 {
	h := uint64(fnvBasis) ^ seed*fnvPrime
	for _, b := range s {
		h = (h ^ uint64(b)) * fnvPrime
	}
	h ^= h >> 32
	h *= 0xBF58476D1CE4E5B9
	return h ^ h>>29
}

func newWord(vocabulary Vocabulary, form string, first, caps bool) Word {
	if len(form) > 120 {
		form = form[:60] + form[len(form)-60:]
	}
	var low, shape [160]byte
	l, s := low[:0], shape[:0]
	var last, run byte
	for _, r := range form {
		kind := byte('.')
		switch {
		case unicode.IsUpper(r):
			kind, r = 'X', unicode.ToLower(r)
		case unicode.IsLower(r):
			kind = 'x'
		case unicode.IsDigit(r):
			kind = 'd'
		case unicode.IsLetter(r):
			kind = 'l'
		default:
			r = plain(r)
			kind = byte(min(r, 127))
		}
		if kind != last {
			last, run = kind, 0
		}
		if run++; run <= 3 && len(s) < 24 {
			s = append(s, kind)
		}
		if len(l) < len(low)-4 {
			l = utf8.AppendRune(l, r)
		}
	}
	w := Word{Vector: -1}
	if v, ok := vocabulary[string(l)]; ok {
		w.Vector = v
	}
	for i, b := range l {
		if b >= '0' && b <= '9' {
			l[i] = '0'
		}
	}
	if first {
		s = append(s, '1')
	}
	if caps {
		s = append(s, 'C')
	}
	tail := func(n int) []byte { return l[max(0, len(l)-n):] }
	for i, h := range [...]uint64{hash(1, l), hash(2, l), hash(3, l[:min(3, len(l))]), hash(4, tail(2)), hash(5, tail(3)), hash(6, tail(4)), hash(7, s)} {
		w.Rows[i] = uint16(h % uint64(Tables[i].Rows))
	}
	return w
}

// plain maps typographic signs to those of the vector vocabulary.
func plain(r rune) rune {
	switch r {
	case '’', '‘', '`':
		return '\''
	case '“', '”', '«', '»':
		return '"'
	case '–', '—':
		return '-'
	}
	return r
}

// The trunk. A layer is a gated convolution of width 3 with a dilation, or
// (0) a gated recurrence in both directions.
const Dim = 192

// Layers lists the dilations; 0 is a recurrence.
var Layers = [...]int{1, 1, 0, 2, 0, 1}

// The heads read the trunk through one matrix of these columns, after the
// columns of tags and names.
const (
	Arc    = 128 // dependent, then head
	Hidden = 128 // label: of the dependent, then of the head
	Cross  = 64  // label: factors of the dependent, then of the head
	Near   = 12  // distances told apart on each side
)

// Distances is the number of signed distance classes.
const Distances = 2*Near + 1

// Distance classes head-dep, 0 for the root.
func Distance(dep, head int) int {
	d := head - dep
	side := 0
	if d < 0 {
		d, side = -d, Near
	}
	switch {
	case d <= 6:
	case d <= 8:
		d = 7
	case d <= 11:
		d = 8
	case d <= 15:
		d = 9
	case d <= 22:
		d = 10
	case d <= 35:
		d = 11
	default:
		d = 12
	}
	return side + d
}
