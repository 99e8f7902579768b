// Package tables reads the public event tables (GDELT 2.0 export, ICEWS and
// POLECAT weekly files, ACLED) as streams of machine-coded events.
//
// What comes out are leads: rows that some program or person coded from
// reports that are not at hand. They are never evidence, and no brief rests on
// them. A row that is damaged or names no pair of countries is passed over
// with its line and the reason; one that can be mended without a guess (a row
// broken over lines, a byte that is not UTF-8) is mended and counted; an act
// that a table tells from both sides (host and visit, consult A-B and B-A, of
// one day) is counted once.
//
// Cost is linear in the bytes read; memory is that of one line and of the
// two-sided acts that wait for their other side, no more than twice
// generation. A Reader is safe for concurrent use, a Run is not.
package tables

import (
	"embed"
	"encoding/json"
	"strconv"

	"entente/lexicon/ontology"
	"entente/lexicon/tsv"
)

//go:embed *.tsv
var files embed.FS

// The tables that can be read.
const (
	GDELT   = "gdelt"
	ICEWS   = "icews"
	POLECAT = "polecat"
	ACLED   = "acled"
)

// Formats lists the tables that can be read.
func Formats() []string { return []string{GDELT, ICEWS, POLECAT, ACLED} }

const (
	lineLimit = 1 << 20 // bytes; a longer line is skipped
	nameLimit = 1 << 16 // names of countries kept resolved
	joinLimit = 8       // lines that a broken row may be joined from
)

// Event is one row. Type is PLOVER's, "" for a bare statement; Goldstein is
// the table's own weight, else that of the CAMEO code.
type Event struct {
	Date      string  `json:"date"`
	Source    string  `json:"source"` // ISO 3166-1 alpha-3
	Target    string  `json:"target"`
	Type      string  `json:"type"`
	CAMEO     string  `json:"cameo"`
	Goldstein float64 `json:"goldstein"`
	Table     string  `json:"table"`
	File      string  `json:"file,omitempty"` // set by the caller of Read
	Line      int     `json:"line"`           // the first of the row
}

// Skip is a row that was passed over.
type Skip struct {
	Line   int    `json:"line"`
	Reason string `json:"reason"`
}

// Report counts what a reading met. Rows are lines but for the header and
// empty ones: the Kept and the skipped together. A row that names several
// countries on a side gives several events.
type Report struct {
	Rows    int            `json:"rows"`
	Kept    int            `json:"kept"`
	Events  int            `json:"events"`
	Skipped map[string]int `json:"skipped"` // by reason
	Mended  map[string]int `json:"mended"`  // rows kept or skipped after mending, by what was wrong
	// Forgotten is how many waiting two-sided acts were dropped because too
	// many waited; a mirrored pair may have been counted twice then.
	Forgotten int `json:"forgotten,omitempty"`
}

// What can be mended.
const (
	MendedBroken   = "row broken over several lines"
	MendedEncoding = "bytes that are not UTF-8, taken as Latin-1"
)

// The reasons of a skip.
const (
	ReasonColumns   = "wrong number of columns"
	ReasonLong      = "line of more than a megabyte"
	ReasonDate      = "no date that can be read"
	ReasonSource    = "the source has no country"
	ReasonTarget    = "the target has no country"
	ReasonSame      = "source and target are one country"
	ReasonCode      = "the event code is unknown"
	ReasonAmbiguous = "the event code lost a leading zero and could be two codes"
	ReasonMirror    = "the other side of an act counted before"
)

// Reader knows the codes of the tables.
type Reader struct {
	ont     *ontology.Ontology
	country func(string) (string, bool)
	alias   map[string]string
	mirror  map[string]string
	acled   map[[2]string]string
}

// New loads the tables of codes. country resolves an ISO code or an English
// name to alpha-3.
func New(ont *ontology.Ontology, country func(nameOrCode string) (string, bool)) (*Reader, error) {
	r := &Reader{ont: ont, country: country, alias: map[string]string{}, mirror: map[string]string{}, acled: map[[2]string]string{}}
	t, err := tsv.Load(files, "countries.tsv", "name", "code")
	if err != nil {
		return nil, err
	}
	for _, row := range t.Rows {
		if len(row.Get("code")) != 3 {
			return nil, row.Errorf("code %q is not alpha-3", row.Get("code"))
		}
		r.alias[row.Get("name")] = row.Get("code")
	}
	if t, err = tsv.Load(files, "mirrors.tsv", "code", "mirror"); err != nil {
		return nil, err
	}
	for _, row := range t.Rows {
		r.mirror[row.Get("code")] = row.Get("mirror")
	}
	for _, row := range t.Rows {
		code, other := row.Get("code"), row.Get("mirror")
		if _, ok := ont.Lookup(code); !ok || r.mirror[other] != code {
			return nil, row.Errorf("%s is no CAMEO code, or %s does not mirror it", code, other)
		}
	}
	if t, err = tsv.Load(files, "acled.tsv", "event", "cameo"); err != nil {
		return nil, err
	}
	for _, row := range t.Rows {
		if _, ok := ont.Lookup(row.Get("cameo")); !ok {
			return nil, row.Errorf("no CAMEO code %q", row.Get("cameo"))
		}
		r.acled[[2]string{row.Get("event"), row.Get("sub")}] = row.Get("cameo")
	}
	return r, nil
}

// AppendJSON appends ev as one line of JSON.
func (ev *Event) AppendJSON(b []byte) []byte {
	b = append(b, `{"date":"`...)
	b = append(b, ev.Date...)
	b = append(b, `","source":"`...)
	b = append(b, ev.Source...)
	b = append(b, `","target":"`...)
	b = append(b, ev.Target...)
	b = append(b, `","type":"`...)
	b = append(b, ev.Type...)
	b = append(b, `","cameo":"`...)
	b = append(b, ev.CAMEO...)
	b = append(b, `","goldstein":`...)
	b = strconv.AppendFloat(b, ev.Goldstein, 'f', -1, 64)
	b = append(b, `,"table":"`...)
	b = append(b, ev.Table...)
	if ev.File != "" {
		b = append(b, `","file":`...)
		b = appendString(b, ev.File)
		b = append(b, `,"line":`...)
	} else {
		b = append(b, `","line":`...)
	}
	b = strconv.AppendInt(b, int64(ev.Line), 10)
	return append(b, "}\n"...)
}

// appendString quotes a name.
func appendString(b []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' || c >= 0x7f {
			q, _ := json.Marshal(s) // a string always has a JSON form
			return append(b, q...)
		}
	}
	b = append(b, '"')
	b = append(b, s...)
	return append(b, '"')
}
