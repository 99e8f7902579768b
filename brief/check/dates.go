package check

import (
	"strconv"
	"strings"
	"time"

	"entente"
)

var monthNames = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

// date checks that the spelled date is that of its value, and that the value
// follows from the expression by the rule of its basis.
func (c *checker) date(p entente.Part) {
	if len(p.From) == 0 || !c.quote(p.From[0], "") {
		c.fail("date", "%q does not say where it was read", p.Text)
		return
	}
	y, m, d, ok := parseEDTF(p.Value)
	if !ok || p.Text != spelled(p.Text, y, m, d) {
		c.fail("date", "%q does not spell %q", p.Text, p.Value)
		return
	}
	quote := p.From[0].Quote
	switch p.Basis {
	case entente.BasisExplicit:
		if !hasYear(quote, y) || !hasMonthDay(quote, m, d) {
			c.fail("date", "%q is not written in %q", p.Value, quote)
		}
	case entente.BasisYearInferred:
		if !hasMonthDay(quote, m, d) {
			c.fail("date", "%q is not written in %q", p.Value, quote)
		} else if !c.yearFrom(p, y) {
			c.fail("date", "the year of %q follows neither from the document's date nor from a date in it", p.Value)
		}
	case entente.BasisRelative:
		if !c.relative(p, y, m, d) {
			c.fail("date", "%q does not follow from %q by a rule", p.Value, quote)
		}
	case entente.BasisHeader, entente.BasisMetadata, entente.BasisByline:
		if !hasYear(quote, y) || !hasMonthDay(quote, m, d) {
			c.fail("date", "%q is not written in %q", p.Value, quote)
		}
	default:
		c.fail("date", "a date of basis %q cannot be written out", p.Basis)
	}
}

func parseEDTF(s string) (y, m, d int, ok bool) {
	f := strings.Split(s, "-")
	if len(f) == 0 || len(f) > 3 || len(f[0]) != 4 {
		return 0, 0, 0, false
	}
	n := []int{0, 0, 0}
	for i, x := range f {
		v, err := strconv.Atoi(x)
		if err != nil {
			return 0, 0, 0, false
		}
		n[i] = v
	}
	return n[0], n[1], n[2], n[1] <= 12
}

// spelled writes the date in English, with the preposition that text has.
func spelled(text string, y, m, d int) string {
	out := strconv.Itoa(y)
	if m > 0 {
		out = time.Month(m).String() + " " + out
	}
	if d > 0 {
		out = strconv.Itoa(d) + " " + out
	}
	for _, pre := range []string{"On ", "In ", "on ", "in "} {
		if strings.HasPrefix(text, pre) {
			if strings.EqualFold(pre, "on ") != (d > 0) {
				return ""
			}
			return pre + out
		}
	}
	return out
}

func hasYear(quote string, y int) bool {
	full := strconv.Itoa(y)
	for w := range words(quote) {
		if w == full || w == "mid-"+full || len(w) == 2 && full[2:] == w {
			return true
		}
	}
	return strings.Contains(quote, full)
}

// hasMonthDay reports whether month and day, where given, are written.
func hasMonthDay(quote string, m, d int) bool {
	if m == 0 {
		return true
	}
	month, day := false, d == 0
	for w := range words(quote) {
		low := strings.TrimSuffix(strings.ToLower(w), ".")
		name := monthNames[m-1]
		if low == name || len(low) >= 3 && strings.HasPrefix(name, low) || low == "sept" && m == 9 {
			month = true
			continue
		}
		digits := strings.TrimRight(low, "stndrh")
		if n, err := strconv.Atoi(digits); err == nil && n == d {
			day = true
		}
		if n, err := strconv.Atoi(digits); err == nil && n == m && strings.Count(quote, "-")+strings.Count(quote, "/")+strings.Count(quote, ".") >= 2 {
			month = true
		}
	}
	return month && day
}

// yearFrom reports whether the year is that of the document's date or window,
// the one next to it, or of a date written in the document that anchors it.
func (c *checker) yearFrom(p entente.Part, y int) bool {
	for _, e := range p.From[1:] {
		if c.quote(e, "") && hasYear(e.Quote, y) {
			return true
		}
	}
	s := c.source[p.From[0].Document]
	if s == nil || !s.Published.Known() {
		return false
	}
	lo, err1 := strconv.Atoi(s.Published.Start[:4])
	hi, err2 := strconv.Atoi(s.Published.End[:4])
	return err1 == nil && err2 == nil && y >= lo-1 && y <= hi+1
}

// relative computes the plain relative expressions again from their anchor.
func (c *checker) relative(p entente.Part, y, m, d int) bool {
	anchor, ok := c.anchor(p)
	if !ok {
		return false
	}
	f := strings.Fields(strings.ToLower(p.From[0].Quote))
	want := func(t time.Time) bool {
		return t.Year() == y && (m == 0 || int(t.Month()) == m) && (d == 0 || t.Day() == d)
	}
	switch {
	case len(f) == 1:
		switch f[0] {
		case "today":
			return want(anchor)
		case "yesterday":
			return want(anchor.AddDate(0, 0, -1))
		case "tomorrow":
			return want(anchor.AddDate(0, 0, 1))
		}
		return onWeekday(f[0], anchor, y, m, d)
	case len(f) == 2 && (f[1] == "year" || f[1] == "month"):
		n := map[string]int{"last": -1, "this": 0, "next": 1}[f[0]]
		if f[1] == "year" {
			return y == anchor.Year()+n
		}
		first := time.Date(anchor.Year(), anchor.Month(), 1, 0, 0, 0, 0, time.UTC)
		return want(first.AddDate(0, n, 0))
	case len(f) == 2:
		return onWeekday(f[1], anchor, y, m, d)
	case len(f) == 3:
		return shifted(f, anchor, want)
	}
	return false
}

func shifted(f []string, anchor time.Time, want func(time.Time) bool) bool {
	n, ok := smallNumber(f[0])
	if !ok {
		return false
	}
	if f[2] != "later" {
		n = -n
	}
	switch strings.TrimSuffix(f[1], "s") {
	case "day":
		return want(anchor.AddDate(0, 0, n))
	case "week":
		return want(anchor.AddDate(0, 0, 7*n))
	case "month":
		return want(time.Date(anchor.Year(), anchor.Month()+time.Month(n), min(anchor.Day(), 28), 0, 0, 0, 0, time.UTC))
	case "year":
		return want(anchor.AddDate(n, 0, 0))
	}
	return false
}

func smallNumber(w string) (int, bool) {
	for i, name := range []string{"a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"} {
		if w == name {
			return max(i, 1), true
		}
	}
	if w == "an" {
		return 1, true
	}
	n, err := strconv.Atoi(w)
	return n, err == nil && n > 0 && n < 400
}

func onWeekday(name string, anchor time.Time, y, m, d int) bool {
	if d == 0 {
		return false
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	days := t.Sub(anchor).Hours() / 24
	return strings.EqualFold(t.Weekday().String(), name) && days >= -13 && days <= 13
}

// anchor is the day that a relative expression hangs on: the date written at
// From[1], or the document's own.
func (c *checker) anchor(p entente.Part) (time.Time, bool) {
	s := c.source[p.From[0].Document]
	if len(p.From) > 1 {
		if !c.quote(p.From[1], "") {
			return time.Time{}, false
		}
		return c.written(p.From[1].Quote, s)
	}
	if s == nil || s.Published.Start == "" || s.Published.Start != s.Published.End {
		return time.Time{}, false
	}
	t, err := time.Parse("2006-01-02", s.Published.Start)
	return t, err == nil
}

// written reads a date with at least a month from words, the year from the
// source's date when it is not written.
func (c *checker) written(quote string, s *entente.BriefSource) (time.Time, bool) {
	y, m, d := 0, 0, 1
	for w := range words(quote) {
		low := strings.ToLower(w)
		for i, name := range monthNames {
			if low == name || len(low) >= 3 && strings.HasPrefix(name, low) {
				m = i + 1
			}
		}
		if n, err := strconv.Atoi(strings.TrimRight(low, "stndrh")); err == nil {
			if n > 31 {
				y = n
			} else if n > 0 {
				d = n
			}
		}
	}
	if y == 0 && s != nil && s.Published.Known() {
		y, _ = strconv.Atoi(s.Published.End[:4])
	}
	if y == 0 || m == 0 {
		return time.Time{}, false
	}
	return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC), true
}
