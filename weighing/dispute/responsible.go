package dispute

import (
	"slices"
	"strings"

	"entente"
	"entente/lexicon/scales"
)

// taken is a sentence in which somebody takes a deed upon himself, or says
// that nobody else had a part in it.
type taken struct {
	line int
	who  string
	tag  uint32
	says entente.Span
}

// takenIn lists those sentences.
func (f *Finder) takenIn(n *Notes) []taken {
	var out []taken
	for i := range n.lines {
		l := &n.lines[i]
		if l.block < 0 || !f.table.Denials.Has(scales.Own, plainText(l.Of(n.doc.Text))) {
			continue
		}
		x := taken{line: i, says: l.Span}
		if s := l.speaks(""); s != nil {
			x.who, x.tag = s.who, s.tag
			x.says = s.source.Cover(s.content)
		}
		out = append(out, x)
	}
	return out
}

// plainText is a text in lower case with its words one space apart.
func plainText(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return strings.ContainsRune(" \t\n,.;:\"“”()", r) })
	return strings.Join(words, " ")
}

// leadLines is how many sentences say what a document is about.
const leadLines = 3

// Responsible finds deeds for which one voice blames somebody and another
// takes the responsibility.
func (f *Finder) Responsible(all []*Notes, claims map[string][]*entente.Claim, known *ledger) []entente.Dispute {
	type owner struct {
		n *Notes
		t *taken
	}
	by := map[uint32][]owner{} // by the rare words of the sentence
	for _, n := range all {
		for i := range n.taken {
			for _, t := range n.lines[n.taken[i].line].terms {
				if t.bits >= 12 {
					by[t.h] = append(by[t.h], owner{n, &n.taken[i]})
				}
			}
		}
	}
	if len(by) == 0 {
		return nil
	}
	blamed := map[*taken][]position{}
	var owners []owner
	for _, n := range all {
		for i := range n.lines {
			f.blamers(n, i, func(s *said) {
				tried := map[*taken]bool{}
				for _, t := range n.about(i) {
					for _, o := range by[t.h] {
						if tried[o.t] || apart(n, o.n) > daysOfDenial || o.n == n && o.t.line == i || o.t.tag != 0 && n.lines[i].names(o.t.tag, s) {
							continue
						}
						tried[o.t] = true
						if !sameDeed(n, i, s, o.n, o.t) {
							continue
						}
						if blamed[o.t] == nil {
							owners = append(owners, o)
						}
						blamed[o.t] = append(blamed[o.t], n.pseudo(&n.lines[i], s.source.Cover(s.content), s.who, "blamed", claims))
					}
				}
			})
		}
	}
	var out []entente.Dispute
	for _, o := range owners {
		q := o.n.pseudo(&o.n.lines[o.t.line], o.t.says, o.t.who, "taken", claims)
		q.rank = 1
		ps := blamed[o.t]
		if d, ok := settle(entente.DisputeAgency, "who did it: "+brief(ps[0].says), "", append(ps, q)); ok && known.add(d) {
			out = append(out, d)
		}
	}
	return out
}

// blamers calls yield for each that holds a country responsible in a sentence.
func (f *Finder) blamers(n *Notes, i int, yield func(*said)) {
	l := &n.lines[i]
	for k := range l.said {
		s := &l.said[k]
		if l.block >= 0 && f.table.Denials.Is(scales.Accuse, strings.ToLower(s.cue)) &&
			slices.ContainsFunc(l.terms, func(t term) bool { return t.name && t.h != s.tag && !(s.source.Start <= t.at && t.at < s.source.End) }) {
			yield(s)
		}
	}
}

// about lists the rare words of a sentence and of the first sentences of its
// document.
func (n *Notes) about(line int) []term {
	var out []term
	add := func(ts []term) {
		for _, t := range ts {
			if t.bits >= 12 && !slices.ContainsFunc(out, func(x term) bool { return x.h == t.h }) {
				out = append(out, t)
			}
		}
	}
	add(n.lines[line].terms)
	for i := range min(leadLines, len(n.lines)) {
		add(n.lines[i].terms)
	}
	return out
}

// sameDeed reports whether an accusation and a taking of responsibility are
// about one deed: they share two words of which one is rare, or their
// documents share rare names of which the deed's is one.
func sameDeed(n *Notes, line int, s *said, m *Notes, t *taken) bool {
	own := m.lines[t.line].terms
	shared := 0
	for _, x := range n.lines[line].within(s.content) {
		if x.h != s.tag && !(x.name && x.bits == 8) && x.bits > 9 && slices.ContainsFunc(own, func(y term) bool { return y.h == x.h }) {
			shared++
		}
	}
	if shared >= 2 || n == m {
		return shared >= 2
	}
	rare := 0
	for _, x := range n.topics {
		if slices.Contains(m.topics, x) {
			rare++
		}
	}
	if rare < 2 {
		return false
	}
	for i := range min(leadLines, len(n.lines)) {
		for _, x := range n.lines[i].terms {
			if x.name && x.bits >= rareBits && slices.ContainsFunc(own, func(y term) bool { return y.h == x.h }) {
				return true
			}
		}
	}
	return false
}
