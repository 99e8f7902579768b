package when

import (
	"strings"
)

// unitOf is the unit of a match: the nth singular or plural capture.
func (b *binding) unitOf(nth int) string {
	if v := b.read(cUnits, nth); v != "" {
		return v
	}
	return b.read(cUnit, nth)
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
	if b.f.lost && !fromLast && b.has("last", "next", "this", "past", "coming") {
		b.relative(func(day int) stamp { return move(day, unit, n) })
		b.f.last = reference{} // "the next month" after it is as unknown
		return true
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
