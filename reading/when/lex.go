package when

// token is a word, figure or mark of the raw text.
type token struct {
	start, end int32
	e          *entry
	mask       class
	num        float64
	cap        bool // begins with a capital
	upper      bool // all capitals
	space      bool // white space stands before it
	brk        bool // a paragraph begins here
	figures    bool // written in figures
}

func (t *token) lit() uint16 {
	if t.e == nil {
		return 0
	}
	return t.e.lit
}

func (t *token) is(word string) bool { return t.e != nil && t.e.word == word }

// charKind classes bytes: letters (and all bytes of multi-byte runes, save
// punctuation, see wide), digits, space, other.
const (
	kOther = iota
	kLetter
	kDigit
	kSpace
	kNewline
	kWide
)

var charKind = func() (t [256]uint8) {
	for c := range 256 {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c == '_':
			t[c] = kLetter
		case c >= '0' && c <= '9':
			t[c] = kDigit
		case c == ' ', c == '\t', c == '\r', c == '\f', c == '\v':
			t[c] = kSpace
		case c == '\n':
			t[c] = kNewline
		case c >= 0x80:
			t[c] = kWide
		}
	}
	return t
}()

// wide classes a multi-byte rune: its length, and whether it is a space, a
// dash, an apostrophe, other punctuation or a letter.
func wide(text string, i int) (n int, kind byte) {
	c := text[i]
	switch {
	case c == 0xC2 && i+1 < len(text):
		if text[i+1] == 0xA0 {
			return 2, ' '
		}
		return 2, '.'
	case c == 0xE2 && i+2 < len(text):
		if text[i+1] == 0x80 {
			switch b := text[i+2]; {
			case b == 0x90, b == 0x91, b == 0x92, b == 0x93:
				return 3, '-'
			case b == 0x94, b == 0x95:
				return 3, '.'
			case b == 0x98, b == 0x99:
				return 3, '\''
			case b >= 0x80 && b <= 0x8A, b == 0xAF:
				return 3, ' '
			}
			return 3, '.'
		}
		return 3, '.'
	case c >= 0xF0:
		n = 4
	case c >= 0xE0:
		n = 3
	case c >= 0xC0:
		n = 2
	default:
		n = 1
	}
	return min(n, len(text)-i), 'a'
}

// lexer cuts text into tokens, a paragraph at a time.
type lexer struct {
	g    *grammar
	text string
	pos  int
	line int // where the current line begins
	toks []token
	// entries of marks
	comma, hyphen, slash, poss, stop *entry
}

func newLexer(g *grammar, text string, from int) *lexer {
	return &lexer{g: g, text: text, pos: from, line: from, comma: g.entries[","], hyphen: g.entries["-"],
		slash: g.entries["/"], poss: g.entries["'s"], stop: g.entries["."]}
}

// paragraph reads tokens up to the next break or end; false at the end.
func (l *lexer) paragraph(end int) bool {
	l.toks = l.toks[:0]
	text := l.text
	space, interesting := true, false
	for l.pos < end {
		c := text[l.pos]
		switch charKind[c] {
		case kSpace:
			l.pos++
			space = true
			continue
		case kNewline:
			l.pos++
			space = true
			brk := l.breaks(end)
			l.line = l.pos
			if brk && len(l.toks) > 0 {
				if interesting {
					return true
				}
				l.toks = l.toks[:0]
			}
			continue
		case kLetter:
			interesting = l.word(space, end) || interesting
		case kDigit:
			l.figure(space, end)
			interesting = true
		case kWide:
			n, kind := wide(text, l.pos)
			switch kind {
			case ' ':
				l.pos += n
				space = true
				continue
			case 'a':
				interesting = l.word(space, end) || interesting
			default:
				l.mark(kind, n, space, end)
			}
		default:
			l.mark(c, 1, space, end)
		}
		space = false
		if len(l.toks) >= 4096 { // no paragraph is this long: cut it at a full stop
			if t := &l.toks[len(l.toks)-1]; t.e == l.stop || len(l.toks) > 8192 {
				return true
			}
		}
	}
	return len(l.toks) > 0
}

// breaks reports whether the newline just passed ends a paragraph: the next
// line is empty or begins a new item, or this line was short.
func (l *lexer) breaks(end int) bool {
	i := l.pos
	for i < end && charKind[l.text[i]] == kSpace {
		i++
	}
	if i >= end {
		return true
	}
	c := l.text[i]
	if c == '\n' {
		return true
	}
	wrapped := l.pos-l.line >= 45 && l.pos-l.line <= 140
	return !wrapped || !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' && l.midSentence())
}

// midSentence reports whether the last token does not end a sentence.
func (l *lexer) midSentence() bool {
	if len(l.toks) == 0 {
		return false
	}
	return l.toks[len(l.toks)-1].e != l.stop
}

func (l *lexer) push(t token) { l.toks = append(l.toks, t) }

// word reads a word; true when the calendar knows it.
func (l *lexer) word(space bool, end int) bool {
	text, start := l.text, l.pos
	h := uint32(hashSeed)
	i := start
	upper := true
	for i < end {
		c := text[i]
		k := charKind[c]
		if k == kLetter {
			if c >= 'a' {
				upper = false
			} else {
				c += 'a' - 'A'
			}
			h = (h ^ uint32(c)) * hashPrime
			i++
			continue
		}
		if k == kDigit {
			h = (h ^ uint32(c)) * hashPrime
			i++
			continue
		}
		if k == kWide {
			n, kind := wide(text, i)
			if kind != 'a' {
				break
			}
			h = 1
			upper = false
			i += n
			continue
		}
		break
	}
	// "o'clock", "a.m", "u.s"
	if i-start == 1 && i+1 < end {
		if text[i] == '.' && charKind[text[i+1]] == kLetter && (i+2 >= end || charKind[text[i+2]] != kLetter) {
			h = dotted(text, start, end, &i)
		} else if text[i] == '\'' && i+6 <= end && text[i+1:i+6] == "clock" {
			i += 6
			h = rehash("o'clock")
		}
	}
	l.pos = i
	t := token{start: int32(start), end: int32(i), cap: text[start] >= 'A' && text[start] <= 'Z', upper: upper, space: space}
	if len := i - start; len <= 14 {
		t.e = l.g.find(text[start:i], h)
		if t.e == nil && len >= 4 && len <= 8 {
			l.fiscalToken(&t, text[start:i])
		}
		if t.e != nil {
			l.admit(&t, end)
		}
	}
	l.push(t)
	return t.mask != 0 || t.e != nil
}

// rehash is the lexer's running hash of a lower-case word.
func rehash(s string) uint32 {
	h := uint32(hashSeed)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * hashPrime
	}
	return h
}

// dotted reads "a.m", "p.m", "b.c", "u.s" as one word without its last stop.
func dotted(text string, start, end int, i *int) uint32 {
	h := uint32(hashSeed)
	j := start
	for j < end && charKind[text[j]] == kLetter && (j+1 >= end || charKind[text[j+1]] != kLetter) {
		h = (h ^ uint32(text[j]|0x20)) * hashPrime
		j++
		*i = j
		if j+1 < end && text[j] == '.' && charKind[text[j+1]] == kLetter && (j+2 >= end || charKind[text[j+2]] != kLetter) {
			h = (h ^ '.') * hashPrime
			j++
			continue
		}
		break
	}
	return h
}

// admit gives a known word the classes that its spelling allows, and the full
// stop that belongs to an abbreviation.
func (l *lexer) admit(t *token, end int) {
	e := t.e
	if e.flags == 0 {
		t.mask = e.mask
	} else {
		for i := range e.readings {
			r := &e.readings[i]
			if r.flags&fCap != 0 && !t.cap || r.flags&fUpper != 0 && !t.upper {
				continue
			}
			if r.flags&fDigits != 0 && (len(l.toks) == 0 || !l.toks[len(l.toks)-1].figures) {
				continue
			}
			t.mask |= r.class
			if r.flags&fAbbr != 0 && l.pos < end && l.text[l.pos] == '.' && !l.endsSentence(t, r, end) {
				t.end++
				l.pos++
			}
		}
	}
	if t.mask&(cNum|cOrd) != 0 {
		if r := e.reading(cNum | cOrd); r != nil {
			t.num = float64(r.num)
			if t.mask&cOrd != 0 && r.num <= 31 {
				t.mask |= cDay
			}
		}
	}
}

// endsSentence reports whether the full stop after an abbreviation is the
// sentence's own: "at 5 p.m. The" keeps it, for a.m. and p.m. and eras, only
// when the sentence goes on.
func (l *lexer) endsSentence(t *token, r *reading, end int) bool {
	if r.class&(cAMPM|mustEra) == 0 {
		return false
	}
	if t.end-t.start > 1 && l.text[t.start+1] != '.' {
		return true // "am", "BC": the stop is not theirs
	}
	return false
}

var mustEra = mustClass("era")

func (l *lexer) fiscalToken(t *token, s string) {
	if (s[0] == 'F' || s[0] == 'f') && (s[1] == 'Y' || s[1] == 'y') && (len(s) == 4 || len(s) == 6) {
		n := 0
		for _, c := range []byte(s[2:]) {
			if charKind[c] != kDigit {
				return
			}
			n = n*10 + int(c-'0')
		}
		t.mask |= cFY
		t.num = float64(n)
	}
}

// mark reads punctuation.
func (l *lexer) mark(c byte, n int, space bool, end int) {
	start := l.pos
	t := token{start: int32(start), end: int32(start + n), space: space}
	l.pos += n
	switch c {
	case ',':
		t.e = l.comma
	case '-':
		t.e = l.hyphen
	case '/':
		t.e = l.slash
	case '.', '!', '?', ';', ':':
		t.e = l.stop
	case '\'':
		l.apostrophe(&t, space, end)
	}
	l.push(t)
}

// apostrophe reads "'s", "'ll" and "'99".
func (l *lexer) apostrophe(t *token, space bool, end int) {
	rest := l.text[l.pos:min(end, l.pos+4)]
	switch {
	case !space && len(rest) >= 1 && rest[0] == 's' && (len(rest) == 1 || charKind[rest[1]] != kLetter):
		t.e = l.poss
		l.pos++
	case !space && len(rest) >= 2 && rest[:2] == "ll":
		t.e = l.g.entries["'ll"]
		if t.e != nil {
			t.mask = t.e.mask
		}
		l.pos += 2
	case len(rest) >= 2 && charKind[rest[0]] == kDigit && charKind[rest[1]] == kDigit && (len(rest) == 2 || charKind[rest[2]] != kDigit):
		t.num = float64(rest[0]-'0')*10 + float64(rest[1]-'0')
		l.pos += 2
		if len(rest) > 2 && rest[2] == 's' {
			l.pos++
			t.mask = cDecade
		} else {
			t.mask = cYY | cYY2
		}
		t.figures = true
	}
	t.end = int32(l.pos)
}
