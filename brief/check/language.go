package check

import (
	"iter"
	"strings"
	"unicode"

	"entente"
	"entente/lexicon/phrases"
)

func words(text string) iter.Seq2[string, int] { return phrases.Words(text) }

// language checks the words that stand outside quotation marks.
func (c *checker) language(text string, _ []entente.Part) {
	plain := outsideQuotes(text)
	first := true
	for w := range words(plain) {
		name := !first && unicode.IsUpper([]rune(w)[0])
		if c.ph.Evaluative(w) && !name {
			c.fail("judgement", "%q judges and stands outside quotation marks", w)
		}
		first = false
	}
	low := " " + strings.ToLower(text) + " "
	level := ""
	for _, l := range []string{"high confidence", "moderate confidence", "low confidence"} {
		if strings.Contains(low, l) {
			level = l
		}
	}
	if level == "" {
		return
	}
	for _, l := range c.ph.Likelihood {
		if strings.Contains(low, " "+l.Phrase+" ") {
			c.fail("likelihood", "%q shares the sentence with %q", l.Phrase, level)
			return
		}
	}
}

// outsideQuotes blanks what stands between quotation marks.
func outsideQuotes(text string) string {
	var b strings.Builder
	depth, straight := 0, false
	for _, r := range text {
		switch r {
		case '“':
			depth++
			b.WriteByte(' ')
			continue
		case '”':
			depth = max(0, depth-1)
			b.WriteByte(' ')
			continue
		case '"':
			straight = !straight
			b.WriteByte(' ')
			continue
		}
		if depth > 0 || straight {
			b.WriteByte(' ')
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
