package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Stem cuts the endings in which an edited quotation differs most often:
// plural, past and -ing. It need not find the true lemma, only the same one
// for both forms.
func Stem(w string) string {
	if len(w) < 5 || w[0] >= '0' && w[0] <= '9' {
		return strings.TrimSuffix(w, "s")
	}
	for _, end := range []string{"ing", "ies", "ed", "es", "s", "y", "e"} {
		if s, ok := strings.CutSuffix(w, end); ok && len(s) >= 3 {
			return s
		}
	}
	return w
}

// Word is one word of a text, with its place.
type Word struct {
	Start, End int // bytes
	Low        string
	Stem       string
	Upper      bool // begins with a capital letter
}

// Split returns the words of text in order: runs of letters and digits, with
// points and commas inside numbers and without a possessive ending.
func Split(text string) []Word {
	var out []Word
	for i := 0; i < len(text); {
		c, n := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			i += n
			continue
		}
		j := i
		for j < len(text) {
			d, m := utf8.DecodeRuneInString(text[j:])
			if !unicode.IsLetter(d) && !unicode.IsDigit(d) && !unicode.Is(unicode.Mn, d) && !decimal(text, j, d, m) {
				break
			}
			j += m
		}
		low := strings.ToLower(text[i:j])
		if !(low == "s" && i > 0 && (text[i-1] == '\'' || strings.HasSuffix(text[:i], "’"))) {
			out = append(out, Word{i, j, low, Stem(low), unicode.IsUpper(c)})
		}
		i = j
	}
	return out
}

func decimal(text string, j int, c rune, n int) bool {
	if c != '.' && c != ',' || j == 0 || j+n >= len(text) {
		return false
	}
	return text[j-1] >= '0' && text[j-1] <= '9' && text[j+n] >= '0' && text[j+n] <= '9'
}
