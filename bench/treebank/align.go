package treebank

import "strings"

// align pairs gold and system words: by interval, and by form within
// stretches that contain a multiword token on either side.
func align(gold, system []Word) [][2]int {
	var out [][2]int
	g, s := 0, 0
	for g < len(gold) && s < len(system) {
		if gold[g].Multi || system[s].Multi {
			g0, g1, s0, s1 := multi(gold, system, g, s)
			for _, p := range common(gold[g0:g1], system[s0:s1]) {
				out = append(out, [2]int{g0 + p[0], s0 + p[1]})
			}
			g, s = g1, s1
			continue
		}
		a, b := &gold[g], &system[s]
		switch {
		case a.Start == b.Start && a.End == b.End:
			out = append(out, [2]int{g, s})
			g++
			s++
		case a.Start <= b.Start:
			g++
		default:
			s++
		}
	}
	return out
}

// multi finds the stretch of words around a multiword token.
func multi(gold, system []Word, g, s int) (g0, g1, s0, s1 int) {
	end := 0
	if gold[g].Multi {
		end = gold[g].End
		if !system[s].Multi && system[s].Start < gold[g].Start {
			s++
		}
	} else {
		end = system[s].End
		if gold[g].Start < system[s].Start {
			g++
		}
	}
	g0, s0 = g, s
	for !beyond(gold, g, end) || !beyond(system, s, end) {
		if g < len(gold) && (s >= len(system) || gold[g].Start <= system[s].Start) {
			end = extend(gold[g], end)
			g++
		} else {
			end = extend(system[s], end)
			s++
		}
	}
	return g0, g, s0, s
}

// beyond reports whether word i lies behind end.
func beyond(list []Word, i, end int) bool {
	if i >= len(list) {
		return true
	}
	if list[i].Multi {
		return list[i].Start >= end
	}
	return list[i].End > end
}

func extend(w Word, end int) int {
	if w.Multi && w.End > end {
		return w.End
	}
	return end
}

// common aligns forms by longest common subsequence, letter case aside.
func common(gold, system []Word) [][2]int {
	n, m := len(gold), len(system)
	lcs := make([][]int, n+1)
	for i := range lcs {
		lcs[i] = make([]int, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			lcs[i][j] = max(lcs[i+1][j], lcs[i][j+1])
			if strings.EqualFold(gold[i].Form, system[j].Form) {
				lcs[i][j] = max(lcs[i][j], 1+lcs[i+1][j+1])
			}
		}
	}
	var out [][2]int
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case strings.EqualFold(gold[i].Form, system[j].Form) && lcs[i][j] == 1+lcs[i+1][j+1]:
			out = append(out, [2]int{i, j})
			i++
			j++
		case lcs[i][j] == lcs[i+1][j]:
			i++
		default:
			j++
		}
	}
	return out
}
