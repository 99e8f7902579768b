package verify

import (
	"context"
	"fmt"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"entente"
	"entente/archive"
	"entente/archive/sqlite"
	"entente/intake"
	"entente/work"
)

var pipeline = sync.OnceValues(func() (*work.Pipeline, error) { return work.New(work.Options{Setting: "accurate"}) })

func open() (Reader, error) { return pipeline() }

// articles are the texts of a small archive, by publisher.
var articles = map[string]string{
	"The Coastal Post":    "Chile and Peru signed a fisheries agreement in Lima on 12 May 2023. Peru expelled two Chilean diplomats on 18 May 2023. Chile may recall its ambassador from Peru in June 2023.",
	"The Harbour Gazette": "Peru expelled three Chilean diplomats on 18 May 2023, the foreign ministry in Lima said. Peru did not close its border with Chile. Egypt lent Ethiopia $40 million for the dam in March 2022.",
	"Andes Monitor":       "Chile's foreign minister visited Bolivia on 3 April 2023. Bolivia rejected the proposal of Chile. Exports of copper from Chile rose by 4 percent in 2022.",
}

func checker(t *testing.T, docs ...*entente.Document) *Checker {
	t.Helper()
	a, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	p, err := pipeline()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range docs {
		_, claims := p.Document(d)
		if _, err := a.Add(t.Context(), d, []byte(d.Text), claims, "2024-01-01T00:00:00Z", "1"); err != nil {
			t.Fatal(err)
		}
	}
	return &Checker{Store: a, Open: open}
}

func library() []*entente.Document {
	var out []*entente.Document
	for publisher, text := range articles {
		d := Document(text)
		d.Publisher = publisher
		out = append(out, d)
	}
	return out
}

func TestASentenceIsHeldAgainstWhatTheSourcesSay(t *testing.T) {
	c := checker(t, library()...)
	for _, x := range []struct {
		text string
		want Verdict
		why  string
	}{
		{"Chile and Peru signed a fisheries agreement on 12 May 2023.", Supported, ""},
		{"On 12 May 2023, Peru and Chile signed a fisheries agreement in Lima.", Supported, ""},
		{"Egypt lent Ethiopia $40 million in March 2022.", Supported, ""},
		{"Chile's foreign minister visited Bolivia in April 2023.", Supported, ""},
		{"Bolivia rejected the proposal of Chile.", Supported, ""},
		{"The foreign minister of Chile met officials of Bolivia on 3 April 2023.", NotFound, "officials"},
		{"Bolivia hosted the foreign minister of Chile on 3 April 2023.", Supported, ""},
		{"Chile hosted Bolivia's foreign minister on 3 April 2023.", NotFound, ""},
		{"Peru recalled two Chilean diplomats on 18 May 2023.", NotFound, ""},
		{"Peru summoned two Chilean diplomats on 18 May 2023.", NotFound, ""},
		{"Egypt gave Ethiopia $40 million in March 2022.", NotFound, ""},
		{"Chile and Peru signed a trade agreement on 12 May 2023.", NotFound, ""},
		{"Chile and Peru signed a fisheries agreement on 14 May 2023.", Contradicted, "date"},
		{"Egypt lent Ethiopia $90 million for the dam in March 2022.", Contradicted, "figure"},
		{"Exports of copper from Chile rose by 7 percent in 2022.", Contradicted, "figure"},
		{"Chile rejected the proposal of Bolivia.", Contradicted, "sides"},
		{"Peru closed its border with Chile.", Contradicted, "denial"},
		{"Bolivia did not reject the proposal of Chile.", Contradicted, "denial"},
		{"Chile recalled its ambassador from Peru in June 2023.", NotFound, "hedged"},
		{"Brazil expelled two Chilean diplomats on 18 May 2023.", NotFound, ""},
		{"Argentina signed a fisheries agreement with Peru.", NotFound, ""},
		{"Peru invaded Chile.", NotFound, ""},
	} {
		got, err := c.Paragraph(t.Context(), x.text, entente.Dyad{})
		if err != nil {
			t.Fatal(err)
		}
		if len(got) != 1 || got[0].Verdict != x.want || !strings.Contains(got[0].Why+fmt.Sprint(got[0].Quotes), x.why) {
			t.Errorf("%s: %+v, want %s %s", x.text, got, x.want, x.why)
		}
	}
}

func TestBothSidesOfADisagreementAreShown(t *testing.T) {
	c := checker(t, library()...)
	got, err := c.Paragraph(t.Context(), "Peru expelled two Chilean diplomats on 18 May 2023.", entente.NewDyad("PER", "CHL"))
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 1 || got[0].Verdict != Supported || !got[0].Disputed || len(got[0].Quotes) != 2 || got[0].Quotes[0].Publisher != "The Coastal Post" || got[0].Quotes[1].Why != "figure" {
		t.Errorf("got %+v", got)
	}
}

func TestQuotationsStandInTheirDocuments(t *testing.T) {
	c := checker(t, library()...)
	got, err := c.Paragraph(t.Context(), "Chile and Peru signed a fisheries agreement. Bolivia rejected the proposal of Chile. It rained.", entente.Dyad{})
	if err != nil || len(got) != 3 {
		t.Fatalf("%+v, %v", got, err)
	}
	for _, s := range got[:2] {
		for _, q := range s.Quotes {
			d, err := c.Store.Document(t.Context(), q.Document)
			if err != nil || strings.Join(strings.Fields(d.Text[q.Start:q.End]), " ") != q.Quote {
				t.Errorf("%+v does not stand there: %v", q, err)
			}
		}
	}
}

func TestWhatCannotBeCheckedIsRefused(t *testing.T) {
	c := checker(t, library()...)
	for _, bad := range []string{"", strings.Repeat("x", mostText+1), "   ", strings.Repeat("Peru left. ", 60)} {
		if got, err := c.Paragraph(t.Context(), bad, entente.Dyad{}); err == nil {
			t.Errorf("%.20q gives %v", bad, got)
		}
	}
}

// changes alter a sentence so that it no longer says what it said.
var changes = []struct {
	name   string
	change func(string) string
}{
	{"figure", func(s string) string {
		return regexp.MustCompile(`\b\d+\b`).ReplaceAllStringFunc(s, func(d string) string { n, _ := strconv.Atoi(d); return strconv.Itoa(n + 3) })
	}},
	{"country", func(s string) string {
		return strings.NewReplacer("Egypt", "Norway", "Ethiopia", "Norway", "Serbia", "Norway", "Kosovo", "Norway", "Cairo", "Oslo", "Addis Ababa", "Oslo").Replace(s)
	}},
	{"side", func(s string) string {
		if regexp.MustCompile(`(Egypt|Ethiopia|Serbia|Kosovo)(,| and) (Egypt|Ethiopia|Serbia|Kosovo)`).MatchString(s) {
			return s // of two that are joined either may come first
		}
		return strings.NewReplacer("Egypt", "Ethiopia", "Ethiopia", "Egypt", "Serbia", "Kosovo", "Kosovo", "Serbia").Replace(s)
	}},
	{"deed", func(s string) string {
		return regexp.MustCompile(`\b(signed|met|released|announced|rejected|visited|began|accused|condemned|agreed|called|opened|expelled|sent|asked)\b`).ReplaceAllStringFunc(s, func(v string) string {
			return map[string]string{"signed": "rejected", "met": "attacked", "released": "arrested", "announced": "denied", "rejected": "accepted", "visited": "left", "began": "ended", "accused": "praised",
				"condemned": "welcomed", "agreed": "refused", "called": "urged", "opened": "closed", "expelled": "received", "sent": "recalled", "asked": "thanked"}[v]
		})
	}},
	{"denial", func(s string) string {
		return regexp.MustCompile(`\b(said|signed|met|began|announced|visited|was|were|is|are|has|have)\b`).ReplaceAllString(s, "$1 not")
	}},
}

// TestChangedSentencesAreNotSupported holds every sentence of our example
// corpus against an archive of it: as it is, most are found; changed, none is
// supported.
func TestChangedSentencesAreNotSupported(t *testing.T) {
	docs, _, err := intake.Open(context.Background(), []string{"../../examples/egypt-ethiopia", "../../examples/serbia-kosovo"}, intake.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	seen := map[string]bool{}
	p, err := pipeline()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range docs {
		for _, f := range factsOf(p, nil, d) {
			if len(f.words) >= 2 && len(f.names) > 0 && f.root != "" && !seen[f.text] {
				seen[f.text] = true
				texts = append(texts, f.text)
			}
		}
	}
	c := shelf(t, docs)
	as, changed, supported := 0, 0, map[string]int{}
	for i, text := range texts {
		if i%6 != 0 { // a sixth of them, for time
			continue
		}
		as++
		if one(t, c, text).Verdict == Supported {
			supported["as it is"]++
		}
		for _, x := range changes {
			other := x.change(text)
			if other == text || seen[other] {
				continue
			}
			changed++
			if s := one(t, c, other); s.Verdict == Supported {
				supported[x.name]++
				t.Logf("%s: %s is supported by %q", x.name, other, s.Quotes[0].Quote)
			}
		}
	}
	t.Logf("of %d sentences, and %d changed, supported: %v", as, changed, supported)
	if supported["as it is"]*100 < as*90 {
		t.Errorf("%d of %d sentences of the archive are found in it", supported["as it is"], as)
	}
	for _, x := range changes {
		if supported[x.name] > 0 {
			t.Errorf("%d sentences with another %s are supported", supported[x.name], x.name)
		}
	}
}

func one(t *testing.T, c *Checker, text string) Sentence {
	t.Helper()
	got, err := c.Paragraph(t.Context(), text, entente.Dyad{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range got[1:] {
		if s.Verdict != Supported {
			return s
		}
	}
	return got[0]
}

// shelf is a checker whose candidates are all documents.
func shelf(t *testing.T, docs []*entente.Document) *Checker {
	t.Helper()
	a, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	p, err := pipeline()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range docs {
		raw := []byte(d.Text)
		c := *d
		c.RawSHA256, c.TextSHA256 = archive.Sum(raw), archive.Sum(raw)
		_, claims := p.Document(&c)
		if _, err := a.Add(t.Context(), &c, raw, claims, "2024-01-01T00:00:00Z", "1"); err != nil {
			t.Fatal(err)
		}
	}
	return &Checker{Store: a, Open: open}
}
