package learn

import (
	"encoding/binary"
	"fmt"
	"slices"

	"entente/english/neural"
	"entente/english/weights"
)

// Export rounds the network to the integers of package neural and appends
// its sections to f. step is the size of a step of the word vectors as the
// network was trained with.
func (n *Net) Export(f *weights.File, step float32) {
	for i, t := range neural.Tables {
		q, unit := embedding(n.E[i])
		f.AddInt8(t.Name, q)
		f.Add(t.Name+".step", int32s([]int32{unit}))
	}
	in := slices.Clone(n.row(n.in))
	for i := neural.VectorAt * D; i < len(in); i++ {
		in[i] *= step * neural.One / neural.VectorStep
	}
	n.matrix(f, "in", in, n.in, n.inB)
	for l := range neural.Layers {
		n.matrix(f, fmt.Sprintf("layer%d", l), n.row(n.w[l]), n.w[l], n.b[l])
	}
	n.matrix(f, "head", n.row(n.head), n.head, n.headB)
	n.matrix(f, "out", n.row(n.out), n.out, n.outB)
	f.Add("rootQ", int16s(n.row(n.rootQ)))
	f.Add("headBias", int16s(n.row(n.headBias)))
	f.Add("near", int16s(n.row(n.near)))
	f.Add("nearB", int16s(n.row(n.nearB)))
	f.Add("labelNear", int16s(n.row(n.labelNear)))
	var table []byte
	for i := range 16*neural.One + 1 {
		v := sigmoid(float32(i-8*neural.One)/neural.One) * 32767
		table = binary.LittleEndian.AppendUint16(table, uint16(int16(v+0.5)))
	}
	f.Add("sigmoid", table)
}

// matrix appends 8-bit weights with a scale for each column.
func (n *Net) matrix(f *weights.File, name string, w []float32, b, bias block) {
	q := make([]int8, len(w))
	scales := make([]int32, b.c)
	for j := range b.c {
		top := float32(0)
		for i := range b.r {
			top = max(top, w[i*b.c+j], -w[i*b.c+j])
		}
		scale := max(round(top/127*(1<<24)), 1)
		scales[j] = scale
		for i := range b.r {
			q[i*b.c+j] = int8(max(-127, min(127, round(w[i*b.c+j]*(1<<24)/float32(scale)))))
		}
	}
	biases := make([]int32, b.c)
	for j, v := range n.row(bias) {
		biases[j] = round(v * neural.One)
	}
	f.AddInt8(name, q)
	f.Add(name+".scale", int32s(scales))
	f.Add(name+".bias", int32s(biases))
}

// embedding rounds a table to 8 bits in whole units of 1/One; all but one in
// a thousand elements fit.
func embedding(e []float32) ([]int8, int32) {
	sizes := make([]float32, len(e))
	for i, v := range e {
		sizes[i] = max(v, -v)
	}
	slices.Sort(sizes)
	unit := max(1, round(sizes[len(sizes)-1-len(sizes)/1000]*neural.One/127+0.49))
	q := make([]int8, len(e))
	for i, v := range e {
		q[i] = int8(max(-127, min(127, round(v*neural.One/float32(unit)))))
	}
	return q, unit
}

func round(x float32) int32 {
	if x < 0 {
		return -int32(0.5 - x)
	}
	return int32(x + 0.5)
}

func int32s(x []int32) []byte {
	var b []byte
	for _, v := range x {
		b = binary.LittleEndian.AppendUint32(b, uint32(v))
	}
	return b
}

func int16s(x []float32) []byte {
	var b []byte
	for _, v := range x {
		b = binary.LittleEndian.AppendUint16(b, uint16(int16(max(-16383, min(16383, round(v*neural.One))))))
	}
	return b
}
