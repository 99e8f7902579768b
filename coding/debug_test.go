package coding

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestShow prints the explanation of the sentences in ENTENTE_SHOW, separated
// by "|", for work on rules.
func TestShow(t *testing.T) {
	text := os.Getenv("ENTENTE_SHOW")
	if text == "" {
		t.Skip("set ENTENTE_SHOW to sentences separated by |")
	}
	p := mustPipeline(t)
	for _, s := range strings.Split(text, "|") {
		doc, r := p.read(s)
		var ms []string
		for _, m := range r.Mentions {
			ms = append(ms, fmt.Sprintf("[%s h=%d %v %s]", m.Text, m.Head, m.Actors, m.Rule))
		}
		for _, ex := range p.c.Explain(doc, r) {
			fmt.Println(ex.Text, ex.Note)
			for _, l := range strings.Split(strings.TrimSpace(ex.Tree), "\n") {
				c := strings.Split(l, "\t")
				fmt.Print(c[1], "/", c[2], "/", c[3], "/", c[4], ".", c[5], "  ")
			}
			fmt.Println("\n ", strings.Join(ms, " "))
			for _, f := range ex.Fired {
				fmt.Printf("  fired %+v\n", f)
			}
			for _, n := range ex.Nearly {
				fmt.Printf("  nearly %+v\n", n)
			}
			for _, c := range ex.Claims {
				fmt.Printf("  CLAIM %s %v %s A=%v R=%v T=%v st=%s c=%.2f %q\n", c.Kind, c.Event, c.Lemma, names(c.Actors), names(c.Recipients), names(c.ThirdParties), c.Status, c.Confidence, c.Clause.Of(doc.Text))
			}
		}
	}
}
