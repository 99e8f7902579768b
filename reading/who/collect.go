package who

import (
	"slices"
	"strings"

	"entente"
	"entente/lexicon/actors"
)

// collect finds the phrases of every sentence.
func (rd *reader) collect() {
	rd.found = make([][]*ref, len(rd.sents))
	given := 0
	for i := range rd.sents {
		s := &rd.sents[i]
		text := s.Of(rd.doc.Text)
		for _, ph := range rd.lex.Phrases(text, rd.on[i]) {
			ph := ph
			shift(&ph, s.Start)
			rd.found[i] = append(rd.found[i], rd.ref(i, &ph))
			for k := range ph.Inner {
				if ph.Inner[k].Span != ph.Span {
					rd.inner(i, &ph.Inner[k])
				}
			}
		}
		for given < len(rd.given) && rd.given[given].Start < s.Start {
			given++
		}
		rd.addGiven(i, given)
		rd.define(i)
	}
}

// shift moves a phrase from sentence to document offsets.
func shift(ph *actors.Phrase, by int) {
	move := func(s *entente.Span) { s.Start += by; s.End += by }
	for _, s := range []*entente.Span{&ph.Span, &ph.Person, &ph.TitleAt, &ph.Head} {
		if !s.Empty() {
			move(s)
		}
	}
	for k := range ph.Actors {
		move(&ph.Actors[k].Span)
	}
	for k := range ph.Inner {
		shift(&ph.Inner[k], by)
	}
}

// ref makes a mention of a phrase.
func (rd *reader) ref(sent int, ph *actors.Phrase) *ref {
	m := &ref{ph: ph}
	m.Span, m.Text, m.Kind, m.Rule = ph.Span, ph.Span.Of(rd.doc.Text), ph.Kind, ph.Rule
	m.Sentence, m.Head = sent, rd.head(sent, ph.Span, ph.Head)
	if rd.bare {
		m.Sentence, m.Head = -1, -1
	}
	if ph.Relation {
		m.Rule = "relation"
	}
	if len(ph.Actors) > 0 && !ph.Relation {
		m.Actors = ph.Actors
	}
	switch {
	case ph.Kind == entente.Place && rd.locative(sent, ph.Span.Start):
		m.place = true
		m.Rule = "place"
	case ph.Rule == "place":
		m.place = true
	}
	for k := range m.Actors {
		m.Actors[k].Via = m.Rule
	}
	m.subj = rd.subject(sent, m)
	return m
}

func (rd *reader) inner(sent int, ph *actors.Phrase) {
	m := rd.ref(sent, ph)
	if m.Rule == "office" || m.Rule == "organ" {
		m.Rule = ph.Rule
	}
	rd.extra = append(rd.extra, m)
	for k := range ph.Inner {
		if ph.Inner[k].Span != ph.Span {
			rd.inner(sent, &ph.Inner[k])
		}
	}
}

// head is the index of the token that governs the others of a span: the one
// whose governor lies outside; without a tree the token at fallback.
func (rd *reader) head(sent int, s, fallback entente.Span) int {
	toks := rd.sents[sent].Tokens
	best := -1
	for k := range toks {
		if toks[k].End <= s.Start {
			continue
		}
		if toks[k].Start >= s.End {
			break
		}
		if h := toks[k].Head - 1; h < 0 || h >= len(toks) || toks[h].Start >= s.End || toks[h].End <= s.Start {
			if best < 0 || toks[k].UPOS == "PROPN" || toks[k].UPOS == "NOUN" {
				if toks[k].UPOS != "PUNCT" && (best < 0 || toks[best].UPOS != "NOUN" && toks[best].UPOS != "PROPN") {
					best = k
				}
			}
		}
	}
	if best < 0 {
		best = rd.sents[sent].TokenAt(fallback.Start)
	}
	return best
}

// locative reports whether what begins at byte at stands in a phrase of
// place: after "in", "at", "near", "from", "to" and the like, with the
// article between.
func (rd *reader) locative(sent, at int) bool {
	before := rd.doc.Text[rd.sents[sent].Start:at]
	fields := strings.FieldsFunc(strings.ToLower(lastBytes(before, 60)), func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' })
	n := len(fields)
	if n > 0 && fields[n-1] == "the" {
		n--
	}
	for n > 0 && (fields[n-1] == "northern" || fields[n-1] == "southern" || fields[n-1] == "eastern" || fields[n-1] == "western" || fields[n-1] == "central" || fields[n-1] == "neighbouring" || fields[n-1] == "neighboring" || fields[n-1] == "nearby") {
		n--
	}
	if n == 0 {
		return false
	}
	switch fields[n-1] {
	case "in", "at", "near", "inside", "outside", "around", "across", "throughout", "within", "into", "via", "visiting", "visited", "visit":
		return true
	}
	return false
}

func lastBytes(s string, n int) string {
	if len(s) > n {
		return s[len(s)-n:]
	}
	return s
}

// subject reports whether a mention is the subject of its sentence's clause.
func (rd *reader) subject(sent int, m *ref) bool {
	toks := rd.sents[sent].Tokens
	if m.Head >= 0 && m.Head < len(toks) && toks[m.Head].Deprel != "" {
		d := toks[m.Head].Deprel
		return strings.HasPrefix(d, "nsubj")
	}
	return len(rd.found[sent]) == 0 && m.Start-rd.sents[sent].Start < 40
}

// addGiven takes over mentions that english found and the lexicon did not.
func (rd *reader) addGiven(sent, from int) {
	s := rd.sents[sent]
	for k := from; k < len(rd.given) && rd.given[k].Start < s.End; k++ {
		g := rd.given[k]
		if g.Kind != entente.Person && g.Kind != entente.Organisation && g.Kind != entente.ArmedGroup || actors.FunctionWord(strings.ToLower(g.Text)) {
			continue
		}
		clash := false
		for _, f := range rd.found[sent] {
			if f.Overlaps(g.Span) && !surnamePlace(f, g) {
				clash = true
				break
			}
		}
		if !clash {
			rd.found[sent] = slices.DeleteFunc(rd.found[sent], func(f *ref) bool { return f.Overlaps(g.Span) })
		}
		if clash {
			continue
		}
		m := &ref{Mention: g}
		m.Sentence = sent
		m.Actors, m.Rule = nil, "name"
		if g.Kind == entente.Person && len(strings.Fields(g.Text)) > 1 {
			rd.setActor(m, entente.Actor{Sector: "UNK", Name: g.Text}, "name")
		}
		if g.Head < 0 {
			m.Head = rd.head(sent, g.Span, g.Span)
		}
		m.subj = rd.subject(sent, m)
		rd.insert(sent, m)
	}
}

// surnamePlace reports whether f is one word, read as a place, that ends the
// name of a person: "Wales" in "Jimmy Wales".
func surnamePlace(f *ref, g entente.Mention) bool {
	return g.Kind == entente.Person && f.Kind == entente.Place && f.End == g.End && f.Start > g.Start &&
		!strings.ContainsAny(f.Text, " -") && f.ph != nil && len(f.ph.Inner) == 0
}

// insert puts a mention into its sentence in order.
func (rd *reader) insert(sent int, m *ref) {
	list := rd.found[sent]
	k := len(list)
	for k > 0 && list[k-1].Start > m.Start {
		k--
	}
	list = append(list, nil)
	copy(list[k+1:], list[k:])
	list[k] = m
	rd.found[sent] = list
}

// define reads acronyms that the text itself defines after a party's name:
// "the Pakistan Tehreek-e-Insaf (PTI)".
func (rd *reader) define(sent int) {
	s := rd.sents[sent]
	for _, m := range rd.found[sent] {
		rest := rd.doc.Text[m.End:s.End]
		if !strings.HasPrefix(rest, " (") {
			continue
		}
		end := strings.IndexByte(rest, ')')
		if end < 4 || end > 14 {
			continue
		}
		ac := rest[2:end]
		if !acronym(ac) {
			continue
		}
		if _, twice := rd.acronyms[ac]; twice {
			continue
		}
		if as := rd.expansion(m, ac); as != nil {
			rd.acronyms[ac] = as
		}
	}
}

// expansion is the party that an acronym after m stands for: the smallest
// mention that ends there and whose words begin with its letters.
func (rd *reader) expansion(m *ref, ac string) []entente.Actor {
	var best *ref
	for _, list := range [][]*ref{{m}, rd.extra} {
		for _, x := range list {
			if x.End != m.End || len(x.Actors) != 1 || !abbreviates(ac, x.Text) {
				continue
			}
			if best == nil || x.Len() < best.Len() {
				best = x
			}
		}
	}
	if best == nil {
		return nil
	}
	return best.Actors
}

// abbreviates reports whether an acronym's capitals are, in order, the first
// letters of words of a name, beginning with its first.
func abbreviates(ac, name string) bool {
	var firsts []byte
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' || r == '’' || r == '\'' }) {
		if c := w[0]; c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' {
			firsts = append(firsts, c&^0x20)
		}
	}
	k, first := 0, true
	for i := 0; i < len(ac); i++ {
		c := ac[i]
		if c < 'A' || c > 'Z' {
			continue
		}
		for k < len(firsts) && firsts[k] != c {
			if first {
				return false
			}
			k++
		}
		if k == len(firsts) {
			return false
		}
		k++
		first = false
	}
	return !first
}

// acronym reports whether s is written like one: no blank, two capitals.
func acronym(s string) bool {
	caps := 0
	for _, r := range s {
		if r == ' ' {
			return false
		}
		if r >= 'A' && r <= 'Z' {
			caps++
		}
	}
	return caps >= 2
}

// context drops ambiguous names ("SEC", "Guardian") whose country or party
// the document does not name otherwise, and counts countries.
func (rd *reader) context() {
	rd.count = map[string]int{}
	for _, refs := range rd.found {
		for _, m := range refs {
			if m.ph != nil && m.ph.Caution == "context" {
				continue
			}
			for _, a := range m.Actors {
				rd.count[base(rd.lex, a.Code)]++
			}
		}
	}
	for _, refs := range rd.found {
		for _, m := range refs {
			if ac, ok := rd.acronyms[m.Text]; ok && acronym(m.Text) && len(ac) == 1 {
				rd.setActor(m, ac[0], "acronym")
				continue
			}
			if m.ph != nil && m.ph.Caution == "context" && len(m.Actors) == 1 && rd.count[base(rd.lex, m.Actors[0].Code)] == 0 {
				m.drop = true
			}
		}
	}
}

// base is the country of a group's code, else the code.
func base(lex *actors.Lexicon, code string) string {
	if _, _, b, ok := lex.Group(code); ok && b != "" {
		return b
	}
	return code
}

// setActor gives m the actor a at m's own span.
func (rd *reader) setActor(m *ref, a entente.Actor, rule string) {
	a.Text, a.Span, a.Via = m.Text, m.Span, rule
	m.Actors, m.Rule = []entente.Actor{a}, rule
}
