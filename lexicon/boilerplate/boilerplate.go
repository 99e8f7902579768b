// Package boilerplate holds, as data, the lines of a page that are not its
// article (navigation, teasers, captions, disclaimers, the headings of
// reference lists) and the agencies whose credit lines mark copied text.
//
// The tables are read once, on first use, in about a millisecond, and are
// immutable; looking up a line is linear in its length. Safe for concurrent
// use.
package boilerplate

import (
	"embed"
	"io/fs"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"entente"
	"entente/lexicon/tsv"
)

//go:embed data/*.tsv
var files embed.FS

// Scope says how far a marker reaches.
type Scope string

// The scopes of a marker.
const (
	Line Scope = "line" // the line itself
	Next Scope = "next" // and the line after it
	Rest Scope = "rest" // and what follows, until prose resumes
	End  Scope = "end"  // and all that follows, when an article stands before
)

// Marker is one line of the table.
type Marker struct {
	Kind  entente.BlockKind
	Match string // exact, prefix or has
	Text  string
	Scope Scope
	Words int // longest line in words, 0 for any
}

// Agency is a news agency with the forms that its credits take.
type Agency struct {
	Name  string
	Forms []string
}

// Table answers lookups.
type Table struct {
	exact    map[string]*Marker
	prefix   map[string][]*Marker // by first word
	has      []*Marker
	Agencies []Agency
	byForm   map[string]string
	classes  map[string]Class
	bios     map[string]bool
	sections map[string]bool
	labels   map[string]bool
}

// Class says what an element holds that has a word in its class or id, and
// how much the word speaks for the article being in it.
type Class struct {
	Kind   entente.BlockKind // "" when the word only weighs
	Weight float64
	// Share is the largest share of the page's running text that an element
	// of this name is believed to hold.
	Share float64
}

// Writes reports whether a word, in lower case, is the occupation of someone
// who writes or studies.
func (t *Table) Writes(word string) bool { return t.bios[word] }

// Section reports whether a line is the heading of a part of a paper that has
// the form of a name ("Executive Summary").
func (t *Table) Section(line string) bool { return t.sections[collapse(strings.Trim(line, " :."))] }

// Label reports whether a word, in lower case, begins a label that names a
// speaker or a kind of text.
func (t *Table) Label(word string) bool { return t.labels[word] }

// Class looks up one word, in lower case.
func (t *Table) Class(word string) (Class, bool) {
	c, ok := t.classes[word]
	return c, ok
}

// Default is the embedded table.
var Default = sync.OnceValues(func() (*Table, error) { return Load(files) })

// Load reads data/markers.tsv, and the other tables of data from a file system.
func Load(fsys fs.FS) (*Table, error) {
	t := &Table{exact: map[string]*Marker{}, prefix: map[string][]*Marker{}, byForm: map[string]string{}, classes: map[string]Class{}, bios: map[string]bool{}, sections: map[string]bool{}, labels: map[string]bool{}}
	markers, err := tsv.Load(fsys, "data/markers.tsv", "kind", "match", "text", "scope", "words")
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for _, r := range markers.Rows {
		if err := t.add(r, seen); err != nil {
			return nil, err
		}
	}
	agencies, err := tsv.Load(fsys, "data/agencies.tsv", "name", "forms")
	if err != nil {
		return nil, err
	}
	for _, r := range agencies.Rows {
		a := Agency{Name: r.Get("name"), Forms: r.List("forms")}
		if a.Name == "" || len(a.Forms) == 0 {
			return nil, r.Errorf("an agency needs a name and forms")
		}
		for _, f := range a.Forms {
			if other, twice := t.byForm[f]; twice {
				return nil, r.Errorf("form %q stands under %q already", f, other)
			}
			t.byForm[f] = a.Name
		}
		t.Agencies = append(t.Agencies, a)
	}
	bios, err := tsv.Load(fsys, "data/bios.tsv", "word")
	if err != nil {
		return nil, err
	}
	for _, r := range bios.Rows {
		if w := r.Get("word"); w == "" || strings.ToLower(w) != w {
			return nil, r.Errorf("word %q is empty or not lower case", w)
		}
		t.bios[r.Get("word")] = true
	}
	sections, err := tsv.Load(fsys, "data/sections.tsv", "title")
	if err != nil {
		return nil, err
	}
	for _, r := range sections.Rows {
		if s := r.Get("title"); s == "" || s != collapse(s) || t.sections[s] {
			return nil, r.Errorf("title %q is empty, twice or not lower case", s)
		}
		t.sections[r.Get("title")] = true
	}
	labels, err := tsv.Load(fsys, "data/labels.tsv", "word")
	if err != nil {
		return nil, err
	}
	for _, r := range labels.Rows {
		if w := r.Get("word"); w == "" || w != collapse(w) || t.labels[w] {
			return nil, r.Errorf("word %q is empty, twice or not lower case", w)
		}
		t.labels[r.Get("word")] = true
	}
	return t, t.loadClasses(fsys)
}

func (t *Table) loadClasses(fsys fs.FS) error {
	classes, err := tsv.Load(fsys, "data/classes.tsv", "word", "kind", "weight", "share")
	if err != nil {
		return err
	}
	for _, r := range classes.Rows {
		w, err := strconv.ParseFloat(r.Get("weight"), 64)
		if err != nil {
			return r.Errorf("weight must be a number, not %q", r.Get("weight"))
		}
		word := r.Get("word")
		if _, twice := t.classes[word]; twice || word == "" || strings.ToLower(word) != word {
			return r.Errorf("word %q is empty, twice or not lower case", word)
		}
		c := Class{Kind: entente.BlockKind(r.Get("kind")), Weight: w}
		if c.Kind != "" {
			if c.Share, err = strconv.ParseFloat(r.Get("share"), 64); err != nil || c.Share <= 0 || c.Share > 1 {
				return r.Errorf("share must be a number up to 1, not %q", r.Get("share"))
			}
		}
		t.classes[word] = c
	}
	return nil
}

func (t *Table) add(r tsv.Row, seen map[string]bool) error {
	m := &Marker{Kind: entente.BlockKind(r.Get("kind")), Match: r.Get("match"), Text: r.Get("text"), Scope: Scope(r.Get("scope"))}
	switch m.Kind {
	case entente.BlockNavigation, entente.BlockCaption, entente.BlockTeaser, entente.BlockReference, entente.BlockDisclaimer, entente.BlockByline:
	default:
		return r.Errorf("unknown kind %q", m.Kind)
	}
	switch m.Scope {
	case Line, Next, Rest, End:
	default:
		return r.Errorf("unknown scope %q", m.Scope)
	}
	n, err := strconv.Atoi(r.Get("words"))
	if err != nil || n < 0 {
		return r.Errorf("words must be a number, not %q", r.Get("words"))
	}
	m.Words = n
	if m.Text == "" || m.Text != collapse(m.Text) {
		return r.Errorf("text %q must be lower case with digits as # and single spaces", m.Text)
	}
	if key := m.Match + "\t" + m.Text; seen[key] {
		return r.Errorf("%q stands twice", m.Text)
	} else {
		seen[key] = true
	}
	switch m.Match {
	case "exact":
		t.exact[m.Text] = m
	case "prefix":
		t.prefix[firstWord(m.Text)] = append(t.prefix[firstWord(m.Text)], m)
	case "has":
		t.has = append(t.has, m)
	default:
		return r.Errorf("unknown match %q", m.Match)
	}
	return nil
}

// Find returns the marker that line carries, or nil. Lines over 1,500 bytes
// carry none.
func (t *Table) Find(line string) *Marker {
	if len(line) > 1500 {
		return nil
	}
	plain := collapse(line)
	bare := strings.Trim(plain, " *-–—|•:…._=~<>«»[]")
	if m := t.exact[bare]; m != nil {
		return m
	}
	words := 1 + strings.Count(plain, " ")
	var best *Marker
	lead := strings.TrimLeft(plain, " *-–—|•…_=~")
	for _, m := range t.prefix[firstWord(lead)] {
		if m.fits(words) && hasPrefixWord(lead, m.Text) && (best == nil || len(m.Text) > len(best.Text)) {
			best = m
		}
	}
	if best != nil {
		return best
	}
	for _, m := range t.has {
		if m.fits(words) && strings.Contains(plain, m.Text) {
			return m
		}
	}
	return nil
}

// Agency returns the name of the agency that form stands for, "" for none.
func (t *Table) Agency(form string) string { return t.byForm[strings.TrimSpace(form)] }

func (m *Marker) fits(words int) bool { return m.Words == 0 || words <= m.Words }

// hasPrefixWord reports whether s begins with p and p ends there at a word.
func hasPrefixWord(s, p string) bool {
	if !strings.HasPrefix(s, p) {
		return false
	}
	rest := s[len(p):]
	if rest == "" {
		return true
	}
	last := rune(p[len(p)-1])
	if !unicode.IsLetter(last) && last != '#' {
		return true
	}
	for _, r := range rest {
		return !unicode.IsLetter(r)
	}
	return true
}

// firstWord is the letters or the single other character that s begins with.
func firstWord(s string) string {
	for i, r := range s {
		if !unicode.IsLetter(r) {
			if i == 0 {
				return s[:len(string(r))]
			}
			return s[:i]
		}
	}
	return s
}

// collapse lowers s, makes one space of white space and # of digits.
func collapse(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space, digit := false, false
	for _, r := range s {
		if unicode.IsSpace(r) {
			space, digit = b.Len() > 0, false
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		if r >= '0' && r <= '9' || r == '#' {
			if !digit {
				b.WriteByte('#')
			}
			digit = true
			continue
		}
		digit = false
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
