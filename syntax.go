package entente

// Token is a syntactic word after Universal Dependencies' conventions for
// English. Head is the 1-based index of the governor within the Sentence, 0
// for the root, as in CoNLL-U. Text is always Span.Of(document text).
type Token struct {
	Span
	Text   string `json:"text"`
	Lemma  string `json:"lemma"`
	UPOS   string `json:"upos"`
	XPOS   string `json:"xpos"`
	Head   int    `json:"head"`
	Deprel string `json:"deprel"`
}

// Sentence is a stretch of one Block. Its tokens are in order and disjoint
// and lie within Span. Exactly one token has Head 0; the tree has no cycle.
type Sentence struct {
	Span
	Block  int     `json:"block"`
	Tokens []Token `json:"tokens"`
}

// MentionKind is the kind of an entity mention.
type MentionKind string

// The kinds of mention.
const (
	Person       MentionKind = "person"
	Organisation MentionKind = "organisation"
	Place        MentionKind = "place"
	Nationality  MentionKind = "nationality"
	ArmedGroup   MentionKind = "armed-group"
	EventName    MentionKind = "event"
	Law          MentionKind = "law"
	Facility     MentionKind = "facility"
	Pronoun      MentionKind = "pronoun" // "it", "they", resolved within the document
	Nominal      MentionKind = "nominal" // "the premier", "both sides"
	Other        MentionKind = "other"
)

// Mention is a stretch of text that refers to something named. english makes
// mentions with Kind only; reading/who resolves Actor and adds pronouns and
// definite nouns. Mentions are sorted by Start, then by End descending; they
// may nest ("Pakistan" within "Pakistan's Army Chief Asim Munir").
type Mention struct {
	Span
	Text string      `json:"text"`
	Kind MentionKind `json:"kind"`
	// Sentence and Head are the index of the sentence and the 0-based index
	// of the syntactic head token within it.
	Sentence int `json:"sentence"`
	Head     int `json:"head"`
	// Actors is nil when unresolved. More than one for "the two countries",
	// "both sides", "Pak-US".
	Actors []Actor `json:"actors,omitempty"`
	// Antecedent is the earlier mention that a pronoun or definite noun was
	// resolved through.
	Antecedent *Span `json:"antecedent,omitempty"`
	// Rule names the rule of resolution ("name", "metonym", "office",
	// "acronym", "pronoun", "apposition", …), for explanations.
	Rule string `json:"rule,omitempty"`
}

// Language reads one natural language. Implementations are safe for
// concurrent use and deterministic on every platform.
type Language interface {
	// Tag is the BCP 47 tag of the language, such as "en".
	Tag() string
	// Analyse segments, tags and parses every block that carries claims, and
	// marks entity mentions. Sentences never cross blocks.
	Analyse(text string, blocks []Block) ([]Sentence, []Mention)
}

// Children returns the 0-based indices of the dependents of token i.
func (s *Sentence) Children(i int) []int {
	var out []int
	for j := range s.Tokens {
		if s.Tokens[j].Head == i+1 {
			out = append(out, j)
		}
	}
	return out
}

// Subtree returns, in order, the 0-based indices of token i and all tokens
// below it.
func (s *Sentence) Subtree(i int) []int {
	in := make([]bool, len(s.Tokens))
	in[i] = true
	for changed := true; changed; {
		changed = false
		for j, t := range s.Tokens {
			if h := t.Head - 1; !in[j] && h >= 0 && h < len(in) && in[h] {
				in[j], changed = true, true
			}
		}
	}
	var out []int
	for j, ok := range in {
		if ok {
			out = append(out, j)
		}
	}
	return out
}

// TokenAt returns the 0-based index of the token that covers byte offset at
// of the document, or -1.
func (s *Sentence) TokenAt(at int) int {
	for i, t := range s.Tokens {
		if t.Start <= at && at < t.End {
			return i
		}
	}
	return -1
}
