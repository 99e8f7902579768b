package learn

import (
	"math"
	"sync"

	"entente/english/neural"
)

// Config steers a training run.
type Config struct {
	Epochs int
	// Stop ends the run after so many epochs, 0 for all; the learning rate
	// falls as for Epochs.
	Stop  int
	Words int // in a batch of one shard
	Rate  float32
	Seed  uint64
	// Report is called after each epoch with the losses of training.
	Report func(epoch int, l Losses)
}

// shards is the number of parts of a batch; it is part of the result, the
// number of processors is not.
const shards = 2

// Train fits the network to the examples.
func Train(n *Net, data []*Example, c Config) {
	r := rng{c.Seed}
	opt := newAdam(n)
	var parts [shards]*shard
	for i := range parts {
		parts[i] = newShard(n)
	}
	total := 0
	for _, e := range data {
		total += len(e.Words)
	}
	steps := c.Epochs * (total/(c.Words*shards) + 1)
	step := 0
	for epoch := range c.Epochs {
		if c.Stop > 0 && epoch == c.Stop {
			break
		}
		order := r.shuffle(len(data))
		for at := 0; at < len(order); {
			words := 0
			for _, p := range parts {
				var batch []*Example
				size := 0
				for at < len(order) && size < c.Words {
					e := data[order[at]]
					batch = append(batch, e)
					size += len(e.Words)
					at++
				}
				words += size
				p.load(batch)
				p.rng = rng{r.next()}
			}
			run(&parts, 1/float32(words))
			opt.step(n, &parts, rate(c.Rate, step, steps))
			step++
		}
		if c.Report != nil {
			c.Report(epoch, collect(&parts))
		}
	}
}

// rate rises over the first steps and then falls along a cosine-like curve,
// (1-x²)², to nothing.
func rate(top float32, step, steps int) float32 {
	const warm = 200
	if step < warm {
		return top * float32(step+1) / warm
	}
	x := float32(step) / float32(steps)
	if x > 1 {
		x = 1
	}
	y := 1 - float32(x*x)
	return top * (0.005 + 0.995*float32(y*(1-x)))
}

func newShard(n *Net) *shard {
	s := &shard{net: n, train: true, grad: make([]float32, n.size)}
	for _, e := range n.E {
		s.egrad = append(s.egrad, make([]float32, len(e)))
		s.touch = append(s.touch, nil)
	}
	return s
}

func run(parts *[shards]*shard, scale float32) {
	var wg sync.WaitGroup
	for _, p := range parts {
		wg.Go(func() {
			if p.T == 0 {
				return
			}
			p.forward()
			p.losses(scale)
			p.backward()
		})
	}
	wg.Wait()
}

func collect(parts *[shards]*shard) Losses {
	var l Losses
	for _, p := range parts {
		q := &p.sums
		l.Words += q.Words
		l.Tag += q.Tag
		l.Arc += q.Arc
		l.Label += q.Label
		l.Name += q.Name
		l.TagRight += q.TagRight
		l.ArcRight += q.ArcRight
		l.LabelRight += q.LabelRight
		l.NameRight += q.NameRight
		l.Named += q.Named
		p.sums = Losses{}
	}
	return l
}

// adam is the optimiser of Kingma and Ba (2015), lazy on embeddings: a row
// moves only when a batch touches it.
type adam struct {
	m, v   []float32
	em, ev [][]float32
	t      int
	mark   [][]bool
}

const (
	beta1 = 0.9
	beta2 = 0.98
	tiny  = 1e-8
	clip  = 2.0
	decay = 1e-5
)

func newAdam(n *Net) *adam {
	a := &adam{m: make([]float32, n.size), v: make([]float32, n.size)}
	for i, e := range n.E {
		a.em, a.ev = append(a.em, make([]float32, len(e))), append(a.ev, make([]float32, len(e)))
		a.mark = append(a.mark, make([]bool, neural.Tables[i].Rows))
	}
	return a
}

func (a *adam) step(n *Net, parts *[shards]*shard, rate float32) {
	a.t++
	g := parts[0].grad
	for _, p := range parts[1:] {
		addTo(g, p.grad)
		clear(p.grad)
	}
	norm := 0.0
	for _, v := range g {
		norm += float64(v * v)
	}
	k := float32(1)
	if norm = math.Sqrt(norm); norm > clip {
		k = float32(clip / norm)
	}
	c1 := 1 - power(beta1, a.t)
	c2 := 1 - power(beta2, a.t)
	lr := rate / float32(c1)
	var wg sync.WaitGroup
	half := len(g) / 2
	for _, b := range [2][2]int{{0, half}, {half, len(g)}} {
		wg.Go(func() {
			update(n.P[b[0]:b[1]], g[b[0]:b[1]], a.m[b[0]:b[1]], a.v[b[0]:b[1]], k, lr, float32(1/c2), rate*decay)
		})
	}
	wg.Wait()
	clear(g)
	for t, tab := range neural.Tables {
		a.rows(n, parts, t, tab.Dim, k, lr, float32(1/c2))
	}
}

func power(b float64, t int) float64 {
	p := 1.0
	for range min(t, 4000) {
		p *= b
	}
	return p
}

func update(p, g, m, v []float32, k, lr, c2, shrink float32) {
	g, m, v = g[:len(p)], m[:len(p)], v[:len(p)]
	for i := range p {
		x := g[i] * k
		m[i] = float32(beta1*m[i]) + float32((1-beta1)*x)
		v[i] = float32(beta2*v[i]) + float32((1-beta2)*float32(x*x))
		d := float32(math.Sqrt(float64(v[i]*c2))) + tiny
		p[i] -= float32(lr*m[i])/d + float32(shrink*p[i])
	}
}

// rows updates the embedding rows that the batch touched, in order of touch.
func (a *adam) rows(n *Net, parts *[shards]*shard, t, dim int, k, lr, c2 float32) {
	mark := a.mark[t]
	for _, p := range parts {
		for _, r := range p.touch[t] {
			if mark[r] {
				continue
			}
			mark[r] = true
			g := parts[0].egrad[t][int(r)*dim:][:dim]
			for _, q := range parts[1:] {
				h := q.egrad[t][int(r)*dim:][:dim]
				addTo(g, h)
				clear(h)
			}
			at := int(r) * dim
			update(n.E[t][at:at+dim], g, a.em[t][at:at+dim], a.ev[t][at:at+dim], k, lr, c2, 0)
			clear(g)
		}
	}
	for _, p := range parts {
		for _, r := range p.touch[t] {
			mark[r] = false
		}
		p.touch[t] = p.touch[t][:0]
	}
}

// Evaluate returns the losses on data without dropout, gold heads for labels.
func Evaluate(n *Net, data []*Example) Losses {
	s := newShard(n)
	s.train = false
	for at := 0; at < len(data); at += 40 {
		s.load(data[at:min(at+40, len(data))])
		s.forward()
		s.losses(0)
	}
	return s.sums
}
