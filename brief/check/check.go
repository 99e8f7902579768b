// Package check proves a brief against the bytes of its sources. It shares
// no code with the composer beyond the root types and the phrase lists: what
// the composer says it did, the checker does again from the documents.
//
// What is proved of each sentence: its parts, concatenated, are its text;
// verbatim parts are the source's bytes; a date follows from the expression
// it was read from; a name stands in the source; nothing else is added but
// fixed phrases; nothing that carries negation or doubt was left out; a
// status that is not a fact keeps its word; no judging word stands outside
// quotation marks; no likelihood word shares a sentence with a confidence
// level; and the counts of documents and origins are right.
//
// Check is a pure function, linear in the size of brief and sources.
package check

import (
	"fmt"
	"sort"
	"strings"

	"entente"
	"entente/lexicon/phrases"
)

// Finding is one thing that could not be proved.
type Finding struct {
	Where   string `json:"where"` // "sentence s:…", "source 3", "claim c:…"
	Rule    string `json:"rule"`  // name of the check
	Message string `json:"message"`
	Text    string `json:"text,omitempty"` // the sentence concerned
}

// String is one line for the terminal.
func (f Finding) String() string {
	s := f.Where + ": " + f.Rule + ": " + f.Message
	if f.Text != "" {
		s += "\n    " + f.Text
	}
	return s
}

// checker carries what the checks share.
type checker struct {
	ph     *phrases.Phrases
	b      *entente.Brief
	docs   map[string]*entente.Document
	source map[string]*entente.BriefSource
	claims map[string]*entente.Claim
	called func(string) string
	found  []Finding
	where  string
	text   string
}

func (c *checker) fail(rule, format string, args ...any) {
	c.found = append(c.found, Finding{Where: c.where, Rule: rule, Message: fmt.Sprintf(format, args...), Text: c.text})
}

// Check proves b against docs, keyed by document ID, and returns what it
// could not prove, in the order of the brief; nil when all is proved. name
// gives the names of country codes, or is nil to take the brief's own.
func Check(b *entente.Brief, docs map[string]*entente.Document, name func(string) string) ([]Finding, error) {
	ph, err := phrases.Load()
	if err != nil {
		return nil, err
	}
	c := &checker{ph: ph, b: b, docs: docs, called: name, source: map[string]*entente.BriefSource{}, claims: map[string]*entente.Claim{}}
	c.seal()
	if err := c.titles(); err != nil {
		return nil, err
	}
	c.sources()
	c.allClaims()
	seen := map[string]bool{}
	for i := range b.Sections {
		for j := range b.Sections[i].Sentences {
			s := &b.Sections[i].Sentences[j]
			c.where, c.text = "sentence "+s.ID, s.Text
			if seen[s.ID] {
				c.fail("identity", "the id stands twice")
			}
			seen[s.ID] = true
			c.sentence(s)
		}
	}
	c.rest(seen)
	return c.found, nil
}

// Sentences proves sentences alone, for a composer that drops what fails.
func Sentences(b *entente.Brief, docs map[string]*entente.Document, list []*entente.BriefSentence) (map[string][]Finding, error) {
	ph, err := phrases.Load()
	if err != nil {
		return nil, err
	}
	c := &checker{ph: ph, b: b, docs: docs, source: map[string]*entente.BriefSource{}, claims: map[string]*entente.Claim{}}
	c.sources()
	c.indexClaims()
	out := map[string][]Finding{}
	for _, s := range list {
		c.found = nil
		c.where, c.text = "sentence "+s.ID, s.Text
		c.sentence(s)
		if len(c.found) > 0 {
			out[s.ID] = c.found
		}
	}
	return out, nil
}

func (c *checker) seal() {
	c.where, c.text = "brief", ""
	if c.b.Schema != entente.BriefSchema {
		c.fail("schema", "schema %q is not %q", c.b.Schema, entente.BriefSchema)
	}
	sum, err := c.b.Digest()
	if err != nil || sum != c.b.Seal {
		c.fail("seal", "the brief was changed after it was written: its digest is %.12s, its seal says %.12s", sum, c.b.Seal)
	}
}

// sources checks that each source is at hand with the very bytes.
func (c *checker) sources() {
	for i := range c.b.Sources {
		s := &c.b.Sources[i]
		c.where, c.text = fmt.Sprintf("source %d", s.Number), ""
		if s.Number != i+1 {
			c.fail("number", "stands at place %d", i+1)
		}
		c.source[s.Document] = s
		d := c.docs[s.Document]
		if d == nil {
			c.fail("missing", "%s (%s) is not among the sources given, or its bytes have changed", s.Path, s.Document)
			continue
		}
		if d.TextSHA256 != s.TextSHA256 {
			c.fail("bytes", "the text of %s has SHA-256 %.12s…, the brief was made from %.12s…", s.Path, d.TextSHA256, s.TextSHA256)
		}
		if d.RawSHA256 != "" && d.RawSHA256 != s.SHA256 {
			c.fail("bytes", "the file %s has SHA-256 %.12s…, the brief was made from %.12s…", s.Path, d.RawSHA256, s.SHA256)
		}
		if s.Title != d.Title || s.Publisher != d.Publisher || s.Author != d.Author || s.URL != d.URL || s.Reliability != d.Reliability {
			c.fail("description", "title, publisher, author or address is not that of %s", s.Path)
		}
		c.published(s, d)
	}
}

// published checks a source's date: the document's own, or a stated span.
func (c *checker) published(s *entente.BriefSource, d *entente.Document) {
	p := s.Published
	if p.EDTF == d.Published.EDTF && p.Basis == d.Published.Basis {
		return
	}
	if d.Published.Known() {
		c.fail("published", "the date %q is not the document's %q", p.EDTF, d.Published.EDTF)
		return
	}
	if p.At != nil && p.At.Of(d.Text) != p.Text {
		c.fail("published", "the words %q that date the document do not stand at %d–%d", p.Text, p.At.Start, p.At.End)
	}
}

// sentence proves one sentence.
func (c *checker) sentence(s *entente.BriefSentence) {
	c.parts(s.Text, s.Parts)
	c.evidence(s.Evidence)
	c.within(s)
	c.gaps(s.Parts)
	c.language(s.Text, s.Parts)
	c.claimsOf(s)
	c.counts(s)
}

// evidence checks that each quotation stands verbatim where it says.
func (c *checker) evidence(list []entente.Evidence) {
	if len(list) == 0 {
		c.fail("evidence", "no evidence is given")
	}
	for _, e := range list {
		c.quote(e, "")
	}
}

// quote checks one piece of evidence; document stands in for an empty one.
func (c *checker) quote(e entente.Evidence, document string) bool {
	if e.Document == "" {
		e.Document = document
	}
	d := c.docs[e.Document]
	if d == nil {
		c.fail("evidence", "document %s is not at hand", e.Document)
		return false
	}
	if err := e.Check(d.Text); err != nil {
		c.fail("evidence", "%s: %v", d.Path, err)
		return false
	}
	if got := e.Of(d.Text); got != e.Quote {
		c.fail("evidence", "%s has %q at %d–%d, not %q", d.Path, clip(got), e.Start, e.End, clip(e.Quote))
		return false
	}
	return true
}

// within checks that every source stretch of the parts lies in the evidence.
func (c *checker) within(s *entente.BriefSentence) {
	for _, p := range s.Parts {
		for _, f := range p.From {
			if f.Quote == "" {
				continue
			}
			ok := false
			for _, e := range s.Evidence {
				ok = ok || e.Document == f.Document && e.Contains(f.Span)
			}
			if !ok {
				c.fail("evidence", "%q is used but is not among the evidence", clip(f.Quote))
			}
		}
	}
}

// counts checks mentions, origins, citations and standing.
func (c *checker) counts(s *entente.BriefSentence) {
	docs := map[string]bool{}
	for _, id := range s.Claims {
		if cl := c.claims[id]; cl != nil {
			docs[cl.Document] = true
		}
	}
	if s.Mentions != len(docs) {
		c.fail("counts", "says %d mentions, its claims stand in %d documents", s.Mentions, len(docs))
	}
	if s.Origins < 1 || s.Origins > s.Mentions {
		c.fail("counts", "%d origins of %d mentions", s.Origins, s.Mentions)
	}
	var cites []int
	for id := range docs {
		if src := c.source[id]; src != nil {
			cites = append(cites, src.Number)
		}
	}
	sort.Ints(cites)
	if fmt.Sprint(cites) != fmt.Sprint(s.Cites) {
		c.fail("citations", "cites %v, its claims stand in %v", s.Cites, cites)
	}
	if s.Standing == entente.Corroborated && s.Origins < 2 {
		c.fail("standing", "corroborated by %d origin", s.Origins)
	}
	c.origins(s, docs)
}

// origins counts again how many groups of origin the documents fall in.
func (c *checker) origins(s *entente.BriefSentence, docs map[string]bool) {
	var inc *entente.Incident
	for i := range c.b.Incidents {
		if c.b.Incidents[i].ID == s.Incident {
			inc = &c.b.Incidents[i]
		}
	}
	if s.Incident != "" && inc == nil {
		c.fail("incident", "incident %s is not in the brief", s.Incident)
		return
	}
	if inc == nil {
		return
	}
	n, covered := 0, 0
	for _, g := range inc.Groups {
		hit := false
		for _, d := range g.Documents {
			if docs[d] {
				hit = true
				covered++
			}
		}
		if hit {
			n++
		}
	}
	if covered != len(docs) || n != s.Origins {
		c.fail("counts", "says %d origins; its documents fall in %d groups of incident %s", s.Origins, n, inc.ID)
	}
	if s.Standing != inc.Standing && s.Standing != entente.SingleSource {
		c.fail("standing", "says %q, incident %s is %q", s.Standing, inc.ID, inc.Standing)
	}
}

func clip(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) <= 80 {
		return s
	}
	cut := 77
	for cut > 0 && s[cut]&0xC0 == 0x80 {
		cut--
	}
	return s[:cut] + "…"
}
