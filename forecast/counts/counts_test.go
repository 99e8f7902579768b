package counts

import (
	"math"
	"math/rand/v2"
	"reflect"
	"testing"
)

func TestNegativeBinomialHasItsMoments(t *testing.T) {
	for _, c := range []struct{ mean, r float64 }{{0.03, 0.5}, {1, 1}, {7.5, 0.2}, {40, 30}, {900, 3}, {25000, 400}, {12, math.Inf(1)}, {3000, math.Inf(1)}} {
		d := NegBinomial(c.mean, c.r)
		sum, mean, second := 0.0, 0.0, 0.0
		for i, p := range d.p {
			n := float64(d.from + i)
			sum, mean, second = sum+p, mean+p*n, second+p*n*n
		}
		variance := c.mean + c.mean*c.mean/c.r
		if math.Abs(sum-1) > 1e-9 || math.Abs(mean/c.mean-1) > 1e-4 || math.Abs((second-mean*mean)/variance-1) > 1e-2 {
			t.Errorf("NegBinomial(%v, %v): mass %v, mean %v, variance %v, want %v", c.mean, c.r, sum, mean, second-mean*mean, variance)
		}
		if got, want := math.Log(d.P(int(c.mean))), logNB(int(c.mean), c.mean, c.r); math.Abs(got-want) > 1e-4 {
			t.Errorf("NegBinomial(%v, %v): ln P = %v, want %v", c.mean, c.r, got, want)
		}
	}
	for _, bad := range []float64{0, -1, math.NaN(), math.Inf(1)} {
		if d := NegBinomial(bad, 2); d.P(0) != 1 {
			t.Errorf("mean %v: P(0) = %v, want 1", bad, d.P(0))
		}
	}
}

func TestCRPSIsTheMeanDistanceForm(t *testing.T) {
	// E|X-y| - E|X-X'|/2, another form of the same score.
	for _, d := range []Dist{Point(4), NegBinomial(2.5, 1.5), Empirical([]int{0, 0, 3, 9, 9, 20}), Pool([]Dist{Point(7), NegBinomial(3, 2)}, []float64{0.3, 0.7})} {
		for _, y := range []int{0, 1, 4, 8, 40} {
			far, spread := 0.0, 0.0
			for i, p := range d.p {
				far += p * math.Abs(float64(d.from+i-y))
				for j, q := range d.p {
					spread += p * q * math.Abs(float64(i-j))
				}
			}
			if got, want := CRPS(d, y), far-spread/2; math.Abs(got-want) > 1e-6 {
				t.Errorf("CRPS(%v, %d) = %v, want %v", d, y, got, want)
			}
		}
	}
}

func TestScoresOfCertainty(t *testing.T) {
	if got := CRPS(Point(3), 8); got != 5 {
		t.Errorf("the CRPS of a point is its error, got %v", got)
	}
	if got := LogScore(Point(3), 8); got != -math.Log(0.0001) {
		t.Errorf("the log score is floored, got %v", got)
	}
	if Brier(0.25, true) != 0.5625 || Brier(0.25, false) != 0.0625 {
		t.Error("Brier is the squared error")
	}
}

func TestQuantilesAndChancesAgree(t *testing.T) {
	d := Empirical([]int{1, 1, 2, 5})
	if d.Quantile(0.5) != 1 || d.Quantile(0.51) != 2 || d.Quantile(1) != 5 || d.AtLeast(1) != 1 || d.AtLeast(2) != 0.5 || d.AtLeast(6) != 0 {
		t.Errorf("quantiles of 1 1 2 5: %v %v, chances %v %v", d.Quantile(0.5), d.Quantile(0.51), d.AtLeast(2), d.AtLeast(6))
	}
}

func TestBaselinesAreAsDefined(t *testing.T) {
	past := []int{9, 9, 9, 9, 9, 1, 2, 3, 4, 5, 6, 7, 8}
	b := Baselines(past)
	if b[0].P(8) != 1 {
		t.Error("the last value")
	}
	if math.Abs(b[1].Mean()-4.5) > 1e-6 {
		t.Errorf("the mean of the last eight is 4.5, got %v", b[1].Mean())
	}
	if math.Abs(b[2].P(9)-4.0/12) > 1e-12 {
		t.Errorf("9 came four times in the last twelve, got %v", b[2].P(9))
	}
}

func TestTheSlopeIsTheDerivative(t *testing.T) {
	s := sample{expect: [mixed]float64{3, 2, 1, 1.5, 0.7, 0.9, 1.2}, signal: [signals]float64{0.3, -0.2, 0.1, 0.5, -1}, y: 4}
	p := plain()
	p[pPower], p[pSignal], p[pLevel] = 0.1, 0.2, -0.1
	weigh := math.Sqrt(1 + p.predict(&s).m)
	var g params
	p.slope(&s, &g)
	for i := range p {
		const h = 1e-5
		up, down := p, p
		up[i] += h
		down[i] -= h
		tu, td := up.predict(&s), down.predict(&s)
		want := weigh * (logNB(s.y, tu.mean, tu.size) - logNB(s.y, td.mean, td.size)) / (2 * h)
		if math.Abs(g[i]-want) > 1e-5*(1+math.Abs(want)) {
			t.Errorf("parameter %d: slope %v, want %v", i, g[i], want)
		}
	}
}

// world simulates pairs whose rates drift, with bursts.
func world(days int) []Event {
	rng := rand.New(rand.NewPCG(1, 2))
	var out []Event
	names := []string{"A", "B", "C", "D", "E", "F", "G"}
	for i, a := range names {
		for _, b := range names[i+1:] {
			for class := range 4 {
				level := rng.NormFloat64() - 2.5
				for day := range days {
					level += 0.06*rng.NormFloat64() - 0.01*(level+2.5)
					for u := rng.Float64(); u < math.Exp(level)/(1+math.Exp(level)); u += 0.3 {
						out = append(out, Event{Pair{a, b}, class, day})
					}
				}
			}
		}
	}
	return out
}

func every(Pair) bool { return true }

func TestTheModelBeatsTheBaselinesOnDriftingRates(t *testing.T) {
	p := NewPanel(world(500), 4, 500, every)
	m := Fit(p, 380, 14)
	var at []int
	for o := 380; o+14 <= 500; o += 14 {
		at = append(at, o)
	}
	e := m.Evaluate(p, at, nil)
	if s := e.Skill(); s < 0.04 {
		t.Errorf("skill %.3f, want 0.04 at least: %+v", s, e.Scores)
	}
	for i, share := range Shares {
		if in, promised := e.Scores[0].Inside[i], e.Scores[0].Promised[i]; math.Abs(in-promised) > 0.06 {
			t.Errorf("interval of %v: %v came inside, %v promised", share, in, promised)
		}
	}
}

func TestNothingOfTheDayOrLaterIsRead(t *testing.T) {
	events := world(300)
	var before []Event
	for _, e := range events {
		if e.Day < 200 {
			before = append(before, e)
		}
	}
	whole, cut := NewPanel(events, 4, 300, every), NewPanel(before, 4, 300, every)
	if !reflect.DeepEqual(Fit(whole, 200, 30), Fit(cut, 200, 30)) {
		t.Error("weights fitted until a day changed with what came later")
	}
	a, b := whole.samples([]int{200}, 30), cut.samples([]int{200}, 30)
	for i := range a {
		if a[i].expect != b[i].expect || a[i].signal != b[i].signal {
			t.Fatal("a forecast read the day it was made for, or later ones")
		}
	}
}

func TestPredictGivesFiguresOrAReason(t *testing.T) {
	p := NewPanel(world(400), 4, 400, every)
	given := 0
	for pair := range 5 {
		for _, f := range Predict(p, pair, 30) {
			if f.Abstains != "" {
				if f.Enough == "" || f.Mean != 0 {
					t.Errorf("an abstention says what would be enough and gives no figures: %+v", f)
				}
				continue
			}
			given++
			if f.Check.Skill <= 0 || f.Interval[1][0] > f.Median || f.Median > f.Interval[1][1] || f.Any < 0 || f.Any > 1 {
				t.Errorf("bad forecast %+v", f)
			}
		}
	}
	if given < 5 {
		t.Errorf("%d of 20 series forecast", given)
	}
}

func TestTooLittleIsNotForecast(t *testing.T) {
	for name, c := range map[string]struct{ days, length int }{"short": {100, 30}, "long ahead": {400, 90}} {
		p := NewPanel(world(c.days), 4, c.days, every)
		for _, f := range Predict(p, 0, c.length) {
			if f.Abstains == "" || f.Enough == "" {
				t.Errorf("%s: %+v", name, f)
			}
		}
	}
	sparse := NewPanel([]Event{{Pair{"A", "B"}, 0, 3}, {Pair{"A", "B"}, 0, 300}}, 4, 400, every)
	if f := Predict(sparse, 0, 30)[0]; f.Abstains == "" {
		t.Error("two events were forecast from")
	}
}

func TestPredictingTwiceIsTheSame(t *testing.T) {
	p := NewPanel(world(260), 4, 260, every)
	if !reflect.DeepEqual(Predict(p, 1, 30), Predict(p, 1, 30)) {
		t.Error("two runs differ")
	}
}
