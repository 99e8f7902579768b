package ranking

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// Options of Train. Zero values stand for the defaults.
type Options struct {
	// Seed of the sampled negatives.
	Seed uint64
	// Epochs over the facts; below zero learns nothing and keeps the weights
	// set by hand.
	Epochs int
	// WarmUp days are read before learning starts, a third of all at most.
	WarmUp int
	// Rate of learning of the shared weights in the first epoch.
	Rate float32
	// OwnRate is the rate of a relation's own weights, as a share of Rate.
	OwnRate float32
	// Shrink pulls a relation's own weights to the shared ones, per step.
	Shrink float32
	// RuleRate is the rate of the weights of single rules, as a share of Rate.
	RuleRate float32
	// RuleShrink pulls the weights of single rules to zero, per step.
	RuleShrink float32
	// Rerank teaches a small network to look again at the best candidates.
	// It ranks better, and its part of a score has no reasons; without it the
	// score is additive.
	Rerank bool
	// LiveRules lets the rules go on counting after training.
	LiveRules bool
}

func (o Options) withDefaults() Options {
	o.Seed = cmp.Or(o.Seed, 1)
	o.Epochs = cmp.Or(o.Epochs, 2)
	o.WarmUp = cmp.Or(o.WarmUp, 100)
	o.Rate = cmp.Or(o.Rate, 0.1)
	o.OwnRate = cmp.Or(o.OwnRate, 0.5)
	o.RuleRate = cmp.Or(o.RuleRate, 0.2)
	o.RuleShrink = cmp.Or(o.RuleShrink, 1e-2)
	o.Shrink = cmp.Or(o.Shrink, 1e-2)
	return o
}

// Numbers of sampled wrong answers per question.
const (
	hardWrong  = 40 // best scored with a tie
	tiedWrong  = 24 // drawn from the rest with a tie
	otherWrong = 32 // drawn from all without
)

// learner fits the weights by AdaGrad.
type learner struct {
	w         *weights
	opt       Options
	rate      float32
	rng       *rand.Rand
	sumShared vector
	sumOwn    []vector
	sumLevel  [levels]vector
	sumRules  []float32
	rowGrad   []float32 // of one question's row of rules
	rowMoved  []int32   // cells of rowGrad not zero

	order  []int32
	chosen []sample
	grad   vector
}

// sample is a candidate with the number of actors it stands for.
type sample struct {
	vec    vector
	weight float64
	exp    float64
	score  float64
	right  bool
	rules  float32
	pair   int32 // as of candidate
}

func newLearner(relations int, opt Options) *learner {
	cells := relations * gaps
	return &learner{
		w:   &weights{shared: byHand(), own: make([]vector, relations), rules: make([]float32, relations*cells)},
		opt: opt, rate: opt.Rate, rng: rand.New(rand.NewPCG(opt.Seed, 0x9e3779b97f4a7c15)),
		sumOwn: make([]vector, relations), sumRules: make([]float32, relations*cells), rowGrad: make([]float32, cells),
	}
}

// learn takes one step on one question.
func (l *learner) learn(k *Ranker, q question, day int32) {
	h := k.open(q.s, q.r, day)
	w := l.w.of(q.r, h.level)
	level, pairs := h.level, h.node.pairs
	l.sample(k, h, w, q)
	h.shut()
	top := math.Inf(-1)
	for i := range l.chosen {
		c := &l.chosen[i]
		c.score = w.dot(&c.vec) + float64(c.rules)
		top = max(top, c.score)
	}
	wrong := 0.0
	for i := range l.chosen {
		c := &l.chosen[i]
		c.exp = c.weight * math.Exp(c.score-top)
		if !c.right {
			wrong += c.exp
		}
	}
	// Each right answer a has its own softmax against all the wrong ones.
	l.grad = vector{}
	push := 0.0 // Σ over a of 1/(exp a + wrong)
	for i := range l.chosen {
		if c := &l.chosen[i]; c.right {
			z := c.exp + wrong
			push += 1 / z
			l.push(k, float32(c.exp/z-1), c, pairs, day)
		}
	}
	for i := range l.chosen {
		if c := &l.chosen[i]; !c.right {
			if p := float32(c.exp * push); p > 1e-5 {
				l.push(k, p, c, pairs, day)
			}
		}
	}
	l.step(q.r, level)
	l.stepRules(q.r)
}

// push adds f times the features of c, and the rules that apply, to the
// gradients.
func (l *learner) push(k *Ranker, f float32, c *sample, pairs []pair, day int32) {
	l.grad.add(f, &c.vec)
	if c.pair == none {
		return
	}
	acts := pairs[c.pair].acts
	for i := range acts {
		at := k.cell(&acts[i], day)
		if l.rowGrad[at] == 0 {
			l.rowMoved = append(l.rowMoved, at)
		}
		l.rowGrad[at] += f
	}
}

// stepRules moves the rule weights of r and clears their gradients.
func (l *learner) stepRules(r int32) {
	row := l.w.rulesOf(r)
	sum := l.sumRules[int(r)*len(row) : (int(r)+1)*len(row)]
	for _, at := range l.rowMoved {
		g := l.rowGrad[at] + l.opt.RuleShrink*row[at]
		l.rowGrad[at] = 0
		sum[at] += g * g
		row[at] -= l.rate * l.opt.RuleRate * g / float32(math.Sqrt(float64(sum[at])+1))
	}
	l.rowMoved = l.rowMoved[:0]
}

func (v *vector) add(f float32, x *vector) {
	for i := range v {
		v[i] += f * x[i]
	}
}

func (l *learner) step(r int32, level int) {
	own, sum := &l.w.own[r], &l.sumOwn[r]
	at, sumAt := &l.w.level[level], &l.sumLevel[level]
	for i, g := range l.grad {
		if g != 0 {
			l.sumShared[i] += g * g
			l.w.shared[i] -= l.rate * g / float32(math.Sqrt(float64(l.sumShared[i])+1e-6))
			sumAt[i] += g * g
			at[i] -= l.rate * l.opt.OwnRate * g / float32(math.Sqrt(float64(sumAt[i])+1))
		}
		g += l.opt.Shrink * own[i]
		if g != 0 {
			sum[i] += g * g
			own[i] -= l.rate * l.opt.OwnRate * g / float32(math.Sqrt(float64(sum[i])+1))
		}
	}
}

// sample chooses the right answers and wrong ones of q: the best scored, and
// random ones standing for the rest.
func (l *learner) sample(k *Ranker, h *sheet, w *vector, q question) {
	l.chosen, l.order = l.chosen[:0], l.order[:0]
	for _, o := range q.answers {
		l.take(k, h, o, 1, true)
	}
	for i := range h.list {
		c := &h.list[i]
		if _, right := slices.BinarySearch(q.answers, c.o); !right {
			c.score = w.context(c)
			l.order = append(l.order, int32(i))
		}
	}
	hard := min(hardWrong, len(l.order))
	foremost(l.order, hard, func(a, b int32) bool {
		x, y := &h.list[a], &h.list[b]
		return x.score > y.score || x.score == y.score && x.o < y.o
	})
	for _, i := range l.order[:hard] {
		l.take(k, h, h.list[i].o, 1, false)
	}
	rest := l.order[hard:]
	n := min(tiedWrong, len(rest))
	for range n {
		i := rest[l.rng.IntN(len(rest))]
		l.take(k, h, h.list[i].o, float64(len(rest))/float64(n), false)
	}
	l.sampleOthers(k, h, q)
}

// sampleOthers draws from the actors without a tie to the subject: half from
// those who often undergo the relation, half from all.
func (l *learner) sampleOthers(k *Ranker, h *sheet, q question) {
	all := len(k.names.Entities)
	others := max(0, all-len(h.list))
	tries, got, first := 4*otherWrong, 0, len(l.chosen)
	for ; tries > 0 && got < otherWrong && others > 0; tries-- {
		o := int32(l.rng.IntN(all))
		if h.at[o] != 0 {
			continue
		}
		if _, right := slices.BinarySearch(q.answers, o); right {
			continue
		}
		l.take(k, h, o, 1, false)
		got++
	}
	for i := first; i < len(l.chosen); i++ {
		l.chosen[i].weight = float64(others) / float64(got)
	}
}

// take adds actor o to the chosen.
func (l *learner) take(k *Ranker, h *sheet, o int32, weight float64, right bool) {
	l.chosen = append(l.chosen, sample{weight: weight, right: right, pair: none})
	c := &l.chosen[len(l.chosen)-1]
	if at := h.at[o]; at > 0 {
		c.vec, c.rules, c.pair = h.list[at-1].vec, h.list[at-1].rules, h.list[at-1].pair
	}
	k.fillBase(&c.vec, h.r, o, h.day)
}
