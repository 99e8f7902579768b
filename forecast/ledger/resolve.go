package ledger

import (
	"fmt"
	"slices"
	"time"

	"entente"
	"entente/gauge/tables"
)

// toldShare is the share of the weeks of a question that must be told of for
// a question to be false; with less, what did not appear may not have been
// reported.
const toldShare = 0.5

// Evidence is what a resolution may rest on.
type Evidence struct {
	// Basis is Documents or Table; a question is resolved by its own only.
	Basis string
	// Until is the last day told of.
	Until string
	// Incidents and Claims of documents.
	Incidents []entente.Incident
	Claims    map[string]*entente.Claim
	// Published are the days on which documents were published.
	Published []string
	// Rows of a table, of all pairs, and the quad class of a type.
	Rows []tables.Event
	Quad func(string) string
}

// Resolve decides q, or says why it stays open.
func (e *Evidence) Resolve(q *Question) (r *Resolution, open string) {
	if e.Basis != q.Rule.Basis {
		return nil, "it is resolved by " + q.Rule.Basis + ", and these are " + e.Basis
	}
	r = &Resolution{Question: q.ID, Until: e.Until, Evidence: []string{}}
	if e.Basis == Table {
		e.rows(&q.Rule, r)
	} else {
		e.incidents(&q.Rule, r)
	}
	told, weeks := e.told(&q.Rule)
	switch {
	case r.Count >= q.Rule.AtLeast:
		r.Outcome, r.Because = Yes, fmt.Sprintf("%d acts lie within the days, and %d make it true", r.Count, q.Rule.AtLeast)
	case e.Until < q.Rule.To:
		return nil, fmt.Sprintf("its last day is %s, and the evidence ends on %s", q.Rule.To, e.Until)
	case float64(told) < toldShare*float64(weeks):
		r.Outcome, r.Because = Void, fmt.Sprintf("only %d of its %d weeks are told of, and half would be enough", told, weeks)
	case r.Count+r.Possible >= q.Rule.AtLeast:
		r.Outcome, r.Because = Void, fmt.Sprintf("%d acts lie within the days and %d more may, by their dates; %d make it true", r.Count, r.Possible, q.Rule.AtLeast)
	default:
		r.Outcome, r.Because = No, fmt.Sprintf("%d acts lie within the days, and %d would make it true; %d of %d weeks are told of", r.Count, q.Rule.AtLeast, told, weeks)
	}
	return r, ""
}

// incidents counts each incident once, however many claims tell of it.
func (e *Evidence) incidents(rule *Rule, r *Resolution) {
	for i := range e.Incidents {
		x := &e.Incidents[i]
		takes := slices.ContainsFunc(x.Claims, func(id string) bool { c := e.Claims[id]; return c != nil && rule.takes(c) })
		if !takes || x.Origins < rule.Origins {
			continue
		}
		e.place(rule, r, x.Date.Start, x.Date.End, x.ID)
	}
}

// place counts an act dated from start to end.
func (e *Evidence) place(rule *Rule, r *Resolution, start, end, id string) {
	switch {
	case start == "" || end == "":
		// undated: it may be of any time, and is no sign of these days
	case start >= rule.From && end <= rule.To:
		r.Count++
		r.Evidence = append(r.Evidence, id)
	case start <= rule.To && end >= rule.From:
		r.Possible++
	}
}

func (e *Evidence) rows(rule *Rule, r *Resolution) {
	for i := range e.Rows {
		if ev := &e.Rows[i]; rule.takesRow(ev, e.Quad) {
			e.place(rule, r, ev.Date, ev.Date, fmt.Sprintf("%s:%d", ev.Table, ev.Line))
		}
	}
}

// told counts the weeks of the rule's days, from its first day on, in which
// anything was published, or any event is told of.
func (e *Evidence) told(rule *Rule) (told, weeks int) {
	from, err1 := time.Parse(time.DateOnly, rule.From)
	to, err2 := time.Parse(time.DateOnly, rule.To)
	if err1 != nil || err2 != nil {
		return 0, 1
	}
	weeks = int(to.Sub(from).Hours()/24/7) + 1
	seen := map[int]bool{}
	mark := func(day string) {
		if day < rule.From || day > rule.To {
			return
		}
		if t, err := time.Parse(time.DateOnly, day); err == nil {
			seen[int(t.Sub(from).Hours()/24/7)] = true
		}
	}
	for _, d := range e.Published {
		mark(d)
	}
	for i := range e.Rows {
		mark(e.Rows[i].Date)
	}
	return len(seen), weeks
}
