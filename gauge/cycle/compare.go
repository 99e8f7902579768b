package cycle

import (
	"math"
	"slices"
)

// Level of the test: an upturn stands apart when at most one in twenty of its
// kind would score as high.
const Level = 0.05

// Measured is one measure of the last upturn beside the others'.
type Measured struct {
	Name  string  `json:"name"`
	Value float64 `json:"value"`
	Above int     `json:"above"` // how many of the others it exceeds
	Of    int     `json:"of"`
	// Needed is the value beyond which, all else as it is, the answer would be
	// the other one; nil when going beyond none that has been seen would do.
	// Beyond is "more than" or "less than".
	Needed *float64 `json:"needed"`
	Beyond string   `json:"beyond,omitempty"`
}

// Test is the outcome of the comparison. P is the share of upturns, the last
// one among them, that score at least as high: exact when the last is of the
// same kind as the others.
type Test struct {
	Months   int        `json:"months"` // the first months compared
	Others   int        `json:"others"`
	Score    float64    `json:"score"` // mean of the normal scores of its ranks by measure; 0 is the middle
	Rank     int        `json:"rank"`  // 1 for the highest
	P        float64    `json:"p"`
	Apart    bool       `json:"apart"`
	Measures []Measured `json:"measures"`
}

// Compare scores the last upturn among others by its first months. Measures
// that are unknown for any of them are left out.
func Compare(last *Upturn, others []Upturn) Test {
	t := Test{Months: min(last.Seen, Early), Others: len(others)}
	var columns [][]float64 // by measure; the last upturn comes first
	var names []int
	for k, m := range measures {
		col := []float64{m.sign * m.of(last, t.Months)}
		for i := range others {
			col = append(col, m.sign*m.of(&others[i], t.Months))
		}
		if !slices.ContainsFunc(col, math.IsNaN) {
			columns, names = append(columns, col), append(names, k)
		}
	}
	if len(columns) == 0 {
		t.P, t.Rank = 1, len(others)+1
		return t
	}
	t.Score, t.Rank, t.P = score(columns)
	t.Apart = t.P <= Level
	for i, col := range columns {
		m := measures[names[i]]
		x := Measured{Name: m.name, Value: m.sign * col[0], Of: len(others), Needed: needed(columns, i, t.Apart, m.sign)}
		if x.Needed != nil {
			x.Beyond = "more than"
			if (m.sign > 0) == t.Apart {
				x.Beyond = "less than"
			}
		}
		for _, v := range col[1:] {
			if m.sign*v < x.Value {
				x.Above++
			}
		}
		t.Measures = append(t.Measures, x)
	}
	return t
}

// score is the mean normal score of the ranks of the first upturn (van der
// Waerden 1952, "Order tests for the two-sample problem"), its place among
// all by that score, and the share that scores at least as high.
func score(columns [][]float64) (s float64, rank int, p float64) {
	n := len(columns[0])
	total := make([]float64, n)
	for _, col := range columns {
		sorted := slices.Clone(col)
		slices.Sort(sorted)
		for i, v := range col {
			lo, _ := slices.BinarySearch(sorted, v)
			hi := lo
			for hi < n && sorted[hi] == v {
				hi++
			}
			total[i] += normalScore((float64(lo+hi)/2)/float64(n)) / float64(len(columns))
		}
	}
	rank = 1
	atLeast := 0
	for _, v := range total {
		if v > total[0]+1e-12 {
			rank++
		}
		if v >= total[0]-1e-12 {
			atLeast++
		}
	}
	return total[0], rank, float64(atLeast) / float64(n)
}

// needed is the value seen that one measure of the first upturn must just pass,
// at least, to turn the answer over, in the unit of the measure.
func needed(columns [][]float64, which int, apart bool, sign float64) *float64 {
	col := columns[which]
	own := col[0]
	tries := slices.Clone(col[1:])
	slices.Sort(tries)
	if apart {
		slices.Reverse(tries) // from just below downwards
	}
	defer func() { col[0] = own }()
	for _, v := range tries {
		if !apart && v < own || apart && v > own {
			continue
		}
		col[0] = math.Nextafter(v, math.Inf(1))
		if apart {
			col[0] = math.Nextafter(v, math.Inf(-1))
		}
		if _, _, p := score(columns); (p <= Level) != apart {
			out := sign * v
			return &out
		}
	}
	return nil
}

func normalScore(p float64) float64 { return math.Sqrt2 * math.Erfinv(2*p-1) }
