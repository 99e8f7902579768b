package when

// guards are the conditions that patterns.tsv names.
var guards = map[string]func(*binding) bool{
	"story":    func(b *binding) bool { return b.f.story },
	"report":   func(b *binding) bool { return !b.f.story },
	"month":    guardMonth,
	"monthday": guardMonthDay,
	"year":     guardYear,
	"yearprep": func(b *binding) bool { return !b.counts() && guardYear(b) },
	"season":   guardSeason,
	"capword":  func(b *binding) bool { return b.f.toks[b.m.from].cap },
	"wday":     guardWday,
	"part":     guardPart,
	"later": func(b *binding) bool {
		return !b.ends("on") || b.closed()
	},
	"earlier":   func(b *binding) bool { return !b.ends("before", "prior") || b.closed() },
	"durunit":   guardDuration,
	"adur":      guardADuration,
	"approxdur": func(b *binding) bool { return !b.weakUnit() && !b.first("c", "ca", "circa") },
	"halfhour":  func(b *binding) bool { return !b.weakUnit() && !b.follows("first", "second", "latter", "other") },
	"bareunits": guardBareUnits,
	"all":       func(b *binding) bool { return true },
	"setadj":    func(b *binding) bool { t := &b.f.toks[b.m.from]; return !t.cap || b.opens() },
	"per":       guardPer,
	"now":       func(b *binding) bool { return !b.leads("that") },
	"current":   func(b *binding) bool { return b.f.story && (!b.f.toks[b.m.from].cap || b.opens()) },
	"moment":    func(b *binding) bool { return b.follows("at", "for") },
	"present":   func(b *binding) bool { return b.closed() },
	"todate":    func(b *binding) bool { return !b.leads("with", "from", "back", "a", "the") },
	"recent":    func(b *binding) bool { return b.f.story && (!b.f.toks[b.m.from].cap || b.opens()) },
	"closed":    func(b *binding) bool { return b.closed() },
	"past":      func(b *binding) bool { return b.closed() },
	"thefuture": func(b *binding) bool { return !b.f.toks[b.m.to-1].cap },
	"future": func(b *binding) bool {
		return b.f.story && (!b.f.toks[b.m.from].cap || b.opens()) || b.follows("in") && b.closed()
	},
	"wholeyear": func(b *binding) bool {
		return !b.f.story && b.f.known && b.follows("for", "during", "through") && b.closed()
	},
	"mil": func(b *binding) bool {
		return b.follows("at", "by", "from", "until", "before", "after", "around") && guardMil(b)
	},
	"thistime": func(b *binding) bool {
		return b.f.story && b.follows("at", "by", "during", "of", "in", "until", "since")
	},
	"bareday":   guardBareDay,
	"storytime": func(b *binding) bool { return b.f.story && b.f.near(1) },
}

// follows reports whether one of the words stands before the match.
func (b *binding) follows(words ...string) bool { return isOne(b.before(1), words) }

// leads reports whether one of the words stands after the match.
func (b *binding) leads(words ...string) bool { return isOne(b.after(0), words) }

// ends reports whether the match ends with one of the words.
func (b *binding) ends(words ...string) bool { return isOne(&b.f.toks[b.m.to-1], words) }

func isOne(t *token, words []string) bool {
	if t == nil || t.e == nil {
		return false
	}
	for _, w := range words {
		if t.e.word == w {
			return true
		}
	}
	return false
}

// opens reports whether the match begins its sentence or paragraph.
func (b *binding) opens() bool {
	t := b.before(1)
	return t == nil || t.is(".")
}

// prepped reports whether a temporal preposition or a determiner stands
// before the match.
func (b *binding) prepped() bool {
	t := b.before(1)
	return t != nil && (t.mask&cPrep != 0 || t.mask&(cRel|cMod) != 0 || isOne(t, []string{"the", "this", "that", "of", "'s"}))
}

// guardMonth accepts a month that stands alone.
func guardMonth(b *binding) bool {
	t := b.tok(cMonth, 0)
	r := t.e.reading(cMonth)
	if b.tok(cMod, 0) != nil || b.m.to-b.m.from > 2 {
		return true
	}
	prev := b.before(1)
	if r.flags&fWeak != 0 || r.flags&fAbbr != 0 {
		if !b.prepped() || isOne(prev, []string{"the", "that", "and", "or", "'s", "as"}) && !b.leads(",", ".") {
			return false
		}
		return true
	}
	if prev != nil && prev.cap && prev.e == nil && !prev.figures { // a surname, a given name, a title
		return false
	}
	if next := b.after(0); next != nil && next.cap && next.e == nil && !b.prepped() {
		return false
	}
	return true
}

// guardMonthDay accepts a month and day without a year.
func guardMonthDay(b *binding) bool {
	t := b.tok(cDay, 0)
	if !t.figures && t.mask&cOrd == 0 {
		return false // "May one"
	}
	if !t.figures && !b.has("of", "the") && b.f.toks[b.m.from].mask&cMonth == 0 {
		return false // "first March"
	}
	if next := b.after(0); next != nil && b.f.toks[b.m.to-1].mask&cNum != 0 {
		if next.mask&(cAnyUnit) != 0 || b.f.text[next.start] == '%' || next.is("-") && !next.space && b.wordAfterHyphen() {
			return false
		}
		if next.e != nil && (next.e.word == "percent" || next.e.word == "million") {
			return false
		}
	}
	return true
}

// wordAfterHyphen reports whether a word is glued behind the hyphen after
// the match.
func (b *binding) wordAfterHyphen() bool {
	t := b.after(1)
	return t != nil && !t.space && !t.figures && t.mask == 0
}

// counts reports whether the number at the end of the match counts what
// follows: a plural or a unit of measure.
func (b *binding) counts() bool {
	t := b.after(0)
	if t == nil {
		return false
	}
	c := b.f.text[t.start]
	if c == '%' {
		return true
	}
	if t.mask&cCounted != 0 {
		return true
	}
	if t.e != nil || c < 'a' || c > 'z' || t.end-t.start < 4 {
		return false
	}
	return b.f.text[t.end-1] == 's' && b.f.text[t.end-2] != 's'
}

// guardYear accepts four digits as a year.
func guardYear(b *binding) bool {
	t := b.tok(cYear, 0)
	y := int(t.num)
	i := b.place(cYear, 0)
	var prev *token
	if i > 0 {
		prev = &b.f.toks[i-1]
		if i == b.m.from {
			switch c := b.f.text[prev.start]; c {
			case '$', '#', '@', '&', '=', '+':
				return false
			case 0xC2, 0xE2: // £, €
				if !prev.space && !t.space && prev.end-prev.start <= 3 && !prev.is("-") && b.f.text[prev.end-1] != 0x98 && b.f.text[prev.end-1] != 0x9C {
					return false
				}
			}
			if prev.mask&cLabel != 0 {
				return false
			}
			if prev.is("-") && !t.space && i > 1 && !prev.space {
				if w := &b.f.toks[i-2]; !w.figures && !isOne(w, []string{"pre", "post", "late", "early", "mid"}) {
					return false
				}
			}
			if prev.is("/") && !t.space || prev.is(".") && !t.space {
				return false
			}
		}
	}
	next := b.after(0)
	if next != nil && next.is("-") && !next.space {
		if w := b.after(1); w != nil && !w.space && !w.figures && !isOne(w, []string{"era", "to", "present"}) {
			return false
		}
	}
	if next != nil && next.is("/") && !next.space {
		return false
	}
	determined := prev != nil && isOne(prev, []string{"the", "'s"})
	if b.counts() && !determined {
		if y%100 == 0 || y < 1900 || y > 2035 || prev == nil || prev.mask&cPrep == 0 || next.mask&cCounted != 0 {
			return false
		}
	}
	if y%100 == 0 && prev != nil && isOne(prev, []string{"over", "about", "around", "some", "nearly", "almost", "under", "for", "to"}) && b.m.to-b.m.from == 1 {
		return false
	}
	if y < 1200 && y%100 == 0 {
		return prev != nil && isOne(prev, []string{"in", "since", "until", "by", "year"})
	}
	if y >= 1700 && y < 2100 {
		return true
	}
	return b.prepped() || prev != nil && isOne(prev, []string{",", "-", "and"}) || prev != nil && b.f.text[prev.start] == '('
}

func guardSeason(b *binding) bool {
	t := b.tok(cSeason, 0)
	weak := t.e.reading(cSeason).flags&fWeak != 0
	if b.tok(cMod, 0) != nil {
		return true
	}
	if t.is("fall") {
		return b.follows("in", "by", "this", "until", "since", "the") && !b.leads("of", "to", "in", "from", "the", "into", "on") && (b.closed() || t.cap)
	}
	if weak && b.leads("offensive", "break") {
		return false
	}
	if b.first("the") {
		return !weak || b.closed()
	}
	return b.follows("in", "by", "until", "since", "during", "of", "for", "through", "this", "following") || b.f.story && !weak
}

func guardWday(b *binding) bool {
	t := b.tok(cWday, 0)
	if t.e.reading(cWday).flags&fWeak != 0 {
		return false
	}
	if b.leads("-") {
		return true
	}
	next := b.after(0)
	return next == nil || next.mask&cPaper == 0
}

func guardPart(b *binding) bool {
	t := &b.f.toks[b.m.to-1]
	if t.cap && !b.opens() {
		return false
	}
	if t.mask&cPart == 0 { // mornings, nights
		return b.f.story
	}
	switch t.e.word {
	case "noon", "midday", "midnight":
		return b.follows("at", "by", "until", "till", "before", "after", "around", "since", "from", "to", "about")
	case "dawn", "dusk", "nightfall", "daybreak", "sunrise", "sunset":
		return b.f.story && b.follows("at", "by", "until", "before", "after")
	}
	return b.f.story && (b.follows("at", "by", "during", "in", "that", "of", "and") || t.e.word == "daytime")
}

// weakUnit reports a unit that is more often something else.
func (b *binding) weakUnit() bool {
	for i := b.m.from; i < b.m.to; i++ {
		t := &b.f.toks[i]
		if t.mask&cAnyUnit == 0 {
			continue
		}
		if r := t.e.reading(cAnyUnit); r.flags&fWeak != 0 && r.value == "Q" {
			return true
		}
	}
	return false
}

func guardDuration(b *binding) bool {
	if b.weakUnit() {
		return false
	}
	t := &b.f.toks[b.m.to-1]
	if t.mask&cUnits == 0 && t.is("second") {
		return false
	}
	if prev := b.before(1); prev != nil && (b.f.text[prev.start] == '$' || prev.is("-") && !prev.space) {
		return false
	}
	if b.tok(cVague, 0) != nil && b.has("some", "many") && b.leads("of") {
		return true
	}
	if b.has("some") && t.mask&cUnits == 0 {
		return false // "some day", "some year"
	}
	if b.has("many", "some", "few", "couple") && t.mask&cUnits == 0 {
		return false
	}
	if t.mask&cUnits == 0 { // "three hour", but not "one day" as a name, nor "60 Minute"
		if n := b.tok(cNum, 0); n != nil && n.num != 1 {
			return !t.cap && !b.leads("-")
		}
	}
	return true
}

func guardADuration(b *binding) bool {
	t := &b.f.toks[b.m.to-1]
	switch t.e.word {
	case "second", "quarter", "minute", "weekend":
		return false
	case "day", "week":
		if b.first("a") && guardPer(b) {
			return false
		}
	}
	if b.first("a", "an") && guardPer(b) {
		return false
	}
	return !b.leads("-")
}

// guardPer accepts "a year" as a rate: a figure or a count stands before.
func guardPer(b *binding) bool {
	if b.leads("after", "before", "later", "ago", "earlier", "since", "from") {
		return false
	}
	for k := 1; k <= 3; k++ {
		t := b.before(k)
		if t == nil || t.is(".") || t.is(",") {
			return false
		}
		if t.mask&cNum != 0 && t.mask&cYear == 0 || isOne(t, []string{"times", "percent"}) || b.f.text[t.start] == '%' {
			return true
		}
		if t.e != nil && k == 1 && t.mask&cAnyUnit == 0 {
			return false
		}
	}
	return false
}

func guardBareUnits(b *binding) bool {
	t := &b.f.toks[b.m.from]
	switch t.e.word {
	case "seconds", "quarters", "weekends", "minutes":
		return false
	}
	if t.e.reading(cUnits).flags&fDigits != 0 || t.cap {
		return false
	}
	return b.follows("for", "within", "after", "over", "took", "takes", "lasted", "last") || b.follows("in", "of") && t.e.word != "days" && !b.leads("of") || b.leads("of") && b.opens() || b.leads("after", "before", "since")
}

// guardMil accepts four figures such as 0930 as a time of day.
func guardMil(b *binding) bool {
	t := b.tok(cNum, 0)
	return t != nil && t.figures && t.end-t.start == 4
}

// guardBareDay accepts "the 20th" when a month was just spoken of.
func guardBareDay(b *binding) bool {
	t := b.tok(cDay, 0)
	if !t.figures || t.mask&cOrd == 0 || !b.f.near(1) || b.f.last.g < month || !b.closed() {
		return false
	}
	return b.follows("on", "by", "until", "of", "from", "since", "before", "after", "to", "and", ",")
}
