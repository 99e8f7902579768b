package blocks

import (
	"strings"
	"testing"

	"entente"
	"entente/lexicon/boilerplate"
)

// label returns "kind: first words" for each block, and checks the
// invariants of blocks on the way.
func label(t testing.TB, text string) []string {
	t.Helper()
	table, err := boilerplate.Default()
	if err != nil {
		t.Fatal(err)
	}
	bs := Label(text, Split(text), table)
	checkBlocks(t, text, bs)
	var out []string
	for _, b := range bs {
		words := strings.Fields(b.Of(text))
		out = append(out, string(b.Kind)+": "+strings.Join(words[:min(3, len(words))], " "))
	}
	return out
}

func checkBlocks(t testing.TB, text string, bs []entente.Block) {
	t.Helper()
	at := 0
	for _, b := range bs {
		if err := b.Check(text); err != nil || b.Empty() || b.Start < at {
			t.Fatalf("block %v after %d: %v", b, at, err)
		}
		if between := strings.TrimSpace(text[at:b.Start]); between != "" && bulletLen(between+" ") != len(between)+1 {
			t.Fatalf("text %q lies between blocks", text[at:b.Start])
		}
		at = b.End
	}
	if strings.TrimSpace(text[at:]) != "" {
		t.Fatalf("text %q lies after the last block", text[at:])
	}
}

const (
	para1 = "The envoys of Norland and Sudria met in Vienna on Tuesday, their first meeting in three years, and agreed to reopen two border crossings. Officials on both sides said that further talks would follow in June."
	para2 = "Trade between the two countries fell by a third after the crossings were closed. Norland has said that it wants the old quotas back. Sudria has refused, and calls them a relic of another age."
)

func TestPastedTextIsLabelled(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"heading before prose", "Envoys meet again\n" + para1 + "\nWhat stands in the way\n" + para2,
			[]string{"heading: Envoys meet again", "body: The envoys of", "heading: What stands in", "body: Trade between the"}},
		{"bullets with labels", para1 + "\n- Fisheries: No date was set for talks about the eastern banks.\n- Tariffs: A working group will meet.",
			[]string{"body: The envoys of", "heading: Fisheries:", "body: No date was", "heading: Tariffs:", "body: A working group"}},
		{"date and author lines", "Envoys meet again\nJane Roe\n14 May 2024\n\n" + para1,
			[]string{"heading: Envoys meet again", "byline: Jane Roe", "byline: 14 May 2024", "body: The envoys of"}},
		{"author in brackets", "(By: Jane Roe: Oslo: May 14, 2024)\nEnvoys meet again\n" + para1,
			[]string{"byline: (By: Jane Roe:", "heading: Envoys meet again", "body: The envoys of"}},
		{"second copy of a paragraph", para1 + "\n\n" + para2 + "\n\n" + para1,
			[]string{"body: The envoys of", "body: Trade between the", "pull-quote: The envoys of"}},
		{"quote in front of its paragraph", "Norland has said that it wants the old quotas back.\n\n" + para1 + "\n\n" + para2,
			[]string{"pull-quote: Norland has said", "body: The envoys of", "body: Trade between the"}},
		{"captions", "Screenshot 2024-05-14 093015\n\n" + para1 + "\n\nImage 2: The harbour of Ost via Openverse\nPhoto Source:",
			[]string{"caption: Screenshot 2024-05-14 093015", "body: The envoys of", "caption: Image 2: The", "caption: Photo Source:"}},
		{"teasers to the end", para1 + "\n\nRelated articles\n\nWhy the ferry line closed  Economy\n\nAfter ninety years the ferry stopped…",
			[]string{"body: The envoys of", "teaser: Related articles", "teaser: Why the ferry", "teaser: After ninety years"}},
		{"teaser within", para1 + "\n\nAlso read: Why the ferry line closed\n\n" + para2,
			[]string{"body: The envoys of", "teaser: Also read: Why", "body: Trade between the"}},
		{"prose resumes after a box", para1 + "\n\nRelated stories\nWhy the ferry line closed\nA harvest lost\n\n" + para2 + "\n\n" + strings.Replace(para1, "Tuesday", "Monday", 1),
			[]string{"body: The envoys of", "teaser: Related stories", "teaser: Why the ferry", "teaser: A harvest lost", "body: Trade between the", "body: The envoys of"}},
		{"archive list", para1 + "\n\nPREVIOUS COMMENTS\n\nMay 2024 | NB # 12\n\nJane Roe | Jane Roe is a student of history at the University of Ost.\n\nThe ferry line\nApril 2024 | NB # 11",
			[]string{"body: The envoys of", "navigation: PREVIOUS COMMENTS", "navigation: May 2024 |", "navigation: Jane Roe |", "navigation: The ferry line", "navigation: April 2024 |"}},
		{"menu in front", "Home\nWorld\nBusiness\nSport\nCulture\nOpinion\nWeather\nEnvoys of two neighbours meet again\n\n" + para1,
			[]string{"navigation: Home", "navigation: World", "navigation: Business", "navigation: Sport", "navigation: Culture", "navigation: Opinion", "navigation: Weather", "heading: Envoys of two", "body: The envoys of"}},
		{"disclaimer", para1 + "\n\nViews expressed are those of the writer alone; the institute takes no position.\nEditorial Note\nThis article presents a neutral and documented review of the relations between the two countries and relies on named sources.",
			[]string{"body: The envoys of", "disclaimer: Views expressed are", "disclaimer: Editorial Note", "disclaimer: This article presents"}},
		{"note on the author", para1 + "\n\n" + para2 + "\n\nJane Roe is a senior writer for The Harbour Post and the author of two books on fish.",
			[]string{"body: The envoys of", "body: Trade between the", "byline: Jane Roe is"}},
		{"a minister is no author", para1 + "\n\n" + para2 + "\n\nJane Roe is the minister of trade and leads the talks on fish for Norland.",
			[]string{"body: The envoys of", "body: Trade between the", "body: Jane Roe is"}},
		{"read more between paragraphs", para1 + "\n\nRead more\n\n" + para2, []string{"body: The envoys of", "teaser: Read more", "body: Trade between the"}},
		{"comment button above the article", "Home\nWorld\nWrite a comment\nEnvoys meet again\n\n" + para1 + "\n\n" + para2 + "\n\nLeave a comment\n\nNone of this is true, says my cousin.",
			[]string{"navigation: Home", "navigation: World", "navigation: Write a comment", "heading: Envoys meet again", "body: The envoys of", "body: Trade between the", "navigation: Leave a comment", "navigation: None of this"}},
		{"a section is no author", "The grid\n3 May 2024\n\nExecutive Summary\n" + para1,
			[]string{"heading: The grid", "byline: 3 May 2024", "heading: Executive Summary", "body: The envoys of"}},
		{"agency behind the text", para1 + "\n\n" + para2 + "\n\n(With inputs from AFP)",
			[]string{"body: The envoys of", "body: Trade between the", "byline: (With inputs from"}},
		{"part of a sentence drawn out", "“wants the old quotas back, a relic of another age”\n\n" + para1 + "\n\nNorland, it says, wants the old quotas back, a relic of another age. Sudria has refused.",
			[]string{"pull-quote: “wants the old", "body: The envoys of", "body: Norland, it says,"}},
		{"notes that cite and notes that do not", para1 + "\n\nNotes\n1. “Quotas back,” The Harbour Post, 4 March 2019.\n2. Ibid.\n3. Talk with an official, Ost.",
			[]string{"body: The envoys of", "heading: Notes", "reference: 1. “Quotas back,”", "reference: 2. Ibid.", "reference: 3. Talk with"}},
		{"comments of readers", para1 + "\n\n" + para2 + "\n\nLeave a comment\n\nI have lived in Ost for forty years and I can tell you that none of this is true. The crossings never closed. My cousin drives a lorry through them every week, and he would have told me if they had.",
			[]string{"body: The envoys of", "body: Trade between the", "navigation: Leave a comment", "navigation: I have lived"}},
		{"rules", para1 + "\n***\n" + para2, []string{"body: The envoys of", "navigation: ***", "body: Trade between the"}},
		{"starts within a word", "ntinued on Tuesday in Vienna, where the envoys of both countries met for the first time in years.\n" + para2,
			[]string{"body: ntinued on Tuesday", "body: Trade between the"}},
		{"a single headline", "Norland halts gas exports to Sudria", []string{"body: Norland halts gas"}},
		{"questions as headings", "What does Norland want?\n" + para1, []string{"heading: What does Norland", "body: The envoys of"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := label(t, c.text)
			if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(c.want, "\n  "))
			}
		})
	}
}

func TestWrappedLinesAreJoined(t *testing.T) {
	text := "The envoys of Norland and Sudria met in Vienna on Tuesday, their first\r\nmeeting in three years, and agreed to reopen two border crossings that\r\nhad been closed since the spring. Officials on both sides said that\r\nfurther talks would follow.\r\n\r\nTrade between the two countries fell by a third after the crossings\r\nwere closed, a study of the chamber of commerce in Ost found last year.\r\n"
	got := Split(text)
	if len(got) != 2 || !strings.HasSuffix(got[0].Of(text), "would follow.") || !strings.HasPrefix(got[1].Of(text), "Trade") {
		t.Errorf("got %d pieces: %v", len(got), got)
	}
}

func TestLinesOfVerseAndListsAreNotJoined(t *testing.T) {
	text := "Members present at the meeting of the council\nMs Jane Roe, chair of the council of ministers\nMr John Doe, minister of trade and of the sea\nMs Ann Poe, minister of justice and of the interior\n"
	if got := Split(text); len(got) != 4 {
		t.Errorf("got %d pieces, want 4", len(got))
	}
}

func TestReferenceListIsParsed(t *testing.T) {
	text := para1 + "\n\nSources\n\n" + strings.Join([]string{
		"Jane Roe, “Norland and Sudria: the long thaw,” Institute of the North (Policy Paper No. 12, 17 Nov 2023).",
		"Crossings ‘will reopen by June’, says envoy,” The Harbour Post, 18 Nov 2023.",
		"Quotas back on the table,” Associated Press (AP), 8 Sep 2023",
		`[4] John Doe, "A sea of troubles", Northern Review, vol. 3, March 2022, https://review.example/sea.`,
		"Roe, J. (2021). Fish and power. Ost University Press.",
		"Why the ferry line closed - The Harbour Post (3 May 2024)",
	}, "\n\n") + "\n\nPREVIOUS COMMENTS\n\nMay 2024 | NB # 12"
	table, err := boilerplate.Default()
	if err != nil {
		t.Fatal(err)
	}
	refs := References(text, Label(text, Split(text), table))
	want := []struct{ author, title, publisher, date, url string }{
		{"Jane Roe", "Norland and Sudria: the long thaw", "Institute of the North", "2023-11-17", ""},
		{"", "Crossings ‘will reopen by June’, says envoy", "The Harbour Post", "2023-11-18", ""},
		{"", "Quotas back on the table", "Associated Press", "2023-09-08", ""},
		{"John Doe", "A sea of troubles", "Northern Review", "2022-03", "https://review.example/sea"},
		{"Roe, J", "Fish and power", "Ost University Press", "2021", ""},
		{"", "Why the ferry line closed", "The Harbour Post", "2024-05-03", ""},
	}
	if len(refs) != len(want) {
		t.Fatalf("got %d references, want %d: %+v", len(refs), len(want), refs)
	}
	for i, w := range want {
		r := refs[i]
		if r.Author != w.author || r.Title != w.title || r.Publisher != w.publisher || r.Published.EDTF != w.date || r.URL != w.url {
			t.Errorf("entry %d: got %q, %q, %q, %s, %s", i, r.Author, r.Title, r.Publisher, r.Published.EDTF, r.URL)
		}
		if r.TitleSpan.Of(text) != r.Title {
			t.Errorf("entry %d: title span holds %q", i, r.TitleSpan.Of(text))
		}
		if r.Published.At.Of(text) != r.Published.Text {
			t.Errorf("entry %d: date span holds %q", i, r.Published.At.Of(text))
		}
	}
}

func TestSourcesInASentenceOpenNoList(t *testing.T) {
	got := label(t, "Sources\nsay that the two ministers met twice in the spring of the year, once in Ost and once in Vienna.\n"+para1)
	for _, g := range got {
		if strings.HasPrefix(g, "reference") {
			t.Errorf("got %v", got)
		}
	}
}

func FuzzLabel(f *testing.F) {
	f.Add(para1 + "\n\nSources\n\nJane Roe, “A title,” Paper, 3 May 2024.\n\nRelated articles\nx…")
	f.Add("a\x00b\r\n\u2028- x\n\n1. Y\n((\xff")
	f.Fuzz(func(t *testing.T, text string) {
		table, err := boilerplate.Default()
		if err != nil {
			t.Fatal(err)
		}
		bs := Label(text, Split(text), table)
		checkBlocks(t, text, bs)
		for _, r := range References(text, bs) {
			if err := r.TitleSpan.Check(text); err != nil || r.Title != "" && r.TitleSpan.Of(text) != r.Title {
				t.Fatalf("reference %+v: %v", r, err)
			}
		}
	})
}
