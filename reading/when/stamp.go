package when

import (
	"strings"

	"entente/lexicon/calendar"
)

// grain is how fine a stamp is.
type grain uint8

const (
	noGrain grain = iota
	century
	decade
	year
	half
	quarter
	season
	month
	week
	weekend
	day
)

// stamp is a place in the calendar, known down to a grain. y is the
// astronomical year (1 BC is 0, written BC0001); noYear marks an open year.
type stamp struct {
	g      grain
	y      int
	noYear bool
	m, d   int
	sub    string // Q1…Q4, H1, H2, SP SU FA WI; year is open after "WI" etc.
	w      int    // ISO week of y
	part   string // MO AF EV NI DT MI
	clock  string // "11:30"
	tz     string
	dOpen  bool // a day that is not known, "1980-XX-XX"
	bc     bool
}

func ofDay(n int) stamp {
	y, m, d := civil(n)
	return stamp{g: day, y: y, m: m, d: d}
}

func ofYear(y int) stamp     { return stamp{g: year, y: y} }
func ofMonth(y, m int) stamp { return stamp{g: month, y: y, m: m} }
func ofWeek(n int) stamp {
	y, w := isoWeek(n)
	return stamp{g: week, y: y, w: w}
}

// yearText is the TIMEX3 year.
func (s stamp) yearText() string {
	switch {
	case s.noYear:
		return "XXXX"
	case s.y < 1:
		return "BC" + pad(1-s.y, 4)
	}
	return pad(s.y, 4)
}

// value is the TIMEX3 value.
func (s stamp) value() string {
	y := s.yearText()
	v := ""
	switch s.g {
	case century:
		v = y[:len(y)-2]
	case decade:
		v = y[:len(y)-1]
	case year:
		v = y
	case half, quarter, season:
		v = y + "-" + s.sub
	case month:
		v = y + "-" + pad(s.m, 2)
	case week:
		v = y + "-W" + pad(s.w, 2)
	case weekend:
		v = y + "-W" + pad(s.w, 2) + "-WE"
	case day:
		switch {
		case s.dOpen && s.m == 0:
			v = y + "-XX-XX"
		case s.dOpen:
			v = y + "-" + pad(s.m, 2) + "-XX"
		default:
			v = y + "-" + pad(s.m, 2) + "-" + pad(s.d, 2)
		}
	}
	switch {
	case s.clock != "":
		v += "T" + s.clock + s.tz
	case s.part != "":
		v += "T" + s.part
	}
	return v
}

// subCode is the EDTF code of a sub-year grouping.
var subCode = strings.NewReplacer("SP", "21", "SU", "22", "FA", "23", "WI", "24", "Q1", "33", "Q2", "34", "Q3", "35", "Q4", "36", "H1", "40", "H2", "41")

// bounds are the first and last possible day; ok is false when the year is
// open.
func (s stamp) bounds() (from, to int, ok bool) {
	if s.noYear {
		return 0, 0, false
	}
	y := s.y
	switch s.g {
	case century:
		y = floorDiv(y, 100) * 100
		return days(y, 1, 1), days(y+99, 12, 31), true
	case decade:
		y = floorDiv(y, 10) * 10
		return days(y, 1, 1), days(y+9, 12, 31), true
	case year:
		return days(y, 1, 1), days(y, 12, 31), true
	case half, quarter, season:
		from, to := subMonths(s.sub)
		ey, em := y, to
		if em > 12 {
			ey, em = y+1, em-12
		}
		if s.sub == "WI" { // named by the year it begins or ends in: either may be meant
			return days(y-1, 12, 1), days(y+1, 2, monthLength(y+1, 2)), true
		}
		return days(y, from, 1), days(ey, em, monthLength(ey, em)), true
	case month:
		return days(y, s.m, 1), days(y, s.m, monthLength(y, s.m)), true
	case week:
		n := weekStart(y, s.w)
		return n, n + 6, true
	case weekend:
		n := weekStart(y, s.w)
		return n + 5, n + 6, true
	case day:
		if s.dOpen {
			if s.m == 0 {
				return days(y, 1, 1), days(y, 12, 31), true
			}
			return days(y, s.m, 1), days(y, s.m, monthLength(y, s.m)), true
		}
		n := days(y, s.m, s.d)
		return n, n, true
	}
	return 0, 0, false
}

// subMonths is the first and last month of a season, quarter or half; the
// northern meteorological seasons.
func subMonths(sub string) (from, to int) {
	switch sub {
	case "SP":
		return 3, 5
	case "SU":
		return 6, 8
	case "FA":
		return 9, 11
	case "WI":
		return 12, 14
	case "H1":
		return 1, 6
	case "H2":
		return 7, 12
	case "Q1", "Q2", "Q3", "Q4":
		q := int(sub[1] - '0')
		return q*3 - 2, q * 3
	}
	return 1, 12
}

// edtf writes the interval; mod narrows it to its share of the period.
func (s stamp) edtf(mod string, mods map[string]calendar.Modifier) (edtf string, from, to int, ok bool) {
	from, to, ok = s.bounds()
	if !ok {
		return "", 0, 0, false
	}
	if m, narrows := mods[mod]; narrows && s.g != day {
		n := float64(to - from + 1)
		from, to = from+int(n*m.From+0.5), from+int(n*m.To+0.5)-1
		if s.g <= year { // whole months
			fy, fm, _ := civil(from + 14)
			ty, tm, _ := civil(to - 14)
			from, to = days(fy, fm, 1), days(ty, tm, monthLength(ty, tm))
			return isoYear(fy) + "-" + pad(fm, 2) + "/" + isoYear(ty) + "-" + pad(tm, 2), from, to, true
		}
		return isoDay(from) + "/" + isoDay(to), from, to, true
	}
	y := isoYear(s.y)
	switch s.g {
	case century:
		edtf = y[:len(y)-2] + "XX"
	case decade:
		edtf = y[:len(y)-1] + "X"
	case year:
		edtf = y
	case half, quarter, season:
		edtf = y + "-" + subCode.Replace(s.sub)
	case month:
		edtf = y + "-" + pad(s.m, 2)
	case week, weekend:
		edtf = isoDay(from) + "/" + isoDay(to)
	case day:
		switch {
		case s.dOpen && s.m == 0:
			edtf = y + "-XX-XX"
		case s.dOpen:
			edtf = y + "-" + pad(s.m, 2) + "-XX"
		default:
			edtf = isoDay(from)
			if s.clock != "" && len(s.clock) == 5 && s.clock[0] < '3' {
				edtf += "T" + s.clock + ":00"
			}
		}
	}
	return edtf, from, to, true
}
