// Package draft holds what a format reader hands on: text, the pieces it
// found in it, and what the file says about itself. The reader decides what
// the text is; package blocks decides what each piece is.
//
// Guarantees asked of a reader: Text is valid UTF-8, Pieces are in order,
// disjoint, not blank, and cover all non-blank text. Values are not shared.
package draft

import "entente"

// Draft is one record on its way to becoming a Document.
type Draft struct {
	Text   string
	Pieces []Piece
	Meta   Meta
	// Derived says how Text was made from the raw bytes, "" when it is the
	// bytes themselves (see entente.Document).
	Derived string
	Notes   []string
	// Warnings are things the file says that could not be used, such as a
	// date that is none. They are reported and the record is still read.
	Warnings []error
}

// Piece is a paragraph, line, list item, cell row or heading.
type Piece struct {
	entente.Span
	// Kind is what markup says for certain, "" when it says nothing.
	Kind entente.BlockKind
	// Likely marks prose that lies in the main part of a marked-up page, so
	// that a short paragraph there is body and not navigation.
	Likely bool
	Item   bool
	Level  int
	// Gap is true when an empty line, or markup, parts it from the piece before.
	Gap bool
}

// Meta is what a file says about itself. Empty fields are unknown.
type Meta struct {
	Title, Publisher, Author, URL, Language string
	// Reliability is a letter of the Admiralty scale that a person gave the
	// source, A to F, or "".
	Reliability string
	// Name is the record's own identifier inside its file (a .jsonl id).
	Name string
	// Published is the zero Date when nothing is said.
	Published entente.Date
	// Made is when the file was made, which is second best to a date that
	// the text itself bears.
	Made entente.Date
	// Retrieved is RFC 3339, "" when the record came from a file.
	Retrieved string
}

// Fill sets the fields of m that are empty from o.
func (m *Meta) Fill(o Meta) {
	fill(&m.Title, o.Title)
	fill(&m.Publisher, o.Publisher)
	fill(&m.Author, o.Author)
	fill(&m.URL, o.URL)
	fill(&m.Language, o.Language)
	fill(&m.Name, o.Name)
	fill(&m.Reliability, o.Reliability)
	fill(&m.Retrieved, o.Retrieved)
	if !m.Published.Known() {
		m.Published = o.Published
	}
	if !m.Made.Known() {
		m.Made = o.Made
	}
}

func fill(to *string, from string) {
	if *to == "" {
		*to = from
	}
}
