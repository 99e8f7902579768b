package fact_test

import (
	"os"
	"slices"
	"testing"

	"entente"
	"entente/english"
	"entente/reading/fact"
)

func read(t testing.TB, text string) []entente.Sentence {
	t.Helper()
	reader, err := english.Open(os.Getenv("ENGLISH"))
	if err != nil {
		t.Fatal(err)
	}
	sents, _ := reader.Analyse(text, block(text, entente.BlockBody))
	return sents
}

// TestCuesAreTheWordsThatCarryTheStatus holds the composer to its words: each
// cue must be a verbatim word of the text.
func TestCuesAreTheWordsThatCarryTheStatus(t *testing.T) {
	for _, c := range []struct {
		text, word string
		cues       []string
	}{
		{"The army did not leave the valley.", "leave", []string{"not"}},
		{"The army may leave the valley.", "leave", []string{"may"}},
		{"The army plans to leave the valley.", "leave", []string{"plans", "to"}},
		{"The army reportedly left the valley.", "left", []string{"reportedly"}},
		{"The ministry denied that the army had left.", "left", []string{"denied"}},
		{"The army will leave if the talks fail.", "leave", []string{"if", "will"}},
		{"The alleged attack shocked the town.", "attack", []string{"alleged"}},
		{"The two sides failed to reach a deal.", "reach", []string{"failed", "to"}},
	} {
		found := false
		for _, p := range fact.Judge(c.text, read(t, c.text)) {
			if p.Of(c.text) != c.word {
				continue
			}
			found = true
			var got []string
			for _, s := range p.Cue {
				got = append(got, s.Of(c.text))
			}
			slices.Sort(got)
			if !slices.Equal(got, c.cues) {
				t.Errorf("%s: cues of %s are %q (%s %v), want %q", c.text, c.word, got, p.Status, p.Because, c.cues)
			}
		}
		if !found {
			t.Errorf("%s: no predicate %s", c.text, c.word)
		}
	}
}

func TestFactualityFollowsStatus(t *testing.T) {
	number := func(text, word string) float64 {
		for _, p := range fact.Judge(text, read(t, text)) {
			if p.Of(text) == word {
				return p.Factuality
			}
		}
		t.Errorf("%s: no predicate %s", text, word)
		return 0
	}
	fact := number("The army left the valley.", "left")
	for _, text := range []string{"The army may have left the valley.", "The army would have left the valley.", "The army never left the valley."} {
		if n := number(text, "left"); n >= fact {
			t.Errorf("%s: %.2f is not below %.2f", text, n, fact)
		}
	}
}

// sound fails unless predicates are in order, in range and of a known status.
func sound(t *testing.T, text string, list []entente.Predicate) {
	t.Helper()
	for i, p := range list {
		if err := p.Check(text); err != nil {
			t.Fatal(err)
		}
		for _, s := range p.Cue {
			if s.Check(text) != nil || s.Empty() {
				t.Fatalf("cue %v is outside of the text", s)
			}
		}
		if p.Factuality < -3 || p.Factuality > 3 || p.Status == "" {
			t.Fatalf("predicate %d: %+v", i, p)
		}
		if i > 0 && list[i-1].Sentence == p.Sentence && list[i-1].Token >= p.Token {
			t.Fatalf("predicate %d is out of order", i)
		}
	}
}

func FuzzJudgeIsSound(f *testing.F) {
	f.Add("If not, will he may to? had to. Had they to not.")
	f.Add("to to to deny denied denying that whether unless")
	reader, err := english.Open(os.Getenv("ENGLISH"))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 {
			t.Skip("long")
		}
		sents, _ := reader.Analyse(text, block(text, entente.BlockBody))
		sound(t, text, fact.Judge(text, sents))
	})
}

func TestDamagedTreesDoNotPanic(t *testing.T) {
	text := "If the envoy denied that the army had planned to leave, talks would not have been expected to resume."
	sents := read(t, text)
	for shift := -3; shift < 60; shift++ {
		for i := range sents {
			for k := range sents[i].Tokens {
				sents[i].Tokens[k].Head = (k*5+shift*3)%(len(sents[i].Tokens)+3) - 1
			}
		}
		sound(t, text, fact.Judge(text, sents))
	}
}

func TestSameInputGivesSameOutput(t *testing.T) {
	text := "The minister said the army might leave if the talks, which began in May, were to fail."
	sents := read(t, text)
	a, b := fact.Judge(text, sents), fact.Judge(text, sents)
	if !slices.EqualFunc(a, b, func(x, y entente.Predicate) bool {
		return x.Span == y.Span && x.Status == y.Status && x.Factuality == y.Factuality && slices.Equal(x.Cue, y.Cue)
	}) {
		t.Error("two readings differ")
	}
}
