package who

import (
	"strings"

	"entente"
)

// cand is a party named before, with where it stood.
type cand struct {
	m    *ref
	sent int
	kind string // person, country, group, igo, company, organ, party
	many bool   // "the rebels": "they" may follow
	weak bool   // stands inside a larger phrase; no antecedent of a pronoun
}

// memory is what a reader has in mind at a place in the document: the
// parties of the last sentences, nearest last.
type memory struct {
	cands []cand
}

// window is how many sentences back an antecedent may stand.
const window = 4

// refer resolves pronouns and definite nouns in the order of the text.
func (rd *reader) refer() {
	cc, err := closed()
	if err != nil {
		return
	}
	mem := &memory{}
	for i := range rd.sents {
		mem.forget(i - window)
		rd.referIn(i, cc, mem)
	}
}

func (mem *memory) forget(before int) {
	k := 0
	for k < len(mem.cands) && mem.cands[k].sent < before {
		k++
	}
	mem.cands = mem.cands[k:]
}

// referIn walks one sentence: every word that is no part of a known name is
// tried as a pronoun or definite noun; every party is remembered.
func (rd *reader) referIn(i int, cc *closedClass, mem *memory) {
	s := rd.sents[i]
	text := rd.doc.Text
	ws := words(text, s.Span)
	refs := append([]*ref(nil), rd.found[i]...)
	r := 0
	for k := 0; k < len(ws); k++ {
		for r < len(refs) && refs[r].Start <= ws[k].Start {
			if !refs[r].drop {
				rd.within(mem, refs[r], i)
				rd.remember(mem, refs[r], i)
			}
			r++
		}
		if r > 0 && refs[r-1].Overlaps(ws[k]) {
			if bare := refs[r-1]; bare.ph != nil && bare.ph.Bare && bare.Start == ws[k].Start {
				rd.bareNoun(i, bare, ws, k, cc, mem)
			}
			continue
		}
		w := strings.ToLower(ws[k].Of(text))
		if p, ok := cc.pronouns[w]; ok {
			rd.pronoun(i, ws, k, p, mem)
			continue
		}
		switch w {
		case "the", "both", "this", "these", "two":
			if r < len(refs) && k+1 < len(ws) && refs[r].Overlaps(ws[k+1]) {
				continue // "the government of Iraq"; bare nouns come by bareNoun
			}
			k += rd.nominal(i, ws, k, cc, mem)
		}
	}
	for ; r < len(refs); r++ {
		if !refs[r].drop {
			rd.within(mem, refs[r], i)
			rd.remember(mem, refs[r], i)
		}
	}
}

// remember adds a resolved mention to the memory.
func (rd *reader) remember(mem *memory, m *ref, sent int) {
	if m.Rule == "relation" {
		return
	}
	k := rd.class(m)
	if k == "" {
		return
	}
	if len(mem.cands) > 200 { // one endless sentence
		mem.cands = append(mem.cands[:0], mem.cands[100:]...)
	}
	mem.cands = append(mem.cands, cand{m: m, sent: sent, kind: k, many: m.ph != nil && m.ph.Many})
}

// within remembers the parties inside a phrase: "NATO" in "head of NATO".
func (rd *reader) within(mem *memory, m *ref, sent int) {
	if m.ph == nil {
		return
	}
	for i := range m.ph.Inner {
		ph := &m.ph.Inner[i]
		x := &ref{ph: ph}
		x.Mention = entente.Mention{Span: ph.Span, Kind: ph.Kind, Rule: ph.Rule, Actors: ph.Actors}
		if k := rd.class(x); k != "" && k != "person" && len(ph.Actors) == 1 && ph.Actors[0].Code != "" {
			mem.cands = append(mem.cands, cand{m: x, sent: sent, kind: k, weak: true})
		}
	}
}

// class is the kind of antecedent that a mention can be.
func (rd *reader) class(m *ref) string {
	if m.Kind == entente.Person {
		return "person"
	}
	if m.ph != nil && m.ph.Bare && len(m.Actors) == 0 {
		return ""
	}
	if len(m.Actors) == 0 {
		if m.Kind == entente.Organisation {
			return "organ"
		}
		return ""
	}
	if len(m.Actors) > 1 {
		return "pair"
	}
	a := m.Actors[0]
	switch {
	case m.Rule == "place" && m.ph != nil && m.ph.Rule == "place":
		return ""
	case m.ph != nil && m.ph.Many && m.Kind == entente.Nominal, m.ph != nil && m.ph.Rule == "adjective" && m.ph.Many:
		return "many"
	case m.ph != nil && m.Kind == entente.Nominal && m.Rule != "pronoun" && m.ph.Title != "":
		if !m.subj {
			return ""
		}
		return "person"
	case m.Kind == entente.ArmedGroup || m.ph != nil && m.ph.Rule == "group":
		return "group"
	case strings.HasPrefix(a.Code, "IGO") || strings.HasPrefix(a.Code, "NGO"):
		return "igo"
	case a.Sector == "BUS":
		return "company"
	case m.ph != nil && (m.ph.Rule == "name" || m.ph.Rule == "metonym" && m.Kind == entente.Place) || m.Rule == "misspelling" && m.Kind == entente.Place:
		return "country"
	case a.Sector == "OPP":
		return "party"
	case m.Kind == entente.Nationality:
		return ""
	}
	return "organ"
}

// link files a reference to an antecedent; it takes its place in memory.
func (rd *reader) link(i int, at entente.Span, kind entente.MentionKind, rule string, c *cand, mem *memory) {
	m := &ref{}
	m.Span, m.Text, m.Kind, m.Sentence, m.Rule = at, at.Of(rd.doc.Text), kind, i, rule
	m.Head = rd.head(i, at, entente.Span{Start: at.End - 1, End: at.End})
	if rd.bare {
		m.Sentence, m.Head = -1, -1
	}
	ante := c.m.Span
	m.Antecedent = &ante
	m.person, m.ph = c.m.person, nil
	for _, a := range c.m.Actors {
		a.Text, a.Span, a.Via = m.Text, at, rule
		m.Actors = append(m.Actors, a)
	}
	m.subj = c.m.subj
	rd.extra = append(rd.extra, m)
	mem.cands = append(mem.cands, cand{m: m, sent: i, kind: c.kind, many: c.many})
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
