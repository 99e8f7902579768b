// Package archive says what a desk keeps: raw bytes once with their
// retrieval, texts, readings and their claims (append-only), incidents,
// review decisions, briefs and a custody log whose entries are chained by
// hash. Nothing is overwritten: a correction is a new record, a removal is a
// record too, and every view can be asked as of a recorded time.
//
// This package holds the words and the rules that all back ends share;
// package archive/sqlite keeps them in one file, and package
// archive/archivetest proves a back end. No back end asks a clock: the time
// of recording is given by the caller.
package archive

import (
	"context"
	"encoding/json"
	"iter"
	"strings"
	"time"

	"entente"
)

// Store is what a back end offers. Methods are safe for concurrent use;
// iterators must be run to their end or stopped by their range loop.
type Store interface {
	// Add records a document with its raw bytes and the claims that a
	// version of the reading found. It reports false, and changes nothing,
	// when this document was recorded under this version before. All of it
	// is kept or none of it.
	Add(ctx context.Context, doc *entente.Document, raw []byte, claims []entente.Claim, recordedAt, readingVersion string) (added bool, err error)
	// Document finds by ID, or by an unambiguous beginning of its
	// hexadecimal digits.
	Document(ctx context.Context, idOrPrefix string) (*entente.Document, error)
	// Raw returns the bytes that a document was made from.
	Raw(ctx context.Context, id string) ([]byte, error)
	// Documents yields in the order of IDs, whatever the order of adding.
	Documents(ctx context.Context, f Filter) iter.Seq2[*entente.Document, error]
	// Claims yields in the order of documents, and in a document in the
	// order they were given. Decisions are applied unless f.AsRead is set.
	Claims(ctx context.Context, f Filter) iter.Seq2[*entente.Claim, error]
	// Search ranks documents by their words.
	Search(ctx context.Context, query string, f Filter) ([]Hit, error)
	// Remove hides a document from all views from recordedAt on.
	Remove(ctx context.Context, id, recordedAt string) error
	// Decide records a reviewer's decision about a claim.
	Decide(ctx context.Context, d Decision) error
	// Decisions yields all decisions in the order they were made.
	Decisions(ctx context.Context) iter.Seq2[Decision, error]
	// Log yields the custody log from its beginning.
	Log(ctx context.Context) iter.Seq2[Entry, error]
	// Check hashes everything again.
	Check(ctx context.Context) (Report, error)
}

// Filter narrows a view. The zero Filter is everything as it stands.
type Filter struct {
	// Dyad asks for claims that both states are party or third party to, or
	// documents with such claims.
	Dyad *entente.Dyad
	// Actor is a code that is party or third party.
	Actor, Issue, Type string
	Kind               entente.Kind
	Status             entente.Status
	// From and To ("2006-01-02") bound the dates of events for claims, of
	// publication for documents.
	From, To string
	// Publisher, Language and URL are compared whole.
	Publisher, Language, URL string
	// Document is one document's ID.
	Document string
	// AsOf is a recorded time (RFC 3339, or a day, which counts to its end).
	AsOf string
	// AsRead leaves decisions out.
	AsRead bool
	// After is the ID of the document after which to begin; Limit is the
	// most that is yielded, 0 for all.
	After string
	Limit int
}

// OfClaims reports whether the filter asks for properties of claims.
func (f Filter) OfClaims() bool {
	return f.Dyad != nil || f.Actor != "" || f.Issue != "" || f.Type != "" || f.Kind != "" || f.Status != ""
}

// Verdict is what a reviewer decides.
type Verdict string

// The verdicts.
const (
	Accept Verdict = "accept"
	Reject Verdict = "reject"
	Edit   Verdict = "edit"
)

// Decision is a reviewer's record about one claim. The last one counts.
type Decision struct {
	ID       string  `json:"id,omitempty"`
	Claim    string  `json:"claim"`
	Document string  `json:"document"`
	Verdict  Verdict `json:"verdict"`
	// Fields are the corrected fields of the claim as JSON, for Edit.
	Fields json.RawMessage `json:"fields,omitempty"`
	By     string          `json:"by,omitempty"`
	Reason string          `json:"reason,omitempty"`
	// RecordedAt is RFC 3339.
	RecordedAt string `json:"recorded_at"`
}

// Check returns an error unless the decision can be recorded.
func (d Decision) Check() error {
	switch {
	case d.Claim == "":
		return entente.Invalid("the decision names no claim", "")
	case d.Verdict != Accept && d.Verdict != Reject && d.Verdict != Edit:
		return entente.Invalid("unknown verdict "+string(d.Verdict), "the verdicts are accept, reject and edit")
	case (d.Verdict == Edit) != (len(d.Fields) > 0):
		return entente.Invalid("an edit, and only an edit, carries fields", "")
	}
	if d.Verdict == Edit {
		var c entente.Claim
		if _, err := d.Apply(&c); err != nil {
			return err
		}
	}
	return nil
}

// Apply returns the claim as decided: nil when rejected, a corrected copy
// when edited. Identity, document and evidence cannot be edited.
func (d Decision) Apply(c *entente.Claim) (*entente.Claim, error) {
	switch d.Verdict {
	case Reject:
		return nil, nil
	case Edit:
		data, err := json.Marshal(c)
		if err != nil {
			return nil, err
		}
		var out entente.Claim // decoded from a copy, so that nothing is shared
		if err := json.Unmarshal(data, &out); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(d.Fields, &out); err != nil {
			return nil, entente.Invalid("the fields of the edit do not fit a claim: "+err.Error(), "")
		}
		out.ID, out.Document, out.Path = c.ID, c.Document, c.Path
		out.Evidence, out.Predicate, out.Clause, out.Sentence = c.Evidence, c.Predicate, c.Clause, c.Sentence
		return &out, nil
	}
	return c, nil
}

// Hit is a document that a search found, best first. Spans are where the
// words stand in its text, at most ten.
type Hit struct {
	Document  string         `json:"document"`
	Title     string         `json:"title,omitempty"`
	Publisher string         `json:"publisher,omitempty"`
	Published entente.Date   `json:"published"`
	Snippet   string         `json:"snippet"`
	Spans     []entente.Span `json:"spans"`
	Score     float64        `json:"score"`
}

// Retrieval is the last retrieval of an address, for conditional requests.
type Retrieval struct {
	URL, At            string
	Status             int
	ETag, LastModified string
	// Raw is the SHA-256 of the bytes that came, "" for none.
	Raw string
}

// Entry is one line of the custody log. Hash covers the entry and the hash
// before it.
type Entry struct {
	Seq     int64  `json:"seq"`
	At      string `json:"at"`
	Action  string `json:"action"` // add, read, restore, remove, decide, incidents, brief, retrieve
	Subject string `json:"subject"`
	Detail  string `json:"detail,omitempty"`
	Hash    string `json:"hash"`
}

// Report is what a check found. It is clean when Faults is empty.
type Report struct {
	Documents int     `json:"documents"`
	Readings  int     `json:"readings"`
	Claims    int     `json:"claims"`
	Entries   int     `json:"entries"`
	Faults    []Fault `json:"faults"`
}

// Fault is something that a check found wrong.
type Fault struct {
	Subject string `json:"subject"`
	Reason  string `json:"reason"`
}

// Instant brings a recorded time to one form that sorts as text: RFC 3339 in
// UTC with milliseconds. A day is its last instant when end is set.
func Instant(s string, end bool) (string, error) {
	const form = "2006-01-02T15:04:05.000Z"
	s = strings.TrimSpace(s)
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		if end {
			t = t.Add(24*time.Hour - time.Millisecond)
		}
		return t.Format(form), nil
	}
	t, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		return "", entente.Invalid("time "+s+" is not RFC 3339", "write it as 2025-06-18T10:00:00Z or 2025-06-18")
	}
	return t.UTC().Format(form), nil
}
