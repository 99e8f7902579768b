package when

import (
	"strings"
	"testing"

	"entente"
)

// tree makes a sentence of "word/UPOS/head/relation" fields.
func tree(text string, rows ...string) *entente.Sentence {
	s := &entente.Sentence{Span: entente.Span{End: len(text)}}
	at := 0
	for _, row := range rows {
		r := strings.Split(row, "/")
		i := strings.Index(text[at:], r[0]) + at
		at = i + len(r[0])
		head := 0
		for _, c := range r[2] {
			head = head*10 + int(c-'0')
		}
		s.Tokens = append(s.Tokens, entente.Token{Span: entente.Span{Start: i, End: at}, Text: r[0], Lemma: strings.ToLower(r[0]), UPOS: r[1], Head: head, Deprel: r[3]})
	}
	return s
}

func TestTheTreeSaysWhichDateBelongs(t *testing.T) {
	text := "Officials said Monday that they met in May 2021"
	s := tree(text, "Officials/NOUN/2/nsubj", "said/VERB/0/root", "Monday/PROPN/2/obl", "that/SCONJ/6/mark", "they/PRON/6/nsubj", "met/VERB/2/ccomp", "in/ADP/8/case", "May/PROPN/6/obl", "2021/NUM/8/nummod")
	dates := Find(text, []entente.Sentence{*s}, doc("2021-06-09"))
	for _, c := range []struct {
		token int
		want  string
	}{{5, "2021-05"}, {1, "2021-06-07"}, {4, ""}} {
		got, _ := ForPredicate(s, c.token, dates)
		if got.EDTF != c.want {
			t.Errorf("%s: got %q, want %q", s.Tokens[c.token].Text, got.EDTF, c.want)
		}
	}
}

func TestAnAttributiveDateDatesItsNoun(t *testing.T) {
	text := "They praised the 2019 summit"
	s := tree(text, "They/PRON/2/nsubj", "praised/VERB/0/root", "the/DET/5/det", "2019/NUM/5/nummod", "summit/NOUN/2/obj")
	dates := Find(text, []entente.Sentence{*s}, doc("2021-06-09"))
	if got, ok := ForPredicate(s, 1, dates); ok {
		t.Errorf("praised is dated %s", got.EDTF)
	}
	if got, _ := ForPredicate(s, 4, dates); got.EDTF != "2019" {
		t.Errorf("summit is dated %q", got.EDTF)
	}
}

func TestTheEndsOfARangeAreJoined(t *testing.T) {
	text := "They talked from March to June 2021"
	s := tree(text, "They/PRON/2/nsubj", "talked/VERB/0/root", "from/ADP/4/case", "March/PROPN/2/obl", "to/ADP/6/case", "June/PROPN/2/obl", "2021/NUM/6/nummod")
	dates := Find(text, []entente.Sentence{*s}, doc("2021-07-09"))
	got, ok := ForPredicate(s, 1, dates)
	if !ok || got.Date.Start != "2021-03-01" || got.Date.End != "2021-06-30" || got.Text != "March to June 2021" {
		t.Errorf("got %+v", got)
	}
}
