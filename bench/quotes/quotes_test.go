package quotes

import (
	"context"
	"testing"

	"entente"
)

const sample = "“We met,” Ana said, “in May.” Ben “denied” it. Ségolène left."

func at(from, to int) entente.Span { return entente.Span{Start: from, End: to} }

func TestParseReadsPiecesAndCharacterOffsets(t *testing.T) {
	ann := "T1\tSource 10 13\tAna\nT2\tCue 14 18\tsaid\nT3\tContent 0 9;20 29\tx\nT4\tAttribution 14 18\tsaid\nE1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
	list, err := Parse(ann, sample)
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 1 || len(list[0].Content) != 2 {
		t.Fatalf("got %+v", list)
	}
	if got := list[0].Source[0].Of(sample); got != "Ana" {
		t.Errorf("source %q", got)
	}
	if got := list[0].Content[1].Of(sample); got != "“in May.”" {
		t.Errorf("second piece %q", got)
	}
}

func TestParseRefusesOffsetsOutsideTheText(t *testing.T) {
	if _, err := Parse("T1\tCue 5 900\tx\n", "short"); err == nil {
		t.Error("no error")
	}
}

func TestScoreByHand(t *testing.T) {
	source, cue := at(14, 17), at(18, 22)
	doc := Document{Text: sample, Attributions: []Attribution{
		{Source: []entente.Span{source}, Cue: []entente.Span{cue}, Content: []entente.Span{at(0, 13), at(24, 37)}},
		{Cue: []entente.Span{at(44, 50)}, Content: []entente.Span{at(51, 53)}},
	}}
	r, err := Measure(context.Background(), []Document{doc}, func(string) []entente.Quotation {
		return []entente.Quotation{
			{Source: source, Cue: cue, Content: at(0, 13)},
			{Source: source, Cue: cue, Content: at(24, 37)},
			{Source: at(39, 42), Cue: at(1, 2), Content: at(51, 53)},
			{Content: at(3, 5), ScareQuote: true},
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	want := Result{Source: Score{1, 2, 1}, Cue: Score{1, 2, 2}, Content: Score{2, 2, 2}}
	if r != want {
		t.Errorf("got %+v, want %+v", r, want)
	}
	if f := r.Source.F1(); f < 0.666 || f > 0.667 {
		t.Errorf("F1 of 1/2 and 1/1 is %v", f)
	}
}

func TestWhiteSpaceDoesNotPartPieces(t *testing.T) {
	text := "one two three"
	if key([]entente.Span{at(4, 7), at(0, 3)}, text) != key([]entente.Span{at(0, 7)}, text) {
		t.Error("pieces parted by a space differ from the whole")
	}
	if key([]entente.Span{at(0, 3), at(8, 13)}, text) == key([]entente.Span{at(0, 13)}, text) {
		t.Error("pieces parted by a word equal the whole")
	}
}

func FuzzParse(f *testing.F) {
	f.Add("T1\tCue 0 2;3 4\tx\nE1\tAttribution:T1 Cue:T1", "abcdef")
	f.Add("E1\t", "é")
	f.Fuzz(func(t *testing.T, ann, text string) {
		list, err := Parse(ann, text)
		if err != nil {
			return
		}
		for _, a := range list {
			for _, s := range a.Cue {
				if s.Check(text) != nil {
					t.Errorf("span %v is outside of the text", s)
				}
			}
		}
	})
}
