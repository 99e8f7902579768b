package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"entente"
	"entente/work"
)

func byClaim(res *work.Result) map[string]*entente.Claim {
	m := make(map[string]*entente.Claim, len(res.Claims))
	for i := range res.Claims {
		m[res.Claims[i].ID] = &res.Claims[i]
	}
	return m
}

func claimRows(res *work.Result, keep func(*entente.Claim) bool) []row {
	var out []row
	for i := range res.Claims {
		c := &res.Claims[i]
		if !keep(c) {
			continue
		}
		kind := ""
		if c.Event != nil {
			kind = c.Event.Type
		}
		out = append(out, row{c, []string{string(c.Kind), c.Date.EDTF, string(c.Status), kind, who(c.Actors), who(c.Recipients), c.Text, c.Path}})
	}
	return out
}

func who(list []entente.Actor) string {
	var out []string
	for _, a := range list {
		s := a.Code
		if a.Sector != "" && a.Sector != "UNK" {
			s += " " + a.Sector
		}
		if s == "" {
			s = a.Name
		}
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return strings.Join(out, ", ")
}

func keptIncidents(res *work.Result, keep func(*entente.Claim) bool) []*entente.Incident {
	claims := byClaim(res)
	var out []*entente.Incident
	for i := range res.Incidents {
		x := &res.Incidents[i]
		if slices.ContainsFunc(x.Claims, func(id string) bool { c := claims[id]; return c != nil && keep(c) }) {
			out = append(out, x)
		}
	}
	return out
}

func incidentRows(res *work.Result, keep func(*entente.Claim) bool) []row {
	var out []row
	for _, x := range keptIncidents(res, keep) {
		out = append(out, row{x, []string{x.Date.EDTF, string(x.Standing), fmt.Sprint(x.Mentions), fmt.Sprint(x.Origins), x.Title}})
	}
	return out
}

func disputeRows(res *work.Result, keep func(*entente.Claim) bool) []row {
	claims := byClaim(res)
	paths := map[string]string{}
	for _, d := range res.Documents {
		paths[d.ID] = d.Path
	}
	var out []row
	for i := range res.Disputes {
		d := &res.Disputes[i]
		hit := false
		var says, from []string
		for _, s := range d.Sides {
			says = append(says, "“"+s.Says+"”")
			from = append(from, paths[s.Document])
			for _, id := range s.Claims {
				hit = hit || claims[id] != nil && keep(claims[id])
			}
		}
		if hit = hit || keep(concerned(d)); hit {
			out = append(out, row{d, []string{string(d.Type), d.About, strings.Join(says, " / "), strings.Join(from, " / ")}})
		}
	}
	return out
}

// concerned stands for the sides that no claim carries: a claim of the parties
// that they name.
func concerned(d *entente.Dispute) *entente.Claim {
	c := &entente.Claim{}
	for _, code := range d.Parties {
		c.Actors = append(c.Actors, entente.Actor{Code: code})
	}
	return c
}

// timelineRows are events by first possible day; what is undated comes last.
func timelineRows(res *work.Result, keep func(*entente.Claim) bool) []row {
	var list []*entente.Incident
	for _, x := range keptIncidents(res, keep) {
		if x.Kind == entente.KindEvent {
			list = append(list, x)
		}
	}
	slices.SortStableFunc(list, func(a, b *entente.Incident) int {
		return cmp.Or(cmp.Compare(cmp.Or(a.Date.Start, "9999"), cmp.Or(b.Date.Start, "9999")), cmp.Compare(a.Date.End, b.Date.End), cmp.Compare(a.ID, b.ID))
	})
	var out []row
	for _, x := range list {
		out = append(out, row{x, []string{cmp.Or(x.Date.EDTF, "undated"), string(x.Date.Basis), string(x.Status), string(x.Standing), x.Title}})
	}
	return out
}
