package examples

// Count is right, wrong and missed.
type Count struct{ Right, Wrong, Missed int }

// Precision is right among what was printed, 0 when nothing was.
func (c Count) Precision() float64 { return ratio(c.Right, c.Right+c.Wrong) }

// Recall is right among what was there to find.
func (c Count) Recall() float64 { return ratio(c.Right, c.Right+c.Missed) }

// F1 is their harmonic mean.
func (c Count) F1() float64 {
	return ratio(2*c.Right, 2*c.Right+c.Wrong+c.Missed)
}

func (c *Count) one(right bool) {
	if right {
		c.Right++
		return
	}
	c.Wrong++
	c.Missed++
}

// sets counts the elements of got and want, each list without repeats, where
// same decides whether two are the same.
func (c *Count) sets(got, want []string, same func(a, b string) bool) {
	used := make([]bool, len(want))
next:
	for _, g := range got {
		for i, w := range want {
			if !used[i] && same(g, w) {
				used[i] = true
				c.Right++
				continue next
			}
		}
		c.Wrong++
	}
	for _, u := range used {
		if !u {
			c.Missed++
		}
	}
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}
