package index

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"entente"
	"entente/gauge/tables"
	"entente/table/parquet"
)

var dyad = entente.NewDyad("PER", "CHL")

func claim(id, doc string, status entente.Status, score float64) *entente.Claim {
	return &entente.Claim{ID: id, Document: doc, Kind: entente.KindEvent, Status: status, Event: &entente.Event{Type: "AID", Quad: entente.MaterialCooperation},
		Actors: []entente.Actor{{Code: "PER"}}, Effects: []entente.Effect{{Dyad: "CHL-PER", Score: score}}}
}

func incident(id, start, end string, groups [][]string, claims ...string) entente.Incident {
	x := entente.Incident{ID: id, Claims: claims, Date: entente.Date{EDTF: start, Start: start, End: end}}
	for _, g := range groups {
		x.Groups = append(x.Groups, entente.Group{Documents: g})
	}
	return x
}

func all(*entente.Claim) bool { return true }

func TestAnIncidentCountsOnceHoweverOftenTold(t *testing.T) {
	claims := map[string]*entente.Claim{"a": claim("a", "d1", entente.Asserted, 4), "b": claim("b", "d2", entente.Asserted, 8), "c": claim("c", "d3", entente.Denied, -9)}
	acts, left := FromIncidents([]entente.Incident{incident("x", "2024-03-05", "2024-03-05", [][]string{{"d1", "d2"}, {"d3"}}, "a", "b", "c")}, claims, dyad, all)
	if len(acts) != 1 || left != (Left{}) {
		t.Fatalf("%+v %+v", acts, left)
	}
	if a := acts[0]; a.Score != 6 || a.Quad != entente.MaterialCooperation || len(a.Groups) != 1 || fmt.Sprint(a.Sides) != "[PER]" {
		t.Errorf("%+v", a)
	}
}

func TestWhatIsNoFactOrHasNoDateIsLeftOut(t *testing.T) {
	for _, c := range []struct {
		name  string
		claim *entente.Claim
		start string
		want  Left
	}{
		{"planned", claim("a", "d", entente.Planned, 4), "2024-03-05", Left{}},
		{"alleged", claim("a", "d", entente.Alleged, 4), "2024-03-05", Left{}},
		{"undated", claim("a", "d", entente.Asserted, 4), "", Left{Undated: 1}},
		{"no effect", claim("a", "d", entente.Asserted, 0), "2024-03-05", Left{Neutral: 1}},
	} {
		acts, left := FromIncidents([]entente.Incident{incident("x", c.start, c.start, nil, "a")}, map[string]*entente.Claim{"a": c.claim}, dyad, all)
		if len(acts) != 0 || left != c.want {
			t.Errorf("%s: %+v %+v", c.name, acts, left)
		}
	}
}

// some makes n acts in each of months, told by two origins.
func some(months, n int) []Act {
	var out []Act
	for m := range months {
		for i := range n {
			score := 3.0
			if i%3 == 0 {
				score = -2
			}
			day := fmt.Sprintf("2024-%02d-%02d", m+1, i%28+1)
			out = append(out, Act{ID: fmt.Sprint(m, ":", i), Start: day, End: day, Score: score, Quad: quad(score, i%2 == 0), Groups: [][]string{{"d1"}, {"d2"}}})
		}
	}
	return out
}

func TestTooLittleIsRefusedWithTheNumberThatWouldDo(t *testing.T) {
	for _, c := range []struct {
		name string
		acts []Act
	}{{"nothing", nil}, {"few", some(3, 3)}, {"two periods", some(2, 10)}} {
		_, err := Measure(c.acts, Left{Undated: 5}, Month, false)
		var e *entente.Error
		if !errors.As(err, &e) || e.Code != entente.ErrRefused || !strings.Contains(e.Hint, "12 dated incidents and 3 months") || !strings.Contains(e.Message, "5 undated") {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	one := some(4, 6)
	for i := range one {
		one[i].Groups = one[i].Groups[:1]
	}
	if _, err := Measure(one, Left{}, Month, false); entente.CodeOf(err) != entente.ErrRefused {
		t.Errorf("one origin: %v", err)
	}
	if _, err := Measure(some(3, 4), Left{}, Month, false); err != nil {
		t.Errorf("enough is refused: %v", err)
	}
}

func TestPeriodsAddUpAndGapsStayUnknown(t *testing.T) {
	acts := append(some(2, 6), Act{ID: "late", Start: "2024-05-02", End: "2024-05-02", Score: 1, Quad: entente.VerbalCooperation, Groups: [][]string{{"d1"}, {"d3", "d4"}, {"d4", "d5"}}},
		Act{ID: "coarse", Start: "2024-01-01", End: "2024-12-31", Score: 1, Quad: entente.VerbalCooperation})
	ix, err := Measure(acts, Left{}, Month, false)
	if err != nil {
		t.Fatal(err)
	}
	if len(ix.Periods) != 5 || ix.Acts != 13 || ix.Left.Coarse != 1 {
		t.Fatalf("%+v", ix)
	}
	p := ix.Periods[0]
	if p.Period != "2024-01" || p.Net.Value != 8 || p.Cooperation.Value != 12 || p.Conflict.Value != -4 || p.Origins != 2 ||
		p.VerbalCooperation.Count+p.MaterialCooperation.Count+p.VerbalConflict.Count+p.MaterialConflict.Count != 6 {
		t.Errorf("%+v", p)
	}
	if gap := ix.Periods[3]; gap.Acts != 0 || gap.Origins != 0 || gap.Net.Low != nil {
		t.Errorf("a silent month has a net: %+v", gap)
	}
	if last := ix.Periods[4]; last.Origins != 2 {
		t.Errorf("documents that share an origin count as %d origins", last.Origins)
	}
}

func TestIntervalsHoldTheValueAndAreTheSameEachTime(t *testing.T) {
	one, err := Measure(some(3, 20), Left{}, Month, false)
	if err != nil {
		t.Fatal(err)
	}
	two, _ := Measure(some(3, 20), Left{}, Month, false)
	if !reflect.DeepEqual(one, two) {
		t.Error("two runs differ")
	}
	for _, p := range one.Periods {
		if p.Net.Low == nil || *p.Net.Low >= p.Net.Value || *p.Net.High <= p.Net.Value {
			t.Errorf("%+v", p.Net)
		}
	}
}

// The bootstrap of many equal acts must agree with the normal approximation.
func TestBootstrapAgreesWithTheApproximation(t *testing.T) {
	scores := make([]float64, normal-1)
	for i := range scores {
		scores[i] = 2
	}
	v := sum(scores, 1)
	want := 1.96 * 2 * math.Sqrt(float64(len(scores)))
	if math.Abs(*v.High-v.Value-want) > 0.15*want || math.Abs(v.Value-*v.Low-want) > 0.15*want {
		t.Errorf("%v to %v around %v, want ± %.1f", *v.Low, *v.High, v.Value, want)
	}
}

func TestCountIntervalsAreGarwoods(t *testing.T) {
	for n, want := range map[int][2]float64{0: {0, 3.69}, 1: {0.03, 5.57}, 5: {1.62, 11.67}, 10: {4.80, 18.39}, 100: {81.36, 121.63}} {
		low, high := Counts(n)
		if math.Abs(low-want[0]) > 0.011 || math.Abs(high-want[1]) > 0.011 {
			t.Errorf("%d: %.2f to %.2f, want %v", n, low, high, want)
		}
	}
	l1, h1 := Counts(exact)
	l2, h2 := Counts(exact + 1)
	if l2-l1 > 1.2 || h2-h1 > 1.2 || l2 < l1 || h2 < h1 {
		t.Errorf("the approximation does not join: %v %v, %v %v", l1, h1, l2, h2)
	}
}

func TestWeeksAreISOWeeks(t *testing.T) {
	for day, want := range map[string]string{"2024-12-30": "2025-W01", "2023-01-01": "2022-W52", "2024-03-05": "2024-W10"} {
		if got := label(floor(day, Week), Week); got != want {
			t.Errorf("%s is in %s, want %s", day, got, want)
		}
	}
}

func TestTablesCountWithoutOrigins(t *testing.T) {
	var acts []Act
	for i := range 12 {
		day := fmt.Sprintf("2024-%02d-01", i%3+1)
		act, ok := FromEvent(&tables.Event{Date: day, Source: "PER", Target: "CHL", Type: "AID", Goldstein: 7}, fmt.Sprint(i), "", func(string) string { return entente.MaterialCooperation })
		if !ok {
			t.Fatal("not an act")
		}
		acts = append(acts, act)
	}
	if _, err := Measure(acts, Left{}, Month, true); err != nil {
		t.Error(err)
	}
	if _, ok := FromEvent(&tables.Event{Type: "", Goldstein: 3}, "", "", func(string) string { return "" }); ok {
		t.Error("a bare statement is an act")
	}
}

// parted are acts of two issues in the same months, one with too few acts.
func parted() []Act {
	acts := append(some(3, 8), Act{ID: "z", Start: "2024-09-01", End: "2024-09-01", Score: -5, Quad: entente.VerbalConflict})
	for i := range acts {
		acts[i].Issues, acts[i].Publishers, acts[i].Sides = []string{"trade"}, []string{"A", "B"}[:1+i%2], []string{"PER"}
	}
	acts[0].Issues = []string{"trade", "borders"}
	return acts
}

func TestTheDrawingIsWellFormed(t *testing.T) {
	ix, err := Measure(parted(), Left{}, Month, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		panels []Panel
		rects  int // bars, and the strip of origins
	}{{nil, 8 + 9}, {Split(ix, Month, false, ByIssue), 8 + 9 + 8}} {
		d := xml.NewDecoder(strings.NewReader(ix.SVG("A & B <draw>", c.panels, "a < note")))
		rects, text := 0, ""
		for {
			tok, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			if s, ok := tok.(xml.StartElement); ok && s.Name.Local == "rect" {
				rects++
			}
			if s, ok := tok.(xml.CharData); ok {
				text += string(s)
			}
		}
		if rects != c.rects || !strings.Contains(text, "a < note") {
			t.Errorf("%d bars, want %d, in %s", rects, c.rects, text)
		}
		if c.panels != nil && (!strings.Contains(text, "trade (25)") || !strings.Contains(text, "not measured: too few")) {
			t.Error(text)
		}
	}
}

func TestPartsAreMeasuredOverTheSamePeriodsAndRefusedAlone(t *testing.T) {
	ix, err := Measure(parted(), Left{}, Month, false)
	if err != nil {
		t.Fatal(err)
	}
	list := Split(ix, Month, false, ByIssue)
	if len(list) != 2 || list[0].Name != "trade" || list[0].Refused != "" || list[1].Name != "borders" || list[1].Refused == "" {
		t.Fatalf("%+v", list)
	}
	if len(list[0].Periods) != len(ix.Periods) || len(list[1].Periods) != len(ix.Periods) || list[1].Acts != 1 {
		t.Errorf("%d and %d periods, want %d", len(list[0].Periods), len(list[1].Periods), len(ix.Periods))
	}
}

func TestTheSlantIsWhoseActsAndByWhomTold(t *testing.T) {
	ix, err := Measure(parted(), Left{}, Month, false)
	if err != nil {
		t.Fatal(err)
	}
	if ix.Sides["PER"] != ix.Acts || ix.Both != 0 || ix.Publishers != 2 || ix.Leading != "A" || ix.LeadingMentions != ix.Acts || ix.Mentions <= ix.Acts {
		t.Errorf("%+v", ix.Slant)
	}
}

func TestColumnsHoldEveryPeriodAndNoIntervalOfSilence(t *testing.T) {
	ix, err := Measure(parted(), Left{}, Month, false)
	if err != nil {
		t.Fatal(err)
	}
	cols := Columns([]Panel{{Index: ix}}, dyad)
	by := map[string]int{}
	for i := range cols {
		by[cols[i].Name] = i
		if cols[i].Len() != len(ix.Periods) {
			t.Errorf("%s has %d rows, want %d", cols[i].Name, cols[i].Len(), len(ix.Periods))
		}
	}
	for k, p := range ix.Periods {
		if got := cols[by["net_low"]].Text(k); (got == "") != (p.Acts == 0) {
			t.Errorf("%s: low end %q", p.Period, got)
		}
		if got := cols[by["incidents"]].Text(k); got != fmt.Sprint(p.Acts) {
			t.Errorf("%s: %s incidents", p.Period, got)
		}
	}
	var out bytes.Buffer
	if err := errors.Join(parquet.Write(&out, cols), parquet.Write(&out, Columns(nil, dyad))); err != nil {
		t.Error(err)
	}
}

func TestTheChartFitsAndShowsSilence(t *testing.T) {
	ix, err := Measure(parted(), Left{}, Month, false)
	if err != nil {
		t.Fatal(err)
	}
	text := ix.Chart(80)
	if strings.Count(text, "●") != 8+1-strings.Count(text, "nothing is told") || !strings.Contains(text, "┼") {
		t.Error(text)
	}
	for line := range strings.Lines(text) {
		if n := utf8.RuneCountInString(strings.TrimSpace(line)); n > 90 {
			t.Errorf("%d columns: %s", n, line)
		}
	}
}
