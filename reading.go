package entente

// Amount is a quantity as written: never converted, never filled in.
type Amount struct {
	Span
	Text string `json:"text"`
	// Value is nil when no number is given ("narrowed", "billions of dollars").
	// High is the upper end of a range, else nil.
	Value *float64 `json:"value"`
	High  *float64 `json:"high,omitempty"`
	// Unit is an ISO 4217 code for money, "percent", "percentage-points",
	// "count", or a unit of measure ("barrels", "MW", "km").
	Unit string `json:"unit"`
	// Direction is nil, "up" or "down".
	Direction *string `json:"direction"`
	// Approximate is true for "about", "nearly", "some"; Bound is "min" for
	// "at least", "more than", "max" for "up to", "less than".
	Approximate bool   `json:"approximate"`
	Bound       string `json:"bound,omitempty"`
	// Of is what is counted or measured ("soldiers", "tariff"), Per the rate's
	// denominator ("year").
	Of       string `json:"of,omitempty"`
	OfSpan   *Span  `json:"of_span,omitempty"`
	Per      string `json:"per,omitempty"`
	Sentence int    `json:"sentence"`
}

// PlaceRef is a place with its GeoNames id where known.
type PlaceRef struct {
	Span
	Text     string `json:"text"`
	Name     string `json:"name"`
	Country  string `json:"country"` // alpha-3, "" when open
	GeoNames int    `json:"geonames,omitempty"`
	Sentence int    `json:"sentence"`
}

// Quotation is one attribution: who says what, by which words.
// Spans are document offsets; Source or Cue may be empty.
type Quotation struct {
	Content Span `json:"content"`
	Cue     Span `json:"cue"`
	Source  Span `json:"source"`
	// Direct is true for words inside quotation marks, Mixed when only a part
	// of the content is; ScareQuote for quoted words that report nobody.
	Direct     bool `json:"direct"`
	Mixed      bool `json:"mixed,omitempty"`
	ScareQuote bool `json:"scare_quote,omitempty"`
	// CueLemma is "say", "according to", "deny", …; Speaker the resolved
	// source when it is one.
	CueLemma string `json:"cue_lemma"`
	Speaker  *Actor `json:"speaker"`
	// Weak marks an anonymous or plural source ("officials", "some analysts").
	Weak bool `json:"weak,omitempty"`
	// Nested is the index of the quotation whose content contains this one, -1.
	Nested int `json:"nested"`
}

// Status says how a document puts something. Only what is asserted or
// ongoing feeds measurements.
type Status string

// The statuses of a claim.
const (
	Asserted        Status = "asserted"
	Planned         Status = "planned"
	Ongoing         Status = "ongoing"
	Hedged          Status = "hedged"
	Alleged         Status = "alleged"
	Denied          Status = "denied"
	Negated         Status = "negated"
	Hypothetical    Status = "hypothetical"
	PastExpectation Status = "past-expectation"
)

// Fact reports whether a claim of this status says that something happened
// or holds.
func (s Status) Fact() bool { return s == Asserted || s == Ongoing }

// Predicate is a verb, or a noun or adjective that carries an event, with
// how factual the text makes it.
type Predicate struct {
	Span
	Lemma string `json:"lemma"`
	// Factuality is -3 (certainly did not happen) to 3 (certainly did), after
	// Saurí and Pustejovsky (2009) as graded in UDS-IH2.
	Factuality float64 `json:"factuality"`
	Status     Status  `json:"status"`
	// Because lists the rules that moved it ("negation:not", "modal:may").
	Because  []string `json:"because,omitempty"`
	Cue      []Span   `json:"cues,omitempty"` // the words that carry negation or hedge
	Sentence int      `json:"sentence"`
	Token    int      `json:"token"` // 0-based
}

// Reading is what reading finds in one Document.
type Reading struct {
	Document   string      `json:"id"`
	Path       string      `json:"path"`
	Published  Date        `json:"published"`
	Blocks     []Block     `json:"blocks"`
	Sentences  []Sentence  `json:"sentences"`
	Mentions   []Mention   `json:"mentions"`
	Dates      []Timex     `json:"dates"`
	Amounts    []Amount    `json:"amounts"`
	Places     []PlaceRef  `json:"places"`
	Quotations []Quotation `json:"quotations"`
	Predicates []Predicate `json:"predicates"`
}
