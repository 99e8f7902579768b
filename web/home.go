package web

import (
	"cmp"
	"context"
	"net/http"

	"entente"
	"entente/archive"
)

const (
	newest  = 12 // documents on the desk
	busiest = 12 // dyads on the desk
)

// homePage is the desk: what is new, and between whom.
type homePage struct {
	*desk
	archive Store
	pairs   *keeper[struct{}, []archive.Pair]
	views   *keeper[struct{}, *homeView]
}

func newHome(d *desk, a Store) *homePage {
	h := &homePage{desk: d, archive: a}
	h.pairs = &keeper[struct{}, []archive.Pair]{now: d.now, most: 1, version: a.Last, build: func(c context.Context, _ struct{}) ([]archive.Pair, error) { return a.Pairs(c, "", 0) }}
	h.views = &keeper[struct{}, *homeView]{now: d.now, most: 1, version: a.Last, build: h.overview}
	return h
}

type homeView struct {
	archive.Totals
	Newest   []newDocument
	Dyads    []otherPair
	Pairs    int
	Calls    []archive.Firing
	Outdated []archive.BriefCard
}

// newDocument is a document with what it says between two states.
type newDocument struct {
	*entente.Document
	Claims []*entente.Claim
	Total  int
}

func (h *homePage) show(w http.ResponseWriter, r *http.Request) error {
	v, err := h.views.get(r.Context(), struct{}{})
	if err != nil {
		return err
	}
	return h.render(w, r, "home.html", page{Title: "Desk", Here: "desk", Body: v})
}

func (h *homePage) overview(ctx context.Context, _ struct{}) (*homeView, error) {
	v := &homeView{}
	var err error
	if v.Totals, err = h.archive.Totals(ctx); err != nil {
		return nil, err
	}
	docs, err := h.archive.Newest(ctx, nil, newest)
	if err != nil {
		return nil, err
	}
	for _, d := range docs {
		x := newDocument{Document: d}
		for c, err := range h.archive.Claims(ctx, archive.Filter{Document: d.ID}) {
			if err != nil {
				return nil, err
			}
			x.Total++
			if c.Event != nil && len(c.Parties()) > 1 && len(x.Claims) < 2 {
				x.Claims = append(x.Claims, c)
			}
		}
		v.Newest = append(v.Newest, x)
	}
	list, err := h.pairs.fresh(ctx, struct{}{})
	if err != nil {
		return nil, err
	}
	t := pairsView{}
	t.table(h.desk, list)
	v.Pairs = len(list)
	v.Dyads = t.Table[:min(busiest, len(t.Table))]
	if v.Calls, err = h.archive.LastFirings(ctx, 5); err != nil {
		return nil, err
	}
	cards, err := h.archive.BriefCards(ctx, 50)
	for _, b := range cards {
		if len(b.Touched) > 0 {
			v.Outdated = append(v.Outdated, b)
		}
	}
	return v, err
}

func cmpText(a, b string) int { return cmp.Compare(a, b) }
