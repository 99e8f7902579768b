package when

import (
	"fmt"
	"strconv"
	"strings"
	"sync"

	"entente/lexicon/calendar"
)

// class is a bit of a token's class set.
type class uint64

// classNames gives each class of words.tsv, and each class that the lexer
// makes of figures, its bit.
var classNames = strings.Fields("month wday wdays season seasons unit units num ord vague part parts mod bound approx " +
	"ampm tz prep future past rel deic decadeword qn hn era adjdur label labelled counted paper report " +
	"day year yy yy2 decade iso slash clock hourampm fyn")

func classOf(name string) (class, int) {
	for i, n := range classNames {
		if n == name {
			return 1 << i, i
		}
	}
	return 0, -1
}

func mustClass(name string) class {
	c, i := classOf(name)
	if i < 0 {
		panic("when: no class " + name)
	}
	return c
}

var (
	cMonth, cWday, cSeason    = mustClass("month"), mustClass("wday"), mustClass("season")
	cUnit, cUnits             = mustClass("unit"), mustClass("units")
	cNum, cOrd, cDay          = mustClass("num"), mustClass("ord"), mustClass("day")
	cYear, cYY, cYY2          = mustClass("year"), mustClass("yy"), mustClass("yy2")
	cDecade, cISO, cSlash     = mustClass("decade"), mustClass("iso"), mustClass("slash")
	cClock, cHourAMPM, cFY    = mustClass("clock"), mustClass("hourampm"), mustClass("fyn")
	cPart, cVague, cPrep      = mustClass("part"), mustClass("vague"), mustClass("prep")
	cFuture, cPast, cMod      = mustClass("future"), mustClass("past"), mustClass("mod")
	cTZ, cAMPM, cRel, cApprox = mustClass("tz"), mustClass("ampm"), mustClass("rel"), mustClass("approx")
	cLabel, cCounted, cPaper  = mustClass("label"), mustClass("counted"), mustClass("paper")
	cReport                   = mustClass("report")
	cAnyUnit                  = cUnit | cUnits
)

// Flags of a reading of a word.
const (
	fCap = 1 << iota
	fUpper
	fAbbr
	fWeak
	fScale
	fPoint
	fDigits
)

var flagBits = map[string]int{"cap": fCap, "upper": fUpper, "abbr": fAbbr, "weak": fWeak, "scale": fScale, "point": fPoint, "digits": fDigits}

type reading struct {
	class class
	value string
	num   int
	flags int
}

// entry is a word of the calendar. lit is its number as a literal of a
// pattern.
type entry struct {
	word     string
	hash     uint32
	lit      uint16
	mask     class
	flags    int // of all readings
	readings []reading
}

func (e *entry) reading(c class) *reading {
	if e == nil {
		return nil
	}
	for i := range e.readings {
		if e.readings[i].class&c != 0 {
			return &e.readings[i]
		}
	}
	return nil
}

// grammar is everything compiled.
type grammar struct {
	table    []*entry // open addressing, a power of two
	entries  map[string]*entry
	root     *node
	rules    []rule
	holidays []calendar.Holiday
	fiscal   []calendar.Fiscal
	mods     map[string]calendar.Modifier
}

var compiled = sync.OnceValues(compile)

func compile() (*grammar, error) {
	tab, err := calendar.Load()
	if err != nil {
		return nil, err
	}
	g := &grammar{entries: map[string]*entry{}, holidays: tab.Holidays, fiscal: tab.Fiscal, mods: tab.Modifiers}
	for _, w := range tab.Words {
		c, i := classOf(w.Class)
		if i < 0 {
			return nil, fmt.Errorf("compile calendar: %q has the unknown class %q", w.Word, w.Class)
		}
		e := g.entry(w.Word)
		r := reading{class: c, value: w.Value}
		r.num, _ = strconv.Atoi(strings.TrimRight(w.Value, "l"))
		for f := range w.Flags {
			bit, ok := flagBits[f]
			if !ok {
				return nil, fmt.Errorf("compile calendar: %q has the unknown flag %q", w.Word, f)
			}
			r.flags |= bit
		}
		e.readings = append(e.readings, r)
		e.mask |= c
		e.flags |= r.flags
	}
	if err := g.compilePatterns(tab.Patterns); err != nil {
		return nil, err
	}
	g.fill()
	return g, nil
}

// entry returns the entry of a word, made when it is new.
func (g *grammar) entry(word string) *entry {
	e, ok := g.entries[word]
	if !ok {
		e = &entry{word: word, hash: hashString(word), lit: uint16(len(g.entries) + 1)}
		g.entries[word] = e
	}
	return e
}

// fill lays the entries out as a hash table.
func (g *grammar) fill() {
	size := 1024
	for size < 4*len(g.entries) {
		size *= 2
	}
	g.table = make([]*entry, size)
	byLit := make([]*entry, len(g.entries)+1)
	for _, e := range g.entries {
		byLit[e.lit] = e
	}
	for _, e := range byLit[1:] {
		i := int(e.hash) & (size - 1)
		for g.table[i] != nil {
			i = (i + 1) & (size - 1)
		}
		g.table[i] = e
	}
}

const (
	hashSeed  = 2166136261
	hashPrime = 16777619
)

func hashString(s string) uint32 {
	h := uint32(hashSeed)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * hashPrime
	}
	return h ^ h>>15
}

// find looks up a word of text by the hash of its lower case.
func (g *grammar) find(text string, h uint32) *entry {
	h ^= h >> 15
	mask := len(g.table) - 1
	for i := int(h) & mask; ; i = (i + 1) & mask {
		e := g.table[i]
		if e == nil {
			return nil
		}
		if e.hash == h && len(e.word) == len(text) && equalFold(text, e.word) {
			return e
		}
	}
}

// equalFold compares text with a lower-case ASCII word.
func equalFold(text, lower string) bool {
	for i := range len(lower) {
		c := text[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != lower[i] {
			return false
		}
	}
	return true
}
