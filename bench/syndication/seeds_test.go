package syndication

import "testing"

// TestOtherSeedsPassTheFloors keeps the thresholds from being fitted to one
// drawing of the set.
func TestOtherSeedsPassTheFloors(t *testing.T) {
	for _, seed := range []uint64{1, 77} {
		s, err := Generate(seed, 450)
		if err != nil {
			t.Fatal(err)
		}
		f, err := Measure(s)
		if err != nil {
			t.Fatal(err)
		}
		if f.Rand < 0.93 || f.Precision < 92 || f.QuotePrecision < 95 || f.QuoteRecall < 80 {
			t.Errorf("seed %d: Rand %.3f, precision %.1f, quotations %.1f/%.1f", seed, f.Rand, f.Precision, f.QuotePrecision, f.QuoteRecall)
		}
		t.Logf("seed %d: Rand %.3f, precision %.1f, quotations %.1f/%.1f", seed, f.Rand, f.Precision, f.QuotePrecision, f.QuoteRecall)
	}
}
