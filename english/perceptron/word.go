package perceptron

import (
	"unicode"
	"unicode/utf8"
)

// Word is what the models see of a word: hashes of its form, computed once.
type Word struct {
	Form, Lower      uint64
	Suf1, Suf2, Suf3 uint64
	Pre1, Pre3       uint64
	Shape            uint64
	Title, Upper     bool // begins with a capital; is all capitals
}

const (
	fnvBasis = 14695981039346656037
	fnvPrime = 1099511628211
)

func hashBytes(s string) uint64 {
	h := uint64(fnvBasis)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * fnvPrime
	}
	return mix(h, uint64(len(s)))
}

// NewWord hashes a form. Digits count as "0" in the lower-case form, and
// typographic apostrophes as plain ones. Only the first and last 60 bytes of
// a longer form are seen.
func NewWord(form string) Word {
	if len(form) > 120 {
		form = form[:60] + form[len(form)-60:]
	}
	var w Word
	w.Form = hashBytes(form)
	low := make([]byte, 0, len(form)+4)
	shape := uint64(fnvBasis)
	last, n, up, letters := uint64(0), 0, 0, 0
	for i, r := range form {
		kind := uint64(5)
		switch {
		case unicode.IsUpper(r):
			kind = 1
			up++
			letters++
			w.Title = w.Title || i == 0
			r = unicode.ToLower(r)
		case unicode.IsLower(r):
			kind = 2
			letters++
		case unicode.IsDigit(r):
			kind, r = 3, '0'
		case r == '’' || r == '‘':
			r = '\''
		case r == '“' || r == '”':
			r = '"'
		case r == '–' || r == '—':
			r = '-'
		case unicode.IsLetter(r):
			kind = 4
			letters++
		}
		if kind == 5 {
			kind = 8 + uint64(min(r, 127))
		}
		if kind != last {
			shape = mix(shape, kind)
			last, n = kind, 0
		} else if n++; n == 1 {
			shape = mix(shape, 99)
		}
		low = utf8.AppendRune(low, r)
	}
	w.Upper = up > 1 && up == letters
	w.Shape = shape
	s := string(low)
	w.Lower = hashBytes(s)
	w.Suf1, w.Suf2, w.Suf3 = suffix(s, 1), suffix(s, 2), suffix(s, 3)
	w.Pre1, w.Pre3 = prefix(s, 1), prefix(s, 3)
	return w
}

func suffix(s string, n int) uint64 {
	if len(s) > n {
		s = s[len(s)-n:]
	}
	return hashBytes(s)
}

func prefix(s string, n int) uint64 {
	if len(s) > n {
		s = s[:n]
	}
	return hashBytes(s)
}

// Words hashes all forms of a sentence into buf.
func Words(buf []Word, forms []string) []Word {
	buf = buf[:0]
	for _, f := range forms {
		buf = append(buf, NewWord(f))
	}
	return buf
}

func flag(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}
