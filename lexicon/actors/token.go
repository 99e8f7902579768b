package actors

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// token is a word, number or mark of a text. fold is the form that tries are
// walked with: lower case, no accents, straight apostrophes, no full stops
// inside an abbreviation.
type token struct {
	start, end int
	fold       string
	upper      bool // first letter is upper case
	caps       bool // all letters are upper case, two or more, or an abbreviation
	word       bool // begins with a letter or digit
	accent     bool // differs from its accentless form
}

// tokenise cuts text into tokens. It depends on nothing but the text, so the
// lexicon and the documents are cut alike.
func tokenise(text string) []token {
	out := make([]token, 0, len(text)/5+1)
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsSpace(r):
			if r == '\n' && i+1 < len(text) && text[i+1] == '\n' && len(out) > 0 {
				out = append(out, token{start: i, end: i + 1, fold: "\n"}) // no name crosses a blank line
				i++
			}
			i += n
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			j := wordEnd(text, i)
			out = appendWord(out, text, i, j)
			i = j
		default:
			if (r == '\'' || r == '’') && i+n < len(text) && (text[i+n] == 's' || text[i+n] == 'S') && len(out) > 0 && out[len(out)-1].end == i && !letterAt(text, i+n+1) {
				out = append(out, token{start: i, end: i + n + 1, fold: "'s"})
				i += n + 1
				continue
			}
			f := string(r)
			switch r {
			case '’', '‘', 'ʻ', '`':
				f = "'"
			case '‐', '‑', '–', '—', '−':
				f = "-"
			}
			out = append(out, token{start: i, end: i + n, fold: f})
			i += n
		}
	}
	return out
}

func letterAt(text string, i int) bool {
	if i >= len(text) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// wordEnd finds the end of the word that begins at i: letters, digits,
// combining marks, apostrophes between letters (but not a genitive 's) and
// the full stops of an abbreviation such as U.S. or D.C.
func wordEnd(text string, i int) int {
	start := i
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || r == 'ʻ':
			i += n
		case r == '\'' || r == '’':
			if !letterAt(text, i+n) {
				return i
			}
			if c := text[i+n]; (c == 's' || c == 'S') && !letterAt(text, i+n+1) {
				return i
			}
			i += n
		case r == '.' && abbreviation(text, start, i):
			i++
		default:
			return i
		}
	}
	return i
}

// abbreviation reports whether the full stop at i belongs to an abbreviation
// of single letters: the piece before it is one letter, and either a letter
// and a full stop follow or such a piece came before.
func abbreviation(text string, start, i int) bool {
	j := strings.LastIndexByte(text[start:i], '.') + start + 1
	if j < start {
		j = start
	}
	if utf8.RuneCountInString(text[j:i]) != 1 {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(text[j:]); !unicode.IsUpper(r) {
		return false
	}
	if j > start {
		return true
	}
	if i+1 < len(text) {
		r, n := utf8.DecodeRuneInString(text[i+1:])
		return unicode.IsUpper(r) && !letterAt(text, i+1+n)
	}
	return false
}

func appendWord(out []token, text string, i, j int) []token {
	s := text[i:j]
	t := token{start: i, end: j, word: true}
	letters, uppers := 0, 0
	ascii := true
	for k, r := range s {
		if r >= utf8.RuneSelf {
			ascii = false
		}
		if unicode.IsLetter(r) {
			letters++
			if unicode.IsUpper(r) {
				uppers++
				if k == 0 {
					t.upper = true
				}
			}
		}
	}
	t.caps = letters >= 2 && uppers == letters
	t.fold = strings.ToLower(s)
	if !ascii {
		f := foldAccents(t.fold)
		t.accent = f != t.fold
		t.fold = f
	}
	if strings.IndexByte(t.fold, '.') >= 0 {
		t.fold = strings.ReplaceAll(t.fold, ".", "")
	}
	return append(out, t)
}

var plain = strings.NewReplacer("’", "'", "ʻ", "'", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "æ", "ae", "œ", "oe", "ß", "ss", "ı", "i", "ə", "a", "ħ", "h")

func foldAccents(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return plain.Replace(b.String())
}

// foldKey is the folded, blank-separated form of a name.
func foldKey(s string) string {
	toks := tokenise(s)
	var b strings.Builder
	for i, t := range toks {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(t.fold)
	}
	return b.String()
}
