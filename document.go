package entente

// BlockKind says what a stretch of a Document is. Only body, heading and
// reference blocks can carry claims.
type BlockKind string

// The kinds of block.
const (
	BlockBody       BlockKind = "body"
	BlockHeading    BlockKind = "heading"
	BlockPullQuote  BlockKind = "pull-quote"
	BlockNavigation BlockKind = "navigation"
	BlockCaption    BlockKind = "caption"
	BlockTeaser     BlockKind = "teaser"
	BlockReference  BlockKind = "reference"
	BlockDisclaimer BlockKind = "disclaimer"
	BlockByline     BlockKind = "byline"
)

// Carries reports whether a block of this kind can carry claims.
func (k BlockKind) Carries() bool {
	return k == BlockBody || k == BlockHeading || k == BlockReference
}

// Block is one paragraph, heading, list item or boilerplate line. Blocks of a
// Document are in order and disjoint; bytes between them are white space.
type Block struct {
	Kind BlockKind `json:"kind"`
	Span
	// Item is true for one item of a list; Level is the depth of a heading
	// (1 to 6), else 0.
	Item  bool `json:"item,omitempty"`
	Level int  `json:"level,omitempty"`
}

// Reference is one entry of a reference list inside a Document: a cited
// source, with its own date, that the Document names but does not reproduce.
type Reference struct {
	Span
	Author    string `json:"author,omitempty"`
	Title     string `json:"title,omitempty"`
	TitleSpan Span   `json:"title_span"`
	Publisher string `json:"publisher,omitempty"`
	Published Date   `json:"published"`
	URL       string `json:"url,omitempty"`
}

// Document is immutable UTF-8 text plus where it came from.
type Document struct {
	// ID is "sha256:" and the hex SHA-256 of the bytes of the record the
	// document was read from: the file, or one line of a .jsonl file, or one
	// WARC response, followed by its row of sources.csv if it has one.
	ID         string `json:"id"`
	Path       string `json:"path"`
	RawSHA256  string `json:"raw_sha256"`
	TextSHA256 string `json:"text_sha256"`

	Title     string `json:"title,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Author    string `json:"author,omitempty"`
	URL       string `json:"url,omitempty"`
	// Reliability is the user's judgement of the source, a letter of the
	// Admiralty scale from A to F, "" when there is none.
	Reliability string `json:"reliability,omitempty"`
	Language    string `json:"language,omitempty"` // BCP 47; "" when undetermined

	// Published carries its own basis: "header", "metadata", "byline",
	// "dateline", "url", "window" or "undated" (see Basis constants). A
	// window has Start and End that differ.
	Published Date `json:"published"`
	// Retrieved is RFC 3339, "" when the document came from a file.
	Retrieved string `json:"retrieved,omitempty"`

	Text       string      `json:"-"`
	Blocks     []Block     `json:"blocks"`
	References []Reference `json:"references,omitempty"`
	// Credits are wire credit lines and bylines found in the text
	// ("(Reuters) -", "By ...; Associated Press").
	Credits []Credit `json:"credits,omitempty"`
	// Dateline is the place of a dateline ("ISLAMABAD, June 18 (Reuters) —"),
	// which is never the place of an event.
	Dateline *Span `json:"dateline,omitempty"`
	// Derived says how Text was made from the raw bytes when it is not the
	// bytes themselves: "html", "pdf", "markdown", "eml", "charset:windows-1252".
	Derived string `json:"derived,omitempty"`
	// Notes are things a reader should know ("12 of 40 pages have no text").
	Notes []string `json:"notes,omitempty"`
}

// Credit names a source that a document credits in a wire tag or byline.
type Credit struct {
	Span
	Name string `json:"name"`
	Kind string `json:"kind"` // "wire" or "byline"
}

// Problem is an input that could not be read, or was read only in part.
type Problem struct {
	Path   string `json:"path"`
	Place  string `json:"place,omitempty"` // "line 12", "page 3"
	Reason string `json:"reason"`
	Hint   string `json:"hint,omitempty"`
	// Fatal is true when nothing of the input was read.
	Fatal bool `json:"fatal"`
}

// BlockAt returns the index of the block that contains byte offset at, or -1.
func (d *Document) BlockAt(at int) int {
	lo, hi := 0, len(d.Blocks)
	for lo < hi {
		mid := (lo + hi) / 2
		if d.Blocks[mid].End <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(d.Blocks) && d.Blocks[lo].Start <= at {
		return lo
	}
	return -1
}
