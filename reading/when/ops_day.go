package when

import (
	"strings"

	"entente"
)

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
	if b.rule.args["sign"] == "-1" || b.rule.args["adj"] != "" && b.has("before") {
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
	if v := b.read(cPart, 0) + b.rule.args["part"]; v != "" {
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
