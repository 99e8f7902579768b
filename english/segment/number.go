package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// number cuts a number with its inner separators, ordinal ending or unit.
func (c *cutter) number(at int) int {
	if end := c.telephone(at); end > at {
		return c.add(at, end)
	}
	end := c.figure(at)
	if r, n := c.peek(end); apostrophe(r) && c.text[end-1] == '0' && (end-at == 2 || end-at == 4) {
		if tail := c.letters(end + n); c.text[end+n:tail] == "s" { // the 1980's
			return c.add(at, tail)
		}
	}
	tail := c.letters(end)
	if tail == end {
		if end < len(c.text) && c.text[end] == '.' && c.listNumber(at, end) {
			return c.add(at, end+1)
		}
		return c.add(at, end)
	}
	suffix := c.text[end:tail]
	low := strings.ToLower(suffix)
	switch {
	case low == "st" || low == "nd" || low == "rd" || low == "th" || suffix == "s":
		return c.add(at, tail)
	case c.tables.units[low]:
		c.add(at, end)
		if r, _ := c.peek(tail); r == '.' {
			if stop := c.acronym(end, tail); stop > tail {
				return c.add(end, stop)
			}
		}
		return c.add(end, tail)
	}
	if stop := c.acronym(end, tail); stop > tail { // 5p.m.
		c.add(at, end)
		return c.add(end, stop)
	}
	return c.clitics(at, tail)
}

// figure returns the end of digits with their inner separators. Commas count
// when they group thousands, after the Western or the Indian manner.
func (c *cutter) figure(at int) int {
	end := c.digits(at)
	for end+1 < len(c.text) && digit(c.text[end+1]) {
		switch c.text[end] {
		case '.', ':', '/':
			end = c.digits(end + 1)
			continue
		case ',':
			if g := c.grouped(end, end-at); g > end {
				end = g
				continue
			}
		}
		break
	}
	return end
}

// grouped returns the end of ",ddd" and ",dd,ddd" groups that begin at the
// comma at byte at after first digits, or at.
func (c *cutter) grouped(at, first int) int {
	end, last := at, 0
	for end+1 < len(c.text) && c.text[end] == ',' && digit(c.text[end+1]) {
		if end-at > 40 {
			return at // no number is so long
		}
		next := c.digits(end + 1)
		if last = next - end - 1; last != 2 && last != 3 {
			return at
		}
		end = next
	}
	if last != 3 || first > 3 {
		return at
	}
	return end
}

func digit(b byte) bool { return b >= '0' && b <= '9' }

func (c *cutter) digits(at int) int {
	for at < len(c.text) {
		r, n := utf8.DecodeRuneInString(c.text[at:])
		if !unicode.IsDigit(r) {
			return at
		}
		at += n
	}
	return at
}

// listNumber reports whether "[at,end)." opens a line or the stretch: "1."
func (c *cutter) listNumber(at, end int) bool {
	if end-at > 2 || len(c.out) > 0 && !strings.ContainsRune(c.text[c.out[len(c.out)-1].End:at], '\n') {
		return false
	}
	r, _ := c.peek(end + 1)
	return r >= 0 && Blank(r)
}

// telephone returns the end of digit groups joined by hyphens that are no
// range: 713-853-3989, 2025-06-18, 345-9945.
func (c *cutter) telephone(at int) int {
	end := c.digits(at)
	groups := []int{end - at}
	for end+1 < len(c.text) && c.text[end] == '-' && digit(c.text[end+1]) && len(groups) < 6 {
		next := c.digits(end + 1)
		groups = append(groups, next-end-1)
		end = next
	}
	if end < len(c.text) && wordByte(c.text[end]) {
		return at
	}
	if len(groups) >= 3 || len(groups) == 2 && groups[0] == 3 && groups[1] == 4 {
		return end
	}
	return at
}
