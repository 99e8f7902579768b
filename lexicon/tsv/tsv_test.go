package tsv

import (
	"strings"
	"testing"
)

func TestErrorsNameFileAndLine(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"extra cell", "# note\na\tb\n1\t2\t3\n", "x.tsv:3: 3 cells under 2 columns"},
		{"missing column", "a\tc\n", `x.tsv:1: column "b" is missing`},
		{"column twice", "a\tb\ta\n", `x.tsv:1: column "a" is named twice`},
		{"empty", "# nothing\n", "x.tsv:1: no line names the columns"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Parse("x.tsv", c.data, "a", "b")
			if err == nil || err.Error() != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func TestRowsAreReadByColumn(t *testing.T) {
	tab, err := Parse("x.tsv", "# comment\nname\tcodes\n\nFrance\tFRA| FR |\n")
	if err != nil {
		t.Fatal(err)
	}
	r := tab.Rows[0]
	if r.Line != 4 || r.Get("name") != "France" || strings.Join(r.List("codes"), ",") != "FRA,FR" || r.Get("none") != "" {
		t.Errorf("got line %d, %q, %v", r.Line, r.Get("name"), r.List("codes"))
	}
}
