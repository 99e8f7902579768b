package index

import (
	"fmt"
	"html"
	"math"
	"strings"
)

// SVG draws cooperation above and conflict below the line, one bar a period,
// with the net value as a dot and its interval as a line. A period of which
// nothing is told has no bar and a grey mark on the line.
func (ix *Index) SVG(title string) string {
	const left, top, height, bottom = 60.0, 40.0, 300.0, 70.0
	step := max(3, min(48, 900/float64(max(1, len(ix.Periods)))))
	width := left + step*float64(len(ix.Periods)) + 20
	most := 1.0
	for _, p := range ix.Periods {
		most = max(most, p.Cooperation.Value, -p.Conflict.Value)
		for _, e := range []*float64{p.Net.Low, p.Net.High} {
			if e != nil {
				most = max(most, math.Abs(*e))
			}
		}
	}
	zero := top + height/2
	y := func(v float64) float64 { return zero - v/most*height/2 }
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f" role="img" font-family="sans-serif" font-size="11">`+"\n", max(width, 420), top+height+bottom)
	fmt.Fprintf(&b, "<title>%s</title>\n<text x=\"%.0f\" y=\"20\" font-size=\"14\">%s</text>\n", html.EscapeString(title), left, html.EscapeString(title))
	for _, v := range []float64{most, 0, -most} {
		fmt.Fprintf(&b, `<line x1="%.0f" x2="%.1f" y1="%.1f" y2="%.1f" stroke="#bbb"/><text x="%.0f" y="%.1f" text-anchor="end">%.1f</text>`+"\n", left, width-10, y(v), y(v), left-6, y(v)+4, v)
	}
	every := max(1, int(math.Ceil(60/step)))
	for i, p := range ix.Periods {
		x := left + step*float64(i)
		wide := step * 0.7
		if p.Acts == 0 {
			fmt.Fprintf(&b, `<circle cx="%.1f" cy="%.1f" r="1.5" fill="#bbb"/>`+"\n", x+step/2, zero)
		} else {
			fmt.Fprintf(&b, `<g><title>%s: net %.1f, %d incidents, %d origins</title>`, p.Period, p.Net.Value, p.Acts, p.Origins)
			fmt.Fprintf(&b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="#2b6cb0"/>`, x+step*0.15, y(p.Cooperation.Value), wide, zero-y(p.Cooperation.Value))
			fmt.Fprintf(&b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="#c05621"/>`, x+step*0.15, zero, wide, y(p.Conflict.Value)-zero)
			if p.Net.Low != nil && p.Net.High != nil {
				fmt.Fprintf(&b, `<line x1="%.1f" x2="%.1f" y1="%.1f" y2="%.1f" stroke="#111"/>`, x+step/2, x+step/2, y(*p.Net.Low), y(*p.Net.High))
			}
			fmt.Fprintf(&b, `<circle cx="%.1f" cy="%.1f" r="2" fill="#111"/></g>`+"\n", x+step/2, y(p.Net.Value))
		}
		if i%every == 0 {
			fmt.Fprintf(&b, `<text x="%.1f" y="%.1f">%s</text>`+"\n", x, top+height+16, p.Period)
		}
	}
	fmt.Fprintf(&b, `<text x="%.0f" y="%.1f">blue: cooperation · orange: conflict · dot: net, line: its 95 %% interval · grey: nothing is told</text>`+"\n</svg>\n", left, top+height+40)
	return b.String()
}
