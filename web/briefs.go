package web

import (
	"cmp"
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"entente"
	"entente/archive"
	"entente/lexicon/forms"
)

// briefTime is how long writing a brief may take.
const briefTime = 10 * time.Minute

// briefsPage writes briefs and keeps them. Briefs are written one at a time:
// each takes the whole machine.
type briefsPage struct {
	*desk
	archive Store
	briefs  Briefs
	turn    chan struct{}
}

type briefsView struct {
	Between, Form, From, To, AsOf string
	Forms                         []forms.Form
	Cards                         []archive.BriefCard
	Outdated                      int
}

func (p *briefsPage) list(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	all, err := forms.Load()
	if err != nil {
		return err
	}
	v := briefsView{Between: q.Get("between"), Form: cmp.Or(q.Get("form"), "explainer"), From: q.Get("from"), To: q.Get("to"), AsOf: q.Get("as-of"), Forms: all.All}
	if v.Cards, err = p.archive.BriefCards(r.Context(), 200); err != nil {
		return err
	}
	for _, c := range v.Cards {
		if len(c.Touched) > 0 {
			v.Outdated++
		}
	}
	return p.render(w, r, "briefs.html", page{Title: "Briefs", Here: "briefs", Body: v})
}

// request reads what brief is asked for.
func (p *briefsPage) request(q url.Values) (BriefRequest, error) {
	req := BriefRequest{Form: cmp.Or(q.Get("form"), "explainer")}
	all, err := forms.Load()
	if err != nil {
		return req, err
	}
	if _, ok := all.Get(req.Form); !ok {
		return req, invalid("there is no form “"+req.Form+"”", "the forms are "+strings.Join(all.Names(), ", "))
	}
	if req.Dyad, err = p.pairOf(strings.TrimSpace(q.Get("between"))); err != nil {
		return req, err
	}
	if req.From, req.To, err = period(q); err != nil {
		return req, err
	}
	req.AsOf, err = dayOf(q, "as-of")
	return req, err
}

// preview writes a brief that is not recorded, as a page of its own.
func (p *briefsPage) preview(w http.ResponseWriter, r *http.Request) error {
	if strings.TrimSpace(r.URL.Query().Get("between")) == "" {
		return p.elsewhere(w, r, "/briefs", nil)
	}
	req, err := p.request(r.URL.Query())
	if err != nil {
		return err
	}
	b, err := p.compose(w, r, req)
	if err != nil {
		return err
	}
	data, err := p.briefs.Render(r.Context(), b, "html")
	if err != nil {
		return err
	}
	serveBrief(w, r, data)
	return nil
}

// compose writes a brief when its turn has come.
func (p *briefsPage) compose(w http.ResponseWriter, r *http.Request, req BriefRequest) (*entente.Brief, error) {
	// Writing takes longer than a page may; not every writer can be told so.
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(briefTime))
	select {
	case p.turn <- struct{}{}:
		defer func() { <-p.turn }()
	case <-r.Context().Done():
		return nil, r.Context().Err()
	}
	return p.briefs.Write(r.Context(), req)
}

// write records a new brief and leads to it.
func (p *briefsPage) write(w http.ResponseWriter, r *http.Request) error {
	f, err := form(r)
	if err != nil {
		return err
	}
	req, err := p.request(f)
	if err != nil {
		return err
	}
	b, err := p.compose(w, r, req)
	if err != nil {
		return err
	}
	body, err := json.Marshal(b)
	if err != nil {
		return err
	}
	var claims []string
	for _, s := range b.Sections {
		for _, x := range s.Sentences {
			claims = append(claims, x.Claims...)
		}
	}
	slices.Sort(claims)
	id := briefID(b)
	if _, err := p.archive.AddBrief(r.Context(), id, body, slices.Compact(claims), p.stamp()); err != nil {
		return err
	}
	http.Redirect(w, r, "/briefs/"+strings.TrimPrefix(id, "b:"), http.StatusSeeOther)
	return nil
}

func briefID(b *entente.Brief) string { return "b:" + b.Seal[:min(16, len(b.Seal))] }

// load reads a recorded brief.
func (p *briefsPage) load(ctx context.Context, id string) (*entente.Brief, error) {
	body, err := p.archive.Brief(ctx, "b:"+id)
	if err != nil {
		return nil, err
	}
	b := &entente.Brief{}
	return b, json.Unmarshal(body, b)
}

type briefView struct {
	*entente.Brief
	ID, Recorded string
	Touched      map[string]archive.Decision // by claim
	NTouched     int
	Others       []archive.BriefCard // of the same pair, to compare with
	Checked      bool
	Findings     []string
	Dyad         string
	A, B         string
}

// Mark is the decision that touches a sentence, nil for none.
func (v *briefView) Mark(s entente.BriefSentence) *archive.Decision {
	for _, c := range s.Claims {
		if d, ok := v.Touched[c]; ok {
			return &d
		}
	}
	return nil
}

// Evidence is where the first passage of a sentence is read.
func (v *briefView) Evidence(s entente.BriefSentence) string {
	if len(s.Evidence) == 0 || len(s.Claims) == 0 {
		return ""
	}
	return "/document/" + short(s.Evidence[0].Document) + "#" + anchorOf(s.Claims[0])
}

// Trace is the page of a sentence's incident.
func (v *briefView) Trace(s entente.BriefSentence) string {
	if s.Incident == "" || len(s.Claims) == 0 {
		return ""
	}
	return "/dyad/" + v.Dyad + "/incident/" + strings.TrimPrefix(s.Claims[0], "c:")
}

func (p *briefsPage) one(w http.ResponseWriter, r *http.Request) error {
	id := r.PathValue("id")
	b, err := p.load(r.Context(), id)
	if err != nil {
		return err
	}
	v := &briefView{Brief: b, ID: id, Touched: map[string]archive.Decision{}, Dyad: strings.Join(b.Dyad, "-")}
	if len(b.Parties) == 2 {
		v.A, v.B = b.Parties[0].Name, b.Parties[1].Name
	}
	cards, err := p.archive.BriefCards(r.Context(), 0)
	if err != nil {
		return err
	}
	for _, c := range cards {
		switch {
		case c.ID == "b:"+id:
			v.Recorded = c.RecordedAt
			for _, d := range c.Touched {
				v.Touched[d.Claim] = d
			}
		case c.Dyad == v.Dyad:
			v.Others = append(v.Others, c)
		}
	}
	for _, s := range b.Sections {
		for _, x := range s.Sentences {
			if v.Mark(x) != nil {
				v.NTouched++
			}
		}
	}
	if r.URL.Query().Get("check") != "" {
		v.Checked = true
		if v.Findings, err = p.briefs.Check(r.Context(), b); err != nil {
			return err
		}
	}
	return p.render(w, r, "brief.html", page{Title: b.Title, Here: "briefs", Body: v})
}

// formats are the files that a brief is exported as.
var formats = map[string]string{"html": "text/html; charset=utf-8", "md": "text/markdown; charset=utf-8", "json": "application/json", "pdf": "application/pdf"}

// export writes a recorded brief as a file.
func (p *briefsPage) export(w http.ResponseWriter, r *http.Request) error {
	format := strings.TrimPrefix(r.PathValue("file"), "brief.")
	kind, ok := formats[format]
	if !ok || !strings.HasPrefix(r.PathValue("file"), "brief.") {
		return noPage()
	}
	b, err := p.load(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	data, err := p.briefs.Render(r.Context(), b, format)
	if err != nil {
		return err
	}
	if format == "html" && r.URL.Query().Get("download") == "" {
		serveBrief(w, r, data)
		return nil
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Disposition", `attachment; filename="`+strings.ToLower(strings.Join(b.Dyad, "-"))+"-"+b.Form+"."+format+`"`)
	_, _ = w.Write(data)
	return nil
}
