package draw

import (
	"fmt"
	"math"
	"slices"

	"entente/gauge/index"
)

// Index draws the index of a pair: cooperation above the line, conflict below,
// the net value with its interval, the turns, and beneath how many origins
// stand behind each period. A period of which nothing is told is left open.
func Index(ix *index.Index, turns []index.Turn, alt string) string {
	if len(ix.Periods) == 0 {
		return ""
	}
	const w, left, right, top, plot, gap, strip = 1120.0, 44.0, 1112.0, 26.0, 176.0, 26.0, 30.0
	step := (right - left) / float64(len(ix.Periods))
	most, origins := 1.0, 1
	for _, p := range ix.Periods {
		most = max(most, p.Cooperation.Value, -p.Conflict.Value)
		origins = max(origins, p.Origins)
		for _, e := range []*float64{p.Net.Low, p.Net.High} {
			if e != nil {
				most = max(most, math.Abs(*e))
			}
		}
	}
	most = nice(most)
	zero := top + plot/2
	y := func(v float64) float64 { return zero - v/most*plot/2 }
	base := top + plot + gap + strip
	var c canvas
	c.begin("series", alt, w, base+22)
	for _, v := range []float64{most, most / 2, 0, -most / 2, -most} {
		class := "grid"
		if v == 0 {
			class = "axis"
		}
		c.line(class, left, y(v), right, y(v))
		c.text("axis", "end", left-6, y(v)+4, signed(v))
	}
	c.text("key coop", "start", left+4, top-10, "Cooperation ↑")
	c.text("key conf", "start", left+4, top+plot+14, "Conflict ↓")
	c.text("axis", "end", left-6, base-strip/2+4, "origins")
	lastLabel := -100.0
	for i, p := range ix.Periods {
		x := left + step*float64(i)
		wide := min(26, max(1, step*.72))
		at := x + step/2
		title := fmt.Sprintf("%s: net %s, %d incidents, %d origins", p.Period, signed(p.Net.Value), p.Acts, p.Origins)
		if p.Acts > 0 {
			c.rect("coop", at-wide/2, y(p.Cooperation.Value), wide, zero-y(p.Cooperation.Value), title)
			c.rect("conf", at-wide/2, zero, wide, y(p.Conflict.Value)-zero, title)
			if p.Net.Low != nil && p.Net.High != nil && step > 5 {
				c.line("whisker", at, y(*p.Net.Low), at, y(*p.Net.High))
			}
			c.circle("net", at, y(p.Net.Value), min(3, max(1.2, step/3)), title)
		}
		tall := strip * float64(p.Origins) / float64(origins)
		c.rect("cover", at-wide/2, base-tall, wide, tall, title)
		if label, major := periodLabel(p.Start, len(ix.Periods)); label != "" && x-lastLabel > 46 {
			c.line(map[bool]string{true: "axis", false: "grid"}[major], x, base, x, base+5)
			c.text("axis", "start", x+2, base+16, label)
			lastLabel = x
		}
	}
	c.line("axis", left, base, right, base)
	c.text("axis", "start", right+1, base-strip+8, "")
	for _, t := range turns {
		i := slices.IndexFunc(ix.Periods, func(p index.Period) bool { return p.Start >= t.Start })
		if i < 0 {
			continue
		}
		x := left + step*float64(i)
		c.line("turn", x, top-4, x, base)
		arrow, anchor, dx := "↗", "start", 4.0
		if t.Way == "down" {
			arrow = "↘"
		}
		if x > right-120 {
			anchor, dx = "end", -4
		}
		c.text("turn", anchor, x+dx, top-10, arrow+" "+t.What+" "+t.Start[:min(7, len(t.Start))])
	}
	return c.end()
}

func periodLabel(start string, n int) (string, bool) {
	t := parse(start)
	january := t.Month() == 1 && t.Day() <= 7
	switch {
	case n > 40 && !january:
		return "", false
	case january || n > 40:
		return t.Format("2006"), true
	}
	return t.Format("Jan"), false
}

// nice rounds up to 1, 2 or 5 times a power of ten.
func nice(v float64) float64 {
	p := math.Pow(10, math.Floor(math.Log10(v)))
	for _, m := range []float64{1, 2, 5, 10} {
		if v <= m*p {
			return m * p
		}
	}
	return v
}

func signed(v float64) string {
	if v == 0 {
		return "0"
	}
	if v == math.Trunc(v) {
		return fmt.Sprintf("%+.0f", v)
	}
	return fmt.Sprintf("%+.1f", v)
}

// Small draws one of several like pictures: events along the same buckets,
// cooperation and other up, conflict down, on the scale of the fullest.
func Small(buckets []Bucket, most int, alt string) string {
	const w, h, mid = 300.0, 62.0, 34.0
	if len(buckets) == 0 {
		return ""
	}
	s := scale{parse(buckets[0].Start), parse(buckets[len(buckets)-1].End).AddDate(0, 0, 1), 0, w}
	var c canvas
	c.begin("small", alt, w, h)
	unit := 30 / float64(max(1, most))
	for _, b := range buckets {
		x := s.at(parse(b.Start))
		wide := max(1.2, s.at(parse(b.End).AddDate(0, 0, 1))-x-1)
		title := fmt.Sprintf("%s: %d cooperative, %d conflictual, %d other", stretch(b), b.Coop, b.Conf, b.Other)
		if b.Coop+b.Other > 0 {
			up := float64(b.Coop) * unit
			c.rect("coop", x, mid-up, wide, up, title)
			c.rect("neutral", x, mid-up-float64(b.Other)*unit, wide, float64(b.Other)*unit, title)
		}
		if b.Conf > 0 {
			c.rect("conf", x, mid, wide, min(14, float64(b.Conf)*unit), title)
		}
	}
	c.line("axis", 0, mid, w, mid)
	c.text("axis", "start", 0, h-2, parse(buckets[0].Start).Format("2006"))
	c.text("axis", "end", w, h-2, parse(buckets[len(buckets)-1].End).Format("2006"))
	return c.end()
}

// Spark draws counts along months as a line of small bars without an axis.
func Spark(counts []int, most int, alt string) string {
	const w, h = 180.0, 26.0
	if len(counts) == 0 {
		return ""
	}
	var c canvas
	c.begin("spark", alt, w, h)
	step := w / float64(len(counts))
	c.WriteString(`<path class="neutral" d="`)
	for i, n := range counts {
		if n > 0 {
			tall := max(1.5, (h-2)*float64(n)/float64(max(1, most)))
			fmt.Fprintf(&c, "M%s %sv-%sh%sv%sz", num(step*float64(i)), num(h-1), num(tall), num(max(1, step-.6)), num(tall))
		}
	}
	c.WriteString(`"/>`)
	c.line("axis", 0, h-.5, w, h-.5)
	return c.end()
}

// Columns draws counts with a name below each, for the output of a source.
func Columns(names []string, counts []int, alt string) string {
	const w, h, base, left = 700.0, 190.0, 160.0, 36.0
	if len(counts) == 0 {
		return ""
	}
	top := int(nice(float64(max(1, slices.Max(counts)))))
	var c canvas
	c.begin("columns", alt, w, h)
	step := (w - left) / float64(len(counts))
	for _, v := range []int{0, top / 2, top} {
		y := base - 130*float64(v)/float64(top)
		c.line("grid", left, y, w, y)
		c.text("axis", "end", left-6, y+4, fmt.Sprint(v))
	}
	last := -100.0
	for i, n := range counts {
		x := left + step*float64(i)
		tall := 130 * float64(n) / float64(top)
		c.rect("neutral", x+step*.1, base-tall, max(1, min(40, step*.8)), tall, fmt.Sprintf("%s: %d", names[i], n))
		if x-last > 62 && x < w-40 {
			c.text("axis", "start", x+step*.1, base+16, names[i])
			last = x
		}
	}
	c.line("axis", left, base, w, base)
	return c.end()
}
