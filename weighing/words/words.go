// Package words knows how common an English word is and which words are
// near each other in meaning. It serves to judge whether shared words are a
// trace of copying or the common stock of the language, and whether two
// predicates may name the same act.
//
// Frequency is a Zipf estimate from the rank of a word; vectors are GloVe
// 6B on their 64 principal axes, 4 bits each (Pennington, Socher and Manning 2014,
// released into the public domain). See MODEL.md.
//
// Loading takes about 10 ms and 10 MB, once, on first use. All functions are
// safe for concurrent use and deterministic.
package words

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"strings"
	"sync"
)

//go:embed words.bin.gz
var packed []byte

// Dim is the length of a vector.
const Dim = 64

const rowBytes = 2 + Dim/2

// Table is the loaded word list.
type Table struct {
	rank map[string]int32
	rows []byte
}

// Load returns the embedded table.
var Load = sync.OnceValues(func() (*Table, error) {
	zr, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("read word table: %w", err)
	}
	raw, err := io.ReadAll(zr)
	if err != nil {
		return nil, fmt.Errorf("read word table: %w", err)
	}
	return parse(raw)
})

// parse reads a table: the number of words and the number of vectors as
// little-endian uint32, the words each ended by a line feed, the vectors.
func parse(raw []byte) (*Table, error) {
	if len(raw) < 8 {
		return nil, fmt.Errorf("word table of %d bytes is cut short", len(raw))
	}
	n, m := int(binary.LittleEndian.Uint32(raw)), int(binary.LittleEndian.Uint32(raw[4:]))
	raw = raw[8:]
	if m > n || n > len(raw) || m*rowBytes > len(raw) {
		return nil, fmt.Errorf("word table names %d words and %d vectors and is cut short", n, m)
	}
	list := string(raw[:len(raw)-m*rowBytes])
	t := &Table{rank: make(map[string]int32, n), rows: raw[len(raw)-m*rowBytes:]}
	for w := range strings.SplitSeq(strings.TrimSuffix(list, "\n"), "\n") {
		t.rank[w] = int32(len(t.rank))
	}
	if len(t.rank) != n {
		return nil, fmt.Errorf("word table names %d words and holds %d", n, len(t.rank))
	}
	return t, nil
}

// Len is the number of words known.
func (t *Table) Len() int { return len(t.rank) }

// Rank is the frequency rank of a lower-case word, 0 the most frequent, -1
// when unknown.
func (t *Table) Rank(word string) int {
	if r, ok := t.rank[word]; ok {
		return int(r)
	}
	return -1
}

// Bits is the information of one word, -log2 of a Zipf estimate of its
// probability: about 4 for "the", 13 for "turn", 19 for a word outside the
// table.
func (t *Table) Bits(word string) float64 {
	r := t.Rank(word)
	if r < 0 {
		r = len(t.rank)
	}
	const harmonic = 12 // about H(100,000)
	return math.Log2(float64(r+2) * harmonic)
}

// Vector returns the vector of a lower-case word scaled to unit length, or
// false when there is none.
func (t *Table) Vector(word string) ([Dim]float32, bool) {
	var v [Dim]float32
	r := t.Rank(word)
	if r < 0 || (r+1)*rowBytes > len(t.rows) {
		return v, false
	}
	row := t.rows[r*rowBytes:]
	scale := math.Float32frombits(uint32(binary.LittleEndian.Uint16(row)) << 16)
	for i := range Dim {
		q := row[2+i/2]
		if i%2 == 1 {
			q >>= 4
		}
		v[i] = (float32(q&15) - 7.5) * scale
	}
	return v, true
}

// Similarity is the cosine of two words, 1 for the same word, 0 when either
// has no vector.
func (t *Table) Similarity(a, b string) float64 {
	if a == b {
		return 1
	}
	va, ok := t.Vector(a)
	if !ok {
		return 0
	}
	vb, ok := t.Vector(b)
	if !ok {
		return 0
	}
	var ab, aa, bb float64
	for i := range Dim {
		x, y := float64(va[i]), float64(vb[i])
		ab += float64(x * y)
		aa += float64(x * x)
		bb += float64(y * y)
	}
	if aa == 0 || bb == 0 {
		return 0
	}
	return ab / math.Sqrt(float64(aa*bb))
}
