package entente

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// Kind is the kind of a Claim.
type Kind string

// The kinds of claim.
const (
	KindEvent          Kind = "event"
	KindStatement      Kind = "statement"
	KindAssessment     Kind = "assessment"
	KindInterest       Kind = "interest"
	KindConstraint     Kind = "constraint"
	KindIndicator      Kind = "indicator"
	KindExpectation    Kind = "expectation"
	KindRecommendation Kind = "recommendation"
)

// Event is the ontology's view of a claim of kind event: PLOVER v2 type,
// mode and contexts, the CAMEO code, and the quad class.
type Event struct {
	Type     string   `json:"type"` // AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT
	Mode     string   `json:"mode"`
	Contexts []string `json:"contexts"`
	CAMEO    string   `json:"cameo"`
	Quad     string   `json:"quad"`
}

// The quad classes.
const (
	VerbalCooperation   = "verbal-cooperation"
	MaterialCooperation = "material-cooperation"
	VerbalConflict      = "verbal-conflict"
	MaterialConflict    = "material-conflict"
)

// Source is one link of an attribution chain: who says that who said it.
// The first link is the outermost voice inside the document.
type Source struct {
	Speaker string `json:"speaker"`
	Actor   *Actor `json:"actor"`
	Cue     string `json:"cue"`
	Span           // of the speaker in the text
	CueSpan *Span  `json:"cue_span,omitempty"`
	Weak    bool   `json:"weak,omitempty"`
}

// Effect is the sign and size of a claim's event for one dyad, apart from
// its type. Score is on the Goldstein scale, -10 to 10; Why names the rule.
type Effect struct {
	Dyad  string  `json:"dyad"`
	Sign  int     `json:"sign"`
	Score float64 `json:"score"`
	Why   string  `json:"why,omitempty"`
}

// Evidence is a verbatim stretch of a document. Document is "" inside a
// Claim, whose document it is.
type Evidence struct {
	Document string `json:"document,omitempty"`
	Span
	Quote string `json:"quote"`
}

// Claim is one thing that one Document says. Claims are never changed:
// corrections are new records.
type Claim struct {
	ID       string `json:"id"`
	Document string `json:"document"`
	Path     string `json:"path"`
	Kind     Kind   `json:"kind"`
	// Text is one neutral sentence generated from the fields below.
	Text  string `json:"text"`
	Event *Event `json:"event"`

	Actors       []Actor `json:"actors"`
	Recipients   []Actor `json:"recipients"`
	ThirdParties []Actor `json:"third_parties"`

	Date        Date       `json:"date"`
	Amounts     []Amount   `json:"amounts"`
	Place       *PlaceRef  `json:"place"`
	Status      Status     `json:"status"`
	Attribution []Source   `json:"attribution"`
	Issues      []string   `json:"issues"`
	Effects     []Effect   `json:"effects"`
	Evidence    []Evidence `json:"evidence"`

	// Predicate is the word that carries the claim; Clause the smallest span
	// of text that states it; Sentence the whole sentence.
	Predicate Span   `json:"predicate"`
	Lemma     string `json:"lemma"`
	Clause    Span   `json:"clause"`
	Sentence  Span   `json:"sentence"`
	// Confidence is the coder's own, 0 to 1; --strictness cuts on it.
	Confidence float64 `json:"confidence"`
	// Rules names what fired, for explanations.
	Rules []string `json:"rules,omitempty"`
	// Reference is the index of the Document's reference that carries the
	// claim, nil for the body.
	Reference *int `json:"reference,omitempty"`
}

// ClaimID derives the identity of a claim from its document, kind, predicate
// and event type: the same reading gives the same identity.
func ClaimID(document string, kind Kind, predicate Span, event *Event) string {
	t := ""
	if event != nil {
		t = event.Type
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%s\x00%d\x00%d\x00%s", document, kind, predicate.Start, predicate.End, t))
	return "c:" + hex.EncodeToString(sum[:8])
}

// Parties returns the codes of all actors and recipients that have one, in
// order of appearance without repeats.
func (c *Claim) Parties() []string {
	var out []string
	seen := map[string]bool{}
	for _, list := range [][]Actor{c.Actors, c.Recipients} {
		for _, a := range list {
			if a.Code != "" && !seen[a.Code] {
				seen[a.Code] = true
				out = append(out, a.Code)
			}
		}
	}
	return out
}

// Concerns reports whether both of the pair are parties or third parties of
// the claim.
func (c *Claim) Concerns(d Dyad) bool {
	var a, b bool
	for _, list := range [][]Actor{c.Actors, c.Recipients, c.ThirdParties} {
		for _, x := range list {
			a = a || x.Code == d[0]
			b = b || x.Code == d[1]
		}
	}
	return a && b
}
