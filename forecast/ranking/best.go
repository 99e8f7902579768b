package ranking

import (
	"cmp"
	"math"
	"slices"
)

// Answer is a candidate with its score and its share of the softmax over all
// actors. The share orders and compares answers; it is not calibrated.
type Answer struct {
	Candidate int32
	Score     float64
	Share     float64
}

// Best lists the n likeliest answers to q, likeliest first, ties by index.
func (k *Ranker) Best(q Query, n int) ([]Answer, error) {
	scores, err := k.Scores(q, nil)
	if err != nil {
		return nil, err
	}
	out := make([]Answer, len(scores))
	for i, s := range scores {
		out[i] = Answer{Candidate: int32(i), Score: s}
	}
	slices.SortFunc(out, func(a, b Answer) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Candidate, b.Candidate))
	})
	sum := 0.0
	for i := range out {
		out[i].Share = math.Exp(out[i].Score - out[0].Score)
		sum += out[i].Share
	}
	for i := range out {
		out[i].Share /= sum
	}
	return out[:max(0, min(n, len(out)))], nil
}
