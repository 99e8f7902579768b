package html

import (
	"strings"
	"testing"

	"entente"
	"entente/intake/blocks"
	"entente/intake/draft"
	"entente/lexicon/boilerplate"
)

const (
	p1 = `<p>The envoys of Norland and Sudria met in <a href="/vienna">Vienna</a> on Tuesday, their first meeting in three years, and agreed to <b>reopen</b> two border crossings.</p>`
	p2 = `<p>Trade fell by a third after the crossings were closed, and Norland has said that it wants the old quotas back.</p>`
)

// kinds reads a page and returns "kind: text" for each block.
func kinds(t testing.TB, page string) (*draft.Draft, []string) {
	t.Helper()
	d, err := Read([]byte(page), "", "")
	if err != nil {
		t.Fatal(err)
	}
	table, err := boilerplate.Default()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, b := range blocks.Label(d.Text, d.Pieces, table) {
		out = append(out, string(b.Kind)+": "+b.Of(d.Text))
	}
	return d, out
}

func kindOf(t *testing.T, labelled []string, begins string) string {
	t.Helper()
	for _, l := range labelled {
		if kind, text, _ := strings.Cut(l, ": "); strings.HasPrefix(text, begins) {
			return kind
		}
	}
	return "absent"
}

func TestPartsOfAPageAreTold(t *testing.T) {
	page := `<html><head><title>x</title><style>p{}</style></head><body>
<div id="masthead"><ul><li><a href="/">Home</a><li><a href="/w">World news and analysis</a></ul></div>
<div class="layout"><div class="col-main"><div class="entry-content">
<h1>Envoys meet again</h1><figure><img><figcaption>The envoys in Vienna on Tuesday, before the talks began.</figcaption></figure>` + p1 + p2 + `
<div class="related-box"><h4>Related</h4><a href="/f">Why the ferry line closed after ninety years of service</a></div>
<h2>What comes next</h2><blockquote class="pullquote">Norland has said that it wants the old quotas back</blockquote>
<p>Talks are far from over.</p><ul><li>Fisheries remain open.</li></ul>
<table><tr><th>Year</th><th>Trade</th></tr><tr><td>2022</td><td>5 million</td></tr></table>
<p style="display: none">Hidden text that nobody sees.</p></div></div>
<div class="sidebar"><p>Subscribe to our letter, it is free, it is short, and it comes every week to your door.</p></div></div>
<div id="comments"><p>I have lived in Ost for forty years, and none of this is true, as everybody here could tell you.</p></div>
<footer><p>© 2024 The Harbour Post</p></footer><script>var hidden = "The envoys";</script></body></html>`
	d, got := kinds(t, page)
	for begins, want := range map[string]entente.BlockKind{
		"Home":             entente.BlockNavigation,
		"Envoys meet":      entente.BlockHeading,
		"The envoys in":    entente.BlockCaption,
		"The envoys of":    entente.BlockBody,
		"Trade fell":       entente.BlockBody,
		"Why the ferry":    entente.BlockTeaser,
		"What comes next":  entente.BlockHeading,
		"Norland has":      entente.BlockPullQuote,
		"Talks are":        entente.BlockBody,
		"Fisheries":        entente.BlockBody,
		"2022 | 5 million": entente.BlockBody,
		"Subscribe":        entente.BlockNavigation,
		"I have lived":     entente.BlockNavigation,
		"© 2024":           entente.BlockNavigation,
		"Hidden text":      "absent",
		"var hidden":       "absent",
	} {
		if k := kindOf(t, got, begins); k != string(want) {
			t.Errorf("%q is %s, want %s", begins, k, want)
		}
	}
	if !strings.Contains(d.Text, "met in Vienna on Tuesday, their") || !strings.Contains(d.Text, "agreed to reopen two") {
		t.Errorf("inline elements break the text: %q", d.Text)
	}
}

func TestArticlesWithoutMarkupOfTheirOwnAreFound(t *testing.T) {
	page := `<body><a href=1>Home</a> <a href=2>World</a><br><br>The envoys of Norland and Sudria met in Vienna on Tuesday, their first meeting in three years.<br><br>They agreed to reopen two crossings, to resume flights, and to meet again.<br>Trade fell by a third.</body>`
	_, got := kinds(t, page)
	for _, begins := range []string{"The envoys", "They agreed"} {
		if k := kindOf(t, got, begins); k != "body" {
			t.Errorf("%q is %s: %q", begins, k, got)
		}
	}
}

func TestEncodingsOfPages(t *testing.T) {
	for name, page := range map[string]string{
		"meta charset":    "<meta charset=windows-1251><p>\xcf\xf0\xe8\xe2\xe5\xf2, \xcc\xe8\xf0!</p>",
		"meta http-equiv": `<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>` + "\xcf\xf0\xe8\xe2\xe5\xf2, \xcc\xe8\xf0!</p>",
	} {
		d, err := Read([]byte(page), "", "")
		if err != nil || d.Text != "Привет, Мир!" || d.Derived != "html; charset:windows-1251" {
			t.Errorf("%s: got %+v, %v", name, d, err)
		}
	}
}

func TestDeepAndHugePagesEnd(t *testing.T) {
	for name, page := range map[string]string{
		"deep":   strings.Repeat("<div>", 5_000) + p1,
		"wide":   strings.Repeat("<p>x y z.</p>", 20_000),
		"breaks": "<p>" + strings.Repeat("x<br>", 20_000),
		"links":  strings.Repeat("<a href=1>a b</a> ", 20_000),
	} {
		if _, err := Read([]byte(page), "", ""); err != nil && name != "deep" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("<h1>x</h1>" + p1 + "<table><tr><td>a<td>b</table><br>y<pre>a\n b</pre>"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		d, err := Read(raw, "", "")
		if err != nil {
			return
		}
		at := 0
		for _, p := range d.Pieces {
			if p.Check(d.Text) != nil || p.Start < at || strings.TrimSpace(d.Text[at:p.Start]) != "" {
				t.Fatalf("piece %+v of %q", p, d.Text)
			}
			at = p.End
		}
	})
}
