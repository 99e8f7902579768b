package blocks

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"entente"
	"entente/intake/meta"
	"entente/lexicon/boilerplate"
)

// sections follows the markers: each labels its line, the next one, or what
// follows until prose resumes.
func (l *labeller) sections() {
	var open entente.BlockKind // kind of the section we are in, "" for none
	closed := false            // an end marker was met: nothing resumes
	l.ahead = make([]int, len(l.pieces)+1)
	for i := len(l.pieces) - 1; i >= 0; i-- {
		l.ahead[i] = l.ahead[i+1]
		if l.shapes[i].prose() {
			l.ahead[i] += l.shapes[i].runes
		}
	}
	prose := 0 // runes of prose so far
	for i := 0; i < len(l.pieces); i++ {
		sh := l.shapes[i]
		if l.kinds[i] == "" && open == "" && sh.prose() {
			prose += sh.runes
		}
		m := l.table.Find(l.of(i))
		if m != nil && (l.kinds[i] == "" || l.kinds[i] == entente.BlockHeading) && !l.disbelieve(i, m) {
			open, closed = l.open(i, m, open, closed, prose)
			continue
		}
		if l.kinds[i] != "" {
			if l.kinds[i] == entente.BlockHeading && !closed && l.pieces[i].Level > 0 {
				open = "" // markup begins another section
			}
			continue
		}
		switch {
		case open == "":
		case closed:
			l.kinds[i] = open
		case open == entente.BlockReference:
			if entry(l.of(i), sh) >= inSection || l.numbered(i) && i > 0 && l.numbered(i-1) && l.kinds[i-1] == open {
				l.kinds[i] = entente.BlockReference
			} else {
				open = ""
				i-- // look at it again outside the section
			}
		case l.resumes(i):
			l.title(i)
			open = ""
			i--
		default:
			l.kinds[i] = open
		}
	}
}

// disbelieve refuses a marker on a line that is plainly a paragraph, unless
// the marker is one that paragraphs carry (disclaimers) or ends in a colon.
func (l *labeller) disbelieve(i int, m *boilerplate.Marker) bool {
	return m.Match != "exact" && m.Kind != entente.BlockDisclaimer && l.shapes[i].paragraph() && !strings.HasSuffix(m.Text, ":")
}

// open labels piece i by its marker and returns the new section.
func (l *labeller) open(i int, m *boilerplate.Marker, was entente.BlockKind, closed bool, prose int) (entente.BlockKind, bool) {
	if closed {
		l.kinds[i] = was
		return was, true
	}
	if m.Kind == entente.BlockReference {
		if i+1 < len(l.pieces) && entry(l.of(i+1), l.shapes[i+1]) >= inSection && l.kinds[i+1] != entente.BlockHeading {
			l.kinds[i] = entente.BlockHeading
			return entente.BlockReference, false
		}
		return "", false
	}
	l.kinds[i] = m.Kind
	switch m.Scope {
	case boilerplate.Next:
		if j := i + 1; j < len(l.pieces) && l.kinds[j] == "" && l.table.Find(l.of(j)) == nil &&
			(m.Kind == entente.BlockDisclaimer || !l.shapes[j].prose()) {
			l.kinds[j] = m.Kind
		}
		return was, false
	case boilerplate.Rest:
		return m.Kind, false
	case boilerplate.End:
		// The end of the article, and not a button above it.
		if prose >= 800 && prose*4 >= l.ahead[i] || prose >= 300 && prose >= l.ahead[i] {
			return m.Kind, true
		}
	}
	return was, false
}

// numbered reports whether piece i begins with a number, as notes do.
func (l *labeller) numbered(i int) bool {
	s := l.of(i)
	return bulletLen(s) > 0 && s[0] >= '0' && s[0] <= '9' && l.shapes[i].runes <= 400
}

// resumes reports whether running prose begins again at piece i, after a
// teaser or navigation section: a paragraph that no teaser has, prose after
// prose, or the prose behind a byline.
func (l *labeller) resumes(i int) bool {
	sh := l.shapes[i]
	if sh.cut || !sh.prose() {
		return false
	}
	if sh.paragraph() && sh.sentences >= 2 && sh.runes >= 280 {
		return true
	}
	if l.byline(i) >= 0 {
		return true
	}
	total, n := 0, 0
	for j := i; j < len(l.pieces) && n < 3; j++ {
		o := l.shapes[j]
		if l.kinds[j] != "" || !o.prose() || o.cut || o.runes < 60 || l.table.Find(l.of(j)) != nil {
			break
		}
		total += o.runes
		n++
	}
	return n >= 3 || n == 2 && total >= 280
}

// byline returns the index of a byline or dateline up to five pieces before
// piece i, with nothing but short lines between, -1 for none.
func (l *labeller) byline(i int) int {
	for j := i - 1; j >= 0 && j >= i-5; j-- {
		if l.shapes[j].prose() {
			return -1
		}
		if line, ok := meta.Byline(l.of(j)); ok && line.Author != "" {
			return j
		}
	}
	return -1
}

// title labels the line before the byline that stands before piece i as the
// heading that it is, when a section had swallowed it.
func (l *labeller) title(i int) {
	at := l.byline(i)
	for j := at - 1; j >= 0 && j >= at-4; j-- {
		sh := l.shapes[j]
		first, _ := utf8.DecodeRuneInString(l.of(j))
		if _, _, dated := meta.DateLine(l.of(j)); dated {
			continue
		}
		if l.kinds[j] != "" && sh.short() && sh.words >= 4 && !sh.cut && unicode.IsUpper(first) && l.table.Find(l.of(j)) == nil {
			l.kinds[j] = entente.BlockHeading
			return
		}
	}
}
