package dispute

import (
	"slices"
	"strconv"
	"strings"

	"entente"
	"entente/lexicon/scales"
	"entente/weighing/words"
)

// chorus finds voices one after another in a passage that grade one thing
// differently: "A says it mediated. B says that A brokered the truce. C says
// that nobody else was in the room."
func (f *Finder) chorus(n *Notes, claims map[string][]*entente.Claim) []entente.Dispute {
	var out []entente.Dispute
	for i := 0; i < len(n.graded); {
		run := []position{n.step(&n.graded[i], claims)}
		last := n.graded[i].line
		block, scale := n.lines[last].block, n.graded[i].scale
		i++
		if n.graded[i-1].who == "" || f.stepKind(scale) != scales.Strength {
			continue
		}
		for i < len(n.graded) && n.graded[i].line == last+1 && n.lines[last+1].block == block && n.graded[i].scale == scale && n.graded[i].who != "" {
			run = append(run, n.step(&n.graded[i], claims))
			last = n.graded[i].line
			i++
		}
		if next := last + 1; next < len(n.lines) && n.lines[next].block == block {
			for _, t := range n.taken {
				if t.line == next && t.who != "" {
					p := n.pseudo(&n.lines[next], t.says, t.who, "0", claims)
					run = append(run, p)
				}
			}
		}
		if len(run) < 2 {
			continue
		}
		if d, ok := settle(entente.DisputeStrength, scale+": "+brief(run[0].says), "", run); ok {
			out = append(out, d)
		}
	}
	return out
}

func (f *Finder) stepKind(scale string) string {
	for i := range f.table.Levels {
		if f.table.Levels[i].Scale == scale {
			return f.table.Levels[i].Kind
		}
	}
	return ""
}

// step is the position of a sentence on a scale.
func (n *Notes) step(g *gradedLine, claims map[string][]*entente.Claim) position {
	p := n.pseudo(&n.lines[g.line], g.says, g.who, strconv.Itoa(g.step), claims)
	p.rank = g.step
	return p
}

// Steps finds sentences that put one thing at different steps of a scale.
func (f *Finder) Steps(all []*Notes, claims map[string][]*entente.Claim, known *ledger) []entente.Dispute {
	type place struct {
		n *Notes
		g *gradedLine
	}
	by := map[string][]place{}
	var keys []string
	names := map[string]string{}
	for _, n := range all {
		for code, name := range n.names {
			if old, ok := names[code]; !ok || name < old {
				names[code] = name
			}
		}
		for i := range n.graded {
			for _, k := range n.graded[i].keys {
				if by[k] == nil {
					keys = append(keys, k)
				}
				by[k] = append(by[k], place{n, &n.graded[i]})
			}
		}
	}
	slices.Sort(keys)
	var out []entente.Dispute
	for _, key := range keys {
		var doers []string
		for _, p := range by[key] {
			if !slices.Contains(doers, p.g.mediator) {
				doers = append(doers, p.g.mediator)
			}
		}
		slices.Sort(doers)
		for _, doer := range doers {
			if doer == "" && len(doers) > 1 {
				continue // those go with each of the others
			}
			var ps []position
			for _, p := range by[key] {
				if p.g.mediator != doer && p.g.mediator != "" && p.g.step != 0 {
					continue
				}
				x := p.n.step(p.g, claims)
				x.asOf = p.n.doc.Published
				ps = append(ps, x)
			}
			out = append(out, f.stepDisputes(key, ps, names, known)...)
		}
	}
	return out
}

func (f *Finder) stepDisputes(key string, ps []position, names map[string]string, known *ledger) []entente.Dispute {
	part := strings.Split(key, "|")
	strength := part[0] == scales.Strength
	longest := longestAffair
	if strength {
		longest = longestTruce
	}
	var out []entente.Dispute
	for _, run := range windows(ps, longest) {
		run = thin(run)
		if len(run) < 2 || strength && !concurrent(run) {
			continue
		}
		t := entente.DisputeStrength
		if !strength {
			t = entente.DisputeStatusOverTime
			if !advances(run) {
				continue
			}
		} else {
			for i := range run {
				run[i].asOf = entente.Date{}
			}
		}
		about := part[1] + " (" + named(part[2], names) + ")"
		if !strength {
			about = surface(run, part[len(part)-1]) + " " + part[3] + " (" + named(part[2], names) + ")"
		}
		if d, ok := settle(t, about, "", run); ok && known.add(d) {
			out = append(out, d)
		}
	}
	return out
}

// named writes codes joined by "+" by their names.
func named(codes string, names map[string]string) string {
	var out []string
	for _, c := range strings.Split(codes, "+") {
		if n := names[c]; n != "" {
			c = n
		}
		out = append(out, c)
	}
	return strings.Join(out, ", ")
}

// surface is the word of a stem as the first of the positions writes it.
func surface(ps []position, stem string) string {
	for _, p := range ps {
		for _, w := range words.Split(p.says) {
			if w.Stem == stem {
				return p.says[w.Start:w.End]
			}
		}
	}
	return stem
}

// advances reports whether two documents of different days put a thing at
// different steps.
func advances(ps []position) bool {
	for _, a := range ps {
		for _, b := range ps {
			if a.k.doc.ID != b.k.doc.ID && a.rank < b.rank && (!a.asOf.Known() || !b.asOf.Known() || a.asOf.Start < b.asOf.Start) {
				return true
			}
		}
	}
	return false
}
