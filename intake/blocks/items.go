package blocks

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"entente"
)

// maxLabel is how many words may stand before the colon of a labelled item.
const maxLabel = 8

// items takes the bullet off list items that are prose, and makes a heading
// of the label of "Label: Sentence.", so that neither is read as part of the
// sentence. Bullets are the only bytes besides white space between blocks.
func items(text string, blocks []entente.Block) []entente.Block {
	out := make([]entente.Block, 0, len(blocks))
	for _, b := range blocks {
		if !b.Item || b.Kind != entente.BlockBody {
			out = append(out, b)
			continue
		}
		if n := bulletLen(b.Of(text)); n > 0 && n < b.Len() {
			b.Span = Trim(text, entente.Span{Start: b.Start + n, End: b.End})
		}
		if n := labelLen(b.Of(text)); n > 0 {
			head := b
			head.Kind, head.Level, head.End = entente.BlockHeading, 6, b.Start+n
			out = append(out, head)
			b.Span = Trim(text, entente.Span{Start: b.Start + n, End: b.End})
		}
		out = append(out, b)
	}
	return out
}

// labelLen is the length of "Label:" where a sentence with a capital follows
// it, else 0.
func labelLen(s string) int {
	i := strings.IndexByte(s, ':')
	if i <= 0 || i+2 >= len(s) || s[i+1] != ' ' || len(strings.Fields(s[:i])) > maxLabel || strings.ContainsAny(s[:i], ".?!\"“,") {
		return 0
	}
	rest := strings.TrimLeft(s[i+1:], " ")
	r, _ := utf8.DecodeRuneInString(rest)
	if !unicode.IsUpper(r) || len(strings.Fields(rest)) < 5 {
		return 0
	}
	return i + 1
}
