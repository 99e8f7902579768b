package pairs

import "slices"

// Cluster merges items bottom up: always the two clusters of the greatest
// mean likeness, while that is at least threshold. like is asked once for
// each pair. Ties go to the lower indices. O(n²) memory and, with few merges
// per row, about O(n²) time.
func Cluster(n int, like func(i, j int) float64, threshold float64) []int {
	sim := make([][]float32, n)
	for i := range sim {
		sim[i] = make([]float32, n)
		for j := range i {
			v := float32(like(i, j))
			sim[i][j], sim[j][i] = v, v
		}
	}
	size := make([]float32, n)
	live := make([]int, n)
	label := make([]int, n)
	for i := range n {
		size[i], live[i], label[i] = 1, i, i
	}
	best := make([]int, n) // nearest other cluster of each
	for i := range n {
		best[i] = nearest(sim, live, i)
	}
	for len(live) > 1 {
		a := -1
		for _, i := range live {
			if best[i] >= 0 && (a < 0 || sim[i][best[i]] > sim[a][best[a]]) {
				a = i
			}
		}
		if a < 0 || float64(sim[a][best[a]]) < threshold {
			break
		}
		b := best[a]
		if b < a {
			a, b = b, a
		}
		for _, k := range live {
			if k != a && k != b {
				v := (sim[a][k]*size[a] + sim[b][k]*size[b]) / (size[a] + size[b])
				sim[a][k], sim[k][a] = v, v
			}
		}
		size[a] += size[b]
		at, _ := slices.BinarySearch(live, b)
		live = slices.Delete(live, at, at+1)
		for i := range label {
			if label[i] == b {
				label[i] = a
			}
		}
		for _, k := range live {
			if k == a || best[k] == a || best[k] == b {
				best[k] = nearest(sim, live, k)
			} else if sim[k][a] > sim[k][best[k]] {
				best[k] = a
			}
		}
	}
	return label
}

func nearest(sim [][]float32, live []int, i int) int {
	best := -1
	for _, k := range live {
		if k != i && (best < 0 || sim[i][k] > sim[i][best]) {
			best = k
		}
	}
	return best
}
