package when

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"entente"
)

func sharedDir(t *testing.T) string {
	dir := os.Getenv("ENTENTE_SHARED")
	if dir == "" {
		dir = "../../../shared"
	}
	dir = filepath.Join(dir, "bench")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no benchmark data: set ENTENTE_SHARED")
	}
	return dir
}

func TestMetricOnAHandMadeCase(t *testing.T) {
	at := func(s, e int, v string) Expression {
		return Expression{Span: entente.Span{Start: s, End: e}, Value: v}
	}
	var s Score
	s.Add([]Expression{at(0, 5, "1999"), at(10, 15, "2000"), at(20, 25, "2001")},
		[]Expression{at(0, 5, "1999"), at(12, 15, "2000"), at(30, 35, "2002"), at(40, 41, "P1D")}, sameValue)
	if s.Relaxed != 2 || s.Strict != 1 || s.Value != 2 || s.F1(s.Relaxed) != 4.0/7 {
		t.Errorf("got %+v", s)
	}
}

func TestBothFormatsAreRead(t *testing.T) {
	d, err := parse("x.tml", []byte(`<TimeML><DCT><TIMEX3 type="DATE" value="2012-03-04" functionInDocument="CREATION_TIME">x</TIMEX3></DCT><TEXT>Out <TIMEX3 type="DATE" value="2012-03-03">yesterday</TIMEX3> &amp; in.</TEXT></TimeML>`))
	if err != nil || d.Created.Start != "2012-03-04" || len(d.Gold) != 1 || d.Gold[0].Text != "yesterday" || !strings.HasSuffix(d.Text, "& in.") {
		t.Fatalf("got %+v, %v", d, err)
	}
	d, err = parse("x.xml", []byte("<text id=\"a\" dateCreated=\"2015-08-21\">\n<s>\nIn\tIN\n<date when=\"2014-02\">\nFebruary\tNP\n2014\tCD\n</date>\n.\tSENT\n</s>\n"))
	if err != nil || d.Text != "In February 2014.\n\n" || len(d.Gold) != 1 || d.Gold[0].Text != "February 2014" || d.Gold[0].To != "2014-02-28" {
		t.Fatalf("got %+v, %v", d, err)
	}
}

// TestFloor holds the figures on the development data; they may only rise.
// WHEN_ERRORS lists the differences, WHEN_FOLD (0 or 1) takes half of the
// documents.
func TestFloor(t *testing.T) {
	shared := sharedDir(t)
	for _, c := range []struct {
		dir                    string
		relaxed, strict, value float64
	}{
		{"timex/wikiwars-train", .96, .91, .88},
		{"timex/gum-dates", .86, .76, .72},
		{"timeline/apple-meantime", .95, .92, .85},
	} {
		t.Run(c.dir, func(t *testing.T) {
			var out strings.Builder
			o := Options{Errors: os.Getenv("WHEN_ERRORS") != ""}
			if f := os.Getenv("WHEN_FOLD"); f != "" {
				o.Fold, _ = strconv.Atoi(f)
				o.Of = 2
			}
			s, err := measure(context.Background(), filepath.Join(shared, c.dir), &out, o)
			if err != nil {
				t.Fatal(err)
			}
			t.Log("\n" + out.String())
			if r, x, v := s.F1(s.Relaxed), s.F1(s.Strict), s.F1(s.Value); o.Of == 0 && (r < c.relaxed || x < c.strict || v < c.value) {
				t.Errorf("relaxed %.3f, strict %.3f, value %.3f: below the floor of %.2f, %.2f, %.2f", r, x, v, c.relaxed, c.strict, c.value)
			}
		})
	}
}
