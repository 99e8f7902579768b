package when

import (
	"strings"
	"testing"

	"entente"
)

// check asserts what must hold of every expression of any text.
func check(t *testing.T, text string, found []entente.Timex) {
	t.Helper()
	last := 0
	for _, x := range found {
		switch {
		case x.Check(text) != nil || x.Of(text) != x.Text || x.Empty():
			t.Fatalf("span of %+v", x)
		case x.Start < last:
			t.Fatalf("%+v overlaps the one before", x)
		case x.Date.At == nil || *x.Date.At != x.Span || x.Date.Text != x.Text:
			t.Fatalf("the date of %+v does not point to it", x)
		case x.EDTF != x.Date.EDTF || x.Basis != x.Date.Basis:
			t.Fatalf("%+v repeats its date wrongly", x)
		case x.Date.Start > x.Date.End || (x.Date.Start == "") != (x.Date.End == ""):
			t.Fatalf("%+v ends before it begins", x)
		case x.Type != "DATE" && x.Type != "TIME" && x.Type != "DURATION" && x.Type != "SET":
			t.Fatalf("type of %+v", x)
		}
		last = x.End
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"On June 18, 2025, two years later", "480 BC – the 20th", "5:30 p.m. EST on 31/02/2020", "Feb. 29", "the first 11 months of 2024-25", "FY25 \xff\xe2\x80\x99s", "between May and June in 1981; 9/11", "the second half of the month"} {
		f.Add(s, "2025-07-01", "2025-07-01")
		f.Add(s, "", "")
		f.Add(s, "2024-12-01", "2025-06-01")
	}
	f.Fuzz(func(t *testing.T, text, start, end string) {
		anchor := entente.Date{Start: start, End: end}
		check(t, text, Find(text, nil, anchor))
		if d := DateDocument(&entente.Document{Text: text, URL: start}); d.Start > d.End {
			t.Fatalf("document dated %+v", d)
		}
	})
}

func TestNothingIsDatedByTheClock(t *testing.T) {
	text := "Yesterday they met, and on June 18 they will meet again, on Tuesday, next week and this year."
	for _, x := range Find(text, nil, entente.Date{}) {
		if x.Date.Known() {
			t.Errorf("%q is dated %s without any anchor", x.Text, x.Date.EDTF)
		}
	}
}

func TestAWindowLeavesOpenWhatItCannotDecide(t *testing.T) {
	window := entente.Date{Start: "2024-12-20", End: "2025-06-01"}
	got := Find("They met yesterday.", nil, window)
	if len(got) != 1 || got[0].Value != "XXXX-XX-XX" || got[0].Date.Start != "2024-12-19" || got[0].Date.End <= got[0].Date.Start {
		t.Errorf("got %+v", got)
	}
}

func TestLongInputIsLinear(t *testing.T) {
	for _, unit := range []string{"the the ", "1 ", "June ", "two hundred and ", "- ", "May 3, "} {
		text := strings.Repeat(unit, 200000/len(unit))
		check(t, text, Find(text, nil, doc("2025-07-01")))
	}
}
