package leads

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/gauge/tables"
	"entente/lexicon/actors"
	"entente/lexicon/ontology"
)

func reader(t testing.TB) *tables.Reader {
	t.Helper()
	lex, err := actors.Load()
	if err != nil {
		t.Fatal(err)
	}
	ont, err := ontology.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	r, err := tables.New(ont, lex.Country)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// table is an ICEWS file of n rows with two-sided acts and damaged rows.
func table(n, salt int) string {
	var b strings.Builder
	b.WriteString("Event ID\tEvent Date\tSource Country\tCAMEO Code\tIntensity\tTarget Country\n")
	places := []string{"Peru", "Chile", "Bolivia", "Nowhere"}
	for i := range n {
		fmt.Fprintf(&b, "%d\t2024-03-%02d\t%s\t%s\t1\t%s\n", i, 1+i*28/n, places[i%4], []string{"046", "112", "046", "046", "042", "043"}[(i+salt)%6], places[(i/4+1)%3])
		if i%97 == 0 {
			b.WriteString("damaged\trow\n")
		}
	}
	return b.String()
}

func write(t *testing.T, dir, name, text string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// whole imports files in one go into a new OUT and returns what it holds.
func whole(t *testing.T, r *tables.Reader, files []string) (out, log string) {
	t.Helper()
	dir := t.TempDir()
	m, err := Open(r, tables.ICEWS, filepath.Join(dir, "out"), filepath.Join(dir, "log"), false)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if _, err := m.File(t.Context(), f, nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	return text(t, dir, "out"), text(t, dir, "log")
}

func text(t *testing.T, dir, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// dying is a context that ends after some looks at it, as reading looks at it
// once in a thousand lines.
type dying struct {
	context.Context
	looks *int
}

func (d dying) Err() error {
	if *d.looks--; *d.looks < 0 {
		return context.Canceled
	}
	return nil
}

func TestAnImportThatIsInterruptedAgainAndAgainLosesAndDoublesNothing(t *testing.T) {
	r, dir := reader(t), t.TempDir()
	files := []string{write(t, dir, "a.tab", table(6000, 0)), write(t, dir, "b.tab", table(4000, 1))}
	want, wantLog := whole(t, r, files)
	tries, done := 0, 0
	for ; done < len(files) && tries < 100; tries++ {
		m, err := Open(r, tables.ICEWS, filepath.Join(dir, "out"), filepath.Join(dir, "log"), false)
		if err != nil {
			t.Fatal(err)
		}
		m.Every = 700
		looks := 2 + tries%3
		done = 0
		for _, name := range files {
			f, err := m.File(dying{t.Context(), &looks}, name, nil)
			if errors.Is(err, context.Canceled) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			if f.Done {
				done++
			}
		}
		if err := m.Close(); err != nil {
			t.Fatal(err)
		}
		// what a killed program leaves behind a checkpoint
		for _, name := range []string{"out", "log"} {
			f, err := os.OpenFile(filepath.Join(dir, name), os.O_APPEND|os.O_WRONLY, 0)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := f.WriteString(`{"date":"2024-03-0`); err != nil {
				t.Fatal(err)
			}
			if err := f.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if tries < 4 || done != len(files) {
		t.Fatalf("%d files after %d tries", done, tries)
	}
	m, err := Open(r, tables.ICEWS, filepath.Join(dir, "out"), filepath.Join(dir, "log"), false)
	if err != nil {
		t.Fatal(err)
	}
	f, err := m.File(t.Context(), files[0], nil)
	if err != nil || !f.Known || len(f.First["wrong number of columns"]) != firstLines || f.Report().Rows != 6000+62 {
		t.Errorf("%+v %v", f, err)
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	if got := text(t, dir, "out"); got != want {
		t.Errorf("%d bytes of events, want %d", len(got), len(want))
	}
	if got := text(t, dir, "log"); got != wantLog {
		t.Errorf("%d bytes of skipped lines, want %d", len(got), len(wantLog))
	}
}

func TestPackedTablesAreReadAndGoneOnWith(t *testing.T) {
	r, dir := reader(t), t.TempDir()
	plain := table(3000, 0)
	want, _ := whole(t, r, []string{write(t, dir, "a.tab", plain)})
	var gz, zipped bytes.Buffer
	g := gzip.NewWriter(&gz)
	z := zip.NewWriter(&zipped)
	inner, err := z.Create("a.tab")
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range []io.Writer{g, inner} {
		if _, err := io.WriteString(w, plain); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(g.Close(), z.Close()); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{write(t, dir, "a.tab.gz", gz.String()), write(t, dir, "a.zip", zipped.String())} {
		out := t.TempDir()
		for try := range 3 {
			m, err := Open(r, tables.ICEWS, filepath.Join(out, "out"), "", false)
			if err != nil {
				t.Fatal(err)
			}
			m.Every = 500
			looks := 2
			if try > 0 {
				looks = 100
			}
			f, err := m.File(dying{t.Context(), &looks}, name, nil)
			if try == 0 != errors.Is(err, context.Canceled) || try == 1 != f.Resumed || try == 2 != f.Known {
				t.Fatalf("%s, try %d: %+v %v", name, try, f, err)
			}
			if err := m.Close(); err != nil {
				t.Fatal(err)
			}
		}
		base := filepath.Base(name)
		if got := strings.ReplaceAll(text(t, out, "out"), base, "a.tab"); got != want {
			t.Errorf("%s: %d bytes, want %d", base, len(got), len(want))
		}
	}
}

func TestAStreamHasNoCheckpoints(t *testing.T) {
	r, dir := reader(t), t.TempDir()
	name := write(t, dir, "a.tab", table(200, 0))
	want, wantLog := whole(t, r, []string{name})
	var out, log bytes.Buffer
	m, err := Stream(r, tables.ICEWS, &out, &log)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := m.File(t.Context(), "-", strings.NewReader(table(200, 0))); err != nil {
		t.Fatal(err)
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	if got := strings.ReplaceAll(want, `"file":"a.tab",`, ""); out.String() != got || strings.Count(log.String(), "\n") != strings.Count(wantLog, "\n") {
		t.Errorf("%d and %d bytes, want %d and %d", out.Len(), log.Len(), len(got), len(wantLog))
	}
}

func TestWhatDoesNotBelongTogetherIsRefused(t *testing.T) {
	r, dir := reader(t), t.TempDir()
	out := write(t, dir, "out", "something else\n")
	if _, err := Open(r, tables.ICEWS, out, "", false); err == nil {
		t.Error("a file of another origin was taken")
	}
	m, err := Open(r, tables.ICEWS, out, "", true)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := m.File(t.Context(), write(t, dir, "a.tab", table(50, 0)), nil); err != nil {
		t.Fatal(err)
	}
	if _, err := m.File(t.Context(), filepath.Join(dir, "absent"), nil); err == nil {
		t.Error("an absent file was read")
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(r, tables.GDELT, out, "", false); err == nil {
		t.Error("another format was taken")
	}
	if err := os.Truncate(out, 3); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(r, tables.ICEWS, out, "", false); err == nil {
		t.Error("a shortened file was taken")
	}
	if err := os.WriteFile(out+".import.json", []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(r, tables.ICEWS, out, "", false); err == nil {
		t.Error("a damaged state was taken")
	}
}
