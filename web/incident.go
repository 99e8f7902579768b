package web

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"entente"
	"entente/archive"
)

// incidentPage shows one incident: who tells it, on what origin, where they
// differ, and the way back to the bytes.
type incidentPage struct{ *dossiers }

type incidentView struct {
	*dossier
	Here     string
	X        *entente.Incident
	Best     *entente.Claim
	Groups   []originView
	Disputes []disputeCard
	Lineage  []lineage
	Briefs   []archive.BriefCard
	Before   *entente.Incident // the dated events beside it
	After    *entente.Incident
}

// Link is the address of an incident of the same pair.
func (v *incidentView) Link(x *entente.Incident) string { return v.link(x) }

// originView is an origin with what each of its documents says.
type originView struct {
	N       int
	Because string
	Proof   []proofView // those about the incident first
	More    []proofView // the rest of them
	Tellers []teller
}

// proofView is a passage that shows a dependence.
type proofView struct {
	Source, Link, Quote string
	near                bool // it overlaps a sentence of the incident
}

// teller is a document with its claims of the incident.
type teller struct {
	Doc    *entente.Document
	Source string
	Claims []claimView
}

// lineage is the way of one claim: bytes, text, sentence, claim, incident.
type lineage struct {
	Doc   *entente.Document
	Claim *entente.Claim
	Log   []archive.Entry
	Quote string
}

func (p *incidentPage) show(w http.ResponseWriter, r *http.Request) error {
	v, canonical, err := p.of(r.Context(), r.PathValue("pair"))
	id := r.PathValue("id")
	if err != nil || canonical != "" {
		return p.elsewhere(w, r, "/dyad/"+canonical+"/incident/"+id, err)
	}
	x := v.incident(id)
	if x == nil || v.best(x) == nil {
		return &entente.Error{Code: entente.ErrNotFound, Message: "no such incident is in view between " + v.A + " and " + v.B,
			Hint: "it may have been joined with another, or its claims rejected; look on the pair's timeline"}
	}
	if address := v.link(x); !strings.HasSuffix(address, "/"+id) {
		http.Redirect(w, r, address, http.StatusSeeOther)
		return nil
	}
	view := &incidentView{dossier: v, Here: "timeline", X: x, Best: v.best(x)}
	if err := p.fill(r, view); err != nil {
		return err
	}
	return p.render(w, r, "incident.html", page{Title: view.Best.Text, Here: "pairs", Body: view})
}

func (p *incidentPage) fill(r *http.Request, view *incidentView) error {
	v, x := view.dossier, view.X
	verdicts := map[string]archive.Verdict{}
	for _, id := range x.Claims {
		c := v.byID[id]
		if c == nil {
			continue
		}
		list, err := p.archive.DecisionsOn(r.Context(), c.Document)
		if err != nil {
			return err
		}
		for _, d := range list {
			verdicts[d.Claim] = d.Verdict
		}
		l := lineage{Doc: v.docs[c.Document], Claim: c}
		if l.Log, err = p.archive.EntriesOf(r.Context(), c.Document); err != nil {
			return err
		}
		if l.Doc != nil {
			l.Quote = strings.Join(strings.Fields(c.Sentence.Of(l.Doc.Text)), " ")
			view.Lineage = append(view.Lineage, l)
		}
	}
	view.Groups = groupsOf(v, x, verdicts)
	for i := range v.disputes {
		if v.disputes[i].Incident == x.ID {
			view.Disputes = append(view.Disputes, p.card(v, &v.disputes[i]))
		}
	}
	if i := slices.Index(v.events, x); i >= 0 {
		if i > 0 {
			view.Before = v.events[i-1]
		}
		if i+1 < len(v.events) {
			view.After = v.events[i+1]
		}
	}
	var err error
	view.Briefs, err = p.archive.BriefsOn(r.Context(), x.Claims)
	return err
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Words is the sentence of a claim as it stands in its text.
func (t teller) Words(c claimView) string {
	return strings.Join(strings.Fields(c.Sentence.Of(t.Doc.Text)), " ")
}

// groupsOf files the claims of an incident under their origins.
func groupsOf(v *dossier, x *entente.Incident, verdicts map[string]archive.Verdict) []originView {
	byDoc := map[string][]claimView{}
	for _, id := range x.Claims {
		if c := v.byID[id]; c != nil {
			byDoc[c.Document] = append(byDoc[c.Document], claimView{c, verdicts[c.ID]})
		}
	}
	var out []originView
	for i, g := range x.Groups {
		o := originView{N: i + 1, Because: g.Because}
		for _, e := range g.Evidence {
			near := slices.ContainsFunc(byDoc[e.Document], func(c claimView) bool { return c.Sentence.Overlaps(e.Span) })
			o.Proof = append(o.Proof, proofView{sourceName(v.docs[e.Document]), "/document/" + short(e.Document), strings.Join(strings.Fields(e.Quote), " "), near})
		}
		slices.SortStableFunc(o.Proof, func(a, b proofView) int { return flag(b.near) - flag(a.near) })
		if n := 2; len(o.Proof) > n {
			o.Proof, o.More = o.Proof[:n], o.Proof[n:]
		}
		for _, id := range g.Documents {
			if d := v.docs[id]; d != nil {
				o.Tellers = append(o.Tellers, teller{d, cmp.Or(d.Publisher, "publisher not named"), byDoc[id]})
			}
		}
		slices.SortStableFunc(o.Tellers, func(a, b teller) int { return cmp.Compare(a.Doc.Published.Start, b.Doc.Published.Start) })
		out = append(out, o)
	}
	return out
}
