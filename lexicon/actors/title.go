package actors

import (
	"strings"

	"entente"
)

// titleHead reads titles, an optional name, and "of COUNTRY".
func (p *parser) titleHead(i, j int, mods []mod) (Phrase, int, bool) {
	code, modSector, me := country(mods)
	to := p.titleRun(j, i == j && p.fold(i-1) == "the")
	end := to
	ph := Phrase{Kind: entente.Nominal, Rule: "office", Inner: p.inner(mods)}
	ph.TitleAt = p.span(p.items[j].from, p.items[to-1].to)
	ph.Title = ph.TitleAt.Of(p.text)
	ph.Head = p.span(p.items[to-1].from, p.items[to-1].to)
	first := p.items[j].is(kTitle)
	of := false
	if code == "" {
		if sub, after, ok := p.ofParty(end, first); ok {
			of, end = true, after
			code, modSector = sub.Actors[0].Code, sub.Actors[0].Sector
			ph.Inner = append(ph.Inner, sub)
		}
	}
	name, after, known := p.name(end)
	if of && p.fold(end) == "," {
		name = nil // left to apposition
	}
	if name != nil {
		end = after
		ph.Person, ph.Kind, ph.Head = *name, entente.Person, *name
		if code == "" {
			if sub, next, ok := p.ofParty(end, first); ok && sub.Kind == entente.Place {
				code, end = sub.Actors[0].Code, next
				ph.Inner = append(ph.Inner, sub)
			}
		}
		if known == nil {
			known = p.holderNamed(&ph, p.titleIDs(j, to, code), code)
		}
	} else {
		known = nil
		if code == "" {
			code = p.impliedBy(ph.Title, first, j, to)
		}
	}
	ph.Span = entente.Span{Start: p.toks[p.start(i, mods)].start, End: p.toks[p.items[end-1].to-1].end}
	ph.Sector = p.titleSector(j, to, code)
	if ph.Sector == "GOV" && modSector != "" && modSector != "GOV" && modSector != "CVL" {
		ph.Sector = modSector
	}
	ph.Office = p.titleID(first, code)
	if name == nil && me != nil && me.kind == kOrgan {
		ph.Caution = me.caution
	}
	p.titleActor(&ph, code, p.former(i, j), known)
	return ph, end, true
}

// titleRun is the end of a run of titles that begins at item j: "Deputy Prime
// Minister and Foreign Minister", "Minister of Planning and Development".
// After "the" a second title of the first rank is another person's: "the Vice
// President and President Ali".
func (p *parser) titleRun(j int, definite bool) int {
	to := j + 1
	for to < len(p.items) && to < j+reach {
		switch p.fold(to) {
		case "and", "&", "-", "/":
			if to+1 < len(p.items) && p.items[to+1].is(kTitle) != nil && (p.fold(to) != "and" || p.titlesShareName(to+1) && !(definite && p.topTitle(to+1))) {
				to += 2
				continue
			}
		}
		if p.items[to].is(kTitle) == nil {
			break
		}
		to++
	}
	return p.portfolioEnd(to)
}

// topTitle reports whether item k is the title of a head of state or
// government.
func (p *parser) topTitle(k int) bool {
	e := p.items[k].is(kTitle)
	if e == nil {
		return false
	}
	switch e.office {
	case "president", "prime-minister", "monarch", "chancellor":
		return true
	}
	for _, t := range p.l.titles[titleKey(e.alias)] {
		switch t.office {
		case "president", "prime-minister", "monarch", "chancellor":
			return t.country == ""
		}
	}
	return false
}

// holderNamed finds the holder of one of the offices whom the phrase names,
// and sets its rule.
func (p *parser) holderNamed(ph *Phrase, ids map[string]bool, code string) *Person {
	name := ph.Person.Of(p.text)
	known := p.l.byTitle(name, ids, code, p.on)
	if known != nil && misspelt(name, known.Name, p.l) {
		ph.Rule = "misspelling"
	}
	return known
}

// impliedBy is the one country that has a title, "" when several have.
func (p *parser) impliedBy(title string, first *entry, from, to int) string {
	if c := p.l.implied[titleKey(title)]; c != "" {
		return c
	}
	if to > from+1 && p.items[to-1].is(kTitle) != nil {
		return p.l.implied[titleKey(first.alias)]
	}
	return ""
}

// titleActor sets the actor of a phrase with a title.
func (p *parser) titleActor(ph *Phrase, code, former string, known *Person) {
	named := !ph.Person.Empty()
	if code == "" && known != nil {
		code = known.Country
	}
	if code == "" && named {
		code = p.l.implied[titleKey(ph.Title)]
	}
	if code == "" && !named {
		ph.Bare = true
		return
	}
	if former != "" {
		ph.Sector = "ELI"
	}
	text := ph.Span.Of(p.text)
	a := entente.Actor{Code: code, Sector: ph.Sector, Name: text, Office: former + ph.Title, Text: text, Span: ph.Span}
	if named {
		a.Name = ph.Person.Of(p.text)
		if ph.Rule == "office" {
			ph.Rule = "title+name"
		}
	}
	if known != nil {
		a.Name = known.Name
		if ph.Office == "leader" && a.Sector == "GOV" && p.on != "" {
			a.Sector, _ = p.l.roleOn(known, p.on)
			ph.Sector = a.Sector
		}
	}
	a.Via = ph.Rule
	ph.Actors = []entente.Actor{a}
}

// portfolioEnd is the end of "of Planning and Development" or "for Climate
// Change" after a minister or ministry that ends at item k.
func (p *parser) portfolioEnd(k int) int {
	if k == 0 {
		return k
	}
	last := p.toks[p.items[k-1].to-1].fold
	if last != "minister" && last != "ministry" && last != "secretary" && last != "department" && last != "state" {
		return k
	}
	if f := p.fold(k); f != "of" && f != "for" {
		return k
	}
	end := k
	for j := k + 1; j < len(p.items) && j < k+10; j++ {
		it := p.items[j]
		t := p.toks[it.from]
		switch {
		case t.upper && p.l.portfolio[t.fold]:
			end = j + 1
		case t.fold == "and" || t.fold == "," || t.fold == "&" || t.fold == "the":
		default:
			return end
		}
	}
	return end
}

// former returns "former " when a word before the title says that the office
// is held no more, else "".
func (p *parser) former(i, title int) string {
	for k := i; k < title; k++ {
		switch f := p.fold(k); f {
		case "former", "ex", "ousted", "deposed":
			return p.span(p.items[k].from, p.items[k].to).Of(p.text) + " "
		}
	}
	return ""
}

// titlesShareName reports whether after the title at item k, or a further
// one, a name follows: "Prime Minister and Foreign Minister Kari Nordmann".
func (p *parser) titlesShareName(k int) bool {
	for end := k + reach; k < len(p.items) && k < end && p.items[k].is(kTitle) != nil; {
		k++
		if f := p.fold(k); f == "and" || f == "&" {
			k++
		}
	}
	n, _, _ := p.name(k)
	return n != nil
}

// titleID is the office id of a title for a country.
func (p *parser) titleID(e *entry, code string) string {
	for _, t := range p.l.titles[titleKey(e.alias)] {
		if t.country == code && code != "" {
			return t.office
		}
	}
	for _, t := range p.l.titles[titleKey(e.alias)] {
		if t.country == "" {
			return t.office
		}
	}
	return e.office
}

func (p *parser) titleIDs(from, to int, code string) map[string]bool {
	ids := map[string]bool{}
	for k := from; k < to; k++ {
		if e := p.items[k].is(kTitle); e != nil {
			for _, t := range p.l.titles[titleKey(e.alias)] {
				if code == "" || t.country == "" || t.country == code {
					ids[t.office] = true
				}
			}
		}
	}
	return ids
}

func (p *parser) titleSector(from, to int, code string) string {
	best := ""
	for k := from; k < to; k++ {
		e := p.items[k].is(kTitle)
		if e == nil {
			continue
		}
		s := e.sector
		for _, t := range p.l.titles[titleKey(e.alias)] {
			if t.country == code && code != "" || t.country == "" && s == "" {
				s = t.sector
			}
		}
		if best == "" || s == "GOV" {
			best = s
		}
	}
	if best == "GOV" && strings.HasPrefix(code, "IGO") {
		return "IGO"
	}
	return best
}
