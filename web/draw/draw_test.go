package draw

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"

	"entente"
	"entente/gauge/index"
)

// wellFormed fails unless a picture is XML without style, script or handler.
func wellFormed(t *testing.T, name, svg string) {
	t.Helper()
	dec := xml.NewDecoder(strings.NewReader(svg))
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("%s: %v in %.200s", name, err, svg)
		}
		if s, ok := tok.(xml.StartElement); ok {
			for _, a := range s.Attr {
				if s.Name.Local == "script" || a.Name.Local == "style" || strings.HasPrefix(a.Name.Local, "on") {
					t.Errorf("%s: <%s %s>", name, s.Name.Local, a.Name.Local)
				}
				if strings.Contains(a.Value, "NaN") || strings.Contains(a.Value, "Inf") {
					t.Errorf("%s: %s is %s", name, a.Name.Local, a.Value)
				}
			}
		}
	}
}

const hostile = `<script>alert(1)</script>"' & co`

func day(s string) entente.Date { return entente.Date{EDTF: s, Start: s, End: s} }

func TestEveryPictureIsWellFormedWhateverItsTexts(t *testing.T) {
	marks := []Mark{{Date: day("2023-05-12"), Label: hostile, Lane: hostile, Tone: Conf, Link: "/" + hostile, Number: 1},
		{Date: entente.Date{EDTF: "2023", Start: "2023-01-01", End: "2023-12-31"}, Label: hostile, Lane: "b", Tone: Coop, Hollow: true, Number: 2},
		{Date: day("1947-08-15"), Label: "far off", Lane: "b", Tone: Neutral}, {Date: day("nonsense"), Label: "", Lane: ""}}
	var many []Mark
	for i := range 400 {
		many = append(many, Mark{Date: day(fmt.Sprintf("2023-%02d-%02d", 1+i%12, 1+i%28)), Label: strings.Repeat("ü", i%90), Lane: fmt.Sprint(i % 14), Number: i})
	}
	buckets := []Bucket{{"2023-01-01", "2023-01-31", 3, 2, 1}, {"2023-02-01", "2023-02-28", 0, 0, 0}}
	acts := index.Index{Periods: []index.Period{{Period: "2023-01", Start: "2023-01-01"}, {Period: "2023-02", Start: "2023-02-01", Acts: 2, Origins: 1}}}
	link := func(Bucket) string { return "/" + hostile }
	for name, svg := range map[string]string{
		"timeline": Timeline(marks, Window{"2023-01-01", "2023-12-31"}, hostile), "many": Timeline(many, Window{"2023-01-01", "2023-01-09"}, "x"), "one day": Timeline(marks, Window{"2023-05-12", "2023-05-12"}, "x"),
		"backwards": Timeline(marks, Window{"2024-01-01", "2023-01-01"}, "x"), "overview": Overview(buckets, Window{"2023-01-10", "2023-01-20"}, link, "x"),
		"index": Index(&acts, []index.Turn{{Start: "2023-02-01", What: hostile, Way: "down"}}, hostile), "small": Small(buckets, 0, hostile), "spark": Spark([]int{0, 3, 1}, 0, hostile),
		"columns": Columns([]string{hostile, "b"}, []int{0, 0}, hostile),
		"network": Network([]Node{{"A", hostile, 1}, {"B", "b", 0}, {"C", "c", 3}}, []Edge{{"A", "B", 1, 3, hostile, "/x"}, {"A", "Z", 1, 0, "", ""}}, func(c string) string { return "/" + c }, hostile),
	} {
		if svg == "" {
			t.Errorf("%s is empty", name)
		}
		wellFormed(t, name, svg)
	}
}

func TestNothingIsDrawnOfNothing(t *testing.T) {
	if s := Timeline(nil, Window{}, "") + Overview(nil, Window{}, nil, "") + Index(&index.Index{}, nil, "") + Small(nil, 1, "") + Spark(nil, 1, "") + Columns(nil, nil, "") + Network([]Node{{Code: "A"}}, nil, nil, ""); s != "" {
		t.Errorf("drawn: %s", s)
	}
}

func TestANetworkIsDrawnTheSameEveryTimeAndNoTwoNodesTouch(t *testing.T) {
	var nodes []Node
	var edges []Edge
	for i := range 18 {
		nodes = append(nodes, Node{fmt.Sprint(i), fmt.Sprintf("State %d", i), 18 - i})
		edges = append(edges, Edge{A: fmt.Sprint(i), B: fmt.Sprint((i * 7) % 18), Weight: 1 + i})
	}
	draw := func() string { return Network(nodes, edges, func(c string) string { return c }, "x") }
	if draw() != draw() {
		t.Error("two drawings differ")
	}
	at := layout(nodes, edges, 760, 520)
	for i, a := range nodes {
		for _, b := range nodes[i+1:] {
			p, q := at[a.Code], at[b.Code]
			if dx, dy := p.x-q.x, p.y-q.y; dx*dx+dy*dy < 30*30 {
				t.Errorf("%s and %s touch", a.Code, b.Code)
			}
		}
	}
}

func TestNoMarkOfALaneHidesAnother(t *testing.T) {
	s := scale{parse("2023-01-01"), parse("2024-01-01"), 100, 1000}
	var marks []Mark
	for i := range 60 {
		marks = append(marks, Mark{Date: day(fmt.Sprintf("2023-%02d-10", 1+i%12)), Label: "a name of some length"})
	}
	for _, row := range stack(marks, s, 20) {
		for i := 1; i < len(row); i++ {
			if row[i].x1 < row[i-1].x2 {
				t.Errorf("%v lies upon %v", row[i].Date, row[i-1].Date)
			}
		}
	}
}
