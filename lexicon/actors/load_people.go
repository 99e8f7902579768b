package actors

import (
	"fmt"
	"sort"
	"strings"

	"entente/lexicon/tsv"
)

func (ld *loader) holders() error {
	files, err := ld.files("holders-")
	if err != nil {
		return err
	}
	l := ld.l
	for _, f := range files {
		rows, err := ld.holderRows(f)
		if err != nil {
			return err
		}
		for _, r := range rows {
			h := &Holder{
				Office: r.Get("office"), Country: r.Get("country"), Person: r.Get("person"), From: r.Get("from"), To: r.Get("to"),
				Acting: r.Get("note") == "acting", Source: r.Get("source"), line: r.File, lineNo: r.Line,
			}
			if l.byCode[h.Country] == nil && l.orgNames[h.Country] == "" {
				return r.Errorf("nobody has the code %q", h.Country)
			}
			if l.offices[h.Office] == nil {
				return r.Errorf("no office %q", h.Office)
			}
			if h.Person == "" {
				return r.Errorf("a holder needs a name")
			}
			if err := checkDates(h.From, h.To); err != nil {
				return r.Errorf("%v", err)
			}
			l.holders = append(l.holders, h)
			key := h.Office + "\x00" + h.Country
			l.byOffice[key] = append(l.byOffice[key], h)
			p := ld.person(h.Person, h.Country)
			p.Offices = append(p.Offices, h)
		}
	}
	for _, hs := range l.byOffice {
		sort.SliceStable(hs, func(i, j int) bool { return hs[i].From > hs[j].From })
	}
	return nil
}

// holderRows reads a file of holders; an overlay may bring files of its own.
func (ld *loader) holderRows(f string) ([]tsv.Row, error) {
	key := []string{"office", "country", "person", "from"}
	need := []string{"office", "country", "person", "from", "to", "note", "source"}
	if fh, err := ld.base.Open(f); err == nil {
		fh.Close()
		return ld.table(f, key, need...)
	}
	sub := loader{base: ld.over, l: ld.l}
	return sub.table(f, key, need...)
}

// person finds or makes the person of that name and country.
func (ld *loader) person(name, country string) *Person {
	l := ld.l
	k := foldKey(name)
	for _, p := range l.persons[k] {
		if p.Name == name && p.Country == country {
			return p
		}
	}
	p := &Person{Name: name, Country: country}
	l.persons[k] = append(l.persons[k], p)
	l.everyone = append(l.everyone, p)
	ld.name(name, entry{kind: kPerson, code: country, name: name})
	return p
}

func (ld *loader) people() error {
	rows, err := ld.table("people.tsv", []string{"alias", "person", "country"}, "person", "country", "sector", "alias", "kind")
	if err != nil {
		return err
	}
	l := ld.l
	for _, r := range rows {
		country := r.Get("country")
		if country != "" && l.byCode[country] == nil && l.orgNames[country] == "" {
			return r.Errorf("nobody has the code %q", country)
		}
		p := ld.person(r.Get("person"), country)
		if s := r.Get("sector"); s != "" {
			p.Sector = s
		}
		alias := r.Get("alias")
		if alias == "" || alias == p.Name {
			continue
		}
		kind := kPerson
		switch r.Get("kind") {
		case "full", "":
		case "short":
			kind = kShort
		default:
			return r.Errorf("kind %q is not full or short", r.Get("kind"))
		}
		k := foldKey(alias)
		l.persons[k] = append(l.persons[k], p)
		ld.name(alias, entry{kind: kind, code: country, name: p.Name})
	}
	return nil
}

func (ld *loader) women() error {
	rows, err := ld.table("women.tsv", []string{"name"}, "name", "kind")
	if err != nil {
		return err
	}
	for _, r := range rows {
		k := foldKey(r.Get("name"))
		switch r.Get("kind") {
		case "person":
			if ld.l.persons[k] == nil {
				return r.Errorf("no person %q", r.Get("name"))
			}
			ld.l.women[k] = true
		case "given":
			ld.l.given[k] = true
		default:
			return r.Errorf("kind %q is not person or given", r.Get("kind"))
		}
	}
	return nil
}

// Gender is 1 for a woman, -1 for a man, 0 when the lexicon does not say. A
// known person who is not listed among the women is taken for a man; of
// others only women's given names say something.
func (l *Lexicon) Gender(name string) int {
	k := foldKey(name)
	if l.women[k] {
		return 1
	}
	if len(l.persons[k]) > 0 {
		return -1
	}
	if first, _, _ := strings.Cut(k, " "); l.given[first] {
		return 1
	}
	return 0
}

// index makes what is derived from all files together.
func (l *Lexicon) index() {
	for _, p := range l.everyone {
		sort.SliceStable(p.Offices, func(i, j int) bool { return p.Offices[i].From > p.Offices[j].From })
	}
	seen := map[string]map[*Person]bool{}
	file := func(name string, p *Person) {
		k := foldKey(name)
		parts := strings.Fields(k)
		last := parts[len(parts)-1]
		if seen[last] == nil {
			seen[last] = map[*Person]bool{}
		}
		if !seen[last][p] {
			seen[last][p] = true
			l.surnames[last] = append(l.surnames[last], p)
		}
		for _, w := range parts[:len(parts)-1] {
			if list := l.words[w]; len(w) >= 3 && (len(list) == 0 || list[len(list)-1] != p) {
				l.words[w] = append(list, p)
			}
		}
	}
	keys := make([]string, 0, len(l.persons))
	for k := range l.persons {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		for _, p := range l.persons[k] {
			file(k, p)
		}
	}
	l.indexSpelling()
	l.indexNear()
}

// checkDates returns an error unless from and to are "", a year, a month or
// a day, in order.
func checkDates(from, to string) error {
	for _, d := range []string{from, to} {
		if d != "" && !validDate(d) {
			return fmt.Errorf("%q is not a year, month or day", d)
		}
	}
	if from != "" && to != "" && latest(to) < earliest(from) {
		return fmt.Errorf("%s to %s runs backwards", from, to)
	}
	return nil
}
