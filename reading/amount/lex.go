package amount

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"entente"
)

// token is a word, a figure or a mark. Words keep apostrophes out.
type token struct {
	entente.Span
	kind  byte // 'w' word, 'n' figure, 'p' mark
	value float64
	glued bool // no white space before
	plain bool // a figure without separators
	brk   bool // a line begins here
}

// lex cuts text[from:to] into tokens.
func lex(text string, from, to int) []token {
	var out []token
	glued, brk := false, true
	for i := from; i < to; {
		c := text[i]
		switch {
		case c == ' ' || c == '\t' || c == '\r':
			glued = false
			i++
			continue
		case c == '\n':
			glued, brk = false, true
			i++
			continue
		}
		t := token{Span: entente.Span{Start: i, End: i + 1}, kind: 'p', glued: glued, brk: brk}
		switch {
		case c >= '0' && c <= '9':
			t.kind = 'n'
			t.figure(text, to)
		case letter(c):
			t.kind = 'w'
			for t.End < to && letter(text[t.End]) {
				t.End++
			}
		case c >= 0x80:
			r, n := utf8.DecodeRuneInString(text[i:to])
			t.End = i + n
			if unicode.IsSpace(r) {
				glued = false
				i = t.End
				continue
			}
			if unicode.IsLetter(r) {
				t.kind = 'w'
				t.End = wordEnd(text, t.End, to)
			}
		}
		if t.kind == 'w' {
			t.End = wordEnd(text, t.End, to)
		}
		out = append(out, t)
		glued, brk = true, false
		i = t.End
	}
	return out
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

func wordEnd(text string, i, to int) int {
	for i < to {
		if letter(text[i]) {
			i++
			continue
		}
		if text[i] < 0x80 {
			break
		}
		r, n := utf8.DecodeRuneInString(text[i:to])
		if !unicode.IsLetter(r) {
			break
		}
		i += n
	}
	return i
}

// figure reads 500, 1,200, 2,30,000, 2.5 and 1,200.50.
func (t *token) figure(text string, to int) {
	i := t.Start
	v := 0.0
	t.plain = true
	digits := func() int {
		n := 0
		for i < to && text[i] >= '0' && text[i] <= '9' {
			v = v*10 + float64(text[i]-'0')
			i++
			n++
		}
		return n
	}
	digits()
	for i+1 < to && text[i] == ',' {
		n := 0
		for j := i + 1; j < to && text[j] >= '0' && text[j] <= '9'; j++ {
			n++
		}
		if n != 3 && !(n == 2 && i+3 < to && text[i+3] == ',') { // 2,30,000
			break
		}
		t.plain = false
		i++
		digits()
	}
	if i+1 < to && text[i] == '.' && text[i+1] >= '0' && text[i+1] <= '9' {
		t.plain = false
		i++
		whole := v
		v = 0
		f := 1.0
		for range min(digits(), 15) {
			f *= 10
		}
		v = whole + v/f
	}
	t.value, t.End = v, i
}

// word is the lower-case text of token i, "" beyond the ends.
func (f *finder) word(i int) string {
	if i < 0 || i >= len(f.toks) || f.toks[i].kind != 'w' {
		return ""
	}
	return strings.ToLower(f.toks[i].Of(f.text))
}

// numberWords are the words of small numbers; a closed class of grammar.
var numberWords = map[string]float64{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}

// vague are the plural numbers of no value.
var vague = map[string]bool{"dozens": true, "scores": true, "hundreds": true, "thousands": true, "millions": true, "billions": true, "trillions": true, "tens": true, "crores": true, "lakhs": true}
