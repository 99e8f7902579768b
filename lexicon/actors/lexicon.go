package actors

import (
	"archive/zip"
	"bytes"
	_ "embed" // for the packed data
	"fmt"
	"io/fs"
	"sync"
)

// packed holds data/*.tsv, a fifth of their size; go generate
// ./lexicon/actors packs them, and a test holds it against the folder.
//
//go:generate go run ../../tools/pack data .tsv data.zip
//go:embed data.zip
var packed []byte

// Country is one state, observer, disputed entity or territory.
type Country struct {
	Code, Alpha2 string
	Status       string // member, observer, disputed, associated, territory, former
	Article      bool   // "the United States"
	Name         string
	Adjectives   []string // the first is the usual one
	People       []string
	Capital      string
}

// Holder is one person's time in an office. From and To are as precise as
// known ("2013", "2013-06", "2013-06-05"); To is "" when open.
type Holder struct {
	Office  string // our id, such as "foreign-minister"
	Country string // alpha-3 or organisation code
	Person  string
	From    string
	To      string
	Acting  bool
	Source  string
	line    string
	lineNo  int
}

// Person is somebody known to the lexicon.
type Person struct {
	Name    string
	Country string
	Sector  string
	Offices []*Holder // newest first
}

// Listing says that a state or organisation lists, bans or fights a group.
type Listing struct {
	Group, By, From, To, Basis, Source string
}

// Accord is a named agreement or forum and its parties.
type Accord struct {
	Name    string
	Kind    string
	Parties []string
	Date    string
}

type officeTitle struct {
	office, country, title, sector string
	single                         bool
}

// Lexicon holds all facts. See the package comment.
type Lexicon struct {
	countries  []*Country
	byCode     map[string]*Country
	names      map[string][]string // folded name → codes
	spell      []spelling          // names for suggestions
	trie       *trie
	titles     map[string][]*officeTitle // folded title → meanings
	offices    map[string]*officeTitle   // office id → its sector
	implied    map[string]string         // folded title → the one country that has it
	usualTitle map[string]string         // office and country → first title in the file
	holders    []*Holder
	byOffice   map[string][]*Holder // office \x00 country
	persons    map[string][]*Person // folded full name or alias
	surnames   map[string][]*Person // folded last word
	words      map[string][]*Person // each other word of three letters and more
	everyone   []*Person
	listings   map[string][]Listing
	groupOf    map[string]string // folded alias or code → group code
	groupBase  map[string]string
	orgNames   map[string]string // organisation or group code → canonical name
	accords    map[string]*Accord
	accordsBy  []*Accord
	cautions   map[string]string
	decoys     map[string]bool
	women      map[string]bool     // folded names
	given      map[string]bool     // folded given names of women
	portfolio  map[string]bool     // words that follow "minister of"
	near       map[byte][]nearName // one-word names of countries by first letter
}

var load = sync.OnceValues(func() (*Lexicon, error) { return LoadWith(nil) })

// Load returns the embedded lexicon; it is read once.
func Load() (*Lexicon, error) { return load() }

// LoadWith reads the embedded files and lays over them the files of the same
// names in overlay, a user's own folder: its rows are added, and a row with
// the key of an embedded row (see data/README.md) takes its place. A nil
// overlay adds nothing.
func LoadWith(overlay fs.FS) (*Lexicon, error) {
	z, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return nil, fmt.Errorf("packed lexicon: %w", err)
	}
	base, err := fs.Sub(z, "data")
	if err != nil {
		return nil, err
	}
	l := &Lexicon{
		byCode: map[string]*Country{}, names: map[string][]string{}, trie: newTrie(),
		titles: map[string][]*officeTitle{}, offices: map[string]*officeTitle{}, implied: map[string]string{}, usualTitle: map[string]string{},
		byOffice: map[string][]*Holder{}, persons: map[string][]*Person{}, surnames: map[string][]*Person{}, words: map[string][]*Person{},
		listings: map[string][]Listing{}, groupOf: map[string]string{}, groupBase: map[string]string{},
		orgNames: map[string]string{}, accords: map[string]*Accord{}, cautions: map[string]string{}, decoys: map[string]bool{}, women: map[string]bool{}, given: map[string]bool{}, portfolio: map[string]bool{},
	}
	ld := loader{base: base, over: overlay, l: l}
	for _, step := range []func() error{
		ld.cautions, ld.countries, ld.aliases, ld.places, ld.organisations, ld.groups, ld.listings,
		ld.organs, ld.offices, ld.words, ld.holders, ld.people, ld.accords, ld.decoys, ld.women,
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	l.index()
	return l, nil
}
