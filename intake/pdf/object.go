package pdf

import (
	"bytes"
	"strconv"
)

// The objects of PDF (ISO 32000-1, 7.3) as Go values: nil, bool, float64,
// string, name, []any, dict, ref, *stream and, in content streams, keyword.
type (
	name    string
	keyword string
	dict    map[name]any
	ref     int // object number; generations are not told apart
	stream  struct {
		dict dict
		raw  []byte
	}
)

// nesting is how deep arrays and dictionaries are followed.
const nesting = 40

// lexer reads objects from bytes. It never fails: what it cannot read it
// skips, and at the end it returns eof.
type lexer struct {
	b   []byte
	pos int
	// content is true in content streams, where "1 0 R" is no reference.
	content bool
}

// eof is the object after the last.
const eof = keyword("\x00eof")

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelim(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

func (l *lexer) skip() {
	for l.pos < len(l.b) {
		c := l.b[l.pos]
		if c == '%' {
			for l.pos < len(l.b) && l.b[l.pos] != '\n' && l.b[l.pos] != '\r' {
				l.pos++
			}
		} else if !isSpace(c) {
			return
		} else {
			l.pos++
		}
	}
}

// next reads one object.
func (l *lexer) next(depth int) any {
	l.skip()
	if l.pos >= len(l.b) {
		return eof
	}
	switch c := l.b[l.pos]; {
	case c == '/':
		l.pos++
		return l.name()
	case c == '(':
		return l.literal()
	case c == '<' && l.pos+1 < len(l.b) && l.b[l.pos+1] == '<':
		l.pos += 2
		return l.dict(depth)
	case c == '<':
		return l.hex()
	case c == '[':
		l.pos++
		return l.array(depth)
	case c == '>' && l.pos+1 < len(l.b) && l.b[l.pos+1] == '>':
		l.pos += 2
		return keyword(">>")
	case c == ']' || c == ')' || c == '>' || c == '{' || c == '}':
		l.pos++
		return keyword(string(c))
	case c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.':
		return l.number()
	}
	return l.word()
}

func (l *lexer) regular() []byte {
	from := l.pos
	for l.pos < len(l.b) && !isSpace(l.b[l.pos]) && !isDelim(l.b[l.pos]) {
		l.pos++
	}
	return l.b[from:l.pos]
}

func (l *lexer) name() name {
	s := l.regular()
	if bytes.IndexByte(s, '#') < 0 {
		return name(s)
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '#' && i+2 < len(s) {
			if v, err := strconv.ParseUint(string(s[i+1:i+3]), 16, 8); err == nil {
				out = append(out, byte(v))
				i += 2
				continue
			}
		}
		out = append(out, s[i])
	}
	return name(out)
}

func (l *lexer) word() any {
	s := string(l.regular())
	switch s {
	case "":
		l.pos++
		return keyword("")
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	return keyword(s)
}

func (l *lexer) number() any {
	s := string(l.regular())
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		// Some producers write "--5" or "1.2.3": take what can be read.
		for i := len(s) - 1; i > 0; i-- {
			if v, err = strconv.ParseFloat(s[:i], 64); err == nil {
				break
			}
		}
		if err != nil || len(s) > 40 {
			return keyword(s)
		}
	}
	if v > 1e12 || v < -1e12 || v != v {
		v = 0
	}
	if !l.content && v >= 0 && v == float64(int(v)) {
		if r, ok := l.reference(int(v)); ok {
			return r
		}
	}
	return v
}

// reference looks for "gen R" after an integer.
func (l *lexer) reference(num int) (ref, bool) {
	i := l.pos
	for i < len(l.b) && isSpace(l.b[i]) {
		i++
	}
	digits := i
	for i < len(l.b) && i-digits < 6 && l.b[i] >= '0' && l.b[i] <= '9' {
		i++
	}
	if i == digits {
		return 0, false
	}
	gap := i
	for i < len(l.b) && isSpace(l.b[i]) {
		i++
	}
	if i == gap || i >= len(l.b) || l.b[i] != 'R' || i+1 < len(l.b) && !isSpace(l.b[i+1]) && !isDelim(l.b[i+1]) {
		return 0, false
	}
	l.pos = i + 1
	return ref(num), true
}

// literal reads "(...)" with escapes and nested brackets.
func (l *lexer) literal() string {
	var out []byte
	depth := 0
	for ; l.pos < len(l.b); l.pos++ {
		c := l.b[l.pos]
		switch c {
		case '(':
			if depth++; depth > 1 {
				out = append(out, c)
			}
		case ')':
			if depth--; depth == 0 {
				l.pos++
				return string(out)
			}
			out = append(out, c)
		case '\\':
			l.pos++
			out = l.escape(out)
		default:
			out = append(out, c)
		}
	}
	l.pos = min(l.pos, len(l.b)) // an escape may have stepped past the end
	return string(out)
}

func (l *lexer) escape(out []byte) []byte {
	if l.pos >= len(l.b) {
		return out
	}
	switch c := l.b[l.pos]; c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b', 'f':
		return append(out, ' ')
	case '\n':
		return out
	case '\r':
		if l.pos+1 < len(l.b) && l.b[l.pos+1] == '\n' {
			l.pos++
		}
		return out
	default:
		if c < '0' || c > '7' {
			return append(out, c)
		}
		v := 0
		for n := 0; n < 3 && l.pos < len(l.b) && l.b[l.pos] >= '0' && l.b[l.pos] <= '7'; n++ {
			v = v*8 + int(l.b[l.pos]-'0')
			l.pos++
		}
		l.pos--
		return append(out, byte(v))
	}
}

// hex reads "<...>".
func (l *lexer) hex() string {
	l.pos++
	var out []byte
	half, have := byte(0), false
	for ; l.pos < len(l.b); l.pos++ {
		c := l.b[l.pos]
		if c == '>' {
			l.pos++
			break
		}
		v, ok := hexValue(c)
		if !ok {
			continue
		}
		if have {
			out = append(out, half<<4|v)
		}
		half, have = v, !have
	}
	if have {
		out = append(out, half<<4)
	}
	return string(out)
}

func hexValue(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}

func (l *lexer) array(depth int) any {
	out := []any{}
	for {
		v := l.next(depth + 1)
		if k, ok := v.(keyword); ok {
			if k == "]" || k == eof || k == "endobj" || k == ">>" {
				return out
			}
			continue
		}
		if depth < nesting {
			out = append(out, v)
		}
	}
}

func (l *lexer) dict(depth int) any {
	out := dict{}
	for {
		k := l.next(depth + 1)
		switch k := k.(type) {
		case keyword:
			if k == ">>" || k == eof || k == "endobj" || k == "stream" {
				return out
			}
		case name:
			v := l.next(depth + 1)
			if w, ok := v.(keyword); ok {
				if w == ">>" || w == eof || w == "endobj" {
					return out
				}
				continue
			}
			if depth < nesting {
				out[k] = v
			}
		}
	}
}
