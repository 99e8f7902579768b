package lemma_test

import (
	"testing"

	"entente/english/lemma"
	"entente/english/models/fast"
	"entente/english/weights"
)

func TestLemmasOfInflectedForms(t *testing.T) {
	f, err := weights.Decode(fast.Weights)
	if err != nil {
		t.Fatal(err)
	}
	exceptions, err := f.Lines("exceptions")
	if err != nil {
		t.Fatal(err)
	}
	known, err := f.Lines("lemmas")
	if err != nil {
		t.Fatal(err)
	}
	l := lemma.New(exceptions, known)
	for _, c := range [][4]string{
		{"countries", "NOUN", "NNS", "country"}, {"crises", "NOUN", "NNS", "crisis"}, {"wives", "NOUN", "NNS", "wife"}, {"series", "NOUN", "NNS", "series"},
		{"losses", "NOUN", "NNS", "loss"}, {"said", "VERB", "VBD", "say"}, {"hosting", "VERB", "VBG", "host"}, {"making", "VERB", "VBG", "make"},
		{"stopped", "VERB", "VBD", "stop"}, {"imposed", "VERB", "VBN", "impose"}, {"agreed", "VERB", "VBD", "agree"}, {"denies", "VERB", "VBZ", "deny"},
		{"focuses", "VERB", "VBZ", "focus"}, {"met", "VERB", "VBD", "meet"}, {"higher", "ADJ", "JJR", "high"}, {"largest", "ADJ", "JJS", "large"},
		{"n't", "PART", "RB", "not"}, {"’s", "AUX", "VBZ", "be"}, {"Geneva", "PROPN", "NNP", "Geneva"}, {"12,000", "NUM", "CD", "12000"},
		{"visited", "VERB", "VBD", "visit"}, {"signing", "VERB", "VBG", "sign"}, {"Talks", "NOUN", "NNS", "talk"}, {"rammed", "VERB", "VBN", "ram"},
	} {
		if got := l.Lemma(c[0], c[1], c[2]); got != c[3] {
			t.Errorf("%s/%s: %s, want %s", c[0], c[2], got, c[3])
		}
	}
}
