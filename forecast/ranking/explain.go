package ranking

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Reason is one part of a score.
type Reason struct {
	// Text in plain words: "Police (X) did Accuse to Y 3 days ago".
	Text string
	// Weight is what it adds to the score, in log odds; reasons against are
	// negative.
	Weight float64
}

// Explanation takes a score apart. The weights of the reasons sum to Score.
type Explanation struct {
	Query     Query
	Candidate int32
	Score     float64
	// Rank of the candidate among all actors, ties counted half.
	Rank float64
	// Reasons, the strongest first, for or against.
	Reasons []Reason
}

// String prints the rank and the reasons, one a line.
func (e Explanation) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "rank %.4g, score %.2f\n", e.Rank, e.Score)
	for _, r := range e.Reasons {
		if r.Weight > 0.005 || r.Weight < -0.005 {
			fmt.Fprintf(&b, "  %+.2f %s\n", r.Weight, r.Text)
		}
	}
	return b.String()
}

// Explain says why candidate has its score as the answer to q.
func (k *Ranker) Explain(q Query, candidate int32) (Explanation, error) {
	e := Explanation{Query: q, Candidate: candidate}
	if candidate < 0 || int(candidate) >= len(k.names.Entities) {
		return e, fmt.Errorf("candidate %d is outside the names", candidate)
	}
	scores, err := k.Scores(q, nil)
	if err != nil {
		return e, err
	}
	e.Score, e.Rank = scores[candidate], 0.5
	for _, s := range scores {
		if s > e.Score {
			e.Rank++
		} else if s == e.Score {
			e.Rank += 0.5
		}
	}
	r, _ := k.relationOf(q)
	h := k.open(q.Subject, r, q.Day)
	var v vector
	var p *pair
	if at := h.at[candidate]; at > 0 {
		c := &h.list[at-1]
		v = c.vec
		if c.pair != none {
			p = &h.node.pairs[c.pair]
		}
	}
	k.fillBase(&v, r, candidate, q.Day)
	level := h.level
	h.shut()
	e.Reasons = k.reasons(q, k.w.of(r, level), r, candidate, p, &v)
	if k.deep != nil {
		rest := e.Score
		for _, x := range e.Reasons {
			rest -= x.Weight
		}
		e.Reasons = append(e.Reasons, Reason{Text: "the second look at the best candidates, which gives no reasons", Weight: rest})
	}
	return e, nil
}

// ruleReasons tells the learned rules that apply, one reason each.
func (k *Ranker) ruleReasons(q Query, r, o int32, p *pair) (out []Reason) {
	if p == nil {
		return nil
	}
	row := k.w.rulesOf(r)
	for i := range p.acts {
		a := &p.acts[i]
		if v := row[k.cell(a, q.Day)]; v != 0 {
			out = append(out, Reason{fmt.Sprintf("because %s %s",
				k.did(k.names.Entities[q.Subject], k.names.Entities[o], a.rel), ago(q.Day-a.last)), float64(v)})
		}
	}
	return out
}

// part is a run of features told as one reason.
type part struct {
	from, to int
	text     func() string
}

// reasons sums the features that tell one story, strongest first.
func (k *Ranker) reasons(q Query, w *vector, r, o int32, p *pair, v *vector) []Reason {
	var out []Reason
	for _, part := range k.parts(q, r, o, p) {
		sum := float64(0)
		for i := part.from; i < part.to; i++ {
			sum += float64(w[i]) * float64(v[i])
		}
		if sum == 0 {
			continue
		}
		text := part.text()
		at := slices.IndexFunc(out, func(r Reason) bool { return r.Text == text })
		if at < 0 {
			at = len(out)
			out = append(out, Reason{Text: text})
		}
		out[at].Weight += sum
	}
	out = append(out, k.ruleReasons(q, r, o, p)...)
	slices.SortStableFunc(out, func(a, b Reason) int {
		return cmp.Compare(max(b.Weight, -b.Weight), max(a.Weight, -a.Weight))
	})
	return out
}

// parts cuts the vector into stories; every feature is in exactly one.
func (k *Ranker) parts(q Query, r, o int32, p *pair) []part {
	s, c := k.names.Entities[q.Subject], k.names.Entities[o]
	say := func(format string, args ...any) func() string {
		return func() string { return fmt.Sprintf(format, args...) }
	}
	times := func(rel int32) func() string {
		return func() string { return k.history(p, s, c, rel, q.Day) }
	}
	met := say("%s and %s have not met before", s, c)
	if p != nil {
		met = say("%s and %s last met %s (%d events)", s, c, ago(q.Day-p.all.last), int(p.all.c[spans-1]))
	}
	inverse := (r + int32(len(k.g.rels))/2) % int32(len(k.g.rels))
	return []part{
		{fTriple, fPair, times(r)},
		{fPair, fReciprocal, met},
		{fReciprocal, fTripleOther, times(inverse)},
		{fTripleOther, fTripleGap, say("how much of what %s sees of this comes from %s", c, s)},
		{fTripleGap, fPairGap, times(r)},
		{fPairGap, fRuleBest, met},
		{fRuleBest, fAbroad, func() string { return k.bestRule(p, s, c, r, q.Day) }},
		{fAbroad, fHome, say("others of the same country as %s did this with %s", s, c)},
		{fHome, fLand, say("%s and %s are of one country", s, c)},
		{fLand, fRoleShare, say("%s turns to the country of %s in this", s, c)},
		{fRoleShare, fTwoHop, say("%s turns to actors in the role of %s in this", s, c)},
		{fTwoHop, fKnown, say("the recent partners of %s deal with %s", s, c)},
		{fKnown, fSelf, met},
		{fSelf, contexts, say("%s would be acting on itself", s)},
		{fPopular, fActive, say("how often anyone does this with %s", c)},
		{fActive, fRolePop, say("how active %s is", c)},
		{fRolePop, fLandPop, say("how often actors in the role of %s are met with this", c)},
		{fLandPop, fUnseen, say("how often the country of %s is met with this", c)},
		{fUnseen, features, say("%s has not been seen before", c)},
	}
}

// history tells how often and when last s did rel with c.
func (k *Ranker) history(p *pair, s, c string, rel, day int32) string {
	if p != nil {
		for i := range p.acts {
			if a := &p.acts[i]; a.rel == rel {
				return fmt.Sprintf("%s, last %s (%d times)", k.did(s, c, rel), ago(day-a.last), int(a.c[spans-1]))
			}
		}
	}
	return k.did(s, c, rel) + " never"
}

// bestRule tells the strongest rule: because they did b, so long ago.
func (k *Ranker) bestRule(p *pair, s, c string, r, day int32) string {
	if p == nil {
		return "no rule applies"
	}
	tried, held := k.rules.of(r)
	var best *act
	conf := float32(-1)
	for i := range p.acts {
		a := &p.acts[i]
		at := k.cell(a, day)
		if v := held[at] / (tried[at] + ruleDoubt); v > conf {
			best, conf = a, v
		}
	}
	if best == nil {
		return "no rule applies"
	}
	return fmt.Sprintf("the likeliest rule: %s %s leads to this in %.1f %% of cases", k.did(s, c, best.rel), ago(day-best.last), 100*conf)
}

// did is "s: Consult → c", turned round for an inverse relation.
func (k *Ranker) did(s, c string, rel int32) string {
	if n := int32(len(k.names.Relations)); rel >= n {
		s, c, rel = c, s, rel-n
	}
	return fmt.Sprintf("%s did %q to %s", s, plain(k.names.Relations[rel]), c)
}

func ago(days int32) string {
	switch days {
	case 0:
		return "the same day"
	case 1:
		return "a day ago"
	}
	return fmt.Sprintf("%d days ago", days)
}
