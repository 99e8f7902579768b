package actors

// HostileTo reports whether a country (or organisation) lists, bans or
// fights an armed group, at any time. group is a name, alias or code.
func (l *Lexicon) HostileTo(group string, country string) bool {
	return l.HostileOn(group, country, "")
}

// HostileOn is HostileTo at a date. A listing whose beginning is not known
// counts as in force.
func (l *Lexicon) HostileOn(group, country, on string) bool {
	by := l.party(country)
	for _, x := range l.Listings(group) {
		if x.By == by && (on == "" || during(x.From, x.To, on) > 0) {
			return true
		}
	}
	return false
}

// Listings returns who lists, bans or fights a group, in the file's order.
func (l *Lexicon) Listings(group string) []Listing {
	code := l.groupOf[foldKey(group)]
	return append([]Listing(nil), l.listings[code]...)
}

// Group returns the code and canonical name of an armed group by any alias,
// and the country where it is based ("" when across borders).
func (l *Lexicon) Group(name string) (code, canonical, base string, ok bool) {
	code, ok = l.groupOf[foldKey(name)]
	return code, l.orgNames[code], l.groupBase[code], ok
}

// Accord returns a named agreement or forum.
func (l *Lexicon) Accord(name string) (Accord, bool) {
	toks := tokenise(name)
	es, n := l.trie.longest(toks, 0)
	if n == len(toks) {
		for _, e := range es {
			if e.kind == kAccord {
				return *l.accords[e.name], true
			}
		}
	}
	return Accord{}, false
}
