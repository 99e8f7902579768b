package turning

import (
	"math"
	"testing"
)

func TestJumpIsFoundWithItsDirection(t *testing.T) {
	days := map[int]float64{}
	for d := range 3 * 364 {
		days[d] = math.Sin(float64(d)) // noise of a kind
		if d >= 700 && d < 720 {
			days[d] = -9
		}
	}
	var hit bool
	turns := Find(Weeks(days), Default)
	for _, x := range turns {
		hit = hit || x.Week >= 99 && x.Week <= 102 && x.Score < -5
	}
	if !hit || len(turns) > 7 {
		t.Errorf("the fall of week 100 is not among %v", turns)
	}
}

func TestShortAndEmptySeriesHaveNoTurns(t *testing.T) {
	if got := Find(Weeks(map[int]float64{0: 1, 9: 2}), Default); len(got) != 0 {
		t.Errorf("got %v", got)
	}
	if got := Find(Weeks(nil), Default); len(got) != 0 {
		t.Errorf("got %v", got)
	}
}
