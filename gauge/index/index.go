package index

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"time"

	"entente"
)

// The widths of a period.
const (
	Day   = "day"
	Week  = "week" // ISO 8601
	Month = "month"
)

// The minimum below which nothing is measured: acts with a date, and periods
// with acts told by at least two origins.
const (
	LeastActs    = 12
	LeastPeriods = 3
	LeastOrigins = 2
)

const mostPeriods = 40000

// Cell is one quad class of one period: how many acts, the exact interval of
// the rate behind the count, and the sum of their scores.
type Cell struct {
	Count int     `json:"count"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
	Score float64 `json:"score"`
}

// Period is one row of the index.
type Period struct {
	Period string `json:"period"`
	Start  string `json:"start"`
	Acts   int    `json:"incidents"`
	// Origins are the independent origins of what is told of the period,
	// Single the acts that one origin alone tells; 0 for a table.
	Origins             int      `json:"origins"`
	Single              int      `json:"single_origin"`
	VerbalCooperation   Cell     `json:"verbal_cooperation"`
	MaterialCooperation Cell     `json:"material_cooperation"`
	VerbalConflict      Cell     `json:"verbal_conflict"`
	MaterialConflict    Cell     `json:"material_conflict"`
	Cooperation         Interval `json:"cooperation"`
	Conflict            Interval `json:"conflict"` // 0 or less
	Net                 Interval `json:"net"`
	Slant               Slant    `json:"slant"`

	List []Act `json:"-"`
}

// Slant is whose acts are told, and by whom.
type Slant struct {
	// Sides is the number of acts in which each country acts; Both in how
	// many both do.
	Sides map[string]int `json:"sides"`
	Both  int            `json:"both"`
	// Publishers stand behind Mentions, Leading behind most of them; 0 and ""
	// for a table.
	Publishers      int    `json:"publishers"`
	Mentions        int    `json:"mentions"`
	Leading         string `json:"leading_publisher"`
	LeadingMentions int    `json:"leading_mentions"`
}

func slant(acts []Act) Slant {
	s := Slant{Sides: map[string]int{}}
	count := map[string]int{}
	for i := range acts {
		for _, side := range acts[i].Sides {
			s.Sides[side]++
		}
		if len(acts[i].Sides) > 1 {
			s.Both++
		}
		for _, p := range acts[i].Publishers {
			count[p]++
			s.Mentions++
		}
	}
	s.Publishers = len(count)
	for _, name := range slices.Sorted(maps.Keys(count)) {
		if count[name] > s.LeadingMentions {
			s.Leading, s.LeadingMentions = name, count[name]
		}
	}
	return s
}

// Index is the whole measure.
type Index struct {
	Periods []Period
	Acts    int
	Left    Left
	Table   bool // the acts are rows of a table
	Slant
}

// Measure makes the index of acts by day, week or month. It refuses below the
// minimum; with table set the acts have no origins and only their number and
// the number of periods count.
func Measure(acts []Act, left Left, by string, table bool) (*Index, error) {
	ix := build(acts, left, by, "", "")
	ix.Table = table
	return ix, ix.enough(by, table)
}

// build measures without asking whether there is enough. The periods run from
// the one of the day first to that of the day last, "" for those of the acts.
func build(acts []Act, left Left, by, first, last string) *Index {
	ix := &Index{Left: left}
	byPeriod := map[string][]Act{}
	var dated []Act
	begin, end := floor(first, by), floor(last, by)
	for _, a := range acts {
		at, until := floor(a.Start, by), floor(a.End, by)
		if at == "" || at != until {
			ix.Left.Coarse++
			continue
		}
		byPeriod[at] = append(byPeriod[at], a)
		dated = append(dated, a)
		if begin == "" || at < begin {
			begin = at
		}
		end = max(end, at)
	}
	ix.Acts, ix.Slant = len(dated), slant(dated)
	if begin != "" {
		for at := begin; at <= end && len(ix.Periods) < mostPeriods; at = following(at, by) {
			ix.Periods = append(ix.Periods, measure(at, by, byPeriod[at], len(ix.Periods)))
		}
	}
	return ix
}

func (ix *Index) enough(by string, table bool) error {
	good := 0
	for _, p := range ix.Periods {
		if p.Origins >= LeastOrigins || table && p.Acts > 0 {
			good++
		}
	}
	if ix.Acts >= LeastActs && good >= LeastPeriods {
		return nil
	}
	of, hint := fmt.Sprintf("told by %d origins", LeastOrigins), "add sources"
	if table {
		of, hint = "with events", "import more of the table"
	}
	if by != Month {
		hint += ", or choose a wider --by"
	}
	return entente.Refuse(fmt.Sprintf("too little to measure: %d dated incidents and %d %ss %s; left out: %d undated, %d dated more coarsely than a %s, %d without an effect on the pair",
		ix.Acts, good, by, of, ix.Left.Undated, ix.Left.Coarse, by, ix.Left.Neutral),
		fmt.Sprintf("enough would be %d dated incidents and %d %ss %s; %s", LeastActs, LeastPeriods, by, of, hint))
}

func measure(start, by string, acts []Act, seed int) Period {
	slices.SortFunc(acts, func(a, b Act) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.ID, b.ID)) })
	p := Period{Period: label(start, by), Start: start, Acts: len(acts), List: acts}
	var all, good, bad []float64
	for _, a := range acts {
		c := map[string]*Cell{entente.VerbalCooperation: &p.VerbalCooperation, entente.MaterialCooperation: &p.MaterialCooperation,
			entente.VerbalConflict: &p.VerbalConflict, entente.MaterialConflict: &p.MaterialConflict}[a.Quad]
		if c == nil {
			continue
		}
		c.Count++
		c.Score = round(c.Score + a.Score)
		all = append(all, a.Score)
		if a.Score > 0 {
			good = append(good, a.Score)
		} else {
			bad = append(bad, a.Score)
		}
		if len(a.Groups) == 1 {
			p.Single++
		}
	}
	for _, c := range []*Cell{&p.VerbalCooperation, &p.MaterialCooperation, &p.VerbalConflict, &p.MaterialConflict} {
		c.Low, c.High = Counts(c.Count)
	}
	p.Origins, p.Slant = origins(acts), slant(acts)
	p.Cooperation, p.Conflict, p.Net = sum(good, uint64(3*seed)), sum(bad, uint64(3*seed+1)), sum(all, uint64(3*seed+2))
	return p
}

// origins counts the origins of acts; documents that one act's origin joins
// are one origin for the period.
func origins(acts []Act) int {
	parent := map[string]string{}
	var find func(string) string
	find = func(d string) string {
		if p, ok := parent[d]; ok && p != d {
			r := find(p)
			parent[d] = r
			return r
		}
		parent[d] = d
		return d
	}
	for _, a := range acts {
		for _, g := range a.Groups {
			for _, d := range g {
				parent[find(d)] = find(g[0])
			}
		}
	}
	n := 0
	for d, p := range parent {
		if d == p {
			n++
		}
	}
	return n
}

// floor is the first day of the period of a day, "" for no day.
func floor(text, by string) string {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return ""
	}
	switch by {
	case Week:
		t = t.AddDate(0, 0, -(int(t.Weekday())+6)%7)
	case Month:
		t = t.AddDate(0, 0, 1-t.Day())
	}
	return t.Format(time.DateOnly)
}

func following(start, by string) string {
	t, err := time.Parse(time.DateOnly, start)
	if err != nil {
		return "~"
	}
	switch by {
	case Week:
		t = t.AddDate(0, 0, 7)
	case Month:
		t = t.AddDate(0, 1, 0)
	default:
		t = t.AddDate(0, 0, 1)
	}
	return t.Format(time.DateOnly)
}

func label(start, by string) string {
	switch by {
	case Week:
		if t, err := time.Parse(time.DateOnly, start); err == nil {
			year, week := t.ISOWeek()
			return fmt.Sprintf("%d-W%02d", year, week)
		}
	case Month:
		return start[:7]
	}
	return start
}
