package ranking

import (
	"context"
	"slices"

	"entente/forecast/ranking"
)

// figures are sums over questions asked; one per fact and direction.
type figures struct {
	asked                   int
	reciprocal, h1, h3, h10 float64
}

func (f *figures) add(rank float64) {
	f.asked++
	f.reciprocal += 1 / rank
	for _, h := range []struct {
		at float64
		to *float64
	}{{1, &f.h1}, {3, &f.h3}, {10, &f.h10}} {
		if rank <= h.at {
			*h.to++
		}
	}
}

// percent is v per hundred questions.
func (f *figures) percent(v float64) float64 { return 100 * v / float64(max(1, f.asked)) }

// rankOf is the time-aware filtered rank of answer: 1 + the candidates that
// score more + half of those that score the same, the other answers of the
// same question on the same day aside.
func rankOf(scores []float64, answer int32, answers []int32) float64 {
	mine := scores[answer]
	more, same := 0, -1
	for _, s := range scores {
		if s > mine {
			more++
		} else if s == mine {
			same++
		}
	}
	for _, o := range answers {
		if o == answer {
			continue
		}
		if scores[o] > mine {
			more--
		} else if scores[o] == mine {
			same--
		}
	}
	return 1 + float64(more) + float64(same)/2
}

// scorer is what is measured.
type scorer interface {
	Scores(q ranking.Query, dst []float64) ([]float64, error)
	Observe(facts []ranking.Fact) error
}

// measure asks both directions of every fact, day by day, and lets k read
// each day after it has been asked. Distinct questions are scored once.
func measure(ctx context.Context, k scorer, facts []ranking.Fact) (f figures, queries int, err error) {
	facts = slices.Clone(facts)
	slices.SortStableFunc(facts, func(a, b ranking.Fact) int { return int(a.Day) - int(b.Day) })
	var scores []float64
	for i := 0; i < len(facts); {
		j := i
		for j < len(facts) && facts[j].Day == facts[i].Day {
			j++
		}
		order, answers := ask(facts[i:j])
		for _, q := range order {
			if err := ctx.Err(); err != nil {
				return f, queries, err
			}
			if scores, err = k.Scores(q, scores); err != nil {
				return f, queries, err
			}
			queries++
			right := slices.Clone(answers[q])
			slices.Sort(right)
			right = slices.Compact(right)
			for _, o := range answers[q] {
				f.add(rankOf(scores, o, right))
			}
		}
		if err := k.Observe(facts[i:j]); err != nil {
			return f, queries, err
		}
		i = j
	}
	return f, queries, nil
}

// ask groups one day's facts into questions, in order of first mention, with
// their answers as often as they are given.
func ask(day []ranking.Fact) (order []ranking.Query, answers map[ranking.Query][]int32) {
	answers = map[ranking.Query][]int32{}
	put := func(q ranking.Query, o int32) {
		if answers[q] == nil {
			order = append(order, q)
		}
		answers[q] = append(answers[q], o)
	}
	for _, f := range day {
		put(ranking.Query{Subject: f.Subject, Relation: f.Relation, Day: f.Day}, f.Object)
		put(ranking.Query{Subject: f.Object, Relation: f.Relation, Day: f.Day, Inverse: true}, f.Subject)
	}
	return order, answers
}
