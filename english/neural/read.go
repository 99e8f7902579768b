package neural

// Scratch is the memory of one goroutine.
type Scratch struct {
	buffers
	x, h, cols []int16
	gate       []int32
	cell       []int32
	heads      []int32 // [n x columns]
	dep, gov   []int16
	score      []int64
	rel        []int64
	joint      []int16
	logits     []int32
	chart      []span
	items      []item
	governors  []int32
	tags       []uint8
	labels     []uint8
	classes    []uint8
}

// Reading is what the network says of one sentence. Its slices are valid
// until the next use of the scratch. Heads are 1-based, 0 for the root.
type Reading struct {
	Tags, Labels, Names []uint8 // names: 0 outside, 2k-1 begins kind k, 2k continues it
	Heads               []int32
}

// Advice is what another model says of the sentence; it is weighed with the
// network's own scores.
type Advice struct {
	Tags  []int32 // scores of all tags, a row for each word; nil for none
	Heads []int   // 1-based, 0 for the root; nil for none
	// Labels are those of Heads; they count where the head is the same.
	Labels []uint8
}

// The weights of advice: units of a tag's score count three times as 1/One;
// a head and its label count 1.5 and 1.
const (
	tagAdvice   = 3
	headAdvice  = 3 * One / 2
	labelAdvice = One
)

// Read tags and parses the words of one sentence.
func (m *Model) Read(s *Scratch, words []Word, a Advice) Reading {
	n := len(words)
	if n == 0 {
		return Reading{}
	}
	m.trunk(s, words)
	s.heads = size32(s.heads, n*m.head.N)
	m.head.mul(&s.buffers, s.heads, s.h, n)
	s.tags, s.classes, s.labels = size8(s.tags, n), size8(s.classes, n), size8(s.labels, n)
	s.governors = size32(s.governors, n)
	m.advise(s, n, a.Tags)
	m.classify(s, n)
	m.arcs(s, n)
	for i, h := range a.Heads {
		if h == 0 {
			h = n + 1
		}
		s.score[i*(n+1)+h-1] += headAdvice * One
	}
	s.tree(s.score, n, s.governors)
	m.label(s, n, a)
	for i, h := range s.governors {
		s.governors[i] = h + 1
		if int(h) == n {
			s.governors[i] = 0
		}
	}
	return Reading{Tags: s.tags, Labels: s.labels, Names: s.classes, Heads: s.governors}
}

// trunk leaves the last layer's activations in s.h.
func (m *Model) trunk(s *Scratch, words []Word) {
	n := len(words)
	s.x = size16(s.x, n*Input)
	for i := range words {
		m.embed(s.x[i*Input:(i+1)*Input], &words[i])
	}
	s.h = size16(s.h, n*Dim)
	s.gate = size32(s.gate, n*3*Dim)
	m.in.mul(&s.buffers, s.gate, s.x, n)
	for i, v := range s.gate[:n*Dim] {
		s.h[i] = cut(v)
	}
	for l, d := range Layers {
		if d == 0 {
			m.layers[l].mul(&s.buffers, s.gate, s.h, n)
			m.recur(s, n)
			continue
		}
		s.gather(n, d)
		m.layers[l].mul(&s.buffers, s.gate, s.cols, n)
		for t := range n {
			ab, h := s.gate[t*2*Dim:(t+1)*2*Dim], s.h[t*Dim:(t+1)*Dim]
			for j := range h {
				a, g := int32(cut(ab[j])), m.gate(ab[Dim+j])
				h[j] = cut(int32(h[j]) + (a*g+1<<14)>>15)
			}
		}
	}
}

// gate is the logistic function of x, times 1<<15 less one.
func (m *Model) gate(x int32) int32 {
	return int32(m.sigmoid[max(-8*One, min(8*One, x))+8*One])
}

// embed fills one row of the input.
func (m *Model) embed(x []int16, w *Word) {
	clear(x)
	for i, t := range Tables {
		step := m.tables[i].step
		src := m.tables[i].w[int(w.Rows[i])*t.Dim:][:t.Dim]
		dst := x[t.At : t.At+t.Dim]
		for j, v := range src {
			dst[j] += int16(v) * step
		}
	}
	if w.Vector < 0 {
		return
	}
	v := m.vectors[int(w.Vector)*Vector/2:][:Vector/2]
	dst := x[VectorAt : VectorAt+Vector]
	for j, b := range v {
		dst[2*j] = (int16(b&15) - 8) * VectorStep
		dst[2*j+1] = (int16(b>>4) - 8) * VectorStep
	}
}

// gather lays rows t-d, t, t+d side by side, zero outside the sentence.
func (s *Scratch) gather(n, d int) {
	s.cols = size16(s.cols, n*3*Dim)
	for t := range n {
		c := s.cols[t*3*Dim : (t+1)*3*Dim]
		clear(c)
		if t >= d {
			copy(c[:Dim], s.h[(t-d)*Dim:(t-d+1)*Dim])
		}
		copy(c[Dim:2*Dim], s.h[t*Dim:(t+1)*Dim])
		if t+d < n {
			copy(c[2*Dim:], s.h[(t+d)*Dim:(t+d+1)*Dim])
		}
	}
}

// fine is the number of extra bits of a recurrence's cells.
const fine = 6

// recur adds the gated recurrence: half of the units from left to right, the
// others from right to left.
func (m *Model) recur(s *Scratch, n int) {
	s.cell = size32(s.cell, Dim)
	c := s.cell
	clear(c)
	for half := range 2 {
		from := half * Dim / 2
		for step := range n {
			t := step
			if half == 1 {
				t = n - 1 - step
			}
			g, h := s.gate[t*3*Dim:(t+1)*3*Dim], s.h[t*Dim:(t+1)*Dim]
			for j := from; j < from+Dim/2; j++ {
				f := int64(m.gate(g[Dim+j]))
				x := int64(cut(g[j])) << fine
				v := (f*int64(c[j]) + (32768-f)*x + 1<<14) >> 15
				c[j] = int32(v)
				o := int64(m.gate(g[2*Dim+j]))
				h[j] = cut(int32(h[j]) + int32((o*v+1<<(14+fine))>>(15+fine)))
			}
		}
	}
}

func size8(x []uint8, n int) []uint8 {
	if cap(x) < n {
		return make([]uint8, n)
	}
	return x[:n]
}

func size16(x []int16, n int) []int16 {
	if cap(x) < n {
		return make([]int16, n)
	}
	return x[:n]
}

func size32(x []int32, n int) []int32 {
	if cap(x) < n {
		return make([]int32, n)
	}
	return x[:n]
}

func size64(x []int64, n int) []int64 {
	if cap(x) < n {
		return make([]int64, n)
	}
	return x[:n]
}
