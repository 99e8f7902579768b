package corpus

// Span is a stretch of a passage's text, [Start,End) in bytes.
type Span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Party is an actor, recipient or speaker. Code is an ISO 3166-1 alpha-3
// country (XKX for Kosovo) or an organisation's code, "" when the text does
// not let the reader establish one. Sector is of PLOVER's ("GOV", "MIL", …).
type Party struct {
	Code   string `json:"code"`
	Sector string `json:"sector"`
	Span
}

// Event is one act that one sentence tells.
type Event struct {
	Sentence   int     `json:"sentence"` // 0-based
	Type       string  `json:"type"`
	Mode       string  `json:"mode"`
	Quad       string  `json:"quad"`
	Status     string  `json:"status"`
	Predicate  Span    `json:"predicate"`
	Actors     []Party `json:"actors"`
	Recipients []Party `json:"recipients"`
	Date       *Span   `json:"date"`
	Speaker    *Party  `json:"speaker"`
	// Sign is the effect on the passage's dyad, -1, 0 or 1, apart from the
	// type: 0 when the act is not between the two or does not bear on them.
	Sign int `json:"sign"`
}

// Passage is one to five sentences with their events.
type Passage struct {
	ID        string  `json:"id"`
	Style     string  `json:"style"`
	Dyad      string  `json:"dyad"`
	Published string  `json:"published"`
	Split     string  `json:"split"` // "train", "held-passage" or "held-dyad"
	Text      string  `json:"text"`
	Sentences []Span  `json:"sentences"`
	Events    []Event `json:"events"`
}

// The splits. A dyad of SplitDyad occurs nowhere else; a passage of
// SplitPassage has a dyad that also occurs in training.
const (
	SplitTrain   = "train"
	SplitPassage = "held-passage"
	SplitDyad    = "held-dyad"
)
