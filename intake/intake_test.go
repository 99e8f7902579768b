package intake

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente"
)

const story = "The envoys of Norland and Sudria met in Vienna on Tuesday, their first meeting in three years, and agreed to reopen two border crossings.\n\nTrade between the two countries fell by a third after the crossings were closed, and Norland wants the old quotas back.\n"

// folder writes files (a name that ends in / is a folder) and returns its path.
func folder(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, "/") {
			continue
		}
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func open(t testing.TB, opts Options, paths ...string) ([]*entente.Document, []entente.Problem) {
	t.Helper()
	docs, problems, err := Open(context.Background(), paths, opts)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range docs {
		if !strings.HasPrefix(d.ID, "sha256:") || d.TextSHA256 != hexSum([]byte(d.Text)) || len(d.Blocks) == 0 {
			t.Errorf("%s: bad document %+v", d.Path, d)
		}
	}
	return docs, problems
}

func TestAFolderIsReadInOrderAndNothingStopsIt(t *testing.T) {
	dir := folder(t, map[string]string{
		"b.txt": story, "a/c.md": "# Envoys\n\n" + story + "x", "a/d.html": "<p>" + story + "</p>", "e.jsonl": `{"id":"1","text":"One line."}` + "\nbroken\n" + `{"id":"2","text":"Two lines."}`,
		".hidden.txt": "no", ".git/x.txt": "no", "f.pdf": "%PDF-1.4 broken", "g.txt": "", "h.docx": "x", "i.txt": "\xcf\xf0\xe8\x81\x8d\xe5\xf2, \xcc\xe8\xf0",
	})
	var seen []string
	docs, problems := open(t, Options{Progress: func(done, total int, name string) { seen = append(seen, fmt.Sprintf("%d/%d", done, total)) }}, dir)
	var got []string
	for _, d := range docs {
		rel, _ := filepath.Rel(filepath.ToSlash(dir), d.Path)
		got = append(got, filepath.ToSlash(rel))
	}
	if want := "a/c.md a/d.html b.txt e.jsonl#1 e.jsonl#2"; strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
	want := map[string]bool{"e.jsonl": false, "f.pdf": true, "g.txt": true, "h.docx": false, "i.txt": true}
	if len(problems) != len(want) {
		t.Errorf("got %d problems: %+v", len(problems), problems)
	}
	for _, p := range problems {
		if fatal, ok := want[filepath.Base(p.Path)]; !ok || fatal != p.Fatal {
			t.Errorf("unexpected problem %+v", p)
		}
	}
	if len(seen) == 0 || seen[len(seen)-1] != fmt.Sprintf("%d/%d", len(seen)-1, len(seen)-1) {
		t.Errorf("progress %v", seen)
	}
}

func TestGivenPathsThatCannotBeReadAreFatal(t *testing.T) {
	dir := folder(t, map[string]string{"x.docx": "x", "empty/": "", "sources.csv": "path\n"})
	for _, p := range []string{"x.docx", "absent.txt", "empty", "sources.csv"} {
		docs, problems := open(t, Options{}, filepath.Join(dir, p))
		if len(docs) != 0 || len(problems) != 1 || !problems[0].Fatal || problems[0].Reason == "" {
			t.Errorf("%s: got %+v", p, problems)
		}
	}
}

func TestLargeFilesAreRefused(t *testing.T) {
	dir := folder(t, nil)
	path := filepath.Join(dir, "large.txt")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Truncate(200 << 20); err != nil {
		t.Skip("no sparse files here")
	}
	f.Close()
	_, problems := open(t, Options{}, path)
	if len(problems) != 1 || !strings.Contains(problems[0].Reason, "200 MiB") {
		t.Errorf("got %+v", problems)
	}
}

func TestTheSameBytesAreReadOnce(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": story, "b.txt": story})
	docs, problems := open(t, Options{}, dir, filepath.Join(dir, "a.txt"))
	if len(docs) != 1 || len(problems) != 1 || problems[0].Fatal || !strings.Contains(problems[0].Reason, "a.txt") {
		t.Errorf("got %d documents, %+v", len(docs), problems)
	}
}

func TestSourcesDescribeFiles(t *testing.T) {
	dir := folder(t, map[string]string{
		"a.txt": story, "b.txt": story, "sub/c.txt": story + "More.",
		"sources.csv": "path,title,publisher,author,published,url\na.txt,\"Envoys, again\",Post,Jane Roe,2024-05-14,https://p.example/a\nb.txt,Envoys,Times,,May 2024,\nsub/c.txt,,Ledger,,soon,\n",
	})
	docs, problems := open(t, Options{}, dir)
	if len(docs) != 3 || docs[0].ID == docs[1].ID {
		t.Fatalf("got %d documents, %+v", len(docs), problems)
	}
	a, b, c := docs[0], docs[1], docs[2]
	if a.Title != "Envoys, again" || a.Publisher != "Post" || a.Published.EDTF != "2024-05-14" || a.Published.Basis != entente.BasisHeader || a.URL == "" {
		t.Errorf("got %+v", a)
	}
	row := "a.txt,\"Envoys, again\",Post,Jane Roe,2024-05-14,https://p.example/a"
	if a.ID != Identify([]byte(story), []byte(row)) || a.RawSHA256 != hexSum([]byte(story)) {
		t.Error("the ID is not that of the bytes and the row")
	}
	if b.Published.EDTF != "2024-05" || c.Publisher != "Ledger" || c.Published.Known() {
		t.Errorf("got %+v and %+v", b.Published, c)
	}
	if len(problems) != 1 || problems[0].Place != "line 4" {
		t.Errorf("got %+v", problems)
	}
}

func TestStandardInputIsSniffed(t *testing.T) {
	for want, in := range map[string]string{
		"":         story,
		"html":     "<!DOCTYPE html><p>" + story,
		"\x00json": `{"id":"x","text":"One line."}` + "\n",
	} {
		docs, problems := open(t, Options{Stdin: strings.NewReader(in)}, "-")
		if len(docs) != 1 || docs[0].Derived != strings.TrimPrefix(want, "\x00json") {
			t.Errorf("%q: got %+v, %+v", want, docs, problems)
		}
	}
	if _, problems := open(t, Options{}, "-"); len(problems) != 1 || !problems[0].Fatal {
		t.Errorf("no standard input: %+v", problems)
	}
}

func TestLimitsAndCallbacksEndTheReading(t *testing.T) {
	dir := folder(t, map[string]string{"a.jsonl": `{"id":"1","text":"One."}` + "\n" + `{"id":"2","text":"Two."}` + "\n" + `{"id":"3","text":"Three."}`})
	docs, problems := open(t, Options{MaxDocuments: 2}, dir)
	if len(docs) != 2 || len(problems) != 1 {
		t.Errorf("got %d documents, %+v", len(docs), problems)
	}
	stop := errors.New("stop")
	if err := Stream(context.Background(), []string{dir}, Options{}, func(*entente.Document, *entente.Problem) error { return stop }); err != stop {
		t.Errorf("got %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := Stream(ctx, []string{dir}, Options{}, func(*entente.Document, *entente.Problem) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestTextSaysWhoWhenAndWhence(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "Envoys of two neighbours meet\nBy Jane Roe, Associated Press\nUpdated: 15 May 2024\nPublished: 14 May 2024\n\nVIENNA, May 14 (Reuters) — " + story})
	docs, _ := open(t, Options{}, dir)
	d := docs[0]
	if d.Title != "Envoys of two neighbours meet" || d.Author != "Jane Roe" || d.Published.EDTF != "2024-05-14" || d.Published.Basis != entente.BasisByline || d.Language != "en" {
		t.Errorf("got %+v", d)
	}
	if d.Dateline == nil || d.Dateline.Of(d.Text) != "VIENNA" {
		t.Errorf("dateline %v", d.Dateline)
	}
	var credits []string
	for _, c := range d.Credits {
		credits = append(credits, c.Kind+" "+c.Name+" "+c.Of(d.Text))
	}
	if got := strings.Join(credits, "; "); got != "byline Jane Roe Jane Roe; wire Associated Press Associated Press; wire Reuters Reuters" {
		t.Errorf("credits %s", got)
	}
}

func TestCapitalsBeforeAColonAreADatelineOnlyOnce(t *testing.T) {
	dir := folder(t, map[string]string{
		"report.txt":     "PORT ROYAL: " + story,
		"transcript.txt": "MODERATOR: " + story + "\nENVOY: We spoke of fish, and of tariffs, and of the crossings that were closed.\n",
	})
	docs, _ := open(t, Options{}, dir)
	if d := docs[0]; d.Dateline == nil || d.Dateline.Of(d.Text) != "PORT ROYAL" || d.Blocks[0].Kind != entente.BlockByline {
		t.Errorf("report: dateline %v, blocks %v", d.Dateline, d.Blocks)
	}
	if d := docs[1]; d.Dateline != nil {
		t.Errorf("transcript: dateline %q", d.Dateline.Of(d.Text))
	}
}

func TestTheSameBytesGiveTheSameDocuments(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": story, "b.html": "<h1>x y z</h1><p>" + story + "<p>" + story, "c.md": story + "\n- a b c\n"})
	first := ""
	for range 3 {
		docs, _ := open(t, Options{}, dir)
		s := ""
		for _, d := range docs {
			s += fmt.Sprintf("%+v\n", *d)
		}
		if first == "" {
			first = s
		} else if s != first {
			t.Fatal("two readings differ")
		}
	}
}

func BenchmarkStream(b *testing.B) {
	var lines strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&lines, `{"id":"%d","text":%q}`+"\n", i, fmt.Sprintf("Report %d. %s", i, story))
	}
	dir := folder(b, map[string]string{"a.jsonl": lines.String()})
	for b.Loop() {
		if docs, _ := open(b, Options{}, dir); len(docs) != 1000 {
			b.Fatal(len(docs))
		}
	}
}
