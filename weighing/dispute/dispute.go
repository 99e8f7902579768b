// Package dispute finds where sources differ: about a value, a date, how far
// a thing has come, how strongly it is put, who did it, who somebody is, or
// by what name to call it. It takes no side.
//
// A difference of scope (another period, a part of the whole) is no dispute,
// and neither are two figures that both can be true ("more than 20", "23").
// Every side quotes its document verbatim.
//
// Find looks through claims; Sentences through the Notes that were taken of each
// document's sentences, and so finds what no claim carries: a denial and what
// it denies, one side blaming the other, two figures, days, ranks or names for
// one thing, steps of a scale.
//
// A Finder is immutable and safe for concurrent use. Finding is linear in the
// claims and sentences apart from sorting: what many documents share joins
// nothing, and long runs of positions are thinned.
package dispute

import (
	"slices"
	"sort"
	"strings"

	"entente"
	"entente/lexicon/scales"
	"entente/weighing/words"
)

// Finder finds disputes.
type Finder struct {
	table    *scales.Table
	levels   []form
	labels   []form
	starts   map[string][]lexical // levels and labels by their first stem
	function map[string]bool
	bits     *words.Table
	opposes  map[string]map[string]bool
	// daily and labelStem are hashes of words: of deeds that are done day after
	// day, and of labels.
	daily, labelStem map[uint32]bool
}

// New loads the scales.
func New() (*Finder, error) {
	t, err := scales.Load()
	if err != nil {
		return nil, err
	}
	fw, err := words.Function()
	if err != nil {
		return nil, err
	}
	wt, err := words.Load()
	if err != nil {
		return nil, err
	}
	f := &Finder{table: t, function: fw, bits: wt, opposes: map[string]map[string]bool{}}
	for i := range t.Levels {
		for _, s := range t.Levels[i].Forms {
			f.levels = append(f.levels, form{stems: stems(s), entry: i})
		}
	}
	for i, l := range t.Labels {
		for _, s := range l.Forms {
			f.labels = append(f.labels, form{stems: stems(s), lows: lows(s), entry: i})
		}
		for _, o := range l.Opposes {
			f.oppose(l.Name, o)
			f.oppose(o, l.Name)
		}
	}
	for _, fs := range [][]form{f.levels, f.labels} {
		sort.SliceStable(fs, func(i, j int) bool { return len(fs[i].stems) > len(fs[j].stems) })
	}
	f.starts = map[string][]lexical{}
	for _, fm := range f.levels {
		f.starts[fm.stems[0]] = append(f.starts[fm.stems[0]], lexical{fm, false})
	}
	for _, fm := range f.labels {
		f.starts[fm.stems[0]] = append(f.starts[fm.stems[0]], lexical{fm, true})
	}
	f.daily, f.labelStem = map[uint32]bool{}, map[uint32]bool{}
	for w := range t.Denials[scales.Daily] {
		f.daily[hash(words.Stem(w))] = true
	}
	for _, fm := range f.labels {
		for _, s := range fm.stems {
			f.labelStem[hash(s)] = true
		}
	}
	return f, nil
}

func (f *Finder) oppose(a, b string) {
	if f.opposes[a] == nil {
		f.opposes[a] = map[string]bool{}
	}
	f.opposes[a][b] = true
}

// item is a claim with what a finder needs of its document.
type item struct {
	c        *entente.Claim
	doc      *entente.Document
	clause   string
	words    []words.Word // of clause
	pred     int          // index of the predicate in words, -1 when it is outside
	incident string
}

// scene is all that is searched.
type scene struct {
	byIncident map[string][]*item
	incidents  []entente.Incident
	all        []*item
}

// Find returns the disputes among claims. sets holds the claims of each incident.
func (f *Finder) Find(docs map[string]*entente.Document, incidents []entente.Incident, sets map[string][]*entente.Claim) []entente.Dispute {
	sc := &scene{byIncident: map[string][]*item{}, incidents: incidents}
	for i := range incidents {
		in := &incidents[i]
		for _, c := range sets[in.ID] {
			k := newCase(docs[c.Document], c, in.ID)
			if k == nil {
				continue
			}
			sc.byIncident[in.ID] = append(sc.byIncident[in.ID], k)
			sc.all = append(sc.all, k)
		}
	}
	var out []entente.Dispute
	for i := range incidents {
		in, ks := &incidents[i], sc.byIncident[incidents[i].ID]
		if !severalVoices(ks) {
			continue
		}
		out = append(out, f.values(in, ks)...)
		out = append(out, f.dates(in, ks)...)
		out = append(out, f.agency(in, ks)...)
		out = append(out, f.roles(in, ks)...)
		out = append(out, f.identities(in, ks)...)
		out = append(out, f.denials(in, ks)...)
	}
	out = append(out, f.figures(sc)...)
	out = append(out, f.graded(sc)...)
	return append(out, f.characterisations(sc)...)
}

// Sentences finds the disputes that no claim carries, from the sentences of
// documents, besides those that are known. notes are in order of document.
func (f *Finder) Sentences(notes []*Notes, claims map[string][]*entente.Claim, copies Copies, known []entente.Dispute) []entente.Dispute {
	l := newLedger(known)
	var out []entente.Dispute
	for _, n := range notes {
		for _, d := range slices.Concat(f.Contradicted(n, claims), f.twice(n, claims), f.chorus(n, claims)) {
			if l.add(d) {
				out = append(out, d)
			}
		}
	}
	out = append(out, f.Elsewhere(notes, claims, l)...)
	out = append(out, f.Spoken(notes, claims, copies, l)...)
	out = append(out, f.Days(notes, claims, l)...)
	out = append(out, f.Steps(notes, claims, l)...)
	out = append(out, f.Responsible(notes, claims, l)...)
	out = append(out, f.Ranks(notes, claims, l)...)
	return append(out, f.Names(notes, claims, l)...)
}

func newCase(doc *entente.Document, c *entente.Claim, incident string) *item {
	if doc == nil {
		return nil
	}
	k := &item{c: c, doc: doc, incident: incident, clause: c.Clause.Of(doc.Text)}
	if k.clause == "" {
		k.clause = c.Sentence.Of(doc.Text)
	}
	if k.clause == "" && len(c.Evidence) > 0 {
		k.clause = c.Evidence[0].Quote
	}
	k.words = words.Split(k.clause)
	k.pred = -1
	if from := c.Clause.Start; k.clause == c.Clause.Of(doc.Text) {
		for i, w := range k.words {
			if from+w.Start <= c.Predicate.Start && c.Predicate.Start < from+w.End {
				k.pred = i
			}
		}
	}
	return k
}

// voice is who says it: a document in its own words, or a speaker in it. A
// document that reports two sides differs with itself in no way that matters;
// the two sides differ with each other.
func (k *item) voice() string {
	v := k.c.Document
	for _, a := range k.c.Attribution {
		who := a.Speaker
		if a.Actor != nil && a.Actor.Name != "" {
			who = a.Actor.Name
		}
		v += "\x00" + strings.ToLower(who)
	}
	return v
}

func severalVoices(ks []*item) bool {
	for _, k := range ks {
		if k.voice() != ks[0].voice() {
			return true
		}
	}
	return false
}

// position is what one claim says on the matter in dispute.
type position struct {
	k      *item
	key    string // equal for equal positions
	says   string // verbatim
	rank   int    // order of sides
	asOf   entente.Date
	amount *entente.Amount // of a value
	voice  string          // who holds it, when that is not the voice of the claim
	quote  entente.Span    // what the side quotes, when that is not the sentence
	codes  []string        // parties that the sentence names, when no claim does
}

// parties are the codes of those concerned.
func (p *position) parties() []string {
	out := slices.Clone(p.codes)
	for _, list := range [][]entente.Actor{p.k.c.Actors, p.k.c.Recipients, p.k.c.ThirdParties} {
		for _, a := range list {
			if a.Code != "" {
				out = append(out, a.Code)
			}
		}
	}
	return out
}

// who holds the position.
func (p *position) who() string {
	if p.voice != "" {
		return p.voice
	}
	return p.k.voice()
}

// settle turns positions into a dispute, or reports false when they are all one
// or all of one document.
func settle(t entente.DisputeType, about, incident string, ps []position) (entente.Dispute, bool) {
	sort.SliceStable(ps, func(i, j int) bool {
		a, b := ps[i], ps[j]
		switch {
		case t == entente.DisputeStatusOverTime && a.asOf.Start != b.asOf.Start:
			return a.asOf.Start < b.asOf.Start
		case a.rank != b.rank:
			return a.rank < b.rank
		case a.key != b.key:
			return a.key < b.key
		case len(a.says) != len(b.says):
			return len(a.says) < len(b.says)
		}
		return a.k.c.ID < b.k.c.ID
	})
	d := entente.Dispute{Type: t, About: about, Incident: incident}
	at, keys := map[string]int{}, map[string]bool{}
	voices := map[string]bool{}
	for _, p := range ps {
		voices[p.who()] = true
		d.Parties = append(d.Parties, p.parties()...)
		keys[p.key] = true
		// A side is one position of one document.
		side := p.key + "\x00" + p.k.c.Document
		if i, ok := at[side]; ok {
			if p.k.c.ID != "" {
				d.Sides[i].Claims = append(d.Sides[i].Claims, p.k.c.ID)
			}
			continue
		}
		at[side] = len(d.Sides)
		d.Sides = append(d.Sides, p.side())
	}
	slices.Sort(d.Parties)
	d.Parties = slices.Compact(d.Parties)
	if len(keys) < 2 || len(voices) < 2 {
		return d, false
	}
	d.ID = identity(&d)
	return d, true
}

// side quotes the sentence of a claim.
func (p *position) side() entente.Side {
	s := p.k.c.Sentence
	if s.Of(p.k.doc.Text) == "" {
		s = p.k.c.Clause
	}
	if s.Of(p.k.doc.Text) == "" && len(p.k.c.Evidence) > 0 {
		s = p.k.c.Evidence[0].Span
	}
	if !p.quote.Empty() {
		s = p.quote
	}
	claims := []string{}
	if p.k.c.ID != "" {
		claims = append(claims, p.k.c.ID)
	}
	return entente.Side{Claims: claims, Says: p.says, Document: p.k.c.Document, Quote: s.Of(p.k.doc.Text), Span: s, AsOf: p.asOf}
}

// Order sorts disputes by type, subject and identity, each once.
func Order(ds []entente.Dispute) []entente.Dispute {
	sort.Slice(ds, func(i, j int) bool {
		a, b := &ds[i], &ds[j]
		switch {
		case a.Type != b.Type:
			return a.Type < b.Type
		case a.About != b.About:
			return a.About < b.About
		}
		return a.ID < b.ID
	})
	out := ds[:0]
	for i, d := range ds {
		if i == 0 || d.ID != ds[i-1].ID {
			out = append(out, d)
		}
	}
	return out
}
