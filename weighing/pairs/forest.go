package pairs

import (
	"math"
	"sort"
)

// Node is a split of a tree: values at most Cut go left. A leaf has Feature
// -1 and its value in Cut. Children of node i are at Left and Left+1.
type Node struct {
	Feature int16
	Left    int16
	Cut     float32
}

// Forest is a sum of small regression trees over log-odds (Friedman 2001),
// with the second-order gain of Chen and Guestrin (2016).
type Forest struct {
	Bias  float32
	Trees [][]Node
}

// Logit is the log-odds that a pair is one event.
func (f *Forest) Logit(x []float32) float64 {
	sum := float64(f.Bias)
	for _, t := range f.Trees {
		i := int16(0)
		for t[i].Feature >= 0 {
			n := t[i]
			i = n.Left
			if x[n.Feature] > n.Cut {
				i++
			}
		}
		sum += float64(t[i].Cut)
	}
	return sum
}

// Mean is the forest whose log-odds are the mean of those of fs.
func Mean(fs []*Forest) *Forest {
	out := &Forest{}
	k := 1 / float32(len(fs))
	for _, f := range fs {
		out.Bias += f.Bias * k
		for _, t := range f.Trees {
			scaled := append([]Node(nil), t...)
			for i := range scaled {
				if scaled[i].Feature < 0 {
					scaled[i].Cut *= k
				}
			}
			out.Trees = append(out.Trees, scaled)
		}
	}
	return out
}

// Odds maps log-odds to a probability.
func Odds(logit float64) float64 { return 1 / (1 + math.Exp(-logit)) }

// TrainOptions steer training.
type TrainOptions struct {
	Trees, Depth int
	Rate, Ridge  float64
	MinWeight    float64
}

const bins = 48

// Train fits a forest to rows with labels 0 or 1 and weights. It is
// deterministic. Cost: rows × features × depth × trees.
func Train(rows [][]float32, labels, weights []float32, o TrainOptions) *Forest {
	nf := len(rows[0])
	cuts := make([][]float32, nf)
	coded := make([][]uint8, nf)
	for f := range nf {
		cuts[f] = quantiles(rows, f)
		coded[f] = make([]uint8, len(rows))
		for r := range rows {
			coded[f][r] = uint8(sort.Search(len(cuts[f]), func(i int) bool { return cuts[f][i] >= rows[r][f] }))
		}
	}
	var pos, all float64
	for i := range rows {
		pos += float64(weights[i] * labels[i])
		all += float64(weights[i])
	}
	forest := &Forest{Bias: float32(math.Log(pos / (all - pos)))}
	g := &grower{coded: coded, cuts: cuts, labels: labels, weights: weights, o: o, logit: make([]float64, len(rows)),
		grad: make([]float64, len(rows)), hess: make([]float64, len(rows)), node: make([]int16, len(rows))}
	for i := range g.logit {
		g.logit[i] = float64(forest.Bias)
	}
	for range o.Trees {
		forest.Trees = append(forest.Trees, g.grow())
	}
	return forest
}

// quantiles are at most bins-1 distinct cuts of one column.
func quantiles(rows [][]float32, f int) []float32 {
	vals := make([]float32, len(rows))
	for i := range rows {
		vals[i] = rows[i][f]
	}
	sort.Slice(vals, func(i, j int) bool { return vals[i] < vals[j] })
	var steps []int // places where the value changes
	for i := 1; i < len(vals); i++ {
		if vals[i] != vals[i-1] {
			steps = append(steps, i)
		}
	}
	var out []float32
	last := -1
	for _, i := range steps {
		if len(steps) < bins || i*bins/len(vals) > last {
			last = i * bins / len(vals)
			out = append(out, (vals[i-1]+vals[i])/2)
		}
	}
	return out[:min(len(out), bins-1)]
}

type grower struct {
	coded             [][]uint8
	cuts              [][]float32
	labels, weights   []float32
	o                 TrainOptions
	logit, grad, hess []float64
	node              []int16
}

// grow adds one tree, level by level.
func (g *grower) grow() []Node {
	for i := range g.logit {
		p := Odds(g.logit[i])
		w := float64(g.weights[i])
		g.grad[i] = w * (p - float64(g.labels[i]))
		g.hess[i] = w * p * (1 - p)
		g.node[i] = 0
	}
	tree := []Node{{Feature: -1}}
	level := []int16{0}
	for d := 0; d < g.o.Depth && len(level) > 0; d++ {
		splits := g.best(level)
		var next []int16
		for k, n := range level {
			s := splits[k]
			if s.gain <= 1e-6 {
				continue
			}
			left := int16(len(tree))
			tree[n] = Node{Feature: int16(s.feature), Left: left, Cut: g.cuts[s.feature][s.bin]}
			tree = append(tree, Node{Feature: -1}, Node{Feature: -1})
			next = append(next, left, left+1)
			for i := range g.node {
				if g.node[i] == n {
					if int(g.coded[s.feature][i]) <= s.bin {
						g.node[i] = left
					} else {
						g.node[i] = left + 1
					}
				}
			}
		}
		level = next
	}
	sums := make([][2]float64, len(tree))
	for i, n := range g.node {
		sums[n][0] += g.grad[i]
		sums[n][1] += g.hess[i]
	}
	for n := range tree {
		if tree[n].Feature < 0 {
			tree[n].Cut = float32(-g.o.Rate * sums[n][0] / (sums[n][1] + g.o.Ridge))
		}
	}
	for i, n := range g.node {
		g.logit[i] += float64(tree[n].Cut)
	}
	return tree
}

type split struct {
	feature, bin int
	gain         float64
}

// best finds for each node of a level the split of the greatest gain.
func (g *grower) best(level []int16) []split {
	at := map[int16]int{}
	for k, n := range level {
		at[n] = k
	}
	slot := make([]int, len(g.node))
	for i, n := range g.node {
		if k, ok := at[n]; ok {
			slot[i] = k
		} else {
			slot[i] = -1
		}
	}
	out := make([]split, len(level))
	hist := make([][2]float64, len(level)*bins)
	for f := range g.coded {
		clear(hist)
		col := g.coded[f]
		for i, k := range slot {
			if k >= 0 {
				h := &hist[k*bins+int(col[i])]
				h[0] += g.grad[i]
				h[1] += g.hess[i]
			}
		}
		for k := range level {
			g.scan(hist[k*bins:(k+1)*bins], f, &out[k])
		}
	}
	return out
}

func (g *grower) scan(h [][2]float64, f int, best *split) {
	var G, H float64
	for _, x := range h {
		G += x[0]
		H += x[1]
	}
	base := G * G / (H + g.o.Ridge)
	var gl, hl float64
	for b := range len(g.cuts[f]) {
		gl += h[b][0]
		hl += h[b][1]
		gr, hr := G-gl, H-hl
		if hl < g.o.MinWeight || hr < g.o.MinWeight {
			continue
		}
		if gain := gl*gl/(hl+g.o.Ridge) + gr*gr/(hr+g.o.Ridge) - base; gain > best.gain {
			*best = split{f, b, gain}
		}
	}
}
