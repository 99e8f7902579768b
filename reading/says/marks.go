package says

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"entente"
)

// quote is a pair of quotation marks; the span includes them.
type quote struct {
	entente.Span
	open, shut int  // bytes of the marks; shut is 0 when the paragraph ends first
	single     bool // ‘…’
	used       bool
}

func (q quote) inner() entente.Span {
	return entente.Span{Start: q.Start + q.open, End: q.End - q.shut}
}

// pairs finds the quotation marks of a text, paragraph by paragraph.
func pairs(text string) []quote {
	var out []quote
	for at := 0; at < len(text); {
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			end = len(text)
		} else {
			end += at
		}
		out = paragraph(text, at, end, out)
		at = end + 1
	}
	return out
}

// paragraph pairs the marks of text[from:to].
func paragraph(text string, from, to int, out []quote) []quote {
	open, width := -1, 0
	single, swidth := -1, 0
	shut := func(at, w int) {
		if open >= 0 {
			out = append(out, quote{Span: entente.Span{Start: open, End: at + w}, open: width, shut: w})
		}
		open, single = -1, -1
	}
	for i := from; i < to; {
		r, w := utf8.DecodeRuneInString(text[i:to])
		switch {
		case r == '“' || r == '«' || r == '„':
			if open < 0 {
				open, width = i, w
			}
		case r == '”' || r == '»':
			shut(i, w)
		case r == '"' || r == '\'' && strings.HasPrefix(text[i:to], "''"):
			if r == '\'' {
				w = 2
			}
			if open < 0 && opens(text, from, to, i, w) {
				open, width = i, w
			} else {
				shut(i, w)
			}
		case r == '‘' && open < 0:
			if single < 0 {
				single, swidth = i, w
			}
		case r == '’' && open < 0 && single >= 0:
			if n, _ := utf8.DecodeRuneInString(text[i+w : to]); i+w >= to || !unicode.IsLetter(n) && !unicode.IsDigit(n) {
				out = append(out, quote{Span: entente.Span{Start: single, End: i + w}, open: swidth, shut: w, single: true})
				single = -1
			}
		}
		i += w
	}
	if open >= 0 && to-open > 8 {
		out = append(out, quote{Span: entente.Span{Start: open, End: to}, open: width})
	}
	return out
}

// opens reports whether a straight mark at i can open a quotation.
func opens(text string, from, to, i, w int) bool {
	if i+w >= to {
		return false
	}
	next, _ := utf8.DecodeRuneInString(text[i+w : to])
	if unicode.IsSpace(next) {
		return false
	}
	if i == from {
		return true
	}
	prev, _ := utf8.DecodeLastRuneInString(text[from:i])
	return !unicode.IsLetter(prev) && !unicode.IsDigit(prev) && prev != '.' && prev != ',' && prev != '!' && prev != '?'
}

// within returns the index of the quote that contains byte at, -1 if none.
func (f *finder) within(at int) int {
	lo, hi := 0, len(f.quotes)
	for lo < hi {
		mid := (lo + hi) / 2
		if f.quotes[mid].End <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(f.quotes) && f.quotes[lo].Start <= at {
		return lo
	}
	return -1
}

// manner tells direct from mixed from indirect content.
func (f *finder) manner(s entente.Span) (direct, mixed bool) {
	for k := f.from(s.Start); k < len(f.quotes) && f.quotes[k].Start < s.End; k++ {
		q := f.quotes[k]
		if !q.Overlaps(s) {
			continue
		}
		if q.Contains(s) || s.Contains(q.Span) && letters(f.text[s.Start:max(q.Start, s.Start)]) == 0 && letters(f.text[min(q.End, s.End):s.End]) == 0 {
			return true, false
		}
		mixed = true
	}
	return false, mixed
}

// from is the index of the first quote that ends after byte at.
func (f *finder) from(at int) int {
	lo, hi := 0, len(f.quotes)
	for lo < hi {
		mid := (lo + hi) / 2
		if f.quotes[mid].End <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}
