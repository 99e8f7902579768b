package ranking

// gapBuckets are upper bounds in days of the gaps at which rules are counted;
// longer gaps share the last bucket.
var gapBuckets = [...]int32{1, 2, 3, 5, 8, 15, 30, 60, 120}

// gaps is the number of buckets.
const gaps = len(gapBuckets) + 1

// gapTable maps a gap of days to its bucket, the last entry standing for all
// longer gaps.
type gapTable [128]uint8

func newGapTable() *gapTable {
	var t gapTable
	for g := range t {
		b := 0
		for b < len(gapBuckets) && int32(g) > gapBuckets[b] {
			b++
		}
		t[g] = uint8(b)
	}
	return &t
}

func (t *gapTable) bucket(gap int32) int32 {
	return int32(t[min(max(gap, 0), int32(len(t)-1))])
}

// ruleDoubt is added to the number of trials of a rule, so that one lucky
// trial does not make a rule.
const ruleDoubt = 8

// rules counts, for every "s did b to o, and g days later someone asks whom s
// does r to", how often o was an answer.
type rules struct {
	relations int32     // both directions
	tried     []float32 // [r][b][gap]
	held      []float32
}

func newRules(relations int32) *rules {
	n := int(relations) * int(relations) * gaps
	return &rules{relations, make([]float32, n), make([]float32, n)}
}

// of is the row of rules ending in r; index it by b*gaps + bucket.
func (u *rules) of(r int32) (tried, held []float32) {
	n := int(u.relations) * gaps
	return u.tried[int(r)*n : (int(r)+1)*n], u.held[int(r)*n : (int(r)+1)*n]
}

// cell is where a, as of day, stands in the row of any r.
func (k *Ranker) cell(a *act, day int32) int32 {
	return a.rel*int32(gaps) + k.gap.bucket(day-a.last)
}
