package actors

import (
	"sort"
	"strings"
)

// WhoHeld returns who held an office of a country (name or code; also an
// organisation's code or name) on a date ("2023", "2023-05", "2023-05-01").
// office is an id such as "foreign-minister" or any title ("Secretary of
// State", "top diplomat"). Those who certainly held it come first, then those
// who may have because a date is not known precisely; within each the newest
// first. With on "" all holders are returned.
func (l *Lexicon) WhoHeld(office, country string, on string) []Holder {
	code := l.party(country)
	if code == "" {
		return nil
	}
	ids := l.officeIDs(office, code)
	type ranked struct {
		h *Holder
		r int
	}
	var found []ranked
	for _, id := range ids {
		for _, h := range l.byOffice[id+"\x00"+code] {
			if d := during(h.From, h.To, on); d > 0 {
				found = append(found, ranked{h, d})
			}
		}
		if len(found) > 0 {
			break
		}
	}
	sort.SliceStable(found, func(i, j int) bool {
		if found[i].r != found[j].r {
			return found[i].r > found[j].r
		}
		return found[i].h.From > found[j].h.From
	})
	var out []Holder
	for _, f := range found {
		out = append(out, *f.h)
	}
	return out
}

// party is the code of a country, organisation or group by name or code.
func (l *Lexicon) party(name string) string {
	if code, ok := l.Country(name); ok {
		return code
	}
	if l.orgNames[name] != "" {
		return name
	}
	for _, n := range []string{name, strings.TrimPrefix(name, "the ")} {
		toks := tokenise(n)
		if es, k := l.trie.longest(toks, 0); k == len(toks) && k > 0 {
			for _, e := range es {
				if e.kind == kIGO || e.kind == kGroup || e.kind == kOrgan {
					return e.code
				}
			}
		}
	}
	return ""
}

// officeIDs are the offices that a title may mean for a country, best first.
func (l *Lexicon) officeIDs(title, code string) []string {
	k := foldKey(title)
	k = strings.TrimPrefix(k, "the ")
	var own, general []string
	add := func(list *[]string, id string) {
		for _, x := range *list {
			if x == id {
				return
			}
		}
		*list = append(*list, id)
	}
	if l.offices[title] != nil {
		add(&own, title)
	}
	for _, t := range l.titles[withoutArticles(k)] {
		switch t.country {
		case code:
			add(&own, t.office)
		case "":
			add(&general, t.office)
		}
	}
	for _, id := range general {
		add(&own, id)
	}
	switch k {
	case "head of state":
		own = []string{"monarch", "supreme-leader", "president"}
	case "head of government":
		own = []string{"prime-minister", "president", "chief-executive"}
	case "leader", "ruler":
		own = append(l.leaders(code), own...)
	}
	if k == "defence chief" || k == "defense chief" {
		own = append(own, "chief-of-defence")
	}
	if k == "military chief" || k == "top general" || k == "commander in chief" || k == "army chief" || k == "commander - in - chief" {
		own = append(own, "chief-of-defence", "army-chief")
	}
	return own
}

// withoutArticles drops "the" and the genitive from a folded title, as titles
// are filed.
func withoutArticles(k string) string {
	f := strings.Fields(k)
	out := f[:0]
	for _, w := range f {
		if w != "the" && w != "'s" {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

// leaders are the offices that "the leader of" a country names: its
// executive head first.
func (l *Lexicon) leaders(code string) []string {
	if l.byOffice["supreme-leader\x00"+code] != nil {
		return []string{"supreme-leader", "president", "prime-minister"}
	}
	if l.byOffice["prime-minister\x00"+code] != nil && (l.byOffice["monarch\x00"+code] != nil || l.byOffice["president\x00"+code] == nil) {
		return []string{"prime-minister", "monarch", "president"}
	}
	return []string{"group-leader", "secretary-general", "president", "prime-minister", "monarch"}
}

// termOf returns a person's office on a date: the highest of those that
// certainly held, then of those that may have; nil when none.
func (p *Person) termOf(on string) *Holder {
	var best *Holder
	bestScore := 0
	for _, h := range p.Offices {
		d := during(h.From, h.To, on)
		if d == 0 {
			continue
		}
		if s := d*100 + officeRank[h.Office]; s > bestScore {
			best, bestScore = h, s
		}
	}
	return best
}

// officeRank orders offices held at the same time.
var officeRank = map[string]int{
	"supreme-leader": 50, "monarch": 45, "president": 48, "prime-minister": 47, "crown-prince": 30,
	"vice-president": 28, "deputy-prime-minister": 10, "foreign-minister": 26, "defence-minister": 25,
	"army-chief": 24, "chief-of-defence": 25, "finance-minister": 22, "interior-minister": 20, "secretary-general": 45,
}

// sectorOf is the sector of an office.
func (l *Lexicon) sectorOf(office, code string) string {
	for _, t := range l.titles[titleKey(office)] {
		if t.country == code {
			return t.sector
		}
	}
	if t := l.offices[office]; t != nil {
		if t.sector == "GOV" && strings.HasPrefix(code, "IGO") {
			return "IGO"
		}
		return t.sector
	}
	return "GOV"
}

// Ask answers who held an office: "foreign minister of Iran", "Pakistan's
// army chief", "IMF managing director". It is WhoHeld with the office and its
// country read from one phrase; nil when the phrase names no office with a
// country.
func (l *Lexicon) Ask(question, on string) []Holder {
	for _, ph := range l.Phrases(strings.TrimSuffix(strings.TrimSpace(question), "?"), on) {
		if len(ph.Actors) == 0 {
			continue
		}
		for _, office := range []string{l.withoutParty(question, ph), ph.Title, ph.Office} {
			if office == "" {
				continue
			}
			if hs := l.WhoHeld(office, ph.Actors[0].Code, on); len(hs) > 0 {
				return hs
			}
		}
	}
	return nil
}

// withoutParty is the phrase without the names of its country: "secretary of
// Iran's Supreme National Security Council" without "Iran's".
func (l *Lexicon) withoutParty(text string, ph Phrase) string {
	var b strings.Builder
	toks := tokenise(ph.Of(text))
	for i := 0; i < len(toks); {
		es, n := l.trie.longest(toks, i)
		drop := false
		for _, e := range es {
			drop = drop || (e.kind == kCountry || e.kind == kAdjective) && e.code == ph.Actors[0].Code
		}
		if !drop || n == 0 {
			if f := toks[i].fold; f != "the" && f != "'s" {
				b.WriteString(f + " ")
			}
			i++
			continue
		}
		i += n
	}
	return b.String()
}

// titleKey is the key that titles are filed under.
func titleKey(title string) string { return withoutArticles(foldKey(title)) }

// Title is the usual title of an office in a country: "Secretary of State"
// for the foreign minister of the United States.
func (l *Lexicon) Title(office, country string) string {
	return l.titleOf(&Holder{Office: office, Country: country})
}
