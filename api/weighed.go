package api

import (
	"bytes"
	"cmp"
	"slices"

	"entente"
	"entente/archive"
	"entente/archive/weighed"
	"entente/export"
	"entente/gauge/index"
)

// view is the weighed archive that a request is about, and which claims it
// takes.
func (r *request) view() (*weighed.View, func(*entente.Claim) bool, error) {
	pair, err := r.pair()
	if err != nil {
		return nil, nil, err
	}
	if r.get("as_of") != "" {
		if _, err := archive.Instant(r.get("as_of"), true); err != nil {
			return nil, nil, err
		}
	}
	v, err := r.s.Desk.View(r.Context(), weighed.Scope{Pair: pair, AsOf: r.get("as_of")})
	if err != nil {
		return nil, nil, err
	}
	f, err := r.filter()
	if err != nil {
		return nil, nil, err
	}
	f.Publisher = ""
	return v, f.Matches, nil
}

func listIncidents(r *request) (any, error) {
	v, keep, err := r.view()
	if err != nil {
		return nil, err
	}
	var list []entente.Incident
	for i := range v.Incidents {
		x := &v.Incidents[i]
		if (r.get("standing") == "" || string(x.Standing) == r.get("standing")) && v.About(x, keep) {
			list = append(list, *x)
		}
	}
	slices.SortStableFunc(list, func(a, b entente.Incident) int {
		return cmp.Or(cmp.Compare(cmp.Or(a.Date.Start, "9999"), cmp.Or(b.Date.Start, "9999")), cmp.Compare(a.Date.End, b.Date.End), cmp.Compare(a.ID, b.ID))
	})
	p, err := slice(r, list, func(x *entente.Incident) string { return x.ID })
	p.LeftOut = v.LeftOut
	return p, err
}

func getIncident(r *request) (any, error) {
	v, _, err := r.view()
	if err != nil {
		return nil, err
	}
	x := v.Incident(r.get("id"))
	if x == nil {
		return nil, noSuch("incident", r)
	}
	out := incidentView{Incident: *x, Claims: []entente.Claim{}, Disputes: []entente.Dispute{}}
	for _, id := range x.Claims {
		if c := v.Claim(id); c != nil {
			out.Claims = append(out.Claims, *c)
		}
	}
	for _, d := range v.Disputes {
		if d.Incident == x.ID {
			out.Disputes = append(out.Disputes, d)
		}
	}
	return out, nil
}

func noSuch(what string, r *request) error {
	e := &entente.Error{Code: entente.ErrNotFound, Message: "no " + what + " " + r.get("id")}
	if r.get("between") == "" {
		e.Hint = "in a large archive name the two countries with between"
	}
	return e
}

func listDisputes(r *request) (any, error) {
	v, keep, err := r.view()
	if err != nil {
		return nil, err
	}
	var list []entente.Dispute
	for i := range v.Disputes {
		if v.Concerned(&v.Disputes[i], keep) {
			list = append(list, v.Disputes[i])
		}
	}
	p, err := slice(r, list, func(d *entente.Dispute) string { return d.ID })
	p.LeftOut = v.LeftOut
	return p, err
}

func getDispute(r *request) (any, error) {
	v, _, err := r.view()
	if err != nil {
		return nil, err
	}
	if d := v.Dispute(r.get("id")); d != nil {
		return *d, nil
	}
	return nil, noSuch("dispute", r)
}

func getIndex(r *request) (any, error) {
	v, keep, err := r.view()
	if err != nil {
		return nil, err
	}
	claims := make(map[string]*entente.Claim, len(v.Claims))
	for i := range v.Claims {
		claims[v.Claims[i].ID] = &v.Claims[i]
	}
	by := cmp.Or(r.get("by"), index.Month)
	acts, left := index.FromIncidents(v.Incidents, claims, pairOf(r), keep)
	ix, err := index.Measure(acts, left, by, false)
	if err != nil {
		return nil, err
	}
	return indexView{Dyad: pairOf(r).String(), By: by, Acts: ix.Acts, Left: ix.Left, Sides: ix.Sides, Periods: ix.Periods, LeftOut: v.LeftOut}, nil
}

// pairOf is the pair of a request that was found to have one.
func pairOf(r *request) entente.Dyad {
	p, err := r.pair()
	if err != nil {
		return entente.Dyad{}
	}
	return p
}

func exported(r *request) (any, error) {
	f, err := export.Find(r.get("format"))
	if err != nil {
		return nil, err
	}
	v, keep, err := r.view()
	if err != nil {
		return nil, err
	}
	set := &export.Set{Documents: v.Documents, Claims: v.Claims, Incidents: v.Incidents, Disputes: v.Disputes,
		Name: r.s.Actors.Name, Issue: r.s.Issue, Reading: r.s.Reading, Table: r.get("table"), Title: "What the sources say"}
	if r.get("between")+r.get("issue")+r.get("from")+r.get("to") != "" {
		set.Narrow(keep)
	}
	var b bytes.Buffer
	if _, err := f.Write(&b, set); err != nil {
		return nil, err
	}
	return raw{f.Media, b.Bytes()}, nil
}
