package when

import (
	"fmt"
	"strconv"
	"strings"

	"entente"
)

// period writes a TIMEX3 duration of n units; n is "X" when vague.
func period(n, unit string) string {
	switch unit {
	case "2W", "6M":
		k, err := strconv.ParseFloat(n, 64)
		if err == nil {
			n = trimFloat(k * float64(unit[0]-'0'))
		}
		return "P" + n + unit[1:]
	case "TS", "TM", "TH":
		return "PT" + n + unit[1:]
	}
	return "P" + n + unit
}

func trimFloat(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// count is the number of units of a match.
func (b *binding) count(nth int) string {
	if t := b.tok(cNum, nth); t != nil {
		v := t.num
		if b.has("half") {
			v += 0.5
		}
		return trimFloat(v)
	}
	if b.tok(cVague, 0) != nil || b.rule.args["vague"] != "" {
		return "X"
	}
	switch {
	case b.rule.args["halfunit"] != "":
		return "0.5"
	case b.has("half"):
		return "1.5"
	}
	return "1"
}

// durMod is the modifier of a duration.
func (b *binding) durMod() string {
	text := b.text()
	for _, p := range durMods {
		if strings.HasPrefix(text, p[0]) {
			return p[1]
		}
	}
	if t := b.tok(cApprox, 0); t != nil {
		return t.e.reading(cApprox).value
	}
	return ""
}

// durMods are the modifiers of more than one word.
var durMods = [][2]string{{"at least", "EQUAL_OR_MORE"}, {"no less than", "EQUAL_OR_MORE"}, {"a minimum of", "EQUAL_OR_MORE"},
	{"at most", "EQUAL_OR_LESS"}, {"no more than", "EQUAL_OR_LESS"}, {"not more than", "EQUAL_OR_LESS"}, {"up to", "EQUAL_OR_LESS"}, {"a maximum of", "EQUAL_OR_LESS"},
	{"more than", "MORE_THAN"}, {"longer than", "MORE_THAN"}, {"a little more than", "MORE_THAN"}, {"a little over", "MORE_THAN"}, {"little more than", "MORE_THAN"}, {"just over", "MORE_THAN"}, {"well over", "MORE_THAN"}, {"upwards of", "MORE_THAN"},
	{"less than", "LESS_THAN"}, {"fewer than", "LESS_THAN"}, {"a little less than", "LESS_THAN"}, {"just under", "LESS_THAN"}, {"close to", "LESS_THAN"}}

func buildDur(b *binding) bool {
	unit := b.unitOf(0)
	if unit == "" {
		unit = b.unitOr("")
	}
	if unit == "" {
		return false
	}
	if b.rule.args["one"] != "" && b.has("years", "months", "days", "weeks", "decades", "centuries", "hours") {
		b.add("DURATION", period("X", unit))
		return true
	}
	n := b.count(0)
	if k, err := strconv.ParseFloat(n, 64); err == nil && unit == "TH" && k != float64(int(k)) { // half an hour is 30 minutes
		n, unit = trimFloat(k*60), "TM"
	}
	r := b.add("DURATION", period(n, unit))
	r.mod = b.durMod()
	if a := b.tok(cApprox, 0); a != nil && !b.f.story && r.mod == "" && b.m.caps[0].tok == b.m.from {
		r.from++ // news is annotated without "just" and "only"
	}
	return true
}

// buildDurBare takes "years", "weeks" alone.
func buildDurBare(b *binding) bool {
	b.add("DURATION", period("X", b.unitOf(0)))
	return true
}

// buildDurRel takes "the past two years", "the next few months", with the
// interval counted from the document's date.
func buildDurRel(b *binding) bool {
	unit := b.unitOf(0)
	if unit == "" {
		unit = b.unitOr("")
	}
	n := b.count(0)
	r := b.add("DURATION", period(n, unit))
	r.mod = ""
	f := b.f
	k, err := strconv.ParseFloat(n, 64)
	if err != nil || !f.known || f.story || k > 1000 || strings.HasPrefix(unit, "T") {
		return true
	}
	sign := 0
	switch {
	case b.has("past", "last"):
		sign = -1
	case b.has("next", "coming"):
		sign = 1
	}
	if sign == 0 {
		return true
	}
	other := shiftDay(f.hi, unit, float64(sign)*k)
	r.stamp, r.stamp2 = ofDay(min(f.hi, other)), ofDay(max(f.hi, other))
	r.dated, r.spread, r.aside, r.basis = true, true, true, entente.BasisRelative
	return true
}

// shiftDay moves a day by k units, without cutting to a grain.
func shiftDay(from int, unit string, k float64) int {
	y, m, d := civil(from)
	months := 0.0
	switch unit {
	case "D", "WE":
		return from + int(k)
	case "W":
		return from + int(7*k)
	case "2W":
		return from + int(14*k)
	case "M":
		months = k
	case "Q":
		months = 3 * k
	case "6M":
		months = 6 * k
	case "Y":
		months = 12 * k
	case "DE":
		months = 120 * k
	case "CE":
		months = 1200 * k
	}
	y, m = addMonths(y, m, int(months))
	return days(y, m, min(d, monthLength(y, m)))
}

func buildDurVague(b *binding) bool {
	b.add("DURATION", period("X", b.unitOf(0)))
	return true
}

// buildDurRange takes "two or three weeks".
func buildDurRange(b *binding) bool {
	unit := b.unitOf(0)
	lo, hi := b.tok(cNum, 0), b.tok(cNum, 1)
	if lo == nil || hi == nil || lo.num >= hi.num {
		return false
	}
	b.add("DURATION", fmt.Sprintf("%s/%s", period(trimFloat(lo.num), unit), period(trimFloat(hi.num), unit)))
	return true
}

// buildDur2 takes "one year, two months".
func buildDur2(b *binding) bool {
	u1, u2 := b.unitOf(0), b.unitOf(1)
	n1, n2 := b.tok(cNum, 0), b.tok(cNum, 1)
	if n1 == nil || n2 == nil || u1 == u2 {
		return false
	}
	first, second := period(trimFloat(n1.num), u1), strings.TrimPrefix(period(trimFloat(n2.num), u2), "P")
	if strings.HasPrefix(first, "PT") {
		second = strings.TrimPrefix(second, "T")
	}
	b.add("DURATION", first+second)
	return true
}

func buildAge(b *binding) bool {
	t := b.tok(cNum, 0)
	if t == nil || t.num > 5000 {
		return false
	}
	b.add("DURATION", period(trimFloat(t.num), b.unitOr("Y")))
	return true
}

func buildSet(b *binding) bool {
	v := b.rule.args["value"]
	if b.f.story {
		v = storySets[v]
		if v == "" {
			return false
		}
	}
	r := b.add("SET", v)
	r.typ = "SET"
	return true
}

// storySets are the values of sets in the older TIDES manner that narratives
// are annotated in.
var storySets = map[string]string{"P1D": "XXXX-XX-XX", "P1W": "XXXX-WXX", "P1M": "XXXX-XX", "P1Y": "XXXX", "XXXX-XX-XXTNI": "XXXX-XX-XXTNI"}

func buildSetEvery(b *binding) bool {
	if n, ok := b.number(cWday, 0); ok {
		b.add("SET", fmt.Sprintf("XXXX-WXX-%d", n))
		return true
	}
	if v := b.read(cSeason, 0); v != "" {
		b.add("SET", "XXXX-"+v)
		return true
	}
	if n, ok := b.number(cMonth, 0); ok {
		b.add("SET", fmt.Sprintf("XXXX-%02d", n))
		return true
	}
	if v := b.read(cPart, 0); v != "" {
		b.add("SET", "XXXX-XX-XXT"+v)
		return true
	}
	n := "1"
	switch {
	case b.has("other"):
		n = "2"
	case b.has("few"):
		n = "X"
	default:
		if v, ok := b.number(cNum, 0); ok {
			n = strconv.Itoa(v)
		} else if v, ok := b.number(cOrd, 0); ok {
			n = strconv.Itoa(v)
		}
	}
	v := period(n, b.unitOf(0))
	if b.f.story && storySets[v] != "" {
		v = storySets[v]
	}
	b.add("SET", v)
	return true
}

func buildSetTimes(b *binding) bool {
	b.add("SET", period("1", b.unitOr("Y")))
	return true
}

func buildSetPer(b *binding) bool {
	u := b.unitOr("")
	if u == "" {
		return false
	}
	b.add("SET", period("1", u))
	return true
}

func buildSetMonthDay(b *binding) bool {
	m, _ := b.number(cMonth, 0)
	d, _ := b.number(cDay, 0)
	if d > 31 {
		return false
	}
	b.add("SET", fmt.Sprintf("XXXX-%02d-%02d", m, d))
	return true
}

func buildSetWday(b *binding) bool {
	n, ok := b.number(mustClass("wdays"), 0)
	if !ok {
		return false
	}
	b.add("SET", fmt.Sprintf("XXXX-WXX-%d", n))
	return true
}

// buildRef gives PAST_REF, PRESENT_REF or FUTURE_REF.
func buildRef(b *binding) bool {
	b.add("DATE", b.rule.args["value"])
	return true
}

// buildNamed gives a day that has a name of its own.
func buildNamed(b *binding) bool {
	v := b.rule.args["value"]
	if d, ok := parseDay(v); ok {
		b.dated(ofDay(d), entente.BasisExplicit).aside = true
		return true
	}
	b.dated(ofYear(number(v)), entente.BasisExplicit).aside = true
	return true
}
