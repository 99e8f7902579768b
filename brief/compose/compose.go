// Package compose makes a brief's sentences by pruning the source's own
// clause along its tree: it keeps the predicate with its core arguments,
// drops what decorates or judges, puts the resolved date first, and replaces
// a pronoun by the name it stands for. Every stretch of the result is a Part
// with the rule that made it, so that the checker can replay it from bytes.
//
// When a clause cannot be pruned safely, the whole sentence is quoted under
// the name of its source; when that too is impossible, nothing is written.
//
// A Composer is immutable and safe for concurrent use. Cost is linear in the
// length of the sentence.
package compose

import (
	"sort"
	"strings"

	"entente"
	"entente/lexicon/phrases"
)

// Item is one sentence of one document with the claims to be told from it.
type Item struct {
	Doc    *entente.Document
	Number int // of the document among the brief's sources
	// Sentence is nil for a reference-list entry.
	Sentence *entente.Sentence
	Mentions []entente.Mention // those that lie in the sentence
	Dates    []entente.Timex   // those that lie in the sentence
	Claims   []entente.Claim   // the leading claim first
}

// ItemOf gathers what a claim's sentence needs from a reading. number is the
// document's among the brief's sources, 0 outside a brief.
func ItemOf(doc *entente.Document, r *entente.Reading, c *entente.Claim, number int) Item {
	it := Item{Doc: doc, Number: number, Claims: []entente.Claim{*c}}
	i := sort.Search(len(r.Sentences), func(i int) bool { return r.Sentences[i].End > c.Predicate.Start })
	if i >= len(r.Sentences) || r.Sentences[i].Start > c.Predicate.Start {
		return it
	}
	s := &r.Sentences[i]
	it.Sentence = s
	it.Mentions = inside(r.Mentions, func(m entente.Mention) entente.Span { return m.Span }, s.Span)
	it.Dates = inside(r.Dates, func(d entente.Timex) entente.Span { return d.Span }, s.Span)
	return it
}

// inside returns the elements of a list, sorted by start, that lie in s.
func inside[T any](list []T, span func(T) entente.Span, s entente.Span) []T {
	lo := sort.Search(len(list), func(i int) bool { return span(list[i]).Start >= s.Start })
	var out []T
	for ; lo < len(list) && span(list[lo]).Start < s.End; lo++ {
		if span(list[lo]).End <= s.End {
			out = append(out, list[lo])
		}
	}
	return out
}

// Composer holds the phrases; make one with New.
type Composer struct{ ph *phrases.Phrases }

// New loads the phrases.
func New() (*Composer, error) {
	ph, err := phrases.Load()
	if err != nil {
		return nil, err
	}
	return &Composer{ph}, nil
}

const (
	maxPruned = 55 // words; longer clauses are not readable as one sentence
	maxQuoted = 60
	minWords  = 4
)

// Sentence composes one sentence, or reports false.
func (c *Composer) Sentence(it Item) ([]entente.Part, bool) {
	if len(it.Claims) == 0 {
		return nil, false
	}
	if it.Claims[0].Reference != nil {
		return c.reference(it)
	}
	if it.Sentence == nil || len(it.Sentence.Tokens) == 0 {
		return nil, false
	}
	lead := it.Claims[0]
	switch lead.Kind {
	case entente.KindEvent, entente.KindStatement, entente.KindIndicator:
		if lead.Kind == entente.KindStatement && conceded(it) {
			return nil, false
		}
		if buried(it) { // "…because of accusations by A": the sentence tells something else
			return c.nominal(it)
		}
		if parts, ok := c.clause(it); ok {
			return parts, true
		}
		if parts, ok := c.nominal(it); ok {
			return parts, true
		}
	case entente.KindInterest, entente.KindConstraint, entente.KindAssessment:
		if parts, ok := c.attributed(it); ok {
			return parts, true
		}
	}
	return c.quoted(it)
}

// within reports whether the parts hold the words at s.
func within(parts []entente.Part, s entente.Span) bool {
	for _, p := range parts {
		if (p.Rule == entente.PartVerbatim || p.Rule == entente.PartCapital) && p.From[0].Contains(s) {
			return true
		}
	}
	return false
}

// buried reports whether the event's word is a noun that is neither the
// subject nor the object of a verb.
func buried(it Item) bool {
	if it.Claims[0].Kind != entente.KindEvent {
		return false
	}
	i := it.Sentence.TokenAt(it.Claims[0].Predicate.Start)
	if i < 0 {
		return false
	}
	if it.Sentence.Tokens[i].UPOS != "NOUN" {
		return !it.Claims[0].Status.Fact() && underNoun(it.Sentence, i)
	}
	for n := 0; n < 4; n++ { // a noun conjoined with a subject or object is one
		t := it.Sentence.Tokens[i]
		if anchors(it.Sentence, i) { // "the first since the withdrawal"
			return true
		}
		switch strings.SplitN(t.Deprel, ":", 2)[0] {
		case "nsubj", "obj", "root", "csubj":
			return false
		case "conj", "nmod": // "two rounds of talks"
			i = t.Head - 1
			if i < 0 || n > 1 {
				return i >= 0
			}
			continue
		case "obl":
			return t.Deprel != "obl:agent" && it.Sentence.Tokens[max(0, t.Head-1)].Deprel != "root"
		}
		return true
	}
	return true
}

// anchors reports whether token i stands after a word that makes it a point in
// time for something else.
func anchors(s *entente.Sentence, i int) bool {
	for _, t := range s.Tokens {
		if t.Head != i+1 || t.Deprel != "case" && t.Deprel != "mark" {
			continue
		}
		switch strings.ToLower(t.Text) {
		case "since", "after", "before", "until", "till", "following":
			return true
		}
	}
	return false
}

// conceded reports whether a statement stands in a clause of "although": it
// is told with the main clause or not at all.
func conceded(it Item) bool {
	s := it.Sentence
	i := s.TokenAt(it.Claims[0].Predicate.Start)
	if i < 0 || s.Tokens[i].Deprel != "advcl" {
		return false
	}
	for _, t := range s.Tokens[:i] {
		if t.Head == i+1 && t.Deprel == "mark" {
			switch strings.ToLower(t.Text) {
			case "though", "although", "whereas":
				return true
			}
		}
	}
	return false
}

// underNoun reports whether a verb that tells no fact hangs on a noun ("its
// decision to ban…"), so that the sentence around it tells something else.
func underNoun(s *entente.Sentence, i int) bool {
	for n := 0; n < len(s.Tokens) && i >= 0; n++ {
		t := s.Tokens[i]
		if t.Deprel == "acl" {
			h := t.Head - 1
			return h >= 0 && s.Tokens[h].Deprel != "obj" && s.Tokens[h].Deprel != "root"
		}
		switch strings.SplitN(t.Deprel, ":", 2)[0] {
		case "conj", "xcomp", "ccomp":
			i = t.Head - 1
		default:
			return false
		}
	}
	return false
}

// attributed is "According to SOURCE, clause."
func (c *Composer) attributed(it Item) ([]entente.Part, bool) {
	body, ok := c.clause(it)
	if !ok || body[0].Rule == entente.PartDate {
		return nil, false
	}
	for _, a := range it.Claims[0].Attribution { // it has a voice of its own
		if a.CueSpan != nil && within(body, *a.CueSpan) {
			return body, true
		}
	}
	b := newBuilder(it.Doc)
	b.frame(c.ph.Frame("according"))
	b.source(it)
	b.frame(c.ph.Frame("comma"))
	first := body[0]
	if first.Rule == entente.PartCapital || first.Rule == entente.PartVerbatim {
		first = decapitalise(first, it)
	}
	b.parts = append(b.parts, first)
	b.parts = append(b.parts, body[1:]...)
	return b.parts, true
}

// reference is "Reuters headline of 8 September 2025, listed by SOURCE: “…”."
func (c *Composer) reference(it Item) ([]entente.Part, bool) {
	i := *it.Claims[0].Reference
	if i < 0 || i >= len(it.Doc.References) {
		return nil, false
	}
	r := it.Doc.References[i]
	title := r.TitleSpan.Of(it.Doc.Text)
	at := strings.Index(r.Of(it.Doc.Text), r.Publisher)
	if r.TitleSpan.Empty() || strings.Contains(title, "?") || !balanced(title) || r.Publisher == "" || at < 0 {
		return nil, false
	}
	b := newBuilder(it.Doc)
	b.verbatim(entente.Span{Start: r.Start + at, End: r.Start + at + len(r.Publisher)})
	if text, ok := Spell(r.Published.EDTF); ok && r.Published.At != nil {
		b.frame(c.ph.Frame("headline-of"))
		b.date(text, r.Published, *r.Published.At)
	} else {
		b.frame(c.ph.Frame("headline"))
	}
	b.frame(c.ph.Frame("listed-by"))
	b.source(it)
	b.frame(c.ph.Frame("colon-quote"))
	b.verbatim(r.TitleSpan)
	b.frame(c.ph.Frame("quote-end-stop"))
	return b.parts, true
}

// Text concatenates parts.
func Text(parts []entente.Part) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.Text)
	}
	return b.String()
}

func words(text string) int {
	n := 0
	for range phrases.Words(text) {
		n++
	}
	return n
}

// trimmed narrows span to the text without white space at its ends.
func trimmed(text string, s entente.Span) entente.Span {
	t := s.Of(text)
	s.Start += len(t) - len(strings.TrimLeft(t, " \t\r\n\u00a0"))
	t = s.Of(text)
	s.End -= len(t) - len(strings.TrimRight(t, " \t\r\n\u00a0"))
	return s
}

// balanced reports whether quotation marks and brackets come in pairs.
func balanced(text string) bool {
	return strings.Count(text, "“") == strings.Count(text, "”") &&
		strings.Count(text, "\"")%2 == 0 &&
		strings.Count(text, "(") == strings.Count(text, ")") &&
		strings.Count(text, "[") == strings.Count(text, "]")
}
