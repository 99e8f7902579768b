package counts

// Scores are mean scores of one forecaster.
type Scores struct {
	Name  string
	CRPS  float64
	Log   float64 // chances floored at 0.0001
	Brier float64 // of "any"
	// Inside is the share of counts inside the central intervals of Shares;
	// Promised is the mass of those intervals, which whole numbers make larger
	// than their name.
	Inside, Promised [3]float64
}

// Shares are the central intervals that are scored and printed.
var Shares = [3]float64{0.5, 0.8, 0.9}

// Evaluation is the model beside the baselines.
type Evaluation struct {
	Cases  int
	Scores []Scores // the model first, then the baselines
}

// Best is the place in Scores of the baseline with the least CRPS.
func (e *Evaluation) Best() int {
	best := 1
	for i := range e.Scores {
		if i > 0 && e.Scores[i].CRPS < e.Scores[best].CRPS {
			best = i
		}
	}
	return best
}

// Skill is the share of the best baseline's CRPS that the model saves.
func (e *Evaluation) Skill() float64 { return e.skillOver(e.Best()) }

func (e *Evaluation) skillOver(baseline int) float64 {
	if e.Scores[baseline].CRPS <= 0 {
		return 0
	}
	return 1 - e.Scores[0].CRPS/e.Scores[baseline].CRPS
}

func newEvaluation() *Evaluation {
	e := &Evaluation{Scores: []Scores{{Name: "model"}}}
	for _, n := range BaselineNames() {
		e.Scores = append(e.Scores, Scores{Name: n})
	}
	return e
}

// judge adds one case.
func (e *Evaluation) judge(m *Model, p *Panel, s *sample) {
	e.Cases++
	e.Scores[0].add(m.dist(p, s), s.y)
	for j, d := range Baselines(p.Past(s.pair, s.class, s.origin, m.Length)) {
		e.Scores[1+j].add(d, s.y)
	}
}

// join adds the sums of o.
func (e *Evaluation) join(o *Evaluation) {
	e.Cases += o.Cases
	for i := range e.Scores {
		a, b := &e.Scores[i], &o.Scores[i]
		a.CRPS, a.Log, a.Brier = a.CRPS+b.CRPS, a.Log+b.Log, a.Brier+b.Brier
		for j := range Shares {
			a.Inside[j] += b.Inside[j]
			a.Promised[j] += b.Promised[j]
		}
	}
}

// mean turns sums into means.
func (e *Evaluation) mean() *Evaluation {
	n := float64(max(1, e.Cases))
	for i := range e.Scores {
		s := &e.Scores[i]
		s.CRPS, s.Log, s.Brier = s.CRPS/n, s.Log/n, s.Brier/n
		for j := range Shares {
			s.Inside[j] /= n
			s.Promised[j] /= n
		}
	}
	return e
}

// Evaluate scores m at the origins on the series that take lets through, all
// for nil.
func (m *Model) Evaluate(p *Panel, at []int, take func(pair, class int) bool) *Evaluation {
	e := newEvaluation()
	list := p.samples(at, m.Length)
	for i := range list {
		if s := &list[i]; s.y >= 0 && (take == nil || take(s.pair, s.class)) {
			e.judge(m, p, s)
		}
	}
	return e.mean()
}

func (s *Scores) add(d Dist, y int) {
	s.CRPS += CRPS(d, y)
	s.Log += LogScore(d, y)
	s.Brier += Brier(d.AtLeast(1), y > 0)
	for i, share := range Shares {
		low, high := d.Interval(share)
		if y >= low && y <= high {
			s.Inside[i]++
		}
		s.Promised[i] += d.AtLeast(low) - d.AtLeast(high+1)
	}
}

// Interval is the central interval with at least the given share of the mass.
func (d Dist) Interval(share float64) (low, high int) {
	return d.Quantile((1 - share) / 2), d.Quantile((1 + share) / 2)
}
