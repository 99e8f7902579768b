package actors

import "testing"

func lexicon(t testing.TB) *Lexicon {
	t.Helper()
	l, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestFactsAreConsistent(t *testing.T) {
	for _, err := range lexicon(t).Check() {
		t.Error(err)
	}
}
