package boilerplate

import (
	"strings"
	"testing"
	"testing/fstest"

	"entente"
)

func TestEmbeddedTablesAreValid(t *testing.T) {
	tab, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	if len(tab.exact) < 100 || len(tab.Agencies) < 40 {
		t.Errorf("got %d exact markers and %d agencies", len(tab.exact), len(tab.Agencies))
	}
}

func TestLinesAreFoundWhateverTheirDecoration(t *testing.T) {
	tab, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		line string
		kind entente.BlockKind
	}{
		{"RELATED ARTICLES", entente.BlockTeaser},
		{"  * Related  stories: ", entente.BlockTeaser},
		{"Image 12: A harbour at dawn, via Wikimedia", entente.BlockCaption},
		{"Screenshot 2024-03-05 101112", entente.BlockCaption},
		{"Also Read: The port that nobody wanted", entente.BlockTeaser},
		{"Sources", entente.BlockReference},
		{"The views expressed here are personal.", entente.BlockDisclaimer},
		{"Share on Facebook", entente.BlockNavigation},
		{"14 Comments", entente.BlockNavigation},
		{"Published on 4 May 2024", entente.BlockByline},
		{"Sources say that the two ministers met twice.", ""},
		{"Photographers waited outside the palace all night.", ""},
		{"Image matters to the new government.", ""},
		{"Copyright law was among the topics of the talks.", ""},
		{"The disclaimer in the treaty was struck out.", ""},
		{"Share prices fell after the announcement.", ""},
	} {
		m := tab.Find(c.line)
		switch {
		case m == nil && c.kind != "":
			t.Errorf("%q: no marker, want %s", c.line, c.kind)
		case m != nil && m.Kind != c.kind:
			t.Errorf("%q: %s (%q), want %q", c.line, m.Kind, m.Text, c.kind)
		}
	}
}

func TestLoadNamesFileAndLine(t *testing.T) {
	head := "kind\tmatch\ttext\tscope\twords\n"
	for name, c := range map[string]struct{ row, want string }{
		"kind":  {"bogus\texact\tx\tline\t0\n", `markers.tsv:2: unknown kind "bogus"`},
		"match": {"teaser\tglob\tx\tline\t0\n", `markers.tsv:2: unknown match "glob"`},
		"scope": {"teaser\texact\tx\tpage\t0\n", `markers.tsv:2: unknown scope "page"`},
		"case":  {"teaser\texact\tMore\tline\t0\n", "markers.tsv:2: text"},
		"words": {"teaser\texact\tx\tline\tmany\n", "markers.tsv:2: words must be a number"},
		"twice": {"teaser\texact\tx\tline\t0\nteaser\texact\tx\tline\t0\n", `markers.tsv:3: "x" stands twice`},
	} {
		fsys := fstest.MapFS{
			"data/markers.tsv":  {Data: []byte(head + c.row)},
			"data/agencies.tsv": {Data: []byte("name\tforms\n")},
			"data/sections.tsv": {Data: []byte("title\n")},
			"data/labels.tsv":   {Data: []byte("word\n")},
			"data/bios.tsv":     {Data: []byte("word\n")},
			"data/classes.tsv":  {Data: []byte("word\tkind\tweight\tshare\n")},
		}
		if _, err := Load(fsys); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", name, err, c.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Image 1: x")
	f.Fuzz(func(t *testing.T, line string) {
		tab, err := Default()
		if err != nil {
			t.Fatal(err)
		}
		if m := tab.Find(line); m != nil && m.Kind == "" {
			t.Errorf("marker without kind for %q", line)
		}
	})
}
