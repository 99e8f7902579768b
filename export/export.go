// Package export writes documents, claims, incidents and disputes in the
// formats of other programs: tables (CSV, JSON Lines, Parquet), annotations of
// the texts (W3C Web Annotation), a timeline (TimelineJS), bibliographies
// (CSL-JSON, BibTeX), event records (PLOVER), provenance (W3C PROV-JSON), and
// the graphs of two communities (STIX 2.1, FollowTheMoney).
//
// Each format is a pure function of the Set: no clock, no random identifier,
// the same bytes for the same Set. Nothing is made up to fill a field that a
// format asks for: what lacks it is left out and counted. What is not told as
// a fact keeps its status wherever the format has a place for it, and is no
// event where it has none. Cost is linear in the Set.
package export

import (
	"cmp"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"time"

	"entente"
)

// Set is what is exported.
type Set struct {
	Documents []*entente.Document
	Claims    []entente.Claim
	Incidents []entente.Incident
	Disputes  []entente.Dispute
	// Name gives the usual name of a code, "" when it has none.
	Name func(code string) string
	// Issue gives the label of an issue.
	Issue func(issue string) string
	// Reading names the rules that the claims were read with.
	Reading string
	// Title is the name of the whole, for formats that have a place for one.
	Title string
	// Table is what tables are of: claims (default), incidents, disputes or
	// documents.
	Table string
}

// Left counts what a format had no place for.
type Left struct {
	Undated  int // no date, or none as precise as the format needs
	Status   int // not told as a fact
	Nameless int // no party that the format could name
}

// Format is one of the formats.
type Format struct {
	Name, Ending, Media, About string
	write                      func(w io.Writer, s *index) (Left, error)
}

// Formats lists the formats in the order of the help.
func Formats() []Format {
	return []Format{
		{"csv", ".csv", "text/csv", "table for spreadsheets", writeCSV},
		{"jsonl", ".jsonl", "application/jsonl", "JSON Lines, the records as they are", writeLines},
		{"parquet", ".parquet", "application/vnd.apache.parquet", "table for DuckDB, pandas, R and Spark", writeParquet},
		{"annotation", ".jsonld", "application/ld+json", "W3C Web Annotation, claims on their texts by code points and quotations", writeAnnotations},
		{"timelinejs", ".json", "application/json", "TimelineJS, dated events", writeTimeline},
		{"csl", ".json", "application/vnd.citationstyles.csl+json", "CSL-JSON, the sources for Zotero and the like", writeCSL},
		{"bibtex", ".bib", "application/x-bibtex", "BibTeX, the sources", writeBibTeX},
		{"plover", ".jsonl", "application/jsonl", "PLOVER event records, one an incident told as fact", writePlover},
		{"prov", ".provjson", "application/json", "W3C PROV-JSON, where everything came from", writeProv},
		{"stix", ".json", "application/stix+json;version=2.1", "STIX 2.1 bundle", writeSTIX},
		{"ftm", ".ftm.json", "application/json+ftm", "FollowTheMoney entities, one a line", writeFTM},
	}
}

// Find returns the format of a name.
func Find(name string) (Format, error) {
	var names []string
	for _, f := range Formats() {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Format{}, entente.Invalid("there is no export format "+name, "the formats are "+strings.Join(names, ", "))
}

// Tables are what tables can be of.
var tables = []string{"claims", "incidents", "disputes", "documents"}

// Write writes s in the format and says what was left out.
func (f Format) Write(w io.Writer, s *Set) (Left, error) {
	x, err := newIndex(s)
	if err != nil {
		return Left{}, err
	}
	return f.write(w, x)
}

// index is a Set with its ways.
type index struct {
	*Set
	docs   map[string]*entente.Document
	claims map[string]*entente.Claim
	of     map[string]*entente.Incident // by claim
}

func newIndex(s *Set) (*index, error) {
	c := *s
	if c.Name == nil {
		c.Name = func(string) string { return "" }
	}
	if c.Issue == nil {
		c.Issue = func(i string) string { return i }
	}
	c.Table = cmp.Or(c.Table, "claims")
	if !slices.Contains(tables, c.Table) {
		return nil, entente.Invalid("there is no table "+c.Table, "the tables are "+strings.Join(tables, ", "))
	}
	x := &index{&c, map[string]*entente.Document{}, map[string]*entente.Claim{}, map[string]*entente.Incident{}}
	for _, d := range c.Documents {
		x.docs[d.ID] = d
	}
	for i := range c.Claims {
		x.claims[c.Claims[i].ID] = &c.Claims[i]
	}
	for i := range c.Incidents {
		for _, id := range c.Incidents[i].Claims {
			x.of[id] = &c.Incidents[i]
		}
	}
	return x, nil
}

// lead is the best-supported claim of an incident that is in the Set, nil for
// none; facts leaves out what is not told as a fact.
func (x *index) lead(in *entente.Incident, facts bool) *entente.Claim {
	for _, id := range in.Claims {
		if c := x.claims[id]; c != nil && (!facts || c.Status.Fact()) {
			return c
		}
	}
	return nil
}

// sources are the documents that tell of an incident, in the order of claims.
func (x *index) sources(in *entente.Incident) []*entente.Document {
	var out []*entente.Document
	for _, id := range in.Claims {
		if c := x.claims[id]; c != nil {
			if d := x.docs[c.Document]; d != nil && !slices.Contains(out, d) {
				out = append(out, d)
			}
		}
	}
	return out
}

// latest is the last instant that the documents name, for formats that ask
// when a record was made: of retrieval, else of publication; the beginning of
// 1970 when there is none.
func (x *index) latest() time.Time {
	out := time.Unix(0, 0).UTC()
	for _, d := range x.Documents {
		t, err := time.Parse(time.RFC3339, d.Retrieved)
		if err != nil {
			t, err = time.Parse(time.DateOnly, d.Published.End)
		}
		if err == nil && t.After(out) {
			out = t.UTC()
		}
	}
	return out
}

// heading is what a document is called: its title, else its path.
func heading(d *entente.Document) string { return cmp.Or(d.Title, d.Path) }

// bare is an identity without its prefix.
func bare(id string) string {
	if _, after, ok := strings.Cut(id, ":"); ok {
		return after
	}
	return id
}

// indented writes one JSON value on several lines.
func indented(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(v)
}

func lines(w io.Writer) *json.Encoder {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc
}
