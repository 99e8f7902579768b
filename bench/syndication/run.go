// Package syndication makes a set of documents whose dependence on each other
// is known, and measures how much of it weighing finds: precision, recall by
// kind of dependence, and the adjusted Rand index of origin groups.
//
// The texts are written for this project; everything is drawn from a fixed
// seed, so that figures can be compared.
package syndication

import (
	"context"
	"fmt"
	"io"
	"time"

	"entente/weighing"
	"entente/weighing/depend"
)

// Seed and Size of the benchmark.
const (
	Seed = 20310
	Size = 2000
)

// Figures are what is measured.
type Figures struct {
	Pairs                            int     // dependences found
	Precision                        float64 // of them true, in percent
	QuotePrecision, QuoteRecall      float64
	Recall                           map[string]float64 // by kind of derived document
	Number                           map[string]int
	Rand                             float64 // adjusted Rand index of origins
	Origins, TrueOrigins, Candidates int
}

// Measure weighs a set and compares with the truth.
func Measure(s *Set) (Figures, error) {
	w, err := weighing.New()
	if err != nil {
		return Figures{}, err
	}
	r := w.Weigh(s.Docs, nil, nil)
	return Compare(s, r), nil
}

// Compare measures a result.
func Compare(s *Set, r weighing.Result) Figures {
	f := Figures{Pairs: len(r.Dependences), Recall: map[string]float64{}, Number: map[string]int{}}
	at := map[string]int{}
	for i, d := range s.Docs {
		at[d.ID] = i
	}
	linked := map[[2]int]bool{}
	good, quotes, goodQuotes := 0, 0, 0
	for _, d := range r.Dependences {
		i, j := at[d.From], at[d.To]
		linked[[2]int{min(i, j), max(i, j)}] = true
		ok, quote := related(&s.Truth[i], &s.Truth[j])
		if ok {
			good++
		}
		if d.Because == depend.Quotation {
			quotes++
			if quote {
				goodQuotes++
			}
		}
	}
	f.Precision = percent(good, len(r.Dependences))
	f.QuotePrecision = percent(goodQuotes, quotes)
	hits := map[string]int{}
	for i := range s.Truth {
		t := &s.Truth[i]
		if t.From < 0 {
			continue
		}
		f.Number[t.Kind]++
		if linked[[2]int{min(i, t.From), max(i, t.From)}] || t.Kind == Citing && s.cites(i, linked) {
			hits[t.Kind]++
		}
	}
	for k, n := range f.Number {
		f.Recall[k] = percent(hits[k], n)
	}
	f.QuoteRecall = f.Recall[Quoted]
	got := make([]int, len(s.Docs))
	for k, g := range r.Origins {
		for _, d := range g.Documents {
			got[at[d]] = k
		}
	}
	want := make([]int, len(s.Docs))
	seen := map[int]bool{}
	for i := range s.Truth {
		want[i] = s.Truth[i].Group
		seen[want[i]] = true
	}
	f.Origins, f.TrueOrigins = len(r.Origins), len(seen)
	f.Rand = AdjustedRand(want, got)
	return f
}

// cites reports whether a document that cites an agency's report is linked to
// another one that cites or credits it: nothing ties it to the original, which
// does not name the agency.
func (s *Set) cites(i int, linked map[[2]int]bool) bool {
	for j := range s.Truth {
		o := &s.Truth[j]
		if j != i && o.From == s.Truth[i].From && (o.Kind == Citing || o.Kind == Wired) && linked[[2]int{min(i, j), max(i, j)}] {
			return true
		}
	}
	return false
}

// related reports whether two documents share a sentence or a quotation of an
// original, and whether a quotation.
func related(a, b *Truth) (any, quote bool) {
	for id := range a.Traces {
		if _, ok := b.Traces[id]; ok {
			any = true
			quote = quote || id[0] == 'q'
		}
	}
	return any, quote
}

func percent(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return 100 * float64(n) / float64(of)
}

// AdjustedRand is Hubert and Arabie's (1985) index of two partitions: 1 for
// the same, about 0 for chance.
func AdjustedRand(a, b []int) float64 {
	type cell struct{ a, b int }
	cells, rows, cols := map[cell]float64{}, map[int]float64{}, map[int]float64{}
	for i := range a {
		cells[cell{a[i], b[i]}]++
		rows[a[i]]++
		cols[b[i]]++
	}
	pairs := func(n float64) float64 { return n * (n - 1) / 2 }
	var sum, ra, rb float64
	for _, n := range cells {
		sum += pairs(n)
	}
	for _, n := range rows {
		ra += pairs(n)
	}
	for _, n := range cols {
		rb += pairs(n)
	}
	expected := ra * rb / pairs(float64(len(a)))
	best := (ra + rb) / 2
	if best == expected {
		return 1
	}
	return (sum - expected) / (best - expected)
}

// Run generates the set, weighs it and prints the table. dir is not used: the
// texts are embedded.
func Run(ctx context.Context, dir string, w io.Writer) error {
	s, err := Generate(Seed, Size)
	if err != nil {
		return err
	}
	start := time.Now()
	f, err := Measure(s)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "syndication: %d generated documents, %d origins (seed %d)\n", len(s.Docs), f.TrueOrigins, Seed)
	fmt.Fprintf(w, "  adjusted Rand index of origins  %.3f   (must .93, aim .98; near-duplicate hashing .70-.78, neural .937 on a like set)\n", f.Rand)
	fmt.Fprintf(w, "  origins found                   %d\n", f.Origins)
	fmt.Fprintf(w, "  dependences found               %d, precision %.1f\n", f.Pairs, f.Precision)
	fmt.Fprintf(w, "  travelling quotations           precision %.1f, recall %.1f   (must 95/85, aim 99/95)\n", f.QuotePrecision, f.QuoteRecall)
	for _, k := range []string{Copy, Edited, Cut, Reordered, Embedded, Merged, Versioned, Wired, Passage, Quoted, Citing} {
		fmt.Fprintf(w, "  recall of %-22s%5.1f   (%d)\n", k, f.Recall[k], f.Number[k])
	}
	fmt.Fprintf(w, "  took %.1f s\n", time.Since(start).Seconds())
	return ctx.Err()
}
