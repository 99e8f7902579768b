// Package blocks cuts text into pieces and says what each piece is: body,
// heading, pull quote, navigation, caption, teaser, reference, disclaimer or
// byline. It works on raw pasted text without markup, and takes what markup
// says where there is some.
//
// Guarantees: blocks are in order, disjoint, not blank, and bytes between
// them are white space or the bullet of a list item. The words of boilerplate are data (package
// lexicon/boilerplate); what is decided here is shape and position. Cost is
// linear in the text. Functions are pure and safe for concurrent use.
package blocks

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"entente"
	"entente/intake/draft"
)

// Split cuts plain text into pieces: one for each line, or, in text wrapped
// at a fixed width, one for each run of wrapped lines.
func Split(text string) []draft.Piece {
	lines := splitLines(text)
	if width := wrapWidth(text, lines); width > 0 {
		lines = joinWrapped(text, lines, width)
	}
	for i := range lines {
		lines[i].Item = bulletLen(lines[i].Of(text)) > 0
	}
	return lines
}

// splitLines returns the lines that are not blank, trimmed, with Gap set
// after an empty line. A form feed or a line separator ends a line too.
func splitLines(text string) []draft.Piece {
	var out []draft.Piece
	gap := true
	for start := 0; start < len(text); {
		end, next := lineEnd(text, start)
		s := Trim(text, entente.Span{Start: start, End: end})
		if s.Empty() {
			gap = true
		} else {
			out = append(out, draft.Piece{Span: s, Gap: gap})
			gap = false
		}
		start = next
	}
	return out
}

func lineEnd(text string, start int) (end, next int) {
	for i := start; i < len(text); i++ {
		switch text[i] {
		case '\r':
			if i+1 < len(text) && text[i+1] == '\n' {
				return i, i + 2
			}
			return i, i + 1
		case '\n', '\f', '\v':
			return i, i + 1
		case 0xE2: // U+2028, U+2029
			if i+2 < len(text) && text[i+1] == 0x80 && (text[i+2] == 0xA8 || text[i+2] == 0xA9) {
				return i, i + 3
			}
		}
	}
	return len(text), len(text)
}

// Trim shrinks s so that it neither begins nor ends with white space.
func Trim(text string, s entente.Span) entente.Span {
	for s.Start < s.End {
		r, n := utf8.DecodeRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) {
			break
		}
		s.Start += n
	}
	for s.End > s.Start {
		r, n := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) {
			break
		}
		s.End -= n
	}
	return s
}

// wrapWidth returns the width at which text is wrapped, 0 when it is not:
// no line is long, and most lines that are followed by another without a gap
// are full, the next one often going on in lower case.
func wrapWidth(text string, lines []draft.Piece) int {
	const longest = 120
	width, full, pairs, lower := 0, 0, 0, 0
	for _, l := range lines {
		n := utf8.RuneCountInString(l.Of(text))
		if n > longest {
			return 0
		}
		width = max(width, n)
	}
	if width < 40 {
		return 0
	}
	for i := 1; i < len(lines); i++ {
		if lines[i].Gap {
			continue
		}
		pairs++
		if isFull(text, lines[i-1], lines[i], width) {
			full++
			if r, _ := utf8.DecodeRuneInString(lines[i].Of(text)); unicode.IsLower(r) {
				lower++
			}
		}
	}
	if full < 3 || full*2 < pairs || lower*3 < full {
		return 0
	}
	return width
}

// isFull reports whether the first word of b would not have fitted on a.
func isFull(text string, a, b draft.Piece, width int) bool {
	word := b.Of(text)
	if i := strings.IndexFunc(word, unicode.IsSpace); i > 0 {
		word = word[:i]
	}
	n := utf8.RuneCountInString(a.Of(text)) + 1 + utf8.RuneCountInString(word)
	return n*100 >= width*88
}

func joinWrapped(text string, lines []draft.Piece, width int) []draft.Piece {
	out := lines[:0:0]
	for i, l := range lines {
		if i > 0 && !l.Gap && bulletLen(l.Of(text)) == 0 && isFull(text, lines[i-1], l, width) {
			out[len(out)-1].End = l.End
			continue
		}
		out = append(out, l)
	}
	return out
}

// bulletLen is the length of the bullet or number that line begins with,
// white space included, 0 when it begins with none.
func bulletLen(line string) int {
	r, n := utf8.DecodeRuneInString(line)
	if strings.ContainsRune("-*•‣·▪◦●○■□–—►▶➢✓", r) {
		return withSpace(line, n)
	}
	i := 0
	if i < len(line) && line[i] == '(' {
		i++
	}
	digits := i
	for i < len(line) && line[i] >= '0' && line[i] <= '9' {
		i++
	}
	if i == digits || i-digits > 2 {
		if i > digits || i >= len(line) || digits == 0 || line[i] < 'a' || line[i] > 'z' {
			return 0
		}
		i++ // (a)
	}
	if i < len(line) && (line[i] == '.' || line[i] == ')') {
		return withSpace(line, i+1)
	}
	return 0
}

func withSpace(line string, n int) int {
	r, w := utf8.DecodeRuneInString(line[n:])
	if w == 0 || !unicode.IsSpace(r) {
		return 0
	}
	return n + w
}
