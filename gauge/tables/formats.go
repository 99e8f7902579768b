package tables

import (
	"fmt"
	"strings"
)

// cells splits a line at tabs into out, and returns the number of cells, which
// may be more than out holds.
func cells(line string, out []string) int {
	n := 0
	for {
		i := strings.IndexByte(line, '\t')
		cell := line
		if i >= 0 {
			cell = line[:i]
		}
		if n < len(out) {
			out[n] = cell
		}
		n++
		if i < 0 {
			return n
		}
		line = line[i+1:]
	}
}

// gdelt reads the export table: 61 columns, 58 in version 1, no header.
type gdelt struct {
	*scan
	cell [61]string
}

func (g *gdelt) header(line string) (bool, error) {
	return strings.HasPrefix(strings.ToLower(line), "globaleventid\t"), nil
}

func (g *gdelt) row(line string, ev *Event) string {
	n := cells(line, g.cell[:])
	if n != 61 && n != 58 && n != 57 {
		return ReasonColumns
	}
	if reason := g.date(g.cell[1], ev); reason != "" {
		return reason
	}
	if reason := g.pair(g.cell[7], g.cell[17], ev); reason != "" {
		return reason
	}
	return g.code(g.cell[26], g.cell[30], ev)
}

// columns finds named columns of a tab-separated file with a header.
type columns struct {
	cell []string
	at   map[string]int
}

// split divides a line into as many cells as the header has. A cell that
// begins with a quotation mark may hold tabs; it ends with the next quotation
// mark before a tab. The quotation marks are dropped.
func (c *columns) split(line string) bool {
	n := cells(line, c.cell)
	if n > len(c.cell) {
		if n = quoted(line, c.cell); n != len(c.cell) {
			return false
		}
	}
	if n != len(c.cell) {
		return false
	}
	for i, v := range c.cell {
		if len(v) >= 2 && v[0] == '"' && v[len(v)-1] == '"' {
			c.cell[i] = v[1 : len(v)-1]
		}
	}
	return true
}

func quoted(line string, out []string) int {
	n := 0
	for {
		end := strings.IndexByte(line, '\t')
		if strings.HasPrefix(line, `"`) {
			if i := strings.Index(line[1:], "\"\t"); i >= 0 {
				end = i + 2
			} else if strings.HasSuffix(line, `"`) && len(line) > 1 {
				end = -1
			}
		}
		cell := line
		if end >= 0 {
			cell = line[:end]
		}
		if n < len(out) {
			out[n] = cell
		}
		n++
		if end < 0 {
			return n
		}
		line = line[end+1:]
	}
}

func (c *columns) get(name string) string { return c.cell[c.at[name]] }

// learn reads the header; the required names must be there.
func (c *columns) learn(names []string, table string, required ...string) error {
	c.cell, c.at = make([]string, len(names)), map[string]int{}
	for i, n := range names {
		c.at[strings.ToLower(strings.Trim(strings.TrimSpace(n), `"`))] = i
	}
	for _, r := range required {
		if _, ok := c.at[r]; !ok {
			return fmt.Errorf("not a file of %s: the first line has no column %q", table, r)
		}
	}
	return nil
}

// icews reads weekly files, which have a header.
type icews struct {
	*scan
	columns
}

func (f *icews) header(line string) (bool, error) {
	return true, f.learn(strings.Split(line, "\t"), "ICEWS", "event date", "source country", "target country", "cameo code")
}

func (f *icews) row(line string, ev *Event) string {
	if !f.split(line) {
		return ReasonColumns
	}
	if reason := f.date(f.get("event date"), ev); reason != "" {
		return reason
	}
	if reason := f.pair(f.get("source country"), f.get("target country"), ev); reason != "" {
		return reason
	}
	weight := ""
	if i, ok := f.at["intensity"]; ok {
		weight = f.cell[i]
	}
	return f.code(f.get("cameo code"), weight, ev)
}

// polecat reads weekly files, which have a header and PLOVER types.
type polecat struct {
	*scan
	columns
}

func (f *polecat) header(line string) (bool, error) {
	return true, f.learn(strings.Split(line, "\t"), "POLECAT", "event date", "event type", "actor country", "recipient country")
}

func (f *polecat) row(line string, ev *Event) string {
	if !f.split(line) {
		return ReasonColumns
	}
	if reason := f.date(f.get("event date"), ev); reason != "" {
		return reason
	}
	if reason := f.pair(f.get("actor country"), f.get("recipient country"), ev); reason != "" {
		return reason
	}
	typ, mode, weight := strings.ToUpper(f.get("event type")), "", ""
	if !f.ont.HasType(typ) {
		return ReasonCode
	}
	if i, ok := f.at["event mode"]; ok {
		mode = strings.TrimPrefix(strings.ToLower(f.cell[i]), strings.ToLower(typ)+"-")
	}
	if !f.ont.HasMode(typ, mode) {
		mode = ""
	}
	if i, ok := f.at["intensity"]; ok {
		weight = f.cell[i]
	}
	if reason := f.code(f.ont.CAMEO(typ, mode), weight, ev); reason != "" {
		return reason
	}
	for _, t := range f.ont.Types {
		if t.Name == typ {
			ev.Type = t.Name
		}
	}
	return ""
}
