// Package quotes measures quotation attribution on brat standoff (PolNeAR
// 1.0; Newell, Margolin and Ruths 2018): precision, recall and F1 of the
// exact spans of sources, cues and contents, each over all documents. A
// content in several pieces counts as one and must match in all of them;
// white space between pieces does not part them.
package quotes

import (
	"context"
	"fmt"
	"io"

	"entente"
)

// Finder reads a text into quotations.
type Finder func(text string) []entente.Quotation

// Score counts exact matches of one role.
type Score struct{ Hit, Got, Want int }

// Precision is the share of what was found that is right.
func (s Score) Precision() float64 { return ratio(s.Hit, s.Got) }

// Recall is the share of what is right that was found.
func (s Score) Recall() float64 { return ratio(s.Hit, s.Want) }

// F1 is the harmonic mean of both.
func (s Score) F1() float64 { return ratio(2*s.Hit, s.Got+s.Want) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// Result is the score of each role.
type Result struct{ Source, Cue, Content Score }

// roles collects the distinct span sets of the three roles.
type roles [3]map[string]bool

func newRoles() roles { return roles{{}, {}, {}} }

func (r roles) add(a Attribution, text string) {
	for n, pieces := range [][]entente.Span{a.Source, a.Cue, a.Content} {
		if len(pieces) > 0 {
			r[n][key(pieces, text)] = true
		}
	}
}

// Gather joins the pieces of quotations with one cue and one source.
// Quotations without source and cue are not attributions.
func Gather(list []entente.Quotation) []Attribution {
	var out []Attribution
	index := map[[2]entente.Span]int{}
	for _, q := range list {
		if q.ScareQuote || q.Cue.Empty() && q.Source.Empty() {
			continue
		}
		k := [2]entente.Span{q.Cue, q.Source}
		i, ok := index[k]
		if !ok {
			i = len(out)
			index[k] = i
			a := Attribution{}
			if !q.Cue.Empty() {
				a.Cue = []entente.Span{q.Cue}
			}
			if !q.Source.Empty() {
				a.Source = []entente.Span{q.Source}
			}
			out = append(out, a)
		}
		if !q.Content.Empty() {
			out[i].Content = append(out[i].Content, q.Content)
		}
	}
	return out
}

// Measure scores a finder on documents.
func Measure(ctx context.Context, docs []Document, find Finder) (Result, error) {
	var scores [3]Score
	for _, d := range docs {
		if err := ctx.Err(); err != nil {
			return Result{}, err
		}
		gold, got := newRoles(), newRoles()
		for _, a := range d.Attributions {
			gold.add(a, d.Text)
		}
		for _, a := range Gather(find(d.Text)) {
			got.add(a, d.Text)
		}
		for n := range scores {
			scores[n].Want += len(gold[n])
			scores[n].Got += len(got[n])
			for k := range got[n] {
				if gold[n][k] {
					scores[n].Hit++
				}
			}
		}
	}
	return Result{scores[0], scores[1], scores[2]}, nil
}

// Print writes the table with the records beside it.
func (r Result) Print(w io.Writer) {
	fmt.Fprintf(w, "%-8s %6s %6s %6s   %s\n", "role", "P", "R", "F1", "record (CRF, BERT)")
	for _, row := range []struct {
		name   string
		s      Score
		record string
	}{{"source", r.Source, "50.6  83.2"}, {"cue", r.Cue, "53.4  75.3"}, {"content", r.Content, "28.6  72.9"}} {
		fmt.Fprintf(w, "%-8s %6.1f %6.1f %6.1f   %s\n", row.name, 100*row.s.Precision(), 100*row.s.Recall(), 100*row.s.F1(), row.record)
	}
}
