package segment_test

import (
	"strings"
	"testing"

	"entente"
	"entente/english/models/fast"
	"entente/english/segment"
	"entente/english/weights"
)

func segmenter(t testing.TB) *segment.Segmenter {
	t.Helper()
	f, err := weights.Decode(fast.Weights)
	if err != nil {
		t.Fatal(err)
	}
	w, err := f.Int8("bounds")
	if err != nil {
		t.Fatal(err)
	}
	b, err := segment.NewBounds(w)
	if err != nil {
		t.Fatal(err)
	}
	return segment.New(b)
}

func TestWordsFollowUniversalDependencies(t *testing.T) {
	s := segmenter(t)
	for text, want := range map[string]string{
		"They don't know.":                    "They do n't know .",
		"He’s the nation’s envoy":             "He ’s the nation ’s envoy",
		"We cannot, won't and can't go":       "We can not , wo n't and ca n't go",
		"the ministers' talks":                "the ministers ' talks",
		"U.S.-Norway ties":                    "U.S. - Norway ties",
		"a well-known non-state actor":        "a well - known non-state actor",
		"paid $500 million (€3.5bn)":          "paid $ 500 million ( € 3.5 bn )",
		"US$40, 12% and 1,50,000 rupees":      "US$ 40 , 12 % and 1,50,000 rupees",
		"at 5pm or 10:30 a.m. on 9/11":        "at 5 pm or 10:30 a.m. on 9/11",
		"the 1990s, the 1980's and '70s":      "the 1990s , the 1980's and '70s",
		"Dr. A. B. Smith of Acme Inc. left.":  "Dr. A. B. Smith of Acme Inc. left .",
		"see www.example.org/a?b=(c).":        "see www.example.org/a?b=(c) .",
		"mail jo.doe@example.org now":         "mail jo.doe@example.org now",
		"\"Yes,\" she said -- and left...":    "\" Yes , \" she said -- and left ...",
		"the end.Next one":                    "the end . Next one",
		"“quoted” ‘words’":                    "“ quoted ” ‘ words ’",
		"AT&T and R&D by O'Brien":             "AT&T and R&D by O'Brien",
		"2024–25 and 10-15 men; 2025-06-18":   "2024 – 25 and 10 - 15 men ; 2025-06-18",
		"talks—both sides—failed":             "talks — both sides — failed",
		"No. 5 said no. Then":                 "No. 5 said no . Then",
		"pens, ink, etc. Then more, etc. too": "pens , ink , etc . Then more , etc. too",
		"and/or @handle #topic #1":            "and / or @handle #topic # 1",
	} {
		var got []string
		for _, w := range s.Words(text, entente.Span{End: len(text)}) {
			got = append(got, w.Of(text))
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%s\n got %s\nwant %s", text, g, want)
		}
	}
}

func TestSentencesOfNews(t *testing.T) {
	s := segmenter(t)
	for name, text := range map[string]string{
		"title":        "Gen. Ada Brown met Mr. Lee on Monday.|They discussed Sen. Park's plan.",
		"initials":     "The book by J. R. Smith was banned.|It sold well.",
		"acronym ends": "The delegation flew to the U.S.|The talks begin on Friday.",
		"acronym":      "The U.S. Senate passed the bill.|The U.N. Security Council met.",
		"quotation":    "“We will not yield,” the premier said.|“Not now.”|He then left.",
		"ellipsis":     "He paused ... and went on.|Then it ended.",
		"number":       "Exports rose by 3.5 percent to $1.2 billion.|Imports fell.",
		"month":        "The accord of Sept. 5 was signed in Oslo.|It lapsed on Nov. 1.",
		"firm":         "Acme Inc. sued Globex Corp. in March.|The case goes on.",
		"question":     "Will it hold?|Few think so!|Time will tell.",
		"dateline":     "OSLO, May 3 (Agency) -|The premier resigned on Friday.",
		"colon":        "LAGOS:|The president has dissolved the panel.",
		"hours":        "Talks ended at 5 p.m. on Tuesday.|They resume at 9 a.m. today.",
	} {
		text, want := strings.ReplaceAll(text, "|", " "), text
		var got []string
		for _, x := range s.Sentences(text, entente.Span{End: len(text)}, false) {
			got = append(got, x.Of(text))
		}
		if g := strings.Join(got, "|"); g != want {
			t.Errorf("%s: got %s", name, g)
		}
	}
}

func TestListLinesAreSentences(t *testing.T) {
	s := segmenter(t)
	text := "The plan:\n- more trade\n- less tax\n\nEnd of list"
	if got := s.Sentences(text, entente.Span{End: len(text)}, false); len(got) != 4 {
		t.Errorf("got %d sentences", len(got))
	}
}

func FuzzWordsCoverTheText(f *testing.F) {
	s := segmenter(f)
	f.Add("It's $5bn—or 'so' (U.S.) http://a.b/c...", 0)
	f.Add("\xff'`‘’ 1,2,33 +4 .5 [...] x@y.zz", 3)
	f.Fuzz(func(t *testing.T, text string, from int) {
		if from < 0 || from > len(text) {
			return
		}
		at := from
		for _, x := range s.Sentences(text, entente.Span{Start: from, End: len(text)}, false) {
			for _, w := range x.Words {
				if w.Start < at || w.End <= w.Start || w.End > len(text) || !blank(text[at:w.Start]) {
					t.Fatalf("word %v after %d in %q", w, at, text)
				}
				at = w.End
			}
		}
		if !blank(text[at:]) {
			t.Fatalf("%q is left of %q", text[at:], text)
		}
	})
}

func blank(s string) bool {
	for _, r := range s {
		if !segment.Blank(r) {
			return false
		}
	}
	return true
}

func TestAcronymEndsASentenceBeforeAnOpener(t *testing.T) {
	for text, want := range map[string]int{
		"The envoy flew to the U.S. He met the president.": 2,
		"Trade with the U.K. However, it fell.":            2,
		"The U.S. President met the U.S. Army chief.":      1,
		"He moved to Washington, D.C. The embassy closed.": 2,
	} {
		if got := len(segmenter(t).Sentences(text, entente.Span{End: len(text)}, false)); got != want {
			t.Errorf("%q has %d sentences, want %d", text, got, want)
		}
	}
}
