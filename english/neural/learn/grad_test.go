package learn

import (
	"math"
	"testing"

	"entente/english/neural"
)

// toy makes a small batch.
func toy() (*Net, []*Example) {
	r := rng{3}
	v := make([]float32, 10*neural.Vector)
	for i := range v {
		v[i] = r.normal() * 0.1
	}
	n := NewNet(5, 3, 4, v, 11)
	var data []*Example
	for k := range 3 {
		e := &Example{}
		w := 4 + k
		for i := range w {
			var x neural.Word
			for t := range x.Rows {
				x.Rows[t] = uint16(r.next() % 50)
			}
			x.Vector = int32(r.next()%11) - 1
			e.Words = append(e.Words, x)
			e.Tags = append(e.Tags, uint8(r.next()%5))
			e.Names = append(e.Names, uint8(r.next()%3))
			e.Heads = append(e.Heads, int32((i+1)%w))
			e.Labels = append(e.Labels, uint8(1+r.next()%3))
		}
		e.Heads[w-1] = -1
		data = append(data, e)
	}
	return n, data
}

func total(l Losses) float64 { return l.Tag*weightTag + l.Name*weightName + l.Arc + l.Label }

func TestGradientsEqualDifferences(t *testing.T) {
	n, data := toy()
	s := newShard(n)
	s.train = false
	loss := func() float64 {
		s.sums = Losses{}
		s.load(data)
		s.forward()
		s.losses(1)
		return total(s.sums)
	}
	t.Logf("loss %.3f", loss())
	s.backward()
	grad := append([]float32(nil), s.grad...)
	emb := append([]float32(nil), s.egrad[2]...)
	wrong := 0
	check := func(name string, p []float32, i int, want float32) {
		t.Helper()
		const h = 5e-3
		old := p[i]
		p[i] = old + h
		a := loss()
		p[i] = old - h
		b := loss()
		p[i] = old
		got := (a - b) / (2 * h)
		if math.Abs(got-float64(want)) > 0.04+0.08*math.Abs(got) {
			wrong++
			t.Logf("%s[%d]: gradient %.4f, differences %.4f", name, i, want, got)
		}
	}
	r := rng{5}
	blocks := map[string]block{"in": n.in, "inB": n.inB, "conv": n.w[0], "convB": n.b[0], "conv2": n.w[3], "recur": n.w[2], "recurB": n.b[4],
		"head": n.head, "headB": n.headB, "rootQ": n.rootQ, "near": n.near, "nearB": n.nearB, "headBias": n.headBias, "labelNear": n.labelNear, "out": n.out, "outB": n.outB}
	for name, b := range blocks {
		for range 12 {
			i := b.at + int(r.next()%uint64(b.r*b.c))
			check(name, n.P, i, grad[i])
		}
	}
	for range 12 {
		row := int(data[0].Words[r.next()%4].Rows[2])
		i := row*neural.Tables[2].Dim + int(r.next()%8)
		check("prefix3", n.E[2], i, emb[i])
	}
	if wrong > 3 { // a step may cross the kink of a rectifier
		t.Errorf("%d gradients are wrong", wrong)
	}
}

func TestTrainingRepeatsAndLearns(t *testing.T) {
	run := func() (*Net, Losses) {
		n, data := toy()
		Train(n, data, Config{Epochs: 60, Words: 8, Rate: 2e-3, Seed: 1})
		return n, Evaluate(n, data)
	}
	a, l := run()
	b, _ := run()
	for i := range a.P {
		if a.P[i] != b.P[i] {
			t.Fatal("two runs differ")
		}
	}
	if l.ArcRight != int(l.Words) || l.TagRight != int(l.Words) {
		t.Errorf("toy data not learnt: %+v", l)
	}
}
