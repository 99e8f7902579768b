package when

import (
	"strings"

	"entente"
)

// unitOf is the unit of a match: the nth singular or plural capture.
func (b *binding) unitOf(nth int) string {
	if v := b.read(cUnits, nth); v != "" {
		return v
	}
	return b.read(cUnit, nth)
}

// move shifts a day by n units and cuts it to the unit's grain.
func move(from int, unit string, n int) stamp {
	y, m, _ := civil(from)
	switch unit {
	case "D":
		return ofDay(from + n)
	case "W":
		return ofWeek(from + 7*n)
	case "2W":
		return ofWeek(from + 14*n)
	case "WE":
		s := ofWeek(from + 7*n)
		s.g = weekend
		return s
	case "M":
		return ofMonth(addMonths(y, m, n))
	case "6M":
		return ofMonth(addMonths(y, m, 6*n))
	case "Q":
		y, m = addMonths(y, m, 3*n)
		return stamp{g: quarter, y: y, sub: "Q" + string(rune('1'+(m-1)/3))}
	case "Y":
		return ofYear(y + n)
	case "DE":
		return stamp{g: decade, y: y + 10*n}
	case "CE":
		return stamp{g: century, y: y + 100*n}
	}
	return ofDay(from) // hours, minutes, seconds: the day itself
}

// anchorDay is a day to count from in a mentioned date, and whether the
// date is fine enough for the unit.
func (r *reference) anchorDay(unit string) (int, bool) {
	if !r.ok || r.noYear {
		return 0, false
	}
	from, to, ok := r.bounds()
	if !ok {
		return 0, false
	}
	switch unit {
	case "D", "TH", "TM", "TS":
		return to, r.g == day && !r.dOpen
	case "W", "2W", "WE":
		return to, r.g == day && !r.dOpen || r.g == week || r.g == weekend
	case "M", "6M":
		return from, r.g >= month && r.m != 0 || r.g == week
	case "Q":
		return from, r.g >= quarter
	}
	if r.g == season && r.sub == "WI" {
		return days(r.y, 1, 1), true
	}
	return from, r.g >= year || unit == "CE" || unit == "DE"
}

// near reports whether the last mentioned date is close enough to hang on.
func (f *finder) near(clauses int) bool {
	return f.last.ok && !f.last.noYear && (f.story || f.clause-f.last.clause <= clauses)
}

// hung appends a stamp counted from the last mentioned date, or its open
// form when that is too coarse.
func (b *binding) hung(unit string, n int) *result {
	f := b.f
	if d, ok := f.last.anchorDay(unit); ok {
		s := move(d, unit, n)
		if f.last.bc {
			s.bc = true
		}
		r := b.dated(s, entente.BasisRelative)
		r.hang = f.last
		return r
	}
	s := move(0, unit, 0)
	s.noYear = true
	r := b.add("DATE", openValue(s))
	if f.last.ok && !f.last.noYear && (s.g == day || s.g == month) && f.last.g >= year {
		r.value = f.last.yearText() + strings.TrimPrefix(r.value, "XXXX")
	}
	return r
}

// buildRel resolves "last week", "this year", "the following month".
func buildRel(b *binding) bool {
	unit := b.unitOr("")
	if unit == "" || strings.HasPrefix(unit, "T") {
		return false
	}
	v := b.read(cRel, 0)
	n, fromLast := 0, strings.HasSuffix(v, "l")
	switch strings.TrimSuffix(v, "l") {
	case "-1":
		n = -1
	case "1":
		n = 1
	}
	if b.first("the") && b.has("next") {
		fromLast = true // "the next week" is told from where the story stands
	}
	if b.rule.args["weekend"] != "" && b.tense() <= 0 {
		n = -1
		if b.f.known && weekday(b.f.hi) >= 6 {
			n = 0
		}
	}
	if b.has("past", "coming") && b.rule.args["n"] == "0" {
		n = map[bool]int{true: -1, false: 1}[b.has("past")]
	}
	word := v != "" && b.has("past")
	the := b.first("the") && b.has("last", "past")
	if (word || the) && b.rule.args["n"] == "" && unit != "Q" || unit == "DE" && n != 0 && b.has("last", "past", "next") || unit == "CE" && n < 0 && b.has("past") {
		return buildDurRel(b) // "the past year" is a stretch of time
	}
	if unit == "Q" && !b.f.story && !b.has("last", "next", "this", "current", "previous", "following", "coming", "prior") {
		return false
	}
	if b.f.story && !b.has("this", "current") || fromLast {
		if b.f.near(3) {
			b.hung(unit, n)
			return true
		}
		if fromLast && !b.f.known || b.f.story {
			b.hung(unit, n)
			return true
		}
	}
	if b.f.story && b.has("this", "current") && b.f.last.ok {
		b.hung(unit, n)
		return true
	}
	r := b.relative(func(day int) stamp { return move(day, unit, n) })
	if b.has("earlier", "later") && n == 0 {
		b.cutAt(r, b.f.lo, b.f.hi)
	}
	return true
}

// cutAt narrows "earlier this year" and "later that month" to before and
// after a day.
func (b *binding) cutAt(r *result, lo, hi int) {
	if from, to, ok := r.stamp.bounds(); ok && !r.spread {
		r.cut, r.since, r.until = true, from, to
		if b.has("earlier") {
			r.until = hi
		} else {
			r.since = lo
		}
	}
}

// buildSame resolves "later that month", "the same year", "the end of the
// year".
func buildSame(b *binding) bool {
	unit := b.unitOf(0)
	if unit == "" {
		for i := b.m.from; i < b.m.to; i++ {
			if r := b.f.toks[i].e.reading(cAnyUnit); r != nil {
				unit = r.value
			}
		}
	}
	if unit == "" || strings.HasPrefix(unit, "T") || unit == "WE" && !b.f.last.ok {
		return false
	}
	f := b.f
	strong := b.has("that", "same")
	if f.story || strong || f.near(1) && f.last.g > year {
		if !f.last.ok && strong && unit == "Y" && f.known {
			return false
		}
		last := f.last
		r := b.hung(unit, 0)
		if from, to, ok := last.bounds(); ok && r.dated && b.has("earlier", "later") {
			b.cutAt(r, from, to)
		}
		return true
	}
	if !f.known {
		b.hung(unit, 0)
		return true
	}
	r := b.relative(func(day int) stamp { return move(day, unit, 0) })
	if b.has("earlier", "later") && r.dated {
		b.cutAt(r, f.lo, f.hi)
	}
	return true
}

// buildDayAdj resolves "the day before", "the year after" with nothing that
// they depend on behind them.
func buildDayAdj(b *binding) bool {
	if !b.closed() {
		return false
	}
	n := 1
	if b.has("before") {
		n = -1
	}
	unit := b.unitOr("D")
	if !b.f.near(3) {
		if b.f.known && !b.f.story && unit != "D" {
			b.relative(func(day int) stamp { return move(day, unit, n) }).mod = ""
			return true
		}
		return false
	}
	b.hung(unit, n).mod = ""
	return true
}

func (b *binding) unitOr(def string) string {
	for i := b.m.from; i < b.m.to; i++ {
		if r := b.f.toks[i].e.reading(cAnyUnit); r != nil {
			return r.value
		}
	}
	return def
}

// closed reports whether nothing that the last word governs follows it.
func (b *binding) closed() bool {
	t := b.after(0)
	if t == nil {
		return true
	}
	if t.e != nil {
		switch t.e.word {
		case ",", ".", "and", "in", "at", "on", "or", "for", "with", "was", "were", "had", "when", "by", "from", "to":
			return true
		}
		return t.mask&cPast != 0
	}
	c := b.f.text[t.start]
	return charKind[c] != kLetter
}

// buildThatDay resolves "that day", "the same day".
func buildThatDay(b *binding) bool {
	f := b.f
	if b.has("date", "time") {
		if !f.near(2) {
			return false
		}
		b.dated(f.last.stamp, entente.BasisRelative).hang = f.last
		return true
	}
	if b.has("this") && !f.story || !f.last.ok && !b.has("that", "same") {
		return false
	}
	b.hung("D", 0)
	return true
}

func buildNextDay(b *binding) bool {
	n := 1
	if b.rule.args["sign"] == "-1" {
		n = -1
	}
	if !b.f.near(4) && b.f.known && !b.f.story {
		b.add("DATE", "XXXX-XX-XX")
		return true
	}
	b.hung("D", n)
	return true
}

// buildThatPart resolves "that afternoon".
func buildThatPart(b *binding) bool {
	return b.partOf(0)
}

// buildNextPart resolves "the next morning".
func buildNextPart(b *binding) bool {
	if b.rule.args["sign"] == "-1" {
		return b.partOf(-1)
	}
	return b.partOf(1)
}

// partOf is a part of the day n days from the last mentioned one.
func (b *binding) partOf(n int) bool {
	s := stamp{g: day}
	s.setPart(b.read(cPart, 0))
	f := b.f
	d, ok := f.last.anchorDay("D")
	if !ok || !f.near(3) {
		r := b.add("TIME", "XXXX-XX-XXT"+strings.TrimPrefix(s.value(), "0000-XX-XXT"))
		r.value = "XXXX-XX-XXT" + s.part + s.clock
		return s.part != ""
	}
	y, m, dd := civil(d + n)
	s.y, s.m, s.d = y, m, dd
	b.dated(s, entente.BasisRelative).hang = f.last
	return true
}

// buildPart resolves a bare part of the day.
func buildPart(b *binding) bool {
	s := stamp{g: day}
	v := b.read(cPart, 0)
	if v == "" {
		v = b.read(mustClass("parts"), 0)
		b.add("TIME", "XXXX-XX-XXT"+v)
		return true
	}
	s.setPart(v)
	f := b.f
	if d, ok := f.last.anchorDay("D"); ok && f.near(1) && (s.clock != "" || b.has("the")) {
		s.y, s.m, s.d = civil(d)
		b.dated(s, entente.BasisRelative).hang = f.last
		return true
	}
	if s.clock != "" && f.known && !f.story && f.lo == f.hi {
		b.dated(s.on(f.hi), entente.BasisRelative).aside = true
		return true
	}
	b.add("TIME", "XXXX-XX-XXT"+s.part+s.clock)
	return true
}

// buildDeictic resolves "yesterday", "tonight", "this morning".
func buildDeictic(b *binding) bool {
	n := 0
	if a, ok := b.rule.args["day"]; ok {
		n = number(strings.TrimPrefix(a, "-"))
		if strings.HasPrefix(a, "-") {
			n = -n
		}
	} else if v := b.read(mustClass("deic"), 0); v != "" {
		n = map[string]int{"-1": -1, "1": 1}[v]
	}
	part := b.rule.args["part"]
	if part == "" {
		if part = b.read(cPart, 0); part == "" {
			for _, w := range []string{"morning", "afternoon", "evening"} {
				if b.has(w) {
					part = map[string]string{"morning": "MO", "afternoon": "AF", "evening": "EV"}[w]
				}
			}
		}
	}
	if b.f.story && n == 0 && part == "" {
		b.add("DATE", "PRESENT_REF")
		return true
	}
	r := b.relative(func(day int) stamp {
		s := ofDay(day + n)
		if part != "" {
			s.setPart(part)
		}
		return s
	})
	r.mod = ""
	r.aside = true
	return true
}

// buildWday resolves a weekday: the nearest fitting one by tense.
func buildWday(b *binding) bool {
	n, ok := b.number(cWday, 0)
	if !ok {
		return false
	}
	s := stamp{g: day}
	if v := b.read(cPart, 0); v != "" {
		s.setPart(v)
	} else {
		for _, w := range []string{"morning", "afternoon", "evening", "night", "dawn"} {
			if b.has(w) {
				s.part = map[string]string{"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "dawn": "MO"}[w]
			}
		}
	}
	if !b.clockOf(&s) {
		return false
	}
	tense := b.tense()
	strict := 0
	switch b.rule.args["sign"] {
	case "1":
		tense, strict = 1, 1
	case "-1":
		tense, strict = -1, 1
	}
	if b.first("last") {
		tense, strict = -1, 1
	}
	f := b.f
	near := f.last.ok && f.last.g == day && !f.last.dOpen && !f.last.noYear && (f.clause-f.last.clause <= 2 || f.story)
	if f.known && !f.story && f.lo == f.hi {
		b.relative(func(day int) stamp { return s.on(toWeekday(day, n, tense, strict)) }).mod = ""
		return true
	}
	if near && (f.story || f.known) {
		d, _ := f.last.anchorDay("D")
		r := b.dated(s.on(toWeekday(d, n, 1, 0)), entente.BasisRelative)
		r.hang, r.mod = f.last, ""
		return true
	}
	if f.known && !f.story {
		b.relative(func(day int) stamp { return s.on(toWeekday(day, n, tense, strict)) })
		return true
	}
	r := b.add("DATE", "XXXX-WXX-"+string(rune('0'+n)))
	if s.part != "" {
		r.typ = "TIME"
		r.value += "T" + s.part
	}
	return true
}

// on places the time of s on a day.
func (s stamp) on(n int) stamp {
	s.g = day
	s.y, s.m, s.d = civil(n)
	return s
}

// toWeekday finds weekday n around a day: before it or on it for tense <= 0,
// after it or on it for tense > 0; strict 1 excludes the day itself.
func toWeekday(from, n, tense, strict int) int {
	if tense > 0 {
		return from + strict + floorMod(n-weekday(from+strict), 7)
	}
	return from - strict - floorMod(weekday(from-strict)-n, 7)
}

// buildWdayWeek resolves "Tuesday of last week".
func buildWdayWeek(b *binding) bool {
	n, _ := b.number(cWday, 0)
	shift := 0
	if b.has("last") {
		shift = -1
	} else if b.has("next") {
		shift = 1
	}
	b.relative(func(day int) stamp { return ofDay(day - weekday(day) + n + 7*shift) })
	return true
}

// buildWdayThat resolves "that Tuesday".
func buildWdayThat(b *binding) bool {
	n, _ := b.number(cWday, 0)
	d, ok := b.f.last.anchorDay("W")
	if !ok || !b.f.near(3) {
		b.add("DATE", "XXXX-WXX-"+string(rune('0'+n)))
		return true
	}
	b.dated(ofDay(d-weekday(d)+n), entente.BasisRelative).hang = b.f.last
	return true
}

// buildClock resolves a time of day on the last mentioned day, or on the
// document's.
func buildClock(b *binding) bool {
	s := stamp{g: day}
	if !b.clockOf(&s) || s.clock == "" {
		return false
	}
	f := b.f
	if d, ok := f.last.anchorDay("D"); ok && f.near(2) {
		b.dated(s.on(d), entente.BasisRelative).hang = f.last
		return true
	}
	if f.known && !f.story && f.lo == f.hi {
		b.dated(s.on(f.hi), entente.BasisRelative).aside = true
		return true
	}
	b.add("TIME", "XXXX-XX-XXT"+s.clock)
	return true
}

// buildShift resolves "two years ago", "three days later", "a week earlier".
func buildShift(b *binding) bool {
	unit := b.unitOf(0)
	if unit == "" {
		unit = b.unitOr("")
	}
	if unit == "" {
		return false
	}
	sign := 1
	if b.rule.args["sign"] == "-1" {
		sign = -1
	}
	f := b.f
	fromLast := b.rule.args["base"] == "last" && f.near(4) || f.story && b.rule.args["base"] != "doc"
	n, numbered := b.number(cNum, 0)
	if !numbered {
		n = 1
	}
	half := b.has("half")
	if b.rule.args["vague"] != "" || b.tok(cVague, 0) != nil || n > 3000 {
		if b.rule.args["vague"] != "" && b.m.to-b.m.from == 2 && fromLast && strings.HasPrefix(unit, "T") {
			return false
		}
		b.add("DATE", map[int]string{1: "FUTURE_REF", -1: "PAST_REF"}[sign])
		return true
	}
	if b.rule.args["halfunit"] != "" {
		switch unit {
		case "CE":
			unit, n = "Y", 50
		case "DE":
			unit, n = "Y", 5
		case "Y":
			unit, n = "M", 6
		}
	} else if half && unit == "Y" {
		unit, n = "M", n*12+6
	}
	if strings.HasPrefix(unit, "T") {
		b.add("DATE", map[int]string{1: "FUTURE_REF", -1: "PAST_REF"}[sign]).typ = "TIME"
		return true
	}
	if fromLast {
		if unit == "Y" && f.last.g == quarter && !f.story {
			s := f.last.stamp
			s.y += sign * n
			r := b.dated(s, entente.BasisRelative)
			r.hang, r.mod = f.last, ""
			return true
		}
		b.hung(unit, sign*n).mod = ""
		return true
	}
	if b.rule.args["base"] == "last" && !f.known || f.story {
		b.hung(unit, sign*n).mod = ""
		return true
	}
	b.relative(func(day int) stamp { return move(day, unit, sign*n) }).mod = ""
	return true
}
