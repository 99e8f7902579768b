package examples

import (
	"entente"
)

// Part is the score of some of the texts.
type Part struct {
	Texts int
	Span  Count
	Kind, Type, Mode, Actors, Recipients, Parties,
	Date, DateNear, Status, FirstStatus, Speaker, Amounts Count
	// FalseFacts are claims printed as fact that the gold has as planned,
	// denied or otherwise not a fact.
	FalseFacts int
	// Traps is how many there are; Leaks names those that yielded a claim.
	Traps int
	Leaks []Trap
	// Extra and Missed are the claims behind Span, for reading.
	Extra  []*entente.Claim
	Missed []*Claim
}

// Report is the whole score. Incidents and disputes join texts, so they are
// scored over all of them only.
type Report struct {
	Tune, Held Part
	Incidents  IncidentScore
	Disputes   DisputeScore
	// Unread are texts that no document was found for; Unfound are gold
	// claims whose quotation is not in the text that was derived.
	Unread  []Address
	Unfound []*Claim
}

// Score compares a reading of the examples with the gold in goldDir.
func Score(goldDir string, claims []entente.Claim, docs []*entente.Document, incidents []entente.Incident, disputes []entente.Dispute) (Report, error) {
	g, err := Load(goldDir)
	if err != nil {
		return Report{}, err
	}
	return g.Score(claims, docs, incidents, disputes), nil
}

// Score compares a reading with g.
func (g *Gold) Score(claims []entente.Claim, docs []*entente.Document, incidents []entente.Incident, disputes []entente.Dispute) Report {
	var rep Report
	where := assign(g, docs)
	read := map[string][]*entente.Claim{}
	for i := range claims {
		c := &claims[i]
		read[c.Document] = append(read[c.Document], c)
	}
	matched := map[string]*entente.Claim{}
	for _, t := range g.Texts {
		doc := where[t.Address]
		if doc == nil {
			rep.Unread = append(rep.Unread, t.Address)
			continue
		}
		part := &rep.Tune
		if t.Held {
			part = &rep.Held
		}
		part.Texts++
		gold := g.places(t.Address, doc, &rep)
		part.text(t, gold, read[doc.ID], matched)
		part.traps(g, t.Address, doc, read[doc.ID])
	}
	rep.Incidents = g.incidents(matched, incidents)
	rep.Disputes = g.disputes(where, disputes)
	return rep
}

func (g *Gold) places(at Address, doc *entente.Document, rep *Report) []place {
	var out []place
	for i := range g.Claims {
		c := &g.Claims[i]
		if c.Address != at {
			continue
		}
		q, ok := find(doc.Text, c.Quote)
		if !ok {
			rep.Unfound = append(rep.Unfound, c)
			continue
		}
		act, ok := findWords(q.Of(doc.Text), c.Act)
		if ok {
			act.Start, act.End = act.Start+q.Start, act.End+q.Start
		} else {
			act = q
		}
		out = append(out, place{c, q, act})
	}
	return out
}

func (p *Part) text(t Text, gold []place, read []*entente.Claim, matched map[string]*entente.Claim) {
	pairs, extra, missed := match(gold, read)
	for _, x := range pairs {
		matched[x.gold.ID] = x.read
		if x.gold.Optional {
			continue
		}
		p.Span.Right++
		p.fields(x)
	}
	for _, m := range missed {
		if !m.Optional {
			p.Span.Missed++
			p.Missed = append(p.Missed, m)
		}
	}
	if t.Complete {
		p.Span.Wrong += len(extra)
		p.Extra = append(p.Extra, extra...)
	}
}

func (p *Part) traps(g *Gold, at Address, doc *entente.Document, read []*entente.Claim) {
	for _, trap := range g.Traps {
		if trap.Address != at {
			continue
		}
		p.Traps++
		span, ok := findMarked(doc.Text, trap.Quote)
		if !ok {
			continue
		}
		for _, r := range read {
			if span.Contains(predicate(r)) {
				p.Leaks = append(p.Leaks, trap)
				break
			}
		}
	}
}
