package speech

import "testing"

func TestLexiconLoads(t *testing.T) {
	tab, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if len(tab.Verbs) < 300 || len(tab.Nouns) < 40 || len(tab.Phrases) < 3 || len(tab.WeakNouns) < 40 || len(tab.WeakPronouns) < 5 {
		t.Errorf("too few rows: %d verbs, %d nouns, %d phrases, %d and %d weak heads",
			len(tab.Verbs), len(tab.Nouns), len(tab.Phrases), len(tab.WeakNouns), len(tab.WeakPronouns))
	}
	for key, class := range map[Key]string{{"say", "that"}: "say", {"deny", "that"}: "deny", {"urge", "inf"}: "ask", {"criticize", "obj"}: "judge"} {
		if tab.Verbs[key] != class {
			t.Errorf("%v is %q, want %q", key, tab.Verbs[key], class)
		}
	}
}
