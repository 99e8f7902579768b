package sameevent

import (
	"fmt"
	"sort"
)

// Score is precision, recall and their harmonic mean, in percent.
type Score struct{ P, R, F float64 }

func score(pn, pd, rn, rd float64) Score {
	var s Score
	if pd > 0 {
		s.P = 100 * pn / pd
	}
	if rd > 0 {
		s.R = 100 * rn / rd
	}
	if s.P+s.R > 0 {
		s.F = 2 * s.P * s.R / (s.P + s.R)
	}
	return s
}

// String is "P R F" with two decimals.
func (s Score) String() string { return fmt.Sprintf("%6.2f %6.2f %6.2f", s.P, s.R, s.F) }

// Scores are the coreference metrics of the CoNLL-2012 scorer, and LEA.
// Singletons count in all of them but MUC, which knows links only.
type Scores struct{ MUC, B3, CEAFe, LEA Score }

// CoNLL is the mean of MUC, B³ and CEAFe F1.
func (s Scores) CoNLL() float64 { return (s.MUC.F + s.B3.F + s.CEAFe.F) / 3 }

// Measure compares two partitions of the same n mentions, given as a cluster
// label for each mention.
func Measure(gold, system []int) Scores {
	g, s := newPartition(gold), newPartition(system)
	return Scores{MUC: muc(g, s), B3: b3(g, s), CEAFe: ceafe(g, s), LEA: lea(g, s)}
}

// partition is a list of clusters and the cluster of each mention.
type partition struct {
	clusters [][]int
	of       []int
}

func newPartition(labels []int) partition {
	p := partition{of: make([]int, len(labels))}
	at := map[int]int{}
	for m, l := range labels {
		i, ok := at[l]
		if !ok {
			i = len(p.clusters)
			at[l] = i
			p.clusters = append(p.clusters, nil)
		}
		p.clusters[i] = append(p.clusters[i], m)
		p.of[m] = i
	}
	return p
}

// parts counts how the members of a cluster are spread over q.
func (q partition) parts(cluster []int) map[int]int {
	n := map[int]int{}
	for _, m := range cluster {
		n[q.of[m]]++
	}
	return n
}

func muc(g, s partition) Score {
	half := func(a, b partition) (num, den float64) {
		for _, c := range a.clusters {
			num += float64(len(c) - len(b.parts(c)))
			den += float64(len(c) - 1)
		}
		return
	}
	rn, rd := half(g, s)
	pn, pd := half(s, g)
	return score(pn, pd, rn, rd)
}

func b3(g, s partition) Score {
	half := func(a, b partition) (num, den float64) {
		for _, c := range a.clusters {
			for _, n := range b.parts(c) {
				num += float64(n*n) / float64(len(c))
			}
			den += float64(len(c))
		}
		return
	}
	rn, rd := half(g, s)
	pn, pd := half(s, g)
	return score(pn, pd, rn, rd)
}

// lea weighs each cluster by its size and counts resolved links; a singleton
// has one link, to itself.
func lea(g, s partition) Score {
	half := func(a, b partition) (num, den float64) {
		for _, c := range a.clusters {
			size := float64(len(c))
			den += size
			if len(c) == 1 {
				if len(b.clusters[b.of[c[0]]]) == 1 {
					num++
				}
				continue
			}
			links := 0.0
			for _, n := range b.parts(c) {
				links += float64(n*(n-1)) / 2
			}
			num += size * links / (size * (size - 1) / 2)
		}
		return
	}
	rn, rd := half(g, s)
	pn, pd := half(s, g)
	return score(pn, pd, rn, rd)
}

// ceafe aligns clusters one to one for the greatest sum of φ4, which is twice
// the overlap over the sum of sizes. Clusters without a common mention have
// φ4 = 0, so the assignment is solved for each connected part by itself.
func ceafe(g, s partition) Score {
	parent := make([]int, len(g.clusters)+len(s.clusters))
	for i := range parent {
		parent[i] = i
	}
	var find func(int) int
	find = func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	for m := range g.of {
		parent[find(g.of[m])] = find(len(g.clusters) + s.of[m])
	}
	comps := map[int][2][]int{}
	for i := range parent {
		c := comps[find(i)]
		if i < len(g.clusters) {
			c[0] = append(c[0], i)
		} else {
			c[1] = append(c[1], i-len(g.clusters))
		}
		comps[find(i)] = c
	}
	roots := make([]int, 0, len(comps))
	for r := range comps {
		roots = append(roots, r)
	}
	sort.Ints(roots)
	total := 0.0
	for _, r := range roots {
		total += alignment(g, s, comps[r][0], comps[r][1])
	}
	return score(total, float64(len(s.clusters)), total, float64(len(g.clusters)))
}

func alignment(g, s partition, gs, ss []int) float64 {
	at := map[int]int{}
	for j, k := range ss {
		at[k] = j
	}
	n := max(len(gs), len(ss))
	cost := make([][]float64, n)
	for i := range cost {
		cost[i] = make([]float64, n)
		if i >= len(gs) {
			continue
		}
		c := g.clusters[gs[i]]
		for k, overlap := range s.parts(c) {
			cost[i][at[k]] = -2 * float64(overlap) / float64(len(c)+len(s.clusters[k]))
		}
	}
	return -assign(cost)
}

// assign is the least total cost of a perfect matching of a square matrix
// (Hungarian algorithm with potentials, O(n³)).
func assign(cost [][]float64) float64 {
	n := len(cost)
	const inf = 1e18
	u, v := make([]float64, n+1), make([]float64, n+1)
	match, way := make([]int, n+1), make([]int, n+1)
	for i := 1; i <= n; i++ {
		match[0] = i
		j0 := 0
		least := make([]float64, n+1)
		used := make([]bool, n+1)
		for j := range least {
			least[j] = inf
		}
		for {
			used[j0] = true
			i0, j1, delta := match[j0], 0, inf
			for j := 1; j <= n; j++ {
				if used[j] {
					continue
				}
				if c := cost[i0-1][j-1] - u[i0] - v[j]; c < least[j] {
					least[j], way[j] = c, j0
				}
				if least[j] < delta {
					delta, j1 = least[j], j
				}
			}
			for j := range used {
				if used[j] {
					u[match[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			if j0 = j1; match[j0] == 0 {
				break
			}
		}
		for j0 != 0 {
			match[j0] = match[way[j0]]
			j0 = way[j0]
		}
	}
	total := 0.0
	for j := 1; j <= n; j++ {
		total += cost[match[j]-1][j-1]
	}
	return total
}
