package counts

import "math"

// halfLives in days of the weighted rates; the last never fades.
var halfLives = [...]float64{4, 10, 25, 60, 150, math.Inf(1)}

const (
	rates   = len(halfLives)
	mixed   = rates + 1 // and gravity
	short   = 1         // the half-life that stands for lately
	long    = 4         // and for usually
	signals = 5
)

// sample is one series at one origin: the counts expected over the days ahead
// at each half-life, signals of change, and what came.
type sample struct {
	pair, class, origin int
	expect              [mixed]float64
	signal              [signals]float64
	y                   int
}

// pace is a series' fading rates, brought up to date only when touched.
type pace struct {
	day int
	sum [rates]float64
}

func (c *pace) to(day int) {
	if gap := float64(day - c.day); gap > 0 {
		for k, h := range halfLives {
			c.sum[k] *= math.Exp2(-gap / h)
		}
		c.day = day
	}
}

// rate is the events a day at half-life k, over the days there were.
func (c *pace) rate(k, day int) float64 { return c.sum[k] / seen(k, day) }

// seen is the weight of all days before day at half-life k.
func seen(k, day int) float64 {
	h := halfLives[k]
	if math.IsInf(h, 1) {
		return float64(max(1, day))
	}
	q := math.Exp2(-1 / h)
	return max(1e-9, (1-math.Pow(q, float64(day)))/(1-q)*math.Sqrt(q))
}

// paces are those of every series of the panel at an origin.
func (p *Panel) paces(at []int, state []pace, origin int) {
	for i, list := range p.series {
		c := &state[i]
		for ; at[i] < len(list) && list[at[i]].day < origin; at[i]++ {
			c.to(list[at[i]].day + 1)
			for k := range c.sum {
				c.sum[k] += float64(list[at[i]].n)
			}
		}
		c.to(origin)
	}
}

// samples are all series of the panel at the origins, ascending, for counts of
// the next length days; y is -1 where those days are not all told.
func (p *Panel) samples(origins []int, length int) []sample {
	at, state := make([]int, len(p.series)), make([]pace, len(p.series))
	out := make([]sample, 0, len(origins)*len(p.Pairs)*p.Classes)
	for _, o := range origins {
		p.paces(at, state, o)
		world := state[(len(p.Pairs)+p.lands)*p.Classes:]
		for i := range p.Pairs {
			for c := range p.Classes {
				s := sample{pair: i, class: c, origin: o, y: -1}
				if o+length <= p.Days {
					s.y = p.Count(i, c, o, o+length)
				}
				p.describe(&s, state, world, length)
				out = append(out, s)
			}
		}
	}
	return out
}

func (p *Panel) describe(s *sample, state, world []pace, length int) {
	n, o := float64(length), s.origin
	own := state[s.pair*p.Classes : (s.pair+1)*p.Classes]
	a, b := state[(len(p.Pairs)+p.sides[s.pair][0])*p.Classes:], state[(len(p.Pairs)+p.sides[s.pair][1])*p.Classes:]
	for k := range rates {
		s.expect[k] = n * own[s.class].rate(k, o)
	}
	total := func(list []pace, k int) (sum float64) {
		for c := range p.Classes {
			sum += list[c].rate(k, o)
		}
		return sum
	}
	// Gravity: the pair's events of all classes, by how the two countries'
	// events divide over classes.
	lands := total(a, long) + total(b, long)
	if lands > 0 {
		s.expect[rates] = n * total(own, long) * (a[s.class].rate(long, o) + b[s.class].rate(long, o)) / lands
	}
	rise := func(now, usual float64) float64 { return math.Log((n*now + 0.5) / (n*usual + 0.5)) }
	s.signal[0] = rise(total(own, short)-own[s.class].rate(short, o), total(own, long)-own[s.class].rate(long, o))
	s.signal[1] = rise(total(own, short), total(own, long))
	s.signal[2] = rise(a[s.class].rate(short, o)+b[s.class].rate(short, o), a[s.class].rate(long, o)+b[s.class].rate(long, o))
	s.signal[3] = rise(world[s.class].rate(short, o), world[s.class].rate(long, o))
	s.signal[4] = rise(own[s.class].rate(0, o), own[s.class].rate(2, o))
}
