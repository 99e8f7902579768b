package verify

import (
	"strings"

	"entente"
)

// facts are what one sentence says, as far as it is compared.
type facts struct {
	span  entente.Span
	text  string
	words map[string]string // content words outside names, figures and dates, by stem
	names []name
	sums  []entente.Amount
	nums  []string // figures that are no amounts
	times []entente.Timex
	// tied are dates that the reading takes from a neighbouring sentence.
	tied []entente.Date
	// root is the lemma of the main predicate, which is that of what is
	// reported where the sentence reports; status is how it is told.
	root   string
	status entente.Status
	// other are the statuses of the other predicates, by lemma.
	other map[string]entente.Status
	// nots are the stems of the words that a word of negation hangs on.
	nots map[string]int
	// agents and patients are who does it and to whom, as names.
	agents, patients []int
	deeds            []deed
}

// name is something named. codes are those of the actors it stands for.
type name struct {
	text   string // lower case, without an article
	codes  []string
	people []string // names of persons, lower case
	tokens [2]int   // first and past the last
	plain  bool     // a pronoun or a definite noun: it can be matched, and asks for nothing
	// on is the stem of the word that the name hangs on with the word that
	// joins it ("exports from"), "" for none.
	on string
}

// deed is what a claim makes of the sentence.
type deed struct {
	kind           entente.Kind
	typ            string
	status         entente.Status
	actors, others []string // codes
	wording        wording
}

// factsOf reads a document and lists the facts of its sentences.
func factsOf(r Reader, words map[string]wording, doc *entente.Document) []facts {
	rd, claims := r.Document(doc)
	out := make([]facts, len(rd.Sentences))
	for i := range rd.Sentences {
		s := &rd.Sentences[i]
		f := &out[i]
		f.span, f.text = s.Span, strings.Join(strings.Fields(s.Of(doc.Text)), " ")
		f.words, f.nots, f.other = map[string]string{}, map[string]int{}, map[string]entente.Status{}
	}
	b := builder{rd: &rd, out: out, wordings: words, taken: make([]map[int]bool, len(out))}
	for i := range b.taken {
		b.taken[i] = map[int]bool{}
	}
	b.names()
	b.figures()
	for i := range out {
		b.words(i)
		b.predicates(i)
	}
	for i := range claims {
		b.claim(&claims[i])
	}
	return out
}

type builder struct {
	rd    *entente.Reading
	out   []facts
	taken []map[int]bool // tokens that are part of a name, figure or date

	wordings map[string]wording
}

// tokens are those of a sentence that a span covers.
func (b *builder) tokens(sentence int, span entente.Span) (first, past int) {
	toks := b.rd.Sentences[sentence].Tokens
	first, past = -1, -1
	for i, t := range toks {
		if t.Overlaps(span) {
			if first < 0 {
				first = i
			}
			past = i + 1
		}
	}
	return first, past
}

func (b *builder) names() {
	for _, m := range b.rd.Mentions {
		if m.Sentence < 0 || m.Sentence >= len(b.out) {
			continue
		}
		first, past := b.tokens(m.Sentence, m.Span)
		if first < 0 {
			continue
		}
		n := name{text: bareName(m.Text), tokens: [2]int{first, past}, plain: m.Kind == entente.Pronoun || m.Kind == entente.Nominal}
		for _, a := range m.Actors {
			if a.Code != "" {
				n.codes = append(n.codes, a.Code)
			}
			if a.Office != "" || m.Kind == entente.Person {
				n.people = append(n.people, strings.ToLower(a.Name))
			}
		}
		if n.plain && len(m.Actors) == 0 {
			continue
		}
		n.on = b.hangs(m.Sentence, first, past)
		f := &b.out[m.Sentence]
		f.names = append(f.names, n)
		if !n.plain {
			for t := first; t < past; t++ {
				b.taken[m.Sentence][t] = true
			}
		}
	}
}

// hangs says what a name hangs on: the token outside it that governs it, and
// its case word.
func (b *builder) hangs(i, first, past int) string {
	s := &b.rd.Sentences[i]
	for t := first; t < past; t++ {
		head := s.Tokens[t].Head - 1
		if head < 0 || first <= head && head < past {
			continue
		}
		at := t
		for s.Tokens[at].Deprel == "conj" && s.Tokens[at].Head > 0 { // joined names hang together
			at = s.Tokens[at].Head - 1
		}
		if head = s.Tokens[at].Head - 1; head < 0 || first <= head && head < past {
			return ""
		}
		joint := ""
		switch d := s.Tokens[at].Deprel; {
		case d == "nsubj":
			joint = "does"
		case d == "nsubj:pass", d == "obj", d == "iobj":
			joint = "is done"
		case strings.HasPrefix(d, "nmod"), strings.HasPrefix(d, "obl"), d == "amod", d == "compound":
			for _, c := range s.Children(at) {
				if s.Tokens[c].Deprel == "case" {
					joint = strings.ToLower(s.Tokens[c].Text)
				}
			}
			if joint == "by" {
				joint = "does"
			}
		default:
			return ""
		}
		return stem(s.Tokens[head].Lemma) + " " + joint
	}
	return ""
}

func bareName(s string) string {
	s = strings.ToLower(strings.Join(strings.Fields(s), " "))
	s = strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s")
	return strings.TrimPrefix(s, "the ")
}

func (b *builder) figures() {
	for _, d := range b.rd.Dates {
		if d.Sentence < 0 || d.Sentence >= len(b.out) {
			continue
		}
		first, past := b.tokens(d.Sentence, d.Span)
		for t := first; t >= 0 && t < past; t++ {
			b.taken[d.Sentence][t] = true
		}
		b.out[d.Sentence].times = append(b.out[d.Sentence].times, d)
	}
	for _, a := range b.rd.Amounts {
		if a.Sentence < 0 || a.Sentence >= len(b.out) || a.Value == nil {
			continue
		}
		b.out[a.Sentence].sums = append(b.out[a.Sentence].sums, a)
		first, past := b.tokens(a.Sentence, a.Span)
		for t := first; t >= 0 && t < past; t++ {
			tok := b.rd.Sentences[a.Sentence].Tokens[t]
			if a.Unit != "count" || tok.UPOS == "NUM" {
				b.taken[a.Sentence][t] = true
			}
		}
	}
}

// words are the content words that are no part of a name, figure or date.
func (b *builder) words(i int) {
	f, s := &b.out[i], &b.rd.Sentences[i]
	for t, tok := range s.Tokens {
		if negates(tok) && tok.Head > 0 {
			f.nots[stem(s.Tokens[tok.Head-1].Lemma)]++
		}
		if b.taken[i][t] {
			continue
		}
		switch tok.UPOS {
		case "NOUN", "VERB", "ADJ":
			if !light(tok.Lemma) {
				f.words[stem(tok.Lemma)] = tok.Text
			}
		case "PROPN":
			f.words[stem(tok.Text)] = tok.Text
		case "NUM":
			f.nums = append(f.nums, strings.ToLower(tok.Text))
		}
	}
}

// negates reports whether a token is a word of negation.
func negates(t entente.Token) bool {
	switch strings.ToLower(t.Text) {
	case "not", "n't", "n’t", "no", "never", "neither", "nor", "none", "nobody", "nothing", "without", "cannot":
		return true
	}
	return false
}

// light reports whether a verb says nothing by itself.
func light(lemma string) bool {
	switch lemma {
	case "be", "have", "do", "get":
		return true
	}
	return false
}

// stem brings forms that derive from one another together, roughly: it is
// compared for equality only, so that what it misses is not found.
func stem(lemma string) string {
	w := strings.ToLower(lemma)
	for _, end := range []string{"ization", "isation", "ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ies", "ed", "es", "s", "e", "y"} {
		if strings.HasSuffix(w, end) && len(w)-len(end) >= 4 {
			return w[:len(w)-len(end)]
		}
	}
	return w
}

func (b *builder) claim(c *entente.Claim) {
	for i := range b.out {
		if !b.out[i].span.Overlaps(c.Sentence) {
			continue
		}
		d := deed{kind: c.Kind, status: c.Status}
		if c.Event != nil {
			d.typ, d.wording = c.Event.Type, b.wordings[c.Event.CAMEO]
		}
		for _, a := range c.Actors {
			d.actors = append(d.actors, a.Code)
		}
		for _, a := range c.Recipients {
			d.others = append(d.others, a.Code)
		}
		b.out[i].deeds = append(b.out[i].deeds, d)
		if c.Date.Known() && c.Date.Basis != entente.BasisDocument && len(b.out[i].times) == 0 {
			b.out[i].tied = append(b.out[i].tied, c.Date)
		}
		return
	}
}
