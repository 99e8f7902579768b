package api

import (
	"cmp"
	"encoding/json"
	"strings"

	"entente"
	"entente/archive"
	"entente/archive/weighed"
	"entente/export/lineage"
)

func listActors(r *request) (any, error) {
	c, err := r.cursor()
	if err != nil {
		return nil, err
	}
	n := r.int("limit", usualItems)
	found, err := r.s.Store.ActorCounts(r.Context(), c.After, n+1)
	if err != nil {
		return nil, err
	}
	var list []actorCount
	for _, a := range found[:min(n, len(found))] {
		list = append(list, actorCount{a, r.s.Actors.Name(a.Code)})
	}
	end := cursor{}
	if len(list) > 0 {
		end.After = list[len(list)-1].Code
	}
	return paged(r, list, len(found) > n, end), nil
}

// findActors answers for "the X of Y" first, then for any phrase.
func findActors(r *request) (any, error) {
	phrase, on := strings.TrimSpace(r.get("phrase")), r.get("on")
	list := []actorView{}
	if office, country, ok := strings.Cut(strings.TrimPrefix(phrase, "the "), " of "); ok {
		if code, known := r.s.Actors.Country(strings.TrimPrefix(country, "the ")); known {
			for _, h := range r.s.Actors.WhoHeld(office, code, on) {
				list = append(list, actorView{Code: h.Country, Name: h.Person, Office: h.Office})
			}
		}
	}
	if len(list) == 0 {
		for _, a := range r.s.Actors.Lookup(phrase, on) {
			list = append(list, actorView{a.Code, a.Sector, a.Name, a.Office})
		}
	}
	return paged(r, list, false, cursor{}), nil
}

func listBriefs(r *request) (any, error) {
	cards, err := r.s.Store.BriefCards(r.Context(), 0)
	if err != nil {
		return nil, err
	}
	list := make([]briefCard, 0, len(cards))
	for _, c := range cards {
		list = append(list, briefCard{c.ID, c.Title, c.Dyad, c.Form, c.AsOf, c.RecordedAt, len(c.Touched)})
	}
	return slice(r, list, func(b *briefCard) string { return b.ID })
}

func getBrief(r *request) (any, error) {
	body, err := r.s.Store.Brief(r.Context(), r.get("id"))
	if err != nil {
		return nil, err
	}
	return json.RawMessage(body), nil
}

func composeBrief(r *request) (any, error) {
	if r.s.Brief == nil {
		return nil, entente.Refuse("this server writes no briefs", "use entente serve, or entente review")
	}
	pair, err := r.pair()
	if err != nil {
		return nil, err
	}
	return r.s.Brief(r.Context(), BriefRequest{Dyad: pair, Form: cmp.Or(r.get("form"), "explainer"), From: r.get("from"), To: r.get("to"), AsOf: r.get("as_of")})
}

func getLineage(r *request) (any, error) { return r.lineage() }

func getProvenance(r *request) (any, error) {
	l, err := r.lineage()
	if err != nil {
		return nil, err
	}
	return l.Prov(), nil
}

func (r *request) lineage() (*lineage.Lineage, error) {
	id := r.get("id")
	pair, err := r.pair()
	if err != nil {
		return nil, err
	}
	if !strings.Contains(id, ":") || strings.HasPrefix(id, "sha256:") {
		d, err := r.s.Store.Document(r.Context(), id)
		if err != nil {
			return nil, err
		}
		id = d.ID
	}
	v, err := r.s.Desk.View(r.Context(), weighed.Scope{Pair: pair})
	if err != nil {
		return nil, err
	}
	in := lineage.Input{Documents: v.Documents, Claims: v.Claims, Incidents: v.Incidents, Reading: r.s.Reading}
	for k, err := range r.s.Store.Briefs(r.Context()) {
		if err != nil {
			return nil, err
		}
		var b entente.Brief
		if json.Unmarshal(k.Body, &b) == nil {
			in.Briefs = append(in.Briefs, &b)
		}
	}
	l, err := lineage.Of(id, in)
	if err != nil {
		return nil, err
	}
	return l, r.custody(l)
}

// custody adds log and decisions of what the lineage holds.
func (r *request) custody(l *lineage.Lineage) error {
	decisions := map[string][]archive.Decision{}
	for i := range l.Documents {
		d := &l.Documents[i]
		for _, subject := range []string{d.ID, d.URL} {
			if subject == "" {
				continue
			}
			entries, err := r.s.Store.EntriesOf(r.Context(), subject)
			if err != nil {
				return err
			}
			d.Custody = append(d.Custody, entries...)
		}
		all, err := r.s.Store.DecisionsOn(r.Context(), d.ID)
		if err != nil {
			return err
		}
		for _, x := range all {
			decisions[x.Claim] = append(decisions[x.Claim], x)
		}
	}
	for i := range l.Claims {
		l.Claims[i].Decisions = append(l.Claims[i].Decisions, decisions[l.Claims[i].ID]...)
	}
	return nil
}
