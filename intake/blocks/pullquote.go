package blocks

import (
	"strings"
	"unicode"

	"entente"
	"entente/intake/draft"
)

// repeats finds the pieces that only repeat what stands elsewhere in the
// text: the second and later copies of a paragraph, and short paragraphs
// whose every sentence stands verbatim in another, longer one. Result i is
// true when piece i is such a copy. Only pieces with may[i] are considered.
func repeats(text string, pieces []draft.Piece, shapes []shape, may []bool) []bool {
	out := make([]bool, len(pieces))
	whole := map[string]bool{}     // normalised pieces
	sentence := map[string][]int{} // normalised sentence → pieces, at most 4
	own := make([][]string, len(pieces))
	for i, p := range pieces {
		if !may[i] {
			continue
		}
		s := p.Of(text)
		norm := normalise(s)
		if shapes[i].words < 5 {
			continue
		}
		if whole[norm] {
			out[i] = true
			continue
		}
		whole[norm] = true
		start := bulletLen(s)
		for _, end := range sentenceEnds(s) {
			if end <= start {
				continue
			}
			k := normalise(s[start:end])
			start = end
			if k == "" {
				continue
			}
			own[i] = append(own[i], k)
			if l := sentence[k]; len(l) < 4 && (len(l) == 0 || l[len(l)-1] != i) {
				sentence[k] = append(l, i)
			}
		}
	}
	for i := range pieces {
		if may[i] && !out[i] && shapes[i].words >= 6 && contained(i, own, sentence, shapes) {
			out[i] = true
		}
	}
	fragments(text, pieces, shapes, may, out)
	return out
}

// contained reports whether every sentence of piece i stands in one longer
// piece.
func contained(i int, own [][]string, sentence map[string][]int, shapes []shape) bool {
	if len(own[i]) == 0 {
		return false
	}
	for _, host := range sentence[own[i][0]] {
		if host == i || len(own[host]) <= len(own[i]) || shapes[host].runes <= shapes[i].runes {
			continue
		}
		all := true
		for _, k := range own[i] {
			in := false
			for _, h := range sentence[k] {
				in = in || h == host
			}
			all = all && in
		}
		if all {
			return true
		}
	}
	return false
}

// fragments marks pull quotes that repeat a part of a sentence: standing
// alone, of eight words or more, found verbatim in a longer paragraph. At
// most 64 pieces are tried, so the cost stays linear.
func fragments(text string, pieces []draft.Piece, shapes []shape, may, out []bool) {
	var hosts strings.Builder
	for i, p := range pieces {
		if may[i] && !out[i] && (shapes[i].paragraph() || shapes[i].prose() && shapes[i].sentences > 1) {
			hosts.WriteString(normalise(p.Of(text)))
			hosts.WriteByte('\n')
		}
	}
	if hosts.Len() == 0 {
		return
	}
	all, tried := hosts.String(), 0
	for i, p := range pieces {
		sh := shapes[i]
		if !may[i] || out[i] || sh.paragraph() || sh.sentences > 1 || sh.words < 8 || sh.runes > 400 || pieces[i].Item {
			continue
		}
		if tried++; tried > 64 {
			return
		}
		if strings.Contains(all, normalise(p.Of(text))) {
			out[i] = true
		}
	}
}

// normalise keeps letters and digits in lower case with single spaces, for
// comparison only.
func normalise(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(unicode.ToLower(r))
		case r == '\'' || r == '’':
		default:
			space = true
		}
	}
	return b.String()
}

// repeatedLines marks short lines that stood before, verbatim: section
// labels, kickers and the twice-printed titles of teasers.
func repeatedLines(text string, pieces []draft.Piece, shapes []shape, kinds []entente.BlockKind) {
	seen := map[string]bool{}
	for i, p := range pieces {
		if !shapes[i].short() || kinds[i] != "" {
			continue
		}
		n := normalise(p.Of(text))
		if n == "" {
			continue
		}
		if seen[n] {
			kinds[i] = entente.BlockNavigation
		}
		seen[n] = true
	}
}
