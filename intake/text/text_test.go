package text

import (
	"strings"
	"testing"
)

func TestTextStaysByteForByte(t *testing.T) {
	body := "  Odd\u00a0 spaces \r\n\r\n\tand\u2028lines. \n"
	d, err := Read([]byte("\xef\xbb\xbf---\ntitle: T\n---\n"+body), "")
	if err != nil || d.Text != body || d.Meta.Title != "T" || d.Derived != "" {
		t.Errorf("got %+v, %v", d, err)
	}
	if _, err := Read([]byte("---\ntitle: T\n---\n \n"), ""); err == nil {
		t.Error("a header without text is read")
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("---\ntitle: T\n---\nx"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		d, err := Read(raw, "")
		if err == nil && d.Derived == "" && !strings.HasSuffix(string(raw), d.Text) && len(d.Notes) == 0 {
			t.Fatalf("text %q is not the end of %q", d.Text, raw)
		}
	})
}
