package when

import (
	"strings"

	"entente"
)

// result is an expression to emit, in tokens [from, to).
type result struct {
	from, to        int
	typ, value, mod string
	stamp, stamp2   stamp
	dated           bool // stamp holds
	spread          bool // somewhere from stamp to stamp2
	basis           entente.Basis
	hang            reference // what it was resolved against
	aside           bool      // not a reference for later expressions
	// part is the key of the modifier's share of the period, "" for mod's own.
	part string
	// opening marks a date that opens its sentence ("In 2018, …") and sets
	// the year of what follows.
	opening bool
	// since and until cut the interval ("later that month"), where known.
	since, until int
	cut          bool
}

// builder makes results of a match; false rejects the match.
type builder func(*binding) bool

// binding is a match about to be built.
type binding struct {
	f    *finder
	m    match
	rule *rule
	res  [3]result
	n    int
}

// tok returns the token bound to the nth capture of a class.
func (b *binding) tok(c class, nth int) *token {
	for k := range b.m.n {
		cp := b.m.caps[k]
		if int(cp.slot)&3 == nth && class(1)<<(cp.slot>>2) == c {
			return &b.f.toks[cp.tok]
		}
	}
	return nil
}

// read returns the value of the nth capture of a class, "" when unbound.
func (b *binding) read(c class, nth int) string {
	if t := b.tok(c, nth); t != nil {
		if r := t.e.reading(c); r != nil {
			return r.value
		}
	}
	return ""
}

// number returns the numeric value of a capture, false when unbound.
func (b *binding) number(c class, nth int) (int, bool) {
	t := b.tok(c, nth)
	if t == nil {
		return 0, false
	}
	if t.e != nil {
		if r := t.e.reading(c); r != nil {
			return r.num, true
		}
	}
	return int(t.num), true
}

// at returns the token k places from the match's beginning (k < 0) or end.
func (b *binding) before(k int) *token {
	if i := b.m.from - k; i >= 0 {
		return &b.f.toks[i]
	}
	return nil
}

func (b *binding) after(k int) *token {
	if i := b.m.to + k; i < len(b.f.toks) {
		return &b.f.toks[i]
	}
	return nil
}

// has reports whether one of the match's tokens is one of the words.
func (b *binding) has(words ...string) bool {
	for i := b.m.from; i < b.m.to; i++ {
		if e := b.f.toks[i].e; e != nil {
			for _, w := range words {
				if e.word == w {
					return true
				}
			}
		}
	}
	return false
}

// first reports whether the match begins with one of the words.
func (b *binding) first(words ...string) bool {
	e := b.f.toks[b.m.from].e
	if e == nil {
		return false
	}
	for _, w := range words {
		if e.word == w {
			return true
		}
	}
	return false
}

// text is the lower-case text of the match with single spaces.
func (b *binding) text() string {
	return strings.ToLower(strings.Join(strings.Fields(b.f.text[b.f.toks[b.m.from].start:b.f.toks[b.m.to-1].end]), " "))
}

// mod is the modifier that the words of the match carry.
func (b *binding) mod() string {
	for i := b.m.from; i < b.m.to; i++ {
		t := &b.f.toks[i]
		if t.e == nil {
			continue
		}
		if r := t.e.reading(cMod | cBound); r != nil {
			return r.value
		}
		switch t.e.word {
		case "later", "latter", "final", "closing":
			return "END"
		case "earlier":
			return "START"
		case "midway":
			return "MID"
		}
	}
	if a := b.rule.args["mod"]; a != "" {
		return a
	}
	if b.rule.args["approx"] != "" {
		return "APPROX"
	}
	return ""
}

// part tells "the end of 2025" from "late 2025".
func (b *binding) part() string {
	for i := b.m.from; i < b.m.to; i++ {
		if r := b.f.toks[i].e.reading(cBound); r != nil {
			return map[string]string{"START": "BEGINNING", "END": "CLOSE"}[r.value]
		}
	}
	return ""
}

var (
	cBound = mustClass("bound")
	cEra   = mustClass("era")
)

// add appends a result for the whole match and returns it.
func (b *binding) add(typ, value string) *result {
	r := &b.res[b.n]
	b.n++
	*r = result{from: b.m.from, to: b.m.to, typ: typ, value: value}
	return r
}

// dated appends a result for a stamp.
func (b *binding) dated(s stamp, basis entente.Basis) *result {
	typ := "DATE"
	if s.clock != "" || s.part != "" {
		typ = "TIME"
	}
	r := b.add(typ, s.value())
	r.stamp, r.dated, r.basis = s, true, basis
	r.mod, r.part = b.mod(), b.part()
	first := b.before(1)
	r.opening = first == nil || first.cap || first.is(".")
	return r
}

// relative appends the result of a calculation on the document's date. When
// that is a window and its ends disagree, the value stays open and the
// interval covers both.
func (b *binding) relative(calc func(day int) stamp) *result {
	f := b.f
	if !f.known {
		r := b.add("DATE", "")
		s := calc(0)
		s.noYear = true
		r.value = openValue(s)
		if s.part != "" {
			r.typ = "TIME"
		}
		return r
	}
	lo, hi := calc(f.lo), calc(f.hi)
	r := b.dated(hi, entente.BasisRelative)
	if lo.value() != hi.value() {
		lo.noYear = true
		r.value = openValue(lo)
		lo.noYear = false
		r.spread, r.stamp2, r.aside = true, lo, true
	}
	return r
}

// openValue is the value of a stamp of which only the grain is known.
func openValue(s stamp) string {
	v := "XXXX"
	switch s.g {
	case century:
		v = "XX"
	case decade:
		v = "XXX"
	case half, quarter, season:
		v += "-" + s.sub
	case month:
		v += "-XX"
	case week:
		v += "-WXX"
	case weekend:
		v += "-WXX-WE"
	case day:
		v += "-XX-XX"
	}
	if s.part != "" {
		v += "T" + s.part
	}
	return v
}
