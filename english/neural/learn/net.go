// Package learn trains the network of package neural in 32-bit floats.
//
// The result depends on the data and the seed alone: work is divided into
// shards whose gradients are added in a fixed order, sums are taken in a
// fixed order, and the vector kernel has a portable twin with the same bits.
package learn

import (
	"entente/english/neural"
)

// block is one matrix of parameters inside the flat list.
type block struct{ at, r, c int }

// Net is the parameters of the network.
type Net struct {
	Tags, Names, Labels int
	P                   []float32   // dense parameters
	E                   [][]float32 // embeddings, by table
	vectors             []float32   // frozen word vectors

	in, inB         block
	w, b            []block // of each layer
	head, headB     block
	rootQ, rootV    block // arc head and label hidden of the root: unused for labels
	near            block // [Distances x Arc]
	nearB, headBias block
	labelNear       block // [Distances x Hidden]
	out, outB       block
	size            int
	tagAt, nameAt   int
	depAt, govAt    int
	depHAt, govHAt  int
	depXAt, govXAt  int
	columns         int
}

// NewNet makes a network with random weights.
func NewNet(tags, names, labels int, vectors []float32, seed uint64) *Net {
	n := &Net{Tags: tags, Names: names, Labels: labels, vectors: vectors}
	const D = neural.Dim
	n.in, n.inB = n.add(neural.Input, D), n.add(1, D)
	for _, d := range neural.Layers {
		if d == 0 {
			n.w, n.b = append(n.w, n.add(D, 3*D)), append(n.b, n.add(1, 3*D))
		} else {
			n.w, n.b = append(n.w, n.add(3*D, 2*D)), append(n.b, n.add(1, 2*D))
		}
	}
	n.tagAt = 0
	n.nameAt = tags
	n.depAt = n.nameAt + names
	n.govAt = n.depAt + neural.Arc
	n.depHAt = n.govAt + neural.Arc
	n.govHAt = n.depHAt + neural.Hidden
	n.depXAt = n.govHAt + neural.Hidden
	n.govXAt = n.depXAt + neural.Cross
	n.columns = n.govXAt + neural.Cross
	n.head, n.headB = n.add(D, n.columns), n.add(1, n.columns)
	n.rootQ = n.add(1, neural.Arc)
	n.near, n.nearB = n.add(neural.Distances, neural.Arc), n.add(1, neural.Distances)
	n.headBias = n.add(1, neural.Arc)
	n.labelNear = n.add(neural.Distances, neural.Hidden)
	n.out, n.outB = n.add(neural.Hidden+neural.Cross, labels), n.add(1, labels)
	n.P = make([]float32, n.size)
	n.init(&rng{seed})
	return n
}

func (n *Net) add(r, c int) block {
	b := block{n.size, r, c}
	n.size += r * c
	return b
}

func (n *Net) init(r *rng) {
	fill := func(b block, scale float32) {
		for i := range b.r * b.c {
			n.P[b.at+i] = r.normal() * scale
		}
	}
	fill(n.in, root(1, neural.Input/4))
	for i, d := range neural.Layers {
		fill(n.w[i], root(1, n.w[i].r))
		if d == 0 { // forget gates begin open
			for j := range neural.Dim {
				n.P[n.b[i].at+neural.Dim+j] = 1
			}
		}
	}
	fill(n.head, root(1, neural.Dim))
	for i := range neural.Dim { // arc scores begin small
		for j := n.depAt; j < n.columns; j++ {
			n.P[n.head.at+i*n.columns+j] *= 0.4
		}
	}
	fill(n.rootQ, 0.1)
	fill(n.near, 0.1)
	fill(n.out, root(1, n.out.r))
	for _, t := range neural.Tables {
		e := make([]float32, t.Rows*t.Dim)
		for i := range e {
			e[i] = r.normal() * 0.3
		}
		n.E = append(n.E, e)
	}
}

// root is the square root of a/b, by Newton's method on exact divisions.
func root(a, b int) float32 {
	x := float64(a) / float64(b)
	y := 1.0
	for range 40 {
		y = (y + x/y) / 2
	}
	return float32(y)
}

func (n *Net) mat(b block) view           { return mat(n.P[b.at:b.at+b.r*b.c], b.r, b.c) }
func (n *Net) row(b block) []float32      { return n.P[b.at : b.at+b.r*b.c] }
func part(g []float32, b block) []float32 { return g[b.at : b.at+b.r*b.c] }

// Example is one sentence. Names is nil when it has no names layer; Heads
// are 0-based, -1 for the root.
type Example struct {
	Words  []neural.Word
	Tags   []uint8
	Names  []uint8
	Heads  []int32
	Labels []uint8
}
