package weighing

import (
	"slices"
	"sort"

	"entente"
)

// Effect is what dropping a source does to one incident.
type Effect struct {
	Before entente.Incident
	// After is nil when nothing is left of the incident.
	After *entente.Incident
}

// Effects compares two results, the second without some documents: the
// incidents that are gone, or stand otherwise than before. Incidents are met
// by a claim that both hold; what is only named otherwise is left out.
func Effects(before, after Result) []Effect {
	of := map[string]*entente.Incident{}
	for i := range after.Incidents {
		for _, c := range after.Incidents[i].Claims {
			of[c] = &after.Incidents[i]
		}
	}
	var out []Effect
	for _, b := range before.Incidents {
		k := slices.IndexFunc(b.Claims, func(c string) bool { return of[c] != nil })
		if k < 0 {
			out = append(out, Effect{Before: b})
			continue
		}
		a := *of[b.Claims[k]]
		if a.Standing != b.Standing || a.Origins != b.Origins || a.Credibility != b.Credibility || a.Status != b.Status || a.Date.EDTF != b.Date.EDTF {
			out = append(out, Effect{b, &a})
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Before.ID < out[j].Before.ID })
	return out
}
