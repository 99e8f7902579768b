package who

import (
	"strings"

	"entente"
)

// nominal resolves "the two countries", "both sides", "the group" at word k;
// it returns how many further words it used.
func (rd *reader) nominal(i int, ws []entente.Span, k int, cc *closedClass, mem *memory) int {
	text := rd.doc.Text
	det := strings.ToLower(ws[k].Of(text))
	for n := min(cc.longest, len(ws)-k-1); n > 0; n-- {
		phrase := strings.ToLower(text[ws[k+1].Start:ws[k+n].End])
		nn, ok := cc.nouns[phrase]
		if !ok {
			continue
		}
		if nn.number == "duo" && (det == "the" || det == "both") {
			nn.number = "pair"
		} else if nn.number == "pair" && det != "both" && !strings.HasPrefix(phrase, "two ") && !strings.HasPrefix(phrase, "nuclear") {
			continue
		}
		if nn.number != "pair" && det == "both" || det == "two" {
			continue
		}
		at := entente.Span{Start: ws[k].Start, End: ws[k+n].End}
		if c := rd.antecedent(i, at, nn, mem); c != nil {
			rd.link(i, at, entente.Nominal, "nominal", c, mem)
			if nn.number == "many" {
				mem.cands[len(mem.cands)-1].many = true
			}
			return n
		}
		return n
	}
	if det == "both" && k+2 < len(ws) && strings.EqualFold(ws[k+1].Of(text), "the") {
		return 0
	}
	return 0
}

// bareNoun resolves a head noun without country after a determiner: "the
// prime minister", "the government", "the army".
func (rd *reader) bareNoun(i int, m *ref, ws []entente.Span, k int, cc *closedClass, mem *memory) {
	if len(m.Actors) > 0 {
		return
	}
	if k == 0 {
		rd.home(m)
		return
	}
	text := rd.doc.Text
	det := strings.ToLower(ws[k-1].Of(text))
	if det == "two" && k > 1 {
		det = strings.ToLower(ws[k-2].Of(text)) + " two"
	}
	low := strings.ToLower(m.Text)
	if strings.HasSuffix(det, "two") || det == "both" {
		if n, ok := cc.nouns["two "+low]; ok {
			if c := rd.antecedent(i, m.Span, n, mem); c != nil {
				rd.adopt(m, c, "nominal")
			}
			return
		}
	}
	if det != "the" {
		rd.home(m)
		return
	}
	if m.ph.Title != "" {
		if c := rd.officer(i, m, mem); c != nil {
			rd.adopt(m, c, "nominal")
			mem.cands = append(mem.cands, cand{m: m, sent: i, kind: "person"})
		} else if c := rd.bearer(i, m); c != nil {
			rd.adopt(m, c, "nominal")
			mem.cands = append(mem.cands, cand{m: m, sent: i, kind: "person"})
		} else if c := rd.focus(mem); c != nil && rd.only(c) {
			rd.adoptCountry(m, c)
		}
		return
	}
	if n, ok := cc.nouns[low]; ok {
		if c := rd.antecedent(i, m.Span, n, mem); c != nil {
			if n.kind == "government" || n.kind == "organ" {
				rd.adoptCountry(m, c)
			} else {
				rd.adopt(m, c, "nominal")
			}
			mem.cands = append(mem.cands, cand{m: m, sent: i, kind: "organ"})
		}
		return
	}
	if m.ph.Sector == "GOV" || m.ph.Sector == "MIL" || m.ph.Sector == "COP" || m.ph.Sector == "LEG" || m.ph.Sector == "SPY" {
		if c := rd.focus(mem); c != nil {
			rd.adoptCountry(m, c)
			mem.cands = append(mem.cands, cand{m: m, sent: i, kind: "organ", many: m.ph.Many})
			return
		}
		rd.home(m)
	}
}

// home gives "police", "authorities", "prosecutors" the country where the
// document is: the only one that it names, named as a place or dateline.
func (rd *reader) home(m *ref) {
	switch m.ph.Sector {
	case "COP", "JUD":
	case "GOV", "LEG":
		if m.ph.Title != "" {
			return
		}
	default:
		return
	}
	var c *cand
	for _, refs := range rd.found {
		for _, x := range refs {
			if len(x.Actors) == 0 || x.Rule == "focus" {
				continue
			}
			if len(x.Actors) > 1 || c != nil && base(rd.lex, x.Actors[0].Code) != base(rd.lex, c.m.Actors[0].Code) {
				return
			}
			if c == nil || x.place && !c.m.place {
				c = &cand{m: x}
			}
		}
	}
	if c == nil || len(c.m.Actors[0].Code) != 3 || !c.m.place && !rd.dateline(c.m.Span) {
		return
	}
	rd.adoptCountry(m, c)
}

// dateline reports whether a mention stands in the dateline.
func (rd *reader) dateline(s entente.Span) bool {
	if d := rd.doc.Dateline; d != nil && d.Overlaps(s) {
		return true
	}
	rest := rd.doc.Text[s.End:min(len(rd.doc.Text), s.End+24)]
	return s.Start < 40 && (strings.Contains(rest, " - ") || strings.Contains(rest, "--") || strings.Contains(rest, " — ") || strings.Contains(rest, " – "))
}

// adopt gives the mention the actors of its antecedent.
func (rd *reader) adopt(m *ref, c *cand, rule string) {
	m.Actors = nil
	for _, a := range c.m.Actors {
		a.Text, a.Span, a.Via = m.Text, m.Span, rule
		if m.ph != nil && m.ph.Title != "" && a.Office == "" {
			a.Office = m.ph.Title
		}
		m.Actors = append(m.Actors, a)
	}
	ante := c.m.Span
	m.Antecedent, m.Rule, m.person = &ante, rule, c.m.person
}

// adoptCountry gives "the government" the country of its antecedent.
func (rd *reader) adoptCountry(m *ref, c *cand) {
	a := c.m.Actors[0]
	ante := c.m.Span
	m.Actors = []entente.Actor{{Code: base(rd.lex, a.Code), Sector: m.ph.Sector, Name: m.Text, Text: m.Text, Span: m.Span, Via: "focus"}}
	m.Antecedent, m.Rule = &ante, "focus"
}

// officer finds the person before who holds the office that a bare title
// names.
func (rd *reader) officer(i int, m *ref, mem *memory) *cand {
	var found *cand
	for k := len(mem.cands) - 1; k >= 0; k-- {
		c := &mem.cands[k]
		if c.m == m || c.kind != "person" || len(c.m.Actors) != 1 || !rd.holds(c.m, m.ph.Office) {
			continue
		}
		if found == nil {
			found = c
			continue
		}
		if found.m.Actors[0].Name != c.m.Actors[0].Name && found.m.Actors[0].Code != c.m.Actors[0].Code && found.sent == c.sent {
			return nil
		}
	}
	return found
}

// holds reports whether a person's mention or registered role names an office.
func (rd *reader) holds(m *ref, office string) bool {
	if m.ph != nil && m.ph.Office == office {
		return true
	}
	if office == "minister" || office == "secretary" || office == "leader" {
		o := strings.ToLower(m.Actors[0].Office)
		return strings.HasSuffix(o, office) || strings.Contains(o, office+" ")
	}
	a := m.Actors[0]
	if a.Office == "" && m.person != nil {
		a = m.person.actor
	}
	for _, ph := range rd.lex.Phrases(a.Office, "") {
		if ph.Office == office {
			return true
		}
	}
	return false
}

// antecedent finds the party that a definite noun stands for.
func (rd *reader) antecedent(i int, at entente.Span, n noun, mem *memory) *cand {
	if n.number == "pair" {
		return rd.pairFor(i, n, mem)
	}
	switch n.kind {
	case "government", "organ":
		return rd.focus(mem)
	case "country":
		return rd.nearest(i, mem, at, "country")
	case "kingdom", "emirate":
		return rd.kingdom(mem, n.kind == "emirate")
	case "group":
		return rd.nearest(i, mem, at, "group")
	case "igo", "company", "party":
		return rd.nearest(i, mem, at, n.kind)
	case "person":
		return nil
	}
	return nil
}

// nearest finds the last party of a kind, unless two different ones compete
// in the same sentence and neither is its subject.
func (rd *reader) nearest(i int, mem *memory, at entente.Span, kind string) *cand {
	for back := 0; back <= window; back++ {
		var list []*cand
		for k := range mem.cands {
			c := &mem.cands[k]
			if c.sent == i-back && c.kind == kind && len(c.m.Actors) == 1 {
				list = append(list, c)
			}
		}
		if len(list) == 0 {
			continue
		}
		if same(list) {
			return list[len(list)-1]
		}
		var subj *cand
		for _, c := range list {
			if c.m.subj {
				subj = c
			}
		}
		return subj
	}
	return nil
}

// kingdom is the last country named that has a monarch.
func (rd *reader) kingdom(mem *memory, emir bool) *cand {
	for k := len(mem.cands) - 1; k >= 0; k-- {
		c := &mem.cands[k]
		if c.kind != "country" || len(c.m.Actors) != 1 {
			continue
		}
		code := c.m.Actors[0].Code
		if strings.EqualFold(rd.lex.Title("monarch", code), "emir") == emir && len(rd.lex.WhoHeld("monarch", code, rd.docDate)) > 0 {
			return c
		}
	}
	return nil
}

// focus is the country that the discourse is in: the only one of the last
// sentences, or one that is named far more often than any other there.
func (rd *reader) focus(mem *memory) *cand {
	count := map[string]int{}
	last := map[string]*cand{}
	total := 0
	for k := range mem.cands {
		c := &mem.cands[k]
		if len(c.m.Actors) != 1 {
			continue
		}
		code := base(rd.lex, c.m.Actors[0].Code)
		if len(code) != 3 {
			continue
		}
		count[code]++
		total++
		last[code] = c
	}
	for code, n := range count {
		if n*4 >= total*3 && rd.main(code) {
			return last[code]
		}
	}
	return nil
}

// main reports whether a country is half of what the document speaks of.
func (rd *reader) main(code string) bool {
	all := 0
	for c, n := range rd.count {
		if len(c) == 3 {
			all += n
		}
	}
	return rd.count[code]*2 >= all
}

// only reports whether no other country is named in the document.
func (rd *reader) only(c *cand) bool {
	for code := range rd.count {
		if len(code) == 3 && code != base(rd.lex, c.m.Actors[0].Code) {
			return false
		}
	}
	return true
}
