package modality

import (
	"sort"
	"testing"

	"entente"
)

func TestLexiconLoads(t *testing.T) {
	tab, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for name, n := range map[string]int{
		"frames": len(tab.Frames), "modals": len(tab.Modals), "adverbs": len(tab.Adverbs),
		"modifiers": len(tab.Modifiers), "clause marks": len(tab.ClauseMarks), "phrase marks": len(tab.PhraseMarks), "nouns": len(tab.Nouns),
	} {
		if n < 10 {
			t.Errorf("%s: only %d rows", name, n)
		}
	}
}

func TestFramesHaveKnownSlots(t *testing.T) {
	tab, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{"inf": true, "ger": true, "that": true, "obj": true, "subj": true}
	for _, p := range []string{"of", "for", "on", "to", "in", "from", "against", "into", "with", "about", "over", "at", "by"} {
		known[p] = true
	}
	var bad []string
	for k := range tab.Frames {
		if !known[k.Frame] {
			bad = append(bad, k.Lemma+" "+k.Frame)
		}
	}
	sort.Strings(bad)
	if len(bad) > 0 {
		t.Errorf("unknown slots: %v", bad)
	}
}

func TestSignaturesOfImplicatives(t *testing.T) {
	tab, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		key  Key
		want Frame
	}{
		{Key{"manage", 'v', "inf"}, Frame{Inherit, Inherit}},
		{Key{"fail", 'v', "inf"}, Frame{Invert, Invert}},
		{Key{"refuse", 'v', "inf"}, Frame{Invert, Invert}},
		{Key{"deny", 'v', "that"}, Frame{Effect(entente.Denied), Effect(entente.Hedged)}},
		{Key{"plan", 'v', "inf"}, Frame{Effect(entente.Planned), Effect(entente.Negated)}}, // "does not plan to visit": it is not to be
		{Key{"refusal", 'n', "inf"}, Frame{Invert, Invert}},
	} {
		if got := tab.Frames[c.key]; got != c.want {
			t.Errorf("%v: got %v, want %v", c.key, got, c.want)
		}
	}
}
