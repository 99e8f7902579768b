package ledger

import (
	"fmt"
	"strings"
)

// SVG draws the reliability diagram: the share of true questions over the mean
// chance given, a dot a bin with its interval, the size of a dot by the number
// of questions; on the diagonal the chances are right.
func (s *Score) SVG() string {
	const left, top, side = 60.0, 50.0, 320.0
	x := func(v float64) float64 { return left + v*side }
	y := func(v float64) float64 { return top + (1-v)*side }
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 420 450" role="img" font-family="sans-serif" font-size="11">`+"\n")
	fmt.Fprintf(&b, "<title>Chances given and what came</title>\n<text x=\"%.0f\" y=\"24\" font-size=\"14\">Chances given and what came, %d questions</text>\n", left, s.Resolved)
	for _, v := range []float64{0, 0.2, 0.4, 0.6, 0.8, 1} {
		fmt.Fprintf(&b, `<line x1="%.0f" x2="%.0f" y1="%.0f" y2="%.0f" stroke="#ddd"/><text x="%.0f" y="%.0f" text-anchor="end">%.0f %%</text><text x="%.0f" y="%.0f" text-anchor="middle">%.0f %%</text>`+"\n",
			x(0), x(1), y(v), y(v), x(0)-6, y(v)+4, 100*v, x(v), y(0)+16, 100*v)
	}
	fmt.Fprintf(&b, `<line x1="%.0f" y1="%.0f" x2="%.0f" y2="%.0f" stroke="#888" stroke-dasharray="4 3"/>`+"\n", x(0), y(0), x(1), y(1))
	for _, bin := range s.Bins {
		if bin.N == 0 {
			continue
		}
		fmt.Fprintf(&b, `<g><title>%d questions between %.0f and %.0f %%: mean chance %.0f %%, %d true</title>`, bin.N, 100*bin.Low, 100*bin.High, 100*bin.Chance, bin.True)
		fmt.Fprintf(&b, `<line x1="%.1f" x2="%.1f" y1="%.1f" y2="%.1f" stroke="#111"/>`, x(bin.Chance), x(bin.Chance), y(bin.RateLow), y(bin.RateHigh))
		fmt.Fprintf(&b, `<circle cx="%.1f" cy="%.1f" r="%.1f" fill="#2b6cb0"/></g>`+"\n", x(bin.Chance), y(bin.Rate), 3+min(9, float64(bin.N)/4))
	}
	fmt.Fprintf(&b, `<text x="%.0f" y="%.0f">across: chance given · up: share that came true, line: its 95 %% interval</text>`+"\n</svg>\n", left, y(0)+40)
	return b.String()
}

// Text draws the same for a terminal: a row a bin, "o" where the chance
// stands, the share that came true as a bar, its interval in figures.
func (s *Score) Text() string {
	const width = 40
	var b strings.Builder
	fmt.Fprintf(&b, "%-11s %4s %8s %6s  %-*s\n", "chances", "n", "given", "true", width+1, "0 %"+strings.Repeat(" ", width-5)+"100 %")
	for _, bin := range s.Bins {
		if bin.N == 0 {
			continue
		}
		cells := []rune(strings.Repeat("█", int(bin.Rate*width+0.5)) + strings.Repeat("·", width+1))[:width+1]
		cells[int(bin.Chance*width+0.5)] = 'o'
		fmt.Fprintf(&b, "%3.0f – %3.0f %% %4d %6.0f %% %4.0f %%  %s  %.0f–%.0f %%\n", 100*bin.Low, 100*bin.High, bin.N, 100*bin.Chance, 100*bin.Rate, string(cells), 100*bin.RateLow, 100*bin.RateHigh)
	}
	return b.String()
}
