package when

import (
	"fmt"

	"entente"
)

// seasonMonth is the middle month of a season.
var seasonMonth = map[string]int{"SP": 4, "SU": 7, "FA": 10, "WI": 1}

// buildSeason resolves a season, with or without its year.
func buildSeason(b *binding) bool {
	s := stamp{g: season, sub: b.read(cSeason, 0)}
	if y, ok := b.yearOf(); ok {
		s.y = y
		b.dated(s, entente.BasisExplicit)
		return true
	}
	return b.inferSub(s, seasonMonth[s.sub], b.tense())
}

// inferSub gives a season, quarter or half without a year its year.
func (b *binding) inferSub(s stamp, mid, tense int) bool {
	f := b.f
	if ref, ok := f.context(tense); ok {
		s.y = ref.y
		if ref.m != 0 && ref.m-mid >= 6 || ref.g == season && s.sub == "WI" && ref.sub != "WI" {
			s.y++
		}
		r := b.dated(s, entente.BasisYearInferred)
		r.hang, r.aside = ref, s.sub == "WI"
		return true
	}
	if !f.known {
		s.noYear = true
		b.add("DATE", s.value()).mod = b.mod()
		return true
	}
	y, m, _ := civil(f.hi)
	s.y = y
	switch {
	case tense < 0 && mid > m+1:
		s.y--
	case tense > 0 && mid < m-1:
		s.y++
	}
	b.dated(s, entente.BasisYearInferred)
	return true
}

// buildRelNamed resolves "last March", "this summer", "next spring".
func buildRelNamed(b *binding) bool {
	f := b.f
	s := stamp{}
	mid := 0
	if v := b.read(cSeason, 0); v != "" {
		s.g, s.sub, mid = season, v, seasonMonth[v]
	} else {
		m, _ := b.number(cMonth, 0)
		s.g, s.m, mid = month, m, m
	}
	n := 0
	fromLast := f.story
	switch {
	case b.has("previous", "following", "preceding", "that", "same"):
		fromLast = true
	}
	switch {
	case b.has("last", "past", "previous", "preceding"):
		n = -1
	case b.has("next", "coming", "following", "upcoming"):
		n = 1
	}
	var y, m int
	var hang reference
	switch {
	case fromLast && f.last.ok && !f.last.noYear:
		y, m, hang = f.last.y, f.last.m, f.last
		if m == 0 {
			m = 6
		}
	case f.known && sameYear(f.lo, f.hi):
		y, m, _ = civil(f.hi)
	default:
		s.noYear = true
		b.add("DATE", s.value())
		return true
	}
	s.y = y
	switch {
	case n < 0 && mid >= m:
		s.y--
	case n > 0 && mid <= m:
		s.y++
	}
	b.dated(s, entente.BasisRelative).hang = hang
	return true
}

func (b *binding) nth() (int, bool) {
	if b.has("last", "final", "latter", "closing", "other", "second") && b.tok(cOrd, 0) == nil {
		return 0, true
	}
	return b.number(cOrd, 0)
}

func buildQuarter(b *binding) bool {
	n, ok := 0, false
	if a := b.rule.args["n"]; a != "" {
		n, ok = number(a), true
	} else if v := b.read(mustClass("qn"), 0); v != "" {
		n, ok = number(v), true
	} else if v, got := b.number(cOrd, 1); got && b.has("fiscal") {
		n, ok = v, true
	} else {
		n, ok = b.number(cOrd, 0)
	}
	if !ok || n < 1 || n > 4 {
		return false
	}
	s := stamp{g: quarter, sub: fmt.Sprintf("Q%d", n)}
	if y, ok := b.yearOf(); ok {
		s.y = y
		if b.has("fiscal", "financial") {
			b.add("DATE", "FY"+s.value())
			return true
		}
		b.dated(s, entente.BasisExplicit)
		return true
	}
	if b.has("fiscal") {
		return b.inferSub(s, n*3-1, b.tense())
	}
	f := b.f
	if !f.story && f.known && f.context2() == nil { // the latest finished one, or by tense the coming
		y, m, _ := civil(f.hi)
		s.y = y
		if b.tense() <= 0 && n*3-2 > m {
			s.y--
		}
		b.dated(s, entente.BasisYearInferred)
		return true
	}
	return b.inferSub(s, n*3-1, b.tense())
}

// context2 is the reference of context, nil when there is none.
func (f *finder) context2() *reference {
	if r, ok := f.context(-1); ok {
		return &r
	}
	return nil
}

func buildQuarterOf(b *binding) bool {
	n, _ := b.number(cOrd, 0)
	y, hang, ok := b.relYear()
	if n < 1 || n > 4 {
		return false
	}
	b.dated(stamp{g: quarter, sub: fmt.Sprintf("Q%d", n), y: y, noYear: !ok}, entente.BasisRelative).hang = hang
	return true
}

// halfOf is H1 or H2 of a match.
func (b *binding) halfOf() string {
	if v := b.read(mustClass("hn"), 0); v != "" {
		return "H" + v
	}
	if n, ok := b.number(cOrd, 0); ok {
		switch n {
		case 1:
			return "H1"
		case 2:
			return "H2"
		}
		return ""
	}
	if b.has("latter", "other") {
		return "H2"
	}
	return ""
}

func buildHalf(b *binding) bool {
	y, ok := b.yearOf()
	h := b.halfOf()
	if !ok || h == "" {
		return false
	}
	b.dated(stamp{g: half, y: y, sub: h}, entente.BasisExplicit).mod = ""
	return true
}

func buildHalfOf(b *binding) bool {
	y, hang, ok := b.relYear()
	h := b.halfOf()
	if h == "" {
		return false
	}
	if !ok && b.f.known && sameYear(b.f.lo, b.f.hi) {
		y, _, _ = civil(b.f.hi)
		ok = true
	}
	r := b.dated(stamp{g: half, y: y, sub: h, noYear: !ok}, entente.BasisRelative)
	r.hang, r.mod = hang, ""
	return true
}

// buildHalfMonth resolves "the first half of June".
func buildHalfMonth(b *binding) bool {
	m, _ := b.number(cMonth, 0)
	s := stamp{g: month, m: m}
	h := b.halfOf()
	if h == "" {
		return false
	}
	basis := entente.BasisExplicit
	y, ok := b.yearOf()
	var hang reference
	if s.y = y; !ok {
		s, hang = b.f.inferYear(s, b.tense())
		basis = entente.BasisYearInferred
	}
	r := b.dated(s, basis)
	r.hang, r.mod = hang, map[string]string{"H1": "START", "H2": "END"}[h]
	return true
}

// buildMonthsOf resolves "the first nine months of 2025": a duration with
// the interval it covers.
func buildMonthsOf(b *binding) bool {
	n, _ := b.number(cNum, 0)
	if n < 1 || n > 11 {
		return false
	}
	y, ok := b.yearOf()
	basis := entente.BasisExplicit
	var hang reference
	if !ok {
		if y, hang, ok = b.relYear(); !ok && b.f.known && sameYear(b.f.lo, b.f.hi) {
			y, _, _ = civil(b.f.hi)
			ok = true
		}
		basis = entente.BasisRelative
	}
	r := b.add("DURATION", fmt.Sprintf("P%dM", n))
	if !ok {
		return true
	}
	from, to := ofMonth(y, 1), ofMonth(y, n)
	if b.has("last", "final") {
		from, to = ofMonth(y, 13-n), ofMonth(y, 12)
	}
	r.stamp, r.stamp2, r.spread, r.dated, r.basis, r.hang, r.aside = to, from, true, true, basis, hang, true
	return true
}

// buildWeekMonth resolves "the last week of August".
func buildWeekMonth(b *binding) bool {
	m, _ := b.number(cMonth, 0)
	n, ok := b.nth()
	if b.has("opening") {
		n, ok = 1, true
	}
	if !ok || n > 5 {
		return false
	}
	s := stamp{g: month, m: m}
	y, explicit := b.yearOf()
	basis := entente.BasisExplicit
	var hang reference
	if s.y = y; !explicit {
		s, hang = b.f.inferYear(s, b.tense())
		basis = entente.BasisYearInferred
	}
	weekends := b.rule.args["weekend"] != ""
	switch {
	case b.f.story && !weekends:
		b.add("DATE", "P1W")
		return true
	case s.noYear:
		b.add("DATE", "XXXX-WXX")
		return true
	case weekends:
		b.weekendOf(s, n, basis).hang = hang
		return true
	}
	at := days(s.y, s.m, 1) + (n-1)*7 + 3
	if n == 0 {
		at = days(s.y, s.m, monthLength(s.y, s.m)) - 3
	}
	b.dated(ofWeek(at), basis).hang = hang
	return true
}

// weekendOf is the nth weekend of a month by its Saturday, the last for 0.
func (b *binding) weekendOf(s stamp, n int, basis entente.Basis) *result {
	saturday := toWeekday(days(s.y, s.m, 1), 6, 1, 0) + 7*(n-1)
	if n == 0 {
		saturday = toWeekday(days(s.y, s.m, monthLength(s.y, s.m)), 6, -1, 0)
	}
	w := ofWeek(saturday)
	w.g = weekend
	r := b.dated(w, basis)
	r.mod = ""
	return r
}

// buildWeekDate resolves "the week of June 16".
func buildWeekDate(b *binding) bool {
	m, _ := b.number(cMonth, 0)
	d, _ := b.number(cDay, 0)
	s := stamp{g: day, m: m, d: d}
	y, explicit := b.yearOf()
	basis := entente.BasisExplicit
	var hang reference
	if s.y = y; !explicit {
		s, hang = b.f.inferYear(s, b.tense())
		basis = entente.BasisYearInferred
	}
	if s.noYear || !validDay(s.y, s.m, s.d) {
		return false
	}
	r := b.dated(ofWeek(days(s.y, s.m, s.d)), basis)
	r.hang = hang
	return true
}

// buildDayMonth resolves "the last day of June".
func buildDayMonth(b *binding) bool {
	m, _ := b.number(cMonth, 0)
	n, ok := b.nth()
	if !ok || n > 31 {
		return false
	}
	s := stamp{g: day, m: m, d: max(n, 1)}
	y, explicit := b.yearOf()
	basis := entente.BasisExplicit
	var hang reference
	if s.y = y; !explicit {
		s, hang = b.f.inferYear(s, b.tense())
		basis = entente.BasisYearInferred
	}
	if n == 0 {
		s.d = monthLength(s.y, s.m)
	}
	if !validDay(s.y, s.m, s.d) {
		return false
	}
	r := b.dated(s, basis)
	r.hang, r.mod = hang, ""
	return true
}
