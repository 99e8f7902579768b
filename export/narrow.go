package export

import (
	"slices"

	"entente"
)

// Narrow leaves the claims that keep takes, the incidents that have one of
// them, the disputes between them, and the documents that they are of.
func (s *Set) Narrow(keep func(*entente.Claim) bool) {
	kept, docs := map[string]bool{}, map[string]bool{}
	var claims []entente.Claim
	for i := range s.Claims {
		if c := &s.Claims[i]; keep(c) {
			kept[c.ID], docs[c.Document] = true, true
			claims = append(claims, *c)
		}
	}
	has := func(ids []string) bool { return slices.ContainsFunc(ids, func(id string) bool { return kept[id] }) }
	s.Claims = claims
	incidents := map[string]bool{}
	s.Incidents = slices.DeleteFunc(slices.Clone(s.Incidents), func(in entente.Incident) bool {
		incidents[in.ID] = has(in.Claims)
		return !incidents[in.ID]
	})
	s.Disputes = slices.DeleteFunc(slices.Clone(s.Disputes), func(d entente.Dispute) bool {
		return !incidents[d.Incident] && !slices.ContainsFunc(d.Sides, func(side entente.Side) bool { return has(side.Claims) })
	})
	s.Documents = slices.DeleteFunc(slices.Clone(s.Documents), func(d *entente.Document) bool { return !docs[d.ID] })
}
