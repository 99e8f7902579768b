package blocks

import (
	"strings"

	"entente"
)

// runs decides the short lines that nothing else has labelled: headings when
// few of them stand before prose, navigation when many stand together or
// nothing follows them. Text without any prose stays body.
func (l *labeller) runs() {
	if l.last < 0 {
		return
	}
	for i := 0; i < len(l.pieces); {
		if !l.loose(i) {
			i++
			continue
		}
		j := i + 1
		for j < len(l.pieces) && l.loose(j) {
			j++
		}
		l.decide(i, j)
		i = j
	}
	for i := l.last + 1; i < len(l.pieces); i++ {
		if l.kinds[i] == "" && l.shapes[i].cut {
			l.kinds[i] = entente.BlockTeaser
		}
	}
}

// loose reports whether piece i is a short line that is still undecided.
func (l *labeller) loose(i int) bool {
	if l.kinds[i] != "" || !l.shapes[i].short() {
		return false
	}
	if l.pieces[i].Likely {
		return false
	}
	return !l.pieces[i].Item || l.numberedHeading(i)
}

// numberedHeading recognises "1. Introduction" standing alone before prose.
func (l *labeller) numberedHeading(i int) bool {
	s := l.of(i)
	if s[0] != '(' && (s[0] < '0' || s[0] > '9') || l.shapes[i].words > 10 || i+1 >= len(l.pieces) {
		return false
	}
	return !l.pieces[i+1].Item && l.shapes[i+1].prose()
}

// decide labels the run of short lines [i,j).
func (l *labeller) decide(i, j int) {
	before := l.prevBody(i)
	switch {
	case j <= l.first:
		if j < l.first-8 && l.menus(0, l.first) >= menuLines {
			for k := i; k < j; k++ {
				l.kinds[k] = entente.BlockNavigation
			}
			return
		}
		l.front(i, j)
	case i > l.last:
		for k := i; k < j; k++ {
			if sh := l.shapes[k]; !l.spoken(k) && (sh.lower*2 < sh.words || sh.words < 10) {
				l.kinds[k] = entente.BlockNavigation
			}
		}
	case j-i <= 3:
		for k := i; k < j; k++ {
			sh := l.shapes[k]
			if sh.opens && !sh.cut && !l.spoken(k) && (before < 0 || l.shapes[before].stop || l.pieces[k].Gap || sh.words <= 12) {
				l.kinds[k] = entente.BlockHeading
			}
		}
	default:
		words := 0
		for k := i; k < j; k++ {
			words += l.shapes[k].words
		}
		if words <= 7*(j-i) {
			for k := i; k < j; k++ {
				if !l.spoken(k) {
					l.kinds[k] = entente.BlockNavigation
				}
			}
			if l.shapes[j-1].opens && l.shapes[j-1].words >= 2 {
				l.kinds[j-1] = entente.BlockHeading
			}
		}
	}
}

// menus counts the lines of navigation and teasers in [i,j).
func (l *labeller) menus(i, j int) int {
	n := 0
	for k := i; k < j; k++ {
		if l.kinds[k] == entente.BlockNavigation || l.kinds[k] == entente.BlockTeaser {
			n++
		}
	}
	return n
}

// front labels the short lines before the first paragraph: title, subtitle
// and section labels are headings; a long list of them begins with a menu.
func (l *labeller) front(i, j int) {
	loose := j - i
	for k := i; k < j; k++ {
		sh := l.shapes[k]
		switch {
		case sh.cut:
			l.kinds[k] = entente.BlockTeaser
		case loose > 6 && sh.words <= 3, sh.words == 1 && (loose > 2 || k+1 >= len(l.pieces) || !l.shapes[k+1].prose()), loose > 12 && k < j-4:
			l.kinds[k] = entente.BlockNavigation
		default:
			l.kinds[k] = entente.BlockHeading
			if k == i {
				l.pieces[k].Level = max(l.pieces[k].Level, 1)
			}
		}
	}
}

// spoken reports whether a short line is a part of running text: a quotation
// on a line of its own, a lead-in to one, a clause of a list.
func (l *labeller) spoken(i int) bool {
	s, sh := l.of(i), l.shapes[i]
	switch {
	case strings.HasSuffix(s, ";"), strings.HasSuffix(s, ","), sh.sentences > 1:
		return true
	case sh.colon && sh.words >= 6 && sh.lower*5 >= sh.words*2:
		return true
	}
	return sh.words >= 5 && (strings.HasPrefix(s, "“") || strings.HasPrefix(s, "\"")) && sh.lower*3 >= sh.words
}

func (l *labeller) prevBody(i int) int {
	for k := i - 1; k >= 0; k-- {
		if l.kinds[k] == "" || l.kinds[k] == entente.BlockBody {
			return k
		}
	}
	return -1
}
