package ranking

import (
	"fmt"
	"slices"
)

// Ranker answers questions about the next day from the days it has seen.
type Ranker struct {
	names  Names
	g      *graph
	gap    *gapTable
	rules  *rules
	w      *weights
	sheet  sheet
	nearby []nearby
	day    int32     // last day observed, -1 before any
	frozen bool      // rules no longer count
	deep   *reranker // nil for the additive score alone

	baseDay int32
	active  [][spans + 1]float32 // per actor: its fActive features and fUnseen
	per     [][spans]float32     // per actor: 50 by its count, 0 for none
	base    [][]float64          // per relation and level: base score of every actor
}

func newRanker(names Names, w *weights) *Ranker {
	p := parseNames(names.Entities)
	rels := int32(2 * len(names.Relations))
	k := &Ranker{names: names, g: newGraph(len(names.Entities), rels, p), gap: newGapTable(),
		rules: newRules(rels), w: w, nearby: make([]nearby, len(names.Entities)), day: -1, baseDay: -1}
	k.sheet.at = make([]int32, len(names.Entities))
	k.sheet.land[0], k.sheet.land[1] = make([]float32, p.countries), make([]float32, p.countries)
	k.sheet.role = make([]float32, p.roles)
	k.active = make([][spans + 1]float32, len(names.Entities))
	k.per = make([][spans]float32, len(names.Entities))
	k.base = make([][]float64, rels*levels)
	return k
}

// Observe lets the ranker read facts. They must not be older than what it has
// read; several days may come at once.
func (k *Ranker) Observe(facts []Fact) error {
	if err := k.names.check(facts); err != nil {
		return err
	}
	for _, day := range days(facts) {
		if day[0].Day < k.day {
			return fmt.Errorf("day %d comes after day %d", day[0].Day, k.day)
		}
		k.observe(day)
	}
	return nil
}

func (k *Ranker) observe(day []Fact) {
	at, rels := day[0].Day, int32(len(k.names.Relations))
	if !k.frozen {
		for _, q := range questions(day, rels) {
			k.countRules(q, at)
		}
	}
	for _, f := range day {
		k.g.observe(link{f.Subject, f.Relation, f.Object}, at)
		k.g.observe(link{f.Object, f.Relation + rels, f.Subject}, at)
	}
	k.day, k.baseDay = at, -1
}

// countRules tries every rule that could have answered q.
func (k *Ranker) countRules(q question, day int32) {
	tried, held := k.rules.of(q.r)
	n := &k.g.nodes[q.s]
	for i := range n.pairs {
		for j := range n.pairs[i].acts {
			a := &n.pairs[i].acts[j]
			tried[k.cell(a, day)]++
		}
	}
	for _, o := range q.answers {
		at, ok := n.index[o]
		if !ok {
			continue
		}
		for j := range n.pairs[at].acts {
			a := &n.pairs[at].acts[j]
			held[k.cell(a, day)]++
		}
	}
}

// Scores fills dst with the score of every actor as the answer to q and
// returns it; dst is made when too short. Higher is likelier; differences are
// log odds.
func (k *Ranker) Scores(q Query, dst []float64) ([]float64, error) {
	r, err := k.relationOf(q)
	if err != nil {
		return nil, err
	}
	if cap(dst) < len(k.names.Entities) {
		dst = make([]float64, len(k.names.Entities))
	}
	dst = dst[:len(k.names.Entities)]
	h := k.open(q.Subject, r, q.Day)
	w := k.w.of(r, h.level)
	copy(dst, k.baseScores(r, h.level, q.Day))
	for i := range h.list {
		dst[h.list[i].o] += w.context(&h.list[i])
	}
	if k.deep != nil {
		k.deep.improve(k, h, dst)
	}
	h.shut()
	return dst, nil
}

func (k *Ranker) relationOf(q Query) (int32, error) {
	rels := int32(len(k.names.Relations))
	if q.Subject < 0 || int(q.Subject) >= len(k.names.Entities) || q.Relation < 0 || q.Relation >= rels {
		return 0, fmt.Errorf("query %v is outside the names", q)
	}
	if q.Day < k.day {
		return 0, fmt.Errorf("query for day %d, but day %d has been read", q.Day, k.day)
	}
	if q.Inverse {
		return q.Relation + rels, nil
	}
	return q.Relation, nil
}

// refresh brings what is kept for a day up to it.
func (k *Ranker) refresh(day int32) {
	if k.baseDay == day {
		return
	}
	k.baseDay = day
	for i := range k.base {
		k.base[i] = k.base[i][:0]
	}
	for o := range k.active {
		n := k.g.nodes[o].all.at(k.g.decay, day)
		for i := range spans {
			k.active[o][i] = log1p(2 * n[i])
			k.per[o][i] = 0
			if n[i] > 0 {
				k.per[o][i] = 50 / n[i]
			}
		}
		k.active[o][spans] = 0
		if n[spans-1] == 0 {
			k.active[o][spans] = 1
		}
	}
}

// baseScores is the base part of every actor's score under r, kept for the
// day.
func (k *Ranker) baseScores(r int32, level int, day int32) []float64 {
	k.refresh(day)
	base := &k.base[int(r)*levels+level]
	if len(*base) == 0 {
		*base = k.fillBaseScores(*base, k.w.of(r, level), r, day)
	}
	return *base
}

func (k *Ranker) fillBaseScores(out []float64, w *vector, r, day int32) []float64 {
	rel, t := &k.g.rels[r], k.g.decay
	all := rel.all.at(t, day)
	out = slices.Grow(out, len(k.active))
	roles, lands := make([]float64, k.g.names.roles), make([]float64, k.g.names.countries)
	for i := range rel.roles {
		c := &rel.roles[i]
		roles[c.id] = float64(w[fRolePop]) * float64(share(c.c[spans-1], all[spans-1]))
	}
	for i := range rel.countries {
		c := &rel.countries[i]
		lands[c.id] = float64(w[fLandPop]) * float64(share(c.c[spans-1], all[spans-1]))
	}
	wa := (*[spans]float32)(w[fActive:])
	for o := range k.active {
		a := &k.active[o]
		sum := float64(wa[0]*a[0] + wa[1]*a[1] + wa[2]*a[2] + wa[3]*a[3] + wa[4]*a[4] + w[fUnseen]*a[5])
		if c := k.g.names.role[o]; c != none {
			sum += roles[c]
		}
		if c := k.g.home[o]; c != none {
			sum += lands[c]
		}
		out = append(out, sum)
	}
	for i := range rel.objects {
		c := &rel.objects[i]
		n := c.at(t, day)
		for j := range spans {
			out[c.id] += float64(w[fPopular+j])*float64(log1p(2*n[j])) + float64(w[fPopShare+j])*float64(share(n[j], all[j]))
		}
	}
	return out
}
