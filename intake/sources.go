package intake

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"

	"entente"
	"entente/intake/draft"
	"entente/intake/meta"
)

// sourceTable is a sources.csv: path,title,publisher,author,published,url,reliability.
type sourceTable struct {
	rows map[string]sourceRow // by slashed path relative to the table
}

type sourceRow struct {
	raw  []byte // the bytes of the row, without its line end
	meta draft.Meta
	err  error
}

// rowFor finds the row that describes a file: in the sources.csv of its
// folder, or of a folder above it, up to three.
func (r *reader) rowFor(file string) (sourceRow, bool, error) {
	if file == "-" {
		return sourceRow{}, false, nil
	}
	dir, rel := filepath.Dir(file), filepath.Base(file)
	for range 4 {
		t, err := r.table(dir)
		if err != nil {
			return sourceRow{}, false, err
		}
		if t != nil {
			if row, ok := t.rows[rel]; ok {
				return row, true, row.err
			}
		}
		up := filepath.Dir(dir)
		if up == dir || filepath.Base(dir) == ".." || dir == "." {
			break
		}
		rel = path.Join(filepath.Base(dir), rel)
		dir = up
	}
	return sourceRow{}, false, nil
}

// table loads a folder's sources.csv once; nil when it has none.
func (r *reader) table(dir string) (*sourceTable, error) {
	if t, ok := r.tables[dir]; ok {
		return t, nil
	}
	r.tables[dir] = nil
	name := filepath.Join(dir, "sources.csv")
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() {
		return nil, nil
	}
	if info.Size() > r.opts.MaxBytes {
		return nil, r.fail(name, "", tooLarge(info.Size(), r.opts.MaxBytes), false)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, r.fail(name, "", entente.Invalid(reason(err), ""), false)
	}
	t, problems := parseSources(data)
	r.tables[dir] = t
	for _, p := range problems {
		if err := r.fail(name, p.Place, entente.Invalid(p.Reason, p.Hint), false); err != nil {
			return nil, err
		}
	}
	return t, nil
}

func parseSources(data []byte) (*sourceTable, []entente.Problem) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	t := &sourceTable{rows: map[string]sourceRow{}}
	var problems []entente.Problem
	cr := csv.NewReader(bytes.NewReader(data))
	cr.FieldsPerRecord = -1
	head, err := cr.Read()
	if err != nil {
		return t, []entente.Problem{{Place: "line 1", Reason: fmt.Sprintf("not a table: %v", err)}}
	}
	col := map[string]int{}
	for i, h := range head {
		col[strings.ToLower(strings.TrimSpace(h))] = i
	}
	if _, ok := col["path"]; !ok {
		return t, []entente.Problem{{Place: "line 1", Reason: `the column "path" is missing`, Hint: "the columns are path,title,publisher,author,published,url,reliability"}}
	}
	for {
		from := cr.InputOffset()
		rec, err := cr.Read()
		if err == io.EOF {
			return t, problems
		}
		if err != nil {
			return t, append(problems, entente.Problem{Place: "row", Reason: err.Error()})
		}
		line, _ := cr.FieldPos(0)
		get := func(k string) string {
			if i, ok := col[k]; ok && i < len(rec) {
				return strings.TrimSpace(rec[i])
			}
			return ""
		}
		row := sourceRow{raw: bytes.TrimSpace(data[from:cr.InputOffset()])}
		row.meta, row.err = meta.FromFields(get)
		if row.err != nil {
			problems = append(problems, entente.Problem{Place: fmt.Sprintf("line %d", line), Reason: row.err.Error()})
			row.err = nil
		}
		t.rows[path.Clean(filepath.ToSlash(get("path")))] = row
	}
}
