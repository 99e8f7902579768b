package cycle

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestFloorOnSimulatedPairs may only become stricter.
func TestFloorOnSimulatedPairs(t *testing.T) {
	none := Default.Simulate(400, nil)
	if none.Tested < 100 {
		t.Fatalf("%+v", none)
	}
	if got := percent(none.Found, none.True); got < 78 {
		t.Errorf("true upturns found: %.1f %%", got)
	}
	if got := float64(none.Spurious) / none.Years; got > 0.06 {
		t.Errorf("upturns that are noise: %.3f a year", got)
	}
	if got := percent(none.Apart, none.Tested); got > 8 { // 5 % are allowed; of so few a little more may be seen
		t.Errorf("ordinary upturns called out of the ordinary: %.1f %%", got)
	}
	odd := Default.Simulate(300, &Apart{2, 0.4, 0.3})
	if got := percent(odd.Apart, odd.Tested); got < 38 {
		t.Errorf("power: %.1f %%", got)
	}
}

// TestFloorOnChangePointsOfPairs may only become stricter.
func TestFloorOnChangePointsOfPairs(t *testing.T) {
	x := Default.SimulateTurns(20)
	if percent(x.Found, x.True) < 57 || float64(x.False)/x.Years > 0.06 || float64(x.Noise)/x.Years > 0.12 {
		t.Errorf("%+v", x)
	}
}

func TestTheSameSeedsGiveTheSameFigures(t *testing.T) {
	if a, b := Default.Simulate(5, nil), Default.Simulate(5, nil); a != b {
		t.Errorf("%+v, then %+v", a, b)
	}
}

func TestPublicSeriesAreJudged(t *testing.T) {
	shared := os.Getenv("ENTENTE_SHARED")
	if shared == "" {
		shared = "../../../shared"
	}
	if _, err := Load(filepath.Join(shared, "bench")); err != nil {
		t.Skip("the public series are not at hand: ", err)
	}
	var out bytes.Buffer
	if err := public(filepath.Join(shared, "bench"), &out); err != nil || !strings.Contains(out.String(), "went back within") {
		t.Errorf("%v\n%s", err, out.String())
	}
}
