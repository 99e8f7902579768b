package web

import (
	"cmp"
	"context"
	"html/template"
	"net/http"
	"slices"
	"strings"

	"entente"
	"entente/archive"
	"entente/brief/chart"
	"entente/lexicon/forms"
)

const (
	mostWeighed = 400 // documents that a dyad's page weighs, newest first
	mostMarks   = 60  // incidents that are drawn
	mostRows    = 25  // claims shown of one issue
)

// dyadPage is all that the archive holds between two countries.
type dyadPage struct {
	*desk
	archive Reader
	weigher Weigher
	views   *keeper[entente.Dyad, *dyadView]
}

func newDyad(d *desk, a Reader, w Weigher) *dyadPage {
	p := &dyadPage{desk: d, archive: a, weigher: w}
	p.views = &keeper[entente.Dyad, *dyadView]{now: d.now, most: 32, build: p.build}
	return p
}

type dyadView struct {
	Dyad             entente.Dyad
	A, B             string
	Documents        int
	Claims           int
	LeftOut          int // documents beyond mostWeighed
	First, Last      string
	Issues           []issueView
	SVG              template.HTML
	Incidents        []incidentRow
	Disputes         []disputeView
	NotHeard         []string
	Forms            []forms.Form
	OlderIncidents   int
	IncidentsUndated int
}

type issueView struct {
	Label  string
	Claims []*entente.Claim
	More   int
}

// incidentRow is an incident with its best-supported wording.
type incidentRow struct {
	entente.Incident
	First *entente.Claim
}

type disputeView struct {
	About, Type string
	Sides       []entente.Side
}

func (p *dyadPage) show(w http.ResponseWriter, r *http.Request) error {
	asked := r.PathValue("pair")
	pair, err := p.pairOf(asked)
	if err != nil {
		return &entente.Error{Code: entente.ErrNotFound, Message: "there is no pair " + asked, Hint: "the address is like /dyad/EGY-ETH"}
	}
	if pair.String() != asked {
		http.Redirect(w, r, "/dyad/"+pair.String(), http.StatusSeeOther)
		return nil
	}
	v, err := p.views.get(r.Context(), pair)
	if err != nil {
		return err
	}
	return p.render(w, "dyad.html", page{Title: pair.String(), Body: v})
}

func (p *dyadPage) build(ctx context.Context, pair entente.Dyad) (*dyadView, error) {
	v := &dyadView{Dyad: pair, A: p.countries.NameIn(pair[0]), B: p.countries.NameIn(pair[1])}
	all, err := forms.Load()
	if err != nil {
		return nil, err
	}
	v.Forms = all.All
	docs, err := p.documents(ctx, pair, v)
	if err != nil {
		return nil, err
	}
	taken := map[string]bool{}
	for _, d := range docs {
		taken[d.ID] = true
	}
	var claims []entente.Claim
	for c, err := range p.archive.Claims(ctx, archive.Filter{Dyad: &pair}) {
		if err != nil {
			return nil, err
		}
		v.Claims++
		if taken[c.Document] {
			claims = append(claims, *c)
		}
	}
	v.Issues = p.byIssue(claims)
	v.NotHeard = p.notHeard(claims)
	res := p.weigher.Weigh(docs, nil, claims)
	v.incidents(res.Incidents, claims)
	for _, d := range res.Disputes {
		v.Disputes = append(v.Disputes, disputeView{d.About, plain(string(d.Type)), d.Sides})
	}
	return v, nil
}

// documents reads those with claims about the pair, newest first.
func (p *dyadPage) documents(ctx context.Context, pair entente.Dyad, v *dyadView) ([]*entente.Document, error) {
	var docs []*entente.Document
	for d, err := range p.archive.Documents(ctx, archive.Filter{Dyad: &pair}) {
		if err != nil {
			return nil, err
		}
		docs = append(docs, d)
		if d.Published.Known() {
			v.Last = max(v.Last, d.Published.Start)
			if v.First == "" || d.Published.Start < v.First {
				v.First = d.Published.Start
			}
		}
	}
	v.Documents = len(docs)
	slices.SortStableFunc(docs, func(a, b *entente.Document) int { return cmp.Compare(b.Published.Start, a.Published.Start) })
	if len(docs) > mostWeighed {
		v.LeftOut = len(docs) - mostWeighed
		docs = docs[:mostWeighed]
	}
	v.First, v.Last = day(v.First), day(v.Last)
	return docs, nil
}

// byIssue groups claims by their first issue, the fullest first, and in each
// the newest first.
func (p *dyadPage) byIssue(claims []entente.Claim) []issueView {
	groups := map[string][]*entente.Claim{}
	for i := range claims {
		issue := ""
		if len(claims[i].Issues) > 0 {
			issue = claims[i].Issues[0]
		}
		groups[issue] = append(groups[issue], &claims[i])
	}
	var out []issueView
	for issue, list := range groups {
		slices.SortStableFunc(list, func(a, b *entente.Claim) int { return cmp.Compare(b.Date.Start, a.Date.Start) })
		label := p.issues.Label(issue)
		if issue == "" {
			label = "Other matters"
		}
		out = append(out, issueView{label, list, 0})
	}
	slices.SortFunc(out, func(a, b issueView) int {
		return cmp.Or(cmp.Compare(len(b.Claims), len(a.Claims)), cmp.Compare(a.Label, b.Label))
	})
	for i := range out {
		if n := len(out[i].Claims); n > mostRows {
			out[i].More, out[i].Claims = n-mostRows, out[i].Claims[:mostRows]
		}
	}
	return out
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

// incidents lists and draws the dated events, newest kept.
func (v *dyadView) incidents(all []entente.Incident, claims []entente.Claim) {
	byID := map[string]*entente.Claim{}
	for i := range claims {
		byID[claims[i].ID] = &claims[i]
	}
	for _, x := range all {
		if x.Kind != entente.KindEvent || len(x.Claims) == 0 || byID[x.Claims[0]] == nil {
			continue
		}
		if !x.Date.Known() {
			v.IncidentsUndated++
			continue
		}
		v.Incidents = append(v.Incidents, incidentRow{x, byID[x.Claims[0]]})
	}
	slices.SortStableFunc(v.Incidents, func(a, b incidentRow) int {
		return cmp.Or(cmp.Compare(a.Date.Start, b.Date.Start), cmp.Compare(a.ID, b.ID))
	})
	if n := len(v.Incidents); n > mostMarks {
		v.OlderIncidents, v.Incidents = n-mostMarks, v.Incidents[n-mostMarks:]
	}
	marks := make([]entente.TimelineMark, len(v.Incidents))
	for i, x := range v.Incidents {
		issue, quad := "", ""
		if len(x.Issues) > 0 {
			issue = x.Issues[0]
		}
		if x.Event != nil {
			quad = x.Event.Quad
		}
		marks[i] = entente.TimelineMark{Sentence: x.ID, Label: strings.Join(strings.Fields(x.First.Text), " "), Date: x.Date,
			Issue: issue, Hollow: !x.Status.Fact(), Standing: x.Standing, Quad: quad}
	}
	// SVG escapes every label and carries neither style nor script.
	v.SVG = template.HTML(chart.Timeline(marks).SVG())
}
