// Package parquet writes tables of flat columns as Apache Parquet files, which
// DuckDB, pandas, R, Spark and spreadsheets read.
//
// A file is one row group for each call of Append, one page for each column
// in it, PLAIN encoding, GZIP pages. Nothing is read, nested or repeated. The
// same columns give the same bytes. What is written follows the Apache Parquet
// format specification 2.10 (encodings, data page V1, Thrift compact protocol).
//
// Cost is linear in the values; memory is that of one column of one row group,
// encoded. A Writer is not safe for concurrent use.
package parquet

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"strconv"
	"time"
)

// groupRows is how many rows Write puts into one row group.
const groupRows = 1 << 16

// Kind is the type of a column.
type Kind int

// The kinds of column. The zero Kind is String.
const (
	String Kind = iota // UTF-8
	Int                // 64 bits
	Float              // 64 bits
	Bool
	Date // from "2006-01-02"; "" is null
)

// Column is one named column with its values: those of Strings for String and
// Date, of Ints, Floats or Bools for the others. Null is nil for a column
// without gaps, else as long as the values, true where there is none. A column
// of Dates may have gaps always. Names are those of the file's schema, and
// must differ.
type Column struct {
	Name    string
	Kind    Kind
	Strings []string
	Ints    []int64
	Floats  []float64
	Bools   []bool
	Null    []bool
}

// Len is the number of rows.
func (c *Column) Len() int {
	switch c.Kind {
	case Int:
		return len(c.Ints)
	case Float:
		return len(c.Floats)
	case Bool:
		return len(c.Bools)
	}
	return len(c.Strings)
}

func (c *Column) optional() bool { return c.Null != nil || c.Kind == Date }

func (c *Column) null(i int) bool {
	return c.Null != nil && c.Null[i] || c.Kind == Date && c.Strings[i] == ""
}

// Text is the value of row i in words, "" where there is none.
func (c *Column) Text(i int) string {
	if c.null(i) {
		return ""
	}
	switch c.Kind {
	case Int:
		return strconv.FormatInt(c.Ints[i], 10)
	case Float:
		return strconv.FormatFloat(c.Floats[i], 'f', -1, 64)
	case Bool:
		return strconv.FormatBool(c.Bools[i])
	}
	return c.Strings[i]
}

// slice is rows [from,to) of c.
func (c *Column) slice(from, to int) Column {
	out := Column{Name: c.Name, Kind: c.Kind}
	switch c.Kind {
	case Int:
		out.Ints = c.Ints[from:to]
	case Float:
		out.Floats = c.Floats[from:to]
	case Bool:
		out.Bools = c.Bools[from:to]
	default:
		out.Strings = c.Strings[from:to]
	}
	if c.Null != nil {
		out.Null = c.Null[from:to]
	}
	return out
}

// Write writes one whole file.
func Write(w io.Writer, cols []Column) error {
	if len(cols) == 0 {
		return fmt.Errorf("write parquet: no columns")
	}
	p := NewWriter(w)
	for from := 0; from == 0 || from < cols[0].Len(); from += groupRows {
		part := make([]Column, len(cols))
		for i := range cols {
			if cols[i].Len() != cols[0].Len() {
				return fmt.Errorf("write parquet: column %s has %d rows, %s %d", cols[i].Name, cols[i].Len(), cols[0].Name, cols[0].Len())
			}
			if cols[i].Null != nil && len(cols[i].Null) != cols[i].Len() {
				return fmt.Errorf("write parquet: column %s has %d rows, its Null %d", cols[i].Name, cols[i].Len(), len(cols[i].Null))
			}
			part[i] = cols[i].slice(from, min(from+groupRows, cols[i].Len()))
		}
		if err := p.Append(part); err != nil {
			return err
		}
	}
	return p.Close()
}

// Writer writes a file piece by piece, for tables that do not fit in memory.
type Writer struct {
	w      io.Writer
	at     int64
	err    error
	schema []Column // names, kinds and whether Null is set; no values
	groups []group
	rows   int64
	page   bytes.Buffer
	packed bytes.Buffer
	gz     *gzip.Writer
}

type group struct {
	rows   int64
	at     int64
	chunks []chunk
}

// chunk is one column of one row group: where it stands, with the sizes of its
// page and header together, unpacked and packed.
type chunk struct{ at, values, unpacked, packed int64 }

// NewWriter begins a file. Close must be called.
func NewWriter(w io.Writer) *Writer { return &Writer{w: w, gz: gzip.NewWriter(nil)} }

func (p *Writer) write(b []byte) {
	if p.err == nil {
		var n int
		n, p.err = p.w.Write(b)
		p.at += int64(n)
	}
}

// Append writes rows as one row group. The columns of the first call are the
// schema; later ones must have the same names, kinds, and gaps allowed.
func (p *Writer) Append(cols []Column) error {
	if err := p.check(cols); err != nil {
		return err
	}
	if p.at == 0 {
		p.write([]byte("PAR1"))
	}
	g := group{rows: int64(cols[0].Len()), at: p.at}
	if g.rows == 0 {
		return p.err // a row group without rows is none
	}
	for i := range cols {
		c, err := p.column(&cols[i])
		if err != nil {
			return err
		}
		g.chunks = append(g.chunks, c)
	}
	p.groups = append(p.groups, g)
	p.rows += g.rows
	return p.err
}

func (p *Writer) check(cols []Column) error {
	if len(cols) == 0 {
		return fmt.Errorf("write parquet: no columns")
	}
	if p.schema == nil {
		seen := map[string]bool{}
		for i := range cols {
			c := &cols[i]
			if c.Name == "" || seen[c.Name] || c.Kind < String || c.Kind > Date {
				return fmt.Errorf("write parquet: column %d has no name of its own, or an unknown kind: %q", i, c.Name)
			}
			seen[c.Name] = true
			s := Column{Name: c.Name, Kind: c.Kind}
			if c.optional() {
				s.Null = []bool{}
			}
			p.schema = append(p.schema, s)
		}
	}
	if len(cols) != len(p.schema) {
		return fmt.Errorf("write parquet: %d columns, the schema has %d", len(cols), len(p.schema))
	}
	for i := range cols {
		c, s := &cols[i], &p.schema[i]
		if c.Name != s.Name || c.Kind != s.Kind || c.optional() != s.optional() {
			return fmt.Errorf("write parquet: column %q is not as in the first rows", c.Name)
		}
		if c.Len() != cols[0].Len() || c.Null != nil && len(c.Null) != c.Len() {
			return fmt.Errorf("write parquet: column %q has %d rows, the first %d", c.Name, c.Len(), cols[0].Len())
		}
	}
	return nil
}

// column writes the one page of a column.
func (p *Writer) column(c *Column) (chunk, error) {
	p.page.Reset()
	if c.optional() {
		p.levels(c)
	}
	if err := p.values(c); err != nil {
		return chunk{}, err
	}
	p.packed.Reset()
	p.gz.Reset(&p.packed)
	if _, err := p.gz.Write(p.page.Bytes()); err != nil {
		return chunk{}, fmt.Errorf("write parquet: %w", err)
	}
	if err := p.gz.Close(); err != nil {
		return chunk{}, fmt.Errorf("write parquet: %w", err)
	}
	if p.page.Len() > math.MaxInt32 || p.packed.Len() > math.MaxInt32 {
		return chunk{}, fmt.Errorf("write parquet: column %q holds more than 2 GiB in one group of rows", c.Name)
	}
	header := pageHeader(p.page.Len(), p.packed.Len(), c.Len())
	out := chunk{at: p.at, values: int64(c.Len()), unpacked: int64(len(header) + p.page.Len()), packed: int64(len(header) + p.packed.Len())}
	p.write(header)
	p.write(p.packed.Bytes())
	return out, p.err
}

// levels writes the definition levels, 1 where there is a value, bit-packed in
// one run of the RLE hybrid, behind their length.
func (p *Writer) levels(c *Column) {
	n := c.Len()
	run := binary.AppendUvarint(nil, uint64((n+7)/8)<<1|1)
	for i := 0; i < n; i += 8 {
		b := byte(0)
		for k := i; k < min(n, i+8); k++ {
			if !c.null(k) {
				b |= 1 << (k - i)
			}
		}
		run = append(run, b)
	}
	p.page.Write(binary.LittleEndian.AppendUint32(nil, uint32(len(run))))
	p.page.Write(run)
}

// values writes those that are not null, PLAIN.
func (p *Writer) values(c *Column) error {
	var b [8]byte
	bits, held := byte(0), 0
	for i := range c.Len() {
		if c.null(i) {
			continue
		}
		switch c.Kind {
		case String:
			binary.LittleEndian.PutUint32(b[:4], uint32(len(c.Strings[i])))
			p.page.Write(b[:4])
			p.page.WriteString(c.Strings[i])
		case Int:
			binary.LittleEndian.PutUint64(b[:], uint64(c.Ints[i]))
			p.page.Write(b[:])
		case Float:
			binary.LittleEndian.PutUint64(b[:], math.Float64bits(c.Floats[i]))
			p.page.Write(b[:])
		case Bool:
			if c.Bools[i] {
				bits |= 1 << held
			}
			if held++; held == 8 {
				p.page.WriteByte(bits)
				bits, held = 0, 0
			}
		case Date:
			t, err := time.Parse(time.DateOnly, c.Strings[i])
			if err != nil {
				return fmt.Errorf("write parquet: column %q, row %d: %q is not a day", c.Name, i, c.Strings[i])
			}
			binary.LittleEndian.PutUint32(b[:4], uint32(int32(floorDiv(t.Unix(), 86400))))
			p.page.Write(b[:4])
		}
	}
	if held > 0 {
		p.page.WriteByte(bits)
	}
	return nil
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// Close writes what stands at the end of a file. It does not close what is
// written to.
func (p *Writer) Close() error {
	if p.err != nil {
		return p.err
	}
	if p.schema == nil {
		return fmt.Errorf("write parquet: no columns")
	}
	meta := p.footer()
	p.write(meta)
	p.write(binary.LittleEndian.AppendUint32(nil, uint32(len(meta))))
	p.write([]byte("PAR1"))
	return p.err
}
