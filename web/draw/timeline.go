package draw

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"entente"
)

// Mark is one event of a timeline.
type Mark struct {
	Date   entente.Date
	Label  string
	Lane   string // name of its issue
	Tone   Tone
	Hollow bool // planned, alleged or otherwise not told as a fact
	Link   string
	Number int
}

// Window is a stretch of days, both included.
type Window struct{ From, To string }

const (
	timelineW = 1120.0
	laneLabel = 148.0
	rowH      = 24.0
	axisH     = 26.0
	mostLanes = 9
	// mostNamed is how many events at most are named beside their marks.
	mostNamed = 60
)

// Timeline draws the marks within a window in lanes: a dot or a diamond for a
// day, a bar that fades at both ends for a date known only to lie within it,
// hollow where it is not told as a fact. The name stands beside the mark where
// there is room.
func Timeline(marks []Mark, w Window, alt string) string {
	lanes := lanesOf(marks)
	if len(lanes) == 0 {
		return ""
	}
	s := scale{parse(w.From), parse(w.To).AddDate(0, 0, 1), laneLabel, timelineW - 12}
	room := 0
	if len(marks) <= mostNamed {
		room = 46
		if len(marks) > 24 {
			room = 38
		}
	}
	height := axisH
	placed := make([][][]placedMark, len(lanes))
	for i, l := range lanes {
		placed[i] = stack(l.marks, s, room)
		height += rowH*float64(len(placed[i])) + 8
	}
	var c canvas
	c.group("timeline wide", alt, timelineW, height+4)
	c.fades()
	c.axis(s, axisH, height)
	y := axisH
	for i, l := range lanes {
		c.text("lane", "start", 0, y+rowH/2+8, clip(l.name, 22))
		for r, row := range placed[i] {
			for _, p := range row {
				c.mark(p, s, y+4+rowH*float64(r)+rowH/2)
			}
		}
		y += rowH*float64(len(placed[i])) + 8
		c.line("grid", 0, y, timelineW, y)
	}
	return c.end()
}

func (c *canvas) fades() {
	c.WriteString("<defs>")
	for _, t := range []Tone{Coop, Conf, Neutral} {
		fmt.Fprintf(c, `<linearGradient id="fade-%s"><stop class="%s" offset="0" stop-opacity=".1"/><stop class="%s" offset=".5" stop-opacity=".75"/><stop class="%s" offset="1" stop-opacity=".1"/></linearGradient>`, t, t, t, t)
	}
	c.WriteString("</defs>")
}

func (c *canvas) axis(s scale, top, bottom float64) {
	last := -100.0
	for _, t := range ticks(s.from, s.to) {
		x := s.at(t.at)
		if x < s.left-1 || x > s.right {
			continue
		}
		class := "grid"
		if t.major {
			class = "axis"
		}
		c.line(class, x, top-8, x, bottom)
		if x-last > 58 && x < s.right-20 {
			c.text("axis", "start", x+4, top-12, t.text)
			last = x
		}
	}
}

func (c *canvas) mark(p placedMark, s scale, y float64) {
	m := p.Mark
	class := string(m.Tone)
	if m.Hollow {
		class += " hollow"
	}
	title := m.Date.EDTF + " · " + m.Label
	c.link(m.Link, "")
	end := p.x1
	switch {
	case m.Date.Start != m.Date.End:
		c.round(class+" bar", p.x1, y-5, p.x2-p.x1, 10, 5, title)
		end = p.x2
	case m.Tone == Conf:
		c.diamond(class, p.x1, y, 4.6, title)
	default:
		c.circle(class, p.x1, y, 5.5, title)
	}
	class, name, anchor, x := "name", p.name, "start", end+9
	if name == "" && m.Number > 0 {
		class, name = "number", fmt.Sprint(m.Number)
	}
	if p.left {
		anchor, x = "end", p.x1-9
	}
	c.text(class, anchor, x, y+4, name)
	c.unlink()
}

type timeLane struct {
	name  string
	marks []Mark
}

// lanesOf groups marks, the fullest lane first; those after the last lane are
// joined.
func lanesOf(marks []Mark) []timeLane {
	var out []timeLane
	at := map[string]int{}
	for _, m := range marks {
		k, ok := at[m.Lane]
		if !ok {
			k = len(out)
			at[m.Lane] = k
			out = append(out, timeLane{name: m.Lane})
		}
		out[k].marks = append(out[k].marks, m)
	}
	slices.SortStableFunc(out, func(a, b timeLane) int {
		return cmp.Or(cmp.Compare(len(b.marks), len(a.marks)), cmp.Compare(a.name, b.name))
	})
	if len(out) > mostLanes {
		rest := timeLane{name: "Further issues"}
		for _, l := range out[mostLanes-1:] {
			rest.marks = append(rest.marks, l.marks...)
		}
		out = append(out[:mostLanes-1], rest)
	}
	for i := range out {
		slices.SortStableFunc(out[i].marks, func(a, b Mark) int { return cmp.Compare(a.Date.Start, b.Date.Start) })
	}
	return out
}

type placedMark struct {
	Mark
	x1, x2 float64
	name   string
	left   bool // the name stands before the mark
}

// stack spreads a lane's marks over rows so that none hides another; room is
// how many letters of a name may stand beside a mark.
func stack(marks []Mark, s scale, room int) [][]placedMark {
	const letter = 6.1
	var out [][]placedMark
	var ends []float64
	for _, m := range marks {
		p := placedMark{Mark: m}
		p.x1, p.x2 = s.in(parse(m.Date.Start)), s.in(parse(m.Date.End).Add(24*time.Hour))
		if m.Date.Start == m.Date.End {
			p.x1 = s.in(parse(m.Date.Start).Add(12 * time.Hour))
			p.x2 = p.x1
		} else {
			p.x2 = min(s.right, max(p.x2, p.x1+9))
			p.x1 = min(p.x1, p.x2-6)
		}
		wide, before := 26.0, 0.0
		if room > 0 {
			p.name = clip(m.Label, room)
			wide = 14 + letter*float64(utf8.RuneCountInString(p.name))
			if p.x2+wide > timelineW { // at the right edge the name stands before
				p.left, before, wide = true, wide, 8
			}
		} else if p.x2+wide > timelineW {
			p.left, before, wide = true, 22, 8
		}
		row := slices.IndexFunc(ends, func(e float64) bool { return e <= p.x1-8-before })
		if row < 0 {
			out, ends = append(out, nil), append(ends, 0)
			row = len(out) - 1
		}
		out[row] = append(out[row], p)
		ends[row] = p.x2 + wide
	}
	return out
}

// clip shortens a text to n runes at a space.
func clip(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	if n < 2 {
		return ""
	}
	r := []rune(s)[:n-1]
	out := string(r)
	if i := strings.LastIndexByte(out, ' '); i > n/2 {
		out = out[:i]
	}
	return out + "…"
}

// Bucket is the events of one stretch of an overview.
type Bucket struct {
	Start, End        string
	Coop, Conf, Other int
}

// Overview draws how many events there are along the whole of a timeline, as
// links into it, with the window that is open. Its numbers for a script are
// in data attributes.
func Overview(buckets []Bucket, open Window, link func(Bucket) string, alt string) string {
	if len(buckets) == 0 {
		return ""
	}
	const h, mid = 62.0, 26.0
	s := scale{parse(buckets[0].Start), parse(buckets[len(buckets)-1].End).AddDate(0, 0, 1), 0, timelineW}
	most := 1
	for _, b := range buckets {
		most = max(most, b.Coop+b.Other, b.Conf)
	}
	var c canvas
	fmt.Fprintf(&c, `<svg class="overview" viewBox="0 0 %s %s" role="group" aria-label="%s" data-from="%s" data-to="%s" xmlns="http://www.w3.org/2000/svg">`,
		num(timelineW), num(h), alt, buckets[0].Start, buckets[len(buckets)-1].End)
	x1, x2 := s.in(parse(open.From)), s.in(parse(open.To).AddDate(0, 0, 1))
	c.rect("window", x1, 0, max(2, x2-x1), h-14, "")
	for _, b := range buckets {
		n := b.Coop + b.Conf + b.Other
		if n == 0 {
			continue
		}
		x, w := s.at(parse(b.Start)), s.at(parse(b.End).AddDate(0, 0, 1))-s.at(parse(b.Start))
		unit := 22 / float64(most)
		c.link(link(b), fmt.Sprintf("%s: %d events", stretch(b), n))
		c.rect("hit", x, 0, w, h-14, stretch(b)+": "+fmt.Sprint(n))
		up := float64(b.Coop) * unit
		c.rect("coop", x+.5, mid-up, max(1, w-1), up, "")
		c.rect("neutral", x+.5, mid-up-float64(b.Other)*unit, max(1, w-1), float64(b.Other)*unit, "")
		c.rect("conf", x+.5, mid, max(1, w-1), float64(b.Conf)*unit*.95, "")
		c.unlink()
	}
	c.line("axis", 0, mid, timelineW, mid)
	last := -100.0
	for _, t := range ticks(s.from, s.to) {
		if x := s.at(t.at); x >= 0 && x-last > 64 && x < timelineW-30 {
			c.line("grid", x, 0, x, h-12)
			c.text("axis", "start", x+3, h-2, t.text)
			last = x
		}
	}
	return c.end()
}

func stretch(b Bucket) string {
	if len(b.Start) == 10 && b.Start[:7] == b.End[:min(7, len(b.End))] {
		return b.Start[:7]
	}
	return b.Start + " to " + b.End
}
