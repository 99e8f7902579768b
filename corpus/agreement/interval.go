package agreement

import (
	"math/rand/v2"
	"slices"
)

// rounds of resampling for an interval.
const rounds = 400

// Intervals gives, for each figure, the range in which it lies in 95 of 100
// resamplings of the passages (percentile bootstrap, fixed seed).
func Intervals(pairs []Pair, figures []func(Tally) float64) [][2]float64 {
	parts := make([]Tally, len(pairs))
	for i := range pairs {
		parts[i] = Count(pairs[i : i+1])
	}
	rng := rand.New(rand.NewPCG(1, 2))
	values := make([][]float64, len(figures))
	for range rounds {
		t := newTally()
		for range parts {
			t.merge(parts[rng.IntN(len(parts))])
		}
		for k, f := range figures {
			values[k] = append(values[k], f(t))
		}
	}
	out := make([][2]float64, len(figures))
	for k, v := range values {
		slices.Sort(v)
		out[k] = [2]float64{v[rounds/40], v[rounds-1-rounds/40]}
	}
	return out
}

func (t *Tally) merge(o Tally) {
	t.Passages += o.Passages
	t.Sentences += o.Sentences
	for _, x := range [][2]Labels{{t.Told, o.Told}, {t.Type, o.Type}, {t.Quad, o.Quad}, {t.Mode, o.Mode}, {t.Status, o.Status}, {t.Effect, o.Effect}} {
		for k, c := range x[1] {
			x[0][k] += c
		}
	}
	for _, x := range []struct{ to, from *F1 }{
		{&t.Found, &o.Found},
		{&t.ActorCodes, &o.ActorCodes},
		{&t.ActorSpans, &o.ActorSpans},
		{&t.RecipientCodes, &o.RecipientCodes},
		{&t.RecipientSpans, &o.RecipientSpans},
		{&t.Act, &o.Act},
		{&t.Date, &o.Date},
		{&t.Speaker, &o.Speaker},
		{&t.All, &o.All},
	} {
		x.to.First += x.from.First
		x.to.Second += x.from.Second
		x.to.Both += x.from.Both
	}
}
