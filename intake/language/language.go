// Package language tells the language of a text by its trigrams. It says ""
// rather than guess on short or mixed text. Cost is bounded: at most 1,500
// bytes are looked at. Safe for concurrent use.
package language

import (
	"strings"
	"unicode/utf8"

	"github.com/abadojack/whatlanggo"

	"entente"
)

// plainEnglish is a short cut: words that only English has make a twelfth of
// the text or more. It spares a millisecond of trigrams for most documents.
func plainEnglish(s string) bool {
	words, english := 0, 0
	for w := range strings.FieldsSeq(s) {
		words++
		switch w {
		case "the", "The", "of", "and", "which", "with", "would", "their", "this", "have":
			english++
		}
	}
	return english >= 4 && english*12 >= words
}

// sample is how many bytes are looked at: more change nothing and cost time.
const sample = 1500

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
			if b.Len() > sample {
				break
			}
		}
		if b.Len() >= 400 {
			break
		}
	}
	s := b.String()
	if len(s) > sample {
		s = strings.ToValidUTF8(s[:sample], "")
	}
	if utf8.RuneCountInString(s) < 60 {
		return ""
	}
	if plainEnglish(s) {
		return "en"
	}
	info := whatlanggo.Detect(s)
	if info.Confidence < 0.3 && !info.IsReliable() {
		return ""
	}
	return info.Lang.Iso6391()
}
