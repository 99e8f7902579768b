// Package collect brings pages and feeds from the web into an archive: it
// fetches guardedly (package intake/fetch), asks again only what may have
// changed, recognises versions of one article, and records every retrieval.
//
// What a document says is not decided here: the reading is given. Nothing is
// fetched twice in one run, and an address that was taken is not asked again
// unless its version is wanted. A Collector is safe for concurrent use as far
// as its reading is.
package collect

import (
	"context"
	"errors"
	"fmt"
	"time"

	"entente"
	"entente/archive"
	"entente/intake/feed"
	"entente/intake/fetch"
)

// Store is the part of the archive that collecting needs.
type Store interface {
	Add(ctx context.Context, doc *entente.Document, raw []byte, claims []entente.Claim, recordedAt, readingVersion string) (bool, error)
	Retrieval(ctx context.Context, url string) (archive.Retrieval, bool, error)
	SaveRetrieval(ctx context.Context, r archive.Retrieval) error
	Versions(ctx context.Context, url string) ([]string, error)
}

// Collector fetches into an archive.
type Collector struct {
	Store  Store
	Client *fetch.Client
	// Read finds the claims of a document under the version of the reading.
	Read    func(ctx context.Context, doc *entente.Document) ([]entente.Claim, error)
	Version string
	// Now is the clock; it must be given.
	Now func() time.Time
	// Schedule says when feeds are asked again.
	Schedule feed.Schedule
}

// Page is what became of one page.
type Page struct {
	URL      string
	Document string // its ID, "" when nothing came
	Added    bool
	// Unchanged is true when the host says that nothing changed.
	Unchanged bool
	// Earlier are the documents that came from this address before, oldest
	// first: this one is another version of their article.
	Earlier []string
	Err     error
}

// Page fetches one page, conditionally when it was fetched before.
func (c *Collector) Page(ctx context.Context, address string) Page {
	p := Page{URL: address}
	resp, err := c.get(ctx, address)
	if err != nil {
		p.Err = err
		return p
	}
	if resp.NotModified {
		p.Unchanged = true
		return p
	}
	p.Err = c.take(ctx, resp, &p)
	if p.Err == nil {
		p.Err = c.save(ctx, address, resp)
	}
	return p
}

func (c *Collector) get(ctx context.Context, address string) (*fetch.Response, error) {
	last, _, err := c.Store.Retrieval(ctx, address)
	if err != nil {
		return nil, err
	}
	req := fetch.Request{URL: address, ETag: last.ETag, LastModified: last.LastModified}
	return c.Client.Get(ctx, req)
}

// take records the document of a response. A page goes to the archive before
// its retrieval does: killed in between, it is fetched again and found there.
func (c *Collector) take(ctx context.Context, resp *fetch.Response, p *Page) error {
	doc, err := fetch.Document(resp)
	if err != nil {
		return err
	}
	claims, err := c.Read(ctx, doc)
	if err != nil {
		return fmt.Errorf("read %s: %w", resp.URL, err)
	}
	earlier, err := c.Store.Versions(ctx, doc.URL)
	if err != nil {
		return err
	}
	for _, id := range earlier {
		if id != doc.ID {
			p.Earlier = append(p.Earlier, id)
		}
	}
	p.Document = doc.ID
	p.Added, err = c.Store.Add(ctx, doc, resp.Body, claims, c.Now().UTC().Format(time.RFC3339), c.Version)
	return err
}

func (c *Collector) save(ctx context.Context, address string, resp *fetch.Response) error {
	raw := ""
	if !resp.NotModified {
		raw = archive.Sum(resp.Body)
	}
	return c.Store.SaveRetrieval(ctx, archive.Retrieval{URL: address, At: resp.Retrieved, Status: resp.Status, ETag: resp.ETag, LastModified: resp.LastModified, Raw: raw})
}

// Poll is what one request of a feed brought.
type Poll struct {
	URL       string
	Unchanged bool
	// Pages are the entries that were not taken before, in the feed's order.
	Pages []Page
	// Next is when to ask again.
	Next time.Time
	Err  error
}

// Feed asks a feed and takes the entries that are new. failures is how many
// times in a row it failed before. The state of the feed is recorded only
// when all its entries were tried, so that an interrupted run is repeated.
func (c *Collector) Feed(ctx context.Context, address string, failures int) Poll {
	poll := Poll{URL: address}
	resp, err := c.get(ctx, address)
	now := c.Now()
	if err != nil {
		var status *fetch.StatusError
		wait := time.Duration(0)
		if errors.As(err, &status) {
			wait = status.RetryAfter
		}
		poll.Err, poll.Next = err, c.Schedule.Next(now, failures+1, wait)
		return poll
	}
	poll.Next = c.Schedule.Next(now, 0, 0)
	if resp.NotModified {
		poll.Unchanged = true
		return poll
	}
	list, err := feed.Parse(resp.Body, resp.URL)
	if err != nil {
		poll.Err, poll.Next = err, c.Schedule.Next(now, failures+1, 0)
		return poll
	}
	for _, e := range list.Entries {
		if _, taken, err := c.Store.Retrieval(ctx, e.URL); err != nil || taken {
			if err != nil {
				poll.Err = err
				return poll
			}
			continue
		}
		poll.Pages = append(poll.Pages, c.Page(ctx, e.URL))
		if err := ctx.Err(); err != nil {
			poll.Err = err
			return poll
		}
	}
	poll.Err = c.save(ctx, address, resp)
	return poll
}
