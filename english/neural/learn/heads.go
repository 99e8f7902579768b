package learn

import (
	"math"

	"entente/english/neural"
)

const (
	A = neural.Arc
	Z = neural.Hidden
	X = neural.Cross
)

// The weights of the losses.
const (
	weightTag  = 0.7
	weightName = 0.5
)

type arcScratch struct {
	dep, gov, score, ddep, dgov []float32
	rel                         []float32
	joint, djoint               []float32 // [T x (Z+X)]
	logits, dlogits             []float32 // [T x Labels]
}

// losses computes the losses of the batch and dhead, each word's gradient
// times scale.
func (s *shard) losses(scale float32) {
	s.dhead = zeros(s.dhead, s.T*s.net.columns)
	for k, e := range s.batch {
		s.tagLoss(k, e, scale)
		s.arcLoss(k, e, scale)
	}
	s.labelLoss(scale)
}

// softmax turns x into probabilities and returns the index of the greatest.
func softmax(x []float32) int {
	b := 0
	for i, v := range x {
		if v > x[b] {
			b = i
		}
	}
	top, sum := x[b], float32(0)
	for i, v := range x {
		x[i] = exp(v - top)
		sum += x[i]
	}
	for i := range x {
		x[i] /= sum
	}
	return b
}

func lost(p float32) float64 { return -math.Log(float64(max(p, 1e-30))) }

func (s *shard) tagLoss(k int, e *Example, scale float32) {
	n := s.net
	for i := range e.Words {
		t := s.starts[k] + i
		row, d := s.heads[t*n.columns:(t+1)*n.columns], s.dhead[t*n.columns:(t+1)*n.columns]
		one := func(at, width int, gold uint8, weight float32) (float64, int) {
			p := d[at : at+width]
			copy(p, row[at:at+width])
			right := 0
			if softmax(p) == int(gold) {
				right = 1
			}
			loss := lost(p[gold])
			p[gold]--
			for j := range p {
				p[j] *= weight * scale
			}
			return loss, right
		}
		l, r := one(n.tagAt, n.Tags, e.Tags[i], weightTag)
		s.sums.Tag += l
		s.sums.TagRight += r
		if e.Names != nil {
			l, r := one(n.nameAt, n.Names, e.Names[i], weightName)
			s.sums.Name += l
			s.sums.NameRight += r
			s.sums.Named++
		}
		s.sums.Words++
	}
}

// arcs fills score [n x (n+1)], the last column for the root.
func (s *shard) arcs(k int) int {
	n, a := s.net, &s.arc
	t0, w := s.starts[k], s.ends[k]-s.starts[k]
	a.dep, a.gov = size(a.dep, w*A), size(a.gov, (w+1)*A)
	for i := range w {
		row := s.heads[(t0+i)*n.columns:]
		for j := range A {
			a.dep[i*A+j] = max(row[n.depAt+j], 0)
			a.gov[i*A+j] = max(row[n.govAt+j], 0)
		}
	}
	copy(a.gov[w*A:], n.row(n.rootQ))
	a.score = zeros(a.score, w*(w+1))
	s.g.mul(mat(a.score, w, w+1), mat(a.dep, w, A), mat(a.gov, w+1, A).t())
	a.rel = zeros(a.rel, w*neural.Distances)
	s.g.mul(mat(a.rel, w, neural.Distances), mat(a.dep, w, A), n.mat(n.near).t())
	nb, hb := n.row(n.nearB), n.row(n.headBias)
	for j := range w + 1 {
		b := dot(hb, a.gov[j*A:(j+1)*A])
		for i := range w {
			c := distance(i, j, w)
			a.score[i*(w+1)+j] += b + a.rel[i*neural.Distances+c] + nb[c]
		}
	}
	for i := range w {
		a.score[i*(w+1)+i] = -1e9
	}
	return w
}

// distance is the class of head j of word i; j = w is the root.
func distance(i, j, w int) int {
	if j == w {
		return 0
	}
	return neural.Distance(i, j)
}

func dot(a, b []float32) float32 {
	s := float32(0)
	b = b[:len(a)]
	for i, v := range a {
		s += float32(v * b[i])
	}
	return s
}

func (s *shard) arcLoss(k int, e *Example, scale float32) {
	n, a := s.net, &s.arc
	w := s.arcs(k)
	m := w + 1
	for i := range w {
		row := a.score[i*m : (i+1)*m]
		gold := int(e.Heads[i])
		if gold < 0 {
			gold = w
		}
		if softmax(row) == gold {
			s.sums.ArcRight++
		}
		s.sums.Arc += lost(row[gold])
		row[gold]--
		for j := range row {
			row[j] *= scale
		}
	}
	// Gradients: the score matrix, then distances, then the bias of heads.
	a.ddep, a.dgov = zeros(a.ddep, w*A), zeros(a.dgov, m*A)
	ds := mat(a.score, w, m)
	s.g.mul(mat(a.ddep, w, A), ds, mat(a.gov, m, A))
	s.g.mul(mat(a.dgov, m, A), ds.t(), mat(a.dep, w, A))
	rel := zeros(a.rel, w*neural.Distances)
	gnb, ghb := part(s.grad, n.nearB), part(s.grad, n.headBias)
	hb := n.row(n.headBias)
	for j := range m {
		sum := float32(0)
		for i := range w {
			v := a.score[i*m+j]
			c := distance(i, j, w)
			rel[i*neural.Distances+c] += v
			gnb[c] += v
			sum += v
		}
		g, d := a.gov[j*A:(j+1)*A], a.dgov[j*A:(j+1)*A]
		for x := range A {
			ghb[x] += float32(sum * g[x])
			d[x] += float32(sum * hb[x])
		}
	}
	s.g.mul(mat(a.ddep, w, A), mat(rel, w, neural.Distances), n.mat(n.near))
	s.g.mul(mat(part(s.grad, n.near), neural.Distances, A), mat(rel, w, neural.Distances).t(), mat(a.dep, w, A))
	addTo(part(s.grad, n.rootQ), a.dgov[w*A:])
	t0 := s.starts[k]
	for i := range w {
		row, d := s.heads[(t0+i)*n.columns:], s.dhead[(t0+i)*n.columns:]
		for j := range A {
			if row[n.depAt+j] > 0 {
				d[n.depAt+j] += a.ddep[i*A+j]
			}
			if row[n.govAt+j] > 0 {
				d[n.govAt+j] += a.dgov[i*A+j]
			}
		}
	}
}

// label fills the joint vector of word t under head h, both rows; c is the
// class of their distance.
func (s *shard) label(joint []float32, t, h, c int) {
	n := s.net
	dep, gov := s.heads[t*n.columns:], s.heads[h*n.columns:]
	near := n.row(n.labelNear)[c*Z:]
	for j := range Z {
		joint[j] = max(dep[n.depHAt+j]+gov[n.govHAt+j]+near[j], 0)
	}
	for j := range X {
		joint[Z+j] = dep[n.depXAt+j] * gov[n.govXAt+j]
	}
}

// labelLoss trains the labels of arcs between words; the root's child is
// always "root".
func (s *shard) labelLoss(scale float32) {
	n, a := s.net, &s.arc
	a.joint, a.djoint = zeros(a.joint, s.T*(Z+X)), zeros(a.djoint, s.T*(Z+X))
	for k, e := range s.batch {
		for i, h := range e.Heads {
			if h >= 0 {
				t := s.starts[k] + i
				s.label(a.joint[t*(Z+X):], t, s.starts[k]+int(h), neural.Distance(i, int(h)))
			}
		}
	}
	a.logits = s.bias(a.logits, n.outB)
	s.g.mul(mat(a.logits, s.T, n.Labels), mat(a.joint, s.T, Z+X), n.mat(n.out))
	for k, e := range s.batch {
		for i, h := range e.Heads {
			row := a.logits[(s.starts[k]+i)*n.Labels:][:n.Labels]
			if h < 0 {
				clear(row)
				s.sums.LabelRight++
				continue
			}
			gold := e.Labels[i]
			if softmax(row) == int(gold) {
				s.sums.LabelRight++
			}
			s.sums.Label += lost(row[gold])
			row[gold]--
			for j := range row {
				row[j] *= scale
			}
		}
	}
	s.product(n.out, a.joint, Z+X, mat(a.logits, s.T, n.Labels))
	s.sumRows(n.outB, a.logits)
	s.g.mul(mat(a.djoint, s.T, Z+X), mat(a.logits, s.T, n.Labels), n.mat(n.out).t())
	s.labelBack()
}

func (s *shard) labelBack() {
	n, a := s.net, &s.arc
	gnear := part(s.grad, n.labelNear)
	for k, e := range s.batch {
		for i, h := range e.Heads {
			if h < 0 {
				continue
			}
			t, g := s.starts[k]+i, s.starts[k]+int(h)
			c := neural.Distance(i, int(h))
			z, dz := a.joint[t*(Z+X):][:Z+X], a.djoint[t*(Z+X):][:Z+X]
			dep, gov := s.heads[t*n.columns:], s.heads[g*n.columns:]
			ddep, dgov := s.dhead[t*n.columns:], s.dhead[g*n.columns:]
			for j := range Z {
				if z[j] > 0 {
					ddep[n.depHAt+j] += dz[j]
					dgov[n.govHAt+j] += dz[j]
					gnear[c*Z+j] += dz[j]
				}
			}
			for j := range X {
				ddep[n.depXAt+j] += float32(dz[Z+j] * gov[n.govXAt+j])
				dgov[n.govXAt+j] += float32(dz[Z+j] * dep[n.depXAt+j])
			}
		}
	}
}
