// Package scales holds the words by which sources grade one thing
// differently: strength and status scales, labels with their opposites, and
// offices that exclude each other.
//
// The tables are data, validated on load with file and line. A Table is
// immutable and safe for concurrent use.
package scales

import (
	"embed"
	"strconv"
	"sync"

	"entente/lexicon/tsv"
)

//go:embed scales.tsv labels.tsv ranks.tsv scope.tsv denials.tsv alike.tsv
var files embed.FS

// The kinds of scale.
const (
	Strength = "strength"
	Status   = "status"
	Agency   = "agency"
)

// Level is one step of a scale.
type Level struct {
	Scale, Kind, Name string
	Step              int
	Forms, Objects    []string
}

// Label is a word for the nature of something, with its opposites.
type Label struct {
	Name    string
	Forms   []string
	Opposes []string
	// Near is true when two uses differ only in one passage.
	Near bool
	// Moves is true when the label says which way things went at a time, so
	// that two uses differ only when neither looks back.
	Moves bool
}

// Rank is an office in a class of which a person holds one at a time.
type Rank struct {
	Class, Name string
	Forms       []string
}

// Table is the loaded lexicon.
type Table struct {
	Levels []Level
	Labels []Label
	Ranks  []Rank
	Scope  map[string]bool
	// Denials are words of contradiction; Alike maps words that stand for one
	// thing in two reports to one of them.
	Denials Denials
	Alike   map[string]string
}

// Load returns the embedded table.
var Load = sync.OnceValues(func() (*Table, error) {
	t := &Table{}
	for _, read := range []func() error{t.levels, t.labels, t.ranks, t.scope, t.denials, t.alike} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	return t, nil
})

func (t *Table) levels() error {
	tab, err := tsv.Load(files, "scales.tsv", "scale", "kind", "level", "name", "forms", "objects")
	if err != nil {
		return err
	}
	for _, r := range tab.Rows {
		l := Level{Scale: r.Get("scale"), Kind: r.Get("kind"), Name: r.Get("name"), Forms: r.List("forms"), Objects: r.List("objects")}
		if l.Step, err = strconv.Atoi(r.Get("level")); err != nil || l.Step < 1 {
			return r.Errorf("level %q is no step", r.Get("level"))
		}
		if l.Kind != Strength && l.Kind != Status && l.Kind != Agency {
			return r.Errorf("kind %q is not known", l.Kind)
		}
		if l.Scale == "" || l.Name == "" || len(l.Forms) == 0 {
			return r.Errorf("a level needs a scale, a name and forms")
		}
		t.Levels = append(t.Levels, l)
	}
	return nil
}

func (t *Table) labels() error {
	tab, err := tsv.Load(files, "labels.tsv", "label", "forms", "opposes", "reach")
	if err != nil {
		return err
	}
	known := map[string]bool{}
	for _, r := range tab.Rows {
		l := Label{Name: r.Get("label"), Forms: r.List("forms"), Opposes: r.List("opposes"), Near: r.Get("reach") == "passage", Moves: r.Get("reach") == "moves"}
		if x := r.Get("reach"); x != "" && x != "passage" && x != "moves" {
			return r.Errorf("reach %q is not known", x)
		}
		if known[l.Name] || len(l.Forms) == 0 {
			return r.Errorf("label %q stands twice or has no forms", l.Name)
		}
		known[l.Name] = true
		t.Labels = append(t.Labels, l)
	}
	for i, r := range tab.Rows {
		for _, o := range t.Labels[i].Opposes {
			if !known[o] {
				return r.Errorf("label %q is not in the table", o)
			}
		}
	}
	return nil
}

func (t *Table) ranks() error {
	tab, err := tsv.Load(files, "ranks.tsv", "class", "name", "forms")
	if err != nil {
		return err
	}
	for _, r := range tab.Rows {
		k := Rank{Class: r.Get("class"), Name: r.Get("name"), Forms: r.List("forms")}
		if k.Class == "" || k.Name == "" || len(k.Forms) == 0 {
			return r.Errorf("an office needs a class, a name and forms")
		}
		t.Ranks = append(t.Ranks, k)
	}
	return nil
}

func (t *Table) scope() error {
	tab, err := tsv.Load(files, "scope.tsv", "word")
	if err != nil {
		return err
	}
	t.Scope = map[string]bool{}
	for _, r := range tab.Rows {
		if t.Scope[r.Get("word")] {
			return r.Errorf("word %q stands twice", r.Get("word"))
		}
		t.Scope[r.Get("word")] = true
	}
	return nil
}
