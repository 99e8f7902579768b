package feed

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"entente"
)

func TestEveryKindOfFeedIsRead(t *testing.T) {
	for name, body := range map[string]string{
		"rss":  `<?xml version="1.0"?><rss version="2.0"><channel><title>The  Harbour Post</title><item><title>Envoys meet</title><link>/a?utm_source=x&amp;id=1#top</link><pubDate>Tue, 14 May 2024 23:30:00 +0500</pubDate><author>j@p.example (Jane Roe)</author></item><item><title>no link</title></item><item><link>javascript:alert(1)</link></item></channel></rss>`,
		"atom": `<feed xmlns="http://www.w3.org/2005/Atom"><title>The Harbour Post</title><entry><title>Envoys meet</title><link href="https://post.example/a?id=1"/><published>2024-05-14T23:30:00+05:00</published><author><name>Jane Roe</name></author></entry></feed>`,
		"json": `{"version":"https://jsonfeed.org/version/1.1","title":"The Harbour Post","items":[{"id":"1","url":"https://post.example/a?id=1","title":"Envoys meet","date_published":"2024-05-14T23:30:00+05:00","authors":[{"name":"Jane Roe"}]}]}`,
	} {
		f, err := Parse([]byte(body), "https://POST.example/feed")
		if err != nil || f.Title != "The Harbour Post" || len(f.Entries) != 1 {
			t.Errorf("%s: got %+v, %v", name, f, err)
			continue
		}
		e := f.Entries[0]
		if e.URL != "https://post.example/a?id=1" || e.Title != "Envoys meet" || e.Published.EDTF != "2024-05-14" || e.Published.Basis != entente.BasisMetadata || !strings.Contains(e.Author, "Jane Roe") {
			t.Errorf("%s: got %+v", name, e)
		}
	}
	for _, body := range []string{"", "<html></html>", `{"a":1}`, "<rss"} {
		if f, err := Parse([]byte(body), "https://post.example/"); err == nil && len(f.Entries) > 0 {
			t.Errorf("%q is read", body)
		}
	}
}

func TestUpdatesAreNoPublication(t *testing.T) {
	f, err := Parse([]byte(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="https://p.example/a"/><updated>2024-06-01T00:00:00Z</updated></entry></feed>`), "https://p.example/")
	if err != nil || len(f.Entries) != 1 || f.Entries[0].Published.Known() || f.Entries[0].Published.Basis != entente.BasisUndated {
		t.Errorf("got %+v, %v", f, err)
	}
}

func TestAddressesAreMadeOne(t *testing.T) {
	base, _ := url.Parse("https://p.example/news/")
	for in, want := range map[string]string{
		"a": "https://p.example/news/a", "/b#c": "https://p.example/b", "//Q.example/x?a=1&fbclid=2&utm_medium=3&b=4": "https://q.example/x?a=1&b=4",
		"mailto:a@b": "", "javascript:x": "", "file:///etc/passwd": "", "https://u:p@p.example/": "", "": "", "http://": "",
	} {
		if got, ok := Canonical(base, in); got != want || ok != (want != "") {
			t.Errorf("%q: got %q", in, got)
		}
	}
}

func TestListsOfFeeds(t *testing.T) {
	subs, err := OPML([]byte(`<opml version="2.0"><body><outline text="North"><outline text="Post" xmlUrl="https://p.example/feed"/><outline title="Again" xmlUrl="https://p.example/feed"/></outline><outline text="x" xmlUrl="file:///x"/><outline text="A" xmlUrl="https://a.example/f"/></body></opml>`))
	if err != nil || fmt.Sprint(subs) != "[{A https://a.example/f } {Post https://p.example/feed North}]" {
		t.Errorf("got %v, %v", subs, err)
	}
	if _, err := OPML([]byte("<html/>")); err == nil {
		t.Error("a page is read as a list")
	}
}

func TestFailuresBackOff(t *testing.T) {
	now := time.Date(2024, 5, 14, 10, 0, 0, 0, time.UTC)
	s := Schedule{Every: time.Hour, Longest: 12 * time.Hour}
	for _, c := range []struct {
		failures int
		retry    time.Duration
		want     time.Duration
	}{{0, 0, time.Hour}, {1, 0, 2 * time.Hour}, {3, 0, 8 * time.Hour}, {9, 0, 12 * time.Hour}, {1_000_000, 0, 12 * time.Hour}, {0, 3 * time.Hour, 3 * time.Hour}, {0, time.Second, time.Hour}} {
		if got := s.Next(now, c.failures, c.retry).Sub(now); got != c.want {
			t.Errorf("%d failures: %v, want %v", c.failures, got, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`<rss version="2.0"><channel><item><link>https://p.example/a</link><pubDate>x</pubDate></item></channel></rss>`))
	f.Add([]byte(`{"version":"https://jsonfeed.org/version/1","items":[{"url":"a"}]}`))
	f.Add([]byte(`<opml><body><outline xmlUrl="https://p.example"/></body></opml>`))
	f.Fuzz(func(t *testing.T, body []byte) {
		if feed, err := Parse(body, "https://p.example/"); err == nil {
			for _, e := range feed.Entries {
				if !strings.HasPrefix(e.URL, "http") {
					t.Fatalf("address %q", e.URL)
				}
			}
		}
		if _, err := OPML(body); err != nil && err.Error() == "" {
			t.Fatal("an error that says nothing")
		}
	})
}
