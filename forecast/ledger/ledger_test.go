package ledger

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente"
	"entente/gauge/tables"
)

func question(change func(*Question)) Question {
	q := Question{Asked: "2024-01-31", Chance: 0.25, Source: "test",
		Rule: Rule{Between: entente.NewDyad("PER", "CHL"), From: "2024-02-01", To: "2024-02-28", AtLeast: 1, Basis: Table}}
	if change != nil {
		change(&q)
	}
	return q
}

func TestWhatIsEnteredIsReadBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deep", "ledger.jsonl")
	l, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	q, err := l.Ask(question(nil), "2024-01-31T10:00:00Z")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Ask(question(nil), "2024-01-31T11:00:00Z"); err == nil {
		t.Error("the same question was entered twice")
	}
	if err := l.Close(Resolution{Question: q.ID, Outcome: No, Evidence: []string{}}, "2024-03-01T00:00:00Z"); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(Resolution{Question: q.ID, Outcome: Yes}, "2024-03-01T00:00:00Z"); err == nil {
		t.Error("a question was resolved twice")
	}
	again, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if list := again.Questions(); len(list) != 1 || list[0].Question.ID != q.ID || list[0].Resolution.Outcome != No {
		t.Errorf("read back %+v", list)
	}
}

// written is a ledger of five questions and a resolution.
func written(t testing.TB) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "ledger.jsonl")
	l, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	var last Question
	for n := range 5 {
		if last, err = l.Ask(question(func(q *Question) { q.Chance = float64(n) / 5 }), "2024-01-31T10:00:00Z"); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Close(Resolution{Question: last.ID, Outcome: Void, Evidence: []string{}}, "2024-03-01T00:00:00Z"); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestAnyChangeOfTheFileIsFound(t *testing.T) {
	data := written(t)
	if _, err := Read(bytes.NewReader(data), "l"); err != nil {
		t.Fatal(err)
	}
	lines := bytes.SplitAfter(data, []byte("\n"))
	for name, bad := range map[string][]byte{
		"a chance":       bytes.Replace(data, []byte(`"chance":0.4`), []byte(`"chance":0.5`), 1),
		"a day":          bytes.Replace(data, []byte(`"to":"2024-02-28"`), []byte(`"to":"2024-02-29"`), 1),
		"an outcome":     bytes.Replace(data, []byte(`"outcome":"void"`), []byte(`"outcome":"no"`), 1),
		"a line left":    bytes.Join(append(append([][]byte{}, lines[:2]...), lines[3:]...), nil),
		"lines moved":    bytes.Join([][]byte{lines[1], lines[0]}, nil),
		"the first left": bytes.Join(lines[1:], nil),
		"a line twice":   append(bytes.Clone(data), lines[5]...),
		"half a line":    data[:len(data)-20],
		"more in a line": bytes.Replace(data, []byte("\n"), []byte("{}\n"), 1),
	} {
		_, err := Read(bytes.NewReader(bad), "l")
		if err == nil || !strings.HasPrefix(err.Error(), "l:") {
			t.Errorf("%s: %v, want an error with file and line", name, err)
		}
	}
}

func TestAQuestionIsCheckedOnEntry(t *testing.T) {
	l, err := Open(filepath.Join(t.TempDir(), "l.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*Question){
		"in hindsight":  func(q *Question) { q.Asked = "2024-02-01" },
		"chance":        func(q *Question) { q.Chance = 1.2 },
		"no number":     func(q *Question) { q.Chance = math.NaN() },
		"days reversed": func(q *Question) { q.Rule.To = "2024-01-01" },
		"no days":       func(q *Question) { q.Rule.From = "soon" },
		"threshold":     func(q *Question) { q.Rule.AtLeast = 0 },
		"basis":         func(q *Question) { q.Rule.Basis = "rumour" },
		"third party":   func(q *Question) { q.Rule.By = "BOL" },
		"one country":   func(q *Question) { q.Rule.Between = entente.Dyad{"CHL", "CHL"} },
	} {
		if _, err := l.Ask(question(change), "2024-01-31T10:00:00Z"); err == nil {
			t.Errorf("%s: entered", name)
		}
	}
	if len(l.Records) != 0 {
		t.Errorf("%d records", len(l.Records))
	}
}

func quad(typ string) string {
	return map[string]string{"ASSAULT": entente.MaterialConflict, "CONSULT": entente.VerbalCooperation}[typ]
}

// rows are events of others on every week of a year, and those given.
func rows(own ...tables.Event) *Evidence {
	e := &Evidence{Basis: Table, Quad: quad}
	for w := range 52 {
		e.Rows = append(e.Rows, tables.Event{Date: fmt.Sprintf("2024-%02d-%02d", 1+w/5, 1+w%5*7-w%5/4), Source: "BOL", Target: "ARG", Type: "CONSULT", Goldstein: 1, Table: "t", Line: w})
	}
	e.Rows = append(e.Rows, own...)
	for _, r := range e.Rows {
		e.Until = max(e.Until, r.Date)
	}
	return e
}

func TestATableResolves(t *testing.T) {
	hit := tables.Event{Date: "2024-02-10", Source: "PER", Target: "CHL", Type: "ASSAULT", Goldstein: -10, Table: "t", Line: 99}
	conflict := func(q *Question) { q.Rule.Quads = []string{entente.MaterialConflict} }
	for name, c := range map[string]struct {
		change func(*Question)
		e      *Evidence
		want   string
	}{
		"enough acts":             {conflict, rows(hit), Yes},
		"none":                    {conflict, rows(), No},
		"the other side acts":     {func(q *Question) { q.Rule.By = "CHL" }, rows(hit), No},
		"another type":            {func(q *Question) { q.Rule.Types = []string{"CONSULT"} }, rows(hit), No},
		"too few":                 {func(q *Question) { q.Rule.AtLeast = 2 }, rows(hit), No},
		"two":                     {func(q *Question) { q.Rule.AtLeast = 2 }, rows(hit, hit), Yes},
		"not over":                {conflict, &Evidence{Basis: Table, Quad: quad, Until: "2024-02-20"}, ""},
		"not over, but true":      {conflict, &Evidence{Basis: Table, Quad: quad, Until: "2024-02-20", Rows: []tables.Event{hit}}, Yes},
		"over, and nothing told":  {conflict, &Evidence{Basis: Table, Quad: quad, Until: "2024-04-20"}, Void},
		"another kind of sources": {conflict, &Evidence{Basis: Documents, Until: "2024-04-20"}, ""},
	} {
		q := question(c.change)
		r, open := c.e.Resolve(&q)
		switch {
		case r == nil && (c.want != "" || open == ""):
			t.Errorf("%s: open (%s), want %q", name, open, c.want)
		case r != nil && (r.Outcome != c.want || r.Because == ""):
			t.Errorf("%s: %+v, want %q", name, r, c.want)
		}
	}
}

func TestDocumentsResolve(t *testing.T) {
	claim := func(id string, status entente.Status, score float64) *entente.Claim {
		return &entente.Claim{ID: id, Kind: entente.KindEvent, Status: status, Event: &entente.Event{Type: "ASSAULT", Quad: entente.MaterialConflict},
			Actors: []entente.Actor{{Code: "PER"}}, Recipients: []entente.Actor{{Code: "CHL"}}, Effects: []entente.Effect{{Dyad: "CHL-PER", Score: score}}}
	}
	incident := func(start, end string) entente.Incident {
		return entente.Incident{ID: "i:1", Claims: []string{"c:1"}, Origins: 1, Date: entente.Date{Start: start, End: end}}
	}
	ask := question(func(q *Question) {
		q.Rule.Basis, q.Rule.Quads = Documents, []string{entente.MaterialConflict}
	})
	published := []string{"2024-02-03", "2024-02-12", "2024-02-27", "2024-03-02"}
	for name, c := range map[string]struct {
		claim *entente.Claim
		x     entente.Incident
		want  string
	}{
		"a fact within":                  {claim("c:1", entente.Asserted, -10), incident("2024-02-10", "2024-02-10"), Yes},
		"only planned":                   {claim("c:1", entente.Planned, -10), incident("2024-02-10", "2024-02-10"), No},
		"only alleged":                   {claim("c:1", entente.Alleged, -10), incident("2024-02-10", "2024-02-10"), No},
		"cooperative for the pair":       {claim("c:1", entente.Asserted, 3), incident("2024-02-10", "2024-02-10"), No},
		"before":                         {claim("c:1", entente.Asserted, -10), incident("2024-01-10", "2024-01-10"), No},
		"perhaps within":                 {claim("c:1", entente.Asserted, -10), incident("2024-02-20", "2024-03-20"), Void},
		"undated is no sign of the days": {claim("c:1", entente.Asserted, -10), incident("", ""), No},
	} {
		e := &Evidence{Basis: Documents, Until: "2024-03-02", Incidents: []entente.Incident{c.x}, Claims: map[string]*entente.Claim{"c:1": c.claim}, Published: published}
		if r, open := e.Resolve(&ask); r == nil || r.Outcome != c.want {
			t.Errorf("%s: %+v %s, want %s", name, r, open, c.want)
		}
	}
}

func TestScoresByHand(t *testing.T) {
	var list []Asked
	for _, c := range []struct {
		chance  float64
		outcome string
	}{{0.9, Yes}, {0.7, Yes}, {0.2, No}, {0.4, Yes}, {0.5, Void}, {0.6, ""}} {
		a := Asked{Question: Question{Chance: c.chance}}
		if c.outcome != "" {
			a.Resolution = &Resolution{Outcome: c.outcome}
		}
		list = append(list, a)
	}
	s := ScoreOf(list, []float64{0.5})
	if want := (0.01 + 0.09 + 0.04 + 0.36) / 4; math.Abs(s.Brier-want) > 1e-12 {
		t.Errorf("Brier %v, want %v", s.Brier, want)
	}
	if s.Open != 1 || s.Voided != 1 || s.Resolved != 4 || s.VoidRate != 0.2 || s.BaseRate != 0.75 {
		t.Errorf("%+v", s)
	}
	if b := s.Bins[0]; b.N != 2 || b.True != 1 || b.RateLow > 0.5 || b.RateHigh < 0.5 {
		t.Errorf("the lower bin: %+v", b)
	}
	s = ScoreOf(list, []float64{0.3, 0.5, 0.8}) // one question a bin: the parts are exact
	if got := s.Reliability - s.Resolution + s.Uncertainty; math.Abs(got-s.Brier) > 1e-12 {
		t.Errorf("the parts make %v, and the score is %v", got, s.Brier)
	}
}

func TestDiagramsHoldEveryBin(t *testing.T) {
	var list []Asked
	for n := range 40 {
		o := No
		if n%3 == 0 {
			o = Yes
		}
		list = append(list, Asked{Question{Chance: float64(n) / 40}, &Resolution{Outcome: o}})
	}
	s := ScoreOf(list, []float64{0.05, 0.2, 0.45, 0.55, 0.8, 0.95})
	if svg := s.SVG(); strings.Count(svg, "<circle") != 7 || !strings.HasSuffix(svg, "</svg>\n") {
		t.Error(svg)
	}
	if text := s.Text(); strings.Count(text, "\n") != 8 {
		t.Error(text)
	}
	one := ScoreOf([]Asked{{Question{Chance: 1}, &Resolution{Outcome: Yes}}, {Question{Chance: 0}, &Resolution{Outcome: No}}}, nil)
	if one.Text() == "" || one.SVG() == "" {
		t.Error("the ends of the scale are not drawn")
	}
}

func FuzzRead(f *testing.F) {
	f.Add(written(f))
	f.Add([]byte(`{"entered":"","question":{"id":"q:1"},"before":"","hash":""}`))
	f.Add([]byte("\n{}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := Read(bytes.NewReader(data), "fuzz")
		if err != nil {
			return
		}
		e := rows()
		for _, a := range l.Questions() {
			e.Resolve(&a.Question)
		}
		s := ScoreOf(l.Questions(), []float64{0.5})
		_ = s.Text() + s.SVG()
	})
}
