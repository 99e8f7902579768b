package main

import (
	"context"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// fetching runs the command with servers of this machine past the guard, and
// returns its status and what it noted.
func fetching(ctx context.Context, args ...string) (int, string) {
	var notes strings.Builder
	a := &app{stdin: strings.NewReader(""), stdout: io.Discard, stderr: &notes, dial: func(address string) bool {
		host, _, err := net.SplitHostPort(address)
		return err == nil && net.ParseIP(host).IsLoopback()
	}}
	return a.run(ctx, append([]string{"--reading", "fast"}, args...)), notes.String()
}

func TestPagesFeedsAndListsAreAddedAndWatched(t *testing.T) {
	w := newWire(t)
	dir := t.TempDir()
	db, list := filepath.Join(dir, "desk.db"), filepath.Join(dir, "desk.opml")
	if err := os.WriteFile(list, []byte(`<opml version="2.0"><body><outline text="Wire" xmlUrl="`+w.URL+`/feed1"/></body></opml>`), 0o600); err != nil {
		t.Fatal(err)
	}
	half := killArticles / 2
	for _, step := range []struct {
		args   []string
		status int
		want   string
	}{
		{[]string{"add", w.URL + "/article/0"}, 0, "1 added, 0 were there already"},
		{[]string{"add", w.URL + "/feed0"}, 0, "19 added, 0 were there already"}, // the first of 20 was taken as a page
		{[]string{"add", list}, 0, "20 added, 0 were there already"},
		{[]string{"watch", "--once", list, w.URL + "/feed0"}, 0, "0 added, 2 had not changed"},
		{[]string{"add", w.URL + "/robots.txt"}, 2, "the host answered 404 Not Found"},
		{[]string{"watch", dir}, 2, "neither an address nor an OPML file"},
		{[]string{"watch", filepath.Join(dir, "none.opml")}, 2, "no such file"},
	} {
		got, notes := fetching(t.Context(), append([]string{"--archive", db}, step.args...)...)
		if got != step.status || !strings.Contains(notes, step.want) {
			t.Errorf("%v ends with %d: %s", step.args, got, notes)
		}
	}
	if n := len(holdings(t, db)); n != 2*half {
		t.Errorf("%d documents", n)
	}
	ctx, stop := context.WithCancel(t.Context())
	defer time.AfterFunc(3*time.Second, stop).Stop()
	if got, notes := fetching(ctx, "--archive", filepath.Join(dir, "other.db"), "watch", "--every", "1h", list); got != 0 || !strings.Contains(notes, "20 added, 0 of them later versions") {
		t.Errorf("a watch ends with %d: %s", got, notes)
	}
}

func TestPrivateAddressesAreNotFetched(t *testing.T) {
	w := newWire(t)
	db := filepath.Join(t.TempDir(), "desk.db")
	for _, command := range [][]string{{"add", w.URL + "/feed0"}, {"watch", "--once", w.URL + "/feed0"}} {
		var notes strings.Builder
		if got := run(t.Context(), append([]string{"--archive", db, "--reading", "fast"}, command...), strings.NewReader(""), io.Discard, &notes); got != 2 || !strings.Contains(notes.String(), "is not a public address") {
			t.Errorf("%v ends with %d: %s", command, got, notes.String())
		}
	}
	if w.asked.Load() != 0 {
		t.Error("a private address was asked")
	}
}
