package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"entente"
)

// gaps looks at the places between words for one stretch of text.
type gaps struct {
	tables *tables
	text   string
	words  []entente.Span
	hash   []uint64 // of the lower-case form
	shape  []uint8
	open   []int8 // brackets open after the word, at most 3
	quote  []bool // inside double quotation marks after the word
	caps   bool   // the stretch has no lower-case letter
	feats  []uint64
}

func newGaps(t *tables, text string, words []entente.Span) *gaps {
	g := &gaps{tables: t, text: text, words: words, hash: make([]uint64, len(words)), shape: make([]uint8, len(words)),
		open: make([]int8, len(words)), quote: make([]bool, len(words)), caps: true}
	depth, quoted := int8(0), false
	for i, w := range words {
		f := w.Of(text)
		g.hash[i] = hashFold(f)
		g.shape[i] = shapeOf(f)
		if g.shape[i] == lower || g.shape[i] == capital {
			g.caps = false
		}
		switch f {
		case "(", "[", "{":
			depth = min(depth+1, 3)
		case ")", "]", "}":
			depth = max(depth-1, 0)
		case "\"":
			quoted = !quoted
		case "“", "``", "«":
			quoted = true
		case "”", "''", "»":
			quoted = false
		}
		g.open[i], g.quote[i] = depth, quoted
	}
	return g
}

// hashFold hashes a form with ASCII letters folded to lower case (FNV-1a).
func hashFold(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s) && i < 64; i++ {
		b := s[i]
		if b >= 'A' && b <= 'Z' {
			b += 'a' - 'A'
		}
		h = (h ^ uint64(b)) * 1099511628211
	}
	return h
}

// The shapes of a word.
const (
	other uint8 = iota
	lower
	capital
	allCaps
	number
	stop     // . ! ? … and their runs
	colon    // : ;
	comma    // ,
	dash     // - – —
	opening  // ( [ “ ‘
	closing  // ) ] ” ’
	straight // " '
	bullet
	dotted  // Mr. U.S.
	initial // J.
	single  // one capital letter
)

func shapeOf(f string) uint8 {
	r, n := utf8.DecodeRuneInString(f)
	switch {
	case unicode.IsDigit(r):
		return number
	case unicode.IsLetter(r):
		return letterShape(f, r, n)
	case strings.ContainsRune(".!?…。！？۔।", r):
		return stop
	case r == ':' || r == ';':
		return colon
	case r == ',':
		return comma
	case r == '-' || r == '–' || r == '—':
		return dash
	case strings.ContainsRune("([{“‘«", r) || f == "``":
		return opening
	case strings.ContainsRune(")]}”’»", r) && n == len(f) || f == "''":
		return closing
	case f == "\"" || f == "'":
		return straight
	case strings.ContainsRune("•●▪■◦‣·*", r):
		return bullet
	}
	return other
}

func letterShape(f string, r rune, n int) uint8 {
	if strings.HasSuffix(f, ".") {
		if n+1 == len(f) && unicode.IsUpper(r) {
			return initial
		}
		return dotted
	}
	if !unicode.IsUpper(r) {
		return lower
	}
	if n == len(f) {
		return single
	}
	for _, q := range f[n:] {
		if unicode.IsLower(q) {
			return capital
		}
	}
	return allCaps
}

// between returns the bytes between word i and the next.
func (g *gaps) between(i int) string { return g.text[g.words[i].End:g.words[i+1].Start] }

// ends reports whether a sentence that began at word from ends after word i.
func (s *Segmenter) ends(g *gaps, i, from int, heading bool) bool {
	if yes, sure := g.rule(i, from, heading); sure {
		return yes
	}
	if g.shape[i] == dotted && acronym(g.words[i].Of(g.text)) && g.shape[i+1] == capital && g.tables.openers[strings.ToLower(g.words[i+1].Of(g.text))] {
		return true // "to the U.S. He": not left to the model, which has seen few
	}
	if s.bounds == nil {
		return g.shape[i] == stop
	}
	score := s.bounds.score(g.features(i, from))
	if !g.stopped(i, from) {
		score -= unstopped
		if k := g.shape[i]; k == number || k == closing || k == single || k == allCaps {
			score -= unstopped
		}
	}
	return score > 0
}

// unstopped is how sure the model must be of a boundary where no full stop,
// question or exclamation mark stands: edited prose has few of them.
const unstopped = 35

// stopped reports whether word i is final punctuation or closes a bracket or
// quotation right after it.
func (g *gaps) stopped(i, from int) bool {
	for ; i > from && (g.shape[i] == closing || g.shape[i] == straight); i-- {
	}
	return g.shape[i] == stop || g.shape[i] == dotted
}

// rule decides the clear cases.
func (g *gaps) rule(i, from int, heading bool) (yes, sure bool) {
	gap := g.between(i)
	if lines := strings.Count(gap, "\n"); lines > 0 {
		if lines > 1 || g.shape[i+1] == bullet || g.listMark(i+1) {
			return true, true
		}
	}
	f := g.words[i].Of(g.text)
	switch {
	case g.tables.titles[f]:
		return false, true
	case g.shape[i] == initial && g.shape[i+1] == capital && !g.tables.openers[strings.ToLower(g.words[i+1].Of(g.text))]:
		return false, true
	case gap == "" && g.shape[i] != stop && !(g.shape[i] == closing && i > from && g.shape[i-1] == stop):
		return false, true
	case g.shape[i+1] == stop || g.shape[i+1] == comma || g.shape[i+1] == closing:
		return false, true
	case g.shape[i+1] == colon && gap == "":
		return false, true
	case heading && g.shape[i] != stop && g.shape[i] != closing && g.shape[i] != straight:
		return false, true
	}
	return false, false
}

// acronym reports letters with a full stop after each: "U.S.", "D.C.".
func acronym(f string) bool {
	return len(f) >= 4 && f[0] >= 'A' && f[0] <= 'Z' && f[1] == '.'
}

// listMark reports whether word i is "-", "1." or "a)" that opens a line.
func (g *gaps) listMark(i int) bool {
	f := g.words[i].Of(g.text)
	if f == "-" || f == "–" || f == "—" || len(f) > 1 && digit(f[0]) && f[len(f)-1] == '.' {
		return i+1 < len(g.words) && g.between(i) != ""
	}
	return len(f) <= 2 && i+1 < len(g.words) && g.words[i+1].Of(g.text) == ")"
}
