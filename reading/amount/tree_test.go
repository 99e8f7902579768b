package amount

import (
	"strings"
	"testing"

	"entente"
)

// tree makes a sentence of "word/UPOS/XPOS/head/relation/lemma" fields.
func tree(text string, rows ...string) []entente.Sentence {
	s := entente.Sentence{Span: entente.Span{End: len(text)}}
	at := 0
	for _, row := range rows {
		r := strings.Split(row, "/")
		i := strings.Index(text[at:], r[0]) + at
		at = i + len(r[0])
		head := 0
		for _, c := range r[3] {
			head = head*10 + int(c-'0')
		}
		s.Tokens = append(s.Tokens, entente.Token{Span: entente.Span{Start: i, End: at}, Text: r[0], UPOS: r[1], XPOS: r[2], Head: head, Deprel: r[4], Lemma: r[5]})
	}
	return []entente.Sentence{s}
}

func TestDirectionAndObjectComeFromTheTree(t *testing.T) {
	text := "Exports fell by 5 percent"
	s := tree(text, "Exports/NOUN/NNS/2/nsubj/export", "fell/VERB/VBD/0/root/fall", "by/ADP/IN/5/case/by", "5/NUM/CD/5/nummod/5", "percent/NOUN/NN/2/obl/percent")
	got := Find(text, s)
	if len(got) != 1 || got[0].Unit != "percent" || got[0].Direction == nil || *got[0].Direction != "down" || got[0].Of != "Exports" {
		t.Errorf("got %+v", got)
	}
}

func TestADirectionNeedsNoNumber(t *testing.T) {
	text := "The trade deficit narrowed"
	s := tree(text, "The/DET/DT/3/det/the", "trade/NOUN/NN/3/compound/trade", "deficit/NOUN/NN/4/nsubj/deficit", "narrowed/VERB/VBD/0/root/narrow")
	got := Find(text, s)
	if len(got) != 1 || got[0].Value != nil || got[0].Direction == nil || *got[0].Direction != "down" || got[0].Of != "trade deficit" || got[0].Text != "narrowed" {
		t.Errorf("got %+v", got)
	}
}

func TestAPersonWhoRisesIsNoAmount(t *testing.T) {
	text := "The minister rose"
	s := tree(text, "The/DET/DT/2/det/the", "minister/NOUN/NN/3/nsubj/minister", "rose/VERB/VBD/0/root/rise")
	if got := Find(text, s); len(got) != 0 {
		t.Errorf("got %+v", got)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("between $5 and 7 million (US$ 3bn), 10–15% of 2,30,000 crore")
	f.Add("\xe2\x82\xac5\xff half a million and -3.")
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, a := range Find(text, nil) {
			if a.Check(text) != nil || a.Span.Of(text) != a.Text || a.Start < last {
				t.Fatalf("bad amount %+v", a)
			}
			last = a.Start
		}
	})
}

var prose = strings.Repeat("The bank lent $500 million to the port, and about 3,000 people found work there. Nobody would say how the money was spent, or who had asked for it in the first place. ", 400)

func BenchmarkFind(b *testing.B) {
	b.SetBytes(int64(len(prose)))
	for b.Loop() {
		Find(prose, nil)
	}
}
