package when

import "strings"

// narrative reports whether the text tells of years before its own date: it
// names old years and hardly its own, or dates many old events to the month,
// and does not speak of yesterday or Tuesday.
func (f *finder) narrative() bool {
	if !f.known {
		return true
	}
	own, _, _ := civil(f.hi)
	n := f.years(own)
	return n.story()
}

// adrift reports whether the text has no date of its own and is no history
// either: "last year" and "two months ago" then count from a day that nobody
// knows, not from the date mentioned last.
func (f *finder) adrift() bool {
	if f.known {
		return false
	}
	n := f.years(9999)
	return n.old < 8 || n.near*5 >= n.old
}

// years counts the years that a text written in the year own names.
func (f *finder) years(own int) (n yearCount) {
	text := f.text
	for i := 0; i+4 <= len(text); i++ {
		c := text[i]
		if c >= 'A' && c <= 'Z' || c == 'y' || c == 't' {
			if i == 0 || charKind[text[i-1]] != kLetter {
				switch {
				case c == 'B' && text[i+1] == 'C' && i > 0 && text[i-1] == ' ':
					n.old++
					n.far++
				case nearWord(text[i:]):
					n.near++
				}
			}
			continue
		}
		if c != '1' && c != '2' {
			continue
		}
		if i > 0 && charKind[text[i-1]] == kDigit || digitsAt(text, i, min(i+5, len(text))) != 4 {
			continue
		}
		n.add(number(text[i:i+4]), own, f.fullDate(i))
		i += 3
	}
	return n
}

// yearCount counts the years a text names: before its own, long before, its
// own or later; and words that only make sense near the day of writing.
type yearCount struct{ old, far, recent, near, fullOld, fullRecent int }

func (n *yearCount) add(y, own int, full bool) {
	switch {
	case y >= own && y < own+30:
		n.recent++
		if full {
			n.fullRecent++
		}
	case y >= 1000 && y < own:
		n.old++
		if full {
			n.fullOld++
		}
		if y < own-15 {
			n.far++
		}
	}
}

func (n *yearCount) story() bool {
	switch {
	case n.old >= 8 && n.recent*3 < n.old && n.near*5 < n.old:
		return true
	case n.fullOld >= 8 && n.fullOld > n.fullRecent && n.near*5 < n.fullOld:
		return true
	}
	return n.old >= 4 && n.recent+n.near == 0 && n.far*2 > n.old
}

// fullDate reports whether a month or a day and comma stand before the year
// at byte i.
func (f *finder) fullDate(i int) bool {
	if i < 3 || f.text[i-1] != ' ' {
		return false
	}
	if f.text[i-2] == ',' {
		return charKind[f.text[i-3]] == kDigit
	}
	j := i - 1
	for j > 0 && charKind[f.text[j-1]] == kLetter {
		j--
	}
	w := f.text[j : i-1]
	if len(w) < 3 || len(w) > 9 || w[0] < 'A' || w[0] > 'Z' {
		return false
	}
	h := uint32(hashSeed)
	for k := range len(w) {
		h = (h ^ uint32(w[k]|0x20)) * hashPrime
	}
	e := f.g.find(w, h)
	return e != nil && e.mask&cMonth != 0
}

// nearWord reports whether text begins with a word that only makes sense
// near the day of writing.
func nearWord(text string) bool {
	for _, w := range [...]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "yesterday", "Yesterday", "today", "Today", "tomorrow", "this week", "this year", "this month"} {
		if w[0] == text[0] && strings.HasPrefix(text, w) {
			return true
		}
	}
	return false
}
