package sqlite

import (
	"path/filepath"
	"testing"

	"entente/archive"
	"entente/archive/archivetest"
)

func TestTheHeadMovesWithWhatIsSaidAndWithNothingElse(t *testing.T) {
	ctx := t.Context()
	a := open(t, filepath.Join(t.TempDir(), "a.db"))
	heads := map[string]bool{}
	moved := func(what string, want bool) {
		t.Helper()
		h, err := a.Head(ctx)
		if err != nil || heads[h] == want {
			t.Errorf("after %s the head is %q, seen before: %v, %v", what, h, heads[h], err)
		}
		heads[h] = true
	}
	moved("nothing", true)
	doc, raw, claims := archivetest.Document(1)
	if _, err := a.Add(ctx, doc, raw, claims, at, "v1"); err != nil {
		t.Fatal(err)
	}
	moved("a document", true)
	if _, err := a.Add(ctx, doc, raw, claims, at, "v1"); err != nil {
		t.Fatal(err)
	}
	moved("the same document", false)
	if err := a.SaveRetrieval(ctx, archive.Retrieval{URL: "https://example.org/a", At: at, Status: 200}); err != nil {
		t.Fatal(err)
	}
	if err := a.TouchRetrieval(ctx, "https://example.org/a", "2030-01-01T00:00:00Z"); err != nil {
		t.Fatal(err)
	}
	moved("a retrieval", false)
	if r, ok, err := a.Retrieval(ctx, "https://example.org/a"); err != nil || !ok || r.At[:4] != "2030" || r.Status != 200 {
		t.Errorf("%+v, %v, %v", r, ok, err)
	}
	if err := a.Remove(ctx, doc.ID, "2030-01-02T00:00:00Z"); err != nil {
		t.Fatal(err)
	}
	moved("a removal", true)
}

func TestWhatIsHeldUnderAVersionIsKnown(t *testing.T) {
	ctx := t.Context()
	a := open(t, filepath.Join(t.TempDir(), "a.db"))
	fill(t, a, 4)
	doc, _, claims := archivetest.Document(2)
	for version, want := range map[string]bool{"v1": true, "v2": false} {
		if got, err := a.Holds(ctx, doc.ID, version); err != nil || got != want {
			t.Errorf("%s: %v, %v", version, got, err)
		}
	}
	if id, err := a.ClaimDocument(ctx, claims[0].ID); err != nil || id != doc.ID {
		t.Errorf("%s, %v", id, err)
	}
	if _, err := a.ClaimDocument(ctx, "c:none"); err == nil {
		t.Error("a claim that is not there has a document")
	}
	all := counts(t, a)
	if err := a.Remove(ctx, doc.ID, "2030-01-02T00:00:00Z"); err != nil {
		t.Fatal(err)
	}
	if held, err := a.Holds(ctx, doc.ID, "v1"); err != nil || held {
		t.Errorf("what was removed is held: %v, %v", held, err)
	}
	less := 0
	for code, n := range counts(t, a) {
		if n > all[code] {
			t.Errorf("%s: %d claims, %d before", code, n, all[code])
		}
		less += all[code] - n
	}
	if n, err := a.Count(ctx); err != nil || n != 3 || less == 0 {
		t.Errorf("%d documents, %d fewer claims, %v", n, less, err)
	}
}

// counts are the actors, read in pages of one.
func counts(t *testing.T, a *Archive) map[string]int {
	t.Helper()
	out := map[string]int{}
	for after := ""; ; {
		page, err := a.ActorCounts(t.Context(), after, 1)
		if err != nil {
			t.Fatal(err)
		}
		if len(page) == 0 {
			return out
		}
		after = page[0].Code
		out[after] = page[0].Claims
	}
}
