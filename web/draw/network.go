package draw

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// Node is a state in a network.
type Node struct {
	Code, Name string
	Weight     int
}

// Edge is what is told about two states.
type Edge struct {
	A, B   string
	Weight int
	// Mean is the mean effect of what is told as fact, on the Goldstein scale.
	Mean float64
	Name string
	Link string
}

// ToneFor is the tone of a mean effect.
func ToneFor(mean float64) Tone {
	switch {
	case mean >= .5:
		return Coop
	case mean <= -.5:
		return Conf
	}
	return Neutral
}

// Network draws states and what is told between them: lines as wide as there
// are claims, in the tone of their mean effect. Nodes that share much stand
// near one another; the layout begins from a circle and moves by fixed steps,
// so that it is the same every time.
func Network(nodes []Node, edges []Edge, link func(code string) string, alt string) string {
	if len(nodes) < 2 {
		return ""
	}
	const w, h = 760.0, 520.0
	at := layout(nodes, edges, w, h)
	most, heavy := 1.0, 1.0
	for _, e := range edges {
		most = max(most, float64(e.Weight))
	}
	for _, n := range nodes {
		heavy = max(heavy, float64(n.Weight))
	}
	var c canvas
	c.group("network", alt, w, h)
	edges = slices.Clone(edges)
	slices.SortStableFunc(edges, func(a, b Edge) int { return cmp.Compare(a.Weight, b.Weight) })
	for _, e := range edges {
		a, ok := at[e.A]
		b, ok2 := at[e.B]
		if !ok || !ok2 {
			continue
		}
		name := fmt.Sprintf("%s: %d claims, mean effect %s", e.Name, e.Weight, signed(math.Round(e.Mean*10)/10))
		c.link(e.Link, name)
		fmt.Fprintf(&c, `<line class="edge %s" x1="%s" y1="%s" x2="%s" y2="%s" stroke-width="%s">%s</line>`, ToneFor(e.Mean), num(a.x), num(a.y), num(b.x), num(b.y),
			num(1.2+9*math.Sqrt(float64(e.Weight)/most)), tip(name))
		c.unlink()
	}
	radius := func(n Node) float64 { return 4.5 + 8*math.Sqrt(float64(n.Weight)/heavy) }
	var taken []box
	for _, n := range nodes {
		r := radius(n)
		taken = append(taken, box{at[n.Code].x - r, at[n.Code].y - r, 2 * r, 2 * r})
	}
	for _, n := range nodes {
		p := at[n.Code]
		name := clip(n.Name, 20)
		t := place(p, radius(n), name, &taken, w, h)
		c.link(link(n.Code), fmt.Sprintf("%s: %d claims", n.Name, n.Weight))
		c.circle("node", p.x, p.y, radius(n), n.Name)
		c.text("name", t.anchor, t.x, t.y, name)
		c.unlink()
	}
	return c.end()
}

type box struct{ x, y, w, h float64 }

func (a box) over(b box) float64 {
	return max(0, min(a.x+a.w, b.x+b.w)-max(a.x, b.x)) * max(0, min(a.y+a.h, b.y+b.h)-max(a.y, b.y))
}

type label struct {
	x, y   float64
	anchor string
}

// place finds the side of a node where its name hides least.
func place(p point, r float64, name string, taken *[]box, w, h float64) label {
	wide := 6.6 * float64(len([]rune(name)))
	var best label
	var at box
	least := math.Inf(1)
	for _, l := range []label{{p.x + r + 5, p.y + 4, "start"}, {p.x - r - 5, p.y + 4, "end"}, {p.x, p.y - r - 6, "middle"}, {p.x, p.y + r + 14, "middle"}} {
		b := box{l.x, l.y - 10, wide, 13}
		switch l.anchor {
		case "end":
			b.x -= wide
		case "middle":
			b.x -= wide / 2
		}
		hidden := 0.0
		for _, t := range *taken {
			hidden += b.over(t)
		}
		if b.x < 0 || b.x+b.w > w || b.y < 0 || b.y+b.h > h {
			hidden += 1000
		}
		if hidden < least {
			best, at, least = l, b, hidden
		}
	}
	*taken = append(*taken, at)
	return best
}

type point struct{ x, y float64 }

// layout is the method of Fruchterman and Reingold (1991, "Graph drawing by
// force-directed placement", Software: Practice and Experience 21) from a
// circle, with a fixed number of rounds.
func layout(nodes []Node, edges []Edge, w, h float64) map[string]point {
	n := len(nodes)
	pos := make([]point, n)
	index := map[string]int{}
	for i, v := range nodes {
		turn := 2 * math.Pi * float64(i) / float64(n)
		pos[i] = point{math.Cos(turn), .7 * math.Sin(turn)}
		index[v.Code] = i
	}
	most := 1.0
	for _, e := range edges {
		most = max(most, float64(e.Weight))
	}
	k := 1.1 / math.Sqrt(float64(n))
	const rounds = 240
	for r := range rounds {
		heat := .1 * (1 - float64(r)/rounds)
		move := make([]point, n)
		for i := range pos {
			for j := range pos {
				if i == j {
					continue
				}
				dx, dy, d := apart(pos[i], pos[j])
				f := k * k / d
				move[i].x += dx / d * f
				move[i].y += dy / d * f
			}
		}
		for _, e := range edges {
			a, ok := index[e.A]
			b, ok2 := index[e.B]
			if !ok || !ok2 {
				continue
			}
			dx, dy, d := apart(pos[a], pos[b])
			f := d * d / k * (.35 + .25*math.Sqrt(float64(e.Weight)/most))
			move[a].x -= dx / d * f
			move[a].y -= dy / d * f
			move[b].x += dx / d * f
			move[b].y += dy / d * f
		}
		for i := range pos {
			d := max(1e-9, math.Hypot(move[i].x, move[i].y))
			pos[i].x += move[i].x / d * min(d, heat)
			pos[i].y += move[i].y / d * min(d, heat)
		}
	}
	return fit(nodes, pos, w, h)
}

func apart(a, b point) (dx, dy, d float64) {
	dx, dy = a.x-b.x, a.y-b.y
	return dx, dy, max(.01, math.Hypot(dx, dy))
}

// fit spreads the places over the picture with room for names.
func fit(nodes []Node, pos []point, w, h float64) map[string]point {
	lo, hi := pos[0], pos[0]
	for _, p := range pos {
		lo.x, lo.y = min(lo.x, p.x), min(lo.y, p.y)
		hi.x, hi.y = max(hi.x, p.x), max(hi.y, p.y)
	}
	out := map[string]point{}
	for i, n := range nodes {
		out[n.Code] = point{70 + (w-140)*(pos[i].x-lo.x)/max(1e-9, hi.x-lo.x), 24 + (h-48)*(pos[i].y-lo.y)/max(1e-9, hi.y-lo.y)}
	}
	apartAll(nodes, out, w, h)
	return out
}

// apartAll pushes nodes that stand too close to one another apart.
func apartAll(nodes []Node, at map[string]point, w, h float64) {
	const least = 66.0
	for range 60 {
		for i, a := range nodes {
			for _, b := range nodes[i+1:] {
				p, q := at[a.Code], at[b.Code]
				dx, dy := p.x-q.x, p.y-q.y
				d := math.Hypot(dx, dy)
				if d >= least {
					continue
				}
				if d < .01 {
					dx, d = .01, .01
				}
				push := (least - d) / d / 4
				at[a.Code] = point{min(w-60, max(60, p.x+dx*push)), min(h-20, max(20, p.y+dy*push))}
				at[b.Code] = point{min(w-60, max(60, q.x-dx*push)), min(h-20, max(20, q.y-dy*push))}
			}
		}
	}
}
