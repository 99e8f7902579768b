package segment

import (
	"entente"
	"strings"
	"unicode"
	"unicode/utf8"
)

// cutter cuts words from left to right. text ends where the stretch ends;
// from is where it begins, for looking back.
type cutter struct {
	tables *tables
	text   string
	from   int
	out    []entente.Span
}

func (c *cutter) add(from, to int) int {
	if from < to {
		c.out = append(c.out, entente.Span{Start: from, End: to})
	}
	return to
}

// next cuts the word or words that begin at byte at and returns where they end.
func (c *cutter) next(at int, r rune, n int) int {
	if end := c.address(at); end > at {
		return c.add(at, end)
	}
	switch {
	case unicode.IsDigit(r):
		return c.number(at)
	case (r == '.' || r == '+') && c.bare(at):
		if end := c.figure(at + 1); end > at+1 {
			return c.add(at, end)
		}
	case wordRune(r):
		return c.word(at)
	case apostrophe(r):
		return c.quote(at, n)
	}
	if end := c.emoticon(at); end > at {
		return c.add(at, end)
	}
	if end := c.tagged(at, r); end > at {
		return c.add(at, end)
	}
	if strings.ContainsRune(".!?…", r) {
		return c.add(at, c.stops(at))
	}
	if strings.ContainsRune("-=_*~#<>|+$", r) {
		return c.add(at, c.run(at, r))
	}
	return c.add(at, c.cluster(at, r, n))
}

// bare reports whether a sign at byte at begins a number: .5 or +44.
func (c *cutter) bare(at int) bool {
	if at+1 >= len(c.text) || !digit(c.text[at+1]) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(c.text[c.from:at])
	return at == c.from || Blank(before) || before == '('
}

// stops returns the end of a run of full stops, exclamation and question marks.
func (c *cutter) stops(at int) int {
	for at < len(c.text) {
		r, n := utf8.DecodeRuneInString(c.text[at:])
		if r != '.' && r != '!' && r != '?' && r != '…' {
			break
		}
		at += n
	}
	return at
}

// run extends over repeats of one ASCII sign; of some only up to two.
func (c *cutter) run(at int, r rune) int {
	most := len(c.text)
	if strings.ContainsRune("<>#|+", r) {
		most = min(most, at+2)
	}
	end := at
	for end < most && rune(c.text[end]) == r {
		end++
	}
	return end
}

// cluster is one sign with the marks, joiners and modifiers that follow it.
func (c *cutter) cluster(at int, r rune, n int) int {
	end := at + n
	flag := r >= 0x1F1E6 && r <= 0x1F1FF
	for end < len(c.text) {
		q, m := utf8.DecodeRuneInString(c.text[end:])
		switch {
		case q == 0x200D:
			end += m
			if end < len(c.text) {
				if p, k := utf8.DecodeRuneInString(c.text[end:]); !Blank(p) {
					end += k
				}
			}
			continue
		case flag && q >= 0x1F1E6 && q <= 0x1F1FF:
			flag = false
		case unicode.Is(unicode.M, q), q >= 0x1F3FB && q <= 0x1F3FF:
		default:
			return end
		}
		end += m
	}
	return end
}

func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.Is(unicode.M, r) || unicode.IsDigit(r) || r == 0x200C
}

func apostrophe(r rune) bool { return r == '\'' || r == '’' || r == '`' || r == '‘' }

// peek returns the rune at byte at, or -1 beyond the end.
func (c *cutter) peek(at int) (rune, int) {
	if at >= len(c.text) {
		return -1, 0
	}
	return utf8.DecodeRuneInString(c.text[at:])
}

func (c *cutter) letters(at int) int {
	for at < len(c.text) {
		r, n := utf8.DecodeRuneInString(c.text[at:])
		if !wordRune(r) && !(r == '_' && at+1 < len(c.text) && wordByte(c.text[at+1])) {
			return at
		}
		at += n
	}
	return at
}

func wordByte(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9'
}

// word cuts a word that begins with a letter, with its clitics.
func (c *cutter) word(at int) int {
	end := c.letters(at)
	if stop := c.acronym(at, end); stop > end {
		return c.clitics(at, stop)
	}
	for { // parts that stay with the word: prefixes, names, firms
		r, n := c.peek(end)
		part := c.letters(end + n)
		if n == 0 || part == end+n {
			break
		}
		q, _ := c.peek(end + n)
		if !unicode.IsLetter(q) {
			break
		}
		w, tail := c.text[at:end], c.text[end+n:part]
		keep := false
		switch {
		case r == '-':
			keep = c.tables.prefixes[strings.ToLower(w)] || c.tables.joined[strings.ToLower(c.text[at:part])]
		case r == '&':
			keep = upper(w) && upper(tail) && len(w) <= 4 && len(tail) <= 3
		case apostrophe(r):
			keep = !c.clitic(w, tail)
		}
		if !keep {
			break
		}
		end = part
	}
	if r, n := c.peek(end); r == '$' && c.tables.currencies[c.text[at:end]] {
		return c.add(at, end+n)
	}
	if r, _ := c.peek(end); r == '.' && c.abbreviation(at, end) {
		return c.add(at, end+1)
	}
	return c.clitics(at, end)
}

func upper(s string) bool {
	for _, r := range s {
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return s != ""
}

// clitic reports whether an apostrophe between w and tail begins a clitic.
func (c *cutter) clitic(w, tail string) bool {
	t := strings.ToLower(tail)
	if t == "t" {
		return strings.HasSuffix(strings.ToLower(w), "n")
	}
	return c.tables.clitics[t]
}

// clitics adds the word [at,end) and what is attached to it by an apostrophe.
func (c *cutter) clitics(at, end int) int {
	low := strings.ToLower(c.text[at:end])
	if parts, ok := c.tables.contractions[low]; ok {
		for _, n := range parts {
			c.add(at, at+n)
			at += n
		}
		return at
	}
	r, n := c.peek(end)
	if !apostrophe(r) || r == '‘' {
		return c.add(at, end)
	}
	tail := c.letters(end + n)
	if tail == end+n || !c.clitic(c.text[at:end], c.text[end+n:tail]) {
		return c.add(at, end)
	}
	cut := end
	if strings.EqualFold(c.text[end+n:tail], "t") {
		cut-- // do|n't
	}
	c.add(at, cut)
	return c.add(cut, tail)
}

// quote cuts an apostrophe or single quotation mark.
func (c *cutter) quote(at, n int) int {
	r, m := c.peek(at + n)
	first, _ := c.peek(at)
	if r == first && (r == '\'' || r == '`' || r == '’' || r == '‘') || first == '‘' && r == '’' { // '' and ``
		return c.add(at, at+n+m)
	}
	tail := c.letters(at + n)
	t := strings.ToLower(c.text[at+n : tail])
	if at > c.from && t != "" {
		before, _ := utf8.DecodeLastRuneInString(c.text[c.from:at])
		if !Blank(before) && c.tables.clitics[t] {
			return c.add(at, tail)
		}
	}
	if first != '`' && (c.tables.elided[t] || decade(t)) {
		return c.add(at, tail)
	}
	return c.add(at, at+n)
}

// decade reports whether t is like "90s" or "08" after an apostrophe.
func decade(t string) bool {
	t = strings.TrimSuffix(t, "s")
	return len(t) == 2 && t[0] >= '0' && t[0] <= '9' && t[1] >= '0' && t[1] <= '9'
}
