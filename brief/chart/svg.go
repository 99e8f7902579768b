package chart

import (
	"fmt"
	"html"
	"strconv"
	"strings"
)

// Anchor makes an id usable in an address: "s:1f" is "s-1f".
func Anchor(id string) string { return strings.ReplaceAll(id, ":", "-") }

func itoa(n int) string { return strconv.Itoa(n) }

func title(issue string) string {
	if issue == "" {
		return "Other matters"
	}
	s := strings.ReplaceAll(issue, "-", " ")
	return strings.ToUpper(s[:1]) + s[1:]
}

// SVG draws d with classes for a style sheet and no inline style.
func (d Drawing) SVG() string {
	if d.Height == 0 {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="timeline" viewBox="0 0 %g %s" role="group" aria-label="%s" xmlns="http://www.w3.org/2000/svg">`, d.Width, num(d.Height), html.EscapeString(d.Alt))
	b.WriteString(`<defs>`)
	for _, c := range []string{"coop", "conf", "neutral"} {
		fmt.Fprintf(&b, `<linearGradient id="fade-%s"><stop class="%s" offset="0" stop-opacity=".12"/><stop class="%s" offset=".5" stop-opacity=".75"/><stop class="%s" offset="1" stop-opacity=".12"/></linearGradient>`, c, c, c, c)
	}
	b.WriteString(`</defs>`)
	for _, m := range d.Marks {
		m.svg(&b)
	}
	b.WriteString("</svg>")
	return b.String()
}

func (m Mark) svg(b *strings.Builder) {
	class := m.Class
	if m.Hollow {
		class += " hollow"
	}
	if m.Link != "" {
		fmt.Fprintf(b, `<a href="%s">`, html.EscapeString(m.Link))
		defer b.WriteString("</a>")
	}
	tip := ""
	if m.Title != "" {
		tip = "<title>" + html.EscapeString(m.Title) + "</title>"
	}
	switch m.Shape {
	case Line:
		fmt.Fprintf(b, `<line class="%s" x1="%s" y1="%s" x2="%s" y2="%s"/>`, class, num(m.X), num(m.Y), num(m.X2), num(m.Y2))
	case Text:
		fmt.Fprintf(b, `<text class="%s" x="%s" y="%s" text-anchor="%s">%s</text>`, class, num(m.X), num(m.Y), m.Anchor, html.EscapeString(m.Text))
	case Dot:
		fmt.Fprintf(b, `<circle class="%s" cx="%s" cy="%s" r="%s">%s</circle>`, class, num(m.X), num(m.Y), num(m.R), tip)
	case Diamond:
		fmt.Fprintf(b, `<rect class="%s" x="%s" y="%s" width="%s" height="%s" transform="rotate(45 %s %s)">%s</rect>`, class,
			num(m.X-m.R+.8), num(m.Y-m.R+.8), num(2*m.R-1.6), num(2*m.R-1.6), num(m.X), num(m.Y), tip)
	case Bar:
		fill := ""
		if !m.Hollow {
			fill = fmt.Sprintf(` fill="url(#fade-%s)"`, m.Class)
		}
		fmt.Fprintf(b, `<rect class="%s bar" x="%s" y="%s" width="%s" height="9" rx="4.5"%s>%s</rect>`, class, num(m.X), num(m.Y-4.5), num(m.X2-m.X), fill, tip)
	}
}

// num writes a coordinate with one decimal.
func num(f float64) string { return strconv.FormatFloat(f, 'f', 1, 64) }
