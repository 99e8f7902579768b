package jsonl

import (
	"strings"
	"testing"

	"entente"
)

func TestLinesAreDocuments(t *testing.T) {
	d, err := Read([]byte(`{"id":7,"text":"The envoys met.","title":"T","author":["Jane Roe","John Doe"],"published":"2024-05-14","url":null,"extra":{"a":[1]}}`))
	if err != nil {
		t.Fatal(err)
	}
	if m := d.Meta; d.Text != "The envoys met." || m.Name != "7" || m.Author != "Jane Roe, John Doe" || m.Published.EDTF != "2024-05-14" || m.Published.Basis != entente.BasisHeader || m.URL != "" {
		t.Errorf("got %+v", d)
	}
	d, err = Read([]byte(`{"id":"a","text":"x y","published":"soon"}`))
	if err != nil || len(d.Warnings) != 1 || d.Meta.Published.Known() {
		t.Errorf("a date that is none: got %+v, %v", d, err)
	}
	for _, line := range []string{`{"id":"a"}`, `{"id":"a","text":""}`, `[1]`, `{"text":`, `{"text":3}`} {
		if _, err := Read([]byte(line)); err == nil {
			t.Errorf("%s is read", line)
		}
	}
}

func TestLongLinesAreSkipped(t *testing.T) {
	in := "\xef\xbb\xbfone\r\n\n" + strings.Repeat("x", 200_000) + "\nthree"
	var got []string
	bad := 0
	err := Lines(strings.NewReader(in), 1000, func(n int, line []byte, err error) error {
		if err != nil {
			bad = n
			return nil
		}
		got = append(got, string(line))
		return nil
	})
	if err != nil || bad != 3 || strings.Join(got, ",") != "one,three" {
		t.Errorf("got %q, line %d too long, %v", got, bad, err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"id":"a","text":"x\u0000y","published":"2024"}`))
	f.Fuzz(func(t *testing.T, line []byte) {
		if d, err := Read(line); err == nil && len(d.Pieces) == 0 {
			t.Fatalf("no pieces of %q", d.Text)
		}
	})
}
