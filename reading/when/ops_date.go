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
