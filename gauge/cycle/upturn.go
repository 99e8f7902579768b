package cycle

import (
	"math"
	"slices"
)

// What an upturn is, stated beforehand.
const (
	Before    = 12   // months before, whose median is the level that it rises from
	Window    = 3    // months whose mean must rise, and whose mean says that it went back
	Threshold = 1.25 // how far it must rise, in robust standard deviations
	Lost      = 0.75 // share of its mean gain that must be lost to have gone back
	Follow    = 24   // months after which an upturn that held counts as lasting
	Ahead     = 12   // months within which the base rate counts a relapse
	Early     = 6    // no more than the first months of each are compared
)

// knownBefore is how many of the months before must be told.
const knownBefore = 8

// Upturn is a rise of the three-month mean above the level of the year before.
type Upturn struct {
	Course *Course
	Start  int     // month of the course
	Level  float64 // median of the year before
	Scale  float64 // robust standard deviation of the course
	Best   float64 // best three-month mean above Level so far
	Seen   int     // months that it could be seen: until it went back, the data end, or Follow
	Back   bool    // it went back within Follow months
	Lasted bool    // it was seen for Follow months and held
}

// Upturns finds the upturns of a course, in order of time. They do not overlap.
func Upturns(c *Course) []Upturn {
	y := c.values()
	scale := Scale(y)
	if scale == 0 {
		return nil
	}
	var out []Upturn
	for t := Before; t+Window <= len(y); t++ {
		level, ok := median(y[t-Before : t])
		rise, told := mean(y[t : t+Window])
		if !ok || !told || !(y[t] > level) || rise-level < Threshold*scale {
			continue
		}
		u := Upturn{Course: c, Start: t, Level: level, Scale: scale, Best: rise - level, Seen: Window}
		u.follow(y)
		out = append(out, u)
		t += u.Seen - 1
	}
	return out
}

// follow walks an upturn until it goes back, the data end, or Follow months.
func (u *Upturn) follow(y []float64) {
	for end := u.Start + Window + 1; end <= len(y) && end-u.Start <= Follow; end++ {
		u.Seen = end - u.Start
		m, ok := mean(y[end-Window : end])
		if !ok {
			continue
		}
		u.Best = max(u.Best, m-u.Level)
		if m <= u.line(y, end-Window) {
			u.Back = true
			return
		}
	}
	u.Lasted = u.Seen >= Follow
}

// line is the value at or below which a mean of three months that begins with
// month `at` says that the upturn went back. Its gain is the mean of the months
// before these, of the first three at least.
func (u *Upturn) line(y []float64, at int) float64 {
	gain, ok := mean(y[u.Start:max(at, u.Start+Window)])
	if !ok {
		return u.Level
	}
	return u.Level + (1-Lost)*max(0, gain-u.Level)
}

// Held reports whether an upturn was seen to hold for at least n months.
func (u *Upturn) Held(n int) bool { return u.Seen > n || u.Seen == n && !u.Back }

// Scale is the robust standard deviation of the noise of a course: 1.4826 times
// the median change from month to month, over √2, so that its turns do not
// count as noise. Where most months are like the one before, 1.2533 times the
// mean change takes its place. 0 when there are too few months, or no noise.
func Scale(y []float64) float64 {
	var off []float64
	for t := 1; t < len(y); t++ {
		if d := math.Abs(y[t] - y[t-1]); !math.IsNaN(d) {
			off = append(off, d)
		}
	}
	if len(off) < Before {
		return 0
	}
	if m, _ := median(off); m > 0 {
		return 1.4826 * m / math.Sqrt2
	}
	sum := 0.0
	for _, d := range off {
		sum += d
	}
	return 1.2533 * sum / float64(len(off)) / math.Sqrt2
}

// median of those values that are numbers; false below knownBefore of them.
func median(list []float64) (float64, bool) {
	var v []float64
	for _, x := range list {
		if !math.IsNaN(x) {
			v = append(v, x)
		}
	}
	if len(v) < knownBefore {
		return 0, false
	}
	slices.Sort(v)
	return (v[(len(v)-1)/2] + v[len(v)/2]) / 2, true
}

// mean of those values that are numbers; false when fewer than two are.
func mean(list []float64) (float64, bool) {
	sum, n := 0.0, 0
	for _, x := range list {
		if !math.IsNaN(x) {
			sum, n = sum+x, n+1
		}
	}
	if n < 2 {
		return 0, false
	}
	return sum / float64(n), true
}
