package counts

import "math"

// params of the regression, all in one vector for the fitting:
//
//	m      = Σ softmax(mix + tilt · ln(1+busy))_k · expect_k + exp(trace)
//	ln μ   = level + (1+power)·ln m + Σ weight_j · signal_j
//	ln r   = size + slope·ln m            (variance μ + μ²/r)
const (
	pMix    = 0
	pTilt   = pMix + mixed
	pLevel  = pTilt + mixed
	pPower  = pLevel + 1
	pSignal = pPower + 1
	pTrace  = pSignal + signals
	pSize   = pTrace + 1
	pSlope  = pSize + 1
	pNum    = pSlope + 1
)

type params [pNum]float64

// plain is where the fitting starts and what it is pulled to: the middle
// half-lives, no signals.
func plain() (p params) {
	p[pMix+2], p[pMix+3], p[pMix+4] = 0.5, 1, 0.5
	p[pMix+rates] = -1
	p[pTrace] = math.Log(0.05)
	p[pSize], p[pSlope] = math.Log(2), 0.4
	return p
}

// terms are the intermediate values of one prediction.
type terms struct {
	mix        [mixed]float64
	m, trace   float64
	mean, size float64
}

func (p *params) predict(s *sample) (t terms) {
	top, sum := math.Inf(-1), 0.0
	busy := s.busy()
	for k := range mixed {
		t.mix[k] = p[pMix+k] + p[pTilt+k]*busy
		top = max(top, t.mix[k])
	}
	for k := range mixed {
		t.mix[k] = math.Exp(t.mix[k] - top)
		sum += t.mix[k]
	}
	for k := range mixed {
		t.mix[k] /= sum
		t.m += t.mix[k] * s.expect[k]
	}
	t.trace = math.Exp(min(max(p[pTrace], -8), 3))
	t.m += t.trace
	l := math.Log(t.m)
	eta := p[pLevel] + (1+p[pPower])*l
	for j := range signals {
		eta += p[pSignal+j] * s.signal[j]
	}
	t.mean = math.Exp(min(max(eta, -15), 15))
	t.size = math.Exp(min(max(p[pSize]+p[pSlope]*l, -5), 8))
	return t
}

// busy is how much the series brings, on a log scale: what a busy one did
// lately says more about it than what a quiet one did.
func (s *sample) busy() float64 { return math.Log1p(s.expect[rates-1]) }

// slope adds the gradient of ln P(y) to g and returns ln P(y).
func (p *params) slope(s *sample, g *params) float64 {
	t := p.predict(s)
	y, r, mu := float64(s.y), t.size, t.mean
	weigh := math.Sqrt(1 + t.m)
	dEta := weigh * r * (y - mu) / (r + mu)
	dSize := weigh * r * (digamma(y+r) - digamma(r) + math.Log(r/(r+mu)) + 1 - (r+y)/(r+mu))
	l := math.Log(t.m)
	dl := dEta*(1+p[pPower]) + dSize*p[pSlope]
	for k := range mixed {
		d := dl * t.mix[k] * (s.expect[k] - (t.m - t.trace)) / t.m
		g[pMix+k] += d
		g[pTilt+k] += d * s.busy()
	}
	g[pLevel] += dEta
	g[pPower] += dEta * l
	for j := range signals {
		g[pSignal+j] += dEta * s.signal[j]
	}
	g[pTrace] += dl * t.trace / t.m
	g[pSize] += dSize
	g[pSlope] += dSize * l
	return logNB(s.y, mu, r)
}

// digamma is the derivative of ln Γ, for x > 0, to 1e-10, by recurrence and
// the asymptotic series.
func digamma(x float64) float64 {
	sum := 0.0
	for x < 6 {
		sum -= 1 / x
		x++
	}
	f := 1 / (x * x)
	return sum + math.Log(x) - 0.5/x - f*(1.0/12-f*(1.0/120-f*(1.0/252-f*(1.0/240-f/132))))
}

// fit raises Σ ln P(y) - Σ pull/2·(p - base)² from start by AdaGrad over batches
// in a fixed order.
func fit(samples []*sample, start, base params, pull params, rounds int) params {
	p := start
	var seen params
	if len(samples) == 0 {
		return p
	}
	const batch = 64
	n := len(samples)
	stride := coprime(n)
	at := 0
	for range rounds {
		for done := 0; done < n; done += batch {
			var g params
			m := min(batch, n-done)
			for range m {
				p.slope(samples[at], &g)
				at = (at + stride) % n
			}
			for i := range g {
				d := g[i]/float64(m) - pull[i]/float64(n)*(p[i]-base[i])
				seen[i] += d * d
				p[i] += 0.1 * d / math.Sqrt(seen[i]+1e-8)
			}
		}
	}
	return p
}

// coprime is a stride near the golden section of n that visits every place.
func coprime(n int) int {
	for s := max(1, int(float64(n)*0.618)); ; s++ {
		a, b := s, n
		for b != 0 {
			a, b = b, a%b
		}
		if a == 1 {
			return s
		}
	}
}
