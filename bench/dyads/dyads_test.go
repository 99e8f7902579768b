package dyads

import (
	"os"
	"path/filepath"
	"testing"
)

// TestFloorOnDevelopmentDyads may only rise.
func TestFloorOnDevelopmentDyads(t *testing.T) {
	shared := os.Getenv("ENTENTE_SHARED")
	if shared == "" {
		shared = "../../../shared"
	}
	list, err := Measure(filepath.Join(shared, "bench"))
	if err != nil {
		t.Skip("the development dyads are not at hand: ", err)
	}
	known, hit, alarms, years := 0, 0, 0, 0.0
	for _, r := range list {
		known, hit, alarms, years = known+r.Known, hit+r.Hit, alarms+r.FalseAlarms, years+r.Years
	}
	if float64(hit) < 0.80*float64(known) || float64(alarms) > 1.2*years {
		t.Errorf("%d of %d found, %.2f false alarms a year", hit, known, float64(alarms)/years)
	}
}
