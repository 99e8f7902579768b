package entente

// Basis says what a Date rests on.
type Basis string

// The bases of a date. Unknown stays unknown: a date never defaults to today.
const (
	BasisExplicit     Basis = "explicit"      // day, month or year written out
	BasisYearInferred Basis = "year-inferred" // "on June 18", the year from the document
	BasisRelative     Basis = "relative"      // "a day later", "on Tuesday"
	BasisDocument     Basis = "document"      // nothing but the document's own date
	BasisUndated      Basis = "undated"

	// Bases of a document's publication date.
	BasisHeader   Basis = "header"   // YAML header, sources.csv, or a .jsonl field
	BasisMetadata Basis = "metadata" // JSON-LD, OpenGraph, <time>, PDF or mail header
	BasisByline   Basis = "byline"
	BasisDateline Basis = "dateline"
	BasisURL      Basis = "url"
	BasisWindow   Basis = "window" // an interval from internal evidence
)

// Date is an EDTF (ISO 8601-2) interval with the basis it rests on. EDTF,
// Start and End are "" when the date is unknown; Start and End are the first
// and last possible day, "2006-01-02".
type Date struct {
	EDTF  string `json:"edtf"`
	Start string `json:"start"`
	End   string `json:"end"`
	Basis Basis  `json:"basis"`
	// Text is the verbatim expression and At where it stands, when there is one.
	Text string `json:"text,omitempty"`
	At   *Span  `json:"at,omitempty"`
	// Anchor is the span of the expression, or nil for the document's date,
	// that a relative or year-less expression was resolved against.
	Anchor *Span `json:"anchor,omitempty"`
}

// Known reports whether d says anything about when.
func (d Date) Known() bool { return d.Start != "" }

// Within reports whether d may lie between from and to, each "2006-01-02" or
// "" for open. An unknown date is within nothing but an open period.
func (d Date) Within(from, to string) bool {
	if !d.Known() {
		return from == "" && to == ""
	}
	return (to == "" || d.Start <= to) && (from == "" || d.End >= from)
}

// Timex is a temporal expression: its TIMEX3 type and value, and the EDTF
// interval it denotes where it denotes one.
type Timex struct {
	Span
	Text string `json:"text"`
	// Type is DATE, TIME, DURATION or SET; Value and Mod are TIMEX3.
	Type  string `json:"type"`
	Value string `json:"value"`
	Mod   string `json:"mod,omitempty"`
	// EDTF and Basis repeat those of Date, for the contract's JSON.
	EDTF  string `json:"edtf"`
	Basis Basis  `json:"basis"`
	Date  Date   `json:"date"`
	// Sentence is the index of the sentence it stands in, -1 outside any.
	Sentence int `json:"sentence"`
}
