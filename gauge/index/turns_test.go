package index

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"entente"
)

// course makes two acts a month of a score that steps down at month step.
func course(months, step int) []Act {
	var out []Act
	begin := time.Date(2018, 1, 1, 0, 0, 0, 0, time.UTC)
	for m := range months {
		for i := range 2 {
			score := 4.0 + float64((m*7+i*3)%3)
			if m >= step {
				score = -score
			}
			day := begin.AddDate(0, m, i*9+m%5).Format(time.DateOnly)
			out = append(out, Act{ID: fmt.Sprintf("%03d:%d", m, i), Start: day, End: day, Score: score, Quad: quad(score, true), Groups: [][]string{{"d1"}, {"d2"}}})
		}
	}
	return out
}

func TestAStepOfTheLevelIsFoundWithTheActsThatMadeIt(t *testing.T) {
	ix, err := Measure(course(40, 25), Left{}, Month, false)
	if err != nil {
		t.Fatal(err)
	}
	turns, err := ix.Breaks()
	if err != nil || len(turns) != 1 {
		t.Fatalf("%+v %v", turns, err)
	}
	got := turns[0]
	if got.Start != "2020-02-01" || got.What != "level" || got.Way != "down" || got.Size >= 0 {
		t.Errorf("%+v", got)
	}
	if got.Earliest > got.Start || got.Latest < got.Start || got.Before <= 0 || got.After >= 0 || len(got.Parts) != 1 || got.Parts[0].Share != 1 {
		t.Errorf("%+v", got)
	}
	phases := ix.Phases(turns)
	if len(phases) != 2 || phases[0].Start != ix.Periods[0].Start || phases[1].Start != got.Start || phases[1].End != ix.Periods[39].Start ||
		phases[0].Acts+phases[1].Acts != ix.Acts || phases[0].Mean <= phases[1].Mean {
		t.Errorf("%+v", phases)
	}
	if len(got.By) != most {
		t.Fatalf("%d acts", len(got.By))
	}
	total := 0.0
	for i, c := range got.By {
		total += c.Share
		if c.Score >= 0 || c.Start < got.Start || i > 0 && c.Share > got.By[i-1].Share {
			t.Errorf("%+v", c)
		}
	}
	if total > 1.01 {
		t.Errorf("shares add up to %v", total)
	}
}

func TestTheIssuesThatChangedAreRankedByTheirShare(t *testing.T) {
	act := func(score float64, issues ...string) Act { return Act{Score: score, Issues: issues} }
	turn := Turn{What: Level, Way: "down"}
	turn.parts([]Act{act(4, "trade"), act(4, "borders")}, []Act{act(-2, "trade"), act(2, "borders"), act(3, "energy")}, 1, 1)
	if fmt.Sprint(turn.Parts) != "[{trade 4 -2 0.75} {borders 4 2 0.25}]" || turn.Before != 8 || turn.After != 3 {
		t.Errorf("%+v", turn)
	}
}

func TestASteadyCourseHasNoTurn(t *testing.T) {
	ix, err := Measure(course(40, 99), Left{}, Month, false)
	if err != nil {
		t.Fatal(err)
	}
	if turns, err := ix.Breaks(); err != nil || len(turns) != 0 {
		t.Errorf("%+v %v", turns, err)
	}
}

func TestStatisticsOfTurnsAreRefusedBelowTheMinimum(t *testing.T) {
	ix, err := Measure(course(20, 10), Left{}, Month, false)
	if err != nil {
		t.Fatal(err)
	}
	_, byMonth := ix.Breaks()
	_, byWeek := Weeks(course(5, 2))
	_, none := Weeks(nil)
	for _, err := range []error{byMonth, byWeek, none} {
		var e *entente.Error
		if !errors.As(err, &e) || e.Code != entente.ErrRefused || !strings.Contains(e.Hint, "48") {
			t.Errorf("%v", err)
		}
	}
}

func TestAWeekThatDepartsFromTheYearsBeforeIsFound(t *testing.T) {
	var acts []Act
	begin := time.Date(2018, 1, 1, 0, 0, 0, 0, time.UTC)
	for d := range 7 * 100 {
		score := 2 + float64(d*5%7)/7
		if d/7 == 80 || d/7 == 81 {
			score = -9
		}
		acts = append(acts, Act{ID: fmt.Sprintf("%04d", d), Start: begin.AddDate(0, 0, d).Format(time.DateOnly), Score: score})
	}
	turns, err := Weeks(acts)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range turns {
		if x.Start == begin.AddDate(0, 0, 7*80).Format(time.DateOnly) && x.Way == "down" && len(x.By) == most && x.By[0].Score == -9 {
			return
		}
	}
	t.Errorf("%+v", turns)
}
