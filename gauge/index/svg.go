package index

import (
	"fmt"
	"html"
	"math"
	"strings"
)

// The drawing's measures, in pixels.
const (
	margin  = 56.0 // left of a panel
	barHigh = 300.0
	strip   = 26.0  // of the origins beneath
	small   = 300.0 // width of a small panel
	smallY  = 110.0 // its height
	columns = 3     // small panels a row
)

// SVG draws cooperation above and conflict below the line, one bar a period,
// with the net value as a dot and its interval as a line, and beneath how many
// origins stand behind each. A period of which nothing is told has no bar and a
// grey mark on the line. Panels follow below, on one scale; slant and left are
// lines of text at the end.
func (ix *Index) SVG(title string, panels []Panel, notes ...string) string {
	step := max(3, min(48, 900/float64(max(1, len(ix.Periods)))))
	width := max(margin+step*float64(len(ix.Periods))+20, 640)
	if len(panels) > 0 {
		width = max(width, margin+columns*(small+20))
	}
	rows := (len(panels) + columns - 1) / columns
	below := 40 + barHigh + strip + 50
	height := below + float64(rows)*(smallY+44) + float64(len(notes))*16 + 20
	d := &drawing{}
	fmt.Fprintf(&d.b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f" role="img" font-family="sans-serif" font-size="11">`+"\n", width, height)
	fmt.Fprintf(&d.b, "<title>%s</title>\n", html.EscapeString(title))
	d.text(margin, 20, "14", "start", title)
	d.panel(ix, margin, 40, step, barHigh, scaleOf(ix), true)
	d.text(margin, 40+barHigh+strip+36, "11", "start", legend(ix))
	var shown []*Index
	for i := range panels {
		if panels[i].Refused == "" {
			shown = append(shown, panels[i].Index)
		}
	}
	common := scaleOf(shown...)
	for i := range panels {
		p := &panels[i]
		x, y := margin+float64(i%columns)*(small+20), below+float64(i/columns)*(smallY+44)
		d.text(x, y+10, "12", "start", fmt.Sprintf("%s (%d)", p.Name, p.Acts))
		if p.Refused != "" {
			d.text(x, y+smallY/2, "11", "start", "not measured: too few incidents or origins")
			continue
		}
		d.panel(p.Index, x, y+16, (small-30)/float64(max(1, len(p.Periods))), smallY, common, false)
	}
	for i, n := range notes {
		d.text(margin, below+float64(rows)*(smallY+44)+float64(i)*16+8, "11", "start", n)
	}
	d.b.WriteString("</svg>\n")
	return d.b.String()
}

func legend(ix *Index) string {
	s := "blue: cooperation · orange: conflict · dot: net, line: its 95 % interval · grey: nothing is told"
	if !ix.Table {
		s += " · beneath: independent origins"
	}
	return s
}

// scale is how far a drawing goes up and down.
type scale struct{ up, down float64 }

func scaleOf(list ...*Index) scale {
	s := scale{0.5, 0.5}
	for _, ix := range list {
		for i := range ix.Periods {
			p := &ix.Periods[i]
			s.up, s.down = max(s.up, p.Cooperation.Value), max(s.down, -p.Conflict.Value)
			if p.Net.Low != nil && p.Net.High != nil {
				s.up, s.down = max(s.up, *p.Net.High), max(s.down, -*p.Net.Low)
			}
		}
	}
	return s
}

type drawing struct{ b strings.Builder }

func (d *drawing) text(x, y float64, size, anchor, s string) {
	fmt.Fprintf(&d.b, `<text x="%.1f" y="%.1f" font-size="%s" text-anchor="%s">%s</text>`+"\n", x, y, size, anchor, html.EscapeString(s))
}

// panel draws one index; a full one has labels and the strip of origins.
func (d *drawing) panel(ix *Index, left, top, step, height float64, s scale, full bool) {
	unit := height / (s.up + s.down)
	zero := top + s.up*unit
	y := func(v float64) float64 { return zero - v*unit }
	right := left + step*float64(len(ix.Periods))
	lines := []float64{s.up, 0, -s.down}
	if !full {
		lines = []float64{0}
	}
	for _, v := range lines {
		fmt.Fprintf(&d.b, `<line x1="%.1f" x2="%.1f" y1="%.1f" y2="%.1f" stroke="#bbb"/>`+"\n", left, right, y(v), y(v))
		if full {
			d.text(left-6, y(v)+4, "11", "end", fmt.Sprintf("%.1f", v))
		}
	}
	origins := 0
	for _, p := range ix.Periods {
		origins = max(origins, p.Origins)
	}
	every := max(1, int(math.Ceil(60/step)))
	for i := range ix.Periods {
		p := &ix.Periods[i]
		x := left + step*float64(i)
		d.period(p, x, step, zero, y)
		if !full {
			continue
		}
		if origins > 0 { // 0 of a table
			tall := strip * float64(p.Origins) / float64(origins)
			fmt.Fprintf(&d.b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="#999"/>`+"\n", x+step*0.15, top+height+strip-tall, step*0.7, tall)
		}
		if i%every == 0 {
			d.text(x, top+height+strip+16, "11", "start", p.Period)
		}
	}
	if full && origins > 0 {
		d.text(left-6, top+height+strip, "11", "end", fmt.Sprintf("0–%d", origins))
	}
}

// period draws one bar up and one down, the net value and its interval.
func (d *drawing) period(p *Period, x, step, zero float64, y func(float64) float64) {
	mid := x + step/2
	if p.Acts == 0 {
		fmt.Fprintf(&d.b, `<circle cx="%.1f" cy="%.1f" r="1.5" fill="#bbb"/>`+"\n", mid, zero)
		return
	}
	fmt.Fprintf(&d.b, `<g><title>%s: net %.1f, %d incidents, %d origins</title>`, p.Period, p.Net.Value, p.Acts, p.Origins)
	fmt.Fprintf(&d.b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="#2b6cb0"/>`, x+step*0.15, y(p.Cooperation.Value), step*0.7, zero-y(p.Cooperation.Value))
	fmt.Fprintf(&d.b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="#c05621"/>`, x+step*0.15, zero, step*0.7, y(p.Conflict.Value)-zero)
	if p.Net.Low != nil && p.Net.High != nil {
		fmt.Fprintf(&d.b, `<line x1="%.1f" x2="%.1f" y1="%.1f" y2="%.1f" stroke="#111"/>`, mid, mid, y(*p.Net.Low), y(*p.Net.High))
	}
	fmt.Fprintf(&d.b, `<circle cx="%.1f" cy="%.1f" r="%.1f" fill="#111"/></g>`+"\n", mid, y(p.Net.Value), min(2, max(1, step/3)))
}
