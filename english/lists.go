package english

import (
	"embed"
	"slices"
	"strings"
	"sync"

	"entente"
	"entente/lexicon/tsv"
)

//go:embed data/*.tsv
var files embed.FS

// lists are the word lists that refine the kinds of names.
type lists struct {
	nationalities map[string]bool
	given         map[string]bool // given names
	// cues maps a lower-case word within a name to the kind it gives, apart
	// for a word at the end and for a word anywhere.
	last, any map[string]entente.MentionKind
	// exact maps a whole lower-case name to its kind, noName for none.
	exact map[string]entente.MentionKind
	// places holds names of places, words joined by spaces; starts holds the
	// number of words of the longest that begins with a word.
	places map[string]bool
	starts map[string]int
}

// noName is the kind of what is no name: weekdays, and titles without a
// person.
const noName entente.MentionKind = ""

var loadLists = sync.OnceValue(func() *lists {
	l, err := readLists()
	if err != nil {
		panic(err) // the embedded files are checked by a test
	}
	return l
})

func readLists() (*lists, error) {
	l := &lists{nationalities: map[string]bool{}, last: map[string]entente.MentionKind{},
		any: map[string]entente.MentionKind{}, exact: map[string]entente.MentionKind{},
		given: map[string]bool{}, places: map[string]bool{}, starts: map[string]int{}}
	tab, err := tsv.Load(files, "data/nationalities.tsv", "form")
	if err != nil {
		return nil, err
	}
	for _, r := range tab.Rows {
		for _, f := range r.List("form") {
			l.nationalities[f] = true
		}
	}
	if tab, err = tsv.Load(files, "data/given.tsv", "form"); err != nil {
		return nil, err
	}
	for _, r := range tab.Rows {
		for _, f := range r.List("form") {
			l.given[f] = true
		}
	}
	if tab, err = tsv.Load(files, "data/places.tsv", "form"); err != nil {
		return nil, err
	}
	for _, r := range tab.Rows {
		for _, f := range r.List("form") {
			words := strings.Fields(f)
			l.places[f] = true
			l.starts[words[0]] = max(l.starts[words[0]], len(words))
		}
	}
	if tab, err = tsv.Load(files, "data/names.tsv", "kind", "where", "form"); err != nil {
		return nil, err
	}
	kinds := map[string]entente.MentionKind{"person": entente.Person, "organisation": entente.Organisation, "place": entente.Place,
		"armed-group": entente.ArmedGroup, "event": entente.EventName, "law": entente.Law, "facility": entente.Facility, "title": noName, "none": noName}
	where := map[string]map[string]entente.MentionKind{"last": l.last, "any": l.any, "exact": l.exact}
	for _, r := range tab.Rows {
		kind, ok := kinds[r.Get("kind")]
		set, known := where[r.Get("where")]
		if !ok || !known {
			return nil, r.Errorf("kind %q or place %q is unknown", r.Get("kind"), r.Get("where"))
		}
		for _, f := range r.List("form") {
			set[strings.ToLower(f)] = kind
		}
	}
	return l, nil
}

// refine corrects names by the lists: kinds, places that were missed or cut
// short, and nationalities that stand alone. The result is in order.
func (m *model) refine(tokens []entente.Token, names []name) []name {
	taken := make([]bool, len(tokens))
	var out []name
	add := func(n name) {
		for i := n.first; i <= n.last; i++ {
			taken[i] = true
		}
		out = append(out, n)
	}
	places := m.lists.findPlaces(tokens)
	place := make([]int, len(tokens)) // 1 + index of the place a token is part of
	for k, p := range places {
		for i := p.first; i <= p.last; i++ {
			place[i] = k + 1
		}
	}
	for _, n := range m.complete(tokens, names) {
		alone := n.first == n.last && m.lists.nationalities[tokens[n.first].Text]
		if alone || onlyPlaces(tokens, place, n) {
			continue // a nationality, or places, which are added below
		}
		if n.kind = m.lists.kind(tokens, n); n.kind != noName {
			add(n)
		}
	}
	for _, p := range places {
		free := true
		for i := p.first; i <= p.last; i++ {
			free = free && !taken[i]
		}
		if free {
			add(p)
		}
	}
	for i := range tokens {
		if !taken[i] && m.lists.nationalities[tokens[i].Text] {
			add(name{i, i, entente.Nationality})
		}
	}
	slices.SortFunc(out, func(a, b name) int { return a.first - b.first })
	return out
}

// onlyPlaces reports whether a name is nothing but places and hyphens.
func onlyPlaces(tokens []entente.Token, place []int, n name) bool {
	for i := n.first; i <= n.last; i++ {
		if place[i] == 0 && tokens[i].Text != "-" && tokens[i].Text != "–" {
			return false
		}
	}
	return true
}

// findPlaces finds the longest listed places, tagged as names or not.
func (l *lists) findPlaces(tokens []entente.Token) []name {
	var out []name
	for i := 0; i < len(tokens); i++ {
		for n := min(l.starts[titled(tokens[i].Text)], len(tokens)-i); n > 0; n-- {
			if text := joined(tokens[i : i+n]); (l.places[text] || n == 1 && l.places[titled(text)]) && (n > 1 || tokens[i].UPOS == "PROPN") {
				out = append(out, name{i, i + n - 1, entente.Place})
				i += n - 1
				break
			}
		}
	}
	return out
}

// titled writes a word in capitals with one capital, as in a dateline.
func titled(w string) string {
	if len(w) < 4 || strings.ToUpper(w) != w || strings.Contains(w, ".") {
		return w
	}
	return w[:1] + strings.ToLower(w[1:])
}

func joined(tokens []entente.Token) string {
	parts := make([]string, len(tokens))
	for i := range tokens {
		parts[i] = tokens[i].Text
	}
	return strings.Join(parts, " ")
}

// kind returns the kind of a name after the lists: the whole name, then its
// last word, then any word of it.
func (l *lists) kind(tokens []entente.Token, n name) entente.MentionKind {
	parts := strings.Fields(strings.ToLower(joined(tokens[n.first : n.last+1])))
	if len(parts) == 0 {
		return n.kind
	}
	if k, ok := l.exact[strings.Join(parts, " ")]; ok {
		return k
	}
	if len(parts) < 2 {
		return n.kind
	}
	if k, ok := l.last[parts[len(parts)-1]]; ok {
		return k
	}
	if l.given[tokens[n.first].Text] {
		return entente.Person
	}
	if n.kind != entente.Person {
		for _, p := range parts {
			if k, ok := l.any[p]; ok {
				return k
			}
		}
	}
	return n.kind
}
