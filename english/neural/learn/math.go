package learn

import "math"

// rng is SplitMix64.
type rng struct{ s uint64 }

func (r *rng) next() uint64 {
	r.s += 0x9E3779B97F4A7C15
	z := r.s
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}

// normal is roughly a standard normal: the sum of twelve uniforms.
func (r *rng) normal() float32 {
	sum := int64(0)
	for range 3 {
		x := r.next()
		sum += int64(x&0xffff) + int64(x>>16&0xffff) + int64(x>>32&0xffff) + int64(x>>48)
	}
	return float32(sum-6*65535) / 65535
}

// chance is true with probability p/65536.
func (r *rng) chance(p uint64) bool { return r.next()>>48 < p }

func (r *rng) shuffle(n int) []int {
	p := make([]int, n)
	for i := range p {
		p[i] = i
	}
	for i := n - 1; i > 0; i-- {
		j := int(r.next() % uint64(i+1))
		p[i], p[j] = p[j], p[i]
	}
	return p
}

// exp is e to the x, to about 1e-9, with the same bits on every platform:
// the conversions forbid fusing.
func exp(x float32) float32 {
	if x < -80 {
		return 0
	}
	if x > 80 {
		x = 80
	}
	const log2e, ln2 = 1.4426950408889634, 0.6931471805599453
	v := float64(x)
	k := math.Floor(float64(v*log2e) + 0.5)
	r := v - float64(k*ln2)
	r2 := float64(r * r)
	even := 1 + float64(r2*(0.5+float64(r2*(1.0/24+float64(r2*(1.0/720))))))
	odd := 1 + float64(r2*(1.0/6+float64(r2*(1.0/120+float64(r2*(1.0/5040))))))
	return float32(float64(even+float64(r*odd)) * math.Float64frombits(uint64(int64(k)+1023)<<52))
}

func sigmoid(x float32) float32 { return 1 / (1 + exp(-x)) }
