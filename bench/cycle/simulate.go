package cycle

import (
	"fmt"
	"math"
	"math/rand/v2"

	"entente"
	gauge "entente/gauge/cycle"
)

// World is how simulated pairs are made: months of each course, the noise from
// month to month, and upturns that come after a calm, of which a share lasts
// and the others go back.
type World struct {
	Months, Pairs int
	Correlation   float64 // of the noise with that of the month before
	Calm          int     // mean months of calm before an upturn
	Lasting       float64 // share of upturns that stay
	Least, Most   float64 // size of an upturn, in standard deviations of the noise
}

// Default is the world whose figures are printed.
var Default = World{Months: 120, Pairs: 12, Correlation: 0.4, Calm: 10, Lasting: 0.3, Least: 2, Most: 4}

// Apart is how far an upturn that is out of the ordinary exceeds the others:
// its size by a factor, its breadth and material share by an amount.
type Apart struct{ Size, Breadth, Material float64 }

// Episode is one true upturn of a simulated pair.
type Episode struct {
	Start, End int // months; End is after the last, the end of the course if it stays
	Lasting    bool
}

const kinds = 6

// simulate makes the courses of a world and their true upturns. With odd set,
// the first pair has one more upturn, ten months before the end.
func (w World) simulate(rng *rand.Rand, odd *Apart) ([]gauge.Course, [][]Episode) {
	var courses []gauge.Course
	var truth [][]Episode
	for p := range w.Pairs {
		var forced *Apart
		if p == 0 {
			forced = odd
		}
		c, eps := w.course(rng, forced)
		c.Dyad = entente.NewDyad("AAA", fmt.Sprintf("B%02d", p))
		courses, truth = append(courses, c), append(truth, eps)
	}
	return courses, truth
}

// course makes one pair.
func (w World) course(rng *rand.Rand, odd *Apart) (gauge.Course, []Episode) {
	c := gauge.Course{First: 2010 * 12, Months: make([]gauge.Month, w.Months), Third: noise(rng, w.Months, w.Correlation)}
	for m, v := range noise(rng, w.Months, w.Correlation) {
		c.Months[m] = gauge.Month{Value: v, Acts: 12, Good: 6, Material: binomial(rng, 6, 0.2), Groups: make([]float64, kinds)}
		for k := range kinds {
			c.Months[m].Groups[k] = rng.NormFloat64()
		}
	}
	var list []Episode
	end := w.Months
	if odd != nil {
		end -= 10
	}
	for m := w.calm(rng); m < end; {
		e := Episode{Start: m, End: m + 4 + rng.IntN(11), Lasting: rng.Float64() < w.Lasting}
		if e.Lasting {
			e.End = m + 30
		}
		e.End = min(e.End, end)
		lift(rng, &c, e, w.size(rng), 0.5, 0.2)
		list = append(list, e)
		m = e.End + w.calm(rng)
	}
	if odd != nil {
		e := Episode{Start: end, End: w.Months}
		lift(rng, &c, e, odd.Size*w.size(rng), 0.5+odd.Breadth, 0.2+odd.Material)
		list = append(list, e)
	}
	return c, list
}

func (w World) size(rng *rand.Rand) float64 { return w.Least + rng.Float64()*(w.Most-w.Least) }
func (w World) calm(rng *rand.Rand) int     { return 4 + int(rng.ExpFloat64()*float64(w.Calm-4)) }

// lift adds an upturn: its size to each month, to the kinds of act that take
// part, and its share of acts that are more than words.
func lift(rng *rand.Rand, c *gauge.Course, e Episode, size, breadth, material float64) {
	takes := make([]bool, kinds)
	for k := range takes {
		takes[k] = rng.Float64() < breadth
	}
	for m := e.Start; m < e.End; m++ {
		c.Months[m].Value += size
		c.Months[m].Material = binomial(rng, 6, material)
		for k, in := range takes {
			if in {
				c.Months[m].Groups[k] += 2
			}
		}
	}
}

// noise has standard deviation 1 and the correlation from month to month.
func noise(rng *rand.Rand, n int, correlation float64) []float64 {
	out := make([]float64, n)
	last := rng.NormFloat64()
	for i := range out {
		last = correlation*last + math.Sqrt(1-correlation*correlation)*rng.NormFloat64()
		out[i] = last
	}
	return out
}

func binomial(rng *rand.Rand, n int, p float64) (k int) {
	for range n {
		if rng.Float64() < p {
			k++
		}
	}
	return k
}
