package ranking

import "context"

// Train reads facts day by day, learning from each day before reading it, as
// many times as opt says, and returns a ranker that has read them all. The
// weights and rules no longer change; the counts go on with Observe.
func Train(ctx context.Context, names Names, facts []Fact, opt Options) (*Ranker, error) {
	if err := names.check(facts); err != nil {
		return nil, err
	}
	opt = opt.withDefaults()
	byDay := days(facts)
	opt.WarmUp = min(opt.WarmUp, len(byDay)/3)
	t := &training{l: newLearner(2*len(names.Relations), opt), opt: opt, until: len(byDay)}
	if opt.Rerank {
		t.until = len(byDay) / 2
		t.deep = newReranker(2*len(names.Relations), opt.Seed)
	}
	for epoch := range max(1, opt.Epochs) {
		t.k = newRanker(names, t.l.w)
		t.l.rate = opt.Rate / float32(1+epoch)
		last := epoch >= opt.Epochs-1
		for i, day := range byDay {
			if i >= t.until && !last {
				break
			}
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			if i >= opt.WarmUp && opt.Epochs > 0 {
				t.day(day, float32(i-t.until)/float32(max(1, len(byDay)-t.until)))
			}
			t.k.observe(day)
		}
	}
	t.k.deep, t.k.frozen = t.deep, !opt.LiveRules
	return t.k, nil
}

// training is the state of Train. With a reranker the days from until on are
// read once only, so that it learns from additive scores of days that the
// weights had not seen, as it will meet them.
type training struct {
	k      *Ranker
	l      *learner
	deep   *reranker // nil for the additive score alone
	opt    Options
	until  int
	scores []float64
}

// day learns from one day; done is how far it lies from until to the end,
// negative before.
func (t *training) day(day []Fact, done float32) {
	for _, q := range questions(day, int32(len(t.k.names.Relations))) {
		if t.deep != nil && done >= 0 {
			t.deep.rate = rerankRate * (1 - 0.9*done)
			t.teach(q, day[0].Day)
		}
		t.l.learn(t.k, q, day[0].Day)
	}
}

// teach lets the reranker take a step on q.
func (t *training) teach(q question, day int32) {
	k := t.k
	h := k.open(q.s, q.r, day)
	w := k.w.of(q.r, h.level)
	t.scores = append(t.scores[:0], k.baseScores(q.r, h.level, day)...)
	for i := range h.list {
		t.scores[h.list[i].o] += w.context(&h.list[i])
	}
	t.deep.pick(k, h, t.scores, q.answers)
	h.shut()
	t.deep.learn(q.r)
}
