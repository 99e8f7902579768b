// Package chart draws a brief's timeline: one list of primitives, which an
// SVG and a PDF back end turn into marks on a page. Drawing is deterministic
// and linear in the number of marks.
package chart

import (
	"cmp"
	"slices"
	"time"

	"entente"
)

// Shape is the kind of a primitive.
type Shape int

// The shapes.
const (
	Line    Shape = iota // X,Y to X2,Y2
	Text                 // at X,Y, Anchor
	Dot                  // a day: circle of radius R at X,Y
	Bar                  // an uncertain interval: X,Y to X2,Y, fading at both ends
	Diamond              // a conflict on a day
)

// Mark is one primitive in a space of Width by Height points, y downwards.
type Mark struct {
	Shape        Shape
	X, Y, X2, Y2 float64
	R            float64
	Text, Anchor string // Anchor "start", "middle", "end"
	Class        string // "axis", "grid", "lane", "coop", "conf", "neutral", "number"
	Hollow       bool
	Link, Title  string
}

// Drawing is a picture.
type Drawing struct {
	Width, Height float64
	Marks         []Mark
	Alt           string
}

const (
	width   = 860.0
	left    = 170.0
	right   = 34.0
	laneH   = 30.0
	topEdge = 26.0
)

type lane struct {
	issue string
	marks []int
}

// Timeline lays marks out in lanes by issue, with a bar from first to last
// possible day for a date that is not one day. Numbers are the marks' places
// in the list, so that a table below the picture can name them. It returns a
// Drawing of height 0 when there is nothing to draw.
func Timeline(marks []entente.TimelineMark) Drawing {
	if len(marks) == 0 {
		return Drawing{}
	}
	shown := central(marks)
	from, to := bounds(marks, shown)
	x := func(day string) float64 {
		t := parse(day)
		return left + (width-left-right)*t.Sub(from).Hours()/max(24, to.Sub(from).Hours())
	}
	lanes := lanesOf(marks, shown)
	d := Drawing{Width: width, Alt: "Timeline of dated events in lanes by issue"}
	d.axis(from, to, x, topEdge+laneH*float64(rows(lanes, marks, x)))
	y := topEdge
	for _, l := range lanes {
		placed := stack(l, marks, x)
		d.Marks = append(d.Marks, Mark{Shape: Text, X: left - 12, Y: y + laneH/2 + 4, Text: title(l.issue), Anchor: "end", Class: "lane"})
		for i, row := range placed {
			for _, k := range row {
				d.event(marks[k], k+1, x, y+laneH*float64(i)+laneH/2)
			}
		}
		y += laneH * float64(len(placed))
		d.Marks = append(d.Marks, Mark{Shape: Line, X: 0, Y: y, X2: width, Y2: y, Class: "grid"})
	}
	if n := len(marks) - len(shown); n > 0 {
		y += 16
		d.Marks = append(d.Marks, Mark{Shape: Text, X: left, Y: y, Text: itoa(n) + " more, far before or after, in the list below", Anchor: "start", Class: "number"})
	}
	d.Height = y + 6
	return d
}

// central returns the places of the marks to draw: all of them, or, where a
// few lie so far off that they would crush the rest, those of the central
// four fifths and their surroundings.
func central(marks []entente.TimelineMark) []int {
	starts := make([]string, len(marks))
	for i, m := range marks {
		starts[i] = m.Date.Start
	}
	slices.Sort(starts)
	n := len(starts)
	lo, hi := parse(starts[n/10]), parse(starts[n-1-n/10])
	pad := hi.Sub(lo)/2 + 60*24*time.Hour
	lo, hi = lo.Add(-pad), hi.Add(pad)
	var out []int
	for i, m := range marks {
		if !parse(m.Date.Start).Before(lo) && !parse(m.Date.End).After(hi) {
			out = append(out, i)
		}
	}
	if n < 8 || len(out) == 0 {
		out = out[:0]
		for i := range marks {
			out = append(out, i)
		}
	}
	return out
}

func (d *Drawing) event(m entente.TimelineMark, n int, x func(string) float64, y float64) {
	class := "neutral"
	switch m.Quad {
	case entente.VerbalCooperation, entente.MaterialCooperation:
		class = "coop"
	case entente.VerbalConflict, entente.MaterialConflict:
		class = "conf"
	}
	base := Mark{Y: y, R: 5.5, Class: class, Hollow: m.Hollow, Link: "#" + Anchor(m.Sentence), Title: m.Date.EDTF + " · " + m.Label}
	a, b := x(m.Date.Start), x(m.Date.End)
	if m.Date.Start == m.Date.End {
		base.Shape, base.X = Dot, a
		if class == "conf" {
			base.Shape = Diamond
		}
	} else {
		base.Shape, base.X, base.X2 = Bar, a, max(b, a+6)
	}
	d.Marks = append(d.Marks, base, Mark{Shape: Text, X: max(base.X, base.X2) + 8, Y: y + 4, Text: itoa(n), Anchor: "start", Class: "number", Link: base.Link})
}

func (d *Drawing) axis(from, to time.Time, x func(string) float64, bottom float64) {
	for _, t := range ticks(from, to) {
		at := x(t.at.Format("2006-01-02"))
		label := Mark{Shape: Text, X: at + 4, Y: topEdge - 10, Text: t.text, Anchor: "start", Class: "axis"}
		if at+4+7*float64(len(t.text)) > d.Width { // it would be cut at the edge
			label.X, label.Anchor = at-4, "end"
		}
		d.Marks = append(d.Marks, Mark{Shape: Line, X: at, Y: topEdge - 4, X2: at, Y2: bottom, Class: "axis"}, label)
	}
}

type tick struct {
	at   time.Time
	text string
}

// ticks are months for a short period, quarters or years for a long one.
func ticks(from, to time.Time) []tick {
	months := int(to.Sub(from).Hours()/24/30) + 1
	step := 1
	for _, s := range []int{1, 2, 3, 6, 12, 24, 60, 120, 240, 600} {
		step = s
		if months/s <= 10 {
			break
		}
	}
	var out []tick
	t := time.Date(from.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	if step >= 12 {
		t = time.Date(from.Year()-from.Year()%(step/12), 1, 1, 0, 0, 0, 0, time.UTC)
	}
	for ; !t.After(to); t = t.AddDate(0, step, 0) {
		if t.Before(from) {
			continue
		}
		text := t.Format("Jan 2006")
		if step >= 12 {
			text = t.Format("2006")
		} else if t.Month() != 1 && len(out) > 0 {
			text = t.Format("Jan")
		}
		out = append(out, tick{t, text})
	}
	return out
}

func bounds(marks []entente.TimelineMark, shown []int) (from, to time.Time) {
	lo, hi := marks[shown[0]].Date.Start, marks[shown[0]].Date.End
	for _, i := range shown {
		lo, hi = min(lo, marks[i].Date.Start), max(hi, marks[i].Date.End)
	}
	from, to = parse(lo), parse(hi)
	from = time.Date(from.Year(), from.Month(), 1, 0, 0, 0, 0, time.UTC)
	return from, time.Date(to.Year(), to.Month()+1, 1, 0, 0, 0, 0, time.UTC)
}

func parse(day string) time.Time {
	t, err := time.Parse("2006-01-02", day)
	if err != nil {
		return time.Time{}
	}
	return t
}

// lanesOf groups marks by issue, the fullest lane first; lanes after the
// seventh are joined.
func lanesOf(marks []entente.TimelineMark, shown []int) []lane {
	var out []lane
	for _, i := range shown {
		m := marks[i]
		k := slices.IndexFunc(out, func(l lane) bool { return l.issue == m.Issue })
		if k < 0 {
			out = append(out, lane{issue: m.Issue})
			k = len(out) - 1
		}
		out[k].marks = append(out[k].marks, i)
	}
	slices.SortStableFunc(out, func(a, b lane) int {
		return cmp.Or(cmp.Compare(len(b.marks), len(a.marks)), cmp.Compare(a.issue, b.issue))
	})
	if len(out) > 8 {
		rest := lane{issue: "further-issues"}
		for _, l := range out[7:] {
			rest.marks = append(rest.marks, l.marks...)
		}
		slices.Sort(rest.marks)
		out = append(out[:7], rest)
	}
	return out
}

// stack spreads a lane's marks over rows so that none hides another.
func stack(l lane, marks []entente.TimelineMark, x func(string) float64) [][]int {
	var out [][]int
	var ends []float64
	for _, k := range l.marks {
		a, b := x(marks[k].Date.Start)-7, x(marks[k].Date.End)+24
		row := slices.IndexFunc(ends, func(e float64) bool { return e <= a })
		if row < 0 {
			out, ends = append(out, nil), append(ends, 0)
			row = len(out) - 1
		}
		out[row] = append(out[row], k)
		ends[row] = b
	}
	return out
}

func rows(lanes []lane, marks []entente.TimelineMark, x func(string) float64) int {
	n := 0
	for _, l := range lanes {
		n += len(stack(l, marks, x))
	}
	return n
}
