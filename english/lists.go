package english

import (
	"embed"
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
	// cues maps a lower-case word within a name to the kind it gives, apart
	// for a word at the end and for a word anywhere.
	last, any map[string]entente.MentionKind
	// exact maps a whole lower-case name to its kind.
	exact map[string]entente.MentionKind
}

var loadLists = sync.OnceValue(func() *lists {
	l, err := readLists()
	if err != nil {
		panic(err) // the embedded files are checked by a test
	}
	return l
})

func readLists() (*lists, error) {
	l := &lists{nationalities: map[string]bool{}, last: map[string]entente.MentionKind{},
		any: map[string]entente.MentionKind{}, exact: map[string]entente.MentionKind{}}
	tab, err := tsv.Load(files, "data/nationalities.tsv", "form")
	if err != nil {
		return nil, err
	}
	for _, r := range tab.Rows {
		for _, f := range r.List("form") {
			l.nationalities[f] = true
		}
	}
	if tab, err = tsv.Load(files, "data/names.tsv", "kind", "where", "form"); err != nil {
		return nil, err
	}
	kinds := map[string]entente.MentionKind{"person": entente.Person, "organisation": entente.Organisation, "place": entente.Place,
		"armed-group": entente.ArmedGroup, "event": entente.EventName, "law": entente.Law, "facility": entente.Facility}
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

// refine corrects the kinds of names by the lists, adds nationalities that
// stand alone as adjectives or nouns, and sorts by position.
func (m *model) refine(tokens []entente.Token, names []name) []name {
	taken := make([]bool, len(tokens))
	var out []name
	for _, n := range names {
		if n.first == n.last && m.lists.nationalities[tokens[n.first].Text] {
			continue
		}
		n.kind = m.lists.kind(tokens, n)
		for i := n.first; i <= n.last; i++ {
			taken[i] = true
		}
		out = append(out, n)
	}
	for i := range tokens {
		if !taken[i] && m.lists.nationalities[tokens[i].Text] {
			out = append(out, name{i, i, entente.Nationality})
		}
	}
	for i := 1; i < len(out); i++ {
		for j := i; j > 0 && out[j].first < out[j-1].first; j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}

// kind returns the kind of a name after the lists: the whole name, then its
// last word, then any word of it.
func (l *lists) kind(tokens []entente.Token, n name) entente.MentionKind {
	parts := make([]string, 0, n.last-n.first+1)
	for i := n.first; i <= n.last; i++ {
		parts = append(parts, strings.ToLower(tokens[i].Text))
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
	if n.kind != entente.Person {
		for _, p := range parts {
			if k, ok := l.any[p]; ok {
				return k
			}
		}
	}
	return n.kind
}
