package entente

// Standing is what the sources together make of an Incident.
type Standing string

// The standings.
const (
	Corroborated Standing = "corroborated"
	SingleSource Standing = "single-source"
	Disputed     Standing = "disputed"
	StandPlanned Standing = "planned"
	StandDenied  Standing = "denied"
)

// Group is an origin: documents with a demonstrable common source, and the
// reason for taking them together. A document alone in its group has Because
// "" ("no shared origin found").
type Group struct {
	Documents []string   `json:"documents"`
	Because   string     `json:"because"` // "quotation traced", "wire", "near-duplicate", "cited source", "publisher"
	Evidence  []Evidence `json:"evidence"`
}

// Incident is a set of claims, of one or several documents, about the same
// event.
type Incident struct {
	ID       string   `json:"id"`
	Title    string   `json:"title"`
	Kind     Kind     `json:"kind"`
	Event    *Event   `json:"event"`
	Date     Date     `json:"date"`
	Issues   []string `json:"issues"`
	Claims   []string `json:"claims"`   // the best-supported wording first
	Mentions int      `json:"mentions"` // documents
	Origins  int      `json:"origins"`  // groups
	Groups   []Group  `json:"groups"`
	Standing Standing `json:"standing"`
	// Status is the status of the incident as last told.
	Status Status `json:"status"`
	// Credibility is the Admiralty item credibility suggested from origins,
	// directness and contradiction: 1 confirmed … 6 cannot be judged.
	Credibility int `json:"credibility"`
	// Reliability is the best letter of the Admiralty scale, A completely
	// reliable … E unreliable, that the user gave a source which says it
	// happened; "" (F, cannot be judged) when none was given. It is an axis of
	// its own and moves neither Credibility nor Standing.
	Reliability string `json:"reliability,omitempty"`
	// Weak is true when nobody in particular vouches for it: "experts", "some
	// analysts", "sources".
	Weak bool `json:"weak,omitempty"`
}

// DisputeType is the kind of a disagreement.
type DisputeType string

// The types of dispute. A difference of scope is not one.
const (
	DisputeValue            DisputeType = "value"
	DisputeDate             DisputeType = "date"
	DisputeStatusOverTime   DisputeType = "status-over-time"
	DisputeStrength         DisputeType = "strength"
	DisputeAgency           DisputeType = "agency"
	DisputeRole             DisputeType = "role"
	DisputeIdentity         DisputeType = "identity"
	DisputeCharacterisation DisputeType = "characterisation"
)

// Side is one position in a Dispute.
type Side struct {
	Claims   []string `json:"claims"`
	Says     string   `json:"says"`
	Document string   `json:"document"`
	Quote    string   `json:"quote"`
	Span
	// AsOf dates the position when the type is status-over-time.
	AsOf Date `json:"as_of"`
}

// Dispute is two or more claims of one incident or one subject that differ.
type Dispute struct {
	ID       string      `json:"id"`
	Type     DisputeType `json:"type"`
	About    string      `json:"about"`
	Incident string      `json:"incident,omitempty"`
	// Parties are the codes of those whom the sides name, sorted: the actors
	// and recipients of their claims, or who stands in their sentences.
	Parties []string `json:"parties,omitempty"`
	Sides   []Side   `json:"sides"`
}
