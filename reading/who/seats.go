package who

import (
	_ "embed"
	"sync"

	"entente"
	"entente/lexicon/tsv"
)

//go:embed seats.tsv
var seatsTSV string

// seat is the organisation that a city stands for.
type seat struct{ country, organisation string }

var seats = sync.OnceValues(func() (map[string]seat, error) {
	t, err := tsv.Parse("seats.tsv", seatsTSV, "city", "country", "organisation")
	if err != nil {
		return nil, err
	}
	out := map[string]seat{}
	for _, r := range t.Rows {
		if _, twice := out[r.Get("city")]; twice {
			return nil, r.Errorf("%q stands twice", r.Get("city"))
		}
		out[r.Get("city")] = seat{r.Get("country"), r.Get("organisation")}
	}
	return out, nil
})

// seat reads "Brussels decided" as the European Union's word in documents that
// name neither Belgium nor anything Belgian.
func (rd *reader) seat() {
	table, err := seats()
	if err != nil {
		return
	}
	byCity := map[string][]*ref{}
	all := map[string]int{}
	for _, list := range [][][]*ref{rd.found, {rd.extra}} {
		for _, refs := range list {
			for _, m := range refs {
				if s, ok := table[m.Text]; ok && len(m.Actors) == 1 && m.Actors[0].Code == s.country {
					all[s.country]++
					if m.Rule == "metonym" {
						byCity[m.Text] = append(byCity[m.Text], m)
					}
				}
			}
		}
	}
	for city, refs := range byCity {
		s := table[city]
		if rd.count[s.country] > all[s.country] {
			continue
		}
		org, ok := rd.organisation(s.organisation)
		if !ok {
			continue
		}
		for _, m := range refs {
			rd.setActor(m, org, "metonym")
			rd.count[org.Code]++
			rd.count[s.country]--
		}
	}
}

// organisation is the actor that a name stands for in the lexicon.
func (rd *reader) organisation(name string) (entente.Actor, bool) {
	list := rd.lex.Phrases(name, "")
	if len(list) != 1 || len(list[0].Actors) != 1 {
		return entente.Actor{}, false
	}
	return list[0].Actors[0], true
}
