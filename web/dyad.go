package web

import (
	"cmp"
	"errors"
	"html/template"
	"net/http"
	"slices"

	"entente"
	"entente/archive"
	"entente/gauge/index"
	"entente/lexicon/forms"
	"entente/web/draw"
)

const (
	mostNew    = 14 // claims shown as newest
	mostSmall  = 9  // issues drawn
	mostCards  = 12 // disputes shown
	mostOthers = 10 // other pairs shown
)

// dyadPage is the front page of a pair.
type dyadPage struct {
	*dossiers
}

type dyadView struct {
	*dossier
	Here     string
	Index    template.HTML
	Refused  *entente.Error
	Measured *index.Index
	Turns    []index.Turn
	NoTurns  string
	Undrawn  int // incidents that lie too far off to be drawn
	Issues   []issueView
	Newest   []newClaim
	Disputes []disputeCard
	// MoreDisputes are those that are not shown.
	MoreDisputes int
	Others       []otherPair
	NotHeard     []string
	Forms        []forms.Form
	Outlets      int
}

type issueView struct {
	Name, Label string
	N           int
	Latest      string
	SVG         template.HTML
}

// newClaim is a claim with the document that makes it and its incident.
type newClaim struct {
	*entente.Claim
	Source   string
	Incident string // address
}

// otherPair is another relationship of one of the two.
type otherPair struct {
	archive.Pair
	A, B  string
	Width int // 1 to 100
	Tone  draw.Tone
	Mean  float64
}

func (p *dyadPage) show(w http.ResponseWriter, r *http.Request) error {
	v, canonical, err := p.of(r.Context(), r.PathValue("pair"))
	if err != nil || canonical != "" {
		return p.elsewhere(w, r, "/dyad/"+canonical, err)
	}
	made, err := v.front(func() (*dyadView, error) { return p.view(v) })
	if err != nil {
		return err
	}
	shown := *made
	view := &shown
	if view.Others, err = p.others(r, v.Dyad); err != nil {
		return err
	}
	return p.render(w, r, "dyad.html", page{Title: capital(v.A) + " and " + v.B, Here: "pairs", Body: view})
}

// elsewhere leads to the one address of a page, unless something failed.
func (d *desk) elsewhere(w http.ResponseWriter, r *http.Request, address string, err error) error {
	if err == nil {
		if r.URL.RawQuery != "" {
			address += "?" + r.URL.RawQuery
		}
		http.Redirect(w, r, address, http.StatusSeeOther)
	}
	return err
}

func (p *dyadPage) view(v *dossier) (*dyadView, error) {
	out := &dyadView{dossier: v, Here: "overview"}
	all, err := forms.Load()
	if err != nil {
		return nil, err
	}
	out.Forms = all.All
	if err := out.measure(); err != nil {
		return nil, err
	}
	out.Issues = p.small(v)
	out.Newest = newestClaims(v)
	// Those told of last come first.
	for i := len(v.disputes) - 1; i >= 0 && len(out.Disputes) < mostCards; i-- {
		out.Disputes = append(out.Disputes, p.card(v, &v.disputes[i]))
	}
	out.MoreDisputes = len(v.disputes) - len(out.Disputes)
	out.NotHeard = p.notHeard(v.claims)
	outlets := map[string]bool{}
	for _, d := range v.newest {
		outlets[d.Publisher] = d.Publisher != ""
	}
	out.Outlets = len(outlets)
	return out, nil
}

// measure draws the index, or says why there is none.
func (v *dyadView) measure() error {
	acts, left := index.FromIncidents(v.incidents, v.byID, v.Dyad, func(*entente.Claim) bool { return true })
	ix, err := index.Measure(acts, left, index.Month, false)
	if err != nil {
		if !errors.As(err, &v.Refused) || v.Refused.Code != entente.ErrRefused {
			return err
		}
		return nil
	}
	v.Measured = ix
	turns, err := ix.Breaks()
	var e *entente.Error
	switch {
	case err == nil && len(turns) == 0:
		v.NoTurns = "No change point was found in the series."
	case err == nil:
		v.Turns = turns
	case errors.As(err, &e) && e.Code == entente.ErrRefused:
		v.NoTurns = sentence(e.Message) + " " + sentence(e.Hint)
	default:
		return err
	}
	drawn := *ix
	w := extent(v.events)
	drawn.Periods = nil
	for _, p := range ix.Periods {
		if p.Start >= w.From[:7] && p.Start <= w.To {
			drawn.Periods = append(drawn.Periods, p)
		} else {
			v.Undrawn += p.Acts
		}
	}
	// The picture escapes all text and carries neither style nor script.
	v.Index = template.HTML(draw.Index(&drawn, v.Turns, "Cooperation and conflict by month"))
	return nil
}

// small draws each issue along the same months and on one scale.
func (p *dyadPage) small(v *dossier) []issueView {
	groups := map[string][]*entente.Incident{}
	latest := map[string]string{}
	for _, x := range v.events {
		k := issueOf(x)
		groups[k] = append(groups[k], x)
		latest[k] = max(latest[k], x.Date.Start)
	}
	names := make([]string, 0, len(groups))
	for k := range groups {
		names = append(names, k)
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(groups[b]), len(groups[a])), cmp.Compare(a, b))
	})
	w := extent(v.events)
	most := 1
	drawn := map[string][]draw.Bucket{}
	for _, k := range names {
		drawn[k] = v.buckets(groups[k], w, 60)
		for _, b := range drawn[k] {
			most = max(most, b.Coop+b.Other, b.Conf)
		}
	}
	var out []issueView
	for _, k := range names[:min(mostSmall, len(names))] {
		label := p.issueLabel(k)
		out = append(out, issueView{k, label, len(groups[k]), day(latest[k]), template.HTML(draw.Small(drawn[k], most, label+": events by period"))})
	}
	return out
}

// newestClaims are the claims of the documents published last.
func newestClaims(v *dossier) []newClaim {
	rank := map[string]int{}
	for i, d := range v.newest {
		rank[d.ID] = i
	}
	var list []*entente.Claim
	for i := range v.claims {
		list = append(list, &v.claims[i])
	}
	slices.SortStableFunc(list, func(a, b *entente.Claim) int { return cmp.Compare(rank[a.Document], rank[b.Document]) })
	var out []newClaim
	told := map[*entente.Incident]bool{}
	for _, c := range list {
		x := v.byClaim[c.ID]
		if x == nil || told[x] {
			continue
		}
		told[x] = true
		out = append(out, newClaim{c, sourceName(v.docs[c.Document]), v.link(x)})
		if len(out) == mostNew {
			break
		}
	}
	return out
}

// sourceName is the publisher of a document, or its title.
func sourceName(d *entente.Document) string {
	if d == nil {
		return ""
	}
	return cmp.Or(d.Publisher, heading(d))
}

// others are the fullest relationships of either with third states.
func (p *dyadPage) others(r *http.Request, d entente.Dyad) ([]otherPair, error) {
	var out []otherPair
	list, err := p.pairs.get(r.Context(), struct{}{})
	if err != nil {
		return nil, err
	}
	for _, x := range list { // the fullest come first
		if x.Dyad != d && (x.Dyad.Has(d[0]) || x.Dyad.Has(d[1])) && len(out) < mostOthers {
			out = append(out, otherPair{Pair: x})
		}
	}
	for i := range out {
		x := &out[i]
		x.A, x.B = p.name(x.Dyad[0]), p.name(x.Dyad[1])
		x.Width = max(1, 100*x.Claims/out[0].Claims)
		x.Mean = x.Score / float64(max(1, x.Claims))
		x.Tone = draw.ToneFor(x.Mean)
	}
	return out, nil
}

// notHeard names those the claims are about whom none of them quotes.
func (p *dyadPage) notHeard(claims []entente.Claim) []string {
	about, heard := map[string]bool{}, map[string]bool{}
	for i := range claims {
		c := &claims[i]
		for _, s := range c.Attribution {
			if s.Actor != nil {
				heard[s.Actor.Code] = true
			}
		}
		for _, a := range c.Actors {
			heard[a.Code] = heard[a.Code] || c.Kind == entente.KindStatement
		}
		for _, list := range [][]entente.Actor{c.Actors, c.Recipients, c.ThirdParties} {
			for _, a := range list {
				about[a.Code] = true
			}
		}
	}
	var out []string
	for code := range about {
		if code != "" && !heard[code] {
			out = append(out, p.name(code))
		}
	}
	slices.Sort(out)
	return out
}
