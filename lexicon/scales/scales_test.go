package scales

import "testing"

func TestEachScaleHasOrderedSteps(t *testing.T) {
	tab, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	last := map[string]int{}
	for _, l := range tab.Levels {
		if l.Step != last[l.Scale]+1 {
			t.Errorf("%s: step %d after %d", l.Scale, l.Step, last[l.Scale])
		}
		last[l.Scale] = l.Step
	}
	for scale, n := range last {
		if n < 2 {
			t.Errorf("%s has one step", scale)
		}
	}
	if len(tab.Labels) < 20 || len(tab.Ranks) < 20 {
		t.Errorf("%d labels, %d ranks", len(tab.Labels), len(tab.Ranks))
	}
}

func TestWordsOfDenialAreOfKnownKindsAndLikeWordsHaveOneHead(t *testing.T) {
	tab, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range denialKinds {
		if len(tab.Denials[k]) == 0 {
			t.Errorf("no words of kind %q", k)
		}
	}
	for w, head := range tab.Alike {
		if tab.Alike[head] != head {
			t.Errorf("%q stands for %q, which stands for %q", w, head, tab.Alike[head])
		}
	}
	if !tab.Denials.Has(Own, "he said that he had acted alone in this") || tab.Denials.Has(Own, "he took a loan") {
		t.Error("forms are whole words")
	}
}
