package parquet

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	reader "github.com/parquet-go/parquet-go"
)

// table makes n rows of every kind, with gaps.
func table(n int) []Column {
	cols := []Column{{Name: "name"}, {Name: "maybe", Null: []bool{}}, {Name: "count", Kind: Int}, {Name: "score", Kind: Float, Null: []bool{}},
		{Name: "fact", Kind: Bool}, {Name: "day", Kind: Date}, {Name: "always", Kind: Bool, Null: []bool{}}}
	for i := range n {
		cols[0].Strings = append(cols[0].Strings, fmt.Sprintf("Zürich %d", i))
		cols[1].Strings = append(cols[1].Strings, strings.Repeat("é", i%5))
		cols[1].Null = append(cols[1].Null, i%3 == 0)
		cols[2].Ints = append(cols[2].Ints, int64(i)*-1_000_000_007)
		cols[3].Floats = append(cols[3].Floats, float64(i)/7)
		cols[3].Null = append(cols[3].Null, i%2 == 1)
		cols[4].Bools = append(cols[4].Bools, i%3 == 1)
		cols[5].Strings = append(cols[5].Strings, []string{"1969-12-31", "", "2025-06-18", "1970-01-01"}[i%4])
		cols[6].Bools = append(cols[6].Bools, i%5 < 2)
		cols[6].Null = append(cols[6].Null, i%7 == 0)
	}
	return cols
}

// cell is what another program should read for row i of c.
func cell(c *Column, i int) string {
	if c.null(i) {
		return "null"
	}
	switch c.Kind {
	case Int:
		return fmt.Sprint(c.Ints[i])
	case Float:
		return fmt.Sprint(c.Floats[i])
	case Bool:
		return fmt.Sprint(c.Bools[i])
	case Date:
		return map[string]string{"1969-12-31": "-1", "1970-01-01": "0", "2025-06-18": "20257"}[c.Strings[i]]
	}
	return c.Strings[i]
}

func TestAnotherReaderFindsEveryValue(t *testing.T) {
	for _, n := range []int{0, 1, 7, 8, 9, 1000, groupRows + 3} {
		cols := table(n)
		var out bytes.Buffer
		if err := Write(&out, cols); err != nil {
			t.Fatal(err)
		}
		f, err := reader.OpenFile(bytes.NewReader(out.Bytes()), int64(out.Len()))
		if err != nil {
			t.Fatalf("%d rows: %v", n, err)
		}
		if got := int(f.NumRows()); got != n {
			t.Errorf("%d rows, want %d", got, n)
		}
		for i, field := range f.Schema().Fields() {
			if field.Name() != cols[i].Name || field.Optional() != cols[i].optional() {
				t.Errorf("column %d is %s", i, field)
			}
		}
		at := 0
		for _, g := range f.RowGroups() {
			rows := g.Rows()
			buf := make([]reader.Row, 100)
			for {
				k, err := rows.ReadRows(buf)
				for _, r := range buf[:k] {
					for i, v := range r {
						got := v.String()
						if v.IsNull() {
							got = "null"
						}
						if want := cell(&cols[i], at); got != want {
							t.Fatalf("%d rows: row %d, %s: %q, want %q", n, at, cols[i].Name, got, want)
						}
					}
					at++
				}
				if errors.Is(err, io.EOF) {
					break
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			if err := rows.Close(); err != nil {
				t.Fatal(err)
			}
		}
		if at != n {
			t.Errorf("%d rows read, want %d", at, n)
		}
	}
}

func TestDatesAndTextAreSaidToBeSuch(t *testing.T) {
	var out bytes.Buffer
	if err := Write(&out, table(3)); err != nil {
		t.Fatal(err)
	}
	f, err := reader.OpenFile(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, want string }{{"name", "STRING"}, {"maybe", "STRING"}, {"day", "DATE"}, {"count", "INT64"}, {"score", "DOUBLE"}, {"fact", "BOOLEAN"}} {
		leaf, ok := f.Schema().Lookup(c.name)
		if !ok || leaf.Node.Type().String() != c.want {
			t.Errorf("%s is %v, want %s", c.name, leaf.Node.Type(), c.want)
		}
	}
}

func TestTheSameColumnsGiveTheSameBytes(t *testing.T) {
	var a, b bytes.Buffer
	if err := errors.Join(Write(&a, table(500)), Write(&b, table(500))); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("they differ")
	}
}

func TestColumnsThatDoNotFitAreRefused(t *testing.T) {
	for name, cols := range map[string][]Column{
		"no columns":       {},
		"no name":          {{Strings: []string{"a"}}},
		"a name twice":     {{Name: "a"}, {Name: "a"}},
		"lengths differ":   {{Name: "a", Strings: []string{"x"}}, {Name: "b"}},
		"gaps differ":      {{Name: "a", Strings: []string{"x"}, Null: []bool{true, false}}},
		"no day":           {{Name: "a", Kind: Date, Strings: []string{"2025-02-30"}}},
		"a kind not known": {{Name: "a", Kind: 9, Strings: []string{"x"}}},
	} {
		if err := Write(io.Discard, cols); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	p := NewWriter(io.Discard)
	if err := p.Append(table(3)); err != nil {
		t.Fatal(err)
	}
	if err := p.Append(table(3)[1:]); err == nil {
		t.Error("other columns were taken")
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestAnErrorOfTheWriterIsReturned(t *testing.T) {
	if err := Write(broken{}, table(3)); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("err = %v", err)
	}
}

func FuzzStringsComeBack(f *testing.F) {
	f.Add("a\x00b", "", true)
	f.Fuzz(func(t *testing.T, a, b string, gap bool) {
		var out bytes.Buffer
		if err := Write(&out, []Column{{Name: "s", Strings: []string{a, b}, Null: []bool{gap, false}}}); err != nil {
			t.Fatal(err)
		}
		f, err := reader.OpenFile(bytes.NewReader(out.Bytes()), int64(out.Len()))
		if err != nil {
			t.Fatal(err)
		}
		rows := make([]reader.Row, 2)
		if n, err := f.RowGroups()[0].Rows().ReadRows(rows); n != 2 || err != nil && !errors.Is(err, io.EOF) {
			t.Fatal(n, err)
		}
		if rows[0][0].IsNull() != gap || !gap && string(rows[0][0].ByteArray()) != a || string(rows[1][0].ByteArray()) != b {
			t.Errorf("%v, want %q %q", rows, a, b)
		}
	})
}
