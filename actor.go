package entente

import (
	"sort"
	"strings"
)

// Actor is a resolved party: ISO 3166-1 alpha-3 code (or an organisation's
// code, such as "IGOUNO") and PLOVER sector. Code is "" when the party has a
// name but no country or organisation could be established from the text.
type Actor struct {
	Code   string `json:"code"`
	Sector string `json:"sector"` // GOV MIL SPY LEG JUD OPP REB BUS MED CVL IGO NGO COP ACD UNK …
	// Name is the canonical name when known, else the name in the text.
	Name string `json:"name"`
	// Office is the office held at the date, as the source names it.
	Office string `json:"office,omitempty"`
	// Text and Span are where the source names this party; empty for a party
	// that is implied ("both sides" keeps the span of "both sides").
	Text string `json:"text"`
	Span
	// Via is the rule of resolution, as in Mention.Rule.
	Via string `json:"via,omitempty"`
}

// State reports whether a is a state or an organ or officer of one.
func (a Actor) State() bool { return len(a.Code) == 3 }

// Dyad is a pair of country codes in alphabetical order.
type Dyad [2]string

// NewDyad orders the pair.
func NewDyad(a, b string) Dyad {
	d := Dyad{strings.ToUpper(a), strings.ToUpper(b)}
	sort.Strings(d[:])
	return d
}

// String is "PAK-USA".
func (d Dyad) String() string { return d[0] + "-" + d[1] }

// Has reports whether code is one of the pair.
func (d Dyad) Has(code string) bool { return d[0] == code || d[1] == code }

// Other returns the other one of the pair, "" if code is not in it.
func (d Dyad) Other(code string) string {
	switch code {
	case d[0]:
		return d[1]
	case d[1]:
		return d[0]
	}
	return ""
}
