package actors

import (
	"errors"
	"fmt"
	"io/fs"
	"sort"
	"strings"

	"entente/lexicon/tsv"
)

// loader reads the files of one Lexicon.
type loader struct {
	base, over fs.FS
	l          *Lexicon
}

// table reads a file, with the overlay's rows after the embedded ones. Rows
// of the overlay replace embedded rows that agree in all key columns; a
// row whose "drop" column is "yes" only removes.
func (ld *loader) table(file string, key []string, required ...string) ([]tsv.Row, error) {
	t, err := tsv.Load(ld.base, file, required...)
	if err != nil {
		return nil, err
	}
	if ld.over == nil {
		return t.Rows, nil
	}
	o, err := tsv.Load(ld.over, file, key...)
	if errors.Is(err, fs.ErrNotExist) {
		return t.Rows, nil
	}
	if err != nil {
		return nil, err
	}
	replaced := map[string]bool{}
	keyOf := func(r tsv.Row) string {
		var b strings.Builder
		for _, k := range key {
			b.WriteString(r.Get(k))
			b.WriteByte(0)
		}
		return b.String()
	}
	for _, r := range o.Rows {
		replaced[keyOf(r)] = true
	}
	var out []tsv.Row
	for _, r := range t.Rows {
		if !replaced[keyOf(r)] {
			out = append(out, r)
		}
	}
	for _, r := range o.Rows {
		if r.Get("drop") != "yes" {
			out = append(out, r)
		}
	}
	return out, nil
}

// files lists the embedded and overlay files that begin with prefix.
func (ld *loader) files(prefix string) ([]string, error) {
	seen := map[string]bool{}
	for _, fsys := range []fs.FS{ld.base, ld.over} {
		if fsys == nil {
			continue
		}
		names, err := fs.Glob(fsys, prefix+"*.tsv")
		if err != nil {
			return nil, fmt.Errorf("list %s files: %w", prefix, err)
		}
		for _, n := range names {
			seen[n] = true
		}
	}
	var out []string
	for n := range seen {
		out = append(out, n)
	}
	sort.Strings(out)
	return out, nil
}

func (ld *loader) cautions() error {
	rows, err := ld.table("cautions.tsv", []string{"alias"}, "alias", "rule")
	for _, r := range rows {
		ld.l.cautions[r.Get("alias")] = r.Get("rule")
	}
	return err
}

// name files an entry in the trie under alias.
func (ld *loader) name(alias string, e entry) {
	if c := ld.l.cautions[alias]; c != "" {
		e.caution = c
	}
	if e.caution == "drop" {
		return
	}
	ld.l.trie.add(alias, &e, e.kind >= kTitle && e.kind != kHonour && e.kind != kRank && e.kind != kAccord && e.kind != kNone)
}

func (ld *loader) countries() error {
	rows, err := ld.table("countries.tsv", []string{"code"}, "code", "alpha2", "status", "article", "name", "adjectives", "people", "capital")
	if err != nil {
		return err
	}
	l := ld.l
	for _, r := range rows {
		c := &Country{
			Code: r.Get("code"), Alpha2: r.Get("alpha2"), Status: r.Get("status"), Article: r.Get("article") == "the",
			Name: r.Get("name"), Adjectives: r.List("adjectives"), People: r.List("people"), Capital: r.Get("capital"),
		}
		if len(c.Code) != 3 || c.Name == "" {
			return r.Errorf("a country needs an alpha-3 code and a name, not %q and %q", c.Code, c.Name)
		}
		if l.byCode[c.Code] != nil {
			return r.Errorf("code %s is given twice", c.Code)
		}
		l.byCode[c.Code] = c
		l.countries = append(l.countries, c)
		ld.countryName(c, c.Name)
		for _, a := range c.Adjectives {
			ld.name(a, entry{kind: kAdjective, code: c.Code, sector: "GOV", name: c.Name})
			l.addName(a, c.Code)
		}
		for _, a := range c.People {
			ld.name(a, entry{kind: kPeople, code: c.Code, sector: "CVL", name: c.Name})
			l.addName(a, c.Code)
		}
		if c.Capital != "" && c.Capital != c.Name {
			ld.name(c.Capital, entry{kind: kCapital, code: c.Code, sector: "GOV", name: c.Name})
		}
		l.addName(c.Code, c.Code)
		l.addName(c.Alpha2, c.Code)
	}
	return nil
}

func (ld *loader) countryName(c *Country, alias string) {
	ld.name(alias, entry{kind: kCountry, code: c.Code, sector: "GOV", name: c.Name})
	ld.l.addName(alias, c.Code)
}

func (l *Lexicon) addName(alias, code string) {
	if alias == "" {
		return
	}
	k := foldKey(alias)
	for _, c := range l.names[k] {
		if c == code {
			return
		}
	}
	l.names[k] = append(l.names[k], code)
}

func (ld *loader) aliases() error {
	rows, err := ld.table("aliases.tsv", []string{"kind", "code", "alias"}, "kind", "code", "alias")
	if err != nil {
		return err
	}
	for _, r := range rows {
		c := ld.l.byCode[r.Get("code")]
		if c == nil {
			return r.Errorf("no country has the code %q", r.Get("code"))
		}
		alias := r.Get("alias")
		e := entry{code: c.Code, sector: "GOV", name: c.Name}
		switch r.Get("kind") {
		case "name":
			ld.countryName(c, alias)
			continue
		case "adjective":
			e.kind = kAdjective
			ld.l.addName(alias, c.Code)
		case "people":
			e.kind, e.sector = kPeople, "CVL"
		case "capital":
			e.kind = kCapital
		case "region":
			e.kind = kRegion
		default:
			return r.Errorf("kind %q is not name, adjective, people, capital or region", r.Get("kind"))
		}
		ld.name(alias, e)
	}
	return nil
}

// places reads cities and parts of countries: evidence of country, not actors.
func (ld *loader) places() error {
	rows, err := ld.table("places.tsv", []string{"place", "code"}, "place", "code", "kind")
	if err != nil {
		return err
	}
	for _, r := range rows {
		c := ld.l.byCode[r.Get("code")]
		if c == nil {
			return r.Errorf("no country has the code %q", r.Get("code"))
		}
		e := entry{kind: kRegion, code: c.Code, sector: "GOV", name: c.Name, organ: r.Get("kind")}
		if e.organ == "city" && !strings.ContainsAny(r.Get("place"), " -") {
			e.caution = "name" // many are also surnames
		}
		ld.name(r.Get("place"), e)
	}
	return nil
}

func (ld *loader) decoys() error {
	rows, err := ld.table("decoys.tsv", []string{"name"}, "name", "kind")
	if err != nil {
		return err
	}
	for _, r := range rows {
		switch r.Get("kind") {
		case "spelling":
			ld.l.decoys[foldKey(r.Get("name"))] = true
		case "name":
			ld.name(r.Get("name"), entry{kind: kNone})
		default:
			return r.Errorf("kind %q is not spelling or name", r.Get("kind"))
		}
	}
	return nil
}
