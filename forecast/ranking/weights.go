package ranking

// weights are shared by all questions, plus each relation's own, plus those
// of each level of how much is known of the subject and what it does.
type weights struct {
	shared vector
	own    []vector
	level  [levels]vector
	rules  []float32 // [r][b][gap]: what it adds that s did b to o so long ago
}

// rulesOf is the row of rule weights for r; index it by cell.
func (w *weights) rulesOf(r int32) []float32 {
	n := len(w.own) * gaps
	return w.rules[int(r)*n : (int(r)+1)*n]
}

// of is the sum for relation r at a level.
func (w *weights) of(r int32, level int) *vector {
	v := w.shared
	own, at := &w.own[r], &w.level[level]
	for i := range v {
		v[i] += own[i] + at[i]
	}
	return &v
}

// context is the context part of c's score.
func (w *vector) context(c *candidate) float64 {
	first := 0
	if c.pair == none {
		first = fAbroad
	}
	var sum float32
	for i := first; i < contexts; i++ {
		sum += w[i] * c.vec[i]
	}
	return float64(sum + c.rules)
}

func (w *vector) dot(v *vector) float64 {
	var sum float32
	for i := range w {
		sum += w[i] * v[i]
	}
	return float64(sum)
}

// byHand is where learning starts.
func byHand() (v vector) {
	v[fTripleShare+2], v[fTripleShare+3], v[fTripleShare+4] = 0.3, 0.3, 0.3
	v[fPairShare+1], v[fPairShare+2], v[fPairShare+4] = 0.1, 0.2, 0.1
	v[fRuleBest], v[fRuleSum] = 0.5, 0.3
	v[fAbroad], v[fAbroad+1] = 0.2, 0.2
	v[fHome], v[fLand+1], v[fTwoHop] = 0.3, 0.3, 0.1
	v[fPopShare+2], v[fPopShare+4] = 0.2, 0.2
	v[fActive+2], v[fUnseen] = 0.1, -0.5
	v[fSelf] = -1
	return v
}
