package actors

// validDate reports whether d is "2006", "2006-01" or "2006-01-02".
func validDate(d string) bool {
	if len(d) != 4 && len(d) != 7 && len(d) != 10 {
		return false
	}
	for i := 0; i < len(d); i++ {
		if i == 4 || i == 7 {
			if d[i] != '-' {
				return false
			}
		} else if d[i] < '0' || d[i] > '9' {
			return false
		}
	}
	return (len(d) < 7 || d[5:7] >= "01" && d[5:7] <= "12") && (len(d) < 10 || d[8:] >= "01" && d[8:] <= "31")
}

// earliest and latest are the first and last day that d may mean.
func earliest(d string) string {
	switch len(d) {
	case 0:
		return "0000-00-00"
	case 4:
		return d + "-01-01"
	case 7:
		return d + "-01"
	}
	return d
}

func latest(d string) string {
	switch len(d) {
	case 0:
		return "9999-99-99"
	case 4:
		return d + "-12-31"
	case 7:
		return d + "-31"
	}
	return d
}

// during says how surely a term from..to covers the date on: 2 certainly (or
// on is ""), 1 perhaps, 0 not.
func during(from, to, on string) int {
	if on == "" {
		return 1
	}
	if !validDate(on) {
		return 0
	}
	a, b := earliest(on), latest(on)
	if latest(from) <= a && (to == "" || earliest(to) > b) {
		return 2
	}
	if earliest(from) <= b && latest(to) >= a {
		return 1
	}
	return 0
}
