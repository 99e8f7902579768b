package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/archive"
	"entente/web/password"
)

// TestProgramsAreAnsweredBesideThePages asks the API and the metrics of the
// handler that serve makes, on loopback and where there are accounts.
func TestProgramsAreAnsweredBesideThePages(t *testing.T) {
	dir := t.TempDir()
	article, db := filepath.Join(dir, "a.txt"), filepath.Join(dir, "desk.db")
	if err := os.WriteFile(article, []byte(desk), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := run(t.Context(), []string{"add", "--archive", db, "--reading", "fast", article}, strings.NewReader(""), io.Discard, io.Discard); got != 0 {
		t.Fatalf("add ends with %d", got)
	}
	a := &app{stderr: io.Discard, archive: db, setting: "fast", quiet: true}
	store, err := a.openArchive(t.Context(), false)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	hash, err := password.Hash("a long secret")
	if err != nil {
		t.Fatal(err)
	}
	if err := store.SaveAccount(t.Context(), archive.Account{Name: "ada", Role: archive.Guest, Hash: hash, RecordedAt: now()}); err != nil {
		t.Fatal(err)
	}
	for _, local := range []bool{true, false} {
		h, _, err := a.pages(store, &serveOptions{addr: "127.0.0.1:0", plain: true}, local)
		if err != nil {
			t.Fatal(err)
		}
		for path, want := range map[string]string{"/api/v1/documents": "The Coastal Post", "/api/v1/openapi.json": `"openapi":"3.1.0"`,
			"/api/v1/briefs/compose?between=CHL,PER": "entente/brief/1", "/metrics": "entente_documents 1", "/healthz": "ok"} {
			for _, pass := range []string{"", "a wrong secret", "a long secret"} {
				r := httptest.NewRequest(http.MethodGet, "http://127.0.0.1"+path, nil)
				if pass != "" {
					r.SetBasicAuth("ada", pass)
				}
				w := httptest.NewRecorder()
				h.ServeHTTP(w, r)
				if local || pass == "a long secret" || path == "/healthz" {
					if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), want) {
						t.Errorf("local %v, password %q, %s: %d without %q", local, pass, path, w.Code, want)
					}
				} else if w.Code != http.StatusUnauthorized && w.Code != http.StatusTooManyRequests || strings.Contains(w.Body.String(), want) {
					t.Errorf("password %q opens %s: %d", pass, path, w.Code)
				}
			}
		}
		r := httptest.NewRequest(http.MethodGet, "http://desk.example/api/v1/documents", nil)
		w := httptest.NewRecorder()
		if h.ServeHTTP(w, r); w.Code == http.StatusOK {
			t.Errorf("local %v: answers to a name from elsewhere without a password", local)
		}
	}
}
