package counts

import "math"

// Dist is a distribution over 0, 1, 2, …: p[i] is the chance of from+i; what
// lies outside has less than tailMass together and is left out.
type Dist struct {
	from int
	p    []float64
}

const (
	tailMass = 1e-9
	longest  = 1 << 22 // values a Dist may hold
)

// Point is all mass on n.
func Point(n int) Dist { return Dist{max(0, n), []float64{1}} }

// NegBinomial has the given mean and size r: variance mean + mean²/r. A size
// of +Inf is the Poisson distribution; a mean of 0 is Point(0).
func NegBinomial(mean, r float64) Dist {
	if !(mean > 0) || math.IsInf(mean, 1) {
		return Point(0)
	}
	if !(r > 0) {
		r = 1e-6
	}
	mode := 0
	if math.IsInf(r, 1) {
		mode = int(mean)
	} else if r > 1 {
		mode = int(mean * (r - 1) / r)
	}
	mode = min(mode, longest/2)
	top := math.Exp(logNB(mode, mean, r))
	up := []float64{top}
	for k, v := mode, top; len(up) < longest/2; k++ {
		f := ratio(k, mean, r)
		v *= f
		up = append(up, v)
		if f < 1 && v*f/(1-f) < tailMass/4 {
			break
		}
	}
	var down []float64
	for k, v := mode, top; k > 0; k-- {
		v /= ratio(k-1, mean, r)
		if v < tailMass*1e-4 {
			break
		}
		down = append(down, v)
	}
	d := Dist{from: mode - len(down)}
	for i := len(down) - 1; i >= 0; i-- {
		d.p = append(d.p, down[i])
	}
	d.p = append(d.p, up...)
	d.normalise()
	return d
}

// ratio is P(k+1)/P(k).
func ratio(k int, mean, r float64) float64 {
	if math.IsInf(r, 1) {
		return mean / float64(k+1)
	}
	return (float64(k) + r) / float64(k+1) * mean / (r + mean)
}

// logNB is ln P(y).
func logNB(y int, mean, r float64) float64 {
	n := float64(y)
	ly, _ := math.Lgamma(n + 1)
	if math.IsInf(r, 1) || r > 1e9 {
		return n*math.Log(mean) - mean - ly
	}
	a, _ := math.Lgamma(n + r)
	b, _ := math.Lgamma(r)
	return a - b - ly - r*math.Log1p(mean/r) + n*math.Log(mean/(r+mean))
}

// Empirical puts equal mass on each of the values seen.
func Empirical(values []int) Dist {
	if len(values) == 0 {
		return Point(0)
	}
	low, high := values[0], values[0]
	for _, v := range values {
		low, high = min(low, v), max(high, v)
	}
	d := Dist{low, make([]float64, high-low+1)}
	for _, v := range values {
		d.p[v-low] += 1 / float64(len(values))
	}
	return d
}

// Pool is the mixture of parts by weights that sum to 1.
func Pool(parts []Dist, weights []float64) Dist {
	low, high := math.MaxInt, 0
	for i, d := range parts {
		if weights[i] > 0 {
			low, high = min(low, d.from), max(high, d.from+len(d.p))
		}
	}
	if high == 0 {
		return Point(0)
	}
	out := Dist{low, make([]float64, high-low)}
	for i, d := range parts {
		if weights[i] <= 0 {
			continue
		}
		for j, v := range d.p {
			out.p[d.from-low+j] += weights[i] * v
		}
	}
	out.normalise()
	return out
}

func (d *Dist) normalise() {
	sum := 0.0
	for _, v := range d.p {
		sum += v
	}
	if !(sum > 0) {
		*d = Point(d.from)
		return
	}
	for i := range d.p {
		d.p[i] /= sum
	}
}

// P is the chance of exactly n.
func (d Dist) P(n int) float64 {
	if n < d.from || n >= d.from+len(d.p) {
		return 0
	}
	return d.p[n-d.from]
}

// AtLeast is the chance of n or more.
func (d Dist) AtLeast(n int) float64 {
	below := 0.0
	for i := d.from; i < min(n, d.from+len(d.p)); i++ {
		below += d.p[i-d.from]
	}
	return min(1, max(0, 1-below))
}

// Mean is the expected count.
func (d Dist) Mean() float64 {
	m := 0.0
	for i, v := range d.p {
		m += v * float64(d.from+i)
	}
	return m
}

// Quantile is the least n with at least share q of the mass at or below it.
func (d Dist) Quantile(q float64) int {
	sum := 0.0
	for i, v := range d.p {
		if sum += v; sum >= q-1e-12 {
			return d.from + i
		}
	}
	return d.from + len(d.p) - 1
}
