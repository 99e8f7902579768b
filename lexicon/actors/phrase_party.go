package actors

import (
	"entente"
)

// pair reads "US-Pakistan", "Sino-Indian", "Pak–US".
func (p *parser) pair(i int) (Phrase, int, bool) {
	if i+2 >= len(p.items) || p.fold(i+1) != "-" && p.fold(i+1) != "/" {
		return Phrase{}, 0, false
	}
	a := p.items[i].is(kCountry, kAdjective, kIGO, kCapital, kRegion)
	b := p.items[i+2].is(kCountry, kAdjective, kIGO, kCapital, kRegion)
	if a == nil || b == nil || a.code == b.code {
		return Phrase{}, 0, false
	}
	if rel, _ := p.relation(i + 3); rel != 0 {
		return Phrase{}, 0, false
	}
	s := p.span(p.items[i].from, p.items[i+2].to)
	ph := Phrase{Span: s, Kind: entente.Nationality, Rule: "pair", Head: p.span(p.items[i+2].from, p.items[i+2].to), Sector: "GOV", Many: true}
	for _, k := range []int{i, i + 2} {
		e := p.items[k].is(kCountry, kAdjective, kIGO, kCapital, kRegion)
		in := p.span(p.items[k].from, p.items[k].to)
		act := p.actor(e, in)
		act.Via = "pair"
		ph.Actors = append(ph.Actors, act)
	}
	return ph, i + 3, true
}

func (p *parser) actor(e *entry, s entente.Span) entente.Actor {
	return entente.Actor{Code: e.code, Sector: e.sector, Name: e.name, Text: s.Of(p.text), Span: s, Via: ruleOf(e)}
}

// ruleOf names the rule by which a name was read.
func ruleOf(e *entry) string {
	if e.caution == "misspelling" {
		return "misspelling"
	}
	switch e.kind {
	case kAdjective, kPeople:
		return "adjective"
	case kCapital, kOrgan:
		return "metonym"
	case kRegion:
		return "place"
	case kIGO, kParty, kCompany, kMedia, kCivil:
		return "organisation"
	case kGroup:
		return "group"
	case kPerson, kShort:
		return "person"
	}
	return "name"
}

func kindOf(e *entry) entente.MentionKind {
	switch e.kind {
	case kCountry, kCapital, kRegion:
		return entente.Place
	case kAdjective, kPeople:
		return entente.Nationality
	case kGroup:
		return entente.ArmedGroup
	case kPerson, kShort:
		return entente.Person
	case kAccord:
		return entente.Law
	}
	return entente.Organisation
}

// party makes the phrase of a party without head noun: the first modifier,
// or with a relation ("Iran-backed …") the country marked as such.
func (p *parser) party(i int, mods []mod, end int) (Phrase, int, bool) {
	m := mods[0]
	if len(mods) > 1 && m.strong {
		n := mods[1]
		kind := n.e.kind
		if n.e.code != m.e.code && n.e.country != m.e.code {
			kind = kNone // "Pakistan's IMF programme": two parties
		}
		switch kind {
		case kOrgan, kParty, kCompany, kMedia, kCivil, kIGO, kGroup: // "Israel's Mossad"
			s := p.span(p.items[m.item].from, p.items[n.item].to)
			h := p.span(p.items[n.item].from, p.items[n.item].to)
			a := p.actor(n.e, s)
			return Phrase{Span: s, Head: h, Kind: kindOf(n.e), Rule: ruleOf(n.e), Sector: n.e.sector, Inner: p.inner(mods[:2]), Actors: []entente.Actor{a}}, n.item + 1, true
		}
	}
	it := p.items[m.item]
	s := p.span(it.from, it.to)
	if len(mods) > 1 { // two parties without head: each by itself
		end = m.item + 1
	}
	if len(mods) == 1 {
		end = m.item + 1
	}
	ph := Phrase{Span: s, Head: s, Kind: kindOf(m.e), Rule: ruleOf(m.e), Sector: m.e.sector, Caution: m.e.caution, Actors: []entente.Actor{p.actor(m.e, s)}}
	if m.e.kind == kPeople {
		ph.Many = true
	}
	if rel, after := p.relation(m.item + 1); rel == kRelOut {
		ph.Relation = true
		end = after
	}
	if f := p.fold(i - 1); f == "-" && m.item == i {
		switch p.fold(i - 2) {
		case "anti", "pro", "non", "ex", "pan", "trans":
			ph.Relation = true
		}
	}
	p.definite(&ph, m.item)
	if len(mods) == 1 {
		if a, drop, ok := p.within(m); drop {
			return Phrase{}, 0, false
		} else if ok {
			a.Text, a.Span = ph.Actors[0].Text, ph.Actors[0].Span
			ph.Actors[0] = a
		}
	}
	return ph, max(end, m.item+1), true
}

// within reads what follows a place after a comma: "Arad, Israel" is in
// Israel whatever other Arad there is, and "Lebanon, Ohio" is no country.
// drop is true when the name is that of an unknown place in another country.
func (p *parser) within(m mod) (a entente.Actor, drop, ok bool) {
	if m.e.kind != kRegion && m.e.kind != kCountry && m.e.kind != kCapital || p.fold(m.item+1) != "," || m.item+2 >= len(p.items) {
		return a, false, false
	}
	next := &p.items[m.item+2]
	switch m.e.kind {
	case kRegion:
		e := next.is(kCountry)
		if e == nil || e.code == m.e.code || p.listed(m.item+3) {
			return a, false, false
		}
		a = p.actor(e, p.span(next.from, next.to))
		a.Via = "place"
		return a, false, true
	default:
		e := next.is(kRegion)
		return a, e != nil && e.code != m.e.code && next.is(kCountry, kCapital) == nil && !p.listed(m.item+3), false
	}
}

// listed reports whether a list goes on at item k: "Arad, Israel and Jordan".
func (p *parser) listed(k int) bool {
	f := p.fold(k)
	if f == "," {
		f = p.fold(k + 1)
	}
	return f == "and" || f == "or"
}
