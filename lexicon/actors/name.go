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
