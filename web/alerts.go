package web

import (
	"encoding/xml"
	"net/http"
	"strconv"
	"strings"

	"entente"
	"entente/archive"
)

// alertsPage keeps saved queries that call when enough new documents answer.
type alertsPage struct {
	*desk
	archive Store
}

type alertsView struct {
	Alerts []alertView
	Ended  []alertView
	Calls  []archive.Firing
	Fields searchFields
	Done   string
}

type alertView struct {
	archive.Alert
	Waiting int
	Calls   []callView
}

type callView struct {
	archive.Firing
	Docs []*entente.Document
}

func (p *alertsPage) show(w http.ResponseWriter, r *http.Request) error {
	list, err := p.archive.Alerts(r.Context())
	if err != nil {
		return err
	}
	fields, _, err := p.searchFields(r.URL.Query())
	if err != nil {
		return err
	}
	v := alertsView{Fields: fields}
	for _, a := range list {
		x := alertView{Alert: a}
		if x.Waiting, err = p.archive.Waiting(r.Context(), a.ID); err != nil {
			return err
		}
		if a.EndedAt != "" {
			v.Ended = append(v.Ended, x)
			continue
		}
		v.Alerts = append(v.Alerts, x)
	}
	if v.Calls, err = p.archive.LastFirings(r.Context(), 20); err != nil {
		return err
	}
	if r.URL.Query().Get("done") == "ended" {
		v.Done = "The alert is ended."
	}
	return p.render(w, r, "alerts.html", page{Title: "Alerts", Here: "alerts", Body: v})
}

// set keeps a new alert.
func (p *alertsPage) set(w http.ResponseWriter, r *http.Request) error {
	f, err := form(r)
	if err != nil {
		return err
	}
	s, filter, err := p.searchFields(f)
	if err != nil {
		return err
	}
	a := archive.Alert{Name: strings.TrimSpace(f.Get("name")), Words: s.Query, Actor: filter.Actor, Issue: filter.Issue, Type: filter.Type, Kind: filter.Kind,
		Status: filter.Status, Publisher: filter.Publisher, By: by(r), RecordedAt: p.stamp(), Least: 1}
	if filter.Dyad != nil {
		a.Between = filter.Dyad.String()
	}
	if a.Least, err = number(f.Get("least"), 1); err != nil {
		return err
	}
	if a.Days, err = number(f.Get("days"), 0); err != nil {
		return err
	}
	if a, err = p.archive.SaveAlert(r.Context(), a); err != nil {
		return err
	}
	http.Redirect(w, r, "/alerts/"+alertPath(a.ID), http.StatusSeeOther)
	return nil
}

func number(s string, without int) (int, error) {
	if s = strings.TrimSpace(s); s == "" {
		return without, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0, invalid("“"+s+"” is not a whole number", "")
	}
	return n, nil
}

func alertPath(id string) string { return strings.TrimPrefix(id, "a:") }

// one shows an alert with its calls.
func (p *alertsPage) one(w http.ResponseWriter, r *http.Request) error {
	v, err := p.view(r, strings.TrimSuffix(r.PathValue("id"), ".atom"))
	if err != nil {
		return err
	}
	if strings.HasSuffix(r.PathValue("id"), ".atom") {
		return p.feed(w, r, v)
	}
	return p.render(w, r, "alert.html", page{Title: v.Name, Here: "alerts", Body: v})
}

func (p *alertsPage) view(r *http.Request, id string) (*alertView, error) {
	a, err := p.archive.Alert(r.Context(), "a:"+id)
	if err != nil {
		return nil, err
	}
	v := &alertView{Alert: a}
	if v.Waiting, err = p.archive.Waiting(r.Context(), a.ID); err != nil {
		return nil, err
	}
	calls, err := p.archive.Firings(r.Context(), a.ID, 0, 0)
	if err != nil {
		return nil, err
	}
	for i := len(calls) - 1; i >= 0 && len(v.Calls) < 50; i-- {
		c := callView{Firing: calls[i]}
		for _, id := range calls[i].Documents[:min(20, len(calls[i].Documents))] {
			d, err := p.archive.Document(r.Context(), id)
			if err != nil {
				return nil, err
			}
			c.Docs = append(c.Docs, d)
		}
		v.Calls = append(v.Calls, c)
	}
	return v, nil
}

// end ends an alert.
func (p *alertsPage) end(w http.ResponseWriter, r *http.Request) error {
	if _, err := form(r); err != nil {
		return err
	}
	if err := p.archive.EndAlert(r.Context(), "a:"+r.PathValue("id"), p.stamp()); err != nil {
		return err
	}
	http.Redirect(w, r, "/alerts?done=ended", http.StatusSeeOther)
	return nil
}

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Links   []atomLink  `xml:"link"`
	Author  string      `xml:"author>name"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID      string     `xml:"id"`
	Title   string     `xml:"title"`
	Updated string     `xml:"updated"`
	Links   []atomLink `xml:"link"`
	Content atomText   `xml:"content"`
}

type atomText struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

// feed writes the calls of an alert as Atom (RFC 4287).
func (p *alertsPage) feed(w http.ResponseWriter, r *http.Request, v *alertView) error {
	scheme := "http"
	if r.TLS != nil {
		scheme = "https"
	}
	at := scheme + "://" + r.Host
	page := at + "/alerts/" + alertPath(v.ID)
	f := atomFeed{ID: "urn:entente:alert:" + alertPath(v.ID), Title: v.Name, Updated: v.RecordedAt, Author: "Entente",
		Links: []atomLink{{"self", page + ".atom"}, {"alternate", page}}}
	for _, c := range v.Calls {
		f.Updated = max(f.Updated, c.RecordedAt)
		var lines []string
		for _, d := range c.Docs {
			lines = append(lines, heading(d)+" · "+at+"/document/"+short(d.ID))
		}
		f.Entries = append(f.Entries, atomEntry{ID: f.ID + ":" + strconv.FormatInt(c.Seq, 10), Title: v.Name + ": " + count(len(c.Documents), "new document"), Updated: c.RecordedAt,
			Links: []atomLink{{"alternate", page + "#call-" + strconv.FormatInt(c.Seq, 10)}}, Content: atomText{"text", strings.Join(lines, "\n")}})
	}
	data, err := xml.MarshalIndent(f, "", " ")
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/atom+xml; charset=utf-8")
	_, _ = w.Write(append([]byte(xml.Header), data...))
	return nil
}
