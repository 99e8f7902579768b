// Package tsv reads the data files of the lexicon: UTF-8, tab-separated, one
// fact per line. Lines that are empty or begin with '#' are comments. The
// first other line names the columns. Every error names file and line.
//
// Loading is linear in the size of the file. A Table is immutable and safe
// for concurrent use.
package tsv

import (
	"fmt"
	"io/fs"
	"strings"
)

// Row is one fact. Line is 1-based.
type Row struct {
	File  string
	Line  int
	cells []string
	index map[string]int
}

// Get returns the cell under a column name, trimmed, or "" when the column is
// absent or the row is short.
func (r Row) Get(column string) string {
	i, ok := r.index[column]
	if !ok || i >= len(r.cells) {
		return ""
	}
	return strings.TrimSpace(r.cells[i])
}

// List splits a cell at '|' and drops empty parts.
func (r Row) List(column string) []string {
	var out []string
	for part := range strings.SplitSeq(r.Get(column), "|") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// Errorf makes an error that begins with file:line.
func (r Row) Errorf(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", r.File, r.Line, fmt.Sprintf(format, args...))
}

// Table is one data file.
type Table struct {
	File    string
	Columns []string
	Rows    []Row
}

// Parse reads a table. The columns named in required must be present, and
// each row must have no more cells than there are columns.
func Parse(file, data string, required ...string) (*Table, error) {
	t := &Table{File: file}
	var index map[string]int
	n := 0
	for line := range strings.SplitSeq(data, "\n") {
		n++
		line = strings.TrimSuffix(line, "\r")
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if index == nil {
			index = make(map[string]int, len(cells))
			for i, c := range cells {
				c = strings.TrimSpace(c)
				if _, twice := index[c]; twice {
					return nil, fmt.Errorf("%s:%d: column %q is named twice", file, n, c)
				}
				index[c] = i
				t.Columns = append(t.Columns, c)
			}
			for _, want := range required {
				if _, ok := index[want]; !ok {
					return nil, fmt.Errorf("%s:%d: column %q is missing", file, n, want)
				}
			}
			continue
		}
		if len(cells) > len(t.Columns) {
			return nil, fmt.Errorf("%s:%d: %d cells under %d columns", file, n, len(cells), len(t.Columns))
		}
		t.Rows = append(t.Rows, Row{File: file, Line: n, cells: cells, index: index})
	}
	if index == nil {
		return nil, fmt.Errorf("%s:1: no line names the columns", file)
	}
	return t, nil
}

// Load reads a table from a file system, such as an embed.FS or os.DirFS.
func Load(fsys fs.FS, file string, required ...string) (*Table, error) {
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, fmt.Errorf("read lexicon: %w", err)
	}
	return Parse(file, string(data), required...)
}
