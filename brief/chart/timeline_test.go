package chart

import (
	"fmt"
	"strings"
	"testing"

	"entente"
)

func mark(start, end string, hollow bool) entente.TimelineMark {
	return entente.TimelineMark{Sentence: "s:" + start + end, Label: "A <met> B", Date: entente.Date{EDTF: start, Start: start, End: end}, Issue: "trade", Hollow: hollow}
}

func TestUncertainDatesAreBarsAndPlansAreHollow(t *testing.T) {
	svg := Timeline([]entente.TimelineMark{mark("2025-03-01", "2025-03-31", false), mark("2025-06-18", "2025-06-18", true)}).SVG()
	for _, want := range []string{`neutral bar"`, `neutral hollow"`, "A &lt;met&gt; B", "Trade"} {
		if !strings.Contains(svg, want) {
			t.Errorf("%q is not in %s", want, svg)
		}
	}
}

func TestFarDatesDoNotCrushTheRest(t *testing.T) {
	var marks []entente.TimelineMark
	for m := 1; m <= 12; m++ {
		day := fmt.Sprintf("2025-%02d-10", m)
		marks = append(marks, mark(day, day, false))
	}
	marks = append(marks, mark("1947-08-15", "1947-08-15", false))
	svg := Timeline(marks).SVG()
	if strings.Contains(svg, "1947") || !strings.Contains(svg, "1 more, far before or after") {
		t.Error("a date of 1947 must be left to the list")
	}
}

func TestNothingIsDrawnOfNothing(t *testing.T) {
	if d := Timeline(nil); d.SVG() != "" {
		t.Errorf("got %q", d.SVG())
	}
}
