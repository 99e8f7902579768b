package cycle

import "math"

// Rate is a share with its 95 % interval (Wilson 1927, "Probable inference, the
// law of succession, and statistical inference", JASA 22).
type Rate struct {
	Count int     `json:"count"`
	Of    int     `json:"of"`
	Value float64 `json:"value"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

// Share is the rate of k in n; of nothing it may be anything.
func Share(k, n int) Rate {
	if n <= 0 {
		return Rate{High: 1}
	}
	const z = 1.959963984540054
	p, m := float64(k)/float64(n), float64(n)
	centre := (p + z*z/(2*m)) / (1 + z*z/m)
	half := z / (1 + z*z/m) * math.Sqrt(p*(1-p)/m+z*z/(4*m*m))
	return Rate{k, n, p, max(0, centre-half), min(1, centre+half)}
}

// Relapse is how many of those that held for age months, and could be seen for
// Ahead more or until they counted as lasting, went back within these.
func Relapse(list []Upturn, age int) Rate {
	back, n := 0, 0
	for i := range list {
		u := &list[i]
		switch {
		case !u.Held(age):
		case u.Back && u.Seen <= age+Ahead:
			back, n = back+1, n+1
		case u.Seen >= age+Ahead || u.Lasted:
			n++
		}
	}
	return Share(back, n)
}
