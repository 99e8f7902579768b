package words

import "testing"

func TestNearWordsAreNearerThanStrangers(t *testing.T) {
	tab, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ a, near, far string }{
		{"arrest", "detain", "sign"}, {"quake", "earthquake", "treaty"}, {"sign", "signed", "kill"},
	} {
		if n, f := tab.Similarity(c.a, c.near), tab.Similarity(c.a, c.far); n < f+0.15 {
			t.Errorf("%s: %s %.2f, %s %.2f", c.a, c.near, n, c.far, f)
		}
	}
	if tab.Similarity("zzzz", "turn") != 0 || tab.Similarity("zzzz", "zzzz") != 1 {
		t.Error("a word without a vector is near to itself alone")
	}
}

func TestRareWordsCarryMoreBits(t *testing.T) {
	tab, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	last := 0.0
	for _, w := range []string{"the", "government", "surprising", "estrangement", "qwertzu"} {
		if b := tab.Bits(w); b <= last {
			t.Errorf("%s has %.1f bits, no more than the commoner word before it", w, b)
		} else {
			last = b
		}
	}
}

func TestDamagedTablesAreRefused(t *testing.T) {
	for _, raw := range [][]byte{nil, {1, 0, 0, 0, 9, 0, 0, 0, 'a'}, {2, 0, 0, 0, 0, 0, 0, 0, 'a', '\n'}} {
		if _, err := parse(raw); err == nil {
			t.Errorf("%v was read", raw)
		}
	}
}
