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

// host serves bodies by path with ETags, a status where one is set, and counts
// what it is asked.
type host struct {
	mu     sync.Mutex
	bodies map[string]string
	status map[string]int
	asked  map[string]int
	server *httptest.Server
}

func (h *host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.asked[r.URL.Path]++
	if s := h.status[r.URL.Path]; s != 0 {
		w.WriteHeader(s)
		return
	}
	body, ok := h.bodies[r.URL.Path]
	if !ok {
		http.NotFound(w, r)
		return
	}
	tag := `"` + archive.Sum([]byte(body))[:8] + `"`
	w.Header().Set("ETag", tag)
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	switch {
	case strings.HasPrefix(body, "<rss"), strings.HasPrefix(body, "<feed"), strings.HasPrefix(body, "<opml"):
		w.Header().Set("Content-Type", "application/xml")
	case strings.HasPrefix(body, "{"):
		w.Header().Set("Content-Type", "application/feed+json")
	default:
		w.Header().Set("Content-Type", "text/html")
	}
	io.WriteString(w, body)
}

func (h *host) set(path, body string) { h.mu.Lock(); h.bodies[path] = body; h.mu.Unlock() }

func (h *host) fail(path string, status int) { h.mu.Lock(); h.status[path] = status; h.mu.Unlock() }

func (h *host) times(path string) int { h.mu.Lock(); defer h.mu.Unlock(); return h.asked[path] }

func article(n int) string {
	return fmt.Sprintf("<article><h1>Report %d of the day</h1><p>The envoys of Norland and Sudria met in Vienna on Tuesday for talk number %d.</p></article>", n, n)
}

func rss(paths ...string) string {
	var b strings.Builder
	b.WriteString(`<rss version="2.0"><channel>`)
	for _, p := range paths {
		fmt.Fprintf(&b, "<item><link>%s</link></item>", p)
	}
	return b.String() + "</channel></rss>"
}

// clock is a time that moves when somebody sleeps.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time { c.mu.Lock(); defer c.mu.Unlock(); return c.now }

func (c *clock) pass(d time.Duration) { c.mu.Lock(); c.now = c.now.Add(d); c.mu.Unlock() }

func (c *clock) sleep(ctx context.Context, d time.Duration) error { c.pass(d); return ctx.Err() }

func watcher(t *testing.T) (*host, *Collector, *clock, *sqlite.Archive) {
	t.Helper()
	h := &host{bodies: map[string]string{}, status: map[string]int{}, asked: map[string]int{}}
	h.server = httptest.NewServer(h)
	t.Cleanup(h.server.Close)
	a, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	k := &clock{now: time.Date(2024, 5, 14, 10, 0, 0, 0, time.UTC)}
	addr := strings.TrimPrefix(h.server.URL, "http://")
	client := fetch.New(fetch.Options{Pause: -1, Now: k.Now, Sleep: k.sleep, Allow: func(at string) bool { return at == addr }})
	t.Cleanup(client.Close)
	return h, &Collector{Store: a, Client: client, Version: "v1", Now: k.Now, Schedule: feed.Schedule{Every: time.Hour, Longest: 8 * time.Hour},
		Read: func(context.Context, *entente.Document) ([]entente.Claim, error) { return nil, nil }}, k, a
}

func TestAnAddressIsTakenForWhatItsBytesAre(t *testing.T) {
	h, c, _, _ := watcher(t)
	h.set("/page", article(1))
	h.set("/rss", rss())
	h.set("/atom", `<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>`)
	h.set("/json", `{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[]}`)
	h.set("/list", `<opml version="2.0"><body><outline xmlUrl="http://example.org/feed"/></body></opml>`)
	for path, want := range map[string]Kind{"/page": APage, "/rss": AFeed, "/atom": AFeed, "/json": AFeed, "/list": AList} {
		if p := c.Ask(t.Context(), h.server.URL+path, 0); p.Kind != want || p.Err != nil {
			t.Errorf("%s: got %+v", path, p)
		}
	}
	if p := c.Feed(t.Context(), h.server.URL+"/page?1", 0); p.Err == nil {
		t.Error("a page was taken for a feed")
	}
}

func TestWhatIsMissedIsAskedForAgainAndWhatIsRefusedIsNot(t *testing.T) {
	h, c, _, a := watcher(t)
	h.set("/feed", rss("/a", "/b", "/gone"))
	h.set("/a", article(1))
	h.set("/b", article(2))
	h.fail("/b", http.StatusBadGateway)
	at := h.server.URL + "/feed"
	if p := c.Feed(t.Context(), at, 0); p.Err != nil || len(p.Pages) != 3 {
		t.Fatalf("got %+v", p)
	}
	h.fail("/b", 0)
	p := c.Feed(t.Context(), at, 0)
	if p.Err != nil || p.Unchanged || len(p.Pages) != 1 || !p.Pages[0].Added {
		t.Errorf("what was missed: %+v", p)
	}
	if p := c.Feed(t.Context(), at, 0); !p.Unchanged {
		t.Errorf("asked whole again: %+v", p)
	}
	if n := h.times("/gone"); n != 1 {
		t.Errorf("what is gone was asked for %d times", n)
	}
	if n := documents(t, a); n != 2 {
		t.Errorf("%d documents", n)
	}
}

func TestALaterVersionIsFoundWhenItIsDue(t *testing.T) {
	h, c, k, a := watcher(t)
	c.Recheck = 24 * time.Hour
	h.set("/feed", rss("/a"))
	h.set("/a", article(1))
	at := h.server.URL + "/feed"
	first := c.Feed(t.Context(), at, 0)
	h.set("/a", article(7))
	h.set("/feed", rss("/a", "/b")) // the feed has moved on, and still names it
	h.set("/b", article(2))
	if p := c.Feed(t.Context(), at, 0); len(p.Pages) != 1 {
		t.Errorf("asked too soon: %+v", p.Pages)
	}
	k.pass(25 * time.Hour)
	h.set("/feed", rss("/a", "/b", "/c"))
	h.set("/c", article(3))
	p := c.Feed(t.Context(), at, 0)
	if len(p.Pages) != 3 || !p.Pages[0].Added || len(p.Pages[0].Earlier) != 1 || p.Pages[0].Earlier[0] != first.Pages[0].Document || !p.Pages[1].Unchanged {
		t.Errorf("got %+v", p.Pages)
	}
	if n := documents(t, a); n != 4 {
		t.Errorf("%d documents", n)
	}
}

func TestAWatchAsksEachAddressWhenItIsDue(t *testing.T) {
	h, c, k, a := watcher(t)
	h.set("/one", rss("/a"))
	h.set("/a", article(1))
	h.set("/list", `<opml version="2.0"><body><outline xmlUrl="`+h.server.URL+`/two"/></body></opml>`)
	h.set("/two", rss("/b"))
	h.set("/b", article(2))
	h.fail("/down", http.StatusServiceUnavailable)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	begun := k.Now()
	polls := map[string]int{}
	err := c.Watch(ctx, []string{h.server.URL + "/one", h.server.URL + "/list", h.server.URL + "/down", h.server.URL + "/one"}, 2, false, k.sleep, func(p Poll) {
		polls[strings.TrimPrefix(p.URL, h.server.URL)]++
		if k.Now().Sub(begun) > 10*time.Hour {
			stop()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("ended with %v", err)
	}
	if polls["/one"] < 9 || polls["/one"] > 12 || polls["/two"] < 9 || polls["/list"] != 1 || polls["/down"] < 2 || polls["/down"] > 4 {
		t.Errorf("polls %v", polls)
	}
	if h.times("/a") != 1 || h.times("/b") != 1 || documents(t, a) != 2 {
		t.Errorf("asked %v", h.asked)
	}
	// A restart asks nobody before their time.
	ctx, stop = context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer stop()
	soon := h.times("/one")
	_ = c.Watch(ctx, []string{h.server.URL + "/one"}, 2, false, func(ctx context.Context, _ time.Duration) error { <-ctx.Done(); return ctx.Err() }, func(Poll) {})
	if h.times("/one") != soon {
		t.Error("asked again at once")
	}
}

func TestOnceAsksEachAddressOneTime(t *testing.T) {
	h, c, k, a := watcher(t)
	h.set("/one", rss("/a"))
	h.set("/a", article(1))
	h.set("/list", `<opml version="2.0"><body><outline xmlUrl="`+h.server.URL+`/one"/><outline xmlUrl="`+h.server.URL+`/two"/></body></opml>`)
	h.set("/two", rss("/b"))
	h.set("/b", article(2))
	for range 2 {
		if err := c.Watch(t.Context(), []string{h.server.URL + "/list"}, 4, true, k.sleep, func(Poll) {}); err != nil {
			t.Fatal(err)
		}
	}
	if h.times("/one") != 2 || h.times("/two") != 2 || h.times("/a") != 1 || documents(t, a) != 2 {
		t.Errorf("asked %v", h.asked)
	}
}
