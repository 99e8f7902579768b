package issues

import (
	"strings"
	"testing"
)

func TestStrongWordsLabelAloneAndWeakWordsInPairs(t *testing.T) {
	s, err := Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ words, typ, mode, want string }{
		{"impose new tariff on steel", "SANCTION", "discontinue", "trade"},
		{"the mine was open", "", "", ""},
		{"open a mine and a smelter", "", "", "minerals"},
		{"sign a critical mineral deal", "SUPPORT", "", "minerals,diplomacy"},
		{"he walk home", "", "", ""},
		{"meet", "CONSULT", "visit", "diplomacy"},
	} {
		if got := strings.Join(s.Of(strings.Fields(c.words), c.typ, c.mode), ","); got != c.want {
			t.Errorf("%q is about %q, want %q", c.words, got, c.want)
		}
	}
}
