package export

import (
	"cmp"
	"fmt"
	"html"
	"io"
	"slices"
	"strconv"

	"entente"
)

type tlDate struct {
	Year  int `json:"year"`
	Month int `json:"month,omitempty"`
	Day   int `json:"day,omitempty"`
}

type tlText struct {
	Headline string `json:"headline"`
	Text     string `json:"text,omitempty"`
}

type tlSlide struct {
	StartDate   *tlDate `json:"start_date,omitempty"`
	EndDate     *tlDate `json:"end_date,omitempty"`
	DisplayDate string  `json:"display_date,omitempty"`
	Text        tlText  `json:"text"`
	Group       string  `json:"group,omitempty"`
	UniqueID    string  `json:"unique_id,omitempty"`
	Autolink    bool    `json:"autolink"`
}

// writeTimeline writes a slide for each dated incident of kind event, grouped
// by its first issue. A date that is not certain to the day is a stretch from
// its first to its last possible day. What is not told as a fact says so in
// its headline. TimelineJS takes texts as HTML: ours are escaped.
func writeTimeline(w io.Writer, x *index) (Left, error) {
	var left Left
	list := []*entente.Incident{}
	for _, in := range x.incidentRows() {
		switch {
		case in.Kind != entente.KindEvent || x.lead(in, false) == nil:
		case !in.Date.Known():
			left.Undated++
		default:
			list = append(list, in)
		}
	}
	slices.SortStableFunc(list, func(a, b *entente.Incident) int {
		return cmp.Or(cmp.Compare(a.Date.Start, b.Date.Start), cmp.Compare(a.Date.End, b.Date.End), cmp.Compare(a.ID, b.ID))
	})
	events := []tlSlide{}
	for _, in := range list {
		start, ok := tlDay(in.Date.Start)
		if !ok {
			left.Undated++
			continue
		}
		s := tlSlide{StartDate: &start, UniqueID: "incident-" + bare(in.ID), Text: x.slide(in), DisplayDate: html.EscapeString(in.Date.EDTF)}
		if end, ok := tlDay(in.Date.End); ok && end != start {
			s.EndDate = &end
		}
		if len(in.Issues) > 0 {
			s.Group = x.Issue(in.Issues[0])
		}
		events = append(events, s)
	}
	out := struct {
		Title  *tlSlide  `json:"title,omitempty"`
		Events []tlSlide `json:"events"`
		Scale  string    `json:"scale"`
	}{Events: events, Scale: "human"}
	if x.Title != "" {
		out.Title = &tlSlide{Text: tlText{Headline: html.EscapeString(x.Title)}}
	}
	return left, indented(w, out)
}

func tlDay(day string) (tlDate, bool) {
	if len(day) != 10 {
		return tlDate{}, false
	}
	y, e1 := strconv.Atoi(day[:4])
	m, e2 := strconv.Atoi(day[5:7])
	d, e3 := strconv.Atoi(day[8:])
	return tlDate{y, m, d}, e1 == nil && e2 == nil && e3 == nil
}

func (x *index) slide(in *entente.Incident) tlText {
	c := x.lead(in, false)
	head := c.Text
	if !in.Status.Fact() {
		head += " (" + string(in.Status) + ")"
	}
	body := fmt.Sprintf("<p>%s in %s, %s; %s.</p>", counted(in.Mentions, "document"), counted(in.Origins, "origin"), "no shared origin found among them", html.EscapeString(string(in.Standing)))
	if in.Origins <= 1 {
		body = fmt.Sprintf("<p>%s, one origin; %s.</p>", counted(in.Mentions, "document"), html.EscapeString(string(in.Standing)))
	}
	for _, d := range x.sources(in) {
		body += "<p>" + html.EscapeString(heading(d))
		if d.Publisher != "" {
			body += ", " + html.EscapeString(d.Publisher)
		}
		body += "</p>"
	}
	return tlText{html.EscapeString(head), body}
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
