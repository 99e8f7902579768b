package collect

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"entente"
	"entente/archive"
	"entente/archive/sqlite"
	"entente/intake/feed"
	"entente/intake/fetch"
)

// site serves a feed of two articles, whose texts can be changed.
type site struct {
	mu     sync.Mutex
	texts  map[string]string
	asked  map[string]int
	down   bool
	server *httptest.Server
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked[r.URL.Path]++
	if s.down {
		w.Header().Set("Retry-After", "7200")
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	body := s.texts[r.URL.Path]
	if r.URL.Path == "/feed" {
		body = `<rss version="2.0"><channel><item><link>/a</link></item><item><link>/b?utm_source=feed</link></item><item><link>http://10.0.0.1/c</link></item></channel></rss>`
		w.Header().Set("Content-Type", "application/rss+xml")
	} else {
		w.Header().Set("Content-Type", "text/html")
	}
	if body == "" {
		http.NotFound(w, r)
		return
	}
	tag := `"` + archive.Sum([]byte(body))[:8] + `"`
	w.Header().Set("ETag", tag)
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	io.WriteString(w, body)
}

func setup(t *testing.T) (*site, *Collector, *sqlite.Archive) {
	t.Helper()
	s := &site{texts: map[string]string{}, asked: map[string]int{}}
	for _, p := range []string{"/a", "/b"} {
		s.texts[p] = fmt.Sprintf("<article><h1>Report %s of the day</h1><p>The envoys of Norland and Sudria met in Vienna on Tuesday for talk number %s.</p></article>", p, p)
	}
	s.server = httptest.NewServer(s)
	t.Cleanup(s.server.Close)
	a, err := sqlite.Open(context.Background(), filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	addr := strings.TrimPrefix(s.server.URL, "http://")
	now := func() time.Time { return time.Date(2024, 5, 14, 10, 0, 0, 0, time.UTC) }
	client := fetch.New(fetch.Options{Pause: -1, IgnoreRobots: true, Now: now, Allow: func(at string) bool { return at == addr }})
	t.Cleanup(client.Close)
	c := &Collector{Store: a, Client: client, Version: "v1", Now: now, Schedule: feed.Schedule{Every: time.Hour, Longest: 8 * time.Hour},
		Read: func(_ context.Context, doc *entente.Document) ([]entente.Claim, error) { return nil, nil }}
	return s, c, a
}

func documents(t *testing.T, a *sqlite.Archive) int {
	t.Helper()
	r, err := a.Check(context.Background())
	if err != nil || len(r.Faults) > 0 {
		t.Fatalf("%+v, %v", r, err)
	}
	return r.Documents
}

func TestAFeedIsTakenOnce(t *testing.T) {
	s, c, a := setup(t)
	ctx := context.Background()
	poll := c.Feed(ctx, s.server.URL+"/feed", 0)
	if poll.Err != nil || len(poll.Pages) != 3 || !poll.Pages[0].Added || !poll.Pages[1].Added || poll.Pages[2].Err == nil {
		t.Fatalf("got %+v", poll)
	}
	if n := documents(t, a); n != 2 {
		t.Errorf("%d documents", n)
	}
	again := c.Feed(ctx, s.server.URL+"/feed", 0)
	if again.Err != nil || !again.Unchanged || len(again.Pages) != 0 || again.Next.Sub(c.Now()) != time.Hour {
		t.Errorf("got %+v", again)
	}
	if s.asked["/a"] != 1 || s.asked["/b"] != 1 {
		t.Errorf("asked %v", s.asked)
	}
}

func TestVersionsOfAnArticleAreRecognised(t *testing.T) {
	s, c, a := setup(t)
	ctx := context.Background()
	first := c.Page(ctx, s.server.URL+"/a")
	if first.Err != nil || !first.Added || len(first.Earlier) != 0 {
		t.Fatalf("got %+v", first)
	}
	if same := c.Page(ctx, s.server.URL+"/a"); same.Err != nil || !same.Unchanged {
		t.Errorf("got %+v", same)
	}
	s.mu.Lock()
	s.texts["/a"] = strings.Replace(s.texts["/a"], "Tuesday", "Wednesday", 1)
	s.mu.Unlock()
	second := c.Page(ctx, s.server.URL+"/a")
	if second.Err != nil || !second.Added || strings.Join(second.Earlier, " ") != first.Document {
		t.Errorf("got %+v", second)
	}
	if n := documents(t, a); n != 2 {
		t.Errorf("%d documents", n)
	}
}

func TestTroubleIsWaitedOut(t *testing.T) {
	s, c, _ := setup(t)
	s.down = true
	poll := c.Feed(context.Background(), s.server.URL+"/feed", 1)
	if poll.Err == nil || poll.Next.Sub(c.Now()) != 4*time.Hour {
		t.Errorf("got %+v", poll)
	}
	poll = c.Feed(context.Background(), s.server.URL+"/feed", 0)
	if poll.Err == nil || poll.Next.Sub(c.Now()) != 2*time.Hour {
		t.Errorf("after one failure: %+v", poll)
	}
}

func TestAPageThatCannotBeReadIsTriedAgain(t *testing.T) {
	s, c, a := setup(t)
	c.Read = func(context.Context, *entente.Document) ([]entente.Claim, error) { return nil, errors.New("no model") }
	if p := c.Page(context.Background(), s.server.URL+"/a"); p.Err == nil || p.Added {
		t.Errorf("got %+v", p)
	}
	c.Read = func(context.Context, *entente.Document) ([]entente.Claim, error) { return nil, nil }
	if p := c.Page(context.Background(), s.server.URL+"/a"); p.Err != nil || !p.Added {
		t.Errorf("got %+v", p)
	}
	if n := documents(t, a); n != 1 {
		t.Errorf("%d documents", n)
	}
}
