// Package journeys tests the workbench whole, in a real browser: the archive,
// the reading, the pages and the writer of briefs as entente serve puts them
// together. It needs Chromium and is passed over without; tools/test.sh gets
// it. What is typed and clicked is what a person would.
package journeys

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"entente"
	"entente/archive/sqlite"
	"entente/intake"
	"entente/lexicon/actors"
	"entente/web"
	"entente/web/briefing"
	"entente/weighing"
	"entente/work"
)

// pipeline is loaded once for all journeys.
var pipeline = sync.OnceValues(func() (*work.Pipeline, error) { return work.New(work.Options{Setting: "fast"}) })

// desk is a workbench with its own archive.
type desk struct {
	t     *testing.T
	store *sqlite.Archive
	url   string
}

func newDesk(t *testing.T, change ...func(*web.Options)) *desk {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "desk.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	lex, err := actors.Load()
	if err != nil {
		t.Fatal(err)
	}
	weigher, err := weighing.New()
	if err != nil {
		t.Fatal(err)
	}
	writer := &briefing.Writer{Store: store, Reading: "test", Name: lex.NameIn, Open: func() (briefing.Pipeline, error) { return pipeline() }}
	o := web.Options{Store: store, Countries: lex, Weigher: weigher, Briefs: writer, Now: time.Now}
	for _, f := range change {
		f(&o)
	}
	pages, err := web.New(o)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(pages)
	t.Cleanup(server.Close)
	return &desk{t, store, server.URL}
}

// add puts texts into the archive as entente add does.
func (d *desk) add(texts map[string]string) {
	d.t.Helper()
	dir := d.t.TempDir()
	for name, text := range texts {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			d.t.Fatal(err)
		}
	}
	d.addFolder(dir)
}

func (d *desk) addFolder(paths ...string) {
	d.t.Helper()
	p, err := pipeline()
	if err != nil {
		d.t.Fatal(err)
	}
	err = intake.Records(d.t.Context(), paths, intake.Options{}, func(r *intake.Record, _ *entente.Problem) error {
		if r == nil || r.Document == nil {
			return nil
		}
		found, claims := p.Document(r.Document)
		r.Document.Published = found.Published
		_, err := d.store.Add(d.t.Context(), r.Document, r.Raw, claims, time.Now().UTC().Format(time.RFC3339Nano), "test")
		return err
	})
	if err != nil {
		d.t.Fatal(err)
	}
}

// browser is a tab that may ask nobody but the workbench.
type browser struct {
	t   *testing.T
	ctx context.Context
	url string

	mu     sync.Mutex
	asked  []string
	weight float64
}

func (d *desk) browser() *browser {
	d.t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		d.t.Skip("no Chromium: apt-get install chromium, or run tools/test.sh, to take the journeys")
	}
	b := &browser{t: d.t, url: d.url}
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	d.t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx, chromedp.WithAllocatorOptions(chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.UserDataDir(d.t.TempDir()), chromedp.WindowSize(1400, 1000), chromedp.Flag("disable-background-networking", true), chromedp.Flag("lang", "en-GB")), chromedp.WithListener(b.heard))
	d.t.Cleanup(cancel)
	b.ctx = ctx
	if err := chromedp.Do(ctx); err != nil {
		d.t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		d.t.Fatal(err)
	}
	return b
}

// heard notes what the tab asks for, and of whom.
func (b *browser) heard(ev any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch ev := ev.(type) {
	case *network.EventRequestWillBeSent:
		b.asked = append(b.asked, ev.Request.URL)
	case *network.EventLoadingFinished:
		b.weight += ev.EncodedDataLength
	}
}

// alone fails when anything was asked of anybody else.
func (b *browser) alone() {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.asked) == 0 {
		b.t.Error("no request was seen")
	}
	for _, u := range b.asked {
		if !strings.HasPrefix(u, b.url+"/") && !strings.HasPrefix(u, "data:") {
			b.t.Errorf("the page asked %s", u)
		}
	}
}

func (b *browser) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		text, _ := chromedp.Run(b.ctx, chromedp.Evaluate[string]("location.href + ' ' + document.body.innerText.slice(0, 600)"))
		b.t.Fatalf("%v at %s", err, text)
	}
}

func (b *browser) open(path string) {
	b.t.Helper()
	b.do(chromedp.Navigate(b.url + path))
}

// follow clicks and waits for the page that it leads to.
func (b *browser) follow(css string) {
	b.t.Helper()
	b.leave(chromedp.Click(chromedp.CSS(css)))
}

// leave runs steps that lead to another page, and waits for it.
func (b *browser) leave(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if _, err := chromedp.RunResponse(b.ctx, steps...); err != nil {
		text, _ := chromedp.Run(b.ctx, chromedp.Evaluate[string]("location.href + ' ' + document.body.innerText.slice(0, 600)"))
		b.t.Fatalf("%v at %s", err, text)
	}
}

// text is what a person reads on the page.
func (b *browser) text() string {
	b.t.Helper()
	out, err := chromedp.Run(b.ctx, chromedp.Evaluate[string]("document.body.innerText"))
	if err != nil {
		b.t.Fatal(err)
	}
	return out
}

func (b *browser) eval(js string) string {
	b.t.Helper()
	out, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](js))
	if err != nil {
		b.t.Fatalf("%s: %v", js, err)
	}
	return out
}

func (b *browser) reads(want ...string) {
	b.t.Helper()
	text := b.text()
	for _, w := range want {
		if !strings.Contains(text, w) {
			b.t.Fatalf("%q is not on the page %s:\n%.900s", w, b.eval("location.href"), text)
		}
	}
}

// clickText clicks the link, button or summary with these words.
func (b *browser) clickText(words string) {
	b.t.Helper()
	b.leave(chromedp.Click(chromedp.Search(fmt.Sprintf(`//a[normalize-space()=%q] | //button[normalize-space()=%q]`, words, words))))
}

// fetch reads what an expression names, as the page may.
func (b *browser) fetch(expression string) string {
	b.t.Helper()
	address := b.eval(expression)
	req, err := http.NewRequestWithContext(b.t.Context(), http.MethodGet, address, nil)
	if err != nil {
		b.t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		b.t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return string(data)
}
