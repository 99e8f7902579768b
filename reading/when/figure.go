package when

// figure reads a token that begins with a digit and gives it the classes its
// shape allows: 25, 25th, 1,200, 2.5, 1990s, 2025-06-18, 06/18/2025, 11:30,
// 3pm.
func (l *lexer) figure(space bool, end int) {
	text, start := l.text, l.pos
	i, n := start, 0
	for i < end && charKind[text[i]] == kDigit {
		if i-start < 9 {
			n = n*10 + int(text[i]-'0')
		}
		i++
	}
	width := i - start
	if n == 9 && i+3 <= end && text[i:i+3] == "/11" && (i+3 == end || charKind[text[i+3]] != kDigit && text[i+3] != '/') {
		l.pos = i + 3
		l.push(token{start: int32(start), end: int32(i + 3), e: l.g.entries["9/11"], space: space})
		return
	}
	t := token{start: int32(start), end: int32(i), num: float64(n), space: space, figures: true}
	if l.dated(&t, i, width, n, end) {
		l.pos = int(t.end)
		l.push(t)
		return
	}
	if i < end {
		switch c := text[i]; {
		case (c == ',' || c == '.') && i+1 < end && charKind[text[i+1]] == kDigit:
			if l.grouped(&t, i, width, n, end) {
				l.pos = int(t.end)
				l.push(t)
				return
			}
		case c == ':' && width <= 2 && n < 25 && digitsAt(text, i+1, end) == 2:
			l.clock(&t, i, end)
			l.pos = int(t.end)
			l.push(t)
			return
		}
	}
	l.pos = i
	plainFigure(&t, width, n)
	if i < end && charKind[text[i]] == kLetter {
		l.suffix(&t, i, width, n, end)
	}
	l.push(t)
}

// plainFigure classes a run of digits.
func plainFigure(t *token, width, n int) {
	t.mask = cNum
	if width <= 2 && n >= 1 && n <= 31 {
		t.mask |= cDay
	}
	if width == 2 {
		t.mask |= cYY2
	}
	if width == 4 && n >= 1000 && n < 2200 {
		t.mask |= cYear
	}
}

// suffix reads the letters glued to a figure.
func (l *lexer) suffix(t *token, i, width, n, end int) {
	j := i
	for j < end && charKind[l.text[j]] == kLetter {
		j++
	}
	letters := l.text[i:j]
	low := func(s string) bool { return len(s) == len(letters) && equalFold(letters, s) }
	t.end = int32(j)
	l.pos = j
	switch {
	case low("th"), low("st"), low("nd"), low("rd"):
		t.mask = cOrd
		if n >= 1 && n <= 31 && width <= 2 {
			t.mask |= cDay
		}
	case low("s") && (width == 4 && n >= 1000 && n < 2200 || width == 2 && n%10 == 0 || width == 3):
		t.mask = cDecade
	case low("am"), low("pm"):
		if n <= 12 && n > 0 {
			t.mask = cHourAMPM
		} else {
			t.mask = 0
		}
	case low("hrs") && width == 4:
		t.mask = cClock
	case low("bc") || low("ad"):
		t.end, l.pos = int32(i), i
	default:
		t.mask = 0 // "5G", "737MAX"
	}
}

// dated reads 2025-06-18, 2025/06/18, 06/18/2025 and 18.06.2025.
func (l *lexer) dated(t *token, i, width, n, end int) bool {
	text := l.text
	if i+3 >= end {
		return false
	}
	sep := text[i]
	if sep != '-' && sep != '/' && sep != '.' {
		return false
	}
	w2 := digitsAt(text, i+1, end)
	if w2 == 0 || w2 > 2 || i+1+w2 >= end || text[i+1+w2] != sep {
		return false
	}
	j := i + 2 + w2
	w3 := digitsAt(text, j, end)
	a, b, c := n, number(text[i+1:i+1+w2]), number(text[j:j+w3])
	switch {
	case width == 4 && w3 >= 1 && w3 <= 2 && sep != '.' && validDay(a, b, c):
		t.mask, t.num = cISO, float64(days(a, b, c))
	case sep != '-' && width <= 2 && (w3 == 4 || w3 == 2 && sep == '/'):
		if w3 == 2 {
			c = twoDigitYear(c)
		}
		switch {
		case sep == '.' && validDay(c, b, a):
			a, b = b, a
		case validDay(c, a, b) && sep == '/': // month first, unless it cannot be
		case validDay(c, b, a):
			a, b = b, a
		default:
			return false
		}
		t.mask, t.num = cSlash, float64(days(c, a, b))
	default:
		return false
	}
	t.end = int32(j + w3)
	if t.mask == cISO && j+w3+5 < end && text[j+w3] == 'T' && digitsAt(text, j+w3+1, end) == 2 { // a time follows
		k := j + w3 + 1
		for k < end && (charKind[text[k]] == kDigit || text[k] == ':' || text[k] == '.') {
			k++
		}
		if k < end && text[k] == 'Z' {
			k++
		}
		t.end = int32(k)
	}
	return true
}

// grouped reads 1,200 and 2.5: numbers that are neither days nor years.
func (l *lexer) grouped(t *token, i, width, n, end int) bool {
	text := l.text
	if text[i] == '.' {
		w := digitsAt(text, i+1, end)
		f := float64(number(text[i+1 : i+1+min(w, 6)]))
		for range min(w, 6) {
			f /= 10
		}
		t.num, t.mask, t.end = float64(n)+f, cNum, int32(i+1+w)
		return true
	}
	if digitsAt(text, i+1, end) != 3 || width > 3 {
		return false // "June 18,2025"
	}
	v := float64(n)
	for i < end && text[i] == ',' && digitsAt(text, i+1, end) == 3 {
		v = v*1000 + float64(number(text[i+1:i+4]))
		i += 4
	}
	t.num, t.mask, t.end = v, cNum, int32(i)
	return true
}

// clock reads 11:30 and 11:30:05.
func (l *lexer) clock(t *token, i, end int) {
	j := i + 3
	if j < end && l.text[j] == ':' && digitsAt(l.text, j+1, end) == 2 {
		j += 3
	}
	t.mask, t.end = cClock, int32(j)
	if j+3 <= end && equalFold(l.text[j:j+3], "hrs") {
		t.end = int32(j + 3)
	}
}

func digitsAt(text string, i, end int) int {
	j := i
	for j < end && charKind[text[j]] == kDigit {
		j++
	}
	return j - i
}

func number(s string) int {
	n := 0
	for i := range min(len(s), 9) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// twoDigitYear reads 69 to 99 as 19xx, the others as 20xx (POSIX).
func twoDigitYear(n int) int {
	if n >= 69 {
		return 1900 + n
	}
	return 2000 + n
}

// compose joins number words in place: "twenty-five", "two hundred", "three
// hundred and fifty", "twenty-fifth".
func compose(toks []token) []token {
	out := toks[:0]
	for i := 0; i < len(toks); {
		t := toks[i]
		if t.mask&cNum == 0 {
			out = append(out, t)
			i++
			continue
		}
		j := i + 1
		for j < len(toks) && j < i+12 {
			k := j
			if toks[k].is("-") && !toks[k].space || toks[k].is("and") && t.num >= 100 && !t.figures {
				k++
			}
			if k >= len(toks) || toks[k].mask&(cNum|cOrd) == 0 || toks[k].figures || !join(&t, &toks[k], k > j) {
				break
			}
			j = k + 1
			if t.mask&cOrd != 0 {
				break
			}
		}
		out = append(out, t)
		i = j
	}
	return out
}

// join adds the number word b to a, if the two make one number.
func join(a, b *token, linked bool) bool {
	scale := false
	if r := b.e.reading(cNum); r != nil {
		scale = r.flags&fScale != 0
	}
	low := int(a.num) % 100
	switch {
	case scale && (a.num < b.num || a.figures):
		a.num *= b.num
	case a.figures:
		return false
	case low >= 20 && low%10 == 0 && b.num >= 1 && b.num < 10:
		a.num += b.num
	case int(a.num)%100 == 0 && a.num >= 100 && b.num < 100:
		a.num += b.num
	default:
		return false
	}
	a.end = b.end
	a.mask = cNum
	a.e = nil
	if b.mask&cOrd != 0 {
		a.mask = cOrd
		if a.num <= 31 {
			a.mask |= cDay
		}
	}
	if a.num >= 1000 {
		a.mask &^= cDay
	}
	return true
}
