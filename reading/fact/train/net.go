package main

import (
	"math"
	"math/rand"

	"entente/reading/fact/grade"
)

// example is one target: indices of its features and its gold number.
type example struct {
	at []int
	y  float64
}

// linear fits a regression with squared loss and an L2 penalty by AdaGrad.
func linear(data []example, features, epochs int) (w []float64, bias float64) {
	w = make([]float64, features)
	g := make([]float64, features)
	bias = 0.8
	rng := rand.New(rand.NewSource(1))
	for range epochs {
		for _, k := range rng.Perm(len(data)) {
			x := data[k]
			s := bias
			for _, f := range x.at {
				s += w[f]
			}
			d := s - x.y
			bias -= 0.001 * d
			for _, f := range x.at {
				gf := d + w[f]
				g[f] += gf * gf
				w[f] -= 0.03 * gf / math.Sqrt(g[f]+10)
			}
		}
	}
	return w, bias
}

// net is a grade.Net in floating point, while it is trained.
type net struct {
	dim, hidden         int
	vec, in, bias, out  []float32
	gvec, gin, gb, gout []float32 // AdaGrad sums
	outBias             float32
	h, d, act           []float32
}

func newNet(features, dim, hidden int, rng *rand.Rand) *net {
	n := &net{
		dim: dim, hidden: hidden,
		vec: make([]float32, features*dim), in: make([]float32, hidden*dim), bias: make([]float32, hidden), out: make([]float32, hidden),
		gvec: make([]float32, features), gin: make([]float32, hidden*dim), gb: make([]float32, hidden), gout: make([]float32, hidden),
		outBias: 0.8, h: make([]float32, dim), d: make([]float32, dim), act: make([]float32, hidden),
	}
	fill := func(w []float32, sd float64) {
		for i := range w {
			w[i] = float32(rng.NormFloat64() * sd)
		}
	}
	fill(n.vec, 0.1)
	fill(n.in, 1/math.Sqrt(float64(dim)))
	fill(n.out, 1/math.Sqrt(float64(hidden)))
	return n
}

const dropout = 0.3

// train fits the net with a clipped squared loss and feature dropout.
func (n *net) train(data []example, epochs int, rng *rand.Rand) {
	var kept []int
	for ep := range epochs {
		rate := 0.05 * float32(epochs-ep) / float32(epochs)
		for _, k := range rng.Perm(len(data)) {
			kept = kept[:0]
			for _, f := range data[k].at {
				if rng.Float32() >= dropout {
					kept = append(kept, f)
				}
			}
			err := n.forward(kept, 1/(1-dropout)) - float32(data[k].y)
			n.backward(kept, max(-2, min(2, err)), rate)
		}
	}
}

func (n *net) forward(at []int, scale float32) float32 {
	clear(n.h)
	for _, f := range at {
		for i, v := range n.vec[f*n.dim : (f+1)*n.dim] {
			n.h[i] += v * scale
		}
	}
	o := n.outBias
	for j := range n.hidden {
		s := n.bias[j]
		for i, w := range n.in[j*n.dim : (j+1)*n.dim] {
			s += w * n.h[i]
		}
		n.act[j] = max(0, s)
		o += n.out[j] * n.act[j]
	}
	return o
}

func (n *net) backward(at []int, err, rate float32) {
	step := func(w, g *float32, grad float32) {
		*g += grad * grad
		*w -= rate * 0.3 * grad / (root(*g) + 1)
	}
	n.outBias -= 0.002 * err
	clear(n.d)
	for j := range n.hidden {
		if n.act[j] <= 0 {
			continue
		}
		gj := err * n.out[j]
		step(&n.out[j], &n.gout[j], err*n.act[j])
		step(&n.bias[j], &n.gb[j], gj)
		for i := range n.d {
			k := j*n.dim + i
			n.d[i] += gj * n.in[k]
			step(&n.in[k], &n.gin[k], gj*n.h[i])
		}
	}
	var norm float32
	for _, v := range n.d {
		norm += v * v
	}
	norm /= float32(n.dim)
	for _, f := range at {
		n.gvec[f] += norm
		s := rate / (root(n.gvec[f]) + 1)
		e := n.vec[f*n.dim : (f+1)*n.dim]
		for i := range e {
			e[i] -= s*n.d[i] + rate*0.002*e[i]
		}
	}
}

func root(x float32) float32 { return float32(math.Sqrt(float64(x))) }

// pack rounds the net to integers.
func (n *net) pack() grade.Net {
	const vecUnit, inUnit, outUnit = 48, 2048, 2048
	g := grade.Net{Dim: n.dim, Hidden: n.hidden, Unit: vecUnit * inUnit * outUnit}
	for _, v := range n.vec {
		g.Vectors = append(g.Vectors, int8(max(-127, min(127, math.Round(float64(v)*vecUnit)))))
	}
	for _, v := range n.in {
		g.In = append(g.In, int16(max(-32767, min(32767, math.Round(float64(v)*inUnit)))))
	}
	for _, v := range n.bias {
		g.InBias = append(g.InBias, int64(math.Round(float64(v)*vecUnit*inUnit)))
	}
	for _, v := range n.out {
		g.Out = append(g.Out, int16(max(-32767, min(32767, math.Round(float64(v)*outUnit)))))
	}
	g.OutBias = int64(math.Round(float64(n.outBias) * float64(g.Unit)))
	return g
}
