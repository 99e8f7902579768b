package dispute

import (
	"entente"
	"entente/weighing/standing"
)

// denials finds what one voice says and another denies. The type says what is
// open: of a plan, where it stands; of a deed, who did it or whether anybody
// did; of anything else, how to see it.
func (f *Finder) denials(in *entente.Incident, ks []*item) []entente.Dispute {
	var ps []position
	said, denied, planned := false, false, false
	for _, k := range ks {
		switch k.c.Status {
		case entente.Denied, entente.Negated:
			ps = append(ps, position{k: k, key: "no", says: k.clause, rank: 1, asOf: asOf(k)})
			denied = true
		case entente.Planned:
			ps = append(ps, position{k: k, key: "planned", says: k.clause, asOf: asOf(k)})
			planned = true
		default:
			if standing.Counts(k.c) {
				ps = append(ps, position{k: k, key: "yes", says: k.clause, asOf: asOf(k)})
				said = true
			}
		}
	}
	if !denied || !said && !planned {
		return nil
	}
	t := entente.DisputeCharacterisation
	switch {
	case !said:
		t = entente.DisputeStatusOverTime
	case in.Event != nil:
		t = entente.DisputeAgency
	}
	if t != entente.DisputeStatusOverTime {
		kept := ps[:0]
		for _, p := range ps {
			if p.key != "planned" {
				p.asOf = entente.Date{}
				kept = append(kept, p)
			}
		}
		ps = kept
	}
	if d, ok := settle(t, "whether: "+lowerFirst(subject(in)), in.ID, ps); ok {
		return []entente.Dispute{d}
	}
	return nil
}
