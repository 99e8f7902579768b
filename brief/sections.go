package brief

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/brief/check"
	"entente/brief/compose"
	"entente/lexicon/forms"
)

// sections fills the form's sections. An incident goes to the first section
// that takes it; what cannot be composed or proved is left out and counted.
func (w *writer) sections(chosen []*incident) {
	turn := w.turnOfPeriod(chosen)
	left := chosen
	for _, plan := range w.form.Sections {
		var mine, rest []*incident
		for _, x := range left {
			if w.takes(plan, x, turn) {
				mine = append(mine, x)
			} else {
				rest = append(rest, x)
			}
		}
		w.order(plan, mine)
		written, over := w.write(plan, mine)
		left = append(rest, over...)
		slices.SortFunc(left, func(a, b *incident) int {
			return cmp.Or(cmp.Compare(unknownLast(a.Date.Start), unknownLast(b.Date.Start)), cmp.Compare(a.ID, b.ID))
		})
		w.place(plan, written)
	}
}

func (w *writer) takes(plan forms.Section, x *incident, turn string) bool {
	if !plan.Takes(x.lead().Kind) {
		return false
	}
	switch plan.Who {
	case "A", "B":
		code := w.in.Dyad[0]
		if plan.Who == "B" {
			code = w.in.Dyad[1]
		}
		if x.third || !has(x.lead().Actors, code) {
			return false
		}
	case "third":
		if !x.third {
			return false
		}
	case "pair":
		if x.third {
			return false
		}
	}
	switch plan.When {
	case "before":
		return x.Date.Known() && turn != "" && x.Date.End < turn
	case "within":
		return !x.Date.Known() || turn == "" || x.Date.End >= turn
	case "done":
		return x.lead().Status.Fact() && x.Date.Known() && (turn == "" || x.Date.End >= turn)
	case "planned":
		return x.lead().Status == entente.Planned
	case "dated":
		return x.Date.Known()
	case "undated":
		return !x.Date.Known()
	}
	return true
}

func has(list []entente.Actor, code string) bool {
	return slices.ContainsFunc(list, func(a entente.Actor) bool { return a.Code == code })
}

func (w *writer) order(plan forms.Section, list []*incident) {
	slices.SortStableFunc(list, func(a, b *incident) int {
		if plan.Order == "support" {
			if n := cmp.Or(cmp.Compare(b.Origins, a.Origins), cmp.Compare(b.Mentions, a.Mentions),
				cmp.Compare(weight(b), weight(a))); n != 0 {
				return n
			}
		}
		return cmp.Or(cmp.Compare(unknownLast(a.Date.Start), unknownLast(b.Date.Start)),
			cmp.Compare(unknownLast(w.docs[a.lead().Document].Published.Start), unknownLast(w.docs[b.lead().Document].Published.Start)),
			cmp.Compare(w.number[a.lead().Document], w.number[b.lead().Document]),
			cmp.Compare(a.lead().Predicate.Start, b.lead().Predicate.Start), cmp.Compare(a.ID, b.ID))
	})
}

// weight is the size of an incident's effect on the pair.
func weight(x *incident) float64 {
	best := 0.0
	for _, c := range x.claims {
		for _, e := range c.Effects {
			best = max(best, e.Score, -e.Score)
		}
	}
	return best
}

// tagged is a composed sentence with its incident.
type tagged struct {
	s entente.BriefSentence
	x *incident
}

// write composes and proves up to plan.Most sentences, those with the best
// support first, and returns the incidents beyond that. The sentences stand
// in the order of list.
func (w *writer) write(plan forms.Section, list []*incident) (out []tagged, over []*incident) {
	place := map[*incident]int{}
	for i, x := range list {
		place[x] = i
	}
	most := plan.Most
	if most > 0 && len(list) > most {
		list = slices.Clone(list)
		slices.SortStableFunc(list, bySupport)
	}
	for i, x := range list {
		if most > 0 && len(out) >= most && (!w.in.Full || plan.Spills) {
			over = list[i:]
			break
		}
		s, ok := w.compose(x)
		if ok {
			out = append(out, tagged{s, x})
			w.printed[x] = true
		}
	}
	slices.SortFunc(out, func(a, b tagged) int { return cmp.Compare(place[a.x], place[b.x]) })
	for _, x := range over {
		if w.crowded[x] == "" {
			w.crowded[x] = w.title(plan)
		}
	}
	return out, over
}

// bySupport puts first what more origins tell, then facts, what has a date,
// and what weighs more for the pair.
func bySupport(a, b *incident) int {
	return cmp.Or(cmp.Compare(b.Origins, a.Origins), cmp.Compare(b.Mentions, a.Mentions),
		cmp.Compare(bool2(!a.lead().Status.Fact()), bool2(!b.lead().Status.Fact())),
		cmp.Compare(bool2(!a.Date.Known()), bool2(!b.Date.Known())),
		cmp.Compare(weight(b), weight(a)))
}

// countLeft says under each section how many incidents it was too short for
// and no later one printed.
func (w *writer) countLeft() {
	n := map[string]int{}
	for x, title := range w.crowded {
		if !w.printed[x] {
			n[title]++
		}
	}
	for i := range w.out.Sections {
		if s := &w.out.Sections[i]; s.Level == 1 {
			s.More = n[s.Title]
		}
	}
}

// compose writes one incident, from the first of its claims that gives a
// sentence the checker proves.
func (w *writer) compose(x *incident) (entente.BriefSentence, bool) {
	folded, unproved := false, false
	for n, c := range x.claims {
		if n == 8 {
			break
		}
		parts, ok := w.composer.Sentence(w.item(c))
		if !ok {
			continue
		}
		if w.alreadyTold(c.Document, parts) || w.said[wording(parts)] {
			folded = true
			continue
		}
		s := w.assemble(x, c, parts)
		findings, err := check.Sentences(w.proof, w.docs, []*entente.BriefSentence{&s})
		if err != nil || len(findings[s.ID]) > 0 {
			w.report.Findings = append(w.report.Findings, findings[s.ID]...)
			unproved = true
			continue
		}
		w.tell(c.Document, parts)
		w.said[wording(parts)] = true
		return s, true
	}
	switch {
	case unproved:
		w.report.Unproved++
	case folded:
		w.report.Folded++
	default:
		w.report.Unwritten++
		c := x.lead()
		w.report.Silent = append(w.report.Silent, c.Sentence.Of(w.docs[c.Document].Text))
	}
	return entente.BriefSentence{}, false
}

func (w *writer) item(c *entente.Claim) compose.Item {
	return compose.ItemOf(w.docs[c.Document], w.doc(c.Document).r, c, w.number[c.Document])
}

// alreadyTold reports whether the words that parts take from the document
// are mostly those of a printed sentence, or the other way round.
func (w *writer) alreadyTold(doc string, parts []entente.Part) bool {
	mine := spansOf(parts)
	var all []entente.Span
	for _, t := range w.told[doc] {
		if overlap(t, mine)*10 >= length(t)*8 {
			return true
		}
		all = append(all, t...)
	}
	return length(mine) > 0 && overlap(mine, all)*10 >= length(mine)*7
}

// wording is what a sentence takes from its source, without dates and
// phrases: copies of one text give one wording.
func wording(parts []entente.Part) string {
	var b strings.Builder
	for _, p := range parts {
		if p.Rule == entente.PartVerbatim || p.Rule == entente.PartCapital {
			b.WriteString(strings.ToLower(strings.Join(strings.Fields(p.Text), " ")))
			b.WriteByte('|')
		}
	}
	return b.String()
}

func spansOf(parts []entente.Part) []entente.Span {
	var out []entente.Span
	for _, p := range parts {
		if p.Rule == entente.PartVerbatim || p.Rule == entente.PartCapital {
			out = append(out, p.From[0].Span)
		}
	}
	return out
}

func length(list []entente.Span) int {
	n := 0
	for _, s := range list {
		n += s.Len()
	}
	return n
}

// overlap counts the bytes of a that b covers; spans of b may repeat.
func overlap(a, b []entente.Span) int {
	n := 0
	for _, x := range a {
		best := 0
		for _, y := range b {
			if lo, hi := max(x.Start, y.Start), min(x.End, y.End); lo < hi {
				best += hi - lo
			}
		}
		n += min(best, x.Len())
	}
	return n
}

func (w *writer) tell(doc string, parts []entente.Part) {
	w.told[doc] = append(w.told[doc], spansOf(parts))
}

// assemble makes the sentence with its claims, counts and evidence.
func (w *writer) assemble(x *incident, lead *entente.Claim, parts []entente.Part) entente.BriefSentence {
	s := entente.BriefSentence{Text: compose.Text(parts), Parts: parts, Incident: x.ID,
		Standing: x.Standing, Status: lead.Status, Kind: lead.Kind, Date: lead.Date, Claims: []string{lead.ID}}
	docs := map[string]bool{lead.Document: true}
	s.Evidence = evidenceOf(parts)
	for _, c := range x.claims {
		if c.ID == lead.ID {
			continue
		}
		s.Claims = append(s.Claims, c.ID)
		docs[c.Document] = true
		d := w.docs[c.Document]
		span := c.Clause
		if span.Empty() {
			span = c.Sentence
		}
		s.Evidence = append(s.Evidence, entente.Evidence{Document: c.Document, Span: span, Quote: span.Of(d.Text)})
	}
	for id := range docs {
		s.Cites = append(s.Cites, w.number[id])
	}
	slices.Sort(s.Cites)
	s.Mentions = len(docs)
	for _, g := range x.Groups {
		if slices.ContainsFunc(g.Documents, func(id string) bool { return docs[id] }) {
			s.Origins++
		}
	}
	s.Origins = max(s.Origins, 1)
	if s.Standing == entente.Corroborated && s.Origins < 2 {
		s.Standing = entente.SingleSource
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%s", strings.Join(s.Claims, " "), s.Text))
	s.ID = "s:" + hex.EncodeToString(sum[:6])
	return s
}

// evidenceOf covers the source stretches of the parts: one span for each run
// of one document, and what stands apart by itself.
func evidenceOf(parts []entente.Part) []entente.Evidence {
	var out []entente.Evidence
	for _, p := range parts {
		for _, f := range p.From {
			if f.Quote == "" {
				continue
			}
			covered := slices.ContainsFunc(out, func(e entente.Evidence) bool {
				return e.Document == f.Document && e.Contains(f.Span)
			})
			if !covered {
				out = append(out, f)
			}
		}
	}
	return out
}
