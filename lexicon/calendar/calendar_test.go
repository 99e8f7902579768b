package calendar

import "testing"

func TestTheTablesLoad(t *testing.T) {
	tab, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if len(tab.Words) < 300 || len(tab.Patterns) < 150 || len(tab.Holidays) < 30 || len(tab.Fiscal) < 15 {
		t.Errorf("got %d words, %d patterns, %d holidays, %d fiscal years", len(tab.Words), len(tab.Patterns), len(tab.Holidays), len(tab.Fiscal))
	}
	for _, m := range []string{"START", "MID", "END", "BEGINNING", "CLOSE"} {
		if _, ok := tab.Modifiers[m]; !ok {
			t.Errorf("modifier %s is missing", m)
		}
	}
}
