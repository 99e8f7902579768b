package actors

import (
	"strings"

	"entente"
)

// nameFollows reports whether after ranks and honorifics at item j a name
// comes.
func (p *parser) nameFollows(j int) bool {
	n, _, _ := p.name(j)
	return n != nil
}

// name reads a person's name at item k: ranks and honorifics, then a person
// that the lexicon knows, or capitalised words. It returns the span of the
// name without ranks, the item after it, and the person when known.
func (p *parser) name(k int) (*entente.Span, int, *Person) {
	titled := false
	for k < len(p.items) && p.items[k].is(kRank, kHonour) != nil && p.items[k].is(kPerson) == nil {
		k++
		if p.fold(k) == "." {
			k++
		}
		if p.fold(k) == "(" && (p.fold(k+1) == "retd" || p.fold(k+1) == "ret") {
			k += 2
			for p.fold(k) == "." || p.fold(k) == ")" {
				k++
			}
		}
		titled = true
	}
	if k >= len(p.items) {
		return nil, 0, nil
	}
	if e := p.items[k].is(kPerson, kShort); e != nil && !p.namePart(k+1) {
		s := p.span(p.items[k].from, p.items[k].to)
		return &s, k + 1, p.l.pick(e.alias, "", nil, p.on)
	}
	from, end, words := k, k, 0
	var key []string
	for end < len(p.items) && words < 6 {
		switch {
		case p.namePart(end):
			it := p.items[end]
			for t := it.from; t < it.to; t++ {
				if len(p.toks[t].fold) > 1 {
					key = append(key, p.toks[t].fold)
				}
			}
			words++
			end++
			if it.to-it.from == 1 && len(p.toks[it.from].fold) == 1 && p.fold(end) == "." { // initial
				end++
			}
			continue
		case end > from && nameParticle[p.fold(end)] && p.namePart(end+1):
			key = append(key, p.fold(end))
			end++
			continue
		case end == from && (p.fold(end) == "al" || p.fold(end) == "el") && p.fold(end+1) == "-" && p.namePart(end+2):
			key = append(key, p.fold(end), "-")
			end += 2
			continue
		case end > from && p.fold(end) == "-" && end+1 < len(p.items) && p.toks[p.items[end].from].start == p.toks[p.items[end-1].to-1].end && p.namePart(end+1):
			key = append(key, "-")
			end++
			continue
		case end > from && nameParticle[p.fold(end)] && p.fold(end+1) == "-" && p.namePart(end+2):
			key = append(key, p.fold(end), "-")
			end += 2
			continue
		}
		break
	}
	if words == 0 || !titled && words == 1 && len(key) == 1 && functionWord[key[0]] {
		return nil, 0, nil
	}
	s := p.span(p.items[from].from, p.items[end-1].to)
	if strings.HasSuffix(s.Of(p.text), ".") && len(key) > 0 && len(key[len(key)-1]) > 2 {
		s.End--
	}
	var known *Person
	if len(key) > 1 {
		known = p.l.pick(strings.Join(key, " "), "", nil, p.on)
		if known == nil && len(key) > 2 {
			known = p.l.pick(key[0]+" "+key[len(key)-1], "", nil, p.on)
		}
	}
	return &s, end, known
}

// namePart reports whether item k can be a word of a person's name: a
// capitalised word that is no party, title or function word.
func (p *parser) namePart(k int) bool {
	if k < 0 || k >= len(p.items) {
		return false
	}
	it := &p.items[k]
	t := p.toks[it.from]
	if !t.word || !t.upper || functionWord[t.fold] && t.fold != "an" && t.fold != "may" {
		return false
	}
	if it.es == nil {
		return !(t.caps && len(t.fold) > 1 && !p.allCaps())
	}
	if it.to-it.from > 1 {
		return it.is(kPerson) != nil
	}
	if it.is(kShort, kPerson) != nil {
		return true
	}
	for _, e := range it.es {
		switch e.kind {
		case kRegion, kPrefix, kRelIn, kRelOut, kHonour, kRank:
		case kWordOne, kWordMany, kWordOrg:
			return false
		default:
			return e.caution == "name"
		}
	}
	return true
}

// allCaps reports whether the whole text is written in capitals.
func (p *parser) allCaps() bool {
	if p.capitals == 0 {
		p.capitals = 1
		for _, t := range p.toks {
			if t.word && len(t.fold) > 3 && !t.caps && t.fold[0] > '9' {
				p.capitals = -1
				break
			}
		}
	}
	return p.capitals > 0
}

// pick chooses the person of that folded or plain name: of the country, with
// one of the offices, in office at the date, else the only one.
func (l *Lexicon) pick(name, code string, ids map[string]bool, on string) *Person {
	ps := l.persons[foldKey(name)]
	return choose(ps, code, ids, on)
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

// byTitle finds the person of a name or surname who held one of the offices:
// at the date if one did; else ever, if only one of that surname did.
func (l *Lexicon) byTitle(name string, ids map[string]bool, code, on string) *Person {
	parts := strings.Fields(foldKey(name))
	if len(parts) == 0 {
		return nil
	}
	if p := l.pick(name, code, nil, on); p != nil {
		return p
	}
	last := parts[len(parts)-1]
	ps := l.surnames[last]
	if len(parts) > 1 {
		var keep []*Person
		for _, p := range ps {
			if compatible(parts, strings.Fields(foldKey(p.Name))) {
				keep = append(keep, p)
			}
		}
		ps = keep
	}
	if p := choose(ps, code, ids, on); p != nil {
		return p
	}
	if code != "" && len(parts[0])+len(last) >= 9 {
		return l.misspelled(parts, ids, code, on)
	}
	return nil
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
	return "ELI", "" // somebody who held or will hold an office, not then
}

// titleOf is the usual title of a holder's office in that country.
func (l *Lexicon) titleOf(h *Holder) string {
	for _, ts := range [2]string{h.Country, ""} {
		if t := l.usual(h.Office, ts); t != "" {
			return t
		}
	}
	return strings.ReplaceAll(h.Office, "-", " ")
}
