package learn

import "entente/english/neural"

// backward turns dhead into gradients of all parameters.
func (s *shard) backward() {
	n := s.net
	L := len(neural.Layers)
	top := s.h[L] // already masked
	s.dh = zeros(s.dh, s.T*D)
	dhead := mat(s.dhead, s.T, n.columns)
	s.product(n.head, top, D, dhead)
	s.sumRows(n.headB, s.dhead)
	s.g.mul(mat(s.dh, s.T, D), dhead, n.mat(n.head).t())
	for i := range s.dh {
		s.dh[i] *= s.mask[L][i]
	}
	for l := L - 1; l >= 0; l-- {
		if neural.Layers[l] == 0 {
			s.recurBack(l)
			continue
		}
		s.convBack(l, neural.Layers[l])
	}
	s.product(n.in, s.x, neural.Input, mat(s.dh, s.T, D))
	s.sumRows(n.inB, s.dh)
	s.dx = zeros(s.dx, s.T*neural.Input)
	s.g.mul(mat(s.dx, s.T, neural.Input), mat(s.dh, s.T, D), n.mat(n.in).t())
	s.inputBack()
}

// product adds xᵀ·dy to the gradient of b.
func (s *shard) product(b block, x []float32, width int, dy view) {
	s.g.mul(mat(part(s.grad, b), b.r, b.c), mat(x, s.T, width).t(), dy)
}

func (s *shard) sumRows(b block, dy []float32) {
	g := part(s.grad, b)
	for t := range s.T {
		for j, v := range dy[t*b.c : (t+1)*b.c] {
			g[j] += v
		}
	}
}

func (s *shard) convBack(l, d int) {
	n := s.net
	s.dgate = size(s.dgate, s.T*2*D)
	for t := range s.T {
		ab, dab := s.gate[l][t*2*D:(t+1)*2*D], s.dgate[t*2*D:(t+1)*2*D]
		dh, m := s.dh[t*D:(t+1)*D], s.mask[l][t*D:(t+1)*D]
		for j := range D {
			g := dh[j] * m[j]
			a, b := ab[j], ab[D+j]
			dab[j] = g * b
			dab[D+j] = g * a * b * (1 - b)
		}
	}
	s.gather(s.h[l], d)
	dg := mat(s.dgate, s.T, 2*D)
	s.product(n.w[l], s.cols, 3*D, dg)
	s.sumRows(n.b[l], s.dgate)
	s.dcols = zeros(s.dcols, s.T*3*D)
	s.g.mul(mat(s.dcols, s.T, 3*D), dg, n.mat(n.w[l]).t())
	for t := range s.T {
		c := s.dcols[t*3*D : (t+1)*3*D]
		addTo(s.dh[t*D:(t+1)*D], c[D:2*D])
		if t-d >= s.first[t] {
			addTo(s.dh[(t-d)*D:(t-d+1)*D], c[:D])
		}
		if t+d < s.last[t] {
			addTo(s.dh[(t+d)*D:(t+d+1)*D], c[2*D:])
		}
	}
}

func addTo(dst, src []float32) {
	src = src[:len(dst)]
	for i := range dst {
		dst[i] += src[i]
	}
}

func (s *shard) recurBack(l int) {
	n := s.net
	s.dgate = size(s.dgate, s.T*3*D)
	g, c := s.gate[l], s.cell[l]
	var carry [D]float32
	for k := range s.starts {
		for half := range 2 {
			a := half * D / 2
			clear(carry[a : a+D/2])
			for step := s.ends[k] - s.starts[k] - 1; step >= 0; step-- {
				t, before := s.starts[k]+step, -1
				if half == 1 {
					t, before = s.ends[k]-1-step, 1
				}
				row, drow := g[t*3*D:(t+1)*3*D], s.dgate[t*3*D:(t+1)*3*D]
				for j := a; j < a+D/2; j++ {
					dy := s.dh[t*D+j] * s.mask[l][t*D+j]
					x, f, o := row[j], row[D+j], row[2*D+j]
					drow[2*D+j] = dy * c[t*D+j] * o * (1 - o)
					dc := float32(dy*o) + carry[j]
					p := float32(0)
					if step > 0 {
						p = c[(t+before)*D+j]
					}
					drow[j] = dc * (1 - f)
					drow[D+j] = dc * (p - x) * f * (1 - f)
					carry[j] = dc * f
				}
			}
		}
	}
	dg := mat(s.dgate, s.T, 3*D)
	s.product(n.w[l], s.h[l], D, dg)
	s.sumRows(n.b[l], s.dgate)
	s.g.mul(mat(s.dh, s.T, D), dg, n.mat(n.w[l]).t())
}

// inputBack adds the gradients of the embeddings, row by row.
func (s *shard) inputBack() {
	row := 0
	for _, e := range s.batch {
		for i := range e.Words {
			w := &e.Words[i]
			dx := s.dx[row*neural.Input : (row+1)*neural.Input]
			for t, tab := range neural.Tables {
				if t < 2 && s.drop[row]&1 != 0 {
					continue
				}
				s.touch[t] = append(s.touch[t], int32(w.Rows[t]))
				addTo(s.egrad[t][int(w.Rows[t])*tab.Dim:][:tab.Dim], dx[tab.At:tab.At+tab.Dim])
			}
			row++
		}
	}
}
