package actors

import (
	"strings"

	"entente"
)

// functionWord holds closed-class words and days and months, which begin
// sentences in capitals and are never names.
var functionWord = wordSet(`a an the this that these those some any each every no all both either neither
i you he she it we they me him her us them my your his its our their who whom whose which what when where why how
and or but nor so yet if then else because although though while since until unless as than whether
of in on at by for with from to into onto over under about after before between among against during through without within
is are was were be been being am has have had having do does did done will would shall should can could may might must
not never also only just even still already again here there now today yesterday tomorrow however meanwhile
according amid despite following including said says told per via
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december`)

// FunctionWord reports whether a word in lower case is one of the closed
// class, a day or a month.
func FunctionWord(word string) bool { return functionWord[word] }

// nameParticle may stand in lower case inside a person's name.
var nameParticle = wordSet(`bin ibn bint al el ul ur us de da del della di du dos van von der den ten ter la le y e abu umm ud uz as ash ad an i`)

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// head reads the head of a phrase whose modifiers end at item j.
func (p *parser) head(i, j int, mods []mod) (Phrase, int, bool) {
	if j >= len(p.items) {
		return Phrase{}, 0, false
	}
	it := &p.items[j]
	switch {
	case it.is(kPerson, kShort) != nil && it.is(kTitle) == nil:
		if it.to-it.from == 1 && it.is(kShort) == nil {
			return Phrase{}, 0, false // "Francis", "Salman": only after a title
		}
		return p.personHead(i, j, mods)
	case it.is(kTitle) != nil:
		return p.titleHead(i, j, mods)
	case it.is(kRank, kHonour) != nil && p.nameFollows(j):
		return p.rankHead(i, j, mods)
	case it.is(kWordOrg, kWordMany, kWordOne) != nil:
		return p.wordHead(i, j, mods)
	case it.is(kWordOf) != nil:
		sub, after, ok := p.ofParty(j+1, nil)
		if !ok {
			return Phrase{}, 0, false
		}
		s := p.span(p.items[i].from, p.items[after-1].to)
		a := sub.Actors[0]
		a.Name, a.Text, a.Span, a.Via, a.Office = s.Of(p.text), s.Of(p.text), s, "organ", ""
		return Phrase{Span: s, Head: p.span(it.from, it.to), Kind: entente.Nominal, Rule: "organ", Sector: a.Sector,
			Many: strings.HasSuffix(p.toks[it.from].fold, "s"), Inner: append(p.inner(mods), sub), Actors: []entente.Actor{a}}, after, true
	case it.is(kAccord) != nil && len(mods) == 0:
		e := it.is(kAccord)
		s := p.span(it.from, it.to)
		ph := Phrase{Span: s, Head: s, Kind: entente.Law, Rule: "agreement"}
		_ = e
		return ph, j + 1, true
	case len(mods) == 0 && it.es == nil:
		return p.initialsHead(i, j)
	}
	return Phrase{}, 0, false
}

// country is the code, sector and canonical name that modifiers give.
func country(mods []mod) (code, sector string, e *entry) {
	if len(mods) == 0 {
		return "", "", nil
	}
	e = mods[0].e
	sector = e.sector
	for _, m := range mods[1:] {
		if m.e.code == e.code && m.e.sector != "GOV" {
			sector = m.e.sector
			e = m.e
		}
	}
	if e.kind == kPeople || e.kind == kAdjective || e.kind == kCountry || e.kind == kCapital || e.kind == kRegion {
		sector = "GOV"
	}
	return e.code, sector, e
}

func (p *parser) inner(mods []mod) []Phrase {
	var out []Phrase
	for _, m := range mods {
		it := p.items[m.item]
		s := p.span(it.from, it.to)
		out = append(out, Phrase{Span: s, Head: s, Kind: kindOf(m.e), Rule: ruleOf(m.e), Sector: m.e.sector, Caution: m.e.caution, Actors: []entente.Actor{p.actor(m.e, s)}})
	}
	return out
}

func (p *parser) start(i int, mods []mod) int {
	return p.items[i].from
}

// ofParty reads "of [the] PARTY" after a head.
func (p *parser) ofParty(k int, title *entry) (Phrase, int, bool) {
	f := p.fold(k)
	local := title != nil && title.kind == kLocal && (f == "in" || f == "at" || f == "from")
	if f != "of" && !local && !(f == "for" && (title == nil || title.office == "spokesperson" || title.office == "military-spokesperson")) {
		return Phrase{}, 0, false
	}
	k++
	if p.fold(k) == "the" || p.fold(k) == "its" {
		k++
	}
	if k >= len(p.items) {
		return Phrase{}, 0, false
	}
	p.depth++
	sub, after, ok := p.phrase(k)
	p.depth--
	if !ok || len(sub.Actors) != 1 || sub.Actors[0].Code == "" || sub.Relation {
		return Phrase{}, 0, false
	}
	if local && sub.Kind != entente.Place || p.fold(after) == "-" && sub.Kind == entente.Place {
		return Phrase{}, 0, false
	}
	if sub.Rule == "place" && title != nil && title.office == "president" {
		return Phrase{}, 0, false
	}
	return sub, after, true
}

// wordHead reads "army", "officials", "diplomat" with what belongs to it.
func (p *parser) wordHead(i, j int, mods []mod) (Phrase, int, bool) {
	code, modSector, me := country(mods)
	end := j + 1
	sector := p.items[j].is(kWordOrg, kWordMany, kWordOne).sector
	for end < len(p.items) {
		e := p.items[end].is(kWordOrg, kWordMany, kWordOne)
		if e == nil {
			break
		}
		if e.sector != "GOV" && e.sector != "CVL" || sector == "" {
			sector = e.sector
		}
		end++
	}
	last := p.items[end-1].is(kWordOrg, kWordMany, kWordOne)
	headEnd := end
	end = p.portfolioEnd(end)
	if t := end; t < len(p.items) && p.items[t].is(kTitle) != nil { // "army spokesman", "government minister"
		ph, next, ok := p.titleHead(i, t, mods)
		if ok && len(ph.Actors) == 1 && ph.Actors[0].Sector == "GOV" && (sector == "MIL" || sector == "SPY" || sector == "COP") {
			ph.Actors[0].Sector, ph.Sector = sector, sector
		}
		return ph, next, ok
	}
	ph := Phrase{Kind: entente.Nominal, Rule: "organ", Inner: p.inner(mods), Sector: sector, Many: last.kind == kWordMany}
	if last.kind == kWordOrg {
		ph.Kind = entente.Organisation
	}
	ph.Head = p.span(p.items[headEnd-1].from, p.items[headEnd-1].to)
	if code == "" {
		if sub, after, ok := p.ofParty(end, p.items[headEnd-1].is(kLocal)); ok {
			end, code, modSector = after, sub.Actors[0].Code, sub.Actors[0].Sector
			ph.Inner = append(ph.Inner, sub)
		}
	}
	if last.kind == kWordOne {
		if name, after, known := p.name(end); name != nil {
			ph.Person, ph.Kind, end, ph.Head = *name, entente.Person, after, *name
			if known != nil && code == "" {
				code = known.Country
			}
		}
	}
	ph.Span = entente.Span{Start: p.toks[p.start(i, mods)].start, End: p.toks[p.items[end-1].to-1].end}
	if (last.sector == "GOV" || last.sector == "CVL" && last.kind != kWordOne) && modSector != "" && modSector != "GOV" && modSector != "CVL" {
		sector, ph.Sector = modSector, modSector
	}
	if code == "" && ph.Person.Empty() {
		ph.Bare = true
		return ph, end, true
	}
	if strings.HasPrefix(code, "IGO") && (sector == "BUS" || sector == "GOV" || sector == "OPP") {
		sector, ph.Sector = "IGO", "IGO"
	}
	a := entente.Actor{Code: code, Sector: sector, Name: ph.Span.Of(p.text), Text: ph.Span.Of(p.text), Span: ph.Span, Via: "organ"}
	if !ph.Person.Empty() {
		a.Name = ph.Person.Of(p.text)
	}
	if me != nil {
		ph.Caution = me.caution
	}
	ph.Actors = []entente.Actor{a}
	return ph, end, true
}

// rankHead reads "General Asim Munir", "Dr Mohammad Eslami".
func (p *parser) rankHead(i, j int, mods []mod) (Phrase, int, bool) {
	code, _, _ := country(mods)
	name, end, known := p.name(j)
	if name == nil {
		return Phrase{}, 0, false
	}
	ph := Phrase{Kind: entente.Person, Rule: "person", Inner: p.inner(mods), Person: *name, Head: *name, Sector: "UNK"}
	if p.items[j].is(kRank) != nil {
		ph.Sector = "MIL"
	}
	ph.Span = entente.Span{Start: p.toks[p.start(i, mods)].start, End: name.End}
	p.fillPerson(&ph, code, known)
	return ph, end, true
}

// personHead reads a known person.
func (p *parser) personHead(i, j int, mods []mod) (Phrase, int, bool) {
	code, _, _ := country(mods)
	s := p.span(p.items[j].from, p.items[j].to)
	e := p.items[j].is(kPerson, kShort)
	if e.kind == kShort && (p.unknownName(p.items[j].from-1) && !p.sentenceStart(p.items[j].from-1) || p.unknownName(p.items[j].to)) {
		return Phrase{}, 0, false
	}
	known := p.l.pick(e.alias, code, nil, p.on)
	ph := Phrase{Kind: entente.Person, Rule: ruleOf(e), Inner: p.inner(mods), Person: s, Head: s, Sector: "UNK"}
	if e.kind == kShort {
		ph.Rule = "surname"
	}
	ph.Span = entente.Span{Start: p.toks[p.start(i, mods)].start, End: s.End}
	p.fillPerson(&ph, code, known)
	return ph, j + 1, true
}

// fillPerson sets the actor of a named person with what is known of them.
func (p *parser) fillPerson(ph *Phrase, code string, known *Person) {
	a := entente.Actor{Code: code, Sector: ph.Sector, Name: ph.Person.Of(p.text), Text: ph.Span.Of(p.text), Span: ph.Span, Via: ph.Rule}
	if known != nil {
		a.Name = known.Name
		if a.Code == "" {
			a.Code = known.Country
		}
		a.Sector, a.Office = p.l.roleOn(known, p.on)
		ph.Sector = a.Sector
	}
	ph.Actors = []entente.Actor{a}
}

// initialsHead reads a known person written with middle initials.
func (p *parser) initialsHead(i, j int) (Phrase, int, bool) {
	t := p.toks[p.items[j].from]
	if !t.upper || !t.word || functionWord[t.fold] {
		return Phrase{}, 0, false
	}
	name, end, known := p.name(j)
	if known == nil || name == nil {
		return Phrase{}, 0, false
	}
	ph := Phrase{Kind: entente.Person, Rule: "person", Person: *name, Head: *name, Span: *name, Sector: "UNK"}
	p.fillPerson(&ph, "", known)
	return ph, end, true
}
