package actors

import "strings"

// pick chooses the person of that folded or plain name: of the country, with
// one of the offices, in office at the date, else the only one. A name of two
// words is also tried in the other order ("Kishida Fumio").
func (l *Lexicon) pick(name, code string, ids map[string]bool, on string) *Person {
	k := foldKey(name)
	if ps := l.persons[k]; len(ps) > 0 {
		return choose(ps, code, ids, on)
	}
	if a, b, ok := strings.Cut(k, " "); ok && !strings.Contains(b, " ") {
		return choose(l.persons[b+" "+a], code, ids, on)
	}
	return nil
}

func choose(ps []*Person, code string, ids map[string]bool, on string) *Person {
	var best *Person
	bestScore, tie := -1, false
	for _, p := range ps {
		if code != "" && p.Country != code {
			continue
		}
		score, fit := 0, len(ids) == 0
		for _, h := range p.Offices {
			if ids[h.Office] {
				fit = true
				score = max(score, 2+2*during(h.From, h.To, on))
			}
			if len(ids) == 0 {
				score = max(score, during(h.From, h.To, on))
			}
		}
		if !fit {
			continue
		}
		switch {
		case score > bestScore:
			best, bestScore, tie = p, score, false
		case score == bestScore && p != best && (p.Country != best.Country || p.Name != best.Name):
			tie = true
		}
	}
	if tie {
		return nil
	}
	return best
}

// byTitle finds the person of a name, surname or part of a name who held one
// of the offices: at the date if one did; else ever, if only one did.
func (l *Lexicon) byTitle(name string, ids map[string]bool, code, on string) *Person {
	parts := strings.Fields(foldKey(name))
	if len(parts) == 0 {
		return nil
	}
	if p := l.pick(name, code, ids, on); p != nil {
		return p
	}
	last := parts[len(parts)-1]
	if p := choose(l.alike(parts, l.surnames[last]), code, ids, on); p != nil {
		return p
	}
	for _, w := range parts {
		if p := choose(l.alike(parts, l.words[w]), code, ids, on); p != nil {
			return p
		}
	}
	if p := l.pick(name, code, nil, on); p != nil {
		return p
	}
	if code != "" && len(parts[0])+len(last) >= 9 {
		return l.misspelled(parts, ids, code, on)
	}
	return nil
}

// alike keeps the persons whose name can be the one of parts: one word stands
// for any name that has it; of more, all words of the shorter must be in the
// longer, or the surnames and first words agree.
func (l *Lexicon) alike(parts []string, ps []*Person) []*Person {
	if len(parts) == 1 {
		return ps
	}
	var keep []*Person
	for _, p := range ps {
		words := strings.Fields(foldKey(p.Name))
		if subset(parts, words) || subset(words, parts) || words[len(words)-1] == parts[len(parts)-1] && compatible(parts, words) {
			keep = append(keep, p)
		}
	}
	return keep
}

func subset(a, b []string) bool {
	if len(a) < 2 {
		return false
	}
	for _, x := range a {
		found := false
		for _, y := range b {
			found = found || x == y
		}
		if !found {
			return false
		}
	}
	return true
}

// compatible reports whether a longer or shorter form can be the same name:
// first words agree or one is the initial of the other.
func compatible(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	if a[0] == b[0] {
		return true
	}
	for _, w := range b {
		if a[0] == w {
			return true
		}
	}
	return len(a[0]) == 1 && strings.HasPrefix(b[0], a[0])
}

// misspelled finds the one holder of these offices of a country at the date
// whose name is a letter away.
func (l *Lexicon) misspelled(parts []string, ids map[string]bool, code, on string) *Person {
	var found *Person
	last := parts[len(parts)-1]
	for id := range ids {
		for _, h := range l.byOffice[id+"\x00"+code] {
			if during(h.From, h.To, on) == 0 {
				continue
			}
			want := strings.Fields(foldKey(h.Person))
			wl := want[len(want)-1]
			d := distance(last, wl)
			if len(parts) > 1 && len(want) > 1 {
				d += distance(parts[0], want[0])
			}
			if d == 0 || d > 1 || wl[0] != last[0] {
				continue
			}
			p := l.pick(h.Person, code, nil, on)
			if p == nil || found != nil && found != p {
				return nil
			}
			found = p
		}
	}
	return found
}

// misspelt reports whether name differs from every known spelling of person.
func misspelt(name, person string, l *Lexicon) bool {
	parts := strings.Fields(foldKey(name))
	if len(parts) == 0 {
		return false
	}
	for _, p := range l.surnames[parts[len(parts)-1]] {
		if p.Name == person && (len(parts) == 1 || l.spelled(p, parts)) {
			return false
		}
	}
	return true
}

// spelled reports whether the first word of a name is one of the person's.
func (l *Lexicon) spelled(p *Person, parts []string) bool {
	for k, ps := range l.persons {
		for _, x := range ps {
			if x == p && compatible(parts, strings.Fields(k)) {
				return true
			}
		}
	}
	return false
}

// roleOn is a person's sector and office title at a date.
func (l *Lexicon) roleOn(p *Person, on string) (sector, office string) {
	if on == "" {
		if p.Sector != "" {
			return p.Sector, ""
		}
		if len(p.Offices) > 0 {
			return l.sectorOf(p.Offices[0].Office, p.Country), ""
		}
		return "UNK", ""
	}
	if h := p.termOf(on); h != nil {
		return l.sectorOf(h.Office, p.Country), l.titleOf(h)
	}
	if p.Sector != "" {
		return p.Sector, ""
	}
	if _, group := l.groupBase[p.Country]; group {
		return "REB", ""
	}
	return "ELI", "" // somebody who held or will hold an office, not then
}

// titleOf is the usual title of a holder's office in that country.
func (l *Lexicon) titleOf(h *Holder) string {
	if h.Office == "monarch" && l.Gender(h.Person) > 0 {
		return "Queen"
	}
	for _, ts := range [2]string{h.Country, ""} {
		if t := l.usual(h.Office, ts); t != "" {
			return t
		}
	}
	return strings.ReplaceAll(h.Office, "-", " ")
}
