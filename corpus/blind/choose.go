package main

import (
	"fmt"
	"hash/fnv"
	"maps"
	"math"
	"slices"

	"entente/corpus"
)

// choose takes n passages, in their order. Each style gets a share by the
// square root of its size, so that small styles are seen; within a style the
// passages are cut, in the order of files, into as many runs as it has places,
// and each run gives the one whose hash with the seed is least.
func choose(list []corpus.Passage, n, seed int) []corpus.Passage {
	styles := map[string][]int{}
	for i, p := range list {
		styles[p.Style] = append(styles[p.Style], i)
	}
	var take []int
	quota := shares(styles, min(n, len(list)))
	for _, s := range slices.Sorted(maps.Keys(styles)) {
		take = append(take, spread(list, styles[s], quota[s], seed)...)
	}
	slices.Sort(take)
	out := make([]corpus.Passage, len(take))
	for k, i := range take {
		out[k] = list[i]
	}
	return out
}

// shares hands out n places one by one, each to the style that is furthest
// below its share and has a passage left.
func shares(styles map[string][]int, n int) map[string]int {
	quota := map[string]int{}
	names := slices.Sorted(maps.Keys(styles))
	for ; n > 0; n-- {
		best, least := "", math.Inf(1)
		for _, s := range names {
			size := len(styles[s])
			if got := float64(quota[s]+1) / math.Sqrt(float64(size)); quota[s] < size && got < least {
				best, least = s, got
			}
		}
		if best == "" {
			break
		}
		quota[best]++
	}
	return quota
}

// spread takes one passage from each of n runs of nearly equal length.
func spread(list []corpus.Passage, at []int, n, seed int) []int {
	var out []int
	for k := range n {
		run := at[k*len(at)/n : (k+1)*len(at)/n]
		out = append(out, slices.MinFunc(run, func(i, j int) int {
			return int(int64(rank(list[i].ID, seed)) - int64(rank(list[j].ID, seed)))
		}))
	}
	return out
}

func rank(id string, seed int) uint32 {
	h := fnv.New32a()
	fmt.Fprintf(h, "%d:%s", seed, id) // never fails
	x := h.Sum32()
	return x ^ x>>15
}
