// Package index measures cooperation and conflict of a dyad by period, from
// incidents or from event tables, with intervals and coverage, and refuses when
// there is too little to measure.
//
// The method and its limits are in docs/method-index.md. Functions are pure
// and deterministic: the bootstrap has a fixed seed. Cost is linear in the
// incidents and periods, times the draws.
package index

import (
	"slices"
	"strings"

	"entente"
	"entente/gauge/tables"
)

// Act is one incident, or one row of a table, as the index counts it.
type Act struct {
	ID      string     `json:"id"`
	Title   string     `json:"title"`
	Start   string     `json:"start"` // first and last possible day
	End     string     `json:"end"`
	Quad    string     `json:"quad"`           // for the dyad: the sign is that of Score
	Score   float64    `json:"score"`          // on the Goldstein scale
	Sides   []string   `json:"sides"`          // which of the two acts
	Type    string     `json:"type,omitempty"` // PLOVER
	Issues  []string   `json:"issues,omitempty"`
	Sources []string   `json:"-"` // documents; nil for a table
	Groups  [][]string `json:"-"` // documents by origin
	// Publishers are those of Sources, in any order and as often; the caller
	// fills them in, for the slant.
	Publishers []string `json:"-"`
}

// Left counts the incidents of the dyad that are facts and were left out.
type Left struct {
	Undated int `json:"undated"`
	Neutral int `json:"neutral"` // no effect on the dyad is known, or none
	Coarse  int `json:"coarse"`  // the date covers more than one period
}

// FromIncidents makes an act of each incident that is told as a fact by an
// event claim that keep takes and that has an effect on the dyad. The score is
// the mean of the claims' effects: an incident counts once, however often told.
func FromIncidents(incidents []entente.Incident, claims map[string]*entente.Claim, dyad entente.Dyad, keep func(*entente.Claim) bool) ([]Act, Left) {
	var out []Act
	var left Left
	for i := range incidents {
		if act, ok := fromIncident(&incidents[i], claims, dyad, keep, &left); ok {
			out = append(out, act)
		}
	}
	return out, left
}

// EachDyad calls do with the acts of each incident for every dyad that it has
// an effect on, in the order of incidents and then of dyads.
func EachDyad(incidents []entente.Incident, claims map[string]*entente.Claim, keep func(*entente.Claim) bool, do func(entente.Dyad, Act)) {
	var left Left
	for i := range incidents {
		x := &incidents[i]
		var dyads []string
		for _, id := range x.Claims {
			if c := claims[id]; c != nil {
				for _, e := range c.Effects {
					dyads = append(dyads, e.Dyad)
				}
			}
		}
		slices.Sort(dyads)
		for _, name := range slices.Compact(dyads) {
			one, other, _ := strings.Cut(name, "-")
			dyad := entente.NewDyad(one, other)
			if act, ok := fromIncident(x, claims, dyad, keep, &left); ok {
				do(dyad, act)
			}
		}
	}
}

func fromIncident(x *entente.Incident, claims map[string]*entente.Claim, dyad entente.Dyad, keep func(*entente.Claim) bool, left *Left) (Act, bool) {
	act := Act{ID: x.ID, Title: x.Title, Start: x.Date.Start, End: x.Date.End}
	facts, sum, n, material := 0, 0.0, 0, false
	for _, id := range x.Claims {
		c := claims[id]
		if c == nil || c.Kind != entente.KindEvent || c.Event == nil || !c.Status.Fact() || !keep(c) {
			continue
		}
		facts++
		for _, e := range c.Effects {
			if e.Dyad != dyad.String() {
				continue
			}
			if n == 0 {
				material = strings.HasPrefix(c.Event.Quad, "material")
			}
			sum, n = sum+e.Score, n+1
			act.take(c, dyad)
		}
	}
	switch {
	case facts == 0:
		return act, false
	case n == 0 || sum == 0:
		left.Neutral++
		return act, false
	case !x.Date.Known() || x.Date.Start == "" || x.Date.End == "":
		left.Undated++
		return act, false
	}
	act.Score = sum / float64(n)
	act.Quad = quad(act.Score, material)
	for _, g := range x.Groups {
		if slices.ContainsFunc(g.Documents, func(d string) bool { return slices.Contains(act.Sources, d) }) {
			act.Groups = append(act.Groups, g.Documents)
		}
	}
	slices.Sort(act.Sides)
	slices.Sort(act.Issues)
	return act, true
}

func (a *Act) take(c *entente.Claim, dyad entente.Dyad) {
	if !slices.Contains(a.Sources, c.Document) {
		a.Sources = append(a.Sources, c.Document)
	}
	if a.Type == "" {
		a.Type = c.Event.Type
	}
	for _, issue := range c.Issues {
		if !slices.Contains(a.Issues, issue) {
			a.Issues = append(a.Issues, issue)
		}
	}
	for _, who := range c.Actors {
		if dyad.Has(who.Code) && !slices.Contains(a.Sides, who.Code) {
			a.Sides = append(a.Sides, who.Code)
		}
	}
}

func quad(score float64, material bool) string {
	switch {
	case score > 0 && material:
		return entente.MaterialCooperation
	case score > 0:
		return entente.VerbalCooperation
	case material:
		return entente.MaterialConflict
	}
	return entente.VerbalConflict
}

// FromEvent makes an act of a row of a table; quadOf is the quad class of a
// PLOVER type. False for a bare statement or a weight of 0.
func FromEvent(ev *tables.Event, id, title string, quadOf func(string) string) (Act, bool) {
	class := quadOf(ev.Type)
	if class == "" || ev.Goldstein == 0 {
		return Act{}, false
	}
	return Act{ID: id, Title: title, Start: ev.Date, End: ev.Date, Score: ev.Goldstein, Sides: []string{ev.Source}, Type: ev.Type,
		Quad: quad(ev.Goldstein, strings.HasPrefix(class, "material"))}, true
}
