package counts

import "math"

// The baselines, in the order that they are reported.
const (
	LastValue   = "last value"
	LastEight   = "negative binomial on the last 8"
	LastTwelve  = "empirical draw of the last 12"
	eight       = 8
	twelve      = 12
	baselineNum = 3
)

// BaselineNames lists the baselines.
func BaselineNames() []string { return []string{LastValue, LastEight, LastTwelve} }

// Baselines are the three for a history of periods, oldest first. Where there
// are fewer than eight or twelve periods they use what there is.
func Baselines(past []int) [baselineNum]Dist {
	if len(past) == 0 {
		return [baselineNum]Dist{Point(0), Point(0), Point(0)}
	}
	return [baselineNum]Dist{
		Point(past[len(past)-1]),
		moments(past[max(0, len(past)-eight):]),
		Empirical(past[max(0, len(past)-twelve):]),
	}
}

// moments is the negative binomial with the mean and variance of values, the
// Poisson where they vary less than it would.
func moments(values []int) Dist {
	mean, ss := 0.0, 0.0
	for _, v := range values {
		mean += float64(v)
	}
	mean /= float64(len(values))
	for _, v := range values {
		ss += (float64(v) - mean) * (float64(v) - mean)
	}
	variance := ss / float64(max(1, len(values)-1))
	if variance <= mean {
		return NegBinomial(mean, math.Inf(1))
	}
	return NegBinomial(mean, mean*mean/(variance-mean))
}
