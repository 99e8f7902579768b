package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"entente/archive"
	"entente/archive/sqlite"
)

// openLoopback runs the command in this process with loopback addresses past
// the guard of fetching, for servers that tests start.
func openLoopback(args []string) int {
	a := &app{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, dial: func(address string) bool {
		host, _, err := net.SplitHostPort(address)
		return err == nil && net.ParseIP(host).IsLoopback()
	}}
	return a.run(context.Background(), args)
}

const (
	killArticles = 40 // on the server
	killFiles    = 40 // in the folder
	killsAFile   = 25 // kills before a new archive is begun
)

// wire serves a list of two feeds and their articles, and counts requests.
type wire struct {
	asked atomic.Int64
	*httptest.Server
}

func newWire(t *testing.T) *wire {
	w := &wire{}
	w.Server = httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		w.asked.Add(1)
		var n int
		switch {
		case r.URL.Path == "/robots.txt":
			http.NotFound(rw, r)
		case strings.HasPrefix(r.URL.Path, "/feed"):
			fmt.Sscanf(r.URL.Path, "/feed%d", &n)
			rw.Header().Set("Content-Type", "application/rss+xml")
			rw.Header().Set("ETag", fmt.Sprintf(`"f%d"`, n))
			if r.Header.Get("If-None-Match") != "" {
				rw.WriteHeader(http.StatusNotModified)
				return
			}
			fmt.Fprint(rw, `<rss version="2.0"><channel><title>Wire</title>`)
			for i := n; i < killArticles; i += 2 {
				fmt.Fprintf(rw, "<item><link>/article/%d</link></item>", i)
			}
			fmt.Fprint(rw, "</channel></rss>")
		default:
			fmt.Sscanf(r.URL.Path, "/article/%d", &n)
			rw.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprintf(rw, "<html><head><title>Report %d</title></head><body><article><h1>Report %d</h1><p>%s</p></article></body></html>", n, n, told(n))
		}
	}))
	t.Cleanup(w.Close)
	return w
}

// told is a sentence of our own with a varied fact.
func told(n int) string {
	return fmt.Sprintf("Peru signed agreement number %d with Chile in Lima on %d May 2023, the foreign ministry said.", n, n%28+1)
}

// TestAddAndWatchKilledAtAnyPointLoseAndDoubleNothing kills add of a folder and
// watch of a list of feeds, alone and together on one archive, at random
// moments, ENTENTE_TEST_KILLS of them.
func TestAddAndWatchKilledAtAnyPointLoseAndDoubleNothing(t *testing.T) {
	kills := 12
	if v, err := strconv.Atoi(os.Getenv("ENTENTE_TEST_KILLS")); err == nil {
		kills = v
	}
	if testing.Short() {
		kills = 4
	}
	w := newWire(t)
	folder := t.TempDir()
	for n := range killFiles {
		name := filepath.Join(folder, fmt.Sprintf("%03d.txt", n))
		if err := os.WriteFile(name, []byte(told(100+n)+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	jobs := [][]string{
		{"add", folder},
		{"watch", "--every", "10ms", w.URL + "/feed0", w.URL + "/feed1"},
		{"watch", "--once", w.URL + "/feed1", w.URL + "/feed0"},
	}
	want := holdings(t, complete(t, filepath.Join(t.TempDir(), "whole.db"), jobs))
	if len(want) != killFiles+killArticles {
		t.Fatalf("an archive that is never killed holds %d documents", len(want))
	}
	rng := rand.New(rand.NewPCG(3, 7))
	kept := 0
	for done := 0; done < kills; {
		path := filepath.Join(t.TempDir(), "desk.db")
		seen := map[string]string{}
		for i := 0; i < killsAFile && done < kills; i++ {
			done += strike(t, path, jobs, rng, w)
			now := holdings(t, path)
			for id, claims := range seen {
				if now[id] != claims {
					t.Fatalf("after %d kills: document %s is lost or changed", done, id)
				}
			}
			seen = now
		}
		kept += len(seen)
		got := holdings(t, complete(t, path, jobs))
		for id, claims := range want {
			if got[id] != claims {
				t.Errorf("document %s is not as in an archive that was never killed", id)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%d documents after all, want %d", len(got), len(want))
		}
	}
	t.Logf("%d kills; %d documents had been taken by processes that were killed", kills, kept)
	if kept == 0 {
		t.Error("no document was taken before a kill")
	}
}

// strike starts one job, or add and watch together, and kills them after a
// random while or, of a watch, after a random number of requests.
func strike(t *testing.T, path string, jobs [][]string, rng *rand.Rand, w *wire) int {
	t.Helper()
	chosen := jobs[rng.IntN(len(jobs)):][:1]
	if rng.IntN(4) == 0 {
		chosen = jobs[:2]
	}
	asked := w.asked.Load()
	var running []*exec.Cmd
	for _, job := range chosen {
		running = append(running, start(t, path, job))
	}
	deadline := time.Now().Add(time.Duration(rng.IntN(1500)+20) * time.Millisecond)
	after := int64(rng.IntN(30) + 1)
	for time.Now().Before(deadline) && (chosen[0][0] == "add" || w.asked.Load()-asked < after) {
		time.Sleep(3 * time.Millisecond)
	}
	time.Sleep(time.Duration(rng.IntN(20)) * time.Millisecond)
	for _, cmd := range running {
		_ = cmd.Process.Kill() // it may have ended
		_ = cmd.Wait()
	}
	return len(running)
}

func start(t *testing.T, path string, job []string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0], append([]string{"--archive", path, "--reading", "fast", "-q"}, job...)...)
	cmd.Env = append(os.Environ(), "ENTENTE_TEST_LOOPBACK=1")
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd
}

// complete runs add and one watch to their end and returns path.
func complete(t *testing.T, path string, jobs [][]string) string {
	t.Helper()
	for _, job := range [][]string{jobs[0], jobs[2]} {
		if err := start(t, path, job).Wait(); err != nil {
			t.Fatalf("%v: %v", job, err)
		}
	}
	return path
}

// holdings checks the archive, its log included, and returns the hash of the
// claims of each document.
func holdings(t *testing.T, path string) map[string]string {
	t.Helper()
	ctx := context.Background()
	out := map[string]string{}
	a, err := sqlite.Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	r, err := a.Check(ctx)
	if err != nil || len(r.Faults) > 0 || r.Readings != r.Documents {
		t.Fatalf("after a kill: %+v, %v", r, err)
	}
	for d, err := range a.Documents(ctx, archive.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		claims := ""
		for c, err := range a.Claims(ctx, archive.Filter{Document: d.ID}) {
			if err != nil {
				t.Fatal(err)
			}
			claims += c.ID + " " + c.Text + "\n"
		}
		out[d.ID] = archive.Sum([]byte(d.Text + claims))
	}
	added := map[string]int{}
	for e, err := range a.Log(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		if e.Action == "add" {
			if added[e.Subject]++; added[e.Subject] > 1 {
				t.Fatalf("document %s was added twice", e.Subject)
			}
		}
	}
	if len(added) != len(out) || r.Documents != len(out) {
		t.Fatalf("%d documents, %d were added by the log", len(out), len(added))
	}
	return out
}
