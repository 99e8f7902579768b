package who

import (
	"strings"

	"entente"
	"entente/lexicon/actors"
)

// people registers persons, joins appositions, and gives countries to persons
// from evidence beside their names.
func (rd *reader) people() {
	for i, refs := range rd.found {
		for k, m := range refs {
			if m.Kind != entente.Person || m.drop {
				continue
			}
			rd.appose(i, k)
			rd.register(m)
		}
	}
}

// personName is the name inside a mention of a person.
func (rd *reader) personName(m *ref) string {
	if m.ph != nil && !m.ph.Person.Empty() {
		return m.ph.Person.Of(rd.doc.Text)
	}
	return m.Text
}

// register remembers a person under the last word of the name.
func (rd *reader) register(m *ref) {
	name := rd.personName(m)
	words := strings.Fields(name)
	if len(words) == 0 {
		return
	}
	key := words[len(words)-1]
	if m.ph == nil && (len(words) < 2 || rd.common(words)) {
		return // the name finder alone, and not shaped like a name
	}
	var a entente.Actor
	if len(m.Actors) == 1 {
		a = m.Actors[0]
	} else {
		a = entente.Actor{Name: name, Sector: "UNK"}
	}
	old := rd.folk[key]
	if old == nil {
		p := &person{name: a.Name, actor: a, span: m.Span}
		if p.female = gender(rd.doc.Text, m.Span); p.female == 0 {
			p.female = rd.lex.Gender(a.Name)
		}
		rd.folk[key] = p
		m.person = p
		return
	}
	m.person = old
	if old.name != a.Name && a.Code != "" && old.actor.Code != "" && a.Code != old.actor.Code {
		p := &person{name: a.Name, actor: a, span: m.Span, female: rd.lex.Gender(a.Name)}
		rd.folk[key] = p // a namesake: the later one from here on
		m.person = p
		return
	}
	if old.actor.Code == "" && a.Code != "" {
		old.actor = a
	}
	if a.Code == "" && old.actor.Code != "" || a.Office == "" && old.actor.Office != "" && a.Code == old.actor.Code {
		x := old.actor
		if a.Office != "" {
			x.Office = a.Office
		}
		rd.setActor(m, x, m.Rule)
	}
}

// common reports whether a word of a supposed name is an ordinary word: one
// that the document also writes in lower case, or an article.
func (rd *reader) common(words []string) bool {
	for _, w := range words {
		if w[0] >= 'a' && w[0] <= 'z' && len(w) > 3 || rd.lower()[strings.ToLower(w)] {
			return true
		}
	}
	return false
}

// lower is the set of words that the document writes in lower case.
func (rd *reader) lower() map[string]bool {
	if rd.small == nil {
		rd.small = map[string]bool{}
		for _, w := range words(rd.doc.Text, entente.Span{End: len(rd.doc.Text)}) {
			if t := w.Of(rd.doc.Text); t[0] >= 'a' && t[0] <= 'z' {
				rd.small[t] = true
			}
		}
	}
	return rd.small
}

// gender guesses from a title before the name; 0 when nothing says.
func gender(text string, at entente.Span) int {
	before := strings.ToLower(at.Of(text))
	for _, w := range strings.Fields(before) {
		switch w {
		case "mrs", "mrs.", "ms", "ms.", "queen", "princess", "spokeswoman", "congresswoman", "dame", "lady", "chairwoman", "sheikha":
			return 1
		case "mr", "mr.", "king", "prince", "spokesman", "congressman", "sir", "lord", "chairman":
			return -1
		}
	}
	return 0
}

// appose joins the person at index k of sentence i with an office beside it:
// "Asim Munir, Pakistan's army chief," and "Pakistan's army chief, Asim
// Munir,". Both mentions then have the same actor.
func (rd *reader) appose(i, k int) {
	refs := rd.found[i]
	m := refs[k]
	if k+1 < len(refs) {
		n := refs[k+1]
		if between := rd.between(m, n); between == "," && n.Kind == entente.Nominal && n.ph != nil && !n.ph.Many && len(n.Actors) == 1 && n.ph.Person.Empty() && rd.closed(n) {
			rd.join(m, n)
			return
		}
	}
	if k > 0 {
		n := refs[k-1]
		if between := rd.between(n, m); between == "," && n.Kind == entente.Nominal && n.ph != nil && !n.ph.Many && len(n.Actors) == 1 && n.ph.Person.Empty() && rd.closed(m) {
			rd.join(m, n)
		}
	}
}

// closed reports whether an apposition ends after m: with a comma, a bracket
// or the end of the sentence.
func (rd *reader) closed(m *ref) bool {
	rest := strings.TrimLeft(rd.doc.Text[m.End:], " ")
	return rest == "" || strings.ContainsRune(",.;:)–—-\n", rune(rest[0])) || strings.HasPrefix(rest, "–") || strings.HasPrefix(rest, "—")
}

// between is what stands between two mentions, without a final article.
func (rd *reader) between(m, n *ref) string {
	if n.Start < m.End {
		return ""
	}
	b := strings.TrimSpace(rd.doc.Text[m.End:n.Start])
	for _, det := range []string{"the", "a", "an"} {
		b = strings.TrimSpace(strings.TrimSuffix(b, " "+det))
	}
	return b
}

// join gives the person m and the office n one actor.
func (rd *reader) join(m, n *ref) {
	office := n.Actors[0]
	x := office
	x.Name = rd.personName(m)
	if len(m.Actors) == 1 && m.Actors[0].Code != "" {
		if m.Actors[0].Code != office.Code {
			return // the text names two parties
		}
		x.Name = m.Actors[0].Name
	}
	rule := m.Rule
	if len(m.Actors) == 0 || m.Actors[0].Code == "" {
		rule = "apposition"
	}
	rd.setActor(m, x, rule)
	at := m.Span
	rd.setActor(n, x, "apposition")
	n.Antecedent = &at
}

// surnames finds the surnames of registered persons and defined acronyms
// standing alone.
func (rd *reader) surnames() {
	if len(rd.folk) == 0 && len(rd.acronyms) == 0 {
		return
	}
	for _, refs := range rd.found {
		for _, m := range refs {
			if p := rd.folk[m.Text]; p != nil && m.Kind == entente.Place && m.Rule != "place" && !m.drop && p.actor.Code != m.Actors[0].Code {
				at := p.span
				m.Kind, m.person, m.Antecedent = entente.Person, p, &at
				rd.setActor(m, p.actor, "surname")
			}
		}
	}
	for i := range rd.sents {
		s := rd.sents[i]
		k := 0
		for _, w := range words(rd.doc.Text, s.Span) {
			for k < len(rd.found[i]) && rd.found[i][k].End <= w.Start {
				k++
			}
			if k < len(rd.found[i]) && rd.found[i][k].Overlaps(w) {
				continue
			}
			t := w.Of(rd.doc.Text)
			if t[0] < 'A' || t[0] > 'Z' && t[0] < 0x80 {
				continue
			}
			if as, ok := rd.acronyms[t]; ok && len(as) == 1 {
				m := rd.add(i, w, entente.Organisation)
				rd.setActor(m, as[0], "acronym")
				continue
			}
			p := rd.folk[t]
			if p == nil || w.Overlaps(p.span) || rd.inName(i, w) || rd.lower()[strings.ToLower(t)] && p.actor.Code == "" {
				continue
			}
			m := rd.add(i, w, entente.Person)
			m.person = p
			at := p.span
			m.Antecedent = &at
			rd.setActor(m, p.actor, "surname")
		}
	}
}

// inName reports whether the word before or after w is capitalised, so that w
// is part of another name.
func (rd *reader) inName(sent int, w entente.Span) bool {
	t := rd.doc.Text
	if w.End+1 < len(t) && t[w.End] == ' ' && t[w.End+1] >= 'A' && t[w.End+1] <= 'Z' {
		return true
	}
	b := strings.TrimRight(t[:w.Start], " ")
	if len(b) == w.Start {
		return len(b) > 0 && b[len(b)-1] == '-'
	}
	j := strings.LastIndexAny(b, " \n")
	prev := b[j+1:]
	if prev == "" || prev[0] < 'A' || prev[0] > 'Z' {
		return false
	}
	if actors.FunctionWord(strings.ToLower(prev)) {
		return false
	}
	switch prev {
	case "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr.", "President", "But", "And", "The", "Gen.", "General", "Minister", "Premier", "Chancellor":
		return false
	}
	if k := rd.sents[sent].TokenAt(j + 1); k >= 0 && rd.sents[sent].Tokens[k].UPOS != "PROPN" && rd.sents[sent].Tokens[k].UPOS != "" {
		return false // "Later Marin": a word that only begins the sentence
	}
	return j >= 0 && !strings.ContainsAny(prev[len(prev)-1:], ".!?:;,\"”")
}

// add files a new mention.
func (rd *reader) add(sent int, at entente.Span, kind entente.MentionKind) *ref {
	m := &ref{}
	m.Span, m.Text, m.Kind, m.Sentence = at, at.Of(rd.doc.Text), kind, sent
	m.Head = rd.head(sent, at, at)
	if rd.bare {
		m.Sentence, m.Head = -1, -1
	}
	m.subj = rd.subject(sent, m)
	rd.insert(sent, m)
	return m
}

// words cuts a span of text into words of letters.
func words(text string, s entente.Span) []entente.Span {
	var out []entente.Span
	start := -1
	for i := s.Start; i <= s.End; i++ {
		letter := i < s.End && (text[i] >= 'a' && text[i] <= 'z' || text[i] >= 'A' && text[i] <= 'Z' || text[i] >= 0x80 && !curly(text, i))
		if letter && start < 0 {
			start = i
		}
		if !letter && start >= 0 {
			if start == s.Start || text[start-1] != '\'' { // not the "he" of "t'he"
				out = append(out, entente.Span{Start: start, End: i})
			}
			start = -1
		}
	}
	return out
}

// curly reports whether byte i begins or continues a typographic quotation
// mark or dash (E2 80 xx).
func curly(text string, i int) bool {
	for j := i; j >= i-2 && j >= 0; j-- {
		if text[j] == 0xE2 && j+1 < len(text) && text[j+1] == 0x80 {
			return true
		}
	}
	return false
}
