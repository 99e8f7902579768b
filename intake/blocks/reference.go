package blocks

import (
	"regexp"
	"strings"
	"sync"

	"entente"
	"entente/intake/meta"
)

// Scores from which a line is an entry of a reference list: under a heading
// that announces one, and standing without.
const (
	inSection = 2
	standing  = 5
)

var address = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(?:https?://|www\.)[^\s<>"”’)\]]+`)
})

// entry scores how much a line looks like an entry of a reference list.
func entry(s string, sh shape) int {
	if sh.bars > 0 || sh.runes > 700 || sh.words < 3 || !sh.letters {
		return 0
	}
	score, apa := 0, false
	quoted := strings.ContainsAny(s, "“”\"")
	if quoted {
		score += 2
	}
	closing := strings.Contains(s, ",”") || strings.Contains(s, "”,") || strings.Contains(s, ".”") || strings.Contains(s, ",\"") || strings.Contains(s, "\",")
	if closing {
		score++
	}
	if found := meta.Find(s); len(found) > 0 {
		d := found[len(found)-1]
		tail := strings.TrimSpace(s[d.At.End:])
		switch {
		case d.At.Start > 0 && s[d.At.Start-1] == '(' && d.At.Start < len(s)/2:
			score += 2 // Roe, J. (2024). Title
			apa = sh.runes < 300
		case len(tail) <= 4 || strings.HasPrefix(tail, "),") || strings.HasPrefix(tail, ")."):
			score += 3 // the date ends the entry
		}
	}
	addressed := linked(s)
	if addressed {
		score += 2
	}
	if strings.Count(s, ",")+strings.Count(s, ". ") >= 2 {
		score++
	}
	if bulletLen(s) > 0 || strings.HasPrefix(s, "[") {
		score++
	}
	if sh.sentences >= 3 && !closing && !apa && !addressed {
		score -= 3 // prose
	}
	if sh.prose() && sh.sentences >= 2 && !quoted && !apa {
		score--
	}
	return score
}

// linked reports whether a line holds a web address.
func linked(s string) bool {
	low := strings.Contains(s, "://") || strings.Contains(s, "www.") || strings.Contains(s, "WWW.")
	return low && address().MatchString(s)
}

// References parses the reference blocks of a text.
func References(text string, blocks []entente.Block) []entente.Reference {
	var out []entente.Reference
	for _, b := range blocks {
		if b.Kind == entente.BlockReference {
			out = append(out, ParseReference(text, b.Span))
		}
	}
	return out
}

// ParseReference reads author, title, publisher, date and address from one
// entry. What it cannot tell stays empty. Forms: `Jane Roe, “Title,” Paper,
// 14 Aug 2024`, the same without the opening mark, `Roe, J. (2024). Title.
// Publisher`, `Title - Publisher (14 August 2024)`, `Publisher, Title, date`.
func ParseReference(text string, at entente.Span) entente.Reference {
	ref := entente.Reference{Span: at, Published: entente.Date{Basis: entente.BasisUndated}}
	s := at.Of(text)
	end := len(s)
	if g := address().FindStringIndex(s); g != nil {
		ref.URL = strings.TrimRight(s[g[0]:g[1]], ".,;")
		end = g[0]
	}
	if found := meta.Find(s[:end]); len(found) > 0 {
		d := found[len(found)-1]
		local := *d.At
		span := entente.Span{Start: at.Start + local.Start, End: at.Start + local.End}
		d.At = &span
		ref.Published = d
		if local.Start > 0 && s[local.Start-1] == '(' && local.Start < end/2 {
			return byYear(text, s, ref, local, end)
		}
		end = local.Start
	}
	start := bulletLen(s)
	if strings.HasPrefix(s, "[") {
		if i := strings.IndexByte(s, ']'); i > 0 && i < 6 {
			start = i + 1
		}
	}
	start = min(start, end)
	if open, from, to, after, ok := quoted(s, start, end); ok {
		ref.Author = trimField(s[start:open])
		setTitle(&ref, text, at.Start+from, at.Start+to)
		ref.Publisher = publisherOf(s[after:max(after, end)])
		return ref
	}
	return plain(text, s, ref, start, end)
}
