package coding

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"entente"
	"entente/lexicon/tsv"
)

// TestEffectOfWholeSentences reads sentences of our own over many pairs and
// compares every effect of their events: pair, sign and rule.
func TestEffectOfWholeSentences(t *testing.T) {
	table, err := tsv.Load(os.DirFS("testdata"), "effects.tsv", "sentence", "effects")
	if err != nil {
		t.Fatal(err)
	}
	if len(table.Rows) < 40 {
		t.Fatalf("only %d sentences", len(table.Rows))
	}
	p := mustPipeline(t)
	wrong := 0
	for _, row := range table.Rows {
		doc, r := p.read(row.Get("sentence"))
		var got []string
		for _, cl := range p.c.Code(doc, r) {
			if cl.Status == entente.Alleged {
				continue // the deed inside an accusation is an event of its own
			}
			for _, e := range cl.Effects {
				sign := "+"
				if e.Sign < 0 {
					sign = "-"
				}
				got = append(got, fmt.Sprintf("%s%s %s", e.Dyad, sign, e.Why))
			}
		}
		want := strings.Join(row.List("effects"), " | ")
		if want == "none" {
			want = ""
		}
		if strings.Join(got, " | ") != want {
			wrong++
			t.Errorf("%s:%d: %s\n got %s\nwant %s", row.File, row.Line, row.Get("sentence"), strings.Join(got, " | "), want)
		}
	}
}
