// Package language tells the language of a text by its trigrams. It says ""
// rather than guess on short or mixed text. Cost is bounded: at most 6,000
// bytes are looked at. Safe for concurrent use.
package language

import (
	"strings"
	"unicode/utf8"

	"github.com/abadojack/whatlanggo"

	"entente"
)

// Detect returns the BCP 47 code of the language of the body of a text, ""
// when it cannot be told.
func Detect(text string, blocks []entente.Block) string {
	var b strings.Builder
	for _, k := range []entente.BlockKind{entente.BlockBody, entente.BlockHeading} {
		for _, bl := range blocks {
			if bl.Kind != k {
				continue
			}
			b.WriteString(bl.Of(text))
			b.WriteByte('\n')
			if b.Len() > 6000 {
				break
			}
		}
		if b.Len() >= 400 {
			break
		}
	}
	s := b.String()
	if len(s) > 6000 {
		s = strings.ToValidUTF8(s[:6000], "")
	}
	if utf8.RuneCountInString(s) < 60 {
		return ""
	}
	info := whatlanggo.Detect(s)
	if info.Confidence < 0.3 && !info.IsReliable() {
		return ""
	}
	return info.Lang.Iso6391()
}
