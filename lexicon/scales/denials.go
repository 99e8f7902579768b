package scales

import (
	"slices"
	"strings"

	"entente/lexicon/tsv"
)

// The kinds of words of denial.
const (
	Deny    = "deny"
	Reject  = "reject"
	Word    = "word"
	Part    = "part"
	Name    = "name"
	False   = "false"
	Slanted = "slanted"
	Blame   = "blame"
	Wrong   = "wrong"
	Plan    = "plan"
	Say     = "say"
	Own     = "own"
	Vague   = "vague"
	Allow   = "allow"
	Daily   = "daily"
	Puts    = "puts"
	Charge  = "charge"
	Accuse  = "accuse"
	Unreal  = "unreal"
	Passing = "passing"
)

var denialKinds = []string{Deny, Reject, Word, Part, Name, False, Slanted, Blame, Wrong, Plan, Say, Own, Vague, Allow, Daily, Puts, Charge, Accuse, Unreal, Passing}

// Denials holds the words by which speakers contradict each other, by kind.
type Denials map[string]map[string]bool

// Is reports whether a word, in lower case, is of a kind.
func (d Denials) Is(kind, word string) bool { return d[kind][word] }

// Has reports whether a text, in lower case with single spaces, holds a form
// of a kind as whole words.
func (d Denials) Has(kind, text string) bool {
	for f := range d[kind] {
		if strings.Contains(" "+text+" ", " "+f+" ") {
			return true
		}
	}
	return false
}

func (t *Table) denials() error {
	tab, err := tsv.Load(files, "denials.tsv", "kind", "forms")
	if err != nil {
		return err
	}
	t.Denials = Denials{}
	for _, r := range tab.Rows {
		kind := r.Get("kind")
		if !slices.Contains(denialKinds, kind) {
			return r.Errorf("kind %q is not known", kind)
		}
		if len(r.List("forms")) == 0 {
			return r.Errorf("a kind needs forms")
		}
		if t.Denials[kind] == nil {
			t.Denials[kind] = map[string]bool{}
		}
		for _, f := range r.List("forms") {
			t.Denials[kind][f] = true
		}
	}
	for _, k := range denialKinds {
		if t.Denials[k] == nil {
			return tab.Rows[0].Errorf("no row of kind %q", k)
		}
	}
	return nil
}

func (t *Table) alike() error {
	tab, err := tsv.Load(files, "alike.tsv", "words")
	if err != nil {
		return err
	}
	t.Alike = map[string]string{}
	for _, r := range tab.Rows {
		list := r.List("words")
		for _, w := range list {
			if _, ok := t.Alike[w]; ok {
				return r.Errorf("word %q stands twice", w)
			}
			t.Alike[w] = list[0]
		}
	}
	return nil
}
