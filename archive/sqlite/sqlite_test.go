package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente"
	"entente/archive"
	"entente/archive/archivetest"
)

const at = "2024-06-01T10:00:00Z"

func open(t testing.TB, path string) *Archive {
	t.Helper()
	a, err := Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

func fill(t testing.TB, a *Archive, n int) {
	t.Helper()
	for i := range n {
		doc, raw, claims := archivetest.Document(i)
		if _, err := a.Add(context.Background(), doc, raw, claims, at, "v1"); err != nil {
			t.Fatal(err)
		}
	}
}

func TestConformance(t *testing.T) {
	archivetest.Run(t, func(t *testing.T) archive.Store { return open(t, filepath.Join(t.TempDir(), "a.db")) })
}

func TestWhatIsNoArchiveIsRefusedAndLeftAlone(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(text, []byte("my notes, not a database"), 0o644); err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(dir, "other.db")
	db, err := sql.Open("sqlite", other)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("CREATE TABLE theirs(x)"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	newer := filepath.Join(dir, "newer.db")
	a := open(t, newer)
	if _, err := a.write.Exec("PRAGMA user_version = 99"); err != nil {
		t.Fatal(err)
	}
	a.Close()
	for _, path := range []string{text, other, newer, filepath.Join(dir, "absent", "a.db")} {
		if a, err := Open(context.Background(), path); err == nil {
			a.Close()
			t.Errorf("%s is opened", path)
		}
	}
	if data, _ := os.ReadFile(text); string(data) != "my notes, not a database" {
		t.Errorf("the file was changed to %q", data)
	}
}

func TestCheckFindsEveryKindOfDamage(t *testing.T) {
	for name, damage := range map[string]string{
		"raw bytes":      "UPDATE blobs SET bytes = X'00', packed = 0 WHERE sha256 = (SELECT raw FROM documents LIMIT 1)",
		"one byte":       "UPDATE blobs SET bytes = CAST(replace(bytes, 'fish', 'dish') AS BLOB), packed = 0 WHERE sha256 = (SELECT text FROM readings LIMIT 1)",
		"claim":          `UPDATE claims SET body = replace(body, 'spoke of fish', 'spoke of salt') WHERE seq = 2`,
		"claim's owner":  "UPDATE claims SET id = 'c:x' WHERE seq = 1",
		"log entry":      "UPDATE log SET subject = 'x' WHERE seq = 2",
		"log gap":        "DELETE FROM log WHERE seq = 2",
		"hidden":         "UPDATE heads SET present = 0 WHERE document = 1",
		"unsearchable":   "DELETE FROM words WHERE rowid = 1",
		"record of hash": "UPDATE readings SET body = replace(body, 'raw_sha256\":\"', 'raw_sha256\":\"0') WHERE seq = 1",
		"dangling claim": "PRAGMA foreign_keys = 0; UPDATE claims SET reading = 99 WHERE seq = 1",
	} {
		a := open(t, filepath.Join(t.TempDir(), "a.db"))
		fill(t, a, 3)
		if _, err := a.write.Exec(damage); err != nil {
			t.Fatal(name, err)
		}
		r, err := a.Check(context.Background())
		if err != nil || len(r.Faults) == 0 {
			t.Errorf("%s: no fault found (%v)", name, err)
		}
	}
}

func TestBackupAndRestoreAreComplete(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	a := open(t, filepath.Join(dir, "a.db"))
	fill(t, a, 20)
	backup, restored := filepath.Join(dir, "b.db"), filepath.Join(dir, "c.db")
	if err := a.Backup(ctx, backup); err != nil {
		t.Fatal(err)
	}
	if err := a.Backup(ctx, backup); err == nil {
		t.Error("a backup is written over another")
	}
	if r, err := Restore(ctx, backup, restored); err != nil || r.Documents != 20 {
		t.Fatalf("got %+v, %v", r, err)
	}
	if _, err := Restore(ctx, backup, restored); err == nil {
		t.Error("a restore is written over an archive")
	}
	if got, want := dump(t, open(t, restored)), dump(t, a); got != want {
		t.Error("the restored archive differs")
	}
	damaged := open(t, backup)
	if _, err := damaged.write.Exec("UPDATE claims SET id = 'c:x' WHERE seq = 1"); err != nil {
		t.Fatal(err)
	}
	if _, err := Restore(ctx, backup, filepath.Join(dir, "d.db")); entente.CodeOf(err) != entente.ErrWanting {
		t.Errorf("a damaged backup: %v", err)
	}
	if _, err := Restore(ctx, filepath.Join(dir, "none.db"), filepath.Join(dir, "d.db")); err == nil {
		t.Error("an absent backup is restored")
	}
}

// dump is everything that the views of an archive show.
func dump(t testing.TB, a *Archive) string {
	t.Helper()
	var b strings.Builder
	for d, err := range a.Documents(context.Background(), archive.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%+v\n", *d)
	}
	for c, err := range a.Claims(context.Background(), archive.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s %s %s\n", c.Document, c.ID, c.Text)
	}
	return b.String()
}

func TestIncrementalEqualsRebuild(t *testing.T) {
	dir := t.TempDir()
	one, other := open(t, filepath.Join(dir, "1.db")), open(t, filepath.Join(dir, "2.db"))
	fill(t, one, 30)
	var items []Item
	for i := range 30 {
		doc, raw, claims := archivetest.Document(29 - i)
		items = append(items, Item{doc, raw, claims})
	}
	if n, err := other.AddAll(context.Background(), items, at, "v1"); err != nil || n != 30 {
		t.Fatal(n, err)
	}
	if n, err := other.AddAll(context.Background(), items, at, "v1"); err != nil || n != 0 {
		t.Fatal(n, err)
	}
	if dump(t, one) != dump(t, other) {
		t.Error("the order of adding shows")
	}
}

func TestRunsBriefsAndRetrievalsAreRecords(t *testing.T) {
	ctx := context.Background()
	a := open(t, filepath.Join(t.TempDir(), "a.db"))
	fill(t, a, 1)
	for i, when := range []string{"2024-06-01", "2024-06-03"} {
		in := []entente.Incident{{ID: fmt.Sprintf("i:%d", i), Claims: []string{"c:1"}}}
		if err := a.AddRun(ctx, "AAA-BBB", in, []entente.Dispute{{ID: "d:1"}}, when); err != nil {
			t.Fatal(err)
		}
	}
	for asOf, want := range map[string]string{"": "i:1", "2024-06-02": "i:0"} {
		in, dis, ok, err := a.Run(ctx, "AAA-BBB", asOf)
		if err != nil || !ok || in[0].ID != want || len(dis) != 1 {
			t.Errorf("as of %q: %+v, %v, %v", asOf, in, ok, err)
		}
	}
	if _, _, ok, err := a.Run(ctx, "AAA-BBB", "2024-01-01"); ok || err != nil {
		t.Errorf("before the first run: %v, %v", ok, err)
	}
	for i, want := range []bool{true, false} {
		if added, err := a.AddBrief(ctx, "b:1", []byte(`{"x":1}`), []string{"c:1", "c:2", "c:1"}, at); err != nil || added != want {
			t.Errorf("brief %d: %v, %v", i, added, err)
		}
	}
	if touched, err := a.Touched(ctx, "c:2"); err != nil || strings.Join(touched, " ") != "b:1" {
		t.Errorf("touched %v, %v", touched, err)
	}
	if body, err := a.Brief(ctx, "b:1"); err != nil || string(body) != `{"x":1}` {
		t.Errorf("brief %s, %v", body, err)
	}
	want := archive.Retrieval{URL: "https://post.example/", At: "2024-06-01T10:00:00.000Z", Status: 200, ETag: `"x"`}
	if err := a.SaveRetrieval(ctx, want); err != nil {
		t.Fatal(err)
	}
	if got, ok, err := a.Retrieval(ctx, want.URL); err != nil || !ok || got != want {
		t.Errorf("got %+v, %v, %v", got, ok, err)
	}
	if ids, err := a.Versions(ctx, "https://post.example/0"); err != nil || len(ids) != 1 {
		t.Errorf("versions %v, %v", ids, err)
	}
	if r, err := a.Check(ctx); err != nil || len(r.Faults) != 0 {
		t.Errorf("got %+v, %v", r, err)
	}
}

func TestDriverAndItsLibraryAgree(t *testing.T) {
	mod, err := os.ReadFile(filepath.Join("..", "..", "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"modernc.org/sqlite v1.60.1", "modernc.org/libc v1.77.1"} {
		if !strings.Contains(string(mod), want) {
			t.Errorf("go.mod does not hold %s: the driver needs exactly the library it was made with", want)
		}
	}
}

func BenchmarkAdd(b *testing.B) {
	a := open(b, filepath.Join(b.TempDir(), "a.db"))
	for i := 0; b.Loop(); i++ {
		doc, raw, claims := archivetest.Document(i)
		if _, err := a.Add(context.Background(), doc, raw, claims, at, "v1"); err != nil {
			b.Fatal(err)
		}
	}
}
