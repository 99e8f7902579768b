package dispute

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"sort"
	"strings"

	"entente"
)

// Merge puts disputes about the course of one thing together: those of type
// status-over-time, and those of type strength, that have a sentence in
// common.
func Merge(ds []entente.Dispute) []entente.Dispute {
	type key struct {
		t        entente.DisputeType
		document string
		start    int
	}
	at := map[key]int{}
	into := make([]int, len(ds))
	for i := range ds {
		into[i] = i
		if t := ds[i].Type; t != entente.DisputeStatusOverTime && t != entente.DisputeStrength {
			continue
		}
		for _, s := range ds[i].Sides {
			k := key{ds[i].Type, s.Document, s.Start}
			if j, ok := at[k]; ok {
				a, b := root(into, i), root(into, j)
				into[max(a, b)] = min(a, b)
			} else {
				at[k] = i
			}
		}
	}
	var out []entente.Dispute
	place := map[int]int{}
	for i := range ds {
		r := root(into, i)
		if p, ok := place[r]; ok {
			out[p] = join(out[p], ds[i])
			continue
		}
		place[r] = len(out)
		out = append(out, ds[i])
	}
	return out
}

func root(into []int, i int) int {
	for into[i] != i {
		into[i] = into[into[i]]
		i = into[i]
	}
	return i
}

// join adds the sides of b to a.
func join(a, b entente.Dispute) entente.Dispute {
	if a.Incident != b.Incident {
		a.Incident = ""
	}
	sides := append([]entente.Side{}, a.Sides...)
next:
	for _, s := range b.Sides {
		for _, o := range sides {
			if o.Document == s.Document && o.Span.Overlaps(s.Span) {
				continue next
			}
		}
		sides = append(sides, s)
	}
	if a.Type == entente.DisputeStatusOverTime {
		sort.SliceStable(sides, func(i, j int) bool {
			if sides[i].AsOf.Start != sides[j].AsOf.Start {
				return sides[i].AsOf.Start < sides[j].AsOf.Start
			}
			return sides[i].Document < sides[j].Document
		})
	}
	a.Sides = sides
	a.Parties = slices.Concat(a.Parties, b.Parties)
	slices.Sort(a.Parties)
	a.Parties = slices.Compact(a.Parties)
	a.ID = identity(&a)
	return a
}

// identity derives a dispute's name from its type and sides.
func identity(d *entente.Dispute) string {
	h := sha256.New()
	h.Write([]byte(d.Type))
	for _, s := range d.Sides {
		fmt.Fprintf(h, "\x00%s %s %d %s", strings.Join(s.Claims, " "), s.Document, s.Start, s.Says)
	}
	return "d:" + hex.EncodeToString(h.Sum(nil)[:8])
}
