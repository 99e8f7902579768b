package agreement

import (
	"slices"
	"strings"

	"entente/corpus"
)

// align pairs the events of one sentence one to one. Events whose acts overlap
// come first, those of one type and of more common words before others; then,
// among what is left, events of the same type with the same actors.
func align(a, b []corpus.Event) [][2]int {
	var out [][2]int
	usedA, usedB := make([]bool, len(a)), make([]bool, len(b))
	for {
		best, at := 0.0, [2]int{}
		for i := range a {
			for j := range b {
				if usedA[i] || usedB[j] {
					continue
				}
				if w := likeness(a[i], b[j]); w > best {
					best, at = w, [2]int{i, j}
				}
			}
		}
		if best == 0 {
			break
		}
		usedA[at[0]], usedB[at[1]] = true, true
		out = append(out, at)
	}
	slices.SortFunc(out, func(x, y [2]int) int { return x[0] - y[0] })
	return out
}

// likeness is 0 when two events cannot be the same; at least 1 when their acts
// overlap.
func likeness(a, b corpus.Event) float64 {
	var w float64
	if x := common(a.Predicate, b.Predicate); x > 0 {
		w = 1 + x
		if a.Type == b.Type {
			w++
		}
	} else if a.Type == b.Type && codes(a.Actors) == codes(b.Actors) && len(a.Actors) > 0 {
		w = 0.5
	}
	if w > 0 && codes(a.Recipients) == codes(b.Recipients) {
		w += 0.1
	}
	return w
}

// common is the share of bytes of the union of two spans that is in both.
func common(a, b corpus.Span) float64 {
	in := min(a.End, b.End) - max(a.Start, b.Start)
	if in <= 0 {
		return 0
	}
	return float64(in) / float64(max(a.End, b.End)-min(a.Start, b.Start))
}

// codes is the set of the parties' codes, in order.
func codes(list []corpus.Party) string {
	var out []string
	for _, p := range list {
		out = append(out, p.Code)
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), "+")
}
