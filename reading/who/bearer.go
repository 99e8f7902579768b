package who

import "strings"

// bearer finds the only person whom the document so far names with the title
// that m gives alone ("the Secretary", long after "Secretary Lee"): first by
// the same words, else by the office. It is nil when there are several. The
// cost is linear in the mentions before.
func (rd *reader) bearer(i int, m *ref) *cand {
	same, held := &sole{}, &sole{}
	for k := 0; k <= i && k < len(rd.found); k++ {
		for _, x := range rd.found[k] {
			if x.Start >= m.Start {
				break
			}
			if x.drop || x.person == nil || len(x.Actors) != 1 || x.ph == nil {
				continue
			}
			if strings.EqualFold(x.ph.Title, m.ph.Title) {
				same.add(x, k)
			}
			if rd.holds(x, m.ph.Office) {
				held.add(x, k)
			}
		}
	}
	if same.c != nil || same.several {
		return same.get()
	}
	return held.get()
}

// sole keeps the last mention of a person as long as there is one person.
type sole struct {
	c       *cand
	several bool
}

func (s *sole) add(x *ref, sent int) {
	if s.c != nil && s.c.m.Actors[0].Name != x.Actors[0].Name {
		s.several = true
	}
	s.c = &cand{m: x, sent: sent, kind: "person"}
}

func (s *sole) get() *cand {
	if s.several {
		return nil
	}
	return s.c
}
