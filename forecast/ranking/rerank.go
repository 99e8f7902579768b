package ranking

import (
	"math"
	"math/rand/v2"
	"slices"
)

const (
	hidden     = 48   // units of the one hidden layer
	reranked   = 64   // best candidates that are looked at again
	rerankRate = 0.04 // of learning, falling to a tenth
	asked      = 12   // inputs that tell of the question
	inputs     = features + asked
)

// reranker looks again at the best candidates of the additive score, with a
// small network of one hidden layer over the same features and what is known
// of the question. It adds to the score; what it adds cannot
// be taken apart into reasons.
type reranker struct {
	in    tensor // inputs × hidden
	rel   tensor // relations × hidden
	out   tensor // hidden
	step  int
	rate  float32
	list  []entry
	order []int32
	hid   [][hidden]float32
	gin   []float32
	grel  [hidden]float32
	gout  [hidden]float32
}

// tensor is weights with the running squares of their gradients.
type tensor struct{ w, sq []float32 }

func newTensor(n int, spread float64, rng *rand.Rand) tensor {
	t := tensor{make([]float32, n), make([]float32, n)}
	if spread > 0 {
		for i := range t.w {
			t.w[i] = float32(spread * rng.NormFloat64())
		}
	}
	return t
}

// entry is a candidate looked at again.
type entry struct {
	o     int32
	right bool
	x     [inputs]float32
	nz    []uint8 // inputs that are not zero
	score float64
	delta float64
}

func newReranker(relations int, seed uint64) *reranker {
	rng := rand.New(rand.NewPCG(seed, 0xda3e39cb94b95bdb))
	n := &reranker{
		in: newTensor(inputs*hidden, 0.05, rng), rel: newTensor(relations*hidden, 0, rng), out: newTensor(hidden, 0.1, rng),
		gin: make([]float32, inputs*hidden),
	}
	return n
}

// pick fills n.list with the best candidates of q by the additive score, and
// with the right answers when learning.
func (n *reranker) pick(k *Ranker, h *sheet, scores []float64, answers []int32) {
	best := n.best(scores)
	if cap(n.list) < len(best) {
		n.list = make([]entry, len(best))
	}
	n.list = n.list[:len(best)]
	top := scores[best[0]]
	var q [asked]float32
	for i := range 3 {
		q[i], q[3+i] = log1p(h.mass[2*i])*0.3, log1p(h.massUnder[2*i])*0.3
	}
	q[6] = log1p(float32(len(h.list))) * 0.2
	q[7] = 1
	for i, o := range best {
		e := &n.list[i]
		e.o, e.score, e.x = o, scores[o], [inputs]float32{}
		_, e.right = slices.BinarySearch(answers, o)
		var v vector
		if at := h.at[o]; at > 0 {
			v, q[8] = h.list[at-1].vec, h.list[at-1].rules
		} else {
			q[8] = 0
		}
		k.fillBase(&v, h.r, o, h.day)
		q[9] = float32(max(-8, scores[o]-top)) * 0.3
		q[10] = 1 / float32(1+i)
		q[11] = float32(math.Exp(scores[o] - top))
		copy(e.x[:], v[:])
		copy(e.x[features:], q[:])
		e.nz = e.nz[:0]
		for j, x := range e.x {
			if x != 0 {
				e.nz = append(e.nz, uint8(j))
			}
		}
	}
}

// best lists the candidates with the highest scores, likeliest first.
func (n *reranker) best(scores []float64) []int32 {
	n.order = n.order[:0]
	least := math.Inf(-1)
	before := func(a, b int32) bool { return scores[a] > scores[b] || scores[a] == scores[b] && a < b }
	for o, s := range scores {
		if s < least {
			continue
		}
		n.order = append(n.order, int32(o))
		if len(n.order) >= 4*reranked {
			foremost(n.order, reranked, before)
			n.order = n.order[:reranked]
			least = scores[n.order[reranked-1]]
		}
	}
	m := min(reranked, len(n.order))
	foremost(n.order, m, before)
	return n.order[:m]
}

// forward sets the deltas of n.list for a question about r.
func (n *reranker) forward(r int32) {
	for len(n.hid) < len(n.list) {
		n.hid = append(n.hid, [hidden]float32{})
	}
	rel := n.rel.w[int(r)*hidden : int(r+1)*hidden]
	for c := range n.list {
		e, hid := &n.list[c], &n.hid[c]
		copy(hid[:], rel)
		for _, j := range e.nz {
			x := e.x[j]
			row := (*[hidden]float32)(n.in.w[int(j)*hidden:])
			for i := range hid {
				hid[i] += x * row[i]
			}
		}
		sum := float32(0)
		for i, v := range hid {
			if v > 0 {
				sum += v * n.out.w[i]
			} else {
				hid[i] = 0
			}
		}
		e.delta = float64(sum)
	}
}

// learn takes one step on one question whose list is picked.
func (n *reranker) learn(r int32) {
	n.forward(r)
	top := math.Inf(-1)
	rights := 0
	for i := range n.list {
		e := &n.list[i]
		top = max(top, e.score+e.delta)
		if e.right {
			rights++
		}
	}
	if rights == 0 || rights == len(n.list) {
		return
	}
	wrong := 0.0
	exp := make([]float64, len(n.list))
	for i := range n.list {
		e := &n.list[i]
		exp[i] = math.Exp(e.score + e.delta - top)
		if !e.right {
			wrong += exp[i]
		}
	}
	push := 0.0
	for i := range n.list {
		if n.list[i].right {
			push += 1 / (exp[i] + wrong)
		}
	}
	clear(n.gin)
	n.grel, n.gout = [hidden]float32{}, [hidden]float32{}
	for i := range n.list {
		g := exp[i] * push
		if n.list[i].right {
			g = exp[i]/(exp[i]+wrong) - 1
		}
		if g > 1e-4 || g < -1e-4 {
			n.back(i, float32(g))
		}
	}
	n.adjust(&n.in, 0, n.gin)
	n.adjust(&n.rel, int(r)*hidden, n.grel[:])
	n.adjust(&n.out, 0, n.gout[:])
}

// back adds the gradient of candidate c, g being that of its score.
func (n *reranker) back(c int, g float32) {
	e, hid := &n.list[c], &n.hid[c]
	var gh [hidden]float32
	for i, v := range hid {
		n.gout[i] += g * v
		if v > 0 {
			gh[i] = g * n.out.w[i]
			n.grel[i] += gh[i]
		}
	}
	for _, j := range e.nz {
		x := e.x[j]
		row := (*[hidden]float32)(n.gin[int(j)*hidden:])
		for i := range gh {
			row[i] += x * gh[i]
		}
	}
}

// adjust takes a step of AdaGrad on the weights from at on.
func (n *reranker) adjust(t *tensor, at int, g []float32) {
	w, sq := t.w[at:at+len(g)], t.sq[at:at+len(g)]
	for i, v := range g {
		if v != 0 {
			sq[i] += v * v
			w[i] -= n.rate * v / sqrt32(sq[i]+1)
		}
	}
}

func sqrt32(x float32) float32 { return float32(math.Sqrt(float64(x))) }

// improve adds the deltas to the scores of the best candidates, which stay
// above all others.
func (n *reranker) improve(k *Ranker, h *sheet, scores []float64) {
	n.pick(k, h, scores, nil)
	n.forward(h.r)
	low, floor := math.Inf(1), n.list[len(n.list)-1].score
	for i := range n.list {
		low = min(low, n.list[i].score+n.list[i].delta)
	}
	for i := range n.list {
		e := &n.list[i]
		scores[e.o] = e.score + e.delta - low + floor
	}
}
