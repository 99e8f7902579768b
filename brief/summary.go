package brief

import (
	"cmp"

	"entente"
)

// counts fills the figures of the source summary.
func (w *writer) counts() {
	n := &w.out.Counts
	publishers := map[string]bool{}
	for i := range w.out.Sources {
		s := &w.out.Sources[i]
		if s.Publisher == "" {
			n.Unnamed++
		} else {
			publishers[s.Publisher] = true
		}
		if p := s.Published; p.Known() {
			n.Dated++
			if n.First == "" || p.Start < n.First {
				n.First = p.Start
			}
			n.Last = max(n.Last, p.End)
		}
	}
	cited := map[int]int{}
	for _, sec := range w.out.Sections {
		for _, s := range sec.Sentences {
			for _, k := range s.Cites {
				cited[k]++
			}
			if s.Origins == 1 {
				n.Single++
			}
		}
	}
	for i := range w.out.Sources {
		w.out.Sources[i].Cited = cited[w.out.Sources[i].Number]
	}
	n.Documents, n.Cited, n.Publishers = len(w.out.Sources), len(cited), len(publishers)
	n.Claims, n.Incidents = len(w.out.Claims), len(w.out.Incidents)
	n.LeftOut = w.report.Unwritten + w.report.Unproved
	w.origins()
	w.voices()
}

// origins joins documents that share an origin for any incident of the
// brief; the rest stand alone.
func (w *writer) origins() {
	parent := map[string]string{}
	var find func(string) string
	find = func(x string) string {
		if parent[x] == "" || parent[x] == x {
			return x
		}
		return find(parent[x])
	}
	because := map[string]string{}
	for _, x := range w.out.Incidents {
		for _, g := range x.Groups {
			for _, d := range g.Documents[min(1, len(g.Documents)):] {
				a, b := find(g.Documents[0]), find(d)
				if a != b && w.number[a] > 0 && w.number[b] > 0 {
					lo, hi := min(a, b), max(a, b)
					parent[hi] = lo
				}
				because[g.Documents[0]] = g.Because
			}
		}
	}
	groups := map[string]*entente.Group{}
	w.out.Origins = []entente.Group{}
	var roots []string
	for _, s := range w.out.Sources {
		r := find(s.Document)
		if groups[r] == nil {
			groups[r] = &entente.Group{}
			roots = append(roots, r)
		}
		groups[r].Documents = append(groups[r].Documents, s.Document)
		groups[r].Because = cmp.Or(groups[r].Because, because[s.Document])
	}
	for _, r := range roots {
		w.out.Origins = append(w.out.Origins, *groups[r])
	}
	w.out.Counts.Origins = len(w.out.Origins)
}

// voices counts who is quoted, by country or body, and says whether one side
// of the pair is heard much more than the other.
func (w *writer) voices() {
	n := &w.out.Counts
	n.VoicesByWho = map[string]int{}
	for _, c := range w.out.Claims {
		for _, a := range c.Attribution {
			if a.Actor != nil && a.Actor.Code != "" {
				n.VoicesByWho[a.Actor.Code]++
			}
		}
	}
	for _, k := range n.VoicesByWho {
		n.Quoted += k
	}
	a, b := n.VoicesByWho[w.in.Dyad[0]], n.VoicesByWho[w.in.Dyad[1]]
	if a+b >= 4 && (a >= 3*max(b, 1) || b >= 3*max(a, 1)) {
		n.OneSided = w.in.Dyad[0]
		if b > a {
			n.OneSided = w.in.Dyad[1]
		}
	}
}
