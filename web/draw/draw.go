// Package draw makes the pictures of the workbench's pages as SVG.
//
// A picture carries classes for the style sheet, which knows light and dark,
// and neither style nor script of its own. Every text in it is escaped.
// Drawing is deterministic and linear in what is drawn, but for Network, whose
// layout costs a few hundred rounds over the square of its nodes. Functions
// are pure.
package draw

import (
	"fmt"
	"html"
	"strconv"
	"strings"
	"time"

	"entente"
)

// Tone is the class of a mark: what an event is for the pair.
type Tone string

// The tones.
const (
	Coop    Tone = "coop"
	Conf    Tone = "conf"
	Neutral Tone = "neutral"
)

// ToneOf is the tone of a quad class.
func ToneOf(quad string) Tone {
	switch quad {
	case entente.VerbalCooperation, entente.MaterialCooperation:
		return Coop
	case entente.VerbalConflict, entente.MaterialConflict:
		return Conf
	}
	return Neutral
}

// canvas collects the marks of a picture.
type canvas struct {
	strings.Builder
}

// begin opens a picture of w by h points with a name for those who cannot
// see it.
func (c *canvas) begin(class, alt string, w, h float64) {
	fmt.Fprintf(c, `<svg class="%s" viewBox="0 0 %s %s" role="img" aria-label="%s" xmlns="http://www.w3.org/2000/svg">`, class, num(w), num(h), html.EscapeString(alt))
}

// group is begin for a picture with links in it, which is no single image.
func (c *canvas) group(class, alt string, w, h float64) {
	fmt.Fprintf(c, `<svg class="%s" viewBox="0 0 %s %s" role="group" aria-label="%s" xmlns="http://www.w3.org/2000/svg">`, class, num(w), num(h), html.EscapeString(alt))
}

func (c *canvas) end() string {
	c.WriteString("</svg>")
	return c.String()
}

func (c *canvas) line(class string, x1, y1, x2, y2 float64) {
	fmt.Fprintf(c, `<line class="%s" x1="%s" y1="%s" x2="%s" y2="%s"/>`, class, num(x1), num(y1), num(x2), num(y2))
}

func (c *canvas) rect(class string, x, y, w, h float64, title string) {
	fmt.Fprintf(c, `<rect class="%s" x="%s" y="%s" width="%s" height="%s">%s</rect>`, class, num(x), num(y), num(w), num(h), tip(title))
}

func (c *canvas) round(class string, x, y, w, h, r float64, title string) {
	fmt.Fprintf(c, `<rect class="%s" x="%s" y="%s" width="%s" height="%s" rx="%s">%s</rect>`, class, num(x), num(y), num(w), num(h), num(r), tip(title))
}

func (c *canvas) circle(class string, x, y, r float64, title string) {
	fmt.Fprintf(c, `<circle class="%s" cx="%s" cy="%s" r="%s">%s</circle>`, class, num(x), num(y), num(r), tip(title))
}

func (c *canvas) diamond(class string, x, y, r float64, title string) {
	fmt.Fprintf(c, `<rect class="%s" x="%s" y="%s" width="%s" height="%s" transform="rotate(45 %s %s)">%s</rect>`, class,
		num(x-r), num(y-r), num(2*r), num(2*r), num(x), num(y), tip(title))
}

// text writes at a place; anchor is "start", "middle" or "end".
func (c *canvas) text(class, anchor string, x, y float64, s string) {
	fmt.Fprintf(c, `<text class="%s" x="%s" y="%s" text-anchor="%s">%s</text>`, class, num(x), num(y), anchor, html.EscapeString(s))
}

// link opens a link with a name; it is closed by close.
func (c *canvas) link(href, name string) {
	fmt.Fprintf(c, `<a href="%s"`, html.EscapeString(href))
	if name != "" {
		fmt.Fprintf(c, ` aria-label="%s"`, html.EscapeString(name))
	}
	c.WriteString(">")
}

func (c *canvas) unlink() { c.WriteString("</a>") }

func tip(s string) string {
	if s == "" {
		return ""
	}
	return "<title>" + html.EscapeString(s) + "</title>"
}

// num writes a coordinate with one decimal at most.
func num(f float64) string {
	return strings.TrimSuffix(strconv.FormatFloat(f, 'f', 1, 64), ".0")
}

// parse reads a day; a text that is none is the zero time.
func parse(day string) time.Time {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return time.Time{}
	}
	return t
}

// scale maps days between from and to onto x.
type scale struct {
	from, to    time.Time
	left, right float64
}

func (s scale) at(t time.Time) float64 {
	span := max(24, s.to.Sub(s.from).Hours())
	return s.left + (s.right-s.left)*t.Sub(s.from).Hours()/span
}

// in is at, held within the picture.
func (s scale) in(t time.Time) float64 { return min(s.right, max(s.left, s.at(t))) }

// tick is a named place on the axis; major ones begin a year.
type tick struct {
	at    time.Time
	text  string
	major bool
}

// ticks are at most about a dozen days, months or years between two days.
func ticks(from, to time.Time) []tick {
	days := to.Sub(from).Hours() / 24
	switch {
	case days <= 21:
		return every(day0(from), to, 0, max(1, int(days/8+.5)), "2 Jan")
	case days <= 100:
		return every(monday(from), to, 0, 7*max(1, int(days/7/9+.5)), "2 Jan")
	}
	months := int(days/30.4) + 1
	for _, step := range []int{1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200} {
		if months/step <= 12 {
			first := time.Date(from.Year()-from.Year()%max(1, step/12), 1, 1, 0, 0, 0, 0, time.UTC)
			form := "Jan"
			if step >= 12 {
				form = "2006"
			}
			return every(first, to, step, 0, form, from)
		}
	}
	return nil
}

func every(first, to time.Time, months, days int, form string, after ...time.Time) []tick {
	var out []tick
	for t := first; !t.After(to) && len(out) < 400; t = t.AddDate(0, months, days) {
		if len(after) > 0 && t.Before(after[0]) {
			continue
		}
		k := tick{t, t.Format(form), t.Month() == 1 && t.Day() == 1}
		if form == "Jan" && (k.major || len(out) == 0) {
			k.text = t.Format("Jan 2006")
		}
		if form == "2 Jan" && len(out) == 0 {
			k.text = t.Format("2 Jan 2006")
		}
		out = append(out, k)
	}
	return out
}

func day0(t time.Time) time.Time { return t.Truncate(24 * time.Hour) }

func monday(t time.Time) time.Time {
	t = day0(t)
	for t.Weekday() != time.Monday {
		t = t.AddDate(0, 0, 1)
	}
	return t
}
