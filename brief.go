package entente

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
)

// BriefSchema names the JSON of a Brief.
const BriefSchema = "entente/brief/1"

// PartRule names how a Part of a sentence was made. Each can be replayed
// from the sources by the checker, which shares no code with the composer.
type PartRule string

// The rules of composition.
const (
	// PartVerbatim is a slice of a document, byte for byte.
	PartVerbatim PartRule = "verbatim"
	// PartCapital is a slice of a document with the case of its first letter
	// changed, at the start of a sentence or where a start moved inwards.
	PartCapital PartRule = "capital"
	// PartDate is a date written out ("On 18 June 2025, ") from the temporal
	// expression at From[0]; Value is its EDTF, Basis what it rests on.
	PartDate PartRule = "date"
	// PartName is a name in place of a pronoun or definite noun: From[0] is
	// the verbatim name, From[1] the words that it stands for.
	PartName PartRule = "name"
	// PartSource is the publisher, author or title of a document, or the
	// word "source" where it has none; From[0] names the document.
	PartSource PartRule = "source"
	// PartFrame is a fixed phrase of the composer, from lexicon/frames.
	PartFrame PartRule = "frame"
)

// Part is a stretch of a brief's sentence and its proof. The parts of a
// sentence, concatenated, are its text.
type Part struct {
	Text  string     `json:"text"`
	Rule  PartRule   `json:"rule"`
	From  []Evidence `json:"from,omitempty"`
	Value string     `json:"value,omitempty"`
	Basis Basis      `json:"basis,omitempty"`
}

// BriefSentence is one sentence of a Brief with everything it rests on.
type BriefSentence struct {
	ID       string     `json:"id"`
	Text     string     `json:"text"`
	Claims   []string   `json:"claims"`
	Incident string     `json:"incident,omitempty"`
	Mentions int        `json:"mentions"`
	Origins  int        `json:"origins"`
	Standing Standing   `json:"standing"`
	Status   Status     `json:"status"`
	Kind     Kind       `json:"kind"`
	Date     Date       `json:"date"`
	Cites    []int      `json:"cites"` // 1-based numbers of Sources
	Evidence []Evidence `json:"evidence"`
	Parts    []Part     `json:"parts"`
}

// Section is a titled run of sentences. Sub-headings (issues) are sections
// of Level 2.
type Section struct {
	Title     string          `json:"title"`
	Level     int             `json:"level"`
	Sentences []BriefSentence `json:"sentences"`
	// Note is a fixed remark from lexicon/frames ("The sources say nothing…").
	Note string `json:"note,omitempty"`
	// More counts the incidents left out because the form keeps the section
	// short; those with fewer origins and less effect go first.
	More int `json:"more,omitempty"`
}

// Left says in words what More counts, "" for nothing.
func (s *Section) Left() string {
	switch s.More {
	case 0:
		return ""
	case 1:
		return "One more item, with less support or effect, is left out; --full prints it."
	}
	return fmt.Sprintf("%d more items, with less support or effect, are left out; --full prints them.", s.More)
}

// BriefSource is one document as a brief cites it.
type BriefSource struct {
	Number    int    `json:"number"`
	Document  string `json:"document"`
	Path      string `json:"path"`
	Title     string `json:"title"`
	Publisher string `json:"publisher"`
	Author    string `json:"author"`
	Published Date   `json:"published"`
	URL       string `json:"url,omitempty"`
	// Reliability is the letter that the user gave the source.
	Reliability string `json:"reliability,omitempty"`
	SHA256      string `json:"sha256"` // of the raw bytes
	TextSHA256  string `json:"text_sha256"`
	// Cited is how many sentences of the brief cite it.
	Cited int `json:"cited"`
}

// Gap is something that the sources do not state about an incident.
type Gap struct {
	Text     string     `json:"text"`
	What     string     `json:"what"` // "date", "outcome", "amount"
	Incident string     `json:"incident"`
	Claims   []string   `json:"claims"`
	Parts    []Part     `json:"parts"`
	Evidence []Evidence `json:"evidence"`
}

// Leads is what an event table says of the pair: statistics beside the brief,
// never evidence in it. They are proved by computing them again from the table.
type Leads struct {
	Table  string   `json:"table"`  // the file
	SHA256 string   `json:"sha256"` // of its bytes
	Lines  []string `json:"lines"`
}

// Counts are the figures behind a brief's source summary, which the checker
// counts again.
type Counts struct {
	Documents   int            `json:"documents"`
	Cited       int            `json:"cited"`
	Publishers  int            `json:"publishers"`
	Unnamed     int            `json:"unnamed_publisher"`
	Dated       int            `json:"dated"`
	Origins     int            `json:"origins"`
	Claims      int            `json:"claims"`
	Incidents   int            `json:"incidents"`
	Single      int            `json:"single_source"`
	LeftOut     int            `json:"left_out"`
	Quoted      int            `json:"voices_quoted"`
	First       string         `json:"first_published"` // earliest known publication day, "" if none
	Last        string         `json:"last_published"`
	OneSided    string         `json:"one_sided,omitempty"`
	VoicesByWho map[string]int `json:"voices"`
}

// TimelineMark is one entry of the drawn timeline.
type TimelineMark struct {
	Sentence string   `json:"sentence"`
	Label    string   `json:"label"`
	Date     Date     `json:"date"`
	Issue    string   `json:"issue"`
	Hollow   bool     `json:"hollow"` // not a fact: planned, alleged, denied …
	Standing Standing `json:"standing"`
	Quad     string   `json:"quad,omitempty"`
}

// Party is one side of the dyad as the brief names it.
type Party struct {
	Code string `json:"code"`
	Name string `json:"name"` // "the United States"
}

// Brief is the written result: sentences, each with the claims it rests on.
type Brief struct {
	Schema  string   `json:"schema"`
	Form    string   `json:"form"`
	Title   string   `json:"title"`
	Dyad    []string `json:"dyad"`
	Parties []Party  `json:"parties"`
	// Reading names the rules and the setting that the claims were read with,
	// so that a verifier can tell whether it can read them again.
	Reading string `json:"reading"`
	// AsOf is the day up to which documents were taken, "" for all.
	AsOf   string `json:"as_of"`
	Period struct {
		From string `json:"from"`
		To   string `json:"to"`
	} `json:"period"`
	Sources       []BriefSource  `json:"sources"`
	Cited         []CitedSource  `json:"cited_sources"`
	Sections      []Section      `json:"sections"`
	Timeline      []TimelineMark `json:"timeline"`
	Disputes      []Dispute      `json:"disputes"`
	NotStated     []Gap          `json:"not_stated"`
	Leads         *Leads         `json:"leads,omitempty"`
	NotHeardFrom  []string       `json:"not_heard_from"`
	SourceSummary string         `json:"source_summary"`
	Counts        Counts         `json:"counts"`
	Origins       []Group        `json:"origins"`
	Incidents     []Incident     `json:"incidents"`
	Claims        []Claim        `json:"claims"`
	// Names are the short English names of codes used in the brief.
	Names map[string]string `json:"names"`
	// Seal is the hex SHA-256 of the brief's JSON with Seal "".
	Seal string `json:"seal"`
}

// CitedSource is an entry of a reference list inside a source: named there,
// not read here.
type CitedSource struct {
	Document string `json:"document"` // the source that lists it
	Text     string `json:"text"`     // verbatim entry
	Span
	Title     string `json:"title"`
	Publisher string `json:"publisher"`
	Author    string `json:"author"`
	Published Date   `json:"published"`
}

// Digest computes what Seal should be.
func (b *Brief) Digest() (string, error) {
	c := *b
	c.Seal = ""
	data, err := json.Marshal(&c)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), nil
}

// Sentence returns the sentence with the given id, or nil.
func (b *Brief) Sentence(id string) *BriefSentence {
	for i := range b.Sections {
		for j := range b.Sections[i].Sentences {
			if b.Sections[i].Sentences[j].ID == id {
				return &b.Sections[i].Sentences[j]
			}
		}
	}
	return nil
}
