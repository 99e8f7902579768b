// Package meta reads what a document says about itself: publication date,
// author, publisher, credits and dateline, from headers, page metadata and
// the first lines of plain text.
//
// Dates are read from explicit forms only, with the precision they have;
// nothing is inferred and nothing defaults to today. All functions are pure,
// linear in their input and safe for concurrent use.
package meta

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"entente"
)

const month = `(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)`

// form is one explicit way to write a date; y, m and d are the groups of the
// pattern that hold year, month and day, 0 when there is none.
type form struct {
	re      *regexp.Regexp
	y, m, d int
	needs   feature
}

// feature is what a text must have for a form to be in it: it spares most
// lines most patterns.
type feature uint8

const (
	withMonth  feature = 1 << iota // the name of a month
	withHyphen                     // digits, a hyphen, digits
	withSlash                      // digits, a slash or a full stop, digits
)

var forms = sync.OnceValue(func() []form {
	c := func(p string, y, m, d int) form {
		needs := feature(0)
		switch {
		case strings.Contains(p, month):
			needs = withMonth
		case strings.Contains(p, `})-(`):
			needs = withHyphen
		case strings.Contains(p, `/`):
			needs = withSlash
		}
		return form{regexp.MustCompile(`(?i)` + p), y, m, d, needs}
	}
	return []form{
		c(`\b(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}[\d:.]*(?:Z|[+-]\d{2}:?\d{2})?|\b)`, 1, 2, 3),
		c(`\b(\d{4})/(\d{1,2})/(\d{1,2})\b`, 1, 2, 3),
		c(`\b(\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?`+month+`\b\.?,?[\s-]+(\d{4})\b`, 3, 2, 1),
		c(`\b`+month+`\b\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b`, 3, 1, 2),
		c(`\b`+month+`\s+(\d{1,2})\s+\d{2}:\d{2}:\d{2}\s+(?:[A-Z]{2,5}\s+)?(\d{4})\b`, 3, 1, 2),
		c(`\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b`, 3, 0, 0),
		c(`\b`+month+`\b\.?,?\s+(\d{4})\b`, 2, 1, 0),
		c(`\b(\d{4})-(\d{2})\b`, 1, 2, 0),
		c(`\b((?:19|20)\d{2})\b`, 1, 0, 0),
	}
})

// Find returns the explicit dates of text in order, disjoint, with Text, At
// and basis explicit. Text beyond 100,000 bytes is not looked at.
func Find(text string) []entente.Date {
	text = text[:min(len(text), 100_000)]
	if !hasYear(text) {
		return nil
	}
	var out []entente.Date
	taken := make([]entente.Span, 0, 4)
	have := features(text)
	for i, f := range forms() {
		if f.needs&have != f.needs {
			continue
		}
		for _, g := range f.re.FindAllStringSubmatchIndex(text, -1) {
			at := entente.Span{Start: g[0], End: g[1]}
			if overlaps(taken, at) {
				continue
			}
			d, ok := f.read(text, g)
			if !ok {
				continue
			}
			if i == len(forms())-1 && !yearStands(text, at) {
				continue
			}
			taken = append(taken, at)
			d.Basis, d.Text, d.At = entente.BasisExplicit, text[at.Start:at.End], &at
			out = append(out, d)
		}
	}
	for i := 1; i < len(out); i++ {
		for j := i; j > 0 && out[j].At.Start < out[j-1].At.Start; j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}

// hasYear reports whether text holds four digits in a row, which every
// explicit date has; most lines have none.
func hasYear(text string) bool {
	run := 0
	for i := 0; i < len(text); i++ {
		if digit(text[i]) {
			if run++; run == 4 && (text[i-3] == '2' || text[i-3] == '1' && text[i-2] >= '5') {
				return true
			}
		} else {
			run = 0
		}
	}
	return false
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

func features(text string) feature {
	var out feature
	for i := 0; i+2 < len(text); i++ {
		switch c := text[i+1]; {
		case digit(text[i]) && digit(text[i+2]) && c == '-':
			out |= withHyphen
		case digit(text[i]) && digit(text[i+2]) && (c == '/' || c == '.'):
			out |= withSlash
		case out&withMonth == 0 && (i == 0 || !letter(text[i-1])) && monthNumber(text[i:i+3]) > 0:
			out |= withMonth
		}
	}
	return out
}

func letter(c byte) bool { c |= 0x20; return c >= 'a' && c <= 'z' }

func overlaps(taken []entente.Span, s entente.Span) bool {
	for _, t := range taken {
		if t.Overlaps(s) {
			return true
		}
	}
	return false
}

// yearStands refuses four digits that are part of a larger number or a code.
func yearStands(text string, at entente.Span) bool {
	before := strings.TrimRight(text[:at.Start], " ")
	if strings.HasSuffix(before, "#") || strings.HasSuffix(before, "$") || strings.HasSuffix(before, "€") {
		return false
	}
	if at.Start > 0 && strings.ContainsRune("-–/.,", rune(text[at.Start-1])) {
		return false
	}
	return at.End >= len(text) || !strings.ContainsRune("-/", rune(text[at.End]))
}

func (f form) read(text string, g []int) (entente.Date, bool) {
	num := func(n int) int {
		if n == 0 {
			return 0
		}
		v, err := strconv.Atoi(text[g[2*n]:g[2*n+1]])
		if err != nil {
			return 0
		}
		return v
	}
	y, d := num(f.y), num(f.d)
	m := 0
	switch {
	case f.m == 0 && f.y == 3: // 17/11/2025: only when one reading is possible
		a, b := num(1), num(2)
		switch {
		case a > 12 && b <= 12:
			d, m = a, b
		case b > 12 && a <= 12:
			d, m = b, a
		case a == b:
			d, m = a, b
		default:
			return entente.Date{}, false
		}
	case f.m > 0:
		if m = num(f.m); m == 0 {
			m = monthNumber(text[g[2*f.m]:g[2*f.m+1]])
		}
		if m == 0 || (f.d > 0 && d == 0) {
			return entente.Date{}, false
		}
	}
	return Make(y, m, d)
}

func monthNumber(s string) int {
	if len(s) < 3 {
		return 0
	}
	var low [3]byte
	for i := range low {
		if !letter(s[i]) {
			return 0
		}
		low[i] = s[i] | 0x20
	}
	i := strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", string(low[:]))
	if i < 0 || i%3 != 0 {
		return 0
	}
	return i/3 + 1
}

// Make builds a Date of year, month or day precision (m or d 0 when
// unknown), without a basis. It reports false for a day that does not exist
// and for years outside 1500 to 2999.
func Make(y, m, d int) (entente.Date, bool) {
	if y < 1500 || y > 2999 || m < 0 || m > 12 || d < 0 || d > 31 || (m == 0 && d > 0) {
		return entente.Date{}, false
	}
	switch {
	case m == 0:
		return entente.Date{EDTF: fmt.Sprintf("%04d", y), Start: fmt.Sprintf("%04d-01-01", y), End: fmt.Sprintf("%04d-12-31", y)}, true
	case d == 0:
		last := time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC)
		ym := fmt.Sprintf("%04d-%02d", y, m)
		return entente.Date{EDTF: ym, Start: ym + "-01", End: last.Format(time.DateOnly)}, true
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if t.Day() != d {
		return entente.Date{}, false
	}
	day := t.Format(time.DateOnly)
	return entente.Date{EDTF: day, Start: day, End: day}, true
}

// ParseDate reads s, which must be one explicit date and nothing else but a
// time, a weekday or "Published" before it. Text is s.
func ParseDate(s string, basis entente.Basis) (entente.Date, bool) {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 80 {
		return entente.Date{}, false
	}
	if len(s) == 8 {
		if _, err := strconv.Atoi(s); err == nil {
			s = s[:4] + "-" + s[4:6] + "-" + s[6:]
		}
	}
	found := Find(s)
	if len(found) == 0 {
		return entente.Date{}, false
	}
	d := found[0]
	d.Basis, d.Text, d.At = basis, s, nil
	return d, true
}

// FromURL reads a date from the path of an address ("/2025/06/18/",
// "/2025/jun/18/", "-2025-06-18"). A bare year is not enough.
func FromURL(address string) (entente.Date, bool) {
	g := urlDate().FindStringSubmatch(address)
	if g == nil {
		return entente.Date{}, false
	}
	part := func(i int) int { n, _ := strconv.Atoi(g[i]); return n }
	var d entente.Date
	var ok bool
	switch {
	case g[1] != "":
		m := part(2)
		if m == 0 {
			m = monthNumber(g[2])
		}
		if m == 0 {
			return entente.Date{}, false
		}
		d, ok = Make(part(1), m, part(3))
	case g[4] != "":
		d, ok = Make(part(4), part(5), part(6))
	default:
		d, ok = Make(part(7), part(8), part(9))
	}
	d.Basis, d.Text = entente.BasisURL, strings.Trim(g[0], "/-_")
	return d, ok
}

var urlDate = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)/((?:19|20)\d{2})/(\d{1,2}|[a-z]{3})/(?:(\d{1,2})(?:/|$))?` +
		`|[/_-]((?:19|20)\d{2})-(\d{2})-(\d{2})(?:[/_.?-]|$)` +
		`|/((?:19|20)\d{2})(\d{2})(\d{2})/`)
})
