package examples

import (
	"sort"

	"entente"
)

// IncidentScore is pairwise: two claims of one gold incident should be in one
// incident. Only claims that were read count, and pairs of which at least one
// belongs to a gold incident.
type IncidentScore struct {
	Pairs Count
	// Merged are pairs of the gold's apart list that were put together, of
	// Apart that could be checked.
	Merged, Apart int
	// OriginsRight of OriginsSeen incidents that were found whole have the
	// expected number of origins.
	OriginsRight, OriginsSeen int
}

// DisputeScore counts gold disputes found with both sides, and those of the
// right type among them.
type DisputeScore struct {
	Found     Count
	TypeRight int
	// First counts those of the first reading alone: right and missed.
	First Count
}

func (g *Gold) incidents(matched map[string]*entente.Claim, incidents []entente.Incident) IncidentScore {
	group := map[string]int{} // claim read → incident
	for i, inc := range incidents {
		for _, c := range inc.Claims {
			group[c] = i + 1
		}
	}
	of := func(gold string) int {
		if c := matched[gold]; c != nil {
			return group[c.ID]
		}
		return 0
	}
	want := map[string]int{}
	for i, inc := range g.Incidents {
		for _, c := range inc.Claims {
			want[c] = i + 1
		}
	}
	var ids []string
	for id := range matched {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	var s IncidentScore
	for i, a := range ids {
		for _, b := range ids[i+1:] {
			s.Pairs.pair(want[a], want[b], of(a), of(b))
		}
	}
	for _, x := range g.Apart {
		a, b := of(x.Claims[0]), of(x.Claims[1])
		if a == 0 || b == 0 {
			continue
		}
		s.Apart++
		if a == b {
			s.Merged++
		}
	}
	for _, inc := range g.Incidents {
		s.origins(inc, of, incidents)
	}
	return s
}

func (c *Count) pair(wantA, wantB, gotA, gotB int) {
	if wantA == 0 && wantB == 0 {
		return
	}
	want := wantA != 0 && wantA == wantB
	got := gotA != 0 && gotA == gotB
	switch {
	case want && got:
		c.Right++
	case want:
		c.Missed++
	case got:
		c.Wrong++
	}
}

func (s *IncidentScore) origins(inc Incident, of func(string) int, incidents []entente.Incident) {
	first := of(inc.Claims[0])
	if first == 0 {
		return
	}
	for _, c := range inc.Claims {
		if of(c) != first {
			return
		}
	}
	s.OriginsSeen++
	if incidents[first-1].Origins == inc.Origins {
		s.OriginsRight++
	}
}

func (g *Gold) disputes(where map[Address]*entente.Document, disputes []entente.Dispute) DisputeScore {
	var s DisputeScore
	used := make([]bool, len(disputes))
	for _, want := range g.Disputes {
		found, typed, first := -1, false, 1
		if want.Reading > 1 {
			first = 0
		}
		for i, got := range disputes {
			if used[i] || !sided(want, got, where) {
				continue
			}
			if right := string(got.Type) == want.Type; found < 0 || right && !typed {
				found, typed = i, right
			}
		}
		if found < 0 {
			s.Found.Missed++
			s.First.Missed += first
			continue
		}
		used[found] = true
		s.Found.Right++
		s.First.Right += first
		if typed {
			s.TypeRight++
		}
	}
	for _, u := range used {
		if !u {
			s.Found.Wrong++
		}
	}
	return s
}

// sided reports whether two different sides of got stand where the two sides
// of want stand.
func sided(want Dispute, got entente.Dispute, where map[Address]*entente.Document) bool {
	at := func(w Side, x entente.Side) bool {
		d := where[w.Address]
		if d == nil || d.ID != x.Document {
			return false
		}
		s, ok := find(d.Text, w.Quote)
		return ok && s.Overlaps(x.Span)
	}
	for i, x := range got.Sides {
		for j, y := range got.Sides {
			if i != j && at(want.Sides[0], x) && at(want.Sides[1], y) {
				return true
			}
		}
	}
	return false
}
