// Package phases orders what sources themselves say about the course of a
// relationship: claims and sentences that speak of change, with their words,
// grouped into phases whose borders are as fuzzy as the sources leave them.
//
// Nothing here is statistics: a phase is as told. Only what is put as fact or
// hedged is taken, each with its quotation. Cost is linear in the text of the
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

//go:embed *.tsv
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

// Telling is one claim, or one sentence, that speaks of change.
type Telling struct {
	Claim    string         `json:"claim"` // "" for a sentence that no claim carries
	Document string         `json:"document"`
	Path     string         `json:"path"`
	Date     entente.Date   `json:"date"`
	Status   entente.Status `json:"status"`
	Word     string         `json:"word"`
	Start    int            `json:"start"`
	End      int            `json:"end"`
	Quote    string         `json:"quote"`

	direction string
	at        int // where Word stands
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

// Told groups the claims that keep takes and that speak of change, and further
// tellings of sentences that no such claim comes from. Dated phases come first,
// in order; the undated follow.
func Told(claims []entente.Claim, keep func(*entente.Claim) bool, prose ...Telling) ([]Phase, error) {
	list, err := words()
	if err != nil {
		return nil, err
	}
	g, err := guardWords()
	if err != nil {
		return nil, err
	}
	var all, dated, undated []Telling
	for i := range claims {
		c := &claims[i]
		if !c.Status.Fact() && c.Status != entente.Hedged || !keep(c) || countries(c) > 2 {
			continue
		}
		if t, ok := telling(c, list, g); ok {
			all = append(all, t)
		}
	}
	for _, p := range prose {
		if !slices.ContainsFunc(all, func(t Telling) bool { return t.Document == p.Document && t.Start < p.End && p.Start < t.End }) {
			all = append(all, p)
		}
	}
	for _, t := range all {
		if t.Date.Start != "" && t.Date.End != "" {
			dated = append(dated, t)
		} else {
			undated = append(undated, t)
		}
	}
	slices.SortStableFunc(dated, func(a, b Telling) int {
		return cmp.Or(cmp.Compare(a.Date.Start, b.Date.Start), cmp.Compare(a.Date.End, b.Date.End), place(&a, &b))
	})
	slices.SortStableFunc(undated, func(a, b Telling) int { return cmp.Or(-cmp.Compare(a.direction, b.direction), place(&a, &b)) })
	return append(group(dated), group(undated)...), nil
}

// countries is the number of countries that a claim is about: with a third
// one, what changed may be its relation.
func countries(c *entente.Claim) int {
	var codes []string
	for _, list := range [][]entente.Actor{c.Actors, c.Recipients, c.ThirdParties} {
		for _, a := range list {
			if a.State() && !slices.Contains(codes, a.Code) {
				codes = append(codes, a.Code)
			}
		}
	}
	return len(codes)
}

// place orders tellings by where they stand.
func place(a, b *Telling) int {
	return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Document, b.Document), cmp.Compare(a.Start, b.Start), cmp.Compare(a.Claim, b.Claim))
}

// telling finds the first word of change in what a claim quotes.
func telling(c *entente.Claim, list []form, g *guards) (Telling, bool) {
	general := c.Kind == entente.KindAssessment
	if !general && c.Kind != entente.KindEvent && c.Kind != entente.KindStatement {
		return Telling{}, false
	}
	for _, e := range c.Evidence {
		text := plain(e.Quote)
		for _, f := range list {
			i := strings.Index(text, " "+f.text+" ")
			if f.assessment && !general || i < 0 || g.notItself(strings.Fields(text[:i])) {
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
// long as none of the other way stands between them; what only says that there
// was a turn does not part them.
func group(list []Telling) []Phase {
	var out []Phase
	last := map[string]int{} // the last phase of each direction
	for _, t := range list {
		n, ok := last[t.direction]
		other, crossed := last[map[string]string{Up: Down, Down: Up}[t.direction]]
		if ok && !(crossed && other > n) && joins(&out[n], t.Date) {
			out[n].add(t)
			continue
		}
		last[t.direction] = len(out)
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
