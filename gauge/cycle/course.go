// Package cycle tests whether the last upturn of a pair of countries stands
// apart from earlier ones, of the pair and of comparable pairs, or is one more
// of its kind, and how often such upturns went back.
//
// The test is stated before the data are seen: what an upturn is, when it has
// gone back, which measures are compared, and below which numbers nothing is
// said. docs/method-cycle.md has the method and its limits. Functions are pure
// and deterministic; cost is linear in the acts and, for the test, quadratic in
// the upturns compared, of which there are hundreds at most. A Gathering is not
// safe for concurrent use.
package cycle

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	"entente"
)

// Month is what is told of a pair in one month.
type Month struct {
	Value    float64   // net value; NaN where nothing is told
	Acts     int       // in all
	Good     int       // acts of cooperation
	Material int       // of these, those that are more than words
	Groups   []float64 // net value by issue or kind of act; nil when unknown
}

// Course is the course of a pair by month. Third is the net value of the two
// with all other countries, nil when that is unknown.
type Course struct {
	Dyad   entente.Dyad
	First  int // the first month: year·12 + month - 1
	Months []Month
	Third  []float64
}

// values are the net values by month.
func (c *Course) values() []float64 {
	out := make([]float64, len(c.Months))
	for i := range c.Months {
		out[i] = c.Months[i].Value
	}
	return out
}

// Acts is the number of acts in all, and Told the number of months with any.
func (c *Course) Acts() (acts, told int) {
	for i := range c.Months {
		acts += c.Months[i].Acts
		if c.Months[i].Acts > 0 {
			told++
		}
	}
	return acts, told
}

// name writes month i of the course as "2025-06".
func (c *Course) name(i int) string { return monthName(c.First + i) }

func monthName(m int) string { return fmt.Sprintf("%04d-%02d", m/12, m%12+1) }

// month is the number of the month of a day, -1 for no day.
func month(day string) int {
	if len(day) < 10 || day[4] != '-' || day[7] != '-' {
		return -1
	}
	y, err := strconv.Atoi(day[:4])
	m, err2 := strconv.Atoi(day[5:7])
	if err != nil || err2 != nil || m < 1 || m > 12 || y < 0 {
		return -1
	}
	return y*12 + m - 1
}

// An Act is one incident, or one row of a table, for one pair.
type Act struct {
	Dyad     entente.Dyad
	Day      string // "2006-01-02"
	Score    float64
	Material bool
	Groups   []string // its issues, or its kind
}

// Gathering collects acts of all pairs by month.
type Gathering struct {
	table   bool
	pairs   map[entente.Dyad]map[int]*Month
	country map[string]map[int]float64
	volume  map[int]int
	group   map[string]int
	last    string
}

// Gather begins a gathering. With table set the acts are rows of a table that
// covers all its months alike: a month without rows of a pair has the value 0,
// and values are divided by the month's share of the volume of the table, so
// that a growing table is no upturn. Without, silence is unknown.
func Gather(table bool) *Gathering {
	return &Gathering{table: table, pairs: map[entente.Dyad]map[int]*Month{}, country: map[string]map[int]float64{}, volume: map[int]int{}, group: map[string]int{}}
}

// Add takes one act. Acts without a day or an effect are passed over.
func (g *Gathering) Add(a Act) {
	at := month(a.Day)
	if at < 0 || a.Score == 0 || math.IsNaN(a.Score) {
		return
	}
	g.last = max(g.last, a.Day)
	g.volume[at]++
	months := g.pairs[a.Dyad]
	if months == nil {
		months = map[int]*Month{}
		g.pairs[a.Dyad] = months
	}
	m := months[at]
	if m == nil {
		m = &Month{}
		months[at] = m
	}
	m.Acts++
	m.Value += a.Score
	if a.Score > 0 {
		m.Good++
		if a.Material {
			m.Material++
		}
	}
	for _, name := range a.Groups {
		k, ok := g.group[name]
		if !ok {
			k = len(g.group)
			g.group[name] = k
		}
		for len(m.Groups) <= k {
			m.Groups = append(m.Groups, 0)
		}
		m.Groups[k] += a.Score
	}
	for _, code := range a.Dyad {
		if g.country[code] == nil {
			g.country[code] = map[int]float64{}
		}
		g.country[code][at] += a.Score
	}
}

// span is the first month and the first after the last whole one. A last month
// that ends before its 26th day is not whole.
func (g *Gathering) span(of map[int]*Month) (first, end int) {
	first, end = math.MaxInt, 0
	if g.table {
		for m := range g.volume {
			first, end = min(first, m), max(end, m+1)
		}
	} else {
		for m := range of {
			first, end = min(first, m), max(end, m+1)
		}
	}
	if last := month(g.last); last == end-1 && g.last[8:] < "26" {
		end--
	}
	return first, end
}

// longest is how many months a course may have, against a damaged year.
const longest = 6000

// Course is the course of one pair, empty when nothing is told of it.
func (g *Gathering) Course(d entente.Dyad) Course {
	c := Course{Dyad: d}
	of := g.pairs[d]
	if len(of) == 0 {
		return c
	}
	first, end := g.span(of)
	if end <= first || end-first > longest {
		return c
	}
	c.First = first
	mean := 0.0
	for m := first; m < end; m++ {
		mean += float64(g.volume[m]) / float64(end-first)
	}
	for m := first; m < end; m++ {
		x := Month{Value: math.NaN()}
		deflate := 1.0
		if g.table {
			x.Value = 0
			if v := g.volume[m]; v > 0 {
				deflate = mean / float64(v)
			}
		}
		third := (g.country[d[0]][m] + g.country[d[1]][m]) * deflate
		if told := of[m]; told != nil {
			x = *told
			third -= 2 * x.Value * deflate
			x.Value *= deflate
		}
		c.Months = append(c.Months, x)
		c.Third = append(c.Third, third)
	}
	return c
}

// The pairs that another is compared with: at least this share of months told,
// a volume within this factor, a mean score within this distance, and no more
// than this many, the nearest first.
const (
	comparableTold   = 0.6
	comparableFactor = 4
	comparableScore  = 2.0
	comparableMost   = 40
)

// Comparable are the courses of the pairs most like d, the nearest first.
func (g *Gathering) Comparable(d entente.Dyad) []Course {
	own := g.Course(d)
	type near struct {
		dyad     entente.Dyad
		distance float64
	}
	acts, score, ok := gist(&own)
	if !ok {
		return nil
	}
	var list []near
	for other := range g.pairs {
		if other == d || len(g.pairs[other]) < LeastMonths*6/10 {
			continue
		}
		c := g.Course(other)
		a, s, ok := gist(&c)
		if !ok || a > acts*comparableFactor || a*comparableFactor < acts || math.Abs(s-score) > comparableScore {
			continue
		}
		list = append(list, near{other, math.Abs(math.Log(a/acts))/math.Log(comparableFactor) + math.Abs(s-score)/comparableScore})
	}
	slices.SortFunc(list, func(a, b near) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.dyad.String(), b.dyad.String()))
	})
	var out []Course
	for _, x := range list[:min(len(list), comparableMost)] {
		out = append(out, g.Course(x.dyad))
	}
	return out
}

// gist is the number of acts a month and their mean score; false when too few
// months are told.
func gist(c *Course) (acts, score float64, ok bool) {
	n, told := c.Acts()
	if told < LeastMonths*6/10 || float64(told) < comparableTold*float64(len(c.Months)) {
		return 0, 0, false
	}
	sum := 0.0
	for _, v := range c.values() {
		if !math.IsNaN(v) {
			sum += v
		}
	}
	return float64(n) / float64(len(c.Months)), sum / float64(n), true
}
