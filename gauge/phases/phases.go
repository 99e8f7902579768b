// Package phases orders what sources themselves say about the course of a
// relationship: claims that speak of change, with their words, grouped into
// phases whose borders are as fuzzy as the sources leave them.
//
// Nothing here is statistics: a phase is as told. Only claims put as fact or
// hedged are taken, each with its quotation. Cost is linear in the text of the
// claims; functions are pure.
package phases

import (
	"cmp"
	"embed"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"

	"entente"
	"entente/lexicon/tsv"
)

//go:embed words.tsv
var files embed.FS

// The ways a relationship can change.
const (
	Up   = "up"
	Down = "down"
	Turn = "turn" // the words do not say which way
)

// near is how many days two tellings of one direction may lie apart and still
// tell of one phase.
const near = 31

// Telling is one claim that speaks of change.
type Telling struct {
	Claim    string         `json:"claim"`
	Document string         `json:"document"`
	Path     string         `json:"path"`
	Date     entente.Date   `json:"date"`
	Status   entente.Status `json:"status"`
	Word     string         `json:"word"`
	Start    int            `json:"start"`
	End      int            `json:"end"`
	Quote    string         `json:"quote"`

	direction string
}

// Phase is a run of tellings of one direction. Its first day lies between
// Begins[0] and Begins[1], its last between Ends[0] and Ends[1], as the
// tellings differ; all are "" when no source dates it.
type Phase struct {
	Direction string    `json:"direction"`
	Begins    [2]string `json:"begins"`
	Ends      [2]string `json:"ends"`
	Documents int       `json:"documents"`
	Told      []Telling `json:"told"`
}

// Fuzzy reports whether the sources leave a border open.
func (p *Phase) Fuzzy() bool { return p.Begins[0] != p.Begins[1] || p.Ends[0] != p.Ends[1] }

type form struct {
	text, direction string
	assessment      bool
}

var words = sync.OnceValues(func() ([]form, error) {
	t, err := tsv.Load(files, "words.tsv", "direction", "in", "forms")
	if err != nil {
		return nil, err
	}
	var out []form
	for _, r := range t.Rows {
		d, in := r.Get("direction"), r.Get("in")
		if d != Up && d != Down && d != Turn || in != "any" && in != "assessment" {
			return nil, r.Errorf("direction %q or in %q is unknown", d, in)
		}
		for _, f := range r.List("forms") {
			if strings.ToLower(f) != f {
				return nil, r.Errorf("%q is not in lower case", f)
			}
			out = append(out, form{f, d, in == "assessment"})
		}
	}
	// the longest form first: "constructive turn" before "turn"
	slices.SortStableFunc(out, func(a, b form) int { return cmp.Compare(len(b.text), len(a.text)) })
	return out, nil
})

// Told groups the claims that keep takes and that speak of change. Dated
// phases come first, in order; the undated follow.
func Told(claims []entente.Claim, keep func(*entente.Claim) bool) ([]Phase, error) {
	list, err := words()
	if err != nil {
		return nil, err
	}
	var dated, undated []Telling
	for i := range claims {
		c := &claims[i]
		if !c.Status.Fact() && c.Status != entente.Hedged || !keep(c) {
			continue
		}
		t, ok := telling(c, list)
		switch {
		case !ok:
		case t.Date.Start != "" && t.Date.End != "":
			dated = append(dated, t)
		default:
			undated = append(undated, t)
		}
	}
	slices.SortStableFunc(dated, func(a, b Telling) int {
		return cmp.Or(cmp.Compare(a.Date.Start, b.Date.Start), cmp.Compare(a.Date.End, b.Date.End), cmp.Compare(a.Claim, b.Claim))
	})
	slices.SortStableFunc(undated, func(a, b Telling) int { return cmp.Compare(a.Claim, b.Claim) })
	return append(group(dated), group(undated)...), nil
}

// telling finds the first word of change in what a claim quotes.
func telling(c *entente.Claim, list []form) (Telling, bool) {
	general := c.Kind == entente.KindAssessment
	if !general && c.Kind != entente.KindEvent && c.Kind != entente.KindStatement {
		return Telling{}, false
	}
	for _, e := range c.Evidence {
		text := plain(e.Quote)
		for _, f := range list {
			if f.assessment && !general || !strings.Contains(text, " "+f.text+" ") {
				continue
			}
			return Telling{Claim: c.ID, Document: c.Document, Path: c.Path, Date: c.Date, Status: c.Status, Word: f.text,
				Start: e.Start, End: e.End, Quote: e.Quote, direction: f.direction}, true
		}
	}
	return Telling{}, false
}

// plain is the text in lower case with one space around each word.
func plain(text string) string {
	var b strings.Builder
	b.WriteByte(' ')
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}) {
		b.WriteString(w)
		b.WriteByte(' ')
	}
	return b.String()
}

// group joins sorted tellings of one direction that overlap or lie near, as
// long as no telling of another direction stands between them.
func group(list []Telling) []Phase {
	var out []Phase
	for _, t := range list {
		if n := len(out); n > 0 && out[n-1].Direction == t.direction && joins(&out[n-1], t.Date) {
			out[n-1].add(t)
			continue
		}
		out = append(out, Phase{Direction: t.direction})
		out[len(out)-1].add(t)
	}
	for i := range out {
		var docs []string
		for _, t := range out[i].Told {
			docs = append(docs, t.Document)
		}
		slices.Sort(docs)
		out[i].Documents = len(slices.Compact(docs))
	}
	return out
}

func joins(p *Phase, d entente.Date) bool {
	if p.Ends[1] == "" || d.Start == "" {
		return p.Ends[1] == d.Start
	}
	end, e1 := time.Parse(time.DateOnly, p.Ends[1])
	start, e2 := time.Parse(time.DateOnly, d.Start)
	return e1 == nil && e2 == nil && start.Sub(end) <= near*24*time.Hour
}

func (p *Phase) add(t Telling) {
	d := t.Date
	if len(p.Told) == 0 {
		p.Begins, p.Ends = [2]string{d.Start, d.Start}, [2]string{d.End, d.End}
	} else {
		p.Begins = [2]string{min(p.Begins[0], d.Start), max(p.Begins[1], d.Start)}
		p.Ends = [2]string{min(p.Ends[0], d.End), max(p.Ends[1], d.End)}
	}
	p.Told = append(p.Told, t)
}
