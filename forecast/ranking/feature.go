package ranking

// A feature's place in the vector. Context features are zero for a candidate
// the subject has no tie to; base features need only relation and candidate.
// Those marked ×spans take one place per half-life.
const (
	fTriple      = 0                    // ×spans: times s did r to o
	fTripleShare = fTriple + spans      // ×spans: its share of all (s, r)
	fPair        = fTripleShare + spans // ×spans: times s and o met, any relation, both directions
	fPairShare   = fPair + spans        // ×spans: its share of all of s
	fPairOther   = fPairShare + spans   // ×spans: its share of all of o
	fReciprocal  = fPairOther + spans   // ×spans: times o did r to s
	fTripleOther = fReciprocal + spans  // ×spans: share of s in what o undergoes by r
	fTripleGap   = fTripleOther + spans // ×gaps: days since s did r to o, by bucket
	fPairGap     = fTripleGap + gaps    // ×gaps: days since they met
	fRuleBest    = fPairGap + gaps      // strongest rule's confidence
	fRuleNext    = fRuleBest + 1        // second strongest
	fRuleSum     = fRuleNext + 1        // all rules together
	fAbroad      = fRuleSum + 1         // ×2: share of o in what the subject's country does by r
	fHome        = fAbroad + 2          // same country
	fLand        = fHome + 1            // ×2: (s, r)'s share for o's country × o's share in it
	fLandShare   = fLand + 2            // (s, r)'s share for o's country
	fRoleShare   = fLandShare + 1       // (s, r)'s share for o's role
	fLandRole    = fRoleShare + 1       // product of the two
	fTwoHop      = fLandRole + 1        // mass at two hops
	fKnown       = fTwoHop + 1          // they have met
	fSelf        = fKnown + 1           // the candidate is the subject
	contexts     = fSelf + 1            // number of context features
	fPopular     = contexts             // ×spans: times o underwent r
	fPopShare    = fPopular + spans     // ×spans: its share of r
	fActive      = fPopShare + spans    // ×spans: times o was seen at all
	fRolePop     = fActive + spans      // share of o's role under r
	fLandPop     = fRolePop + 1         // share of o's country under r
	fUnseen      = fLandPop + 1         // never seen before
	features     = fUnseen + 1
)

// vector is one candidate's features.
type vector [features]float32

// share is a/b as a log feature, 0 when b is.
func share(a, b float32) float32 {
	if b <= 0 {
		return 0
	}
	return log1p(50 * a / b)
}

// candidate is an actor with some tie to the subject asked about.
type candidate struct {
	o      int32
	pair   int32 // position in the subject's pairs, none without
	abroad int32 // position in the abroad relation's objects, none without
	hop    float32
	rules  float32 // summed weights of the rules that apply
	vec    vector
	score  float64
}

// sheet is the scratch space of one question.
type sheet struct {
	s, r, day int32
	inverse   int32 // relation the other way
	node      *node
	under     *under
	abroad    *relation
	mass      [spans]float32 // of s
	massUnder [spans]float32 // of (s, r)
	massRel   *relation
	home      int32
	level     int
	land      [2][]float32 // (s, r)'s share per country at spans 2 and 4
	role      []float32    // (s, r)'s share per role
	at        []int32      // actor → position+1 in list
	list      []candidate
}

// usedSpans are the half-lives at which back-off features are taken.
var usedSpans = [2]int{2, spans - 1}

// fillPair sets the features of the subject's own dealings with c.
func (k *Ranker) fillPair(h *sheet, c *candidate) {
	v, t := &c.vec, k.g.decay
	p := &h.node.pairs[c.pair]
	met, by, of := p.all.at(t, h.day), &k.per[h.s], &k.per[c.o]
	for i := range spans {
		v[fPair+i] = log1p(2 * met[i])
		v[fPairShare+i] = log1p(met[i] * by[i])
		v[fPairOther+i] = log1p(met[i] * of[i])
	}
	v[fKnown] = 1
	v[fPairGap+int(k.gap.bucket(h.day-p.all.last))] = 1
	tried, held := k.rules.of(h.r)
	weighed := k.w.rulesOf(h.r)
	var best, next, sum float32
	for i := range p.acts {
		a := &p.acts[i]
		at := k.cell(a, h.day)
		c.rules += weighed[at]
		conf := held[at] / (tried[at] + ruleDoubt)
		sum += conf
		if conf > best {
			best, next = conf, best
		} else if conf > next {
			next = conf
		}
		switch a.rel {
		case h.r:
			k.fillTriple(h, c, a)
		case h.inverse:
			n := a.at(t, h.day)
			for j := range spans {
				v[fReciprocal+j] = log1p(2 * n[j])
			}
		}
	}
	v[fRuleBest], v[fRuleNext], v[fRuleSum] = log1p(100*best), log1p(100*next), log1p(100*sum)
}

// fillTriple sets the features of the subject having done just this to c.
func (k *Ranker) fillTriple(h *sheet, c *candidate, a *act) {
	n, v := a.at(k.g.decay, h.day), &c.vec
	var by [spans]float32
	if at, ok := h.massRel.index[c.o]; ok {
		by = h.massRel.objects[at].at(k.g.decay, h.day)
	}
	for j := range spans {
		v[fTriple+j] = log1p(2 * n[j])
		v[fTripleShare+j] = share(n[j], h.massUnder[j])
		v[fTripleOther+j] = share(n[j], by[j])
	}
	v[fTripleGap+int(k.gap.bucket(h.day-a.last))] = 1
}

// fillBackOff sets the features that reach c through country, role or a
// third actor.
func (k *Ranker) fillBackOff(h *sheet, c *candidate) {
	g, v, t := k.g, &c.vec, k.g.decay
	if c.abroad != none {
		n, all := h.abroad.objects[c.abroad].at(t, h.day), h.abroad.all.at(t, h.day)
		for i, s := range usedSpans {
			v[fAbroad+i] = share(n[s], all[s])
		}
	}
	if h.s == c.o {
		v[fSelf] = 1
	}
	v[fTwoHop] = log1p(50 * c.hop)
	home, role := g.home[c.o], g.names.role[c.o]
	if role != none {
		v[fRoleShare] = log1p(50 * h.role[role])
	}
	if home == none {
		return
	}
	if home == h.home {
		v[fHome] = 1
	}
	if h.land[1][home] == 0 {
		return
	}
	v[fLandShare] = log1p(50 * h.land[1][home])
	if role != none {
		v[fLandRole] = log1p(50 * h.land[1][home] * h.role[role])
	}
	if at, ok := h.massRel.index[c.o]; ok {
		n := h.massRel.objects[at].at(t, h.day)
		all := find(h.massRel.countries, home).at(t, h.day)
		for i, s := range usedSpans {
			if all[s] > 0 {
				v[fLand+i] = log1p(50 * h.land[i][home] * min(1, n[s]/all[s]))
			}
		}
	}
}

// find is the counter of id, empty when absent.
func find(list []group, id int32) *counter {
	for i := range list {
		if list[i].id == id {
			return &list[i].counter
		}
	}
	return &counter{}
}

// fillBase sets the features of o under relation r, whoever asks, as of the
// day that was refreshed.
func (k *Ranker) fillBase(v *vector, r, o, day int32) {
	g, t := k.g, k.g.decay
	rel := &g.rels[r]
	all := rel.all.at(t, day)
	if at, ok := rel.index[o]; ok {
		n := rel.objects[at].at(t, day)
		for i := range spans {
			v[fPopular+i] = log1p(2 * n[i])
			v[fPopShare+i] = share(n[i], all[i])
		}
	}
	a := &k.active[o]
	copy(v[fActive:fActive+spans], a[:spans])
	v[fUnseen] = a[spans]
	if c := g.names.role[o]; c != none {
		v[fRolePop] = share(find(rel.roles, c).at(t, day)[spans-1], all[spans-1])
	}
	if c := g.home[o]; c != none {
		v[fLandPop] = share(find(rel.countries, c).at(t, day)[spans-1], all[spans-1])
	}
}
