package index

import (
	"fmt"
	"strings"
)

// Chart draws the index for a terminal, one period a line: the interval of the
// net value as a line, the value as a dot, zero as a bar, the whole `width`
// columns wide. A period of which nothing is told says so.
func (ix *Index) Chart(width int) string {
	const label = 22 // period, incidents and origins
	half := max(8, (width-label-8)/2)
	reach := scaleOf(ix)
	scale := max(reach.up, reach.down)
	at := func(v float64) int { return half + int(v/scale*float64(half)+sign(v)*0.5) }
	var b strings.Builder
	fmt.Fprintf(&b, "%-10s %4s %6s %*.1f%*s%*.1f\n", "", "n", "origins", 4, -scale, half-1, "0", half, scale)
	for i := range ix.Periods {
		p := &ix.Periods[i]
		fmt.Fprintf(&b, "%-10s %4d %6d ", p.Period, p.Acts, p.Origins)
		if p.Acts == 0 {
			b.WriteString(strings.Repeat(" ", half) + "│ nothing is told\n")
			continue
		}
		row := []rune(strings.Repeat(" ", 2*half+1))
		row[half] = '│'
		if p.Net.Low != nil && p.Net.High != nil {
			for k := at(*p.Net.Low); k <= at(*p.Net.High); k++ {
				if row[k] == ' ' {
					row[k] = '─'
				} else {
					row[k] = '┼'
				}
			}
		}
		row[at(p.Net.Value)] = '●'
		fmt.Fprintf(&b, "%s %+.1f\n", string(row), p.Net.Value)
	}
	return b.String()
}

func sign(v float64) float64 {
	if v < 0 {
		return -1
	}
	return 1
}
