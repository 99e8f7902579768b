package weighed

import (
	"entente"
)

func (v *View) index() {
	v.documents, v.claims = map[string]*entente.Document{}, map[string]*entente.Claim{}
	v.incidents, v.of = map[string]*entente.Incident{}, map[string]*entente.Incident{}
	v.disputes = map[string]*entente.Dispute{}
	for _, d := range v.Documents {
		v.documents[d.ID] = d
	}
	for i := range v.Claims {
		v.claims[v.Claims[i].ID] = &v.Claims[i]
	}
	for i := range v.Incidents {
		x := &v.Incidents[i]
		v.incidents[x.ID] = x
		for _, c := range x.Claims {
			v.of[c] = x
		}
	}
	for i := range v.Disputes {
		v.disputes[v.Disputes[i].ID] = &v.Disputes[i]
	}
}

// Document, Claim, Incident and Dispute find by identity, nil for none.
func (v *View) Document(id string) *entente.Document { return v.documents[id] }

// Claim finds a claim, nil for none.
func (v *View) Claim(id string) *entente.Claim { return v.claims[id] }

// Incident finds an incident, nil for none.
func (v *View) Incident(id string) *entente.Incident { return v.incidents[id] }

// Dispute finds a dispute, nil for none.
func (v *View) Dispute(id string) *entente.Dispute { return v.disputes[id] }

// Of is the incident that a claim belongs to, nil for none.
func (v *View) Of(claim string) *entente.Incident { return v.of[claim] }

// About reports whether an incident has a claim that keep takes.
func (v *View) About(x *entente.Incident, keep func(*entente.Claim) bool) bool {
	for _, id := range x.Claims {
		if c := v.claims[id]; c != nil && keep(c) {
			return true
		}
	}
	return false
}

// Concerned reports whether a dispute has a claim that keep takes; one that no
// claim carries is taken by its incident, or else always.
func (v *View) Concerned(d *entente.Dispute, keep func(*entente.Claim) bool) bool {
	any := false
	for _, s := range d.Sides {
		for _, id := range s.Claims {
			any = true
			if c := v.claims[id]; c != nil && keep(c) {
				return true
			}
		}
	}
	if x := v.incidents[d.Incident]; !any && x != nil {
		return v.About(x, keep)
	}
	return !any
}
