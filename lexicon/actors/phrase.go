package actors

import (
	"strings"

	"entente"
)

// Phrase is one actor phrase of a text: "Norwegian Deputy Prime Minister and
// Foreign Minister Kari Nordmann", "the White House", "Hamas".
type Phrase struct {
	entente.Span // byte offsets into the text that was scanned
	Kind         entente.MentionKind
	// Actors is empty when the party has no code that the phrase itself
	// gives; more than one for "US-Pakistan".
	Actors []entente.Actor
	// Person covers the name inside the phrase, when there is one.
	Person entente.Span
	// Title is the office as written, Office our id; Word the head noun.
	Title, Office string
	TitleAt       entente.Span
	// Head covers the word that the phrase is about.
	Head entente.Span
	// Rule says how it was read: name, adjective, metonym, office, person,
	// title+name, organisation, group, acronym, pair, misspelling …
	Rule string
	// Bare is true for a phrase that names no party by itself: a title or
	// head noun without country ("the prime minister", "officials").
	Bare bool
	// Sector is the sector of the head, also for a Bare phrase.
	Sector string
	// Inner are the phrases inside ("Pakistani" in "Pakistani officials").
	Inner []Phrase
	// Relation marks a country that only qualifies: "Iran" in "Iran-backed".
	Relation bool
	// Caution is the caution of an ambiguous name ("context").
	Caution string
	// Many is true when the head is plural.
	Many bool
	// Definite is true after "the", "both", "this", "these".
	Definite bool
}

// item is one or more tokens that the trie knows, or one that it does not.
type item struct {
	from, to int // tokens
	es       []*entry
}

func (it *item) is(kinds ...entryKind) *entry {
	for _, e := range it.es {
		for _, k := range kinds {
			if e.kind == k {
				return e
			}
		}
	}
	return nil
}

// parser reads the actor phrases of one text.
type parser struct {
	l     *Lexicon
	text  string
	on    string
	toks  []token
	items []item
	depth int
	// capitals caches allCaps: 0 not known, 1 yes, -1 no.
	capitals int
}

// reach bounds how many items a phrase may span before its head.
const reach = 12

// Phrases finds the actor phrases of a text in order, not overlapping (inner
// ones are inside). on is the date that titles are resolved at, "" when
// unknown. The cost is linear in the text.
func (l *Lexicon) Phrases(text, on string) []Phrase {
	p := &parser{l: l, text: text, on: on, toks: tokenise(text)}
	p.split()
	var out []Phrase
	for i := 0; i < len(p.items); {
		ph, next, ok := p.phrase(i)
		if !ok {
			i++
			continue
		}
		out = append(out, ph)
		i = next
	}
	return out
}

// split makes items: longest known names first, else single tokens.
func (p *parser) split() {
	for i := 0; i < len(p.toks); {
		es, n := p.l.trie.longest(p.toks, i)
		if n > 0 && n == 1 && len(es) == 1 && p.cautioned(es[0], i, i+1) {
			es, n = nil, 0
		}
		if n > 1 && es[0].caution == "initial" && i == 0 {
			es, n = nil, 0
		}
		if n == 0 {
			it := item{from: i, to: i + 1}
			if e := p.misspelling(i); e != nil {
				it.es = []*entry{e}
			}
			p.items = append(p.items, it)
			i++
			continue
		}
		if es[0].kind == kPerson && i+n < len(p.toks) && (p.toks[i+n].fold == "jr" || p.toks[i+n].fold == "jnr") {
			if foldKey(es[0].alias)[max(0, len(foldKey(es[0].alias))-2):] != "jr" {
				es = nil
			}
		}
		if es == nil {
			p.items = append(p.items, item{from: i, to: i + 1})
			i++
			continue
		}
		p.items = append(p.items, item{from: i, to: i + n, es: es})
		i += n
	}
}

// cautioned reports whether a single ambiguous word must not be read as the
// name that it could be.
func (p *parser) cautioned(e *entry, i, j int) bool {
	switch e.caution {
	case "initial":
		return i == 0 || p.sentenceStart(i)
	case "name":
		return p.unknownName(i-1) && !p.sentenceStart(i-1) || p.unknownName(j)
	}
	return false
}

func (p *parser) sentenceStart(i int) bool {
	return i <= 0 || !p.toks[i-1].word && p.toks[i-1].fold != "," && p.toks[i-1].fold != "-" && p.toks[i-1].fold != "'s"
}

// unknownName reports whether token i is a capitalised word that the lexicon
// does not know.
func (p *parser) unknownName(i int) bool {
	if i < 0 || i >= len(p.toks) || !p.toks[i].word || !p.toks[i].upper || p.toks[i].caps {
		return false
	}
	if functionWord[p.toks[i].fold] {
		return false
	}
	_, n := p.l.trie.longest(p.toks, i)
	return n == 0
}

func (p *parser) span(from, to int) entente.Span {
	return entente.Span{Start: p.toks[from].start, End: p.toks[to-1].end}
}

func (p *parser) fold(item int) string {
	if item < 0 || item >= len(p.items) {
		return ""
	}
	it := p.items[item]
	if it.to-it.from != 1 {
		return ""
	}
	return p.toks[it.from].fold
}

// mod is a party that stands before the head: "Pakistani", "Pakistan's".
type mod struct {
	item   int
	e      *entry
	strong bool // adjective or genitive: a head must follow
}

var partyKinds = []entryKind{kCountry, kAdjective, kPeople, kCapital, kRegion, kOrgan, kParty, kCompany, kMedia, kCivil, kIGO, kGroup}

// phrase reads the phrase that begins at item i.
func (p *parser) phrase(i int) (Phrase, int, bool) {
	if p.depth > 3 {
		return Phrase{}, 0, false
	}
	if ph, next, ok := p.pair(i); ok {
		return ph, next, true
	}
	if p.fold(i-1) == "-" && i > 1 && p.items[i].is(kRegion, kCapital) != nil && p.unknownName(p.items[i-2].to-1) {
		return Phrase{}, 0, false // "Crans-Montana"
	}
	if e := p.items[i].is(partyKinds...); e != nil {
		if rel, _ := p.relation(i + 1); rel == kRelOut {
			return p.party(i, []mod{{i, e, false}}, i+1)
		}
	}
	mods, j := p.mods(i)
	headAt := j
	ph, next, ok := p.head(i, j, mods)
	if ok {
		p.definite(&ph, i)
		return ph, next, true
	}
	// No head: the last modifier is the party itself.
	if len(mods) > 0 {
		return p.party(i, mods, headAt)
	}
	return Phrase{}, 0, false
}

func (p *parser) definite(ph *Phrase, i int) {
	switch p.fold(i - 1) {
	case "the", "both", "this", "these", "those", "his", "her", "its", "their":
		ph.Definite = true
	}
}

// mods reads parties and prefixes before a head.
func (p *parser) mods(i int) ([]mod, int) {
	var mods []mod
	j := i
	last := i // just after the last modifier or prefix that counts
	unknown := 0
	for j < len(p.items) && j < i+reach {
		it := &p.items[j]
		if it.is(kNone) != nil {
			break
		}
		if e := it.is(partyKinds...); e != nil && it.is(kTitle, kWordOrg, kWordMany, kPerson) == nil {
			if len(mods) > 0 && !mods[len(mods)-1].strong && mods[len(mods)-1].e.kind != kCountry && mods[len(mods)-1].e.kind != kIGO && mods[len(mods)-1].e.kind != kRegion {
				break
			}
			if len(mods) > 0 && e.kind == kCountry && !mods[len(mods)-1].strong && p.fold(j+1) != "'s" {
				break
			}
			strong := e.kind == kAdjective
			n := j + 1
			if g := p.fold(n); g == "'s" || g == "'" && strings.HasSuffix(p.toks[it.to-1].fold, "s") {
				strong = true
				n++
			}
			if rel, after := p.relation(n); rel != 0 {
				if rel == kRelOut {
					break
				}
				n, strong = after, true
			}
			mods = append(mods, mod{j, e, strong})
			j, last, unknown = n, n, 0
			continue
		}
		if it.is(kPrefix) != nil && it.is(kTitle, kWordOrg, kWordMany, kWordOne) == nil {
			j++
			if p.fold(j) == "-" {
				j++
			}
			last = j
			continue
		}
		if len(mods) > 0 && mods[len(mods)-1].strong && it.es == nil && unknown < 2 && p.plainWord(j) {
			unknown++
			j++
			continue
		}
		break
	}
	if j != last && !p.headAt(j) {
		j = last
	}
	return mods, j
}

// relation reads "-backed" after a party: what it is, and the item after it.
func (p *parser) relation(j int) (entryKind, int) {
	if p.fold(j) != "-" || j+1 >= len(p.items) {
		return 0, j
	}
	it := &p.items[j+1]
	if it.is(kRelIn) != nil {
		return kRelIn, j + 2
	}
	if it.is(kRelOut) != nil {
		return kRelOut, j + 2
	}
	return 0, j
}

// plainWord reports whether item j is a lower-case word that may stand
// between a party and its head noun.
func (p *parser) plainWord(j int) bool {
	it := p.items[j]
	t := p.toks[it.from]
	return t.word && !t.upper && !functionWord[t.fold] && !strings.HasSuffix(t.fold, "ed") || t.fold == "united"
}

// headAt reports whether item j can head a phrase.
func (p *parser) headAt(j int) bool {
	return j < len(p.items) && p.items[j].is(kTitle, kWordOrg, kWordMany, kWordOne, kRank, kHonour, kPerson) != nil
}
