package web

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"

	"entente"
	"entente/archive"
	"entente/web/draw"
)

// mostWeighed is how many documents of a pair its pages weigh, newest first.
const mostWeighed = 200

// dossier is what the archive holds about a pair, weighed: the pages about it
// share one. It must not be changed.
type dossier struct {
	Dyad        entente.Dyad
	A, B        string
	Documents   int // in the archive; len(docs) of them are weighed
	Claims      int
	LeftOut     int
	First, Last string // days of publication

	docs      map[string]*entente.Document
	newest    []*entente.Document
	claims    []entente.Claim
	byID      map[string]*entente.Claim
	incidents []entente.Incident // all, in order of date
	byClaim   map[string]*entente.Incident
	events    []*entente.Incident // dated events, oldest first
	undated   []*entente.Incident // undated events
	disputes  []entente.Dispute

	// front makes what the pair's first page shows, once.
	front func(func() (*dyadView, error)) (*dyadView, error)
}

// dossiers makes and keeps them.
type dossiers struct {
	*desk
	archive Store
	weigher Weigher
	kept    *keeper[entente.Dyad, *dossier]
	pairs   *keeper[struct{}, []archive.Pair]
}

func newDossiers(d *desk, a Store, w Weigher, pairs *keeper[struct{}, []archive.Pair]) *dossiers {
	p := &dossiers{desk: d, archive: a, weigher: w, pairs: pairs}
	p.kept = &keeper[entente.Dyad, *dossier]{now: d.now, most: 64, version: a.Last, build: p.build}
	return p
}

// of reads the pair in an address. When it is written otherwise than its page
// is called, canonical is the way to write it.
func (p *dossiers) of(ctx context.Context, asked string) (v *dossier, canonical string, err error) {
	pair, err := p.pairOf(asked)
	if err != nil {
		return nil, "", &entente.Error{Code: entente.ErrNotFound, Message: "there is no pair " + asked, Hint: "the address is like /dyad/EGY-ETH"}
	}
	if pair.String() != asked {
		return nil, pair.String(), nil
	}
	v, err = p.kept.get(ctx, pair)
	return v, "", err
}

// touched has the dossiers that a claim is in made anew.
func (p *dossiers) touched(c *entente.Claim) {
	codes := map[string]bool{}
	for _, list := range [][]entente.Actor{c.Actors, c.Recipients, c.ThirdParties} {
		for _, a := range list {
			codes[a.Code] = true
		}
	}
	p.kept.forget(func(d entente.Dyad) bool { return codes[d[0]] && codes[d[1]] })
}

func (p *dossiers) build(ctx context.Context, pair entente.Dyad) (*dossier, error) {
	v := &dossier{Dyad: pair, A: p.countries.NameIn(pair[0]), B: p.countries.NameIn(pair[1]), docs: map[string]*entente.Document{},
		byID: map[string]*entente.Claim{}, byClaim: map[string]*entente.Incident{}}
	var err error
	if v.Documents, v.Claims, v.First, v.Last, err = p.archive.PairCount(ctx, pair); err != nil {
		return nil, err
	}
	if v.newest, err = p.archive.Newest(ctx, &pair, mostWeighed); err != nil {
		return nil, err
	}
	if v.claims, err = p.archive.ClaimsIn(ctx, pair, v.newest); err != nil {
		return nil, err
	}
	v.LeftOut = max(0, v.Documents-len(v.newest))
	for _, d := range v.newest {
		v.docs[d.ID] = d
	}
	for i := range v.claims {
		v.byID[v.claims[i].ID] = &v.claims[i]
	}
	order := slices.Clone(v.newest) // weighing does not depend on the order; its cost does not either
	slices.SortFunc(order, func(a, b *entente.Document) int { return cmp.Compare(a.ID, b.ID) })
	res := p.weigher.Weigh(order, nil, v.claims)
	v.incidents, v.disputes = res.Incidents, res.Disputes
	v.sort()
	v.front = once()
	return v, nil
}

// once keeps the first result that is no error.
func once() func(func() (*dyadView, error)) (*dyadView, error) {
	var mu sync.Mutex
	var kept *dyadView
	return func(make func() (*dyadView, error)) (*dyadView, error) {
		mu.Lock()
		defer mu.Unlock()
		if kept != nil {
			return kept, nil
		}
		v, err := make()
		if err == nil {
			kept = v
		}
		return v, err
	}
}

// sort files the incidents.
func (v *dossier) sort() {
	for i := range v.incidents {
		x := &v.incidents[i]
		for _, c := range x.Claims {
			v.byClaim[c] = x
		}
		if x.Kind != entente.KindEvent || v.best(x) == nil {
			continue
		}
		if x.Date.Known() {
			v.events = append(v.events, x)
		} else {
			v.undated = append(v.undated, x)
		}
	}
	slices.SortStableFunc(v.events, func(a, b *entente.Incident) int {
		return cmp.Or(cmp.Compare(a.Date.Start, b.Date.Start), cmp.Compare(a.Date.End, b.Date.End), cmp.Compare(a.ID, b.ID))
	})
}

// best is the best-supported wording of an incident, nil for none at hand.
func (v *dossier) best(x *entente.Incident) *entente.Claim {
	if len(x.Claims) == 0 {
		return nil
	}
	return v.byID[x.Claims[0]]
}

// incident finds by the digits of an ID; or by a claim's, so that a link to
// an incident that has since been joined with another still leads there.
func (v *dossier) incident(id string) *entente.Incident {
	for i := range v.incidents {
		if v.incidents[i].ID == "i:"+id {
			return &v.incidents[i]
		}
	}
	return v.byClaim["c:"+id]
}

// tone is what an incident is for the pair: the sign of its effect, else its
// quad class.
func (v *dossier) tone(x *entente.Incident) draw.Tone {
	sum := 0
	for _, id := range x.Claims {
		if c := v.byID[id]; c != nil {
			for _, e := range c.Effects {
				if e.Dyad == v.Dyad.String() {
					sum += e.Sign
				}
			}
		}
	}
	switch {
	case sum > 0:
		return draw.Coop
	case sum < 0:
		return draw.Conf
	case x.Event != nil:
		return draw.ToneOf(x.Event.Quad)
	}
	return draw.Neutral
}

// link is the address of an incident's page.
func (v *dossier) link(x *entente.Incident) string {
	return "/dyad/" + v.Dyad.String() + "/incident/" + strings.TrimPrefix(x.ID, "i:")
}

func issueOf(x *entente.Incident) string {
	if len(x.Issues) == 0 {
		return ""
	}
	return x.Issues[0]
}

func (d *desk) issueLabel(name string) string {
	if name == "" {
		return "Other matters"
	}
	return d.issues.Label(name)
}
