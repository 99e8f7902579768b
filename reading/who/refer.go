package who

import (
	"sort"
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

// pronoun resolves the pronoun at word k.
func (rd *reader) pronoun(i int, ws []entente.Span, k int, p pronoun, mem *memory) {
	at := ws[k]
	if rd.quoted(at) {
		return
	}
	var c *cand
	switch p.gender {
	case "he", "she":
		c = rd.personFor(i, at, p, mem)
	case "it":
		c = rd.thingFor(i, ws, k, p, mem)
	case "they":
		c = rd.manyFor(i, at, mem)
	}
	if c == nil || len(c.m.Actors) == 0 {
		return
	}
	if p.gender == "she" || p.gender == "he" {
		if c.m.person != nil && c.m.person.female == 0 {
			c.m.person.female = map[string]int{"she": 1, "he": -1}[p.gender]
		}
	}
	rd.link(i, at, entente.Pronoun, "pronoun", c, mem)
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

// personFor finds whom "he" or "she" means: the person who is subject of the
// same or the last sentence that names one, else the only one there.
func (rd *reader) personFor(i int, at entente.Span, p pronoun, mem *memory) *cand {
	want := 1
	if p.gender == "he" {
		want = -1
	}
	after := rd.stranger(i, at, mem, true)
	for back := 0; back <= 2; back++ {
		var list []*cand
		for k := range mem.cands {
			c := &mem.cands[k]
			if c.kind != "person" || c.sent != i-back || len(c.m.Actors) != 1 || c.m.Start < after {
				continue
			}
			if c.m.person != nil && c.m.person.female == -want {
				continue
			}
			list = append(list, c)
		}
		if len(list) == 0 {
			continue
		}
		if same(list) {
			return list[len(list)-1]
		}
		var subj *cand
		for _, c := range list {
			if c.m.subj && (subj == nil || subj.m.Actors[0].Name != c.m.Actors[0].Name) {
				if subj != nil && back == 0 {
					subj = c // the nearer subject in one sentence
					continue
				}
				if subj == nil {
					subj = c
				}
			}
		}
		if subj != nil {
			return subj
		}
		return nil
	}
	return nil
}

// stranger returns where the last subject before a pronoun begins that is no
// party in memory, 0 when there is none: what stands before it is no
// antecedent. With names only proper names count.
func (rd *reader) stranger(i int, at entente.Span, mem *memory, names bool) int {
	last := 0
	for _, t := range rd.sents[i].Tokens {
		if t.Start >= at.Start {
			break
		}
		if !strings.HasPrefix(t.Deprel, "nsubj") || t.UPOS != "PROPN" && (names || t.UPOS != "NOUN") {
			continue
		}
		known := false
		for k := len(mem.cands) - 1; k >= 0 && mem.cands[k].sent == i && !known; k-- {
			known = mem.cands[k].m.Overlaps(t.Span)
		}
		if !known {
			last = t.Start
		}
	}
	return last
}

// same reports whether all candidates are one party.
func same(list []*cand) bool {
	for _, c := range list[1:] {
		a, b := c.m.Actors[0], list[0].m.Actors[0]
		if a.Name != b.Name || a.Code != b.Code {
			return c.m.person != nil && c.m.person == list[0].m.person
		}
	}
	return true
}

// thingFor finds what "it" or "its" means: a country, organisation or group
// that is subject of the sentence or the only one in it.
func (rd *reader) thingFor(i int, ws []entente.Span, k int, p pronoun, mem *memory) *cand {
	if !p.poss && rd.pleonastic(ws, k) {
		return nil
	}
	after := rd.stranger(i, ws[k], mem, false)
	for back := 0; back <= 1; back++ {
		var list []*cand
		for n := range mem.cands {
			c := &mem.cands[n]
			if c.weak || c.sent != i-back || len(c.m.Actors) != 1 || c.m.Start < after {
				continue
			}
			switch c.kind {
			case "country", "group", "igo", "company", "organ", "party":
				if c.m.place && !c.m.subj {
					continue
				}
				list = append(list, c)
			}
		}
		if len(list) == 0 {
			if back == 0 && p.poss {
				continue
			}
			if back == 0 && rd.sentenceInitial(ws[k], i) {
				continue
			}
			return nil
		}
		if same(list) {
			if back == 1 && !list[0].m.subj {
				return nil
			}
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

// sentenceInitial reports whether a word is the first of its sentence.
func (rd *reader) sentenceInitial(w entente.Span, i int) bool {
	return w.Start-rd.sents[i].Start <= 2
}

// pleonastic reports whether "it" at word k refers to nothing: "it is clear
// that", "it seems", "makes it hard to".
func (rd *reader) pleonastic(ws []entente.Span, k int) bool {
	next := ""
	if k+1 < len(ws) {
		next = strings.ToLower(ws[k+1].Of(rd.doc.Text))
	}
	cc, err := closed()
	if err != nil {
		return true
	}
	first := k == 0 || !strings.EqualFold(ws[k-1].Of(rd.doc.Text), "said") && !strings.EqualFold(ws[k-1].Of(rd.doc.Text), "says")
	switch next {
	case "is", "was", "s", "has", "had", "may", "might", "would", "could", "will", "remains", "remained", "became", "becomes":
		if first && (next == "is" || next == "was" || next == "s") {
			return true
		}
		for j := k + 2; j < len(ws) && j <= k+4; j++ {
			if cc.impersonal[strings.ToLower(ws[j].Of(rd.doc.Text))] {
				return true
			}
		}
		return false
	case "seems", "seemed", "appears", "appeared", "turns", "turned", "takes", "took", "emerged", "emerges", "comes", "came", "marks", "marked", "follows", "followed", "means", "happened", "rained":
		return first || next != "appeared" && next != "marked"
	}
	if k > 0 {
		switch strings.ToLower(ws[k-1].Of(rd.doc.Text)) {
		case "make", "makes", "made", "making", "find", "found", "finds", "consider", "considers", "considered", "that", "deny", "denied", "do", "did", "does":
			return k+1 >= len(ws) || next != "would" && next != "will" && next != "had" && next != "has"
		}
	}
	return false
}

// manyFor finds what "they" means: a plural phrase or a pair in the same
// sentence, or the subject of the last.
func (rd *reader) manyFor(i int, at entente.Span, mem *memory) *cand {
	after := rd.stranger(i, at, mem, false)
	for back := 0; back <= 1; back++ {
		var list []*cand
		for n := range mem.cands {
			c := &mem.cands[n]
			if c.sent == i-back && c.m.Start >= after && !c.weak && (c.kind == "many" || c.kind == "pair" || c.many) {
				list = append(list, c)
			}
		}
		if len(list) > 1 && same(list) {
			list = list[:1]
		}
		if len(list) == 1 && (back == 0 || list[0].m.subj || list[0].kind == "pair" || rd.sentenceInitial(at, i) && !rd.pluralSubject(i-1, mem)) {
			return list[0]
		}
		var subj *cand
		for _, c := range list {
			if c.m.subj {
				subj = c
			}
		}
		if subj != nil {
			return subj
		}
		if len(list) > 0 {
			return nil
		}
	}
	return nil
}

// pluralSubject reports whether a sentence has a plural subject that is no
// party in memory.
func (rd *reader) pluralSubject(i int, mem *memory) bool {
	if i < 0 || len(rd.sents[i].Tokens) == 0 {
		return true
	}
	for _, t := range rd.sents[i].Tokens {
		if strings.HasPrefix(t.Deprel, "nsubj") && (t.XPOS == "NNS" || t.XPOS == "NNPS" || t.UPOS == "NOUN" && strings.HasSuffix(t.Text, "s")) {
			return true
		}
	}
	return false
}

// quoted reports whether a place stands inside quotation marks of its line:
// pronouns there are the speaker's.
func (rd *reader) quoted(at entente.Span) bool {
	b := rd.doc.BlockAt(at.Start)
	from := 0
	if b >= 0 {
		from = rd.doc.Blocks[b].Start
	} else if j := strings.LastIndexByte(rd.doc.Text[:at.Start], '\n'); j >= 0 {
		from = j + 1
	}
	if at.Start-from > 4000 {
		from = at.Start - 4000
	}
	before := rd.doc.Text[from:at.Start]
	open := strings.LastIndex(before, "“")
	if open >= 0 && strings.LastIndex(before, "”") < open {
		return true
	}
	return strings.Count(before, "\"")%2 == 1
}

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

// pairFor finds the two parties of "both sides": the last sentence that
// names exactly two, else the two that the document is mostly about.
func (rd *reader) pairFor(i int, n noun, mem *memory) *cand {
	for back := 0; back <= window; back++ {
		var codes []string
		var acts []entente.Actor
		var last *cand
		for k := range mem.cands {
			c := &mem.cands[k]
			if c.sent != i-back || len(c.m.Actors) == 0 || c.m.place {
				continue
			}
			if c.kind == "pair" {
				return c
			}
			if n.kind == "person" && c.kind != "person" {
				continue
			}
			a := c.m.Actors[0]
			key := a.Code
			if n.kind == "person" {
				key = a.Name
			} else if len(base(rd.lex, a.Code)) != 3 && n.kind == "country" || a.Code == "" {
				continue
			}
			if !contains(codes, key) {
				codes = append(codes, key)
				acts = append(acts, rd.side(a, n))
			}
			last = c
		}
		if len(codes) == 2 {
			return &cand{m: &ref{Mention: entente.Mention{Span: last.m.Span, Actors: acts}}, sent: i - back, kind: "pair"}
		}
		if len(codes) > 2 {
			break
		}
	}
	if n.kind == "person" {
		return nil
	}
	return rd.mainPair(mem)
}

// side is the party as one of a pair: its country.
func (rd *reader) side(a entente.Actor, n noun) entente.Actor {
	if n.kind == "country" && len(a.Code) == 3 {
		return entente.Actor{Code: a.Code, Sector: "GOV", Name: rd.lex.Name(a.Code)}
	}
	return a
}

// mainPair is the two countries that a document names most, when together
// they are most of it and both were named lately.
func (rd *reader) mainPair(mem *memory) *cand {
	type cc struct {
		code string
		n    int
	}
	var list []cc
	total := 0
	for code, n := range rd.count {
		if len(code) == 3 {
			list = append(list, cc{code, n})
			total += n
		}
	}
	sort.Slice(list, func(a, b int) bool {
		if list[a].n != list[b].n {
			return list[a].n > list[b].n
		}
		return list[a].code < list[b].code
	})
	if len(list) < 2 || len(mem.cands) == 0 || (list[0].n+list[1].n)*4 < total*3 || list[1].n*5 < list[0].n || len(list) > 2 && list[2].n*2 > list[1].n {
		return nil
	}
	last := mem.cands[len(mem.cands)-1]
	m := &ref{}
	m.Span = last.m.Span
	for _, x := range list[:2] {
		m.Actors = append(m.Actors, entente.Actor{Code: x.code, Sector: "GOV", Name: rd.lex.Name(x.code)})
	}
	sort.Slice(m.Actors, func(a, b int) bool { return m.Actors[a].Code < m.Actors[b].Code })
	return &cand{m: m, sent: last.sent, kind: "pair"}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
