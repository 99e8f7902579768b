package treebank

import (
	"reflect"
	"testing"
)

// words makes a Text of one sentence from words "form start end head deprel".
func words(ws ...Word) Text {
	t := Text{Words: ws}
	if len(ws) > 0 {
		t.Sentences = [][2]int{{ws[0].Start, ws[len(ws)-1].End}}
	}
	for i, w := range ws {
		if i == 0 || !w.Multi || ws[i-1].Start != w.Start {
			t.Tokens = append(t.Tokens, [2]int{w.Start, w.End})
		}
	}
	return t
}

func w(form string, start, end, head int, deprel string) Word {
	return Word{Start: start, End: end, Form: form, Head: head, Deprel: deprel, UPOS: "X", Lemma: form}
}

func TestPerfectAnalysisScoresOne(t *testing.T) {
	g := words(w("She", 0, 3, 1, "nsubj"), w("left", 3, 7, -1, "root"))
	s := Evaluate(g, g)
	for name, m := range map[string]Score{"words": s.Words, "sentences": s.Sentences, "LAS": s.LAS, "UAS": s.UAS, "UPOS": s.UPOS, "lemmas": s.Lemmas} {
		if m.F1() != 1 {
			t.Errorf("%s: %+v", name, m)
		}
	}
}

func TestSubtypesOfRelationsDoNotCount(t *testing.T) {
	g := words(w("She", 0, 3, 1, "nsubj:pass"), w("left", 3, 7, -1, "root"))
	y := words(w("She", 0, 3, 1, "nsubj"), w("left", 3, 7, -1, "root"))
	if s := Evaluate(g, y); s.LAS.Correct != 2 {
		t.Errorf("LAS %+v", s.LAS)
	}
}

func TestWrongHeadLosesBothWrongLabelOnlyOne(t *testing.T) {
	g := words(w("a", 0, 1, 1, "det"), w("b", 1, 2, 2, "nsubj"), w("c", 2, 3, -1, "root"))
	y := words(w("a", 0, 1, 2, "det"), w("b", 1, 2, 2, "obj"), w("c", 2, 3, -1, "root"))
	if s := Evaluate(g, y); s.UAS.Correct != 2 || s.LAS.Correct != 1 {
		t.Errorf("UAS %+v LAS %+v", s.UAS, s.LAS)
	}
}

func TestSplitWordLosesItselfAndItsDependents(t *testing.T) {
	g := words(w("ab", 0, 2, 1, "obj"), w("cd", 2, 4, -1, "root"))
	y := words(w("ab", 0, 2, 1, "obj"), w("c", 2, 3, -1, "root"), w("d", 3, 4, 1, "dep"))
	s := Evaluate(g, y)
	if s.Words != (Score{1, 2, 3}) || s.UAS.Correct != 0 {
		t.Errorf("words %+v UAS %+v", s.Words, s.UAS)
	}
}

func TestMultiwordTokenIsAlignedByForm(t *testing.T) {
	do, nt := w("do", 1, 6, -1, "root"), w("n't", 1, 6, 1, "advmod")
	do.Multi, nt.Multi = true, true
	g := words(w("I", 0, 1, 1, "nsubj"), do, nt, w("go", 6, 8, 1, "xcomp"))
	y := words(w("I", 0, 1, 1, "nsubj"), w("do", 1, 3, -1, "root"), w("n't", 3, 6, 1, "advmod"), w("go", 6, 8, 1, "xcomp"))
	if s := Evaluate(g, y); s.Words != (Score{4, 4, 4}) || s.LAS.Correct != 4 || s.Tokens.Correct != 2 {
		t.Errorf("words %+v LAS %+v tokens %+v", s.Words, s.LAS, s.Tokens)
	}
	y = words(w("I", 0, 1, 1, "nsubj"), w("don't", 1, 6, -1, "root"), w("go", 6, 8, 1, "xcomp"))
	if s := Evaluate(g, y); s.Words != (Score{2, 4, 3}) || s.Tokens.Correct != 3 {
		t.Errorf("words %+v tokens %+v", s.Words, s.Tokens)
	}
}

func TestSentencesCountByBothEnds(t *testing.T) {
	got := spans([][2]int{{0, 5}, {5, 9}, {9, 12}}, [][2]int{{0, 5}, {5, 12}})
	if got != (Score{1, 3, 2}) {
		t.Errorf("got %+v", got)
	}
	if got := (Score{1, 3, 2}).F1(); got != 0.4 {
		t.Errorf("F1 %g", got)
	}
}

func TestCommonSubsequenceIgnoresCase(t *testing.T) {
	got := common([]Word{{Form: "De"}, {Form: "el"}}, []Word{{Form: "x"}, {Form: "de"}, {Form: "El"}})
	if !reflect.DeepEqual(got, [][2]int{{0, 1}, {1, 2}}) {
		t.Errorf("got %v", got)
	}
}
