package dispute

import (
	"slices"
	"strings"

	"entente"
	"entente/lexicon/scales"
)

// The reach of a contradiction inside a document, in sentences, and how much
// of what is denied the sentence that says it must share.
const (
	pointsBack  = 3    // "this", "the claim"
	blameBack   = 6    // "denied any role"
	denialShare = 0.45 // within a document
	absentShare = 0.6  // "there was no …", within a document
	otherShare  = 0.6  // of another document
)

// target is what a denial denies: a sentence, and the words in it.
type target struct {
	n     *Notes
	line  int
	says  entente.Span
	voice string
}

// Contradicted finds what one speaker of a document says and another denies
// in it.
func (f *Finder) Contradicted(n *Notes, claims map[string][]*entente.Claim) []entente.Dispute {
	var out []entente.Dispute
	for i := range n.denials {
		d := &n.denials[i]
		if t, ok := f.inside(n, d); ok {
			if x, ok := f.join(n, d, t, claims); ok {
				out = append(out, x)
			}
		}
	}
	for i := range n.lines {
		if x, ok := f.counter(n, i, claims); ok && !listed(x, out) {
			out = append(out, x)
		}
	}
	return out
}

// inside finds what a denial denies in its own document.
func (f *Finder) inside(n *Notes, d *denial) (target, bool) {
	switch d.how {
	case byReport:
		return n.reply(d)
	case byPointing:
		if d.charge {
			if t, ok := n.pointed(d, pointsBack, func(l *line, s *said) bool { return s.blame }); ok {
				return t, true
			}
			if t, ok := n.before(d); ok {
				return t, true
			}
			if t, ok := n.accuser(d); ok {
				return t, true
			}
		}
		if t, ok := n.pointed(d, pointsBack, func(*line, *said) bool { return true }); ok {
			return t, true
		}
		return n.before(d)
	case byPart:
		if t, ok := n.pointed(d, blameBack, func(l *line, s *said) bool { return s.blame && l.names(d.tag, s) }); ok {
			return t, true
		}
		return n.pointed(d, 1, func(*line, *said) bool { return true })
	case byNegation:
		if d.own {
			return target{}, false // a text does not contradict itself
		}
		if d.must == 0 { // "no plans to …" answers what tells of plans
			t, ok := n.sharing(d, absentShare)
			return t, ok && f.plans(t.says.Of(n.doc.Text))
		}
		return n.sharing(d, absentShare)
	}
	if t, ok := n.sharing(d, denialShare); ok || !d.vague {
		return t, ok
	}
	return n.pointed(d, pointsBack, func(l *line, s *said) bool {
		return s.tag != d.tag && l.names(d.tag, s) || f.sameScale(d.content.Of(n.doc.Text), l.Of(n.doc.Text))
	})
}

// reply is the sentence after a report that was contradicted, when somebody
// speaks in it.
func (n *Notes) reply(d *denial) (target, bool) {
	if d.line+1 >= len(n.lines) || n.lines[d.line+1].block != n.lines[d.line].block {
		return target{}, false
	}
	l := &n.lines[d.line+1]
	if s := l.speaks(""); s != nil {
		return target{n, d.line + 1, s.source.Cover(s.content), s.who}, true
	}
	return target{}, false
}

// pointed looks back for the last thing that somebody else says and that fits.
func (n *Notes) pointed(d *denial, back int, fits func(*line, *said) bool) (target, bool) {
	own := &n.lines[d.line]
	for i := len(own.said) - 1; i >= 0; i-- { // "A accused B of it, which B denied"
		s := &own.said[i]
		if at := s.source.Cover(s.content); s.who != d.who && s.content.End <= d.says.Start && fits(own, s) {
			return target{n, d.line, at, s.who}, true
		}
	}
	for i := d.line - 1; i >= 0 && i >= d.line-back; i-- {
		l := &n.lines[i]
		if l.block < own.block-1 || l.block < 0 {
			break
		}
		if s := l.speaks(d.who); s != nil && fits(l, s) {
			return target{n, i, s.source.Cover(s.content), s.who}, true
		}
	}
	return target{}, false
}

// accuser is the nearest sentence before in which somebody accuses the one
// who denies.
func (n *Notes) accuser(d *denial) (target, bool) {
	for i := d.line - 1; i >= 0; i-- {
		l := &n.lines[i]
		for k := range l.said {
			if s := &l.said[k]; s.blame && s.who != d.who && l.names(d.tag, s) {
				return target{n, i, s.source.Cover(s.content), s.who}, true
			}
		}
	}
	return target{}, false
}

// before is what the document itself says right before a denial.
func (n *Notes) before(d *denial) (target, bool) {
	if d.line == 0 {
		return target{}, false
	}
	l := &n.lines[d.line-1]
	if l.block == n.lines[d.line].block && len(l.said) == 0 && (d.code == "" || slices.Contains(l.codes, d.code)) {
		return target{n, d.line - 1, l.Span, ""}, true
	}
	return target{}, false
}

// blames reports whether somebody else accuses in l the one whom tag names.
func (l *line) blames(tag uint32) bool {
	for i := range l.said {
		if s := &l.said[i]; s.blame && s.tag != tag && l.names(tag, s) {
			return true
		}
	}
	return false
}

// sharing finds the sentence of somebody else that says what is denied in the
// same words.
func (n *Notes) sharing(d *denial, least float64) (target, bool) {
	want := n.lines[d.line].within(d.content)
	best, top := target{}, 0.0
	for i := range n.lines {
		l := &n.lines[i]
		if i == d.line || l.block < 0 || n.denies(i) || l.no {
			continue
		}
		t, share := n.saying(i, d, want)
		share -= 0.01 * float64(max(i-d.line, d.line-i)) // the nearer one
		if share >= least && share > top {
			best, top = t, share
		}
	}
	return best, top > 0
}

// saying is how much of want is said in line i by anybody but d's speaker.
func (n *Notes) saying(i int, d *denial, want []term) (target, float64) {
	l := &n.lines[i]
	best, top := target{}, 0.0
	if d.must != 0 && !slices.ContainsFunc(l.terms, func(t term) bool { return t.h == d.must }) {
		return best, 0
	}
	for k := range l.said {
		s := &l.said[k]
		if s.who == d.who {
			continue
		}
		share, c, _ := cover(want, append(l.within(s.content), l.within(s.source)...))
		if c >= 2 && share > top && thing(want, append(l.within(s.content), l.within(s.source)...)) {
			best, top = target{n, i, s.source.Cover(s.content), s.who}, share
		}
	}
	if len(l.said) == 0 {
		if share, c, _ := cover(want, l.terms); c >= 2 && share > top && thing(want, l.terms) {
			best, top = target{n, i, l.Span, ""}, share
		}
	}
	return best, top
}

// thing reports whether two rows of words share one that is no name: two
// sentences about the same people need not be about the same thing.
func thing(want, have []term) bool {
	return slices.ContainsFunc(want, func(w term) bool {
		return !w.name && slices.ContainsFunc(have, func(h term) bool { return h.h == w.h })
	})
}

func (n *Notes) denies(i int) bool {
	return slices.ContainsFunc(n.denials, func(d denial) bool { return d.line == i })
}

// join makes a dispute of a denial and what it denies.
func (f *Finder) join(n *Notes, d *denial, t target, claims map[string][]*entente.Claim) (entente.Dispute, bool) {
	said := t.n.pseudo(&t.n.lines[t.line], t.says, t.voice, "said", claims)
	denied := n.pseudo(&n.lines[d.line], d.says, d.who, "denied", claims)
	denied.rank = 1
	if d.how == byReport {
		said, denied = denied, said
		said.rank, denied.rank = 0, 1
		said.key, denied.key = "said", "denied"
	}
	if n == t.n && d.line == t.line {
		said.quote, denied.quote = trim(n.doc.Text, t.says), trim(n.doc.Text, d.says)
	}
	if said.says == denied.says {
		return entente.Dispute{}, false
	}
	return settle(f.typeOf(n, d, t), f.about(&t), "", []position{said, denied})
}

// about names what is open: what is said, or the sentence that accuses.
func (f *Finder) about(t *target) string {
	l := &t.n.lines[t.line]
	text := t.n.doc.Text
	for i := range l.said {
		s := &l.said[i]
		if s.who != t.voice || s.blame || !t.says.Contains(s.content) {
			continue
		}
		what := strings.TrimSpace(trim(text, s.content).Of(text))
		for _, p := range []string{"that ", "That "} {
			what = strings.TrimPrefix(what, p)
		}
		if len(strings.Fields(what)) >= 4 && !strings.HasPrefix(what, "to ") && !strings.ContainsAny(what[:1], "\"“'") {
			if a := strings.Fields(what)[0]; f.function[strings.ToLower(a)] {
				what = lowerFirst(what)
			}
			return "whether " + brief(what)
		}
	}
	return brief(trim(text, l.Span).Of(text))
}

// typeOf says what is open between a denial and what it denies.
func (f *Finder) typeOf(n *Notes, d *denial, t target) entente.DisputeType {
	denial, said := d.says.Of(n.doc.Text), t.says.Of(t.n.doc.Text)
	switch {
	case d.how != byPointing && f.sameScale(d.content.Of(n.doc.Text), said):
		return entente.DisputeStrength
	case f.plans(denial) && f.plans(said):
		return entente.DisputeStatusOverTime
	case d.exists, d.slanted:
		return entente.DisputeCharacterisation
	}
	return entente.DisputeAgency
}

// plans reports whether a text speaks of what is to come.
func (f *Finder) plans(text string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(text)) {
		w = strings.Trim(w, ".,;:\"'")
		if f.table.Denials.Is(scales.Plan, w) || f.table.Denials.Is(scales.Plan, strings.TrimSuffix(w, "ed")) || f.table.Denials.Is(scales.Plan, strings.TrimSuffix(w, "d")) ||
			strings.HasPrefix(w, "plann") {
			return true
		}
	}
	return false
}

// counter finds one side blaming the other and the other blaming back.
func (f *Finder) counter(n *Notes, i int, claims map[string][]*entente.Claim) (entente.Dispute, bool) {
	l := &n.lines[i]
	for a := range l.said {
		x := &l.said[a]
		if x.tag == 0 || !x.wrong && !x.blame {
			continue
		}
		for j := i; j < min(i+3, len(n.lines)); j++ {
			m := &n.lines[j]
			if m.block != l.block {
				break
			}
			for b := range m.said {
				y := &m.said[b]
				if y.tag == 0 || y.tag == x.tag || !y.blame || !m.names(x.tag, y) || !l.names(y.tag, x) || y.content.Start <= x.content.Start {
					continue
				}
				p := n.pseudo(l, x.source.Cover(x.content), x.who, "said", claims)
				q := n.pseudo(m, y.source.Cover(y.content), y.who, "answered", claims)
				q.rank = 1
				if i == j {
					p.quote, q.quote = trim(n.doc.Text, x.content), trim(n.doc.Text, y.content)
				}
				return settle(entente.DisputeCharacterisation, brief(trim(n.doc.Text, l.Span).Of(n.doc.Text)), "", []position{p, q})
			}
		}
	}
	return entente.Dispute{}, false
}

// names reports whether what s says names the one of tag.
func (l *line) names(tag uint32, s *said) bool {
	return tag != 0 && slices.ContainsFunc(l.terms, func(t term) bool { return t.h == tag && !(s.source.Start <= t.at && t.at < s.source.End) })
}

// brief cuts a long wording at a word.
func brief(says string) string {
	says = strings.Join(strings.Fields(says), " ")
	if len(says) <= 110 {
		return says
	}
	cut := strings.LastIndexByte(says[:107], ' ')
	if cut < 60 {
		cut = 60
		for cut > 0 && says[cut]&0xC0 == 0x80 {
			cut--
		}
	}
	return strings.TrimRight(says[:cut], " ,;:") + " …"
}
