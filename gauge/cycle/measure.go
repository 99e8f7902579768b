package cycle

import "math"

// The measures of an upturn, stated beforehand, each with the direction in
// which it speaks for an upturn that is out of the ordinary.
const (
	Depth    = "depth"
	Steady   = "steadiness"
	Breadth  = "breadth"
	Material = "material share"
	Third    = "third parties"
)

// measures in the order of reports. Third counts against: an upturn that comes
// as the two change course with everybody may be owed to others.
var measures = [...]struct {
	name string
	sign float64
	of   func(u *Upturn, months int) float64
}{
	{Depth, 1, depth},
	{Steady, 1, steadiness},
	{Breadth, 1, breadth},
	{Material, 1, materialShare},
	{Third, -1, third},
}

// depth is how far the mean of the first months lies above the level before,
// in robust standard deviations of the course.
func depth(u *Upturn, months int) float64 {
	m, ok := mean(u.Course.values()[u.Start : u.Start+months])
	if !ok {
		return math.NaN()
	}
	return (m - u.Level) / u.Scale
}

// steadiness is the share of the first months told that lie more than half a
// standard deviation above the level before.
func steadiness(u *Upturn, months int) float64 {
	up, told := 0.0, 0.0
	for _, m := range u.Course.Months[u.Start : u.Start+months] {
		if math.IsNaN(m.Value) {
			continue
		}
		told++
		if m.Value > u.Level+u.Scale/2 {
			up++
		}
	}
	return up / told // NaN when none is told
}

// breadth is the share of issues, or kinds of act, whose net value a month
// rose over the year before, among those told in either; NaN below two.
func breadth(u *Upturn, months int) float64 {
	before, after := groups(u.Course.Months[u.Start-Before:u.Start]), groups(u.Course.Months[u.Start:u.Start+months])
	rose, all := 0.0, 0.0
	for k := range max(len(before), len(after)) {
		b, a := at(before, k)/Before, at(after, k)/float64(months)
		if a == 0 && b == 0 {
			continue
		}
		all++
		if a > b {
			rose++
		}
	}
	if all < 2 {
		return math.NaN()
	}
	return rose / all
}

func groups(months []Month) []float64 {
	var sum []float64
	for _, m := range months {
		for k, v := range m.Groups {
			for len(sum) <= k {
				sum = append(sum, 0)
			}
			sum[k] += v
		}
	}
	return sum
}

func at(list []float64, k int) float64 {
	if k < len(list) {
		return list[k]
	}
	return 0
}

// materialShare is the share of acts of cooperation in the first months that
// are more than words; 0 without any, NaN when acts are unknown.
func materialShare(u *Upturn, months int) float64 {
	good, material, acts := 0, 0, 0
	for _, m := range u.Course.Months[u.Start : u.Start+months] {
		good, material, acts = good+m.Good, material+m.Material, acts+m.Acts
	}
	switch {
	case acts == 0:
		return math.NaN()
	case good == 0:
		return 0
	}
	return float64(material) / float64(good)
}

// third is how far, up or down, the two moved with all other countries at the
// same time, in robust standard deviations of that; NaN when unknown.
func third(u *Upturn, months int) float64 {
	y := u.Course.Third
	if y == nil {
		return math.NaN()
	}
	scale := Scale(y)
	level, ok := median(y[u.Start-Before : u.Start])
	now, told := mean(y[u.Start : u.Start+months])
	if scale == 0 || !ok || !told {
		return math.NaN()
	}
	return math.Abs(now-level) / scale
}
