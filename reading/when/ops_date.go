package when

import (
	"fmt"
	"strings"

	"entente"
)

// builders are the ops of patterns.tsv.
var builders = map[string]builder{
	"none": func(b *binding) bool { return true },
	"date": buildDate, "date-of": buildDateOf, "decade": buildDecade, "century": buildCentury,
	"season": buildSeason, "rel-named": buildRelNamed,
	"quarter": buildQuarter, "quarter-of": buildQuarterOf, "half": buildHalf, "half-of": buildHalfOf, "half-month": buildHalfMonth,
	"months-of": buildMonthsOf, "week-month": buildWeekMonth, "week-date": buildWeekDate, "day-month": buildDayMonth,
	"fiscal": buildFiscal, "fiscal-rel": buildFiscalRel,
	"deictic": buildDeictic, "thatpart": buildThatPart, "nextpart": buildNextPart, "part": buildPart, "part-the": buildPart,
	"wday": buildWday, "wday-week": buildWdayWeek, "wday-that": buildWdayThat,
	"clock": buildClock, "rel": buildRel, "same": buildSame, "dayadj": buildDayAdj,
	"thatday": buildThatDay, "nextday": buildNextDay, "shift": buildShift,
	"dur": buildDur, "dur-rel": buildDurRel, "dur-vague": buildDurVague, "dur-bare": buildDurBare, "dur-range": buildDurRange, "dur2": buildDur2,
	"age": buildAge, "set": buildSet, "set-every": buildSetEvery, "set-times": buildSetTimes, "set-per": buildSetPer, "set-md": buildSetMonthDay, "set-wday": buildSetWday,
	"ref": buildRef, "named": buildNamed, "holiday": buildHoliday,
	"range-day": buildRangeDay, "range-day-first": buildRangeDayFirst, "range-full": buildRangeFull, "range-month": buildRangeMonth,
	"range-month-bare": buildRangeMonthBare, "range-year": buildRangeYear, "range-years": buildRangeYears, "range-bc": buildRangeBC,
}

// yearOf reads the year of a match: four digits, '99, or a number with an
// era.
func (b *binding) yearOf() (y int, ok bool) {
	era := b.read(cEra, 0)
	if t := b.tok(cYear, 0); t != nil {
		y, ok = int(t.num), true
	} else if t := b.tok(cYY, 0); t != nil {
		y, ok = twoDigitYear(int(t.num)), true
		if b.f.last.ok && !b.f.last.noYear { // '99 is near what was spoken of
			y = floorDiv(b.f.last.y, 100)*100 + int(t.num)
		}
	} else if b.rule.args["era"] != "" || b.rule.args["circa"] != "" || b.first("ad") {
		if t := b.tok(cNum, 0); t != nil && t.num >= 1 && t.num < 10000 && t.num == float64(int(t.num)) {
			y, ok = int(t.num), t.num >= 100 || b.rule.args["circa"] == ""
		}
	}
	if ok && strings.HasPrefix(era, "BC") {
		y = 1 - y
	}
	return y, ok
}

// fineness fills day, part and clock of s from the captures.
func (b *binding) fineness(s *stamp) bool {
	if n, ok := b.number(cMonth, 0); ok {
		s.g, s.m = month, n
	}
	if n, ok := b.number(cDay, 0); ok {
		if n < 1 || n > 31 {
			return false
		}
		s.g, s.d = day, n
	} else if n, ok := b.number(cOrd, 0); ok && n <= 31 {
		s.g, s.d = day, n
	}
	if v := b.read(cSeason, 0); v != "" {
		s.g, s.sub = season, v
	}
	if v := b.read(cPart, 0); v != "" {
		s.setPart(v)
	}
	return b.clockOf(s)
}

// setPart gives s a part of the day; noon and midnight are points.
func (s *stamp) setPart(v string) {
	switch v {
	case "12", "00":
		s.clock = v + ":00"
		if v == "00" {
			s.clock = "24:00"
		}
	default:
		s.part = v
	}
}

// clockOf reads a time of day; false when it is none.
func (b *binding) clockOf(s *stamp) bool {
	h, m, sec := -1, 0, -1
	half := b.read(cAMPM, 0)
	text := ""
	if t := b.tok(cClock, 0); t != nil {
		text = b.f.text[t.start:t.end]
		if i := strings.IndexByte(text, ':'); i > 0 {
			h, m = number(text[:i]), number(text[i+1:i+3])
			if j := strings.LastIndexByte(text, ':'); j > i {
				sec = number(text[j+1 : min(j+3, len(text))])
			}
		} else {
			h, m = int(t.num)/100, int(t.num)%100
		}
	} else if t := b.tok(cHourAMPM, 0); t != nil {
		h = int(t.num)
		half = "AM"
		if c := b.f.text[t.end-2]; c == 'p' || c == 'P' {
			half = "PM"
		}
	} else if b.rule.args["mil"] != "" {
		if !guardMil(b) {
			return false
		}
		n, _ := b.number(cNum, 0)
		h, m = n/100, n%100
		if b.has("gmt", "utc") {
			s.tz = "Z"
		}
	} else if half != "" || b.has("o'clock") {
		n, ok := b.number(cNum, 0)
		if !ok {
			return false
		}
		h = n
		t := b.tok(cNum, 0)
		if digits := b.f.text[t.start:t.end]; len(digits) > 3 && digits[len(digits)-3] == '.' { // 11.30 a.m.
			m = number(digits[len(digits)-2:])
		}
	} else {
		return true
	}
	if half == "PM" && h < 12 {
		h += 12
	}
	if half == "AM" && h == 12 {
		h = 0
	}
	if h < 0 || h > 24 || m > 59 {
		return false
	}
	s.clock = fmt.Sprintf("%02d:%02d", h, m)
	if sec >= 0 {
		s.clock += fmt.Sprintf(":%02d", sec)
	}
	if v := b.read(cTZ, 0); v != "" {
		s.tz = v
	}
	return true
}

// buildDate composes a calendar date from whatever was captured.
func buildDate(b *binding) bool {
	if t := b.tok(cISO, 0); t != nil {
		b.dated(ofDay(int(t.num)), entente.BasisExplicit)
		return true
	}
	if t := b.tok(cSlash, 0); t != nil {
		b.dated(ofDay(int(t.num)), entente.BasisExplicit)
		return true
	}
	if v := b.rule.args["unresolved"]; v != "" {
		b.add("DATE", v)
		return true
	}
	s := stamp{g: year}
	y, explicit := b.yearOf()
	s.y = y
	if !b.fineness(&s) {
		return false
	}
	basis, hang := entente.BasisExplicit, reference{}
	if !explicit {
		switch {
		case s.m == 9 && s.d == 11 && b.leads("attacks", "terror", "terrorist", "hijackers", "attack"):
			s.y, basis = 2001, entente.BasisExplicit
		case s.m != 0:
			s, hang = b.f.inferYear(s, b.tense())
			basis = entente.BasisYearInferred
		case s.d != 0: // "Monday the 5th"
			if t := b.tok(cOrd, 0); t != nil && !t.figures {
				return false
			}
			if s, hang, explicit = b.f.inferMonth(s); !explicit {
				return false
			}
			basis = entente.BasisRelative
		case s.sub != "":
			return buildSeason(b)
		default:
			return false
		}
	}
	if s.g == day && !s.noYear && !validDay(s.y, s.m, s.d) || s.d > 31 {
		return false
	}
	if s.g < day && (b.tok(cOrd, 0) != nil || b.has("weekend")) {
		return false
	}
	r := b.dated(s, basis)
	r.hang = hang
	r.aside = b.aside(s) || basis == entente.BasisExplicit && !explicit
	if b.has("rest") {
		r.mod = ""
	}
	return true
}

// aside reports a bare year that should not become what later year-less
// dates hang on: one of the year already spoken of, which may be known to
// the month.
func (b *binding) aside(s stamp) bool {
	last := &b.f.last
	return s.g == year && last.ok && last.g > year && last.y == s.y
}

// inferYear gives a year-less month or day its year: in a narrative the
// year of the last mentioned date, moved on when that date was late in its
// year; in a report the nearest fitting one by tense (-1, 0, +1) to the
// document's date, unless the sentence or the one before tells of another
// year.
func (f *finder) inferYear(s stamp, tense int) (stamp, reference) {
	if ref, ok := f.context(tense); ok {
		s.y, s.bc = ref.y, ref.bc
		if ref.m != 0 && s.m != 0 && ref.m-s.m >= 7 {
			s.y++
		} else if ref.g == season && ref.sub == "WI" && s.m == 12 {
			s.y--
		}
		return s, ref
	}
	if !f.known {
		s.noYear = true
		return s, reference{}
	}
	y, _, _ := civil(f.hi)
	best, bestGap := s, 1<<30
	for _, c := range []int{y - 1, y, y + 1} {
		t := s
		t.y = c
		if t.g == day && !validDay(t.y, t.m, t.d) {
			continue
		}
		from, to, _ := t.bounds()
		gap := 0
		switch {
		case from > f.hi:
			gap = from - f.hi
			if tense < 0 {
				gap += 1000
			}
		case to < f.lo:
			gap = f.lo - to
			switch {
			case tense > 1:
				gap += 1000
			case tense > 0:
				gap += 120 // "to meet on 26 June" may be yesterday's failure
			}
		}
		if gap < bestGap {
			best, bestGap = t, gap
		}
	}
	return best, reference{}
}

// context is the mentioned date that a year-less expression hangs on.
func (f *finder) context(tense int) (reference, bool) {
	if f.story {
		return f.last, f.last.ok
	}
	if !f.expl.ok || f.expl.g < year || tense > 0 {
		return reference{}, false
	}
	own, _, _ := civil(f.hi)
	near := f.clause-f.expl.clause <= 1
	return f.expl, near && f.expl.y < own && f.expl.y > own-200
}

// inferMonth gives "the 20th" its month from the last mentioned date.
func (f *finder) inferMonth(s stamp) (stamp, reference, bool) {
	if f.last.ok && f.last.g >= month && f.last.m != 0 {
		s.y, s.m = f.last.y, f.last.m
		return s, f.last, validDay(s.y, s.m, s.d)
	}
	if f.known && f.lo == f.hi {
		s.y, s.m, _ = civil(f.hi)
		return s, reference{}, validDay(s.y, s.m, s.d)
	}
	return s, reference{}, false
}

// relYear is the year that "that year", "last year" and the like name.
func (b *binding) relYear() (y int, hang reference, ok bool) {
	f := b.f
	n, base := 0, f.known && f.lo == f.hi || f.known && sameYear(f.lo, f.hi)
	switch {
	case b.has("that", "same", "the") && !b.has("last", "next", "previous", "following"):
		if !f.last.ok {
			return 0, reference{}, false
		}
		return f.last.y, f.last, true
	case b.has("previous"):
		n = -1
	case b.has("following"):
		n = 1
	case b.has("last"):
		n = -1
	case b.has("next"):
		n = 1
	}
	if (f.story || b.has("previous", "following")) && f.last.ok {
		return f.last.y + n, f.last, true
	}
	if !base {
		return 0, reference{}, false
	}
	y, _, _ = civil(f.hi)
	return y + n, reference{}, true
}

func sameYear(a, b int) bool {
	y, _, _ := civil(a)
	z, _, _ := civil(b)
	return y == z
}

// buildDateOf composes a date in a year named relatively.
func buildDateOf(b *binding) bool {
	s := stamp{g: year}
	if !b.fineness(&s) {
		return false
	}
	y, hang, ok := b.relYear()
	s.y, s.noYear = y, !ok
	if s.g == day && ok && !validDay(s.y, s.m, s.d) {
		return false
	}
	r := b.dated(s, entente.BasisRelative)
	r.hang = hang
	return true
}

func buildDecade(b *binding) bool {
	s := stamp{g: decade}
	basis := entente.BasisExplicit
	if v := b.read(mustDecadeWord, 0); v != "" {
		s.y = number(v) * 10
	} else if t := b.tok(cYear, 0); t != nil { // "the 1930's"
		if int(t.num)%10 != 0 {
			return false
		}
		s.y = int(t.num)
	} else {
		t := b.tok(cDecade, 0)
		digits := 0
		for i := int(t.start); i < int(t.end); i++ {
			if charKind[b.f.text[i]] == kDigit {
				digits++
				s.y = s.y*10 + int(b.f.text[i]-'0')
			}
		}
		switch {
		case digits == 2:
			if !b.first("the") && b.f.text[t.start] != '\'' && t.start > 1 && b.f.text[t.start-2] != '\'' || s.y%10 != 0 {
				return false
			}
			s.y += 1900
		case digits == 3 && b.read(cEra, 0) == "":
			return false
		case s.y%10 != 0:
			return false
		}
		if b.read(cEra, 0) == "BC" {
			s.y = 1 - s.y
			v := fmt.Sprintf("BC%04d", 1-s.y)
			r := b.add("DATE", v[:len(v)-1])
			r.mod = b.mod()
			return true
		}
		if s.y%100 == 0 && digits == 4 { // "the 1900s" is the century
			s.g = century
			if b.mod() != "" || s.y == 2000 {
				s.g = decade
			}
		}
	}
	b.dated(s, basis)
	return true
}

var mustDecadeWord = mustClass("decadeword")

func buildCentury(b *binding) bool {
	n, ok := b.number(cOrd, 0)
	if !ok || n < 1 || n > 30 {
		return false
	}
	if b.read(cEra, 0) == "BC" {
		r := b.add("DATE", fmt.Sprintf("BC%02d", n-1))
		r.mod = b.mod()
		return true
	}
	b.dated(stamp{g: century, y: (n - 1) * 100}, entente.BasisExplicit)
	return true
}
