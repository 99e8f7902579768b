package says_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"entente"
	"entente/english"
	"entente/lexicon/tsv"
	"entente/reading/says"
)

var marked = regexp.MustCompile(`\{([scq]):([^}]*)\}`)

// unmark gives a sentence as plain text and its marked spans by letter.
func unmark(s string) (string, map[string][]entente.Span) {
	var b strings.Builder
	spans := map[string][]entente.Span{}
	at := 0
	for _, m := range marked.FindAllStringSubmatchIndex(s, -1) {
		b.WriteString(s[at:m[0]])
		start := b.Len()
		b.WriteString(s[m[4]:m[5]])
		k := s[m[2]:m[3]]
		spans[k] = append(spans[k], entente.Span{Start: start, End: b.Len()})
		at = m[1]
	}
	b.WriteString(s[at:])
	return b.String(), spans
}

func open(t testing.TB) *english.English {
	t.Helper()
	reader, err := english.Open(os.Getenv("ENGLISH"))
	if err != nil {
		t.Fatal(err)
	}
	return reader
}

func find(reader *english.English, text string) []entente.Quotation {
	kind := entente.BlockBody
	if !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "”") {
		kind = entente.BlockHeading
	}
	sents, mentions := reader.Analyse(text, []entente.Block{{Kind: kind, Span: entente.Span{End: len(text)}}})
	return says.Find(text, sents, mentions)
}

func TestSpansOfAttributions(t *testing.T) {
	table, err := tsv.Load(os.DirFS("testdata"), "quotes.tsv", "set", "weak", "sentence")
	if err != nil {
		t.Fatal(err)
	}
	reader := open(t)
	hit, all := map[string]int{}, map[string]int{}
	for _, row := range table.Rows {
		text, want := unmark(row.Get("sentence"))
		got := map[string][]entente.Span{}
		weak := false
		for _, q := range find(reader, text) {
			if q.Cue == want["c"][0] {
				got["c"], got["s"], got["q"] = []entente.Span{q.Cue}, []entente.Span{q.Source}, append(got["q"], q.Content)
				weak = q.Weak
			}
		}
		for _, k := range []string{"s", "c", "q"} {
			set := row.Get("set") + " " + k
			all[set]++
			if same(got[k], want[k]) {
				hit[set]++
			} else if row.Get("set") == "tune" {
				t.Logf("%s:%d: %s is %s, want %s", row.File, row.Line, k, texts(text, got[k]), texts(text, want[k]))
			}
		}
		if row.Get("set") == "tune" && len(got["c"]) > 0 && weak != (row.Get("weak") == "weak") {
			t.Errorf("%s:%d: weak is %v", row.File, row.Line, weak)
		}
	}
	for set, floor := range map[string]float64{
		"tune s": 0.9, "tune c": 0.9, "tune q": 0.9, "held s": 0.75, "held c": 0.75, "held q": 0.75,
	} {
		share := float64(hit[set]) / float64(all[set])
		t.Logf("%s: %d of %d (%.3f)", set, hit[set], all[set], share)
		if share < floor {
			t.Errorf("%s: share of exact spans %.3f, floor %.3f", set, share, floor)
		}
	}
}

func same(a, b []entente.Span) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func texts(text string, list []entente.Span) string {
	var b strings.Builder
	for _, s := range list {
		b.WriteString("[" + s.Of(text) + "]")
	}
	return b.String()
}

func TestInnerReportIsNestedInOuter(t *testing.T) {
	text := "The daily reported that the minister said that the talks had failed."
	list := find(open(t), text)
	for i, q := range list {
		if q.Cue.Of(text) == "said" {
			if q.Nested < 0 || list[q.Nested].Cue.Of(text) != "reported" {
				t.Errorf("quotation %d is nested in %d", i, q.Nested)
			}
			return
		}
	}
	t.Errorf("no inner report in %+v", list)
}

func TestScareQuotesReportNobody(t *testing.T) {
	text := "The two armies have shared a so-called “buffer” since the truce."
	for _, q := range find(open(t), text) {
		if q.Content.Of(text) == "“buffer”" {
			if !q.ScareQuote || !q.Source.Empty() || !q.Cue.Empty() {
				t.Errorf("got %+v", q)
			}
			return
		}
	}
	t.Error("the quoted word is not found")
}

func TestDirectSpeechGoesOnAfterTheCue(t *testing.T) {
	text := "“The road is closed,” the mayor said. “It will stay closed until the thaw.”"
	n := 0
	for _, q := range find(open(t), text) {
		if q.Cue.Of(text) == "said" && q.Direct {
			n++
		}
	}
	if n != 2 {
		t.Errorf("%d pieces of direct speech by the mayor, want 2", n)
	}
}

func TestSpeakerIsTheActorOfTheSource(t *testing.T) {
	text := "Islandia said that the ferry would sail."
	reader := open(t)
	sents, _ := reader.Analyse(text, []entente.Block{{Kind: entente.BlockBody, Span: entente.Span{End: len(text)}}})
	actor := entente.Actor{Code: "XIS", Name: "Islandia"}
	span := entente.Span{Start: 0, End: 8}
	mentions := []entente.Mention{{Span: span, Text: "Islandia", Actors: []entente.Actor{actor}}}
	for _, q := range says.Find(text, sents, mentions) {
		if q.Speaker == nil || q.Speaker.Code != "XIS" {
			t.Errorf("speaker of %q is %v", q.Content.Of(text), q.Speaker)
		}
	}
	mentions[0].Actors = append(mentions[0].Actors, entente.Actor{Code: "XOT"})
	for _, q := range says.Find(text, sents, mentions) {
		if q.Speaker != nil {
			t.Errorf("two actors gave one speaker %v", q.Speaker)
		}
	}
}

// check fails unless every span of every quotation lies in the text, content
// is not empty and nesting points to a container.
func check(t *testing.T, text string, list []entente.Quotation) {
	t.Helper()
	for i, q := range list {
		for _, s := range []entente.Span{q.Content, q.Cue, q.Source} {
			if err := s.Check(text); err != nil {
				t.Fatal(err)
			}
		}
		if q.Content.Empty() {
			t.Fatalf("quotation %d has no content", i)
		}
		if n := q.Nested; n >= len(list) || n == i || n >= 0 && !list[n].Content.Contains(q.Content) {
			t.Fatalf("quotation %d is nested in %d", i, n)
		}
		if i > 0 && list[i-1].Content.Start > q.Content.Start {
			t.Fatalf("quotation %d is out of order", i)
		}
	}
}

func FuzzFindKeepsSpansInText(f *testing.F) {
	f.Add("“A,” he said. “B”\n\"c\" ―D. According to X, y. Z: ‘q’ (”")
	f.Add("said said, said “said” that said: \"")
	reader := open(f)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 {
			t.Skip("long")
		}
		check(t, text, find(reader, text))
	})
}

// TestDamagedTreesDoNotPanic gives trees with cycles, heads outside the
// sentence and several roots.
func TestDamagedTreesDoNotPanic(t *testing.T) {
	text := "“Officials,” said the envoy, claimed that it said so: “no”."
	reader := open(t)
	sents, _ := reader.Analyse(text, []entente.Block{{Kind: entente.BlockBody, Span: entente.Span{End: len(text)}}})
	for shift := -3; shift < 40; shift++ {
		for i := range sents {
			for k := range sents[i].Tokens {
				sents[i].Tokens[k].Head = (k*7+shift*3)%(len(sents[i].Tokens)+3) - 1
			}
		}
		check(t, text, says.Find(text, sents, nil))
	}
}
