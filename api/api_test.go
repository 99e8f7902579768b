package api

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"entente"
	"entente/archive"
	"entente/archive/sqlite"
	"entente/archive/weighed"
	"entente/brief"
	"entente/intake"
	"entente/lexicon/actors"
	"entente/weighing"
	"entente/work"
)

// libraryDir is removed when the tests have ended.
var libraryDir string

func TestMain(m *testing.M) {
	var err error
	if libraryDir, err = os.MkdirTemp("", "entente-api"); err != nil {
		panic(err)
	}
	code := m.Run()
	os.RemoveAll(libraryDir)
	os.Exit(code)
}

var pipeline = sync.OnceValues(func() (*work.Pipeline, error) { return work.New(work.Options{Setting: "fast"}) })

// library is a file with an archive of our example corpora, made once.
var library = sync.OnceValues(func() (string, error) {
	path := filepath.Join(libraryDir, "desk.db")
	a, err := sqlite.Open(context.Background(), path)
	if err != nil {
		return "", err
	}
	defer a.Close()
	p, err := pipeline()
	if err != nil {
		return "", err
	}
	var claims []entente.Claim
	err = intake.Records(context.Background(), []string{"../examples/egypt-ethiopia", "../examples/serbia-kosovo"}, intake.Options{}, func(r *intake.Record, pr *entente.Problem) error {
		if pr != nil {
			return nil
		}
		_, found := p.Document(r.Document)
		claims = append(claims, found...)
		_, err := a.Add(context.Background(), r.Document, r.Raw, found, "2024-01-02T00:00:00Z", "1/fast")
		return err
	})
	if err != nil {
		return "", err
	}
	if err := a.Decide(context.Background(), archive.Decision{Claim: claims[0].ID, Verdict: archive.Accept, By: "Ada", RecordedAt: "2024-01-03T00:00:00Z"}); err != nil {
		return "", err
	}
	return path, record(a, p)
})

// record writes a brief of the archive into it.
func record(a *sqlite.Archive, p *work.Pipeline) error {
	b, err := compose(a, p, BriefRequest{Dyad: entente.NewDyad("EGY", "ETH"), Form: "timeline"})
	if err != nil {
		return err
	}
	body, err := json.Marshal(b)
	if err != nil {
		return err
	}
	_, err = a.AddBrief(context.Background(), "b:test", body, []string{b.Claims[0].ID}, "2024-01-04T00:00:00Z")
	return err
}

func compose(a *sqlite.Archive, p *work.Pipeline, r BriefRequest) (*entente.Brief, error) {
	var docs []*entente.Document
	for d, err := range a.Documents(context.Background(), archive.Filter{}) {
		if err != nil {
			return nil, err
		}
		docs = append(docs, d)
	}
	res, err := p.Run(context.Background(), docs)
	if err != nil {
		return nil, err
	}
	b, _, err := brief.Write(brief.Input{Dyad: r.Dyad, Form: r.Form, From: r.From, To: r.To, AsOf: r.AsOf, Reading: "1/fast", Name: func(c string) string { return c },
		Documents: res.Documents, Readings: res.Readings, Claims: res.Claims, Incidents: res.Incidents, Disputes: res.Disputes})
	return b, err
}

// door is the API over a copy of the library.
func door(t *testing.T) (*httptest.Server, *sqlite.Archive, *server) {
	t.Helper()
	from, err := library()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "desk.db")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	a, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	lex, err := actors.Load()
	if err != nil {
		t.Fatal(err)
	}
	w, err := weighing.New()
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Store: a, Desk: weighed.New(a, w, weighed.Options{}), Actors: lex, Version: "test", Reading: "1/fast",
		Brief: func(_ context.Context, r BriefRequest) (*entente.Brief, error) {
			p, err := pipeline()
			if err != nil {
				return nil, err
			}
			return compose(a, p, r)
		}}
	srv := httptest.NewServer(Handler(o))
	t.Cleanup(srv.Close)
	s := &server{Options: o}
	s.routes = s.table()
	return srv, a, s
}

type answer struct {
	status int
	body   []byte
	header http.Header
}

func ask(t *testing.T, address string, header ...string) answer {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{resp.StatusCode, body, resp.Header}
}

// walk follows the cursors of a list and returns the identities of its items.
func walk(t *testing.T, address, id string) []string {
	t.Helper()
	var out []string
	for range 1000 {
		a := ask(t, address)
		var p struct {
			Items []map[string]any
			Next  *string
		}
		if err := json.Unmarshal(a.body, &p); err != nil || a.status != 200 {
			t.Fatalf("%s: %d %s", address, a.status, a.body)
		}
		for _, it := range p.Items {
			out = append(out, fmt.Sprint(it[id]))
		}
		link := regexp.MustCompile(`<([^>]+)>; rel="next"`).FindStringSubmatch(a.header.Get("Link"))
		if p.Next == nil {
			if link != nil {
				t.Errorf("%s: the last page links to a next one", address)
			}
			return out
		}
		if link == nil {
			t.Fatalf("%s: no link to the next page", address)
		}
		u, _ := url.Parse(address)
		address = u.Scheme + "://" + u.Host + link[1]
	}
	t.Fatal("the list has no end")
	return nil
}

func TestPagesOfAnySizeGiveEachItemOnce(t *testing.T) {
	srv, _, _ := door(t)
	for _, c := range []struct{ path, id string }{
		{"/documents?", "id"}, {"/claims?", "id"}, {"/claims?between=EGY,ETH&kind=event&", "id"}, {"/incidents?", "id"}, {"/disputes?", "id"}, {"/actors?", "code"}, {"/briefs?", "id"},
		{"/documents?between=Egypt-Ethiopia&", "id"},
	} {
		want := walk(t, srv.URL+Base+c.path+"limit=500", c.id)
		if len(want) == 0 && c.path != "/disputes?" {
			t.Errorf("%s is empty", c.path)
		}
		seen := map[string]bool{}
		for _, id := range want {
			if seen[id] {
				t.Errorf("%s gives %s twice", c.path, id)
			}
			seen[id] = true
		}
		for _, n := range []int{1, 3, 7} {
			if n == 1 && len(want) > 150 {
				continue
			}
			if got := walk(t, fmt.Sprint(srv.URL, Base, c.path, "limit=", n), c.id); !slices.Equal(got, want) {
				t.Errorf("%s by %d: %d items, want %d", c.path, n, len(got), len(want))
			}
		}
	}
}

// examples are addresses for every route, with identities that are there.
func examples(t *testing.T, srv *httptest.Server) map[string]string {
	t.Helper()
	doc := walk(t, srv.URL+Base+"/documents", "id")[0]
	claim := walk(t, srv.URL+Base+"/claims?limit=500", "id")[0]
	incident := walk(t, srv.URL+Base+"/incidents?limit=500", "id")[0]
	disputes := walk(t, srv.URL+Base+"/disputes?limit=500", "id")
	out := map[string]string{
		"listDocuments": "/documents", "getDocument": "/documents/" + doc, "getDocumentText": "/documents/" + doc + "/text",
		"getLineage": "/lineage/" + incident, "getProvenance": "/lineage/" + doc + "/prov",
		"listClaims": "/claims", "getClaim": "/claims/" + claim, "listIncidents": "/incidents?limit=500", "getIncident": "/incidents/" + incident,
		"listDisputes": "/disputes", "listActors": "/actors", "findActors": "/actors/find?phrase=the+White+House",
		"getIndex": "/index?between=EGY,ETH", "search": "/search?q=dam", "listBriefs": "/briefs", "composeBrief": "/briefs/compose?between=EGY,ETH&form=timeline",
		"getBrief": "/briefs/b:test", "export": "/exports/csv",
	}
	if len(disputes) > 0 {
		out["getDispute"] = "/disputes/" + disputes[0]
	}
	return out
}

func TestNothingIsSentAgainWhileNothingHasChanged(t *testing.T) {
	srv, a, _ := door(t)
	doc := walk(t, srv.URL+Base+"/documents", "id")[0]
	for id, path := range examples(t, srv) {
		first := ask(t, srv.URL+Base+path)
		tag := first.header.Get("ETag")
		if first.status != 200 {
			continue
		}
		if again := ask(t, srv.URL+Base+path, "If-None-Match", `"other", `+tag); tag == "" || again.status != http.StatusNotModified || len(again.body) > 0 || again.header.Get("ETag") != tag {
			t.Errorf("%s: tag %q, then %d", id, tag, again.status)
		}
	}
	before := ask(t, srv.URL+Base+"/claims")
	if err := a.Remove(t.Context(), doc, "2024-02-01T00:00:00Z"); err != nil {
		t.Fatal(err)
	}
	after := ask(t, srv.URL+Base+"/claims", "If-None-Match", before.header.Get("ETag"))
	if after.status != 200 || bytes.Equal(before.body, after.body) {
		t.Errorf("after a change: %d", after.status)
	}
	if err := a.SaveRetrieval(t.Context(), archive.Retrieval{URL: "https://example.org/", At: "2024-02-02T00:00:00Z", Status: 200}); err != nil {
		t.Fatal(err)
	}
	if same := ask(t, srv.URL+Base+"/claims", "If-None-Match", after.header.Get("ETag")); same.status != http.StatusNotModified {
		t.Errorf("after a retrieval, which changes nothing: %d", same.status)
	}
}

func TestWhatIsWrongIsAProblemDetail(t *testing.T) {
	srv, _, _ := door(t)
	for path, want := range map[string]int{
		"/nothing": 404, "/documents/ffff": 404, "/claims/c:0": 404, "/incidents/i:0": 404, "/disputes/d:0": 404, "/briefs/b:0": 404, "/lineage/c:0": 404,
		"/documents?betwen=EGY,ETH": 400, "/documents?between=EGY": 400, "/documents?between=EGY,EGY": 400, "/documents?between=Atlantis,ETH": 400,
		"/documents?limit=0": 400, "/documents?limit=501": 400, "/documents?limit=x": 400, "/documents?cursor=%21": 400, "/documents?cursor=e30": 400, "/claims?kind=poem": 400,
		"/claims?from=June": 400, "/incidents?as_of=soon": 400, "/search": 400, "/search?q=...": 400, "/index": 400, "/index?between=EGY,ETH&by=year": 400,
		"/index?between=PER,CHL": 422, "/briefs/compose?between=PER,CHL": 422, "/documents?limit=1&limit=2": 400, "/exports/docx": 400,
	} {
		a := ask(t, srv.URL+Base+path)
		var p problem
		if err := json.Unmarshal(a.body, &p); err != nil || a.status != want || p.Status != want || p.Title == "" || !strings.HasPrefix(p.Type, "urn:entente:problem:") ||
			a.header.Get("Content-Type") != "application/problem+json" || a.header.Get("ETag") != "" {
			t.Errorf("%s: %d %s, want %d", path, a.status, a.body, want)
		}
	}
	resp, err := http.Post(srv.URL+Base+"/documents", "application/json", strings.NewReader("{}"))
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusMethodNotAllowed || resp.Header.Get("Allow") != "GET, HEAD" {
		t.Errorf("a POST: %d", resp.StatusCode)
	}
}

func TestNeitherAnswersNorLogsHoldWhatWasAskedOrFailed(t *testing.T) {
	var log bytes.Buffer
	_, a, s := door(t)
	o := s.Options
	o.Store, o.Log = a, slog.New(slog.NewJSONHandler(&log, nil))
	o.Brief = func(context.Context, BriefRequest) (*entente.Brief, error) {
		return nil, fmt.Errorf("read: %w", errors.New("the words of an article"))
	}
	h := Handler(o)
	for path, want := range map[string]int{"/briefs/compose?between=EGY,ETH": 500, "/search?q=wordsaskedfor": 200, "/documents?limit=2": 200} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, Base+path, nil))
		if w.Code != want || strings.Contains(w.Body.String(), "words of an article") {
			t.Errorf("%s: %d %s", path, w.Code, w.Body)
		}
	}
	if text := log.String(); strings.Contains(text, "article") || strings.Contains(text, "wordsaskedfor") || strings.Contains(text, "Nile") || !strings.Contains(text, "*errors.errorString") || strings.Count(text, `"msg":"request"`) != 3 {
		t.Error(text)
	}
}

func TestOnlyWhoIsAdmittedIsAnswered(t *testing.T) {
	_, a, s := door(t)
	o := s.Options
	o.Store = a
	o.Admit = func(w http.ResponseWriter, r *http.Request) bool {
		if r.Header.Get("X-Key") == "right" {
			return true
		}
		w.WriteHeader(http.StatusUnauthorized)
		return false
	}
	var routes []string
	o.Seen = func(route string, status int, _ time.Duration) {
		routes = append(routes, fmt.Sprint(route, " ", status))
	}
	h := Handler(o)
	for key, want := range map[string]int{"right": 200, "": 401} {
		r := httptest.NewRequest(http.MethodGet, Base+"/documents?limit=1", nil)
		r.Header.Set("X-Key", key)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("key %q: %d", key, w.Code)
		}
	}
	slices.Sort(routes)
	if fmt.Sprint(routes) != "[ 401 /documents 200]" {
		t.Errorf("seen %q", routes)
	}
}
