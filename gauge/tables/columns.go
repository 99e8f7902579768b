package tables

import (
	"fmt"
	"strings"
)

// columns finds named columns of a file with a header, separated by tabs,
// commas or semicolons.
type columns struct {
	sep  byte
	cell []string
	at   map[string]int
}

// separator is what a header uses most.
func separator(line string) byte {
	best, most := byte('\t'), strings.Count(line, "\t")
	for _, sep := range []byte{',', ';'} {
		if n := strings.Count(line, string(sep)); n > most {
			best, most = sep, n
		}
	}
	return best
}

// learn reads the header; the required names must be there. Case, underscores
// and spaces do not matter.
func (c *columns) learn(line, table string, required ...string) error {
	c.sep = separator(line)
	names := make([]string, strings.Count(line, string(c.sep))+1)
	if c.sep == '\t' {
		cells(line, names)
	} else {
		names = names[:min(len(names), comma(line, c.sep, names))]
	}
	c.cell, c.at = make([]string, len(names)), map[string]int{}
	for i, n := range names {
		n = plainName(n)
		if _, twice := c.at[n]; !twice {
			c.at[n] = i
		}
	}
	for _, r := range required {
		if _, ok := c.at[plainName(r)]; !ok {
			return fmt.Errorf("not a file of %s: the first line has no column %q", table, r)
		}
	}
	return nil
}

func plainName(name string) string {
	return strings.NewReplacer("_", "", " ", "", `"`, "", "-", "").Replace(strings.ToLower(strings.TrimSpace(name)))
}

// index is the place of a column that must be there, -1 where it is not.
func (c *columns) index(name string) int {
	if i, ok := c.at[plainName(name)]; ok {
		return i
	}
	return -1
}

// get is the cell of a column, "" for -1.
func (c *columns) get(i int) string {
	if i < 0 {
		return ""
	}
	return c.cell[i]
}

// split divides a row into as many cells as the header has. In a file with
// tabs a cell that begins with a quotation mark may hold tabs; it ends with the
// next quotation mark before a tab. The quotation marks are dropped.
func (c *columns) split(line string) bool {
	if c.sep != '\t' {
		return comma(line, c.sep, c.cell) == len(c.cell)
	}
	n := cells(line, c.cell)
	if n > len(c.cell) {
		n = quoted(line, c.cell)
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

// short and joins: a row with tabs that is broken by a line break inside a cell
// has too few cells on each line.
func (c *columns) short(line string) bool {
	return c.sep == '\t' && strings.Count(line, "\t")+1 < len(c.cell)
}

func (c *columns) joins(line, next string) bool {
	return c.short(next) && strings.Count(line, "\t")+strings.Count(next, "\t")+1 <= len(c.cell)
}

// between is the separator inside which a cell may hold line breaks, 0 for none.
func (c *columns) between() byte {
	if c.sep == '\t' {
		return 0
	}
	return c.sep
}
