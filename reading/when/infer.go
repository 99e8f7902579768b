package when

// aside reports a bare year that should not become what later year-less
// dates hang on: one of the year already spoken of, which may be known to
// the month, or in a narrative one out of its course.
func (b *binding) aside(s stamp) bool {
	last := &b.f.last
	first := b.before(1)
	opens := first == nil || first.cap || first.is(".")
	if b.f.story && s.g == year && last.ok && !last.noYear && !opens && (s.y < last.y || s.y > last.y+2) {
		return true // "which had last met in 1614"
	}
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
	if f.lost && f.last.g == year && f.clause-f.last.clause > 2 {
		return reference{}, false // a year told in passing, in a text that may be of any
	}
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
	if f.lost && b.has("last", "next") && !b.has("the") {
		f.last = reference{}
		return 0, reference{}, false
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
