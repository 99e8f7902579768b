package cycle

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"entente"
)

// course makes a pair of noise with given levels over stretches of months.
func course(name string, seed uint64, stretches ...[2]float64) Course {
	rng := rand.New(rand.NewPCG(3, seed))
	c := Course{Dyad: entente.NewDyad("AAA", name), First: 2012 * 12}
	for _, s := range stretches {
		for range int(s[0]) {
			c.Months = append(c.Months, Month{Value: s[1] + rng.NormFloat64(), Acts: 5, Good: 4, Material: rng.IntN(3), Groups: []float64{s[1] + rng.NormFloat64(), rng.NormFloat64(), rng.NormFloat64()}})
			c.Third = append(c.Third, rng.NormFloat64())
		}
	}
	return c
}

func TestAnUpturnIsFoundAndItsEndSeen(t *testing.T) {
	for _, c := range []struct {
		name   string
		course Course
		want   string // start, months within, state
	}{
		{"it goes back", course("B", 1, [2]float64{24, 0}, [2]float64{8, 6}, [2]float64{30, 0}), "24 went-back"},
		{"it stays", course("B", 2, [2]float64{24, 0}, [2]float64{40, 6}), "24 lasting"},
		{"it still holds", course("B", 3, [2]float64{24, 0}, [2]float64{10, 6}), "24 holding"},
		{"a fall is none", course("B", 4, [2]float64{24, 0}, [2]float64{20, -6}), ""},
	} {
		list := Upturns(&c.course)
		got := ""
		for i := range list {
			if list[i].Best > 3*list[i].Scale {
				start := list[i].Start
				if start >= 22 { // the window of three months may begin before
					start = max(start, 24)
				}
				got = strings.TrimSpace(fmt.Sprint(got, " ", start, " ", past(&list[i]).State))
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestSilenceAndDamageAreNoUpturn(t *testing.T) {
	silent := course("B", 1, [2]float64{60, 0})
	for i := range silent.Months {
		if i%3 > 0 {
			silent.Months[i].Value = math.NaN()
		}
	}
	flat := Course{Months: make([]Month, 60)}
	for _, c := range []Course{{}, silent, flat, course("B", 1, [2]float64{5, 9})} {
		if list := Upturns(&c); len(list) != 0 {
			t.Errorf("%+v", list)
		}
	}
}

func names(code string) string {
	return map[string]string{"AAA": "Peru", "B": "Chile"}[code]
}

// ordinary are n pairs with short upturns.
func ordinary(n int) []Course {
	var out []Course
	for i := range n {
		out = append(out, course(fmt.Sprintf("C%02d", i), uint64(i+10), [2]float64{16, 0}, [2]float64{9, 3}, [2]float64{20, 0}, [2]float64{9, 3}, [2]float64{30, 0}))
	}
	return out
}

func TestADeepBroadUpturnStandsApartAndAnOrdinaryOneDoesNot(t *testing.T) {
	deep := course("B", 1, [2]float64{20, 0}, [2]float64{8, 3}, [2]float64{40, 0}, [2]float64{8, 9})
	for i := range deep.Months[68:] {
		m := &deep.Months[68+i]
		m.Material, m.Groups = 4, []float64{9, 9, 9}
	}
	like := course("B", 5, [2]float64{20, 0}, [2]float64{8, 3}, [2]float64{40, 0}, [2]float64{8, 3})
	for _, c := range []struct {
		name  string
		own   Course
		apart bool
	}{{"deep", deep, true}, {"ordinary", like, false}} {
		r, err := Assess(c.own, ordinary(14), true)
		if err != nil || r.State != Holding || r.Test == nil || r.Relapse == nil {
			t.Fatalf("%s: %+v, %v", c.name, r, err)
		}
		if r.Test.Apart != c.apart || r.Test.Apart != (r.Test.P <= Level) || len(r.Test.Measures) != 5 {
			t.Errorf("%s: %+v", c.name, r.Test)
		}
		if x := r.Relapse; x.Low > x.Value || x.High < x.Value || x.Count > x.Of {
			t.Errorf("%s: %+v", c.name, x)
		}
		text := strings.Join(r.Sentences(names), "\n")
		for _, want := range []string{"Peru and Chile", "95 % interval", "would have gone back"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: no %q in\n%s", c.name, want, text)
			}
		}
		if strings.Contains(text, "stands apart from earlier") != c.apart {
			t.Errorf("%s:\n%s", c.name, text)
		}
	}
}

func TestWhatIsNeededTurnsTheAnswerOver(t *testing.T) {
	// 20 others score 1 to 20 by one measure, the last 5
	col := []float64{5}
	for i := range 20 {
		col = append(col, float64(i+1))
	}
	columns := [][]float64{col}
	v := needed(columns, 0, false, 1)
	if v == nil || *v != 20 || col[0] != 5 {
		t.Fatalf("needed %v, column %v", v, col[0])
	}
	col[0] = 30
	if v := needed(columns, 0, true, 1); v == nil || *v != 20 || col[0] != 30 {
		t.Errorf("needed %v", v)
	}
	if v := needed(columns, 0, false, -1); v != nil {
		t.Errorf("needed %v beyond the highest", *v)
	}
}

func TestBelowTheMinimumItRefusesWithWhatWouldBeEnough(t *testing.T) {
	short := course("B", 1, [2]float64{20, 0}, [2]float64{10, 5})
	long := course("B", 1, [2]float64{30, 0}, [2]float64{10, 5}, [2]float64{30, 0})
	for name, c := range map[string]struct {
		own  Course
		want string
	}{
		"a few months": {short, "120 dated acts in 48 months"},
		"nothing":      {Course{}, "120 dated acts in 48 months"},
		"alone":        {long, "enough would be 10"},
	} {
		_, err := Assess(c.own, nil, true)
		var e *entente.Error
		if !errors.As(err, &e) || e.Code != entente.ErrRefused || !strings.Contains(e.Hint, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestBetweenTheMinimaTheRateIsGivenAndTheTestIsNot(t *testing.T) {
	own := course("B", 5, [2]float64{20, 0}, [2]float64{8, 3}, [2]float64{40, 0}, [2]float64{8, 5})
	r, err := Assess(own, ordinary(6), true)
	if err != nil || r.Test != nil || r.Relapse == nil {
		t.Fatalf("%+v, %v", r, err)
	}
	if text := strings.Join(r.Sentences(names), "\n"); !strings.Contains(text, "19 would be enough") {
		t.Error(text)
	}
}

func TestWilsonInterval(t *testing.T) {
	// Newcombe 1998, Statistics in Medicine 17, table I: 81 of 263, 15 of 148, 0 of 20
	for _, c := range []struct {
		k, n      int
		low, high float64
	}{{81, 263, .2553, .3662}, {15, 148, .0624, .1605}, {0, 20, 0, .1611}, {0, 0, 0, 1}} {
		r := Share(c.k, c.n)
		if math.Abs(r.Low-c.low) > 5e-4 || math.Abs(r.High-c.high) > 5e-4 {
			t.Errorf("%d of %d: %+v", c.k, c.n, r)
		}
	}
}

func TestGatheringDeflatesAndLeavesOutHalfAMonth(t *testing.T) {
	g := Gather(true)
	d, e := entente.NewDyad("PER", "CHL"), entente.NewDyad("PER", "BOL")
	for m := 1; m <= 4; m++ {
		g.Add(Act{Dyad: d, Day: fmt.Sprintf("2024-%02d-27", m), Score: 6, Material: true, Groups: []string{"AID"}})
		for range m - 1 { // the table grows
			g.Add(Act{Dyad: e, Day: fmt.Sprintf("2024-%02d-02", m), Score: -2, Groups: []string{"ACCUSE"}})
		}
	}
	g.Add(Act{Dyad: d, Day: "2024-05-10", Score: 6})
	g.Add(Act{Dyad: d, Day: "no day", Score: 6})
	c := g.Course(d)
	if len(c.Months) != 4 || c.name(0) != "2024-01" {
		t.Fatalf("%+v", c)
	}
	// 1, 2, 3, 4 rows a month: 2.5 on average
	for i, m := range c.Months {
		if want := 6 * 2.5 / float64(i+1); math.Abs(m.Value-want) > 1e-9 || m.Material != 1 {
			t.Errorf("month %d: %+v, want %v", i, m, want)
		}
		if want := -2 * float64(i) * 2.5 / float64(i+1); math.Abs(c.Third[i]-want) > 1e-9 {
			t.Errorf("third, month %d: %v, want %v", i, c.Third[i], want)
		}
	}
	docs := Gather(false)
	docs.Add(Act{Dyad: d, Day: "2024-01-27", Score: 3})
	docs.Add(Act{Dyad: d, Day: "2024-03-27", Score: 3})
	if c := docs.Course(d); len(c.Months) != 3 || !math.IsNaN(c.Months[1].Value) || c.Months[0].Value != 3 {
		t.Errorf("%+v", c)
	}
}

func TestWhatMovedWithThirdCountriesIsNamed(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 2))
	g := Gather(true)
	pairs := []entente.Dyad{entente.NewDyad("PER", "CHL"), entente.NewDyad("CHL", "BOL"), entente.NewDyad("PER", "ECU"), entente.NewDyad("COL", "BRA"), entente.NewDyad("COL", "ECU"), entente.NewDyad("BRA", "BOL")}
	for m := range 96 {
		for k, d := range pairs {
			good := 3
			if k > 2 && m%20 > 14 || k == 0 && (m > 88 || m > 30 && m < 38) {
				good = 6
			}
			if k == 1 && m > 88 {
				good = -1
			}
			for i := range 8 {
				a := Act{Dyad: d, Day: fmt.Sprintf("%d-%02d-%02d", 2016+m/12, m%12+1, 3*i+5), Score: -4}
				if i < good+rng.IntN(2) {
					a.Score = 4
				}
				g.Add(a)
			}
		}
	}
	r, err := g.Assess(pairs[0])
	if err != nil {
		t.Fatal(err)
	}
	if r.State != Holding || r.Thirds != 2 || len(r.Pulls) == 0 || r.Pulls[0].Dyad != "BOL-CHL" || r.Pulls[0].Moved > -Threshold || r.Pulls[0].With != "BOL" {
		t.Errorf("%+v", r)
	}
	text := strings.Join(r.Sentences(func(code string) string { return code }), "\n")
	if !strings.Contains(text, "CHL with BOL down by") {
		t.Error(text)
	}
}
