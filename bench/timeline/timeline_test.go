package timeline

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestMetricOnAHandMadeCase(t *testing.T) {
	gold := []Entry{{0, "XXXX-XX-XX", []string{"x"}}, {1, "1999", []string{"a"}}, {2, "2001", []string{"b", "c"}}, {3, "2002", []string{"d"}}}
	system := []Entry{{1, "1999", []string{"a"}}, {2, "2001", []string{"b"}}, {3, "2003", []string{"d"}}}
	var s Score
	s.Add(gold, system)
	// system: a<b, b<d, a∈1999, b∈2001, d∈2003: four of five hold.
	// gold: a<b, b=c, b<d, and four dates: a<b, b<d, a∈1999, b∈2001 of seven.
	if s.SystemRight != 4 || s.System != 5 || s.GoldFound != 4 || s.Gold != 7 {
		t.Errorf("got %+v", s)
	}
}

func TestDocumentsAndTimelinesAreRead(t *testing.T) {
	d, err := readDocument([]byte(`<TimeML><DOCID>7</DOCID><DCT><TIMEX3 functionInDocument="CREATION_TIME" value="2001-02-03">x</TIMEX3></DCT><TEXT><s id="4">They <EVENT eid="e1">gave in</EVENT> .</s></TEXT></TimeML>`))
	if err != nil || d.Created != "2001-02-03" || len(d.Events) != 1 || d.name(0, d.Events[0].Span) != "7-4-gave_in" {
		t.Fatalf("got %+v, %v", d, err)
	}
	e, list, err := readTimeline(strings.NewReader("An Entity\n0\tXXXX-XX-XX\t1-2-said\n1\t1999\t1-3-went\t2-3-go\n"))
	if err != nil || e != "An Entity" || len(list) != 2 || len(list[1].Events) != 2 {
		t.Fatalf("got %q %v %v", e, list, err)
	}
}

func TestFloor(t *testing.T) {
	dir := os.Getenv("ENTENTE_SHARED")
	if dir == "" {
		dir = "../../../shared"
	}
	dir = filepath.Join(dir, "bench", "timeline")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no benchmark data: set ENTENTE_SHARED")
	}
	var out strings.Builder
	a, b, err := measure(context.Background(), dir, &out)
	if err != nil {
		t.Fatal(err)
	}
	t.Log("\n" + out.String())
	if _, _, f := a.PRF(); f < .35 {
		t.Errorf("track A has F1 %.3f, below the floor of .35", f)
	}
	if _, _, f := b.PRF(); f < .55 {
		t.Errorf("track B has F1 %.3f, below the floor of .55", f)
	}
}
