package web

import (
	"html/template"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"entente"
	"entente/web/draw"
)

// mostListed is how many events of a window are listed below the picture.
const mostListed = 200

// timelinePage draws the dated events of a pair and moves through them.
type timelinePage struct{ *dossiers }

type timelineView struct {
	*dossier
	Here                     string
	Overview, SVG            template.HTML
	From, To                 string // the window
	Issue, Told              string
	Issues                   []choice
	Rows                     []eventRow
	Shown, Undrawn           int
	Earlier, Later           int
	Zooms                    []zoom
	Back, Forth, In, Out     string // addresses, "" for none
	All                      string
	EarlierLink, LaterLink   string
	Undated                  []eventRow
	WindowDays, EventsInView int
}

// choice is an option of a filter with how many it leaves.
type choice struct {
	Name, Label string
	N           int
}

type zoom struct {
	Label, Link string
	Open        bool
}

type eventRow struct {
	N     int
	X     *entente.Incident
	First *entente.Claim
	Link  string
	Issue string
	Tone  draw.Tone
}

func (p *timelinePage) show(w http.ResponseWriter, r *http.Request) error {
	v, canonical, err := p.of(r.Context(), r.PathValue("pair"))
	if err != nil || canonical != "" {
		return p.elsewhere(w, r, "/dyad/"+canonical+"/timeline", err)
	}
	q := r.URL.Query()
	from, to, err := period(q)
	if err != nil {
		return err
	}
	view := &timelineView{dossier: v, Here: "timeline", Issue: q.Get("issue"), Told: q.Get("told")}
	p.choices(view)
	events := view.choose(v.events)
	whole := extent(v.events)
	view.open(draw.Window{From: from, To: to}, whole, q)
	p.draw(view, events, whole)
	return p.render(w, r, "timeline.html", page{Title: "Timeline: " + capital(v.A) + " and " + v.B, Here: "pairs", Body: view, Islands: []string{"timeline.js"}})
}

// choices lists the issues with the number of their events.
func (p *timelinePage) choices(view *timelineView) {
	n := map[string]int{}
	for _, x := range view.events {
		n[issueOf(x)]++
	}
	for name, k := range n {
		c := choice{name, p.issueLabel(name), k}
		if name == "" {
			c.Name = "other"
		}
		view.Issues = append(view.Issues, c)
	}
	slices.SortFunc(view.Issues, func(a, b choice) int {
		if a.N != b.N {
			return b.N - a.N
		}
		return cmpText(a.Label, b.Label)
	})
}

// choose applies the filters but for the window.
func (v *timelineView) choose(events []*entente.Incident) []*entente.Incident {
	var out []*entente.Incident
	for _, x := range events {
		issue := issueOf(x)
		switch {
		case v.Issue == "other" && issue != "", v.Issue != "" && v.Issue != "other" && !slices.Contains(x.Issues, v.Issue):
		case v.Told == "fact" && !x.Status.Fact(), v.Told == "planned" && x.Status != entente.Planned, v.Told == "other" && (x.Status.Fact() || x.Status == entente.Planned):
		default:
			out = append(out, x)
		}
	}
	return out
}

// open sets the window and the ways to move it.
func (v *timelineView) open(asked, whole draw.Window, q url.Values) {
	v.From, v.To = asked.From, asked.To
	if v.From == "" {
		v.From = min(whole.From, firstOf(v.To, whole.From))
	}
	if v.To == "" {
		v.To = max(whole.To, firstOf(v.From, whole.To))
	}
	if v.From == "" {
		return
	}
	from, to := dayAt(v.From), dayAt(v.To)
	days := int(to.Sub(from).Hours()/24) + 1
	v.WindowDays = days
	at := func(from, to time.Time) string {
		x := url.Values{}
		for _, k := range []string{"issue", "told"} {
			if q.Get(k) != "" {
				x.Set(k, q.Get(k))
			}
		}
		if !from.IsZero() {
			x.Set("from", from.Format(time.DateOnly))
			x.Set("to", to.Format(time.DateOnly))
		}
		if len(x) == 0 {
			return "/dyad/" + v.Dyad.String() + "/timeline"
		}
		return "/dyad/" + v.Dyad.String() + "/timeline?" + x.Encode()
	}
	v.All = at(time.Time{}, time.Time{})
	half := max(1, days/2)
	v.Back, v.Forth = at(from.AddDate(0, 0, -half), to.AddDate(0, 0, -half)), at(from.AddDate(0, 0, half), to.AddDate(0, 0, half))
	if days > 14 {
		v.In = at(from.AddDate(0, 0, days/4), to.AddDate(0, 0, -days/4))
	}
	if days < 36500 {
		v.Out = at(from.AddDate(0, 0, -half), to.AddDate(0, 0, half))
	}
	end := to
	if last := dayAt(whole.To); last.Before(end) {
		end = last
	}
	for _, z := range []struct {
		label  string
		months int
	}{{"3 months", 3}, {"1 year", 12}, {"3 years", 36}, {"10 years", 120}} {
		start := end.AddDate(0, -z.months, 1)
		v.Zooms = append(v.Zooms, zoom{z.label, at(start, end), v.From == start.Format(time.DateOnly) && v.To == end.Format(time.DateOnly)})
	}
	first, last := dayAt(whole.From), dayAt(whole.To)
	if len(v.events) > 0 {
		first = dayAt(v.events[0].Date.Start)
		for _, x := range v.events {
			last = later(last, dayAt(x.Date.End))
		}
	}
	v.EarlierLink, v.LaterLink = at(first, from.AddDate(0, 0, -1)), at(to.AddDate(0, 0, 1), last)
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// draw makes the pictures and the list.
func (p *timelinePage) draw(view *timelineView, events []*entente.Incident, whole draw.Window) {
	v := view.dossier
	row := func(x *entente.Incident) eventRow {
		return eventRow{0, x, v.best(x), v.link(x), p.issueLabel(issueOf(x)), v.tone(x)}
	}
	for _, x := range view.choose(v.undated) {
		view.Undated = append(view.Undated, row(x))
	}
	if view.From == "" {
		return
	}
	var marks []draw.Mark
	for _, x := range events {
		switch {
		case x.Date.End < view.From:
			view.Earlier++
			continue
		case x.Date.Start > view.To:
			view.Later++
			continue
		}
		view.EventsInView++
		e := row(x)
		e.N = view.EventsInView
		marks = append(marks, draw.Mark{Date: x.Date, Label: markName(e.First.Text), Lane: e.Issue, Tone: e.Tone, Hollow: !x.Status.Fact(), Link: e.Link, Number: e.N})
		if len(view.Rows) < mostListed {
			view.Rows = append(view.Rows, e)
		}
	}
	open := draw.Window{From: view.From, To: view.To}
	all := draw.Window{From: min(whole.From, view.From), To: max(whole.To, view.To)}
	link := func(b draw.Bucket) string {
		q := url.Values{"from": {b.Start}, "to": {b.End}}
		if view.Issue != "" {
			q.Set("issue", view.Issue)
		}
		return "/dyad/" + v.Dyad.String() + "/timeline?" + q.Encode()
	}
	// Both pictures escape all text and carry neither style nor script.
	view.Overview = template.HTML(draw.Overview(v.buckets(events, all, 140), open, link, "How many events along the whole time; the open window is shaded"))
	view.SVG = template.HTML(draw.Timeline(marks, open, "Timeline of dated events in lanes by issue"))
}

// leadIn is what a drawn event need not repeat: its date at the beginning,
// and the frame of a quotation.
var leadIn = regexp.MustCompile(`^(?:(?:On|In|By|Since) [^,.;]{0,24}\b\d{4},? |[A-Z][\w .&'-]{1,40} writes: “)`)

// markName is the wording of an event as it stands beside its mark.
func markName(text string) string {
	if at := leadIn.FindStringIndex(text); at != nil && at[1] < len(text)-12 {
		return capital(strings.TrimSuffix(text[at[1]:], "”"))
	}
	return text
}
