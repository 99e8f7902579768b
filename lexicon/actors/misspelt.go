package actors

// closeName finds the one country whose name, adjective or people a
// capitalised word misspells: one letter more, less, other or swapped, with
// the same first letter and at least six letters. nil when none, when two
// countries compete, or when decoys.tsv knows the word.
func (l *Lexicon) closeName(fold string) *entry {
	if len(fold) < 6 || len(fold) > 16 || l.decoys[fold] {
		return nil
	}
	var found *entry
	for _, s := range l.near[fold[0]] {
		if d := len(s.fold) - len(fold); d < -1 || d > 1 || len(s.fold) < 6 {
			continue
		}
		if distance(fold, s.fold) != 1 || fold == s.fold+"s" || s.fold == fold+"s" {
			continue
		}
		if found != nil && found.code != s.e.code {
			return nil
		}
		if found == nil {
			found = s.e
		}
	}
	return found
}

// nearName is a one-word name of a country.
type nearName struct {
	fold string
	e    *entry
}

// indexNear files the one-word names of countries by their first letter.
func (l *Lexicon) indexNear() {
	l.near = map[byte][]nearName{}
	for _, c := range l.countries {
		if c.Status == "former" {
			continue
		}
		add := func(name string, kind entryKind) {
			toks := tokenise(name)
			if len(toks) != 1 || len(toks[0].fold) < 6 {
				return
			}
			f := toks[0].fold
			sector := "GOV"
			if kind == kPeople {
				sector = "CVL"
			}
			l.near[f[0]] = append(l.near[f[0]], nearName{f, &entry{kind: kind, code: c.Code, sector: sector, name: c.Name, alias: name, caution: "misspelling"}})
		}
		add(c.Name, kCountry)
		for _, a := range c.Adjectives {
			add(a, kAdjective)
		}
		for _, a := range c.People {
			add(a, kPeople)
		}
	}
}

// misspelling reads token i as a misspelt country when it stands alone: no
// unknown capitalised word beside it.
func (p *parser) misspelling(i int) *entry {
	if p.toks[i].caps || !p.unknownName(i) || p.unknownName(i-1) && !p.sentenceStart(i-1) || p.unknownName(i+1) {
		return nil
	}
	if i+1 < len(p.toks) && p.toks[i+1].fold == "." && !p.sentenceEnd(i+1) {
		return nil
	}
	return p.l.closeName(p.toks[i].fold)
}

// sentenceEnd reports whether the mark at token i ends a sentence.
func (p *parser) sentenceEnd(i int) bool {
	return i+1 >= len(p.toks) || p.toks[i+1].start > p.toks[i].end
}
