package when

import "entente"

// part appends a result for tokens [from, to) of the match.
func (b *binding) piece(from, to int, s stamp, basis entente.Basis, hang reference) {
	r := b.dated(s, basis)
	r.from, r.to, r.hang, r.mod = from, to, hang, ""
}

// place is the token index of the nth capture of a class, -1 when unbound.
func (b *binding) place(c class, nth int) int {
	for k := range b.m.n {
		cp := b.m.caps[k]
		if int(cp.slot)&3 == nth && class(1)<<(cp.slot>>2) == c {
			return cp.tok
		}
	}
	return -1
}

// dayRange reads the shared month and year of "June 3-5, 2025".
func (b *binding) dayRange() (s stamp, basis entente.Basis, hang reference, ok bool) {
	m, _ := b.number(cMonth, 0)
	last := 0
	for nth := range 3 {
		if d, got := b.number(cDay, nth); got {
			if d < 1 || d > 31 {
				return s, basis, hang, false
			}
			last = d
		}
	}
	s = stamp{g: day, m: m, d: last}
	y, explicit := b.yearOf()
	basis = entente.BasisExplicit
	if s.y = y; !explicit {
		s, hang = b.f.inferYear(s, b.tense())
		basis = entente.BasisYearInferred
	}
	return s, basis, hang, s.noYear || validDay(s.y, s.m, s.d)
}

// figures reports whether every day of the match is written in figures.
func (b *binding) figures() bool {
	for nth := range 3 {
		if t := b.tok(cDay, nth); t != nil && !t.figures {
			return false
		}
	}
	return true
}

// buildRangeDay takes "June 3-5, 2025": "June 3" and "5, 2025".
func buildRangeDay(b *binding) bool {
	s, basis, hang, ok := b.dayRange()
	if !ok || !b.figures() {
		return false
	}
	if i := b.place(cDay, 1); b.f.toks[i-1].is(",") && b.place(cDay, 2) < 0 {
		return false // "June 3, 5 people"
	}
	if b.counted() {
		return false
	}
	from := b.m.from
	for nth := range 3 {
		i := b.place(cDay, nth)
		if i < 0 {
			break
		}
		s.d = int(b.f.toks[i].num)
		to := i + 1
		if b.place(cDay, nth+1) < 0 {
			to = b.m.to
		}
		b.piece(from, to, s, basis, hang)
		if j := i + 2; j < b.m.to {
			from = j
			if b.f.toks[from].is("the") {
				from++
			}
		}
	}
	return true
}

// counted reports whether the last day of a match counts something ("June 3
// and 20 people"): a lower-case word that the calendar does not know follows
// it directly.
func (b *binding) counted() bool {
	if b.tok(cYear, 0) != nil {
		return false
	}
	t := b.after(0)
	if t == nil || t.e != nil && t.mask&(cAnyUnit|cNum) == 0 {
		return false
	}
	if t.mask&(cAnyUnit|cNum) != 0 {
		return true
	}
	c := b.f.text[t.start]
	if c < 'a' || c > 'z' {
		return c == '%'
	}
	return b.f.text[t.end-1] == 's'
}

// buildRangeDayFirst takes "3-5 June 2025": "3" and "5 June 2025".
func buildRangeDayFirst(b *binding) bool {
	s, basis, hang, ok := b.dayRange()
	if !ok || !b.figures() {
		return false
	}
	from := b.m.from
	for nth := range 3 {
		i := b.place(cDay, nth)
		if i < 0 {
			break
		}
		s.d = int(b.f.toks[i].num)
		to := i + 1
		if b.place(cDay, nth+1) < 0 {
			to = b.m.to
		}
		if nth > 0 {
			from = i
		}
		b.piece(from, to, s, basis, hang)
	}
	return true
}

// buildRangeFull takes "June 28 to July 3, 2025".
func buildRangeFull(b *binding) bool {
	y, ok := b.yearOf()
	m1, _ := b.number(cMonth, 0)
	m2, _ := b.number(cMonth, 1)
	d1, _ := b.number(cDay, 0)
	d2, _ := b.number(cDay, 1)
	y1 := y
	if m1 > m2 {
		y1--
	}
	if !ok || !validDay(y1, m1, d1) || !validDay(y, m2, d2) {
		return false
	}
	cut := max(b.place(cMonth, 0), b.place(cDay, 0)) + 1
	b.piece(b.m.from, cut, stamp{g: day, y: y1, m: m1, d: d1}, entente.BasisExplicit, reference{})
	b.piece(cut+1, b.m.to, stamp{g: day, y: y, m: m2, d: d2}, entente.BasisExplicit, reference{})
	return true
}

// buildRangeMonth takes "March to June 2025".
func buildRangeMonth(b *binding) bool {
	y, ok := b.yearOf()
	m1, _ := b.number(cMonth, 0)
	m2, _ := b.number(cMonth, 1)
	if !ok {
		return false
	}
	y1 := y
	if m1 > m2 {
		y1--
	}
	i, j := b.place(cMonth, 0), b.place(cMonth, 1)
	b.piece(i, i+1, ofMonth(y1, m1), entente.BasisExplicit, reference{})
	b.piece(j, b.m.to, ofMonth(y, m2), entente.BasisExplicit, reference{})
	return true
}

// buildRangeMonthBare takes "between March and June", "March-June".
func buildRangeMonthBare(b *binding) bool {
	i, j := b.place(cMonth, 0), b.place(cMonth, 1)
	m1, _ := b.number(cMonth, 0)
	m2, _ := b.number(cMonth, 1)
	s2, hang := b.f.inferYear(ofMonth(0, m2), b.tense())
	s1 := s2
	s1.m = m1
	if m1 > m2 {
		s1.y--
	}
	b.piece(i, i+1, s1, entente.BasisYearInferred, hang)
	b.piece(j, j+1, s2, entente.BasisYearInferred, hang)
	return true
}

// buildRangeYear takes "1914-18" and "2024-25".
func buildRangeYear(b *binding) bool {
	i, j := b.place(cYear, 0), b.place(cYY2, 0)
	t, u := &b.f.toks[i], &b.f.toks[j]
	if u.space || b.f.toks[i+1].space {
		return false
	}
	y := int(t.num)
	y2 := floorDiv(y, 100)*100 + int(u.num)
	if y2 <= y || !guardYear(b) {
		return false
	}
	b.piece(i, i+1, ofYear(y), entente.BasisExplicit, reference{})
	b.piece(j, j+1, ofYear(y2), entente.BasisExplicit, reference{})
	b.res[0].aside, b.res[1].aside = true, true
	return true
}

// buildRangeYears takes "1914-1918" and "from 1914 to 1918".
func buildRangeYears(b *binding) bool {
	i, j := b.place(cYear, 0), b.place(cYear, 1)
	y, y2 := int(b.f.toks[i].num), int(b.f.toks[j].num)
	if y2 <= y || b.f.toks[i+1].is("and") && !b.f.toks[i+1].space || !guardYear(b) {
		return false
	}
	b.piece(i, i+1, ofYear(y), entente.BasisExplicit, reference{})
	b.piece(j, j+1, ofYear(y2), entente.BasisExplicit, reference{})
	b.res[0].aside, b.res[1].aside = true, true
	return true
}

// buildRangeBC takes "499-449 BC".
func buildRangeBC(b *binding) bool {
	i, j := b.place(cNum, 0), b.place(cNum, 1)
	if b.read(cEra, 0) != "BC" {
		return false
	}
	n1, n2 := b.f.toks[i].num, b.f.toks[j].num
	if n1 <= n2 || n1 > 9999 || n1 != float64(int(n1)) || n2 < 1 {
		return false
	}
	b.piece(i, i+1, ofYear(1-int(n1)), entente.BasisExplicit, reference{})
	b.piece(j, b.m.to, ofYear(1-int(n2)), entente.BasisExplicit, reference{})
	return true
}
