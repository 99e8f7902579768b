// Package group joins claims of several documents that are about one event,
// or state one proposition.
//
// Two claims are compared by act, parties, time, place, amounts and the other
// words of their clauses; each comparison explains itself as a list of
// weighted reasons, and some contradict outright (a second round is not the
// first, an anniversary is not the event). Claims are then merged, best pair
// first, unless that would bring contradicting claims together.
//
// The result is a function of the set of claims. Candidate pairs come from
// keys of parties and week and of rare words, so the cost grows with the size of
// the largest block, not with the square of the archive. An Index is for one
// goroutine at a time; a Linker is immutable.
package group

import (
	"embed"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"entente"
	"entente/lexicon/tsv"
	"entente/weighing/words"
)

// View is a claim made ready for comparison. It is immutable.
type View struct {
	Claim *entente.Claim
	codes []string // of actors and recipients, sorted
	names []string // surnames of persons and names of groups, lower case, sorted
	from  int      // first possible day, days since 1970
	to    int      // last possible day
	known bool
	rest  bag      // stems of the clause without parties, act and dates → bits
	ord   []string // ordinals and the like: "second", "anniversary"
	lemma string
	keys  []string
	day   entente.Date
	about *profile // of the document, nil when unknown
	named bag      // names in the clause that are no parties → bits
	doers []string // codes of actors, sorted
	done  []string // codes of recipients, sorted
	told  int      // day of publication, 0 when unknown
	guess bool     // the year is that of an undated text, which may be another
}

// Linker makes and compares Views.
type Linker struct {
	table    *words.Table
	function map[string]bool
	generic  map[string]bool
	seen     *profiles
}

//go:embed generic.tsv
var files embed.FS

// generic loads the words that tell no place from another.
var generic = sync.OnceValues(func() (map[string]bool, error) {
	t, err := tsv.Load(files, "generic.tsv", "word")
	if err != nil {
		return nil, err
	}
	out := make(map[string]bool, len(t.Rows))
	for _, r := range t.Rows {
		if out[r.Get("word")] {
			return nil, r.Errorf("word %q stands twice", r.Get("word"))
		}
		out[r.Get("word")] = true
	}
	return out, nil
})

// NewLinker loads the word tables.
func NewLinker() (*Linker, error) {
	t, err := words.Load()
	if err != nil {
		return nil, err
	}
	f, err := words.Function()
	if err != nil {
		return nil, err
	}
	g, err := generic()
	if err != nil {
		return nil, err
	}
	return &Linker{t, f, g, &profiles{of: map[*entente.Document]*profile{}}}, nil
}

// ordinals tell one of a row of like events from another.
var ordinals = map[string]string{
	"second": "2", "2nd": "2", "third": "3", "3rd": "3", "fourth": "4", "4th": "4", "fifth": "5", "5th": "5",
	"sixth": "6", "6th": "6", "seventh": "7", "7th": "7", "first": "1", "1st": "1", "anniversary": "anniversary",
	"commemorate": "anniversary", "commemorated": "anniversary", "resumed": "again", "again": "again", "another": "again",
}

// View prepares a claim of a document. doc may be nil; then the clause is
// taken from the claim's evidence.
func (l *Linker) View(doc *entente.Document, c *entente.Claim) *View {
	v := &View{Claim: c, lemma: strings.ToLower(c.Lemma), day: c.Date, about: l.profile(doc)}
	parties, titles := map[string]bool{}, []string{}
	for _, list := range [][]entente.Actor{c.Actors, c.Recipients, c.ThirdParties} {
		for _, a := range list {
			for _, w := range words.Split(a.Name) {
				titles = append(titles, w.Low)
			}
			for _, w := range words.Split(a.Name + " " + a.Text) {
				parties[w.Stem] = true
			}
		}
	}
	for _, list := range [][]entente.Actor{c.Actors, c.Recipients} {
		for _, a := range list {
			if a.Code != "" {
				v.codes = append(v.codes, a.Code)
			}
			if n := surname(a); n != "" {
				v.names = append(v.names, n)
			}
		}
	}
	for _, a := range c.Actors {
		switch {
		case a.Code != "":
			v.doers = append(v.doers, a.Code)
		case a.Name != "":
			v.doers = append(v.doers, strings.ToLower(a.Name))
		}
	}
	for _, a := range c.Recipients {
		if a.Code != "" {
			v.done = append(v.done, a.Code)
		}
	}
	v.doers, v.done = distinct(v.doers), distinct(v.done)
	v.codes, v.names = distinct(v.codes), distinct(v.names)
	if doc != nil && doc.Published.Known() {
		if t, err := time.Parse(time.DateOnly, doc.Published.End); err == nil {
			v.told = int(t.Unix() / 86400)
		}
	}
	v.period(c.Date)
	v.guess = c.Date.Basis == entente.BasisYearInferred && doc != nil && !doc.Published.Known()
	l.words(v, clause(doc, c), parties, titles)
	l.key(v)
	return v
}

// surname is the last word of a person's or group's name, "" for a state.
func surname(a entente.Actor) string {
	w := words.Split(a.Name)
	if len(w) < 2 && a.Office == "" || len(w) == 0 {
		if len(w) == 1 && a.Code == "" {
			return w[0].Low
		}
		return ""
	}
	return w[len(w)-1].Low
}

func clause(doc *entente.Document, c *entente.Claim) string {
	if doc != nil {
		if s := c.Clause.Of(doc.Text); s != "" {
			return s
		}
		if s := c.Sentence.Of(doc.Text); s != "" {
			return s
		}
	}
	var b strings.Builder
	for _, e := range c.Evidence {
		b.WriteString(e.Quote + " ")
	}
	if b.Len() == 0 {
		return c.Text
	}
	return b.String()
}

func (v *View) period(d entente.Date) {
	from, err := time.Parse(time.DateOnly, d.Start)
	if err != nil {
		return
	}
	to, err := time.Parse(time.DateOnly, d.End)
	if err != nil || to.Before(from) {
		to = from
	}
	v.known = true
	v.from, v.to = int(from.Unix()/86400), int(to.Unix()/86400)
}

// narrow is the longest period that places an event in a week.
const narrow = 10

func (v *View) span() int { return v.to - v.from + 1 }

func (l *Linker) words(v *View, text string, parties map[string]bool, titles []string) {
	rest, named := map[string]float64{}, map[string]float64{}
	dates := map[string]bool{}
	for _, w := range words.Split(v.Claim.Date.Text) {
		dates[w.Stem] = true
	}
	for _, a := range v.Claim.Amounts {
		for _, w := range words.Split(a.Text) {
			dates[w.Stem] = true // figures are compared as amounts
		}
	}
	for i, w := range words.Split(text) {
		if o, ok := ordinals[w.Low]; ok {
			v.ord = append(v.ord, o)
		}
		// "Odesa" in a party's text "Odesa, Ukraine" still says where.
		if w.Upper && i > 0 && !l.generic[w.Low] && !l.function[w.Low] && !months[w.Low] && !kindred(w.Low, titles) {
			named[w.Stem] = l.table.Bits(w.Low)
		}
		if l.function[w.Low] || parties[w.Stem] || dates[w.Stem] || w.Stem == words.Stem(v.lemma) || months[w.Low] {
			continue
		}
		rest[w.Stem] = l.table.Bits(w.Low)
	}
	v.ord = distinct(v.ord)
	v.rest, v.named = newBag(rest), newBag(named)
}

// kindred reports whether a word begins like one of a party's name, as
// "Russian" and "Russia" do.
func kindred(w string, titles []string) bool {
	for _, t := range titles {
		n := min(4, len(t))
		if n >= 2 && len(w) >= n && w[:n] == t[:n] {
			return true
		}
	}
	return false
}

var months = map[string]bool{"january": true, "february": true, "march": true, "april": true, "may": true, "june": true,
	"july": true, "august": true, "september": true, "october": true, "november": true, "december": true,
	"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true}

// rareBits is the information of a word that few events share.
const rareBits = 15.5

// key makes the keys under which the claim meets others.
func (l *Linker) key(v *View) {
	c := v.Claim
	act := string(c.Kind)
	if c.Event != nil {
		act += ":" + c.Event.Type
	}
	if len(c.Issues) > 0 && c.Event == nil {
		act += ":" + c.Issues[0]
	}
	if v.known && v.span() <= 3*31 {
		for _, p := range v.pairs() {
			v.buckets(act + "|" + p + "@")
		}
	}
	for _, t := range v.rest {
		if t.bits >= rareBits {
			v.keys = append(v.keys, "~w:"+string(c.Kind)+strconv.FormatUint(uint64(t.key), 36))
		}
	}
	for _, n := range v.names {
		v.keys = append(v.keys, "~n:"+string(c.Kind)+n)
	}
	for _, a := range c.Amounts {
		if a.Value != nil {
			v.keys = append(v.keys, "~a:"+string(c.Kind)+a.Unit+strconv.FormatFloat(*a.Value, 'g', -1, 64))
		}
	}
	v.keys = distinct(v.keys)
}

func (v *View) pairs() []string {
	all := v.codes
	if len(all) == 0 {
		all = v.names
	}
	if len(all) == 1 {
		return all
	}
	var out []string
	for i := range min(len(all), 6) {
		for j := i + 1; j < min(len(all), 6); j++ {
			out = append(out, all[i]+"+"+all[j])
		}
	}
	return out
}

// buckets files a claim under the weeks it may fall in, two days more on each
// side, or under months when that is all that is known, and marks which.
func (v *View) buckets(prefix string) {
	for m := monthOf(v.from - 2); m <= monthOf(v.to+2); m++ {
		v.keys = append(v.keys, prefix+"m"+strconv.Itoa(m))
	}
	if v.span() > narrow {
		return
	}
	for w := (v.from - 2) / 7; w <= (v.to+2)/7; w++ {
		v.keys = append(v.keys, prefix+"w"+strconv.Itoa(w))
	}
}

func monthOf(day int) int { return day / 30 }

func distinct(s []string) []string {
	slices.Sort(s)
	return slices.Compact(s)
}
