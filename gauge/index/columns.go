package index

import (
	"entente"
	"entente/table/parquet"
)

// Columns are the panels as columns of a table, one row a period: what the
// JSON of a Period holds, flat. A refused panel has no rows.
func Columns(panels []Panel, dyad entente.Dyad) []parquet.Column {
	t := &flat{at: map[string]int{}}
	for i := range panels {
		if panels[i].Refused != "" {
			continue
		}
		for k := range panels[i].Periods {
			t.period(panels[i].Name, &panels[i].Periods[k], dyad)
		}
	}
	if len(t.cols) == 0 {
		t.period("", &Period{}, dyad)
		for i := range t.cols {
			c := &t.cols[i]
			*c = parquet.Column{Name: c.Name, Kind: c.Kind, Null: c.Null[:0:0]}
		}
	}
	return t.cols
}

// flat gathers columns by name, in the order in which they first come.
type flat struct {
	at   map[string]int
	cols []parquet.Column
}

func (t *flat) col(name string, kind parquet.Kind) *parquet.Column {
	i, ok := t.at[name]
	if !ok {
		i = len(t.cols)
		t.at[name] = i
		t.cols = append(t.cols, parquet.Column{Name: name, Kind: kind})
	}
	return &t.cols[i]
}

func (t *flat) text(name, v string, kind parquet.Kind) {
	c := t.col(name, kind)
	c.Strings = append(c.Strings, v)
}

func (t *flat) count(name string, v int) {
	c := t.col(name, parquet.Int)
	c.Ints = append(c.Ints, int64(v))
}

func (t *flat) number(name string, v *float64) {
	c := t.col(name, parquet.Float)
	if c.Null == nil {
		c.Null = []bool{}
	}
	if v == nil {
		c.Floats, c.Null = append(c.Floats, 0), append(c.Null, true)
		return
	}
	c.Floats, c.Null = append(c.Floats, *v), append(c.Null, false)
}

func (t *flat) period(part string, p *Period, dyad entente.Dyad) {
	t.text("period", p.Period, parquet.String)
	t.count("incidents", p.Acts)
	t.count("origins", p.Origins)
	t.count("single_origin", p.Single)
	t.text("part", part, parquet.String)
	t.text("start", p.Start, parquet.Date)
	for _, c := range []struct {
		name string
		cell *Cell
	}{{"verbal_cooperation", &p.VerbalCooperation}, {"material_cooperation", &p.MaterialCooperation},
		{"verbal_conflict", &p.VerbalConflict}, {"material_conflict", &p.MaterialConflict}} {
		t.count(c.name, c.cell.Count)
		t.number(c.name+"_low", &c.cell.Low)
		t.number(c.name+"_high", &c.cell.High)
		t.number(c.name+"_score", &c.cell.Score)
	}
	for _, v := range []struct {
		name string
		at   *Interval
	}{{"cooperation", &p.Cooperation}, {"conflict", &p.Conflict}, {"net", &p.Net}} {
		t.number(v.name, &v.at.Value)
		t.number(v.name+"_low", v.at.Low)
		t.number(v.name+"_high", v.at.High)
	}
	for _, side := range dyad {
		t.count("acts_"+side, p.Slant.Sides[side])
	}
	t.count("publishers", p.Slant.Publishers)
	t.count("mentions", p.Slant.Mentions)
	t.text("leading_publisher", p.Slant.Leading, parquet.String)
	t.count("leading_mentions", p.Slant.LeadingMentions)
}
