// Package brief plans and writes a Brief from weighed claims: it decides
// which incidents concern the pair, which section of the form each belongs
// to, has each sentence composed from the source's own words, proves it with
// the checker, and leaves out what cannot be proved.
//
// Write is deterministic: the same documents and claims, in any order, give
// the same Brief. It reads no clock and no disk.
package brief

import (
	"cmp"
	"slices"

	"entente"
	"entente/brief/check"
	"entente/brief/compose"
	"entente/lexicon/forms"
)

// Input is everything a brief rests on.
type Input struct {
	Dyad      entente.Dyad
	Form      string
	From, To  string // period of events, "2006-01-02" or ""
	AsOf      string // latest publication day taken, or ""
	Documents []*entente.Document
	Readings  map[string]*entente.Reading // by document ID
	Claims    []entente.Claim
	Incidents []entente.Incident
	Disputes  []entente.Dispute
	Reading   string // rules and setting of the reading, for the record
	// Leads, which may be nil, are printed after what the documents say.
	Leads *entente.Leads
	// Full prints every incident; else a form keeps its sections short.
	Full bool
	// Name gives the short English name of a country code, with its article
	// where it has one ("the United States").
	Name func(code string) string
}

// Report says what was left out of a brief and why.
type Report struct {
	// Unwritten counts incidents for which no sentence could be composed,
	// Unproved those whose sentence the checker refused, Folded those that a
	// sentence already printed tells.
	Unwritten, Unproved, Folded int
	Findings                    []check.Finding // of unproved sentences
	Silent                      []string        // the source sentences of Unwritten
	OffPair                     int             // incidents that do not concern the pair
	OffPeriod                   int
}

// writer is the state of one brief being written.
type writer struct {
	in       Input
	form     forms.Form
	composer *compose.Composer
	docs     map[string]*entente.Document
	claims   map[string]*entente.Claim
	number   map[string]int // source number by document
	index    map[string]*docIndex
	out      entente.Brief
	report   Report
	told     map[string][][]entente.Span // by document: the spans of each printed sentence
	said     map[string]bool             // wordings printed
	proof    *entente.Brief              // what single sentences are checked against
	// crowded are the incidents that a full section turned away, with its title.
	crowded map[*incident]string
	printed map[*incident]bool
}

// Write writes the brief.
func Write(in Input) (*entente.Brief, Report, error) {
	w, err := newWriter(in)
	if err != nil {
		return nil, Report{}, err
	}
	chosen := w.choose()
	if len(chosen) == 0 {
		return nil, w.report, refusal(in, w.report)
	}
	w.sources(chosen)
	w.sections(chosen)
	w.countLeft()
	if w.empty() {
		return nil, w.report, entente.Refuse("no sentence about the pair could be proved from these documents",
			"see what was read with: entente claims PATH...")
	}
	w.finish()
	seal, err := w.out.Digest()
	if err != nil {
		return nil, w.report, err
	}
	w.out.Seal = seal
	return &w.out, w.report, nil
}

func newWriter(in Input) (*writer, error) {
	all, err := forms.Load()
	if err != nil {
		return nil, err
	}
	form, ok := all.Get(in.Form)
	if !ok {
		return nil, entente.Invalid("there is no form "+in.Form, "the forms are "+joined(all.Names()))
	}
	composer, err := compose.New()
	if err != nil {
		return nil, err
	}
	w := &writer{in: in, form: form, composer: composer,
		docs: map[string]*entente.Document{}, claims: map[string]*entente.Claim{},
		number: map[string]int{}, index: map[string]*docIndex{}, told: map[string][][]entente.Span{}, said: map[string]bool{},
		crowded: map[*incident]string{}, printed: map[*incident]bool{}}
	for _, d := range in.Documents {
		w.docs[d.ID] = d
	}
	for i := range in.Claims {
		w.claims[in.Claims[i].ID] = &in.Claims[i]
	}
	w.out = entente.Brief{Schema: entente.BriefSchema, Form: in.Form, Dyad: []string{in.Dyad[0], in.Dyad[1]}, AsOf: in.AsOf, Reading: in.Reading}
	w.out.Period.From, w.out.Period.To = in.From, in.To
	w.out.Leads = in.Leads
	for _, code := range w.out.Dyad {
		w.out.Parties = append(w.out.Parties, entente.Party{Code: code, Name: in.Name(code)})
	}
	w.out.Title = forms.Fill(form.Title, in.Name(in.Dyad[0]), in.Name(in.Dyad[1]))
	return w, nil
}

func refusal(in Input, r Report) error {
	pair := in.Name(in.Dyad[0]) + " and " + in.Name(in.Dyad[1])
	if r.OffPeriod > 0 {
		return entente.Refuse("nothing between "+pair+" in the period", "widen --from and --to")
	}
	return entente.Refuse("the documents say nothing about "+pair,
		"give documents that name both sides, or another pair with --between")
}

// sources numbers the documents that the brief rests on: those with a claim
// that was chosen, and those that name both sides; oldest first.
func (w *writer) sources(chosen []*incident) {
	take := map[string]bool{}
	for _, x := range chosen {
		for _, c := range x.claims {
			take[c.Document] = true
		}
	}
	for id, d := range w.docs {
		if !take[id] && len(w.docs) <= 200 && w.namesBoth(d) {
			take[id] = true
		}
	}
	var list []*entente.Document
	for id := range take {
		if d := w.docs[id]; d != nil {
			list = append(list, d)
		}
	}
	slices.SortFunc(list, func(a, b *entente.Document) int {
		return cmp.Or(cmp.Compare(unknownLast(a.Published.Start), unknownLast(b.Published.Start)),
			cmp.Compare(a.Path, b.Path), cmp.Compare(a.ID, b.ID))
	})
	for i, d := range list {
		w.number[d.ID] = i + 1
		w.out.Sources = append(w.out.Sources, entente.BriefSource{
			Number: i + 1, Document: d.ID, Path: d.Path, Title: d.Title, Publisher: d.Publisher, Author: d.Author,
			Published: d.Published, URL: d.URL, Reliability: d.Reliability, SHA256: d.RawSHA256, TextSHA256: d.TextSHA256})
		for _, r := range d.References {
			w.out.Cited = append(w.out.Cited, entente.CitedSource{Document: d.ID, Span: r.Span, Text: r.Of(d.Text),
				Title: r.Title, Publisher: r.Publisher, Author: r.Author, Published: r.Published})
		}
	}
	w.proof = &entente.Brief{Sources: w.out.Sources, Claims: w.in.Claims, Incidents: w.in.Incidents}
}

func (w *writer) namesBoth(d *entente.Document) bool {
	r := w.in.Readings[d.ID]
	if r == nil {
		return false
	}
	var a, b bool
	for _, m := range r.Mentions {
		for _, x := range m.Actors {
			a = a || x.Code == w.in.Dyad[0]
			b = b || x.Code == w.in.Dyad[1]
		}
	}
	return a && b
}

func unknownLast(day string) string { return cmp.Or(day, "9999") }

func (w *writer) empty() bool {
	for _, s := range w.out.Sections {
		if len(s.Sentences) > 0 {
			return false
		}
	}
	return true
}
