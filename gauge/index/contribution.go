package index

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// contributions ranks the acts that push the way of a turn; for volatility
// every act by its size.
func contributions(acts []Act, t Turn) []Contribution {
	sign := 1.0
	if t.Way == "down" {
		sign = -1
	}
	var out []Contribution
	all := 0.0
	for _, a := range acts {
		s := a.Score * sign
		if t.What == Volatility {
			s = math.Abs(a.Score)
		}
		if s > 0 {
			all += s
			out = append(out, Contribution{Act: a, Share: s})
		}
	}
	slices.SortFunc(out, func(a, b Contribution) int {
		return cmp.Or(cmp.Compare(b.Share, a.Share), cmp.Compare(len(b.Groups), len(a.Groups)), cmp.Compare(a.Start, b.Start), cmp.Compare(a.ID, b.ID))
	})
	out = out[:min(most, len(out))]
	for i := range out {
		out[i].Share = round(out[i].Share / all)
	}
	return out
}

// parts fills in the mean net value a period on either side of a turn, as a
// whole and by issue (by kind of act, where no act names an issue), ranked by
// how much each changed the way of the turn. For volatility it is the mean
// square of scores that changes.
func (t *Turn) parts(before, after []Act, periodsBefore, periodsAfter int) {
	of := ByType
	if slices.ContainsFunc(after, func(a Act) bool { return len(a.Issues) > 0 }) {
		of = ByIssue
	}
	sum := map[string]*Part{}
	add := func(acts []Act, periods int, side func(*Part) *float64, whole *float64) {
		for i := range acts {
			v := acts[i].Score / float64(periods)
			*whole += v
			if t.What == Volatility {
				v *= acts[i].Score
			}
			for _, name := range of(&acts[i]) {
				if sum[name] == nil {
					sum[name] = &Part{Name: name}
				}
				*side(sum[name]) += v
			}
		}
	}
	add(before, max(1, periodsBefore), func(p *Part) *float64 { return &p.Before }, &t.Before)
	add(after, max(1, periodsAfter), func(p *Part) *float64 { return &p.After }, &t.After)
	t.Before, t.After = round(t.Before), round(t.After)
	way := 1.0
	if t.Way == "down" {
		way = -1
	}
	all := 0.0
	t.Parts = []Part{}
	for _, name := range slices.Sorted(maps.Keys(sum)) {
		p := *sum[name]
		if p.Share = way * (p.After - p.Before); p.Share > 0 {
			all += p.Share
			p.Before, p.After = round(p.Before), round(p.After)
			t.Parts = append(t.Parts, p)
		}
	}
	slices.SortStableFunc(t.Parts, func(a, b Part) int { return cmp.Compare(b.Share, a.Share) })
	t.Parts = t.Parts[:min(most, len(t.Parts))]
	for i := range t.Parts {
		t.Parts[i].Share = round(t.Parts[i].Share / all)
	}
}
