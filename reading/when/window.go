package when

import (
	"strings"

	"entente"
)

// windowDays is how long after the latest past event that an analysis dates
// it is taken to have appeared at the latest, when nothing else bounds it.
const windowDays = 183

// minWeight is what a year must weigh to date a text: a bare year weighs 1,
// a month or day 2, a cited date or a file name 3.
const minWeight = 3

// window bounds the date from within: not before the latest past date that
// carries weight, a cited reference or a file name, and not after the
// earliest date that is still to come. A year needs to be named more than
// once, or with a month, before it dates the text.
func (e *evidence) window() entente.Date {
	weight := map[string]int{}
	best, at, until, latest := "", (*entente.Timex)(nil), "", ""
	for i := range e.dates {
		x := &e.dates[i]
		_, b := e.block(x.Start)
		if !e.counts(x, b) {
			continue
		}
		if e.ahead(i) && b.Kind != entente.BlockReference && !e.fileName(x) {
			if until == "" || x.Date.End < until {
				until = x.Date.End
			}
			if len(x.EDTF) >= 7 {
				latest = max(latest, x.Date.Start)
			}
			continue
		}
		y := x.Date.Start[:4]
		switch {
		case e.fileName(x) || b.Kind == entente.BlockReference:
			weight[y] += 3
		case len(x.EDTF) >= 7:
			weight[y] += 2
		default:
			weight[y]++
		}
	}
	if d, t, ok := e.references(); ok {
		best, at = d, t
	}
	for i := range e.dates {
		x := &e.dates[i]
		_, b := e.block(x.Start)
		if e.counts(x, b) && (!e.ahead(i) || e.fileName(x)) && weight[x.Date.Start[:4]] >= minWeight && x.Date.Start > best {
			best, at = x.Date.Start, x
		}
	}
	lo, ok := parseDay(best)
	if !ok || at == nil {
		return entente.Date{Basis: entente.BasisUndated}
	}
	hi := lo + windowDays
	if n, ok := parseDay(latest); ok && n-hi > 366 { // what lies ahead is years from what is past
		return entente.Date{Basis: entente.BasisUndated}
	}
	if u, ok := parseDay(until); ok && u > lo {
		hi = min(hi, u)
	}
	span := at.Span
	d := entente.Date{Start: isoDay(lo), End: isoDay(hi), Basis: entente.BasisWindow, Text: at.Text, At: &span}
	d.EDTF = d.Start + "/" + d.End
	return d
}

// counts reports whether a date can bear on when the text was written.
func (e *evidence) counts(x *entente.Timex, b entente.Block) bool {
	if !x.Date.Known() || x.Basis != entente.BasisExplicit || x.Type == "DURATION" || x.Type == "SET" || strings.HasPrefix(x.Value, "FY") || len(x.Value) < 4 || x.Date.Start > "2199" {
		return false
	}
	if strings.IndexAny(x.Text, "0123456789") < 0 || x.Text == "9/11" { // a day known by name
		return false
	}
	return b.Kind != entente.BlockCaption || e.fileName(x)
}

// ahead reports whether the text puts a date in its future.
func (e *evidence) ahead(i int) bool {
	if e.tenses[i] > 0 {
		return true
	}
	before := strings.Fields(strings.ToLower(e.doc.Text[max(0, e.dates[i].Start-24):e.dates[i].Start]))
	if len(before) > 0 && before[len(before)-1] == "the" {
		before = before[:len(before)-1]
	}
	if len(before) == 0 {
		return false
	}
	for _, w := range before[max(0, len(before)-2):] {
		switch strings.Trim(w, ",") {
		case "beginning", "starting", "concluding", "commencing":
			return true
		}
	}
	switch before[len(before)-1] {
	case "until", "till", "by", "beyond", "through": // no proof that it has passed
		return true
	}
	return false
}

// references is the latest date of the reference list.
func (e *evidence) references() (string, *entente.Timex, bool) {
	best, at := "", (*entente.Timex)(nil)
	for i := range e.doc.References {
		r := &e.doc.References[i]
		if r.Published.Known() && r.Published.Start > best {
			best, at = r.Published.Start, &entente.Timex{Span: r.Span, Text: r.Published.Text}
		}
	}
	return best, at, at != nil
}
