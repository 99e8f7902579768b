package examples

import (
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente"
)

// find returns the first stretch of text that is quote, any run of white
// space in one matching any run in the other.
func find(text, quote string) (entente.Span, bool) {
	words := strings.Fields(quote)
	if len(words) == 0 {
		return entente.Span{}, false
	}
	for from := 0; ; {
		i := strings.Index(text[from:], words[0])
		if i < 0 {
			return entente.Span{}, false
		}
		start := from + i
		if end, ok := follow(text, start, words); ok {
			return entente.Span{Start: start, End: end}, true
		}
		from = start + len(words[0])
	}
}

func follow(text string, at int, words []string) (int, bool) {
	for i, w := range words {
		if i > 0 {
			rest := strings.TrimLeftFunc(text[at:], unicode.IsSpace)
			if len(rest) == len(text[at:]) {
				return 0, false
			}
			at = len(text) - len(rest)
		}
		if !strings.HasPrefix(text[at:], w) {
			return 0, false
		}
		at += len(w)
	}
	return at, true
}

// findWords is find, but begins and ends at the edge of a word.
func findWords(text, quote string) (entente.Span, bool) {
	base := 0
	for {
		s, ok := find(text[base:], quote)
		if !ok {
			return s, false
		}
		s.Start, s.End = s.Start+base, s.End+base
		before, _ := utf8.DecodeLastRuneInString(text[:s.Start])
		after, _ := utf8.DecodeRuneInString(text[s.End:])
		if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			return s, true
		}
		_, n := utf8.DecodeRuneInString(text[s.Start:])
		base = s.Start + n
	}
}

// findMarked is find, and tries again without the marks that Markdown puts
// before a heading or a quotation.
func findMarked(text, quote string) (entente.Span, bool) {
	if s, ok := find(text, quote); ok {
		return s, true
	}
	return find(text, strings.TrimLeft(quote, "#> "))
}

// assign pairs each text of the gold with the document that was read from
// it: the path must agree and, among the documents of one file, most of the
// gold's quotations must occur.
func assign(g *Gold, docs []*entente.Document) map[Address]*entente.Document {
	quotes := map[Address][]string{}
	for _, c := range g.Claims {
		quotes[c.Address] = append(quotes[c.Address], c.Quote)
	}
	out := map[Address]*entente.Document{}
	for _, t := range g.Texts {
		best := -1
		for _, d := range docs {
			if !strings.Contains("/"+filepath.ToSlash(d.Path), "/"+t.Path) {
				continue
			}
			n := 0
			for _, q := range quotes[t.Address] {
				if _, ok := find(d.Text, q); ok {
					n++
				}
			}
			if n > best && (n > 0 || t.Record == "") {
				best, out[t.Address] = n, d
			}
		}
	}
	return out
}
