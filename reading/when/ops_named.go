package when

import (
	"fmt"
	"strings"

	"entente"
)

// buildHoliday places a named day in its year.
func buildHoliday(b *binding) bool {
	name := ""
	text := strings.ReplaceAll(b.text(), "’", "'")
	rule := ""
	for _, h := range b.f.g.holidays {
		if i := strings.Index(text, h.Name); i >= 0 && i <= 5 && len(h.Name) > len(name) {
			name, rule = h.Name, h.Rule
		}
	}
	if name == "" {
		return false
	}
	k := b.m.from
	if b.first("this", "last", "next") {
		k++
	}
	if !b.f.toks[k].cap {
		return false
	}
	if t := b.before(1); t != nil && t.cap && t.e == nil && k == b.m.from { // a surname
		return false
	}
	if t := b.after(0); t != nil && t.cap && t.mask == 0 && b.tok(cYear, 0) == nil { // the Easter Rising
		return false
	}
	s := stamp{g: year}
	y, explicit := b.yearOf()
	basis := entente.BasisExplicit
	var hang reference
	if s.y = y; !explicit {
		basis = entente.BasisYearInferred
		s, hang = b.holidayYear(rule)
	}
	if len(rule) == 10 { // one day in history
		d, _ := parseDay(rule)
		b.dated(ofDay(d), entente.BasisExplicit).aside = true
		return true
	}
	md, placed := holidayDay(rule, s.y)
	switch {
	case s.noYear && !(len(rule) == 5 && rule[2] == '-'):
		b.add("DATE", "XXXX-XX-XX")
		return true
	case s.noYear:
		b.add("DATE", "XXXX-"+rule)
		return true
	case !placed:
		b.add("DATE", s.yearText()+"-XX-XX")
		return true
	}
	s = ofDay(md)
	if v := b.read(cPart, 0); v != "" {
		s.setPart(v)
	}
	r := b.dated(s, basis)
	r.hang, r.mod = hang, ""
	return true
}

// holidayYear infers the year of a holiday as of a month and day.
func (b *binding) holidayYear(rule string) (stamp, reference) {
	s := stamp{g: day, m: 6, d: 15}
	if len(rule) == 5 && rule[2] == '-' {
		s.m, s.d = number(rule[:2]), number(rule[3:])
	} else if parts := strings.Split(rule, "/"); len(parts) == 3 {
		s.m = number(parts[2])
	} else if strings.HasPrefix(rule, "easter") {
		s.m, s.d = 4, 5
	}
	tense := b.tense()
	if b.first("last") {
		tense = -1
	} else if b.first("next") {
		tense = 1
	}
	s, hang := b.f.inferYear(s, tense)
	s.g = year
	return s, hang
}

// holidayDay computes a rule of holidays.tsv for a year.
func holidayDay(rule string, y int) (int, bool) {
	switch {
	case len(rule) == 5 && rule[2] == '-':
		return days(y, number(rule[:2]), number(rule[3:])), true
	case strings.HasPrefix(rule, "easter"):
		n := number(strings.TrimLeft(rule[6:], "+-"))
		if strings.Contains(rule, "-") {
			n = -n
		}
		return easter(y) + n, true
	}
	parts := strings.Split(rule, "/")
	if len(parts) != 3 {
		return 0, false
	}
	n, wd, m := number(strings.TrimPrefix(parts[0], "-")), number(parts[1]), number(parts[2])
	if strings.HasPrefix(parts[0], "-") {
		return toWeekday(days(y, m, monthLength(y, m)), wd, -1, 0), true
	}
	return toWeekday(days(y, m, 1), wd, 1, 0) + 7*(n-1), true
}

// fiscalYear is the calendar of the government that a text speaks of.
type fiscalYear struct {
	month int
	ends  bool
	known bool
}

// fiscalOf guesses the government from the words of the text around a byte:
// the country named last before it, else first after it, within 600 bytes.
func (f *finder) fiscalOf(at int) fiscalYear {
	lo, hi := max(0, at-600), min(len(f.text), at+300)
	before, after := strings.ToLower(f.text[lo:at]), strings.ToLower(f.text[at:hi])
	best, bestAt := fiscalYear{}, -1
	for _, c := range f.g.fiscal {
		for _, w := range c.Words {
			if i := lastWord(before, w); i > bestAt {
				best, bestAt = fiscalYear{c.Month, c.Ends, true}, i
			}
		}
	}
	if bestAt >= 0 {
		return best
	}
	bestAt = len(after)
	for _, c := range f.g.fiscal {
		for _, w := range c.Words {
			if i := firstWord(after, w); i >= 0 && i < bestAt {
				best, bestAt = fiscalYear{c.Month, c.Ends, true}, i
			}
		}
	}
	return best
}

func wordAt(s string, i, n int) bool {
	return (i == 0 || charKind[s[i-1]] != kLetter) && (i+n >= len(s) || charKind[s[i+n]] != kLetter)
}

func lastWord(s, w string) int {
	for end := len(s); end > 0; {
		i := strings.LastIndex(s[:end], w)
		if i < 0 {
			return -1
		}
		if wordAt(s, i, len(w)) {
			return i
		}
		end = i
	}
	return -1
}

func firstWord(s, w string) int {
	for at := 0; at < len(s); {
		i := strings.Index(s[at:], w)
		if i < 0 {
			return -1
		}
		if wordAt(s, at+i, len(w)) {
			return at + i
		}
		at += i + 1
	}
	return -1
}

// buildFiscal resolves "fiscal year 2025", "FY25", "the 2024-25 fiscal year".
func buildFiscal(b *binding) bool {
	y, ok := b.yearOf()
	if t := b.tok(cFY, 0); t != nil {
		y, ok = int(t.num), true
		if y < 100 {
			y += 2000
		}
	}
	if !ok || y < 1900 || y > 2150 {
		return false
	}
	fy := b.f.fiscalOf(int(b.f.toks[b.m.from].start))
	if t := b.tok(cYY2, 0); t != nil { // both years named
		if int(t.num) != (y+1)%100 {
			return false
		}
		y, fy.ends = y+1, true
	}
	return b.fiscalYear(y, fy, entente.BasisExplicit)
}

func (b *binding) fiscalYear(y int, fy fiscalYear, basis entente.Basis) bool {
	r := b.add("DATE", fmt.Sprintf("FY%04d", y))
	if !fy.known {
		return true
	}
	start := y
	if fy.ends && fy.month > 1 {
		start--
	}
	ey, em := addMonths(start, fy.month, 11)
	r.stamp, r.stamp2 = ofMonth(start, fy.month), ofMonth(ey, em)
	r.dated, r.spread, r.aside, r.basis = true, true, true, basis
	return true
}

// buildFiscalRel resolves "the current fiscal year".
func buildFiscalRel(b *binding) bool {
	f := b.f
	n := 0
	switch {
	case b.has("last", "previous"):
		n = -1
	case b.has("next", "coming"):
		n = 1
	}
	fy := f.fiscalOf(int(f.toks[b.m.from].start))
	if !f.known || f.story || !fy.known {
		b.add("DATE", "FYXXXX")
		return true
	}
	named := func(day int) int {
		y, m, _ := civil(day)
		if m < fy.month {
			y--
		}
		if fy.ends && fy.month > 1 {
			y++
		}
		return y + n
	}
	if named(f.lo) != named(f.hi) {
		b.add("DATE", "FYXXXX")
		return true
	}
	return b.fiscalYear(named(f.hi), fy, entente.BasisRelative)
}
