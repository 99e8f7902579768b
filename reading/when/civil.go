package when

import "strconv"

// days counts days since 1970-01-01 in the proleptic Gregorian calendar
// (after Howard Hinnant's days_from_civil). Months outside 1..12 are not
// accepted.
func days(y, m, d int) int {
	if m <= 2 {
		y--
	}
	era := floorDiv(y, 400)
	yoe := y - era*400
	mp := (m + 9) % 12
	doy := (153*mp+2)/5 + d - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return era*146097 + doe - 719468
}

// civil is the inverse of days.
func civil(z int) (y, m, d int) {
	z += 719468
	era := floorDiv(z, 146097)
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	y = yoe + era*400
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	d = doy - (153*mp+2)/5 + 1
	m = mp + 3
	if m > 12 {
		m -= 12
	}
	if m <= 2 {
		y++
	}
	return y, m, d
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

func floorMod(a, b int) int { return a - floorDiv(a, b)*b }

// weekday is 1 for Monday to 7 for Sunday.
func weekday(day int) int { return floorMod(day+3, 7) + 1 }

// isoWeek is the ISO 8601 week-year and week of a day.
func isoWeek(day int) (year, week int) {
	thursday := day - weekday(day) + 4
	y, _, _ := civil(thursday)
	return y, (thursday-days(y, 1, 1))/7 + 1
}

// weekStart is the Monday of an ISO week.
func weekStart(year, week int) int {
	jan4 := days(year, 1, 4)
	return jan4 - weekday(jan4) + 1 + (week-1)*7
}

func monthLength(y, m int) int {
	if m == 12 {
		return 31
	}
	return days(y, m+1, 1) - days(y, m, 1)
}

// addMonths moves a year and month by n months.
func addMonths(y, m, n int) (int, int) {
	t := y*12 + m - 1 + n
	return floorDiv(t, 12), floorMod(t, 12) + 1
}

// isoDay writes a day as "2006-01-02"; years before 1 have a sign.
func isoDay(day int) string {
	y, m, d := civil(day)
	return isoYear(y) + "-" + pad(m, 2) + "-" + pad(d, 2)
}

func isoYear(y int) string {
	if y < 0 {
		return "-" + pad(-y, 4)
	}
	return pad(y, 4)
}

// pad writes n >= 0 with at least width digits.
func pad(n, width int) string {
	var b [12]byte
	i := len(b)
	for ; i > 0 && (n > 0 || len(b)-i < width); i-- {
		b[i-1] = byte('0' + n%10)
		n /= 10
	}
	return string(b[i:])
}

// parseDay reads "2006-01-02".
func parseDay(s string) (int, bool) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return 0, false
	}
	y, err1 := strconv.Atoi(s[:4])
	m, err2 := strconv.Atoi(s[5:7])
	d, err3 := strconv.Atoi(s[8:])
	if err1 != nil || err2 != nil || err3 != nil || !validDay(y, m, d) {
		return 0, false
	}
	return days(y, m, d), true
}

func validDay(y, m, d int) bool {
	return m >= 1 && m <= 12 && d >= 1 && d <= monthLength(y, m)
}

// easter is Western Easter Sunday (anonymous Gregorian algorithm).
func easter(y int) int {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	month := (h + l - 7*m + 114) / 31
	day := (h+l-7*m+114)%31 + 1
	return days(y, month, day)
}
