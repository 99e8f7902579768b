package check

import (
	"slices"
	"sort"
	"strings"

	"entente"
)

func (c *checker) indexClaims() {
	for i := range c.b.Claims {
		c.claims[c.b.Claims[i].ID] = &c.b.Claims[i]
	}
}

// allClaims checks that each claim's words stand in its document.
func (c *checker) allClaims() {
	c.indexClaims()
	for i := range c.b.Claims {
		cl := &c.b.Claims[i]
		c.where, c.text = "claim "+cl.ID, ""
		d := c.docs[cl.Document]
		if d == nil {
			c.fail("missing", "its document %s is not at hand", cl.Document)
			continue
		}
		if cl.ID != entente.ClaimID(cl.Document, cl.Kind, cl.Predicate, cl.Event) {
			c.fail("identity", "the id is not that of its document, kind, predicate and type")
		}
		if len(cl.Evidence) == 0 {
			c.fail("evidence", "no evidence is given")
		}
		for _, e := range cl.Evidence {
			c.quote(e, cl.Document)
		}
		for _, list := range [][]entente.Actor{cl.Actors, cl.Recipients, cl.ThirdParties} {
			for _, a := range list {
				if a.Text != "" && a.Of(d.Text) != a.Text {
					c.fail("actor", "%q does not stand at %d–%d", clip(a.Text), a.Start, a.End)
				}
			}
		}
		for _, a := range cl.Amounts {
			if a.Span.Of(d.Text) != a.Text {
				c.fail("amount", "%q does not stand at %d–%d", clip(a.Text), a.Start, a.End)
			}
		}
		if k := d.BlockAt(cl.Predicate.Start); k < 0 || !d.Blocks[k].Kind.Carries() {
			c.fail("block", "its words stand outside body, heading and references")
		}
		c.negation(cl, d)
	}
}

// negation looks for a bare negation right before the predicate of a claim
// that is put as a fact.
func (c *checker) negation(cl *entente.Claim, d *entente.Document) {
	if !cl.Status.Fact() || cl.Kind != entente.KindEvent || cl.Clause.Start > cl.Predicate.Start {
		return
	}
	before := entente.Span{Start: cl.Clause.Start, End: cl.Predicate.Start}.Of(d.Text)
	var last string
	for w := range words(before) {
		last = strings.ToLower(w)
	}
	switch last {
	case "not", "never", "cannot", "don't", "didn't", "doesn't", "won't", "hasn't", "haven't", "didn’t", "won’t", "hasn’t":
		c.fail("status", "%q stands before %q, yet the claim is put as a fact", last, cl.Predicate.Of(d.Text))
	}
}

// cueClass names the cue words that a status must keep.
var cueClass = map[entente.Status]string{
	entente.Planned: "plan", entente.Hedged: "hedge", entente.Alleged: "allegation",
	entente.Denied: "denial", entente.Negated: "negation", entente.Hypothetical: "condition",
	entente.PastExpectation: "expectation",
}

// claimsOf checks that the sentence's claims exist, that its status is that
// of its leading claim, and that a status which is no fact keeps its word.
func (c *checker) claimsOf(s *entente.BriefSentence) {
	if len(s.Claims) == 0 {
		c.fail("claims", "no claim is given")
		return
	}
	for i, id := range s.Claims {
		cl := c.claims[id]
		if cl == nil {
			c.fail("claims", "claim %s is not in the brief", id)
			continue
		}
		if i == 0 && cl.Status != s.Status {
			c.fail("status", "says %q, its claim is %q", s.Status, cl.Status)
		}
		if i == 0 && (cl.Date.EDTF != s.Date.EDTF || cl.Date.Basis != s.Date.Basis) {
			c.fail("date", "says %q (%s), its claim %q (%s)", s.Date.EDTF, s.Date.Basis, cl.Date.EDTF, cl.Date.Basis)
		}
		if i == 0 && cl.Kind != s.Kind {
			c.fail("claims", "says %q, its claim is of kind %q", s.Kind, cl.Kind)
		}
	}
	class := cueClass[s.Status]
	if class == "" {
		return
	}
	for w := range words(s.Text) {
		if c.ph.Cue(class, w) {
			return
		}
	}
	c.fail("status", "is %q, but no word of the sentence says so", s.Status)
}

// rest checks what stands beside the sentences.
func (c *checker) rest(sentences map[string]bool) {
	c.timeline(sentences)
	c.disputes()
	for i := range c.b.NotStated {
		g := &c.b.NotStated[i]
		c.where, c.text = "not stated "+g.Incident, g.Text
		c.parts(g.Text, g.Parts)
		c.evidence(g.Evidence)
		c.gapHolds(g)
	}
	c.where, c.text = "counts", ""
	c.sourceCounts()
	c.notHeard()
	if c.b.SourceSummary != c.b.Summarise() {
		c.fail("summary", "the source summary is not what the counts give")
	}
	for i, cs := range c.b.Cited {
		c.where, c.text = "cited source", ""
		d := c.docs[cs.Document]
		if d == nil || cs.Of(d.Text) != cs.Text {
			c.fail("evidence", "entry %d does not stand in its document: %q", i+1, clip(cs.Text))
			continue
		}
		for _, part := range []string{cs.Title, cs.Publisher, cs.Author} {
			if !strings.Contains(squeeze(cs.Text), squeeze(part)) {
				c.fail("evidence", "%q is not in entry %d", clip(part), i+1)
			}
		}
	}
}

func (c *checker) timeline(sentences map[string]bool) {
	for _, m := range c.b.Timeline {
		c.where, c.text = "timeline "+m.Sentence, m.Label
		if !sentences[m.Sentence] {
			c.fail("timeline", "its sentence is not in the brief")
			continue
		}
		s := c.b.Sentence(m.Sentence)
		if m.Date.EDTF != s.Date.EDTF || m.Hollow == s.Status.Fact() || m.Standing != s.Standing {
			c.fail("timeline", "date, standing or status is not that of its sentence")
		}
		if in := c.incident(s.Incident); in != nil && (m.Quad != quad(in) || m.Issue != first(in.Issues)) {
			c.fail("timeline", "issue or class is not that of incident %s", in.ID)
		}
		if !strings.HasPrefix(s.Text, strings.TrimSuffix(m.Label, "…")) {
			c.fail("timeline", "the label is not the beginning of its sentence")
		}
	}
}

func (c *checker) incident(id string) *entente.Incident {
	for i := range c.b.Incidents {
		if c.b.Incidents[i].ID == id {
			return &c.b.Incidents[i]
		}
	}
	return nil
}

func quad(x *entente.Incident) string {
	if x.Event == nil {
		return ""
	}
	return x.Event.Quad
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

func (c *checker) disputes() {
	for _, d := range c.b.Disputes {
		c.where, c.text = "dispute "+d.ID, d.About
		if len(d.Sides) < 2 {
			c.fail("dispute", "has fewer than two sides")
		}
		for _, s := range d.Sides {
			c.quote(entente.Evidence{Document: s.Document, Span: s.Span, Quote: s.Quote}, "")
			if !strings.Contains(squeeze(s.Quote), squeeze(strings.Trim(s.Says, "“”\"."))) {
				c.fail("dispute", "%q is not in the words quoted for it", clip(s.Says))
			}
			for _, id := range s.Claims {
				if cl := c.claims[id]; cl == nil || cl.Document != s.Document {
					c.fail("dispute", "claim %s is not in the brief, or of another document", id)
				}
			}
		}
	}
}

func squeeze(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// gapHolds checks that what is called not stated is not stated.
func (c *checker) gapHolds(g *entente.Gap) {
	for _, id := range g.Claims {
		cl := c.claims[id]
		switch {
		case cl == nil:
			c.fail("claims", "claim %s is not in the brief", id)
		case g.What == "date" && cl.Date.Known() && cl.Date.Basis != entente.BasisDocument:
			c.fail("not stated", "claim %s has a date: %s", id, cl.Date.EDTF)
		case g.What == "outcome" && cl.Status.Fact():
			c.fail("not stated", "claim %s is put as a fact", id)
		}
	}
}

// sourceCounts counts the summary's figures again.
func (c *checker) sourceCounts() {
	n := c.b.Counts
	voices := map[string]int{}
	quoted := 0
	for _, cl := range c.b.Claims {
		for _, a := range cl.Attribution {
			if a.Actor != nil && a.Actor.Code != "" {
				voices[a.Actor.Code]++
				quoted++
			}
		}
	}
	if quoted != n.Quoted || len(voices) != len(n.VoicesByWho) {
		c.fail("counts", "says %d voices, there are %d", n.Quoted, quoted)
	}
	for who, k := range voices {
		if n.VoicesByWho[who] != k {
			c.fail("counts", "%s is quoted %d times, not %d", who, k, n.VoicesByWho[who])
		}
	}
	publishers, unnamed, dated := map[string]bool{}, 0, 0
	for _, s := range c.b.Sources {
		if s.Publisher == "" {
			unnamed++
		} else {
			publishers[s.Publisher] = true
		}
		if s.Published.Known() {
			dated++
		}
	}
	cited := map[int]int{}
	single := 0
	for _, sec := range c.b.Sections {
		for _, s := range sec.Sentences {
			for _, k := range s.Cites {
				cited[k]++
			}
			if s.Origins == 1 {
				single++
			}
		}
	}
	for _, s := range c.b.Sources {
		if s.Cited != cited[s.Number] {
			c.fail("counts", "source %d is cited by %d sentences, not %d", s.Number, cited[s.Number], s.Cited)
		}
	}
	for _, x := range []struct {
		what      string
		says, got int
	}{
		{"documents", n.Documents, len(c.b.Sources)}, {"publishers", n.Publishers, len(publishers)},
		{"sources without a publisher", n.Unnamed, unnamed}, {"dated sources", n.Dated, dated},
		{"cited sources", n.Cited, len(cited)}, {"claims", n.Claims, len(c.b.Claims)},
		{"incidents", n.Incidents, len(c.b.Incidents)}, {"single-source sentences", n.Single, single},
		{"origins", n.Origins, len(c.b.Origins)},
	} {
		if x.says != x.got {
			c.fail("counts", "says %d %s, there are %d", x.says, x.what, x.got)
		}
	}
}

// notHeard checks that no party listed as unheard is quoted in a claim.
func (c *checker) notHeard() {
	heard := map[string]bool{}
	about := map[string]bool{}
	for _, cl := range c.b.Claims {
		for _, a := range cl.Attribution {
			if a.Actor != nil {
				heard[a.Actor.Code] = true
			}
		}
		for _, list := range [][]entente.Actor{cl.Actors, cl.Recipients, cl.ThirdParties} {
			for _, a := range list {
				about[a.Code] = true
			}
		}
		if cl.Kind == entente.KindStatement {
			for _, a := range cl.Actors {
				heard[a.Code] = true
			}
		}
	}
	list := append([]string{}, c.b.NotHeardFrom...)
	if !sort.StringsAreSorted(list) {
		c.fail("not heard", "the list is not in order")
	}
	for _, code := range list {
		if heard[code] {
			c.fail("not heard", "%s is quoted", code)
		}
		if !about[code] {
			c.fail("not heard", "no claim is about %s", code)
		}
	}
	for code := range about {
		if code != "" && !heard[code] && !slices.Contains(list, code) {
			c.fail("not heard", "%s is neither quoted nor listed", code)
		}
	}
}
