package counts

import (
	"math"
	"slices"
)

// Model forecasts the counts of the next Length days.
type Model struct {
	Length int
	own    []params           // by class
	pool   [][poolNum]float64 // by class: weights of the regression and the baselines
}

// poolNum: the regression, its wider twin, and the baselines.
const (
	poolNum = 2 + baselineNum
	wider   = 3 // the twin's size is this many times smaller
)

// Settings of Fit.
const (
	pullShared = 20 // in log score: how strongly the plain rule holds
	pullOwn    = 60 // how strongly a class is held to all classes
	rounds     = 10
	originStep = 7   // days between past origins
	most       = 104 // past origins, the latest
)

// Fit learns from the forecasts that could have been made and judged before
// day until, and no later one.
func Fit(p *Panel, until, length int) *Model {
	list := p.samples(origins(until, length), length)
	var all []*sample
	byClass := make([][]*sample, p.Classes)
	for i := range list {
		s := &list[i]
		if s.y >= 0 && s.origin+length <= until {
			all = append(all, s)
			byClass[s.class] = append(byClass[s.class], s)
		}
	}
	m := &Model{Length: length}
	shared := fit(all, plain(), plain(), pulls(len(all), length, pullShared), rounds)
	for c := range p.Classes {
		m.own = append(m.own, fit(byClass[c], shared, shared, pulls(len(byClass[c]), length, pullOwn), rounds))
	}
	for c := range p.Classes {
		m.pool = append(m.pool, m.mix(p, byClass[c]))
	}
	return m
}

// pulls hold what all series of a day share — the world's and the countries'
// signals — in proportion to the samples, because one day shows them once; and
// the power near 1, so that a busy pair's mean follows its counts.
func pulls(n, length int, base float64) (pull params) {
	base *= max(1, float64(length)/originStep)
	for i := range pull {
		pull[i] = base
	}
	pull[pPower] = 10*base + 3*float64(n)
	pull[pSignal+2] += 0.1 * float64(n)
	pull[pSignal+3] += 0.5 * float64(n)
	return pull
}

// origins are the past days at which a forecast of length days could be made
// with something to go on and be judged by until.
func origins(until, length int) (out []int) {
	for o := until - length; o >= max(28, until/3) && len(out) < most; o -= originStep {
		out = append(out, o)
	}
	slices.Reverse(out)
	return out
}

// mix finds, by expectation-maximisation from a start that favours the
// regression, the weights under which what came was likeliest; the prior is
// that of a few cases.
func (m *Model) mix(p *Panel, list []*sample) [poolNum]float64 {
	w := [poolNum]float64{0.8, 0.05, 0.05, 0.05, 0.05}
	prior := [poolNum]float64{20, 1, 1, 1, 1}
	chances := make([][poolNum]float64, 0, len(list))
	for _, s := range list {
		t := m.own[s.class].predict(s)
		c := [poolNum]float64{math.Exp(logNB(s.y, t.mean, t.size)), math.Exp(logNB(s.y, t.mean, t.size/wider))}
		for i, b := range Baselines(p.Past(s.pair, s.class, s.origin, m.Length)) {
			c[2+i] = b.P(s.y)
		}
		chances = append(chances, c)
	}
	for range 30 {
		next, total := prior, 0.0
		for i := range chances {
			sum := 1e-300
			for k, c := range chances[i] {
				sum += w[k] * c
			}
			for k, c := range chances[i] {
				next[k] += w[k] * c / sum
			}
		}
		for _, v := range next {
			total += v
		}
		for k := range w {
			w[k] = next[k] / total
		}
	}
	return w
}

// dist is the forecast for s.
func (m *Model) dist(p *Panel, s *sample) Dist {
	t, w := m.own[s.class].predict(s), m.pool[s.class]
	parts := []Dist{NegBinomial(t.mean, t.size), NegBinomial(t.mean, t.size/wider)}
	for _, b := range Baselines(p.Past(s.pair, s.class, s.origin, m.Length)) {
		parts = append(parts, b)
	}
	return Pool(parts, w[:])
}
