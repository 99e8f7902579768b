package when

import (
	"strings"

	"entente"
)

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
	if f.lost && b.has("ago") {
		b.relative(func(day int) stamp { return move(day, unit, sign*n) }).mod = ""
		f.last = reference{}
		return true
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
