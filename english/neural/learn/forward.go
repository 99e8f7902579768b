package learn

import "entente/english/neural"

const D = neural.Dim

// shard is the memory of one worker: a batch of sentences laid end to end,
// its activations and its gradients.
type shard struct {
	net   *Net
	g     gemm
	rng   rng
	train bool

	batch  []*Example
	starts []int // first row of each sentence
	ends   []int
	T      int
	first  []int // per row, start and end of its sentence
	last   []int

	x     []float32   // [T x Input]
	h     [][]float32 // per layer input, [T x D]
	gate  [][]float32 // conv: a, σ(b) [T x 2D]; recurrence: [T x 3D] x, σ(f), σ(o)
	cell  [][]float32 // recurrence: cells [T x D]
	mask  [][]float32 // dropout of each layer's output, and of the trunk's
	cols  []float32   // im2col
	heads []float32   // [T x columns]
	drop  []byte      // which inputs were dropped, per row

	grad  []float32 // dense gradient
	touch [][]int32 // embeddings: rows touched
	egrad [][]float32
	dh    []float32
	dgate []float32
	dcols []float32
	dhead []float32
	dx    []float32
	arc   arcScratch
	sums  Losses
}

// Losses are sums over words.
type Losses struct {
	Words, Tag, Arc, Label, Name                     float64
	TagRight, ArcRight, LabelRight, NameRight, Named int
}

func (s *shard) load(batch []*Example) {
	s.batch = batch
	s.starts, s.ends, s.first, s.last = s.starts[:0], s.ends[:0], s.first[:0], s.last[:0]
	s.T = 0
	for _, e := range batch {
		s.starts = append(s.starts, s.T)
		end := s.T + len(e.Words)
		for range e.Words {
			s.first, s.last = append(s.first, s.T), append(s.last, end)
		}
		s.T = end
		s.ends = append(s.ends, end)
	}
}

const (
	dropWord   = 65536 * 15 / 100 // the word's own embedding
	dropVector = 65536 * 10 / 100
	dropUnit   = 65536 * 20 / 100 // units of a layer's output
	dropHead   = 65536 * 30 / 100
)

func (s *shard) input() {
	s.x = zeros(s.x, s.T*neural.Input)
	if cap(s.drop) < s.T {
		s.drop = make([]byte, s.T)
	}
	s.drop = s.drop[:s.T]
	row := 0
	for _, e := range s.batch {
		for i := range e.Words {
			w := &e.Words[i]
			x := s.x[row*neural.Input : (row+1)*neural.Input]
			s.drop[row] = 0
			if s.train && s.rng.chance(dropWord) {
				s.drop[row] |= 1
			}
			if s.train && s.rng.chance(dropVector) {
				s.drop[row] |= 2
			}
			for t, tab := range neural.Tables {
				if t < 2 && s.drop[row]&1 != 0 {
					continue
				}
				src := s.net.E[t][int(w.Rows[t])*tab.Dim:][:tab.Dim]
				dst := x[tab.At : tab.At+tab.Dim]
				for j, v := range src {
					dst[j] += v
				}
			}
			if w.Vector >= 0 && s.drop[row]&2 == 0 {
				copy(x[neural.VectorAt:], s.net.vectors[int(w.Vector)*neural.Vector:][:neural.Vector])
			}
			row++
		}
	}
}

func (s *shard) forward() {
	n := s.net
	L := len(neural.Layers)
	for len(s.h) < L+1 {
		s.h, s.gate, s.mask, s.cell = append(s.h, nil), append(s.gate, nil), append(s.mask, nil), append(s.cell, nil)
	}
	s.input()
	s.h[0] = s.bias(s.h[0], n.inB)
	s.g.mul(mat(s.h[0], s.T, D), mat(s.x, s.T, neural.Input), n.mat(n.in))
	for l, d := range neural.Layers {
		s.mask[l] = s.dropout(s.mask[l], s.T*D, dropUnit)
		s.gate[l] = s.bias(s.gate[l], n.b[l])
		s.h[l+1] = size(s.h[l+1], s.T*D)
		if d == 0 {
			s.g.mul(mat(s.gate[l], s.T, 3*D), mat(s.h[l], s.T, D), n.mat(n.w[l]))
			s.recur(l)
			continue
		}
		s.gather(s.h[l], d)
		s.g.mul(mat(s.gate[l], s.T, 2*D), mat(s.cols, s.T, 3*D), n.mat(n.w[l]))
		for t := range s.T {
			ab := s.gate[l][t*2*D : (t+1)*2*D]
			h, next, m := s.h[l][t*D:(t+1)*D], s.h[l+1][t*D:(t+1)*D], s.mask[l][t*D:(t+1)*D]
			for j := range D {
				b := sigmoid(ab[D+j])
				ab[D+j] = b
				next[j] = h[j] + float32(float32(ab[j]*b)*m[j])
			}
		}
	}
	s.mask[L] = s.dropout(s.mask[L], s.T*D, dropHead)
	top := s.h[L]
	for i := range top {
		top[i] *= s.mask[L][i]
	}
	s.heads = s.bias(s.heads, n.headB)
	s.g.mul(mat(s.heads, s.T, n.columns), mat(top, s.T, D), n.mat(n.head))
}

// bias returns T rows that hold the bias b.
func (s *shard) bias(x []float32, b block) []float32 {
	x = size(x, s.T*b.c)
	row := s.net.row(b)
	for t := range s.T {
		copy(x[t*b.c:], row)
	}
	return x
}

// dropout makes a mask of 0 and 1/(1-p).
func (s *shard) dropout(m []float32, n int, p uint64) []float32 {
	m = size(m, n)
	keep := float32(65536) / float32(65536-p)
	if !s.train {
		for i := range m {
			m[i] = 1
		}
		return m
	}
	for i := 0; i < n; i += 4 {
		r := s.rng.next()
		for j := i; j < min(i+4, n); j++ {
			m[j] = keep
			if r&0xffff < p {
				m[j] = 0
			}
			r >>= 16
		}
	}
	return m
}

// gather lays the rows t-d, t, t+d side by side; rows outside the sentence
// are zero.
func (s *shard) gather(h []float32, d int) {
	s.cols = size(s.cols, s.T*3*D)
	for t := range s.T {
		c := s.cols[t*3*D : (t+1)*3*D]
		copy(c[D:2*D], h[t*D:(t+1)*D])
		if t-d >= s.first[t] {
			copy(c[:D], h[(t-d)*D:(t-d+1)*D])
		} else {
			clear(c[:D])
		}
		if t+d < s.last[t] {
			copy(c[2*D:], h[(t+d)*D:(t+d+1)*D])
		} else {
			clear(c[2*D:])
		}
	}
}

// recur runs the recurrence of layer l: units of the first half from left to
// right, the others from right to left.
//
//	c[t] = f·c[t-1] + (1-f)·x,  h' = h + o·c
func (s *shard) recur(l int) {
	g := s.gate[l]
	for i := range s.T {
		row := g[i*3*D : (i+1)*3*D]
		for j := D; j < 3*D; j++ {
			row[j] = sigmoid(row[j])
		}
	}
	s.cell[l] = size(s.cell[l], s.T*D)
	c := s.cell[l]
	for k := range s.starts {
		for step := range s.ends[k] - s.starts[k] {
			for half := range 2 {
				t, before := s.starts[k]+step, -1
				if half == 1 {
					t, before = s.ends[k]-1-step, 1
				}
				a := half * D / 2
				row := g[t*3*D : (t+1)*3*D]
				cur := c[t*D : (t+1)*D]
				for j := a; j < a+D/2; j++ {
					p := float32(0)
					if step > 0 {
						p = c[(t+before)*D+j]
					}
					f := row[D+j]
					cur[j] = float32(f*p) + float32((1-f)*row[j])
				}
			}
		}
	}
	for i := range s.T * D {
		o := g[i/D*3*D+2*D+i%D]
		s.h[l+1][i] = s.h[l][i] + float32(float32(o*c[i])*s.mask[l][i])
	}
}
