package blocks

import "entente"

// core finds the stretch of pieces in which the article lies, on text pasted
// from a page: the one with the most prose against the fewest short lines
// (maximum subsequence segmentation, Pasternack and Roth 2009). What lies
// outside it is kept as it is unless short lines surround it: only then is
// the text a page and not a letter, a list or a transcript.
func (l *labeller) core() {
	worth := make([]int, len(l.pieces))
	for i := range l.pieces {
		worth[i] = l.worth(i)
	}
	from, to := bestStretch(worth)
	if from < 0 {
		return
	}
	l.outside(0, from)
	l.outside(to+1, len(l.pieces))
}

// worth is what a piece speaks for (+) or against (-) being in the article.
func (l *labeller) worth(i int) int {
	sh, p := l.shapes[i], l.pieces[i]
	switch kind := l.kinds[i]; {
	case p.Likely:
		return sh.runes
	case kind == entente.BlockReference, kind == entente.BlockHeading:
		return 0
	case kind == entente.BlockNavigation, kind == entente.BlockTeaser, kind == entente.BlockDisclaimer:
		return -60
	case kind != "":
		return 0
	case sh.paragraph():
		return min(sh.runes, 500)
	case sh.prose():
		return min(sh.runes, 250)
	case p.Item && sh.words > 5:
		return sh.runes / 3
	case !sh.short():
		return sh.runes / 4
	case i+1 < len(l.pieces) && l.shapes[i+1].prose() && l.kinds[i+1] == "":
		return 0 // may be a heading
	}
	return -60
}

// bestStretch returns the bounds of the stretch with the largest sum, -1 when
// none is positive.
func bestStretch(worth []int) (from, to int) {
	best, sum, start := 0, 0, 0
	from, to = -1, -1
	for i, w := range worth {
		if sum <= 0 {
			sum, start = 0, i
		}
		sum += w
		if sum > best {
			best, from, to = sum, start, i
		}
	}
	return from, to
}

// outside labels what lies before or behind the article: lone sentences
// among menus, when there are enough short lines to call them that.
func (l *labeller) outside(i, j int) {
	short := 0
	for k := i; k < j; k++ {
		if l.kinds[k] != entente.BlockByline && l.worth(k) < 0 {
			short++
		}
	}
	if short < menuLines {
		return
	}
	for k := i; k < j; k++ {
		if l.kinds[k] == "" && l.shapes[k].prose() && !l.shapes[k].long() && !l.pieces[k].Likely {
			l.kinds[k] = entente.BlockNavigation
		}
	}
}

// menuLines is how many short lines in a row of pieces make a page of it.
const menuLines = 5
