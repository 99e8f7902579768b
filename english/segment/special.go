package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// address returns the end of a web address, mail address or host name that
// begins at byte at, or at.
func (c *cutter) address(at int) int {
	rest := c.text[at:]
	if b := rest[0]; !wordByte(b) {
		return at
	}
	if at > c.from && wordByte(c.text[at-1]) {
		return at
	}
	low := strings.ToLower(rest[:min(8, len(rest))])
	for _, p := range []string{"http://", "https://", "ftp://", "www."} {
		if strings.HasPrefix(low, p) && len(rest) > len(p) {
			return c.addressEnd(at)
		}
	}
	end, dots, ats := at, 0, 0
	for end < len(c.text) && end < at+100 {
		b := c.text[end]
		if b == '.' {
			dots++
		} else if b == '@' {
			ats++
		} else if !wordByte(b) && !strings.ContainsRune("-_+%", rune(b)) {
			break
		}
		end++
	}
	for end > at && strings.IndexByte(".-_+%@", c.text[end-1]) >= 0 {
		if c.text[end-1] == '.' {
			dots--
		} else if c.text[end-1] == '@' {
			ats--
		}
		end--
	}
	if dots < 1 || ats > 1 {
		return at
	}
	body := c.text[at:end]
	tail := strings.ToLower(body[strings.LastIndexByte(body, '.')+1:])
	if ats == 1 {
		user, host, _ := strings.Cut(body, "@")
		if user != "" && strings.Contains(host, ".") {
			return end
		}
		return at
	}
	if strings.Contains(body, "..") || !c.tables.domains[tail] && !c.country(body, tail) {
		return at
	}
	if r, _ := c.peek(end); r == '/' {
		return c.addressEnd(at)
	}
	return end
}

// country reports whether body ends like "co.in": a known domain before two
// letters that are also an English word.
func (c *cutter) country(body, tail string) bool {
	labels := strings.Split(strings.ToLower(body), ".")
	return len(tail) == 2 && len(labels) > 2 && c.tables.domains[labels[len(labels)-2]]
}

// addressEnd extends an address to the next blank, quotation mark or angle
// bracket, without punctuation at its end.
func (c *cutter) addressEnd(at int) int {
	end := at
	open := 0
scan:
	for end < len(c.text) {
		r, n := utf8.DecodeRuneInString(c.text[end:])
		switch {
		case Blank(r), strings.ContainsRune("<>\"“”«»|", r):
			break scan
		case r == '(':
			open++
		case r == ')':
			if open == 0 {
				break scan
			}
			open--
		}
		end += n
	}
	for end > at+1 && strings.IndexByte(".,;:!?'", c.text[end-1]) >= 0 {
		end--
	}
	return end
}

// acronym returns the end of letters with full stops between them (U.S.,
// a.m., Ph.D.), or end when [at,end) begins none.
func (c *cutter) acronym(at, end int) int {
	if end-at > 2 || end-at < 1 || end >= len(c.text) || c.text[end] != '.' {
		return end
	}
	stop, parts := end, 1
	for stop+1 < len(c.text) && c.text[stop] == '.' {
		r, n := utf8.DecodeRuneInString(c.text[stop+1:])
		if !unicode.IsLetter(r) {
			break
		}
		next := c.letters(stop + 1)
		if next-stop-1 > n+1 {
			break
		}
		parts++
		stop = next
	}
	if parts < 2 {
		return end
	}
	if stop < len(c.text) && c.text[stop] == '.' {
		stop++
	} else if stop-at < 3 {
		return end
	}
	return stop
}

// abbreviation reports whether the full stop at end belongs to [at,end).
func (c *cutter) abbreviation(at, end int) bool {
	w := c.text[at:end]
	if end+1 < len(c.text) && c.text[end+1] == '.' {
		return false // ellipsis
	}
	after := strings.TrimLeftFunc(c.text[end+1:min(len(c.text), end+24)], Blank)
	next, _ := utf8.DecodeRuneInString(after)
	a, ok := c.tables.abbreviation(w)
	if ok {
		switch a {
		case beforeNumber:
			return unicode.IsDigit(next)
		case inside:
			return after != "" && !unicode.IsUpper(next)
		case beforeName:
			return after != "" && (unicode.IsUpper(next) || unicode.IsDigit(next))
		}
		return true
	}
	r, n := utf8.DecodeRuneInString(w)
	if n != len(w) || !unicode.IsUpper(r) || !unicode.IsUpper(next) {
		return false
	}
	// An initial, unless a word follows that opens a sentence; then only after
	// another name.
	if len(c.out) == 0 || !c.tables.openers[strings.ToLower(firstWord(after))] {
		return true
	}
	before := c.out[len(c.out)-1]
	p, _ := utf8.DecodeRuneInString(c.text[before.Start:])
	return r != 'I' && (unicode.IsUpper(p) || !unicode.IsLetter(p)) && c.text[before.Start:before.End] != "."
}

// firstWord is the run of letters at the start of s.
func firstWord(s string) string {
	for i, r := range s {
		if !unicode.IsLetter(r) {
			return s[:i]
		}
	}
	return s
}

// tagged returns the end of @name or #topic.
func (c *cutter) tagged(at int, r rune) int {
	if r != '@' && r != '#' || at > c.from && wordByte(c.text[at-1]) {
		return at
	}
	if q, _ := c.peek(at + 1); !unicode.IsLetter(q) && q != '_' {
		return at
	}
	end := at + 1
	for end < len(c.text) && (wordByte(c.text[end]) || c.text[end] == '_') {
		end++
	}
	if end == at+1 {
		return at
	}
	return end
}

// emoticon returns the end of a face that stands alone, or at.
func (c *cutter) emoticon(at int) int {
	if !strings.ContainsRune(":;=(^[", rune(c.text[at])) {
		return at
	}
	for n := 5; n >= 2; n-- {
		if at+n > len(c.text) || !c.tables.emoticons[c.text[at:at+n]] {
			continue
		}
		if r, _ := c.peek(at + n); r < 0 || !wordRune(r) {
			return at + n
		}
	}
	return at
}
