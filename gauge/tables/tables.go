// Package tables reads the public event tables (GDELT 2.0 export, ICEWS and
// POLECAT weekly files, ACLED) as streams of machine-coded events.
//
// What comes out are leads: rows that some program or person coded from
// reports that are not at hand. They are never evidence, and no brief rests on
// them. A row that is damaged or names no pair of countries is passed over
// with its line and the reason; an act that a table tells from both sides
// (host and visit, consult A-B and B-A, of one day) is counted once.
//
// Cost is linear in the bytes read; memory is that of one line and of the
// two-sided acts that wait for their other side, no more than pendingLimit.
// A Reader is safe for concurrent use by calls of Read.
package tables

import (
	"bufio"
	"context"
	"embed"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

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
	lineLimit    = 1 << 20 // bytes; a longer line is skipped
	pendingLimit = 1 << 20 // two-sided acts that wait for the other side
	nameLimit    = 1 << 16 // names of countries kept resolved
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
	Line      int     `json:"line"`
}

// Skip is a row that was passed over.
type Skip struct {
	Line   int    `json:"line"`
	Reason string `json:"reason"`
}

// Report counts what a call of Read met. Rows are lines but for the header
// and empty ones: Events and the skipped together.
type Report struct {
	Rows    int            `json:"rows"`
	Events  int            `json:"events"`
	Skipped map[string]int `json:"skipped"` // by reason
	// Forgotten is how often waiting two-sided acts were dropped because
	// too many waited; a mirrored pair may have been counted twice then.
	Forgotten int `json:"forgotten,omitempty"`
}

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
	ReasonEncoding  = "not UTF-8"
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

// rowReader turns the cells of a line into an Event; reason is "" when it can.
type rowReader interface {
	// header takes the first line; false says that it is a row already.
	header(line string) (bool, error)
	row(line string, ev *Event) (reason string)
}

// Read streams the events of src, of the table that format names, in the order
// of its lines. skip may be nil. An error of emit or skip ends the reading.
func (r *Reader) Read(ctx context.Context, src io.Reader, format string, emit func(*Event) error, skip func(Skip) error) (Report, error) {
	rep := Report{Skipped: map[string]int{}}
	s := &scan{Reader: r, names: map[string]string{}, codes: map[string]coded{}, waiting: map[act]int{}, rep: &rep}
	var rows rowReader
	switch format {
	case GDELT:
		rows = &gdelt{scan: s}
	case ICEWS:
		rows = &icews{scan: s}
	case POLECAT:
		rows = &polecat{scan: s}
	case ACLED:
		rows = &acled{scan: s}
	default:
		return rep, fmt.Errorf("no table is called %q", format)
	}
	in := &lines{in: bufio.NewReaderSize(src, 1<<16), csv: format == ACLED}
	ev := Event{Table: format}
	first := true
	for {
		line, at, long, err := in.next()
		if err != nil && !errors.Is(err, io.EOF) {
			return rep, err
		}
		if at&1023 == 0 && ctx.Err() != nil {
			return rep, ctx.Err()
		}
		if line == "" && !long {
			if err != nil {
				return rep, nil
			}
			continue
		}
		if first && !long {
			first = false
			isHeader, herr := rows.header(strings.TrimPrefix(line, "\ufeff"))
			if herr != nil {
				return rep, herr
			}
			if isHeader {
				continue
			}
		}
		rep.Rows++
		ev.Line = at
		reason := ReasonLong
		if !long {
			reason = s.event(rows, line, &ev)
		}
		if reason == "" {
			rep.Events++
			if e := emit(&ev); e != nil {
				return rep, e
			}
			continue
		}
		rep.Skipped[reason]++
		if skip != nil {
			if e := skip(Skip{at, reason}); e != nil {
				return rep, e
			}
		}
	}
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
	b = append(b, `","line":`...)
	b = strconv.AppendInt(b, int64(ev.Line), 10)
	return append(b, "}\n"...)
}
