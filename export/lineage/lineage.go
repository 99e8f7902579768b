// Package lineage follows a fact from the bytes it came in to the sentence
// that tells it: document → text → claim → incident → sentence, in both
// directions from whatever is asked for, with the custody log and the
// decisions of reviewers, and writes it as text, as JSON and as W3C PROV-JSON.
//
// Of is a pure function of its Input; all lists are in a stable order. Cost is
// linear in the input. Nothing here is added to what the archive holds.
package lineage

import (
	"cmp"
	"slices"
	"strings"

	"entente"
	"entente/archive"
)

// Input is what a lineage is drawn from. Lists that are not known are nil.
type Input struct {
	Documents []*entente.Document
	Claims    []entente.Claim
	Incidents []entente.Incident
	Briefs    []*entente.Brief
	Decisions []archive.Decision
	// Log are the entries of the custody log about the documents.
	Log []archive.Entry
	// Reading names the rules that the claims were read with.
	Reading string
}

// Lineage is all that something rests on and all that rests on it.
type Lineage struct {
	Of        string     `json:"of"`
	Kind      string     `json:"kind"` // document, claim, incident or sentence
	Documents []Document `json:"documents"`
	Claims    []Claim    `json:"claims"`
	Incidents []Incident `json:"incidents"`
	Sentences []Sentence `json:"sentences"`
}

// Document is a source: its bytes, the text made of them, and its custody.
type Document struct {
	ID         string          `json:"id"`
	Path       string          `json:"path"`
	Title      string          `json:"title,omitempty"`
	Publisher  string          `json:"publisher,omitempty"`
	URL        string          `json:"url,omitempty"`
	Published  entente.Date    `json:"published"`
	Retrieved  string          `json:"retrieved,omitempty"`
	RawSHA256  string          `json:"raw_sha256"`
	TextSHA256 string          `json:"text_sha256"`
	Derived    string          `json:"derived,omitempty"`
	Custody    []archive.Entry `json:"custody"`
}

// Claim is one claim and the words of the text that carry it.
type Claim struct {
	ID        string             `json:"id"`
	Document  string             `json:"document"`
	Kind      entente.Kind       `json:"kind"`
	Status    entente.Status     `json:"status"`
	Text      string             `json:"text"`
	Evidence  []entente.Evidence `json:"evidence"`
	Rules     []string           `json:"rules,omitempty"`
	Reading   string             `json:"reading,omitempty"`
	Decisions []archive.Decision `json:"decisions"`
}

// Incident is what claims were joined into, with its origins.
type Incident struct {
	ID       string           `json:"id"`
	Title    string           `json:"title"`
	Standing entente.Standing `json:"standing"`
	Mentions int              `json:"mentions"`
	Origins  int              `json:"origins"`
	Claims   []string         `json:"claims"`
	Groups   []entente.Group  `json:"groups"`
}

// Sentence is a sentence of a brief.
type Sentence struct {
	ID       string             `json:"id"`
	Brief    string             `json:"brief"` // its seal
	Title    string             `json:"title"` // of the brief
	Section  string             `json:"section"`
	Text     string             `json:"text"`
	Incident string             `json:"incident,omitempty"`
	Claims   []string           `json:"claims"`
	Evidence []entente.Evidence `json:"evidence"`
	Parts    []entente.Part     `json:"parts"`
}

// chosen says which records belong to a lineage.
type chosen struct {
	documents, claims, incidents, sentences map[string]bool
}

// Of draws the lineage of a document, claim, incident or sentence. A document
// may be named by the beginning of its hexadecimal digits.
func Of(id string, in Input) (*Lineage, error) {
	c := chosen{map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
	l := &Lineage{Of: id}
	switch {
	case strings.HasPrefix(id, "c:"):
		l.Kind = "claim"
		c.claims[id] = true
		c.rise(in)
	case strings.HasPrefix(id, "i:"):
		l.Kind = "incident"
		c.incidents[id] = true
		for _, x := range in.Incidents {
			if x.ID == id {
				add(c.claims, x.Claims)
			}
		}
		c.sentencesOf(in)
	case strings.HasPrefix(id, "s:"):
		l.Kind = "sentence"
		c.sentences[id] = true
		c.fall(in)
	default:
		l.Kind = "document"
		full, err := document(id, in.Documents)
		if err != nil {
			return nil, err
		}
		l.Of = full
		c.documents[full] = true
		for i := range in.Claims {
			if in.Claims[i].Document == full {
				c.claims[in.Claims[i].ID] = true
			}
		}
		c.rise(in)
	}
	l.fill(c, in)
	if !l.holds() {
		return nil, &entente.Error{Code: entente.ErrNotFound, Message: "nothing has the ID " + id,
			Hint: "IDs begin with c: for claims, i: for incidents, s: for sentences of a brief; documents are listed by entente list"}
	}
	return l, nil
}

// All is the lineage of everything in the input.
func All(in Input) *Lineage {
	c := chosen{map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
	for _, d := range in.Documents {
		c.documents[d.ID] = true
	}
	for i := range in.Claims {
		c.claims[in.Claims[i].ID] = true
	}
	for i := range in.Incidents {
		c.incidents[in.Incidents[i].ID] = true
	}
	eachSentence(in, func(_ *entente.Brief, _ string, s *entente.BriefSentence) { c.sentences[s.ID] = true })
	l := &Lineage{Kind: "all"}
	l.fill(c, in)
	return l
}

func document(id string, docs []*entente.Document) (string, error) {
	hex := strings.ToLower(strings.TrimPrefix(id, "sha256:"))
	var found []string
	for _, d := range docs {
		if hex != "" && strings.HasPrefix(strings.TrimPrefix(d.ID, "sha256:"), hex) {
			found = append(found, d.ID)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return "", &entente.Error{Code: entente.ErrNotFound, Message: "no document has the ID " + id, Hint: "entente list shows what there is"}
	}
	return "", entente.Invalid("several documents have an ID that begins with "+id, "give more of its digits")
}

func add(set map[string]bool, ids []string) {
	for _, id := range ids {
		set[id] = true
	}
}

// rise adds the incidents that the chosen claims are in and the sentences
// that rest on them.
func (c *chosen) rise(in Input) {
	for i := range in.Incidents {
		if slices.ContainsFunc(in.Incidents[i].Claims, func(id string) bool { return c.claims[id] }) {
			c.incidents[in.Incidents[i].ID] = true
		}
	}
	c.sentencesOf(in)
}

func (c *chosen) sentencesOf(in Input) {
	eachSentence(in, func(_ *entente.Brief, _ string, s *entente.BriefSentence) {
		if slices.ContainsFunc(s.Claims, func(id string) bool { return c.claims[id] }) {
			c.sentences[s.ID] = true
		}
	})
}

// fall adds what the chosen sentences rest on.
func (c *chosen) fall(in Input) {
	eachSentence(in, func(_ *entente.Brief, _ string, s *entente.BriefSentence) {
		if !c.sentences[s.ID] {
			return
		}
		add(c.claims, s.Claims)
		if s.Incident != "" {
			c.incidents[s.Incident] = true
		}
		for _, e := range s.Evidence {
			c.documents[e.Document] = true
		}
	})
}

func eachSentence(in Input, f func(b *entente.Brief, section string, s *entente.BriefSentence)) {
	for _, b := range in.Briefs {
		for i := range b.Sections {
			for j := range b.Sections[i].Sentences {
				f(b, b.Sections[i].Title, &b.Sections[i].Sentences[j])
			}
		}
	}
}

// holds reports whether the thing asked for is in the lineage.
func (l *Lineage) holds() bool {
	switch l.Kind {
	case "claim":
		return slices.ContainsFunc(l.Claims, func(c Claim) bool { return c.ID == l.Of })
	case "incident":
		return slices.ContainsFunc(l.Incidents, func(x Incident) bool { return x.ID == l.Of })
	case "sentence":
		return slices.ContainsFunc(l.Sentences, func(s Sentence) bool { return s.ID == l.Of })
	}
	return len(l.Documents) > 0
}

// fill copies the chosen records, claims first, since their documents belong.
func (l *Lineage) fill(c chosen, in Input) {
	l.Documents, l.Claims, l.Incidents, l.Sentences = []Document{}, []Claim{}, []Incident{}, []Sentence{}
	decisions := map[string][]archive.Decision{}
	for _, d := range in.Decisions {
		decisions[d.Claim] = append(decisions[d.Claim], d)
	}
	for i := range in.Claims {
		x := &in.Claims[i]
		if !c.claims[x.ID] {
			continue
		}
		c.documents[x.Document] = true
		l.Claims = append(l.Claims, Claim{ID: x.ID, Document: x.Document, Kind: x.Kind, Status: x.Status, Text: x.Text, Evidence: evidence(x),
			Rules: x.Rules, Reading: in.Reading, Decisions: slices.Concat([]archive.Decision{}, decisions[x.ID])})
	}
	slices.SortStableFunc(l.Claims, func(a, b Claim) int {
		return cmp.Or(cmp.Compare(a.Document, b.Document), cmp.Compare(first(a.Evidence), first(b.Evidence)), cmp.Compare(a.ID, b.ID))
	})
	for i := range in.Incidents {
		if x := &in.Incidents[i]; c.incidents[x.ID] {
			l.Incidents = append(l.Incidents, Incident{x.ID, x.Title, x.Standing, x.Mentions, x.Origins, x.Claims, x.Groups})
		}
	}
	slices.SortStableFunc(l.Incidents, func(a, b Incident) int { return cmp.Compare(a.ID, b.ID) })
	eachSentence(in, func(b *entente.Brief, section string, s *entente.BriefSentence) {
		if c.sentences[s.ID] {
			l.Sentences = append(l.Sentences, Sentence{s.ID, b.Seal, b.Title, section, s.Text, s.Incident, s.Claims, s.Evidence, s.Parts})
		}
	})
	l.documents(c, in)
}

func (l *Lineage) documents(c chosen, in Input) {
	custody := map[string][]archive.Entry{}
	for _, e := range in.Log {
		custody[e.Subject] = append(custody[e.Subject], e)
	}
	for _, d := range in.Documents {
		if !c.documents[d.ID] {
			continue
		}
		x := Document{ID: d.ID, Path: d.Path, Title: d.Title, Publisher: d.Publisher, URL: d.URL, Published: d.Published, Retrieved: d.Retrieved,
			RawSHA256: d.RawSHA256, TextSHA256: d.TextSHA256, Derived: d.Derived, Custody: []archive.Entry{}}
		x.Custody = append(x.Custody, custody[d.ID]...)
		if d.URL != "" {
			x.Custody = append(x.Custody, custody[d.URL]...)
		}
		slices.SortStableFunc(x.Custody, func(a, b archive.Entry) int { return cmp.Compare(a.Seq, b.Seq) })
		l.Documents = append(l.Documents, x)
	}
	slices.SortStableFunc(l.Documents, func(a, b Document) int { return cmp.Compare(a.ID, b.ID) })
}

// evidence of a claim, each piece with its document.
func evidence(c *entente.Claim) []entente.Evidence {
	out := make([]entente.Evidence, 0, len(c.Evidence))
	for _, e := range c.Evidence {
		e.Document = c.Document
		out = append(out, e)
	}
	return out
}

func first(list []entente.Evidence) int {
	if len(list) == 0 {
		return -1
	}
	return list[0].Start
}
