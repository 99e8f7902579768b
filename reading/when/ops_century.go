package when

import (
	"fmt"

	"entente"
)

func buildDecade(b *binding) bool {
	s := stamp{g: decade}
	basis := entente.BasisExplicit
	if v := b.read(mustDecadeWord, 0); v != "" {
		s.y = number(v) * 10
	} else if t := b.tok(cYear, 0); t != nil { // "the 1930's"
		if int(t.num)%10 != 0 {
			return false
		}
		s.y = int(t.num)
	} else {
		t := b.tok(cDecade, 0)
		digits := 0
		for i := int(t.start); i < int(t.end); i++ {
			if charKind[b.f.text[i]] == kDigit {
				digits++
				s.y = s.y*10 + int(b.f.text[i]-'0')
			}
		}
		switch {
		case digits == 2:
			if !b.first("the") && b.f.text[t.start] != '\'' && t.start > 1 && b.f.text[t.start-2] != '\'' || s.y%10 != 0 {
				return false
			}
			s.y += 1900
		case digits == 3 && b.read(cEra, 0) == "":
			return false
		case s.y%10 != 0:
			return false
		}
		if b.read(cEra, 0) == "BC" {
			s.y = 1 - s.y
			v := fmt.Sprintf("BC%04d", 1-s.y)
			r := b.add("DATE", v[:len(v)-1])
			r.mod = b.mod()
			return true
		}
		if s.y%100 == 0 && digits == 4 { // "the 1900s" is the century
			s.g = century
			if b.mod() != "" || s.y == 2000 {
				s.g = decade
			}
		}
	}
	b.dated(s, basis)
	return true
}

var mustDecadeWord = mustClass("decadeword")

func buildCentury(b *binding) bool {
	n, ok := b.number(cOrd, 0)
	if !ok || n < 1 || n > 30 {
		return false
	}
	if b.read(cEra, 0) == "BC" {
		r := b.add("DATE", fmt.Sprintf("BC%02d", n-1))
		r.mod = b.mod()
		return true
	}
	b.dated(stamp{g: century, y: (n - 1) * 100}, entente.BasisExplicit)
	return true
}
