package main

import (
	"math"
	"sort"
)

// choice is one example: candidates, each a list of features, and which of
// them is right. A yes-or-no question has two candidates, the second of them
// without features.
type choice struct {
	candidates [][]string
	gold       int
	fold       int
}

// question is a yes-or-no example.
func question(features []string, yes bool, fold int) choice {
	c := choice{candidates: [][]string{features, nil}, fold: fold}
	if !yes {
		c.gold = 1
	}
	return c
}

// weights are those of one head, in log odds.
type weights map[string]float64

// rounded are the weights in thousandths, without those that round to none.
func (w weights) rounded() map[string]int {
	out := map[string]int{}
	for f, v := range w {
		if n := int(math.Round(1000 * v)); n != 0 {
			out[f] = n
		}
	}
	return out
}

func (w weights) score(features []string) float64 {
	z := 0.0
	for _, f := range features {
		z += w[f]
	}
	return z
}

// shares are the probabilities of the candidates.
func (w weights) shares(c [][]string) []float64 {
	out := make([]float64, len(c))
	top := math.Inf(-1)
	for i := range c {
		out[i] = w.score(c[i])
		top = max(top, out[i])
	}
	sum := 0.0
	for i := range out {
		out[i] = math.Exp(out[i] - top)
		sum += out[i]
	}
	for i := range out {
		out[i] /= sum
	}
	return out
}

// settings of one fit.
type settings struct {
	l2    float64 // penalty on the squares of weights
	least int     // examples that a feature must be in
	steps int
}

// fit maximises the conditional likelihood of the gold candidates with a
// squared penalty, by full-batch steps scaled per weight. It uses no chance:
// the same examples give the same weights.
func fit(data []choice, s settings) weights {
	names := vocabulary(data, s.least)
	index := make(map[string]int, len(names))
	for i, f := range names {
		index[f] = i
	}
	rows := make([][][]int, len(data))
	for i, d := range data {
		rows[i] = make([][]int, len(d.candidates))
		for j, c := range d.candidates {
			for _, f := range c {
				if k, ok := index[f]; ok {
					rows[i][j] = append(rows[i][j], k)
				}
			}
		}
	}
	w, g, squares := make([]float64, len(names)), make([]float64, len(names)), make([]float64, len(names))
	for range s.steps {
		gradient(data, rows, w, g)
		for k := range w {
			g[k] += s.l2 * w[k]
			squares[k] += g[k] * g[k]
			w[k] -= 0.1 * g[k] / (math.Sqrt(squares[k]) + 1e-8)
		}
	}
	out := weights{}
	for i, f := range names {
		out[f] = w[i]
	}
	return out
}

// gradient sets g to that of the negative log likelihood at w.
func gradient(data []choice, rows [][][]int, w, g []float64) {
	clear(g)
	var p []float64
	for i := range data {
		p = p[:0]
		top := math.Inf(-1)
		for _, row := range rows[i] {
			z := 0.0
			for _, k := range row {
				z += w[k]
			}
			p = append(p, z)
			top = max(top, z)
		}
		sum := 0.0
		for j := range p {
			p[j] = math.Exp(p[j] - top)
			sum += p[j]
		}
		for j, row := range rows[i] {
			e := p[j] / sum
			if j == data[i].gold {
				e--
			}
			for _, k := range row {
				g[k] += e
			}
		}
	}
}

// vocabulary lists the features that stand in enough examples, sorted.
func vocabulary(data []choice, least int) []string {
	count := map[string]int{}
	for _, d := range data {
		seen := map[string]bool{}
		for _, c := range d.candidates {
			for _, f := range c {
				if !seen[f] {
					seen[f] = true
					count[f]++
				}
			}
		}
	}
	var out []string
	for f, n := range count {
		if n >= least {
			out = append(out, f)
		}
	}
	sort.Strings(out)
	return out
}
