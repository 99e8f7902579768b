package web

import (
	"net/http"
	"regexp"
	"strings"

	"entente"
)

type compareView struct {
	Dyad, Form    string
	A, B          *entente.Brief
	NameA, NameB  string
	Rows          []compareRow
	New, Gone     int
	Changed, Same int
}

// compareRow is a sentence in one or both of two briefs.
type compareRow struct {
	Section string
	What    string // "new", "gone", "changed", "same"
	A, B    string
	Link    string
}

// compare sets two recorded briefs side by side, or one pair as it stood on
// two days.
func (p *briefsPage) compare(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	v := &compareView{}
	var err error
	if q.Get("a") != "" {
		if v.A, err = p.load(r.Context(), q.Get("a")); err == nil {
			v.B, err = p.load(r.Context(), q.Get("b"))
		}
	} else {
		err = p.twoDays(w, r, v)
	}
	if err != nil {
		return err
	}
	v.Dyad, v.Form = strings.Join(v.A.Dyad, "-"), v.B.Form
	v.NameA, v.NameB = asOfName(v.A), asOfName(v.B)
	v.differ()
	return p.render(w, r, "compare.html", page{Title: "Two briefs compared", Here: "briefs", Body: v})
}

func asOfName(b *entente.Brief) string {
	if b.AsOf != "" {
		return b.Form + ", as published by " + day(b.AsOf)
	}
	return b.Form + ", all that is in the archive"
}

func (p *briefsPage) twoDays(w http.ResponseWriter, r *http.Request, v *compareView) error {
	q := r.URL.Query()
	req, err := p.request(q)
	if err != nil {
		return err
	}
	then, err := dayOf(q, "then")
	if err != nil {
		return err
	}
	if then == "" {
		return invalid("no day to compare with is given", "give the earlier day, for example 2025-06-18")
	}
	later := req.AsOf
	req.AsOf = then
	if v.A, err = p.compose(w, r, req); err != nil {
		return err
	}
	req.AsOf = later
	v.B, err = p.compose(w, r, req)
	return err
}

// numbered is how a sentence names a source without a name: by its place in the
// list of sources, which says nothing.
var numbered = regexp.MustCompile(`\b[Ss]ource \d+\b`)

// differ pairs the sentences of the two by incident, and then by text.
func (v *compareView) differ() {
	type place struct {
		section string
		s       entente.BriefSentence
	}
	key := func(s entente.BriefSentence) string {
		if s.Incident != "" {
			return s.Incident
		}
		return s.Text
	}
	old := map[string]place{}
	for _, sec := range v.A.Sections {
		for _, s := range sec.Sentences {
			old[key(s)] = place{sec.Title, s}
		}
	}
	used := map[string]bool{}
	for _, sec := range v.B.Sections {
		for _, s := range sec.Sentences {
			row := compareRow{Section: sec.Title, What: "new", B: s.Text}
			if len(s.Claims) > 0 {
				row.Link = "/dyad/" + v.Dyad + "/incident/" + strings.TrimPrefix(s.Claims[0], "c:")
			}
			if o, ok := old[key(s)]; ok && !used[key(s)] {
				used[key(s)] = true
				row.A, row.What = o.s.Text, "changed"
				if numbered.ReplaceAllString(o.s.Text, "") == numbered.ReplaceAllString(s.Text, "") && o.s.Standing == s.Standing && o.s.Origins == s.Origins {
					row.What = "same"
				}
			}
			v.Rows = append(v.Rows, row)
		}
	}
	for _, sec := range v.A.Sections {
		for _, s := range sec.Sentences {
			if !used[key(s)] {
				used[key(s)] = true
				v.Rows = append(v.Rows, compareRow{Section: sec.Title, What: "gone", A: s.Text})
			}
		}
	}
	for _, row := range v.Rows {
		switch row.What {
		case "new":
			v.New++
		case "gone":
			v.Gone++
		case "changed":
			v.Changed++
		default:
			v.Same++
		}
	}
}
