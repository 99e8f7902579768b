package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

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

// summary writes the source summary in the manner of ICD 206: how many items
// of what kind, how dated, how independent, and what is one-sided. Every
// number in it is one of the counts.
func summary(b *entente.Brief) string {
	n := b.Counts
	var out []string
	say := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	say("This brief rests on %s about the pair, of which %s cited.", plural(n.Documents, "item", "items"), isAre(n.Cited))
	switch {
	case n.Publishers == 0:
		say("None names its publisher.")
	case n.Unnamed > 0:
		say("They come from %s; %s no publisher.", plural(n.Publishers, "named publisher", "named publishers"), plural(n.Unnamed, "item names", "items name"))
	default:
		say("They come from %s.", plural(n.Publishers, "publisher", "publishers"))
	}
	if n.Dated > 0 {
		say("%s dated or can be placed in time, between %s and %s.", upper(isAre(n.Dated)), day(n.First), day(n.Last))
	} else {
		say("None is dated.")
	}
	if n.Origins < n.Documents {
		say("Counting items that draw on one another once, there are %s.", plural(n.Origins, "origin", "origins"))
	} else if n.Documents > 1 {
		say("No shared origin was found among them, which does not prove that they are independent.")
	}
	if n.Single > 0 {
		say("%s on a single origin.", plural(n.Single, "sentence rests", "sentences rest"))
	}
	if n.Quoted == 0 {
		say("No party is quoted in the claims used.")
	} else {
		say("Voices quoted: %s.", voiceList(b))
	}
	if n.OneSided != "" {
		say("One side of the pair is quoted at least three times as often as the other.")
	}
	return strings.Join(out, " ")
}

func voiceList(b *entente.Brief) string {
	var codes []string
	for c := range b.Counts.VoicesByWho {
		codes = append(codes, c)
	}
	slices.SortFunc(codes, func(x, y string) int {
		return cmp.Or(cmp.Compare(b.Counts.VoicesByWho[y], b.Counts.VoicesByWho[x]), cmp.Compare(x, y))
	})
	var out []string
	for i, c := range codes {
		if i == 6 {
			break
		}
		out = append(out, fmt.Sprintf("%s (%d)", c, b.Counts.VoicesByWho[c]))
	}
	return strings.Join(out, ", ")
}

func isAre(n int) string {
	if n == 1 {
		return "1 is"
	}
	return fmt.Sprintf("%d are", n)
}

func upper(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

func day(d string) string {
	if len(d) != 10 {
		return d
	}
	return strings.TrimPrefix(d[8:], "0") + " " + months[d[5:7]] + " " + d[:4]
}
