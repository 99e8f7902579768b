package who

import (
	"sort"

	"entente"
	"entente/lexicon/actors"
)

// Resolver resolves mentions with one lexicon.
type Resolver struct {
	lex *actors.Lexicon
}

// New makes a Resolver.
func New(lex *actors.Lexicon) *Resolver { return &Resolver{lex: lex} }

// Resolve returns all mentions of actors in a document, sorted by Start and
// then by End descending, with Actors set where they could be resolved: those
// that it finds itself with the lexicon, those of mentions that say more, and
// pronouns and definite nouns. Rule says how each was resolved; a country
// that stands in a phrase of place ("in Islamabad") has the rule "place".
// sents may lack trees, and mentions and dates may be empty.
func (r *Resolver) Resolve(doc *entente.Document, sents []entente.Sentence, mentions []entente.Mention, dates []entente.Timex) []entente.Mention {
	rd := &reader{lex: r.lex, doc: doc, sents: sents, dates: dates, given: mentions, folk: map[string]*person{}, acronyms: map[string][]entente.Actor{}}
	if len(sents) == 0 {
		rd.sents, rd.bare = pseudo(doc), true
	}
	rd.docDate = span(doc.Published)
	rd.sentDates()
	rd.collect()
	rd.context()
	rd.seat()
	rd.people()
	rd.surnames()
	rd.refer()
	return rd.finish()
}

// reader is the work on one document.
type reader struct {
	lex     *actors.Lexicon
	doc     *entente.Document
	sents   []entente.Sentence
	bare    bool // sents are our own, not the caller's
	dates   []entente.Timex
	given   []entente.Mention
	docDate string
	on      []string // per sentence
	// found holds the phrases of each sentence in order.
	found    [][]*ref
	extra    []*ref // inner mentions and references
	folk     map[string]*person
	acronyms map[string][]entente.Actor
	count    map[string]int // mentions per country
	small    map[string]bool
}

// ref is one mention on its way.
type ref struct {
	entente.Mention
	ph *actors.Phrase
	// person is whom it names, when it does.
	person *person
	place  bool // stands in a phrase of place
	drop   bool
	subj   bool // subject of its sentence, or first before the verb
}

// person is somebody that the document names.
type person struct {
	name   string
	actor  entente.Actor
	female int // 1 yes, -1 no, 0 not known
	span   entente.Span
}

// span is a date's text at the precision that it has, "" when unknown.
func span(d entente.Date) string {
	if d.Start == "" || len(d.Start) != 10 || len(d.End) != 10 {
		return ""
	}
	switch {
	case d.Start == d.End:
		return d.Start
	case d.Start[:7] == d.End[:7]:
		return d.Start[:7]
	case d.Start[:4] == d.End[:4]:
		return d.Start[:4]
	}
	return ""
}

// sentDates chooses the date that offices are looked up at in each sentence:
// an explicit date in it, else the document's.
func (rd *reader) sentDates() {
	rd.on = make([]string, len(rd.sents))
	for i := range rd.on {
		rd.on[i] = rd.docDate
	}
	j := 0
	ds := append([]entente.Timex(nil), rd.dates...)
	sort.SliceStable(ds, func(a, b int) bool { return ds[a].Start < ds[b].Start })
	for i, s := range rd.sents {
		for j < len(ds) && ds[j].Start < s.Start {
			j++
		}
		for k := j; k < len(ds) && ds[k].Start < s.End; k++ {
			if d := span(ds[k].Date); ds[k].Type == "DATE" && d != "" && (rd.docDate == "" || d[:4] <= rd.docDate[:4]) {
				rd.on[i] = d
				break
			}
		}
	}
}

// pseudo makes one sentence of each line of a document that was not analysed.
func pseudo(doc *entente.Document) []entente.Sentence {
	var out []entente.Sentence
	start := 0
	for i := 0; i <= len(doc.Text); i++ {
		if i == len(doc.Text) || doc.Text[i] == '\n' {
			if i > start {
				out = append(out, entente.Sentence{Span: entente.Span{Start: start, End: i}})
			}
			start = i + 1
		}
	}
	return out
}

// finish puts all mentions in order, one for each span.
func (rd *reader) finish() []entente.Mention {
	var all []*ref
	for _, refs := range rd.found {
		all = append(all, refs...)
	}
	all = append(all, rd.extra...)
	sort.SliceStable(all, func(i, j int) bool {
		if all[i].Start != all[j].Start {
			return all[i].Start < all[j].Start
		}
		return all[i].End > all[j].End
	})
	var out []entente.Mention
	for _, m := range all {
		if m.drop || m.Empty() || len(m.Actors) == 0 && m.ph != nil && m.ph.Bare {
			continue
		}
		if n := len(out); n > 0 && out[n-1].Span == m.Span {
			if len(out[n-1].Actors) == 0 && len(m.Actors) > 0 {
				out[n-1] = m.Mention
			}
			continue
		}
		out = append(out, m.Mention)
	}
	return out
}
