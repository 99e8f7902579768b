package web

import (
	"html/template"
	"net/http"
	"slices"
	"strings"
	"time"

	"entente"
	"entente/archive"
	"entente/lexicon/publishers"
	"entente/web/draw"
)

// mostOutlets is how many sources are listed.
const mostOutlets = 200

// mostOutput is how many documents of a source its page lists.
const mostOutput = 60

// sourcesPage lists publishers, and shows one with how people judge it.
type sourcesPage struct {
	*desk
	archive Store
	houses  *publishers.Table
	views   *keeper[struct{}, []archive.Outlet]
	lists   *keeper[struct{}, *sourcesView]
}

func newSources(d *desk, a Store) (*sourcesPage, error) {
	houses, err := publishers.Load()
	if err != nil {
		return nil, err
	}
	p := &sourcesPage{desk: d, archive: a, houses: houses}
	p.views = &keeper[struct{}, []archive.Outlet]{now: d.now, most: 1, version: a.Last, build: p.outlets}
	p.lists = &keeper[struct{}, *sourcesView]{now: d.now, most: 1, version: a.Last, build: p.list}
	return p, nil
}

type sourcesView struct {
	Outlets []outletView
	More    int // with fewer documents, not listed
	N       int
	Unnamed *outletView
	Rated   int
	Letters [][2]string
}

type outletView struct {
	archive.Outlet
	House string // kind of house, "" when it is not known
	Spark template.HTML
}

func (p *sourcesPage) show(w http.ResponseWriter, r *http.Request) error {
	v, err := p.lists.get(r.Context(), struct{}{})
	if err != nil {
		return err
	}
	return p.render(w, r, "sources.html", page{Title: "Sources", Here: "sources", Body: v})
}

func (p *sourcesPage) list(c ctx, _ struct{}) (*sourcesView, error) {
	list, err := p.views.fresh(c, struct{}{})
	if err != nil {
		return nil, err
	}
	v := &sourcesView{Letters: archive.Letters()}
	months, most := monthsOf(list)
	for _, o := range list {
		x := outletView{Outlet: o, House: p.house(o.Name)}
		if o.Name == "" {
			v.Unnamed = &x
			continue
		}
		v.N++
		if o.Rating.Letter != "" {
			v.Rated++
		}
		if len(v.Outlets) == mostOutlets {
			v.More++
			continue
		}
		x.Spark = template.HTML(draw.Spark(counts(o, months), most, "Documents by month"))
		v.Outlets = append(v.Outlets, x)
	}
	return v, nil
}

// outlets reads them, the fullest first.
func (p *sourcesPage) outlets(r ctx, _ struct{}) ([]archive.Outlet, error) {
	list, err := p.archive.Outlets(r)
	slices.SortStableFunc(list, func(a, b archive.Outlet) int {
		if a.Documents != b.Documents {
			return b.Documents - a.Documents
		}
		return strings.Compare(a.Name, b.Name)
	})
	return list, err
}

// house is what kind of house a publisher is.
func (p *sourcesPage) house(name string) string {
	if f := p.houses.Find(name); f != nil {
		return plain(f.Kind)
	}
	return ""
}

// monthsOf are the months that the output of sources is drawn along: up to
// five years to the last, and the most of one source in one of them.
func monthsOf(list []archive.Outlet) (months []string, most int) {
	last, first := "", ""
	for _, o := range list {
		last = max(last, o.Last)
		if o.First != "" && (first == "" || o.First < first) {
			first = o.First
		}
	}
	t, err := time.Parse("2006-01", last)
	if err != nil {
		return nil, 1
	}
	begin := t.AddDate(-5, 1, 0)
	if f, err := time.Parse("2006-01", first); err == nil && f.After(begin) {
		begin = f
	}
	for m := begin; !m.After(t); m = m.AddDate(0, 1, 0) {
		months = append(months, m.Format("2006-01"))
	}
	for _, o := range list {
		if o.Name == "" {
			continue
		}
		for _, m := range months {
			most = max(most, o.Months[m])
		}
	}
	return months, most
}

func counts(o archive.Outlet, months []string) []int {
	out := make([]int, len(months))
	for i, m := range months {
		out[i] = o.Months[m]
	}
	return out
}

type sourceView struct {
	archive.Outlet
	House   string
	Domains []string
	Names   []string
	SVG     template.HTML
	Newest  []*entente.Document
	Ratings []archive.Rating
	Letters [][2]string
	Pairs   []otherPair
	Done    bool
}

// one shows a source.
func (p *sourcesPage) one(w http.ResponseWriter, r *http.Request) error {
	name := r.URL.Query().Get("name")
	list, err := p.views.get(r.Context(), struct{}{})
	if err != nil {
		return err
	}
	i := slices.IndexFunc(list, func(o archive.Outlet) bool { return o.Name == name })
	if i < 0 || name == "" {
		return &entente.Error{Code: entente.ErrNotFound, Message: "no document in the archive is by “" + name + "”", Hint: "the page Sources lists the publishers"}
	}
	v := sourceView{Outlet: list[i], House: p.house(name), Letters: archive.Letters(), Done: r.URL.Query().Get("done") != ""}
	if f := p.houses.Find(name); f != nil {
		v.Names, v.Domains = f.Names, f.Domains
	}
	months, _ := monthsOf(list[i : i+1])
	v.SVG = template.HTML(draw.Columns(months, counts(list[i], months), "Documents by month of publication"))
	if v.Newest, err = p.archive.NewestBy(r.Context(), name, mostOutput); err != nil {
		return err
	}
	if v.Ratings, err = p.archive.Ratings(r.Context(), name); err != nil {
		return err
	}
	if n := len(v.Ratings); n > 0 { // the list may be older than the last judgement
		v.Rating = v.Ratings[n-1]
	}
	slices.Reverse(v.Ratings)
	return p.render(w, r, "source.html", page{Title: name, Here: "sources", Body: v})
}

// rate records a judgement.
func (p *sourcesPage) rate(w http.ResponseWriter, r *http.Request) error {
	f, err := form(r)
	if err != nil {
		return err
	}
	reason, err := reasonOf(f)
	if err != nil {
		return err
	}
	x := archive.Rating{Publisher: f.Get("name"), Letter: f.Get("letter"), By: by(r), Reason: reason, RecordedAt: p.stamp()}
	if err := p.archive.Rate(r.Context(), x); err != nil {
		return err
	}
	p.views.forget(func(struct{}) bool { return true })
	p.lists.forget(func(struct{}) bool { return true })
	http.Redirect(w, r, "/source?done=1&name="+queryEscape(x.Publisher), http.StatusSeeOther)
	return nil
}
