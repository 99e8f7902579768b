package place

import (
	"math"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"entente"
	"entente/lexicon/actors"
	"entente/lexicon/places"
)

// tables are the gazetteer and the names of countries.
type tables struct {
	gazetteer *places.Gazetteer
	countries map[string]string // name → code
}

var load = sync.OnceValues(func() (*tables, error) {
	g, err := places.Load()
	if err != nil {
		return nil, err
	}
	lex, err := actors.Load()
	if err != nil {
		return nil, err
	}
	t := &tables{gazetteer: g, countries: map[string]string{}}
	for _, code := range lex.Countries() {
		t.countries[lex.Name(code)] = code
		t.countries[strings.TrimPrefix(lex.NameIn(code), "the ")] = code
	}
	delete(t.countries, "")
	return t, nil
})

// Find returns the places of text in order. sents and mentions may be nil.
func Find(text string, sents []entente.Sentence, mentions []entente.Mention) []entente.PlaceRef {
	t, err := load()
	if err != nil { // the tables are embedded and tested: this cannot be
		return nil
	}
	f := &finder{t: t, text: text, sents: sents, mentions: mentions, weight: map[string]int{}}
	f.words()
	f.countries()
	for i := 0; i < len(f.toks); {
		i = f.one(i)
	}
	return f.out
}

// finder holds the state of one call.
type finder struct {
	t        *tables
	text     string
	sents    []entente.Sentence
	mentions []entente.Mention
	toks     []word
	weight   map[string]int // how often the text speaks of a country
	said     []saying
	out      []entente.PlaceRef
	listed   int // the token behind the last accepted place, for lists
}

// word is a word of the text; gap is what stands before it.
type word struct {
	entente.Span
	cap bool
	gap byte // ' ' one space, ',' a comma and space, '-' a hyphen, 0 other
}

// saying is a country named at a byte.
type saying struct {
	at   int
	code string
}

// words cuts the text into words.
func (f *finder) words() {
	text := f.text
	last := 0
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) {
			i += n
			continue
		}
		start, upper := i, unicode.IsUpper(r)
		for i < len(text) {
			r, n := utf8.DecodeRuneInString(text[i:])
			if !unicode.IsLetter(r) && !unicode.IsMark(r) {
				break
			}
			i += n
		}
		w := word{Span: entente.Span{Start: start, End: i}, cap: upper}
		switch gap := text[last:start]; gap {
		case " ", "\u00a0":
			w.gap = ' '
		case ", ":
			w.gap = ','
		case "-":
			w.gap = '-'
		}
		f.toks = append(f.toks, w)
		last = i
	}
}

func (f *finder) low(i int) string {
	if i < 0 || i >= len(f.toks) {
		return ""
	}
	return strings.ToLower(f.toks[i].Of(f.text))
}

// countries counts the countries that the text names or whose parties it
// names.
func (f *finder) countries() {
	for _, m := range f.mentions {
		for _, a := range m.Actors {
			if a.State() {
				f.weight[a.Code]++
				f.said = append(f.said, saying{m.Start, a.Code})
			}
		}
	}
	for i := range f.toks {
		if !f.toks[i].cap {
			continue
		}
		if code, n := f.country(i); n > 0 {
			f.weight[code]++
			f.said = append(f.said, saying{f.toks[i].Start, code})
		}
	}
	sort.Slice(f.said, func(i, j int) bool {
		if f.said[i].at != f.said[j].at {
			return f.said[i].at < f.said[j].at
		}
		return f.said[i].code < f.said[j].code
	})
}

// span is the text of n words from token i, when they stand one space or
// hyphen apart.
func (f *finder) span(i, n int) (entente.Span, bool) {
	if i+n > len(f.toks) {
		return entente.Span{}, false
	}
	for k := i + 1; k < i+n; k++ {
		if f.toks[k].gap != ' ' && f.toks[k].gap != '-' {
			return entente.Span{}, false
		}
	}
	return entente.Span{Start: f.toks[i].Start, End: f.toks[i+n-1].End}, true
}

// country matches a country's name at token i; n is its words.
func (f *finder) country(i int) (code string, n int) {
	for n := 5; n >= 1; n-- {
		if s, ok := f.span(i, n); ok {
			if c := f.t.countries[s.Of(f.text)]; c != "" {
				return c, n
			}
		}
	}
	return "", 0
}

// one reads the place at token i, if any, and returns the token to go on
// from.
func (f *finder) one(i int) int {
	if !f.toks[i].cap {
		return i + 1
	}
	if code, n := f.country(i); n > 0 {
		s, _ := f.span(i, n)
		if f.whole(i, n) && f.locative(i, n, true) && !f.attributive(s) {
			f.emit(s, places.Place{Name: s.Of(f.text), Country: code}, i+n)
		}
		return i + n
	}
	for n := 4; n >= 1; n-- {
		s, ok := f.span(i, n)
		if !ok || s.Len() < 3 {
			continue
		}
		list := f.t.gazetteer.Lookup(s.Of(f.text))
		if len(list) == 0 {
			continue
		}
		if p, end, ok := f.place(i, n, s, list); ok {
			f.emit(s, p, end)
			return end
		}
		return i + n
	}
	return i + 1
}

// place decides whether the name at tokens [i, i+n) is a place, and which.
func (f *finder) place(i, n int, s entente.Span, list []places.Place) (p places.Place, end int, ok bool) {
	end = i + n
	if !f.whole(i, n) {
		return p, end, false
	}
	named, after := f.beside(i + n)
	if strings.HasPrefix(f.text[s.End:], ", D.C") {
		named, after = "USA", 2
	}
	if after > 0 {
		var in []places.Place
		for _, c := range list {
			if c.Country == named && named != "" {
				in = append(in, c)
			}
		}
		if len(in) > 0 {
			return in[0], end + after, true
		}
	}
	if f.attributive(s) {
		return p, end, false
	}
	marked := f.mentioned(s)
	if !marked && !f.locative(i, n, false) {
		return p, end, false
	}
	p, sure := f.choose(s, list)
	if f.low(i-1) == "the" && !p.Region { // cities take no article: "the White House"
		return p, end, false
	}
	if !marked && (p.Word || p.People || p.Other) && !f.strong(i) {
		return p, end, false
	}
	if p.Word && !marked && p.Population < 100 && !p.Region {
		return p, end, false
	}
	if !p.Region && p.Population < 50 && f.weight[p.Country] == 0 && !p.Seat && !p.Capital {
		return p, end, false
	}
	if !sure {
		p.Country, p.GeoNames = "", 0
	}
	return p, end, true
}

// beside reads ", Country" or ", Region" behind a name: its code and words.
func (f *finder) beside(j int) (code string, n int) {
	if j >= len(f.toks) || f.toks[j].gap != ',' || !f.toks[j].cap {
		return "", 0
	}
	if code, n := f.country(j); n > 0 {
		return code, n
	}
	for n := 3; n >= 1; n-- {
		if s, ok := f.span(j, n); ok {
			for _, p := range f.t.gazetteer.Lookup(s.Of(f.text)) {
				if p.Region && p.Country != "" {
					return p.Country, n
				}
			}
		}
	}
	return "", 0
}

// choose picks among places of one name; sure is false when two are as
// likely.
func (f *finder) choose(s entente.Span, list []places.Place) (best places.Place, sure bool) {
	score := func(p places.Place) float64 {
		v := math.Log1p(float64(p.Population))
		if p.Region {
			v = 9
		}
		if p.Capital {
			v += 2
		} else if p.Seat {
			v += 0.5
		}
		if p.Other {
			v--
		}
		if n := f.weight[p.Country]; n > 0 {
			v += 2 + min(2, math.Log1p(float64(n)))
		}
		for _, x := range f.near(s.Start) {
			if x == p.Country {
				v += 2
			}
		}
		return v
	}
	first, second := math.Inf(-1), math.Inf(-1)
	for _, p := range list {
		switch v := score(p); {
		case v > first:
			if p.Country != best.Country {
				second = first
			}
			first, best = v, p
		case v > second && p.Country != best.Country:
			second = v
		}
	}
	return best, first-second > 0.5 || best.Region
}

// near is the countries named within 300 bytes.
func (f *finder) near(at int) []string {
	lo := sort.Search(len(f.said), func(k int) bool { return f.said[k].at >= at-300 })
	var out []string
	for k := lo; k < len(f.said) && f.said[k].at <= at+300 && k < lo+12; k++ {
		out = append(out, f.said[k].code)
	}
	return out
}

func (f *finder) emit(s entente.Span, p places.Place, end int) {
	si := f.sentence(s.Start)
	if si < 0 && len(f.sents) > 0 {
		return
	}
	f.listed = end
	f.out = append(f.out, entente.PlaceRef{Span: s, Text: s.Of(f.text), Name: p.Name, Country: p.Country, GeoNames: p.GeoNames, Sentence: si})
}

// sentence is the index of the sentence that covers a byte, -1 if none.
func (f *finder) sentence(at int) int {
	k := sort.Search(len(f.sents), func(k int) bool { return f.sents[k].End > at })
	if k < len(f.sents) && f.sents[k].Start <= at {
		return k
	}
	return -1
}
