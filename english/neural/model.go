package neural

import (
	"encoding/binary"
	"fmt"

	"entente/english/weights"
)

// Model is the trained network.
type Model struct {
	Tags, Kinds, Labels []string
	Vocabulary          Vocabulary

	tables  [len(Tables)]table
	vectors []byte // two elements of 4 bits a byte
	in      *Matrix
	layers  [len(Layers)]*Matrix
	head    *Matrix
	out     *Matrix
	sigmoid []int16 // of -8 to 8 in steps of 1/One, times 1<<15 less one
	// Arc parameters in 1/One; near is [Distances x Arc].
	rootQ, headBias, near []int16
	nearB                 []int64 // in 1/(One·One)
	labelNear             []int16 // [Distances x Hidden]

	tagAt, nameAt, depAt, govAt, depHAt, govHAt, depXAt, govXAt int
}

type table struct {
	w    []int8
	step int16 // size of one unit in 1/One
}

// VectorStep is the size of one step of a word vector, in 1/One.
const VectorStep = 36

// Load reads a model from its file.
func Load(f *weights.File) (*Model, error) {
	l := &loader{f: f}
	m := &Model{Tags: l.lines("tags"), Kinds: l.lines("kinds"), Labels: l.lines("labels")}
	m.Vocabulary = Vocabulary{}
	for i, w := range l.lines("vocabulary") {
		if _, twice := m.Vocabulary[w]; !twice {
			m.Vocabulary[w] = int32(i)
		}
	}
	m.vectors = l.bytes("vectors")
	for i, t := range Tables {
		m.tables[i] = table{l.int8(t.Name), 1}
		if s := l.int32s(t.Name + ".step"); len(s) == 1 {
			m.tables[i].step = int16(s[0])
		}
		l.check(t.Name, len(m.tables[i].w), t.Rows*t.Dim)
	}
	m.in = l.matrix("in", Input, Dim)
	for i, d := range Layers {
		if d == 0 {
			m.layers[i] = l.matrix(fmt.Sprintf("layer%d", i), Dim, 3*Dim)
		} else {
			m.layers[i] = l.matrix(fmt.Sprintf("layer%d", i), 3*Dim, 2*Dim)
		}
	}
	m.offsets()
	m.head = l.matrix("head", Dim, m.govXAt+Cross)
	m.out = l.matrix("out", Hidden+Cross, len(m.Labels))
	m.rootQ, m.headBias = l.int16s("rootQ", Arc), l.int16s("headBias", Arc)
	m.near, m.labelNear = l.int16s("near", Distances*Arc), l.int16s("labelNear", Distances*Hidden)
	for _, v := range l.int16s("nearB", Distances) {
		m.nearB = append(m.nearB, int64(v)*One)
	}
	m.sigmoid = l.int16s("sigmoid", 16*One+1)
	l.check("vectors", len(m.vectors), len(l.lines("vocabulary"))*Vector/2)
	return m, l.err
}

func (m *Model) offsets() {
	m.tagAt, m.nameAt = 0, len(m.Tags)
	m.depAt = m.nameAt + 2*len(m.Kinds) + 1
	m.govAt = m.depAt + Arc
	m.depHAt = m.govAt + Arc
	m.govHAt = m.depHAt + Hidden
	m.depXAt = m.govHAt + Hidden
	m.govXAt = m.depXAt + Cross
}

// loader reads sections and keeps the first error.
type loader struct {
	f   *weights.File
	err error
}

func (l *loader) keep(err error) {
	if err != nil && l.err == nil {
		l.err = err
	}
}

func (l *loader) check(name string, got, want int) {
	if got != want {
		l.keep(fmt.Errorf("section %s has %d elements, want %d", name, got, want))
	}
}

func (l *loader) bytes(name string) []byte {
	b, err := l.f.Bytes(name)
	l.keep(err)
	return b
}

func (l *loader) lines(name string) []string {
	s, err := l.f.Lines(name)
	l.keep(err)
	return s
}

func (l *loader) int8(name string) []int8 {
	w, err := l.f.Int8(name)
	l.keep(err)
	return w
}

func (l *loader) int32s(name string) []int32 {
	b := l.bytes(name)
	out := make([]int32, len(b)/4)
	for i := range out {
		out[i] = int32(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return out
}

func (l *loader) int16s(name string, n int) []int16 {
	b := l.bytes(name)
	l.check(name, len(b)/2, n)
	out := make([]int16, n)
	for i := range min(n, len(b)/2) {
		out[i] = int16(binary.LittleEndian.Uint16(b[2*i:]))
	}
	return out
}

func (l *loader) matrix(name string, k, n int) *Matrix {
	w, s, b := l.int8(name), l.int32s(name+".scale"), l.int32s(name+".bias")
	l.check(name, len(w), k*n)
	l.check(name+".scale", len(s), n)
	l.check(name+".bias", len(b), n)
	if l.err != nil {
		return nil
	}
	return NewMatrix(k, n, w, s, b)
}
