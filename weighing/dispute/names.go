package dispute

import (
	"cmp"
	"slices"
	"strings"

	"entente"
	"entente/weighing/words"
)

// labelLine is a label that a sentence puts on something.
type labelLine struct {
	line  int
	entry int
	no    bool
	who   string
	says  entente.Span
}

// labelLines lists the labels in the sentences of a document.
func (f *Finder) labelLines(n *Notes, r *entente.Reading) []labelLine {
	var out []labelLine
	for i := range n.lines {
		l := &n.lines[i]
		if l.block < 0 || strings.HasSuffix(l.Of(n.doc.Text), "?") {
			continue
		}
		ws := words.Split(l.Of(n.doc.Text))
		seen := map[int]bool{}
		for at := range ws {
			fm, ok := f.longest(ws, at, true)
			if !ok || seen[fm.entry] {
				continue
			}
			seen[fm.entry] = true
			x := labelLine{line: i, entry: fm.entry, no: refused(ws, at), says: l.Span}
			span := entente.Span{Start: l.Start + ws[at].Start, End: l.Start + ws[at+len(fm.stems)-1].End}
			if s := saidAt(l, span); s != nil {
				x.who, x.says = s.who, s.source.Cover(s.content)
			}
			out = append(out, x)
		}
	}
	return out
}

// The reach of two labels on one thing.
const (
	labelNear = 2  // sentences, within a document
	labelDays = 60 // between documents
	labelMost = 60 // uses of labels for one pair of parties that one is compared with
)

type labelAt struct {
	n *Notes
	x *labelLine
}

// Names finds sentences that give one thing opposed names: two speakers close
// together in a document, or two documents about the same parties and matter.
func (f *Finder) Names(all []*Notes, claims map[string][]*entente.Claim, known *ledger) []entente.Dispute {
	by := map[string][]labelAt{}
	var keys []string
	var out []entente.Dispute
	for _, n := range all {
		for i := range n.labels {
			x := &n.labels[i]
			for j := range n.labels[:i] {
				y := &n.labels[j]
				if x.line-y.line <= labelNear && x.who != y.who && x.who != "" && y.who != "" && n.lines[x.line].block == n.lines[y.line].block &&
					f.clash(x, y) && f.oneThing(n, n, x, y) {
					out = f.named(out, labelAt{n, y}, labelAt{n, x}, claims, known)
				}
			}
			if f.table.Labels[x.entry].Near {
				continue
			}
			states := slices.DeleteFunc(slices.Clone(n.lines[x.line].codes), func(c string) bool { return len(c) != 3 })
			if len(states) == 2 {
				k := strings.Join(states, "+")
				if by[k] == nil {
					keys = append(keys, k)
				}
				by[k] = append(by[k], labelAt{n, x})
			}
		}
	}
	slices.Sort(keys)
	for _, k := range keys {
		list := by[k] // those near in time stand near in the list
		slices.SortStableFunc(list, func(a, b labelAt) int { return cmp.Compare(a.n.day, b.n.day) })
		for i, a := range list {
			for _, b := range list[max(0, i-labelMost):i] {
				if a.n != b.n && f.clash(a.x, b.x) && !f.overTime(a, b) && apart(a.n, b.n) <= labelDays && f.sameMatter(a, b) {
					out = f.named(out, b, a, claims, known)
				}
			}
		}
	}
	return out
}

// clash reports whether one refuses what the other says, or they use opposed
// labels.
func (f *Finder) clash(x, y *labelLine) bool {
	a, b := f.table.Labels[x.entry].Name, f.table.Labels[y.entry].Name
	return a == b && x.no != y.no || a != b && !x.no && !y.no && f.opposes[a][b]
}

// overTime reports whether two labels of movement may follow one another: one
// of the sentences looks back.
func (f *Finder) overTime(a, b labelAt) bool {
	if !f.table.Labels[a.x.entry].Moves && !f.table.Labels[b.x.entry].Moves {
		return false
	}
	back := func(x labelAt) bool { return looksBack(x.n.lines[x.x.line].Of(x.n.doc.Text)) }
	return back(a) || back(b)
}

// looksBack reports whether a text tells of time gone by.
func looksBack(text string) bool {
	for _, w := range strings.Fields(strings.ToLower(text)) {
		switch strings.Trim(w, ".,;:()") {
		case "since", "once", "previously", "earlier", "formerly", "had", "historically", "years", "decades", "decade":
			return true
		}
	}
	return false
}

// oneThing reports whether two speakers in one passage talk of one thing: the
// second takes it up.
func (f *Finder) oneThing(n, m *Notes, x, y *labelLine) bool {
	_, c, _ := cover(n.lines[x.line].within(x.says), m.lines[y.line].terms)
	return c >= 1 || x.line != y.line
}

// sameMatter asks for two words in common next to the labels and countries.
func (f *Finder) sameMatter(a, b labelAt) bool {
	count := 0
	if a.x.entry == b.x.entry {
		count = 1 // the label itself
	}
	for _, t := range a.n.lines[a.x.line].terms {
		if t.bits > 8 && !f.labelStem[t.h] && slices.ContainsFunc(b.n.lines[b.x.line].terms, func(u term) bool { return u.h == t.h }) {
			count++
		}
	}
	return count >= 2
}

func (f *Finder) named(out []entente.Dispute, a, b labelAt, claims map[string][]*entente.Claim, known *ledger) []entente.Dispute {
	key := func(x *labelLine) string {
		if x.no {
			return "not " + f.table.Labels[x.entry].Name
		}
		return f.table.Labels[x.entry].Name
	}
	p := a.n.pseudo(&a.n.lines[a.x.line], a.x.says, a.x.who, key(a.x), claims)
	q := b.n.pseudo(&b.n.lines[b.x.line], b.x.says, b.x.who, key(b.x), claims)
	if a.n == b.n && a.x.line == b.x.line {
		p.quote, q.quote = trim(a.n.doc.Text, a.x.says), trim(b.n.doc.Text, b.x.says)
	}
	if d, ok := settle(entente.DisputeCharacterisation, f.table.Labels[a.x.entry].Name+" or "+f.table.Labels[b.x.entry].Name, "", []position{p, q}); ok && known.add(d) {
		out = append(out, d)
	}
	return out
}
