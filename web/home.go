package web

import (
	"cmp"
	"context"
	"net/http"
	"slices"

	"entente"
	"entente/archive"
)

const (
	newest   = 15 // documents on the desk
	busiest  = 12 // dyads on the desk
	mostPair = 12 // parties of one claim that are paired
)

// homePage is the desk: what is new, and between whom.
type homePage struct {
	*desk
	archive Reader
	views   *keeper[struct{}, *homeView]
}

func newHome(d *desk, a Reader) *homePage {
	h := &homePage{desk: d, archive: a}
	h.views = &keeper[struct{}, *homeView]{now: d.now, most: 1, build: h.overview}
	return h
}

type homeView struct {
	Documents, Claims int
	Newest            []*entente.Document
	Dyads             []dyadRow
}

type dyadRow struct {
	Dyad   entente.Dyad
	A, B   string
	Claims int
	Latest string // latest day of a dated claim, "" for none
}

func (h *homePage) show(w http.ResponseWriter, r *http.Request) error {
	v, err := h.views.get(r.Context(), struct{}{})
	if err != nil {
		return err
	}
	return h.render(w, "home.html", page{Title: "Desk", Here: "desk", Body: v})
}

// overview reads the whole archive.
func (h *homePage) overview(ctx context.Context, _ struct{}) (*homeView, error) {
	v := &homeView{}
	for d, err := range h.archive.Documents(ctx, archive.Filter{}) {
		if err != nil {
			return nil, err
		}
		v.Documents++
		light := *d
		light.Text, light.Blocks, light.References, light.Credits = "", nil, nil, nil
		v.Newest = keepNewest(v.Newest, &light)
	}
	rows := map[entente.Dyad]*dyadRow{}
	for c, err := range h.archive.Claims(ctx, archive.Filter{}) {
		if err != nil {
			return nil, err
		}
		v.Claims++
		pairs(c, rows)
	}
	for _, row := range rows {
		row.A, row.B = h.name(row.Dyad[0]), h.name(row.Dyad[1])
		v.Dyads = append(v.Dyads, *row)
	}
	slices.SortFunc(v.Dyads, func(a, b dyadRow) int {
		return cmp.Or(cmp.Compare(b.Claims, a.Claims), cmp.Compare(a.Dyad.String(), b.Dyad.String()))
	})
	v.Dyads = v.Dyads[:min(busiest, len(v.Dyads))]
	return v, nil
}

// keepNewest inserts d by day of publication, latest first, undated last.
func keepNewest(list []*entente.Document, d *entente.Document) []*entente.Document {
	i, _ := slices.BinarySearchFunc(list, d, func(a, b *entente.Document) int {
		return cmp.Or(cmp.Compare(b.Published.Start, a.Published.Start), cmp.Compare(a.ID, b.ID))
	})
	if i >= newest {
		return list
	}
	list = slices.Insert(list, i, d)
	return list[:min(newest, len(list))]
}

// pairs counts a claim for each two states that are parties to it.
func pairs(c *entente.Claim, rows map[entente.Dyad]*dyadRow) {
	var states []string
	for _, code := range c.Parties() {
		if len(code) == 3 && len(states) < mostPair {
			states = append(states, code)
		}
	}
	for i, a := range states {
		for _, b := range states[i+1:] {
			d := entente.NewDyad(a, b)
			if rows[d] == nil {
				rows[d] = &dyadRow{Dyad: d}
			}
			rows[d].Claims++
			rows[d].Latest = max(rows[d].Latest, c.Date.Start)
		}
	}
}
