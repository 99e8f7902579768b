// Package units holds currencies, scales and units of measure as data, and
// the words that bound an amount or say which way it moved.
//
// Tables are parsed and validated once, on first use, and are then immutable
// and safe for concurrent use.
package units

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"entente/lexicon/tsv"
)

//go:embed *.tsv
var files embed.FS

// Currency is one currency with its signs and words.
type Currency struct {
	Code         string
	Signs, Words []string
	// Shared is true when its words and signs name other currencies too;
	// Home are words that decide for it.
	Shared bool
	Home   []string
}

// Scale multiplies the figure before it.
type Scale struct {
	Word   string
	Factor float64
	// Glued is "", "yes" or "money": whether it may be glued to a figure.
	Glued string
}

// Measure is a unit of measure and its forms in text.
type Measure struct {
	Unit  string
	Forms []string
}

// Bound is a phrase before an amount.
type Bound struct {
	Phrase, Bound string
	Approximate   bool
}

// Direction is a verb or noun of change.
type Direction struct{ Lemma, Direction, Kind string }

// Tables is everything.
type Tables struct {
	Currencies []Currency
	Scales     []Scale
	Measures   []Measure
	Bounds     []Bound
	Directions []Direction
	Quantities map[string]bool
	Labels     map[string]bool
}

// Load returns the embedded tables, or the first error in them with its file
// and line.
var Load = sync.OnceValues(load)

func load() (*Tables, error) {
	t := &Tables{Quantities: map[string]bool{}, Labels: map[string]bool{}}
	for _, s := range []struct {
		file    string
		columns []string
		row     func(tsv.Row) error
	}{
		{"currencies.tsv", []string{"code", "signs", "words", "shared", "home"}, t.currency},
		{"scales.tsv", []string{"word", "factor", "glued"}, t.scale},
		{"measures.tsv", []string{"unit", "forms"}, t.measure},
		{"bounds.tsv", []string{"phrase", "bound", "approximate"}, t.bound},
		{"directions.tsv", []string{"lemma", "direction", "kind"}, t.direction},
		{"quantities.tsv", []string{"noun"}, set(t.Quantities, "noun")},
		{"labels.tsv", []string{"word"}, set(t.Labels, "word")},
	} {
		tab, err := tsv.Load(files, s.file, s.columns...)
		if err != nil {
			return nil, fmt.Errorf("load units: %w", err)
		}
		for _, r := range tab.Rows {
			if err := s.row(r); err != nil {
				return nil, fmt.Errorf("load units: %w", err)
			}
		}
	}
	return t, nil
}

func set(m map[string]bool, column string) func(tsv.Row) error {
	return func(r tsv.Row) error {
		w := r.Get(column)
		if w == "" || m[w] || w != strings.ToLower(w) {
			return r.Errorf("%q is empty, there twice or not in lower case", w)
		}
		m[w] = true
		return nil
	}
}

func (t *Tables) currency(r tsv.Row) error {
	c := Currency{r.Get("code"), r.List("signs"), r.List("words"), r.Get("shared") == "true", r.List("home")}
	if len(c.Code) != 3 || c.Code != strings.ToUpper(c.Code) {
		return r.Errorf("%q is not an ISO 4217 code", c.Code)
	}
	if c.Shared && len(c.Home) == 0 {
		return r.Errorf("%s shares its words and needs home words", c.Code)
	}
	t.Currencies = append(t.Currencies, c)
	return nil
}

func (t *Tables) scale(r tsv.Row) error {
	f, err := strconv.ParseFloat(r.Get("factor"), 64)
	if err != nil || f < 2 {
		return r.Errorf("%q has no factor", r.Get("word"))
	}
	g := r.Get("glued")
	if g != "" && g != "yes" && g != "money" {
		return r.Errorf("glued is empty, yes or money")
	}
	t.Scales = append(t.Scales, Scale{r.Get("word"), f, g})
	return nil
}

func (t *Tables) measure(r tsv.Row) error {
	m := Measure{r.Get("unit"), r.List("forms")}
	if m.Unit == "" || len(m.Forms) == 0 {
		return r.Errorf("a unit and its forms are needed")
	}
	t.Measures = append(t.Measures, m)
	return nil
}

func (t *Tables) bound(r tsv.Row) error {
	b := Bound{r.Get("phrase"), r.Get("bound"), r.Get("approximate") == "yes"}
	if b.Phrase == "" || b.Bound != "" && b.Bound != "min" && b.Bound != "max" || b.Bound == "" && !b.Approximate {
		return r.Errorf("%q bounds nothing", b.Phrase)
	}
	t.Bounds = append(t.Bounds, b)
	return nil
}

func (t *Tables) direction(r tsv.Row) error {
	d := Direction{r.Get("lemma"), r.Get("direction"), r.Get("kind")}
	if d.Direction != "up" && d.Direction != "down" || d.Kind != "verb" && d.Kind != "noun" {
		return r.Errorf("%q needs up or down, and verb or noun", d.Lemma)
	}
	t.Directions = append(t.Directions, d)
	return nil
}
