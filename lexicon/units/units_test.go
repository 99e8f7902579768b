package units

import "testing"

func TestTheTablesLoad(t *testing.T) {
	tab, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if len(tab.Currencies) < 60 || len(tab.Scales) < 15 || len(tab.Measures) < 30 || len(tab.Bounds) < 30 || len(tab.Directions) < 40 {
		t.Errorf("a table is too short: %d %d %d %d %d", len(tab.Currencies), len(tab.Scales), len(tab.Measures), len(tab.Bounds), len(tab.Directions))
	}
}

func TestNoWordNamesTwoCurrenciesUnlessShared(t *testing.T) {
	tab, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	owner := map[string]Currency{}
	for _, c := range tab.Currencies {
		for _, w := range append(append([]string{}, c.Signs...), c.Words...) {
			if o, ok := owner[w]; ok && !(o.Shared && c.Shared) {
				t.Errorf("%q names %s and %s", w, o.Code, c.Code)
			}
			owner[w] = c
		}
	}
}
