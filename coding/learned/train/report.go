package main

import (
	"fmt"
	"io"
	"math"
	"sort"
)

// answer is a held-out example with the shares it was given.
type answer struct {
	choice
	shares []float64
}

func (a answer) best() int {
	b := 0
	for i := range a.shares {
		if a.shares[i] > a.shares[b] {
			b = i
		}
	}
	return b
}

// crossed answers every example by weights fitted without its fold.
func crossed(data []choice, s settings) []answer {
	var out []answer
	for f := range folds {
		w := fit(without(data, f), s)
		for _, d := range data {
			if d.fold == f {
				out = append(out, answer{d, w.shares(d.candidates)})
			}
		}
	}
	return out
}

// without drops the examples of a fold.
func without(data []choice, fold int) []choice {
	var out []choice
	for _, d := range data {
		if d.fold != fold {
			out = append(out, d)
		}
	}
	return out
}

// loss is the mean negative log likelihood.
func loss(list []answer) float64 {
	sum := 0.0
	for _, a := range list {
		sum -= math.Log(a.shares[a.gold])
	}
	return sum / float64(len(list))
}

func accuracy(list []answer) float64 {
	hit := 0
	for _, a := range list {
		if a.best() == a.gold {
			hit++
		}
	}
	return float64(hit) / float64(len(list))
}

// curve prints precision and recall of a yes-or-no head by its threshold.
func curve(w io.Writer, list []answer, gold int) {
	sort.SliceStable(list, func(i, j int) bool { return list[i].shares[0] > list[j].shares[0] })
	hit := 0
	for i, a := range list {
		if a.gold == 0 {
			hit++
		}
		if (i+1)%(max(len(list)/15, 1)) == 0 {
			fmt.Fprintf(w, "  %5d at %.3f  P %.3f  R %.3f\n", i+1, a.shares[0], float64(hit)/float64(i+1), float64(hit)/float64(gold))
		}
	}
}

// calibration compares what was said with what came true, in tenths.
func calibration(w io.Writer, list []answer) {
	var said, true_, n [10]float64
	for _, a := range list {
		k := min(int(a.shares[0]*10), 9)
		n[k]++
		said[k] += a.shares[0]
		if a.gold == 0 {
			true_[k]++
		}
	}
	for k := range n {
		if n[k] > 0 {
			fmt.Fprintf(w, "  said %.2f true %.2f n %.0f\n", said[k]/n[k], true_[k]/n[k], n[k])
		}
	}
}
