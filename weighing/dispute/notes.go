package dispute

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"entente"
	"entente/lexicon/scales"
)

// Notes are what a Finder keeps of the sentences of one document: its words,
// who speaks in it, what is contradicted, and its figures. They hold offsets,
// not trees, so that a large archive can be searched for contradictions of a
// new document. Notes are immutable.
type Notes struct {
	doc     *entente.Document
	day     int // of publication, since 1970; 0 when not known to the day
	lines   []line
	denials []denial
	figures []*spoken
	sums    []sum
	topics  []uint32 // rare names
	days    []dayOf
	graded  []gradedLine
	labels  []labelLine
	taken   []taken
	ranks   []ranked
	codes   []string          // countries that the document names
	names   map[string]string // of their names
}

// line is one sentence of the body.
type line struct {
	entente.Span
	block int
	terms []term
	codes []string // countries and organisations that it names
	said  []said
	no    bool // its main verb, or that of what is said, is negated
}

// said is one thing that somebody is said to have said.
type said struct {
	who     string // who speaks, equal for equal speakers of a document
	code    string
	cue     string
	content entente.Span
	source  entente.Span
	blame   bool   // it accuses somebody
	wrong   bool   // it speaks of a wrong or a failing
	tag     uint32 // the term by which others name the speaker's country
}

// Note reads one document. reading may be nil, which gives empty Notes.
func (f *Finder) Note(doc *entente.Document, r *entente.Reading) *Notes {
	n := &Notes{doc: doc}
	if t, err := time.Parse(time.DateOnly, doc.Published.Start); err == nil && doc.Published.Start == doc.Published.End {
		n.day = int(t.Unix() / 86400)
	}
	if r == nil {
		return n
	}
	n.lines = make([]line, len(r.Sentences))
	n.names = countryNames(r)
	named := mentionsBySentence(r)
	for i := range r.Sentences {
		s := &r.Sentences[i]
		if s.Block >= 0 && s.Block < len(r.Blocks) && r.Blocks[s.Block].Kind != entente.BlockBody {
			n.lines[i] = line{Span: s.Span, block: -1}
			continue
		}
		n.lines[i] = line{Span: s.Span, block: s.Block, terms: f.terms(s, named[i]), codes: codesOf(named[i]), no: negative(s)}
	}
	f.speakers(n, r, named)
	for i := range n.lines {
		if n.lines[i].block >= 0 {
			n.denials = append(n.denials, f.denialsIn(n, r, i, named[i])...)
		}
	}
	n.topics = n.rareNames()
	n.figures = f.figuresOf(n, r)
	n.sums = f.sumsOf(n, r)
	n.days = f.daysOf(n, r)
	n.graded = f.gradedLines(n, r, named)
	n.labels = f.labelLines(n, r)
	n.taken = f.takenIn(n)
	n.ranks = f.ranksOf(n, r)
	for i := range n.lines {
		n.codes = append(n.codes, n.lines[i].codes...)
	}
	slices.Sort(n.codes)
	n.codes = slices.Compact(n.codes)
	return n
}

// negative reports whether the main verb of a sentence, or of the clause that
// it reports, is negated.
func negative(s *entente.Sentence) bool {
	for i := range s.Tokens {
		switch strings.ToLower(s.Tokens[i].Text) {
		case "not", "n't", "never":
			h := s.Tokens[i].Head - 1
			if h >= 0 && (s.Tokens[h].Deprel == "root" || s.Tokens[h].Deprel == "ccomp" || s.Tokens[h].Deprel == "parataxis") {
				return true
			}
		}
	}
	return false
}

// speakers fills in who says what. A pronoun that was not resolved goes by
// the speaker of the sentence before.
func (f *Finder) speakers(n *Notes, r *entente.Reading, mentionsOf [][]*entente.Mention) {
	for i := range r.Quotations {
		q := &r.Quotations[i]
		at := q.Cue.Start
		if q.Cue.Empty() {
			continue
		}
		k, ok := slices.BinarySearchFunc(n.lines, at, func(l line, at int) int {
			switch {
			case l.End <= at:
				return -1
			case l.Start > at:
				return 1
			}
			return 0
		})
		if !ok || n.lines[k].block < 0 || !f.table.Denials.Is(scales.Say, strings.ToLower(q.CueLemma)) {
			continue
		}
		who := q.Source.Of(n.doc.Text)
		content := reach(n.doc.Text, q)
		s := said{who: strings.ToLower(strings.Join(strings.Fields(who), " ")), cue: q.CueLemma, content: content, source: q.Source}
		if q.Speaker != nil {
			s.code = q.Speaker.Code
			if q.Speaker.Name != "" {
				s.who = strings.ToLower(q.Speaker.Name)
			}
		}
		if s.code == "" {
			s.code = codeWithin(r.Mentions, q.Source)
		}
		s.blame = f.table.Denials.Is(scales.Blame, strings.ToLower(q.CueLemma))
		s.wrong = f.wrongs(&r.Sentences[k], content)
		s.tag = n.lines[k].tag(s.code, s.source)
		n.lines[k].said = append(n.lines[k].said, s)
	}
	for i := range n.lines {
		if n.lines[i].block < 0 {
			continue
		}
		f.overheard(n, &r.Sentences[i], i, mentionsOf[i])
	}
	for i := range n.lines {
		slices.SortStableFunc(n.lines[i].said, func(a, b said) int { return cmp.Compare(a.content.Start, b.content.Start) })
	}
}

// wrongs reports whether a stretch of a sentence speaks of a wrong.
func (f *Finder) wrongs(s *entente.Sentence, at entente.Span) bool {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.UPOS == "VERB" && at.Contains(t.Span) && f.table.Denials.Is(scales.Wrong, strings.ToLower(t.Lemma)) {
			return true
		}
	}
	return false
}

// speaks returns what somebody other than who says in a line: the last, but
// not one inside another.
func (l *line) speaks(who string) *said {
	var best *said
	for i := range l.said {
		s := &l.said[i]
		if s.who == who || s.who == "" || best != nil && best.content.Contains(s.source) {
			continue
		}
		best = s
	}
	return best
}

// pseudo is a position in the words of a sentence, with the claims that
// stand in it.
func (n *Notes) pseudo(l *line, says entente.Span, voice, key string, claims map[string][]*entente.Claim) position {
	cl := &entente.Claim{Document: n.doc.ID, Sentence: l.Span}
	for _, c := range claims[n.doc.ID] {
		if c.Sentence == l.Span && (says.Contains(c.Predicate) && !says.Contains(cl.Predicate) || cl.ID == "" || says.Contains(c.Predicate) == says.Contains(cl.Predicate) && c.ID < cl.ID) {
			cl = c
		}
	}
	says = trim(n.doc.Text, says)
	return position{k: &item{c: cl, doc: n.doc, clause: says.Of(n.doc.Text)}, key: key, says: says.Of(n.doc.Text), voice: n.doc.ID + "\x00" + voice, codes: l.codes}
}
