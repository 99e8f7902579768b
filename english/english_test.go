package english

import (
	"strings"
	"testing"

	"entente"
	"entente/english/segment"
)

func body(text string) []entente.Block {
	return []entente.Block{{Kind: entente.BlockBody, Span: entente.Span{End: len(text)}}}
}

func open(t testing.TB, setting string) *English {
	t.Helper()
	e, err := Open(setting)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// invariants checks what every analysis promises.
func invariants(t testing.TB, text string, sents []entente.Sentence, mentions []entente.Mention) {
	t.Helper()
	at := 0
	for i, s := range sents {
		if err := s.Span.Check(text); err != nil {
			t.Fatal(err)
		}
		roots := 0
		for j, k := range s.Tokens {
			if k.Start < at || k.Empty() || k.Of(text) != k.Text {
				t.Fatalf("sentence %d: token %d %+v is out of order or not verbatim", i, j, k)
			}
			if gap := text[at:k.Start]; !blank(gap) {
				t.Fatalf("sentence %d: %q belongs to no token", i, gap)
			}
			at = k.End
			if k.Head == 0 {
				roots++
			}
			if k.Head < 0 || k.Head > len(s.Tokens) || k.UPOS == "" || k.Deprel == "" || k.Lemma == "" {
				t.Fatalf("sentence %d: token %d is not filled: %+v", i, j, k)
			}
			steps := 0
			for h := k.Head; h != 0; h = s.Tokens[h-1].Head {
				if steps++; steps > len(s.Tokens) {
					t.Fatalf("sentence %d: cycle at token %d", i, j)
				}
			}
		}
		if roots != 1 {
			t.Fatalf("sentence %d has %d roots: %q", i, roots, s.Of(text))
		}
	}
	if !blank(text[at:]) {
		t.Fatalf("%q belongs to no token", text[at:])
	}
	for _, m := range mentions {
		if m.Of(text) != m.Text || m.Text == "" || m.Sentence < 0 || m.Sentence >= len(sents) {
			t.Fatalf("mention %+v is not verbatim", m)
		}
		if h := sents[m.Sentence].Tokens[m.Head].Span; !m.Span.Contains(h) {
			t.Fatalf("head of mention %+v lies outside", m)
		}
	}
}

func TestOddTextKeepsTheInvariants(t *testing.T) {
	for _, setting := range []string{Accurate, Fast} {
		e := open(t, setting)
		for name, text := range map[string]string{
			"empty":     "",
			"blank":     " \n\t ",
			"one":       "Talks.",
			"emoji":     "Well done 👏🏽👩‍👩‍👧 🇫🇷🇩🇪!",
			"control":   "a\x00b \x07c \x1b[31m",
			"invalid":   "bad \xff\xfe bytes \xc3",
			"urdu":      "یہ ایک جملہ ہے۔ دوسرا جملہ۔",
			"chinese":   "这是一个句子。另一个句子。",
			"capitals":  "THE MINISTER MET HIS COUNTERPART. THEY SIGNED A TREATY.",
			"lower":     "the minister met his counterpart. they signed a treaty.",
			"long word": strings.Repeat("x", 20000),
			"dots":      strings.Repeat(". ", 2000),
			"quotes":    strings.Repeat("\"'", 900),
			"long":      strings.Repeat("and the envoy of the north, ", 900),
		} {
			t.Run(setting+" "+name, func(t *testing.T) {
				s, m := e.Analyse(text, body(text))
				invariants(t, text, s, m)
			})
		}
	}
}

func FuzzAnalyse(f *testing.F) {
	f.Add("Dr. J. Smith didn't go to the U.S.-Canada talks; \"Why?\" he asked... (5pm)")
	f.Add("a@b.co http://x.y/z?q=(1) #tag @name $5bn 1,000.50% 10-15 ½ don’t 's")
	e := open(f, Fast)
	f.Fuzz(func(t *testing.T, text string) {
		s, m := e.Analyse(text, body(text))
		invariants(t, text, s, m)
	})
}

func TestBlocksThatCarryNothingAreNotRead(t *testing.T) {
	e := open(t, Fast)
	text := "Home News Sport\nThe envoy left."
	s, _ := e.Analyse(text, []entente.Block{
		{Kind: entente.BlockNavigation, Span: entente.Span{Start: 0, End: 15}},
		{Kind: entente.BlockBody, Span: entente.Span{Start: 16, End: len(text)}},
	})
	if len(s) != 1 || s[0].Block != 1 || s[0].Of(text) != "The envoy left." {
		t.Errorf("got %+v", s)
	}
}

func TestTreeOfAPlainSentence(t *testing.T) {
	e := open(t, Fast)
	text := "The foreign minister of Ruritania visited Berlin on Monday."
	s, m := e.Analyse(text, body(text))
	if len(s) != 1 {
		t.Fatalf("got %d sentences", len(s))
	}
	want := map[string]string{"minister": "nsubj visited", "Ruritania": "nmod minister", "Berlin": "obj visited", "Monday": "obl visited", "of": "case Ruritania"}
	for _, k := range s[0].Tokens {
		if w, ok := want[k.Text]; ok && w != k.Deprel+" "+s[0].Tokens[k.Head-1].Text {
			t.Errorf("%s is %s of %s, want %s", k.Text, k.Deprel, s[0].Tokens[k.Head-1].Text, w)
		}
	}
	if len(m) != 2 || m[0].Text != "Ruritania" || m[1].Kind != entente.Place || m[1].Text != "Berlin" {
		t.Errorf("mentions %+v", m)
	}
}

func blank(s string) bool {
	for _, r := range s {
		if !segment.Blank(r) {
			return false
		}
	}
	return true
}
