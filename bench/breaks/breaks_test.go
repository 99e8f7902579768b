package breaks

import (
	"os"
	"path/filepath"
	"testing"

	gauge "entente/gauge/breaks"
)

func TestMetricOnAHandMadeCase(t *testing.T) {
	ann := map[string][]int{"a": {50}, "b": {50, 80}}
	// points {0,52}: both are near a truth of the union {0,50,80}: P 1; recall
	// 2/2 and 2/3.
	if got, want := F1(ann, []int{52}, 100, 5), 2*1*(5.0/6)/(1+5.0/6); got < want-1e-9 || got > want+1e-9 {
		t.Errorf("F1 %v, want %v", got, want)
	}
	// a: (50/52·.5 + 48/50·.5); b: (50/52·.5 + 28/50·.3 + 20/48·.2)
	want := ((50.0/52*.5 + 48.0/50*.5) + (50.0/52*.5 + 28.0/50*.3 + 20.0/48*.2)) / 2
	if got := Covering(ann, []int{52}, 100); got < want-1e-9 || got > want+1e-9 {
		t.Errorf("covering %v, want %v", got, want)
	}
}

// TestFloorOnDevelopmentSeries may only rise.
func TestFloorOnDevelopmentSeries(t *testing.T) {
	shared := os.Getenv("ENTENTE_SHARED")
	if shared == "" {
		shared = "../../../shared"
	}
	ann, series, err := Load(filepath.Join(shared, "bench", "changepoint"))
	if err != nil {
		t.Skip("the development series are not at hand: ", err)
	}
	f, c := 0.0, 0.0
	for name, y := range series {
		found := gauge.Find(y, gauge.Default)
		f += F1(ann[name], found, len(y), 5)
		c += Covering(ann[name], found, len(y))
	}
	k := float64(len(series))
	if f/k < 0.83 || c/k < 0.81 {
		t.Errorf("F1 %.3f, covering %.3f are below the floor .83 / .81", f/k, c/k)
	}
}
