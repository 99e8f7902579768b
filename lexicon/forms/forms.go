// Package forms is the plan of each form of a brief as data: its title and
// its sections in order. It is a data leaf: it embeds and validates its
// files. A *Forms is immutable and safe for concurrent use.
package forms

import (
	"embed"
	"slices"
	"strconv"
	"strings"
	"sync"

	"entente"
	"entente/lexicon/tsv"
)

//go:embed *.tsv
var files embed.FS

// Section is one section of a form; see the head of forms.tsv.
type Section struct {
	Title string
	Kinds []entente.Kind
	Who   string
	When  string
	Split string
	Order string
	Most  int
	// Spills is true when incidents beyond Most go to the sections after it.
	Spills bool
	Note   string // "-" when an empty section is left out
}

// Takes reports whether a claim kind belongs in the section.
func (s Section) Takes(k entente.Kind) bool { return slices.Contains(s.Kinds, k) }

// Form is one form.
type Form struct {
	Name, Title, About string
	Sections           []Section
}

// Forms holds all forms in the order of titles.tsv.
type Forms struct{ All []Form }

// Load returns the embedded forms, parsed once.
var Load = sync.OnceValues(load)

// Get returns a form by name.
func (f *Forms) Get(name string) (Form, bool) {
	for _, x := range f.All {
		if x.Name == name {
			return x, true
		}
	}
	return Form{}, false
}

// Names lists the forms.
func (f *Forms) Names() []string {
	var out []string
	for _, x := range f.All {
		out = append(out, x.Name)
	}
	return out
}

func load() (*Forms, error) {
	titles, err := tsv.Load(files, "titles.tsv", "form", "title", "about")
	if err != nil {
		return nil, err
	}
	f := &Forms{}
	for _, r := range titles.Rows {
		f.All = append(f.All, Form{Name: r.Get("form"), Title: r.Get("title"), About: r.Get("about")})
	}
	table, err := tsv.Load(files, "forms.tsv", "form", "title", "kinds", "who", "when", "split", "order", "most", "note")
	if err != nil {
		return nil, err
	}
	for _, r := range table.Rows {
		s, err := section(r)
		if err != nil {
			return nil, err
		}
		i := slices.IndexFunc(f.All, func(x Form) bool { return x.Name == r.Get("form") })
		if i < 0 {
			return nil, r.Errorf("form %q has no title in titles.tsv", r.Get("form"))
		}
		f.All[i].Sections = append(f.All[i].Sections, s)
	}
	return f, nil
}

func section(r tsv.Row) (Section, error) {
	s := Section{Title: r.Get("title"), Who: r.Get("who"), When: r.Get("when"), Split: r.Get("split"), Order: r.Get("order"), Note: r.Get("note")}
	var err error
	most, spills := strings.CutSuffix(r.Get("most"), "+")
	s.Spills = spills
	if s.Most, err = strconv.Atoi(most); err != nil || s.Most < 0 {
		return s, r.Errorf("most %q is not a number", r.Get("most"))
	}
	for _, k := range r.List("kinds") {
		switch kind := entente.Kind(k); kind {
		case entente.KindEvent, entente.KindStatement, entente.KindAssessment, entente.KindInterest,
			entente.KindConstraint, entente.KindIndicator, entente.KindExpectation, entente.KindRecommendation:
			s.Kinds = append(s.Kinds, kind)
		default:
			return s, r.Errorf("%q is not a kind of claim", k)
		}
	}
	for _, c := range []struct{ column, value, allowed string }{
		{"who", s.Who, "A|B|third|pair"}, {"when", s.When, "any|before|within|done|planned|dated|undated"},
		{"split", s.Split, "none|issue|month|year"}, {"order", s.Order, "date|support"},
	} {
		if !slices.Contains(strings.Split(c.allowed, "|"), c.value) {
			return s, r.Errorf("%s %q is none of %s", c.column, c.value, c.allowed)
		}
	}
	if s.Title == "" || s.Note == "" || len(s.Kinds) == 0 {
		return s, r.Errorf("a section needs a title, kinds and a note")
	}
	return s, nil
}

// Fill puts the pair's names into a title, the first letter a capital.
func Fill(title, a, b string) string {
	out := strings.NewReplacer("{A}", a, "{B}", b).Replace(title)
	if rest, ok := strings.CutPrefix(out, "the "); ok {
		out = "The " + rest
	}
	return out
}
