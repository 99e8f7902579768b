package fetch

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"code.dny.dev/ssrf"

	"entente"
)

const article = "<html><head><title>Envoys meet again in Vienna</title></head><body><article><p>The envoys of Norland and Sudria met in Vienna on Tuesday, their first meeting in three years.</p></article></body></html>"

// local serves h and makes a Client that may ask this server only.
func local(t *testing.T, h http.HandlerFunc, opts Options) (*Client, string) {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	addr := strings.TrimPrefix(s.URL, "http://")
	opts.Allow = func(a string) bool { return a == addr }
	if opts.Pause == 0 {
		opts.Pause = -1
	}
	opts.Now = func() time.Time { return time.Date(2024, 5, 14, 10, 0, 0, 0, time.UTC) }
	c := New(opts)
	t.Cleanup(c.Close)
	return c, s.URL
}

func page(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		io.WriteString(w, body)
	}
}

func TestPrivateAddressesAreNotAsked(t *testing.T) {
	c := New(Options{IgnoreRobots: true, Pause: -1, Timeout: 5 * time.Second})
	defer c.Close()
	for _, at := range []string{
		"http://127.0.0.1/", "http://127.0.0.1:8080/", "http://127.8.9.1/", "http://localhost/", "http://0.0.0.0/", "http://10.0.0.1/", "http://10.255.255.254/",
		"http://172.16.0.1/", "http://172.31.255.1/", "http://192.168.1.1/", "http://169.254.169.254/latest/meta-data/", "http://100.64.0.1/", "http://192.0.0.8/",
		"http://198.18.0.1/", "http://224.0.0.1/", "http://240.0.0.1/", "http://255.255.255.255/", "http://[::1]/", "http://[::]/", "http://[fe80::1]/", "http://[fc00::1]/",
		"http://[fd12:3456::1]/", "http://[ff02::1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:10.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/",
		"http://[2001:db8::1]/", "https://127.0.0.1/", "https://[::1]/", "http://8.8.8.8:22/", "http://8.8.8.8:6379/", "http://8.8.8.8:25/", "https://8.8.8.8:8443/",
	} {
		_, err := c.Get(context.Background(), Request{URL: at})
		prohibited := errors.Is(err, ssrf.ErrProhibitedIP) || errors.Is(err, ssrf.ErrProhibitedPort) || errors.Is(err, ssrf.ErrProhibitedNetwork)
		if !prohibited || entente.CodeOf(err) != entente.ErrInvalid {
			t.Errorf("%s: %v", at, err)
		}
	}
}

func TestOnlyWebAddressesAreTaken(t *testing.T) {
	c := New(Options{IgnoreRobots: true, Pause: -1})
	defer c.Close()
	for _, at := range []string{
		"file:///etc/passwd", "ftp://a.example/", "gopher://a.example/", "data:text/html,x", "javascript:alert(1)", "unix:///var/run/x.sock", "//a.example/", "/etc/passwd",
		"http:///x", "http://user:pass@a.example/", "https://user@a.example/", "", "ht tp://x", "http://[::1", "dict://a.example:11111/", "ldap://a.example/", "http://a.example/" + strings.Repeat("x", 5000),
	} {
		if _, err := c.Get(context.Background(), Request{URL: at}); entente.CodeOf(err) != entente.ErrInvalid {
			t.Errorf("%s: %v", at[:min(len(at), 40)], err)
		}
	}
}

func TestRedirectsAreGuarded(t *testing.T) {
	for name, c := range map[string]struct{ to, want string }{
		"to loopback":     {"http://127.0.0.1:1/", "not a public address"},
		"to a private":    {"http://192.168.0.1/", "not a public address"},
		"to the metadata": {"http://169.254.169.254/", "not a public address"},
		"to a file":       {"file:///etc/passwd", "not an address of the web"},
		"to a script":     {"javascript:alert(1)", "not an address of the web"},
		"with a password": {"http://u:p@a.example/", "user name"},
		"in a ring":       {"/", "too often"},
	} {
		client, base := local(t, func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/robots.txt" {
				http.NotFound(w, r)
				return
			}
			w.Header().Set("Location", c.to)
			w.WriteHeader(http.StatusFound)
		}, Options{})
		if _, err := client.Get(context.Background(), Request{URL: base + "/"}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestPagesBecomeDocuments(t *testing.T) {
	client, base := local(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/old":
			http.Redirect(w, r, "/new#x", http.StatusMovedPermanently)
		default:
			page(article)(w, r)
		}
	}, Options{})
	r, err := client.Get(context.Background(), Request{URL: base + "/old"})
	if err != nil {
		t.Fatal(err)
	}
	if r.URL != base+"/new" || r.Requested != base+"/old" || r.MediaType != "text/html" || r.Retrieved != "2024-05-14T10:00:00Z" {
		t.Errorf("got %+v", r)
	}
	d, err := Document(r)
	if err != nil || d.URL != base+"/new" || d.Retrieved != "2024-05-14T10:00:00Z" || d.Title != "Envoys meet again in Vienna" || !strings.Contains(d.Text, "first meeting") {
		t.Errorf("got %+v, %v", d, err)
	}
}

func TestSizesAreBounded(t *testing.T) {
	for name, h := range map[string]http.HandlerFunc{
		"declared": page(strings.Repeat("x", 5000)),
		"streamed": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			for range 50 {
				io.WriteString(w, strings.Repeat("x", 100))
				w.(http.Flusher).Flush()
			}
		},
		"packed": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			w.Header().Set("Content-Encoding", "gzip")
			zw := gzip.NewWriter(w)
			zw.Write(make([]byte, 10<<20))
			zw.Close()
		},
	} {
		client, base := local(t, h, Options{MaxBytes: 1000, IgnoreRobots: true})
		if _, err := client.Get(context.Background(), Request{URL: base}); err == nil || !strings.Contains(err.Error(), "more than 1000 bytes") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSlowHostsAreLeft(t *testing.T) {
	stop := make(chan struct{})
	defer close(stop)
	client, base := local(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		for {
			select {
			case <-stop:
				return
			case <-r.Context().Done():
				return
			case <-time.After(20 * time.Millisecond):
				io.WriteString(w, "x")
				w.(http.Flusher).Flush()
			}
		}
	}, Options{Timeout: 200 * time.Millisecond, IgnoreRobots: true})
	start := time.Now()
	if _, err := client.Get(context.Background(), Request{URL: base}); err == nil || time.Since(start) > 3*time.Second {
		t.Errorf("after %v: %v", time.Since(start), err)
	}
}

func TestOnlyReadableTypesAreTaken(t *testing.T) {
	for media, ok := range map[string]bool{"text/html": true, "application/pdf": true, "text/plain; charset=utf-8": true, "application/rss+xml": true,
		"image/png": false, "application/zip": false, "video/mp4": false, "application/octet-stream": false, "application/javascript": false} {
		client, base := local(t, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", media)
			io.WriteString(w, "x")
		}, Options{IgnoreRobots: true})
		if _, err := client.Get(context.Background(), Request{URL: base}); (err == nil) != ok {
			t.Errorf("%s: %v", media, err)
		}
	}
}

func TestConditionalRequestsAndStatuses(t *testing.T) {
	client, base := local(t, func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/busy":
			w.Header().Set("Retry-After", "120")
			w.WriteHeader(http.StatusTooManyRequests)
		case r.Header.Get("If-None-Match") == `"v1"` && r.Header.Get("If-Modified-Since") != "":
			w.WriteHeader(http.StatusNotModified)
		default:
			w.Header().Set("ETag", `"v1"`)
			w.Header().Set("Last-Modified", "Tue, 14 May 2024 08:00:00 GMT")
			page(article)(w, r)
		}
	}, Options{IgnoreRobots: true})
	r, err := client.Get(context.Background(), Request{URL: base})
	if err != nil || r.NotModified || r.ETag != `"v1"` {
		t.Fatalf("got %+v, %v", r, err)
	}
	r, err = client.Get(context.Background(), Request{URL: base, ETag: r.ETag, LastModified: r.LastModified})
	if err != nil || !r.NotModified || r.ETag != `"v1"` || len(r.Body) != 0 {
		t.Errorf("got %+v, %v", r, err)
	}
	_, err = client.Get(context.Background(), Request{URL: base + "/busy"})
	if se, ok := errors.AsType[*StatusError](err); !ok || se.Status != 429 || se.RetryAfter != 2*time.Minute {
		t.Errorf("got %v", err)
	}
}

func TestRobotsAreObeyed(t *testing.T) {
	var asked atomic.Int32
	status := http.StatusOK
	client, base := local(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			asked.Add(1)
			w.WriteHeader(status)
			fmt.Fprint(w, "User-agent: *\nDisallow: /private\nDisallow: /*?print=\n")
			return
		}
		page(article)(w, r)
	}, Options{})
	for path, open := range map[string]bool{"/": true, "/news": true, "/private/x": false, "/news?print=1": false} {
		_, err := client.Get(context.Background(), Request{URL: base + path})
		if open != (err == nil) || !open && !errors.Is(err, ErrRobots) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if n := asked.Load(); n != 1 {
		t.Errorf("robots.txt was asked %d times", n)
	}
	for code, open := range map[int]bool{404: true, 403: true, 503: false} {
		status = code
		again, base := local(t, func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/robots.txt" {
				w.WriteHeader(code)
				return
			}
			page(article)(w, r)
		}, Options{})
		if _, err := again.Get(context.Background(), Request{URL: base + "/x"}); open != (err == nil) {
			t.Errorf("robots.txt answers %d: %v", code, err)
		}
	}
}

func TestHostsAreAskedWithAPause(t *testing.T) {
	var waits []time.Duration
	opts := Options{Pause: 2 * time.Second, IgnoreRobots: true, Sleep: func(_ context.Context, d time.Duration) error {
		waits = append(waits, d)
		return nil
	}}
	client, base := local(t, page(article), opts)
	for range 3 {
		if _, err := client.Get(context.Background(), Request{URL: base}); err != nil {
			t.Fatal(err)
		}
	}
	if fmt.Sprint(waits) != "[2s 4s]" { // the clock of the test stands still
		t.Errorf("waited %v", waits)
	}
}
