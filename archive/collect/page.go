package collect

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"entente"
	"entente/archive"
	"entente/intake/fetch"
)

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
	resp, err := c.get(ctx, address)
	if err != nil {
		p := Page{URL: address, Err: err}
		if refused(err) {
			p.Err = errors.Join(err, c.refusal(ctx, address, err))
		}
		return p
	}
	return c.page(ctx, address, resp)
}

// page records what came.
func (c *Collector) page(ctx context.Context, address string, resp *fetch.Response) Page {
	p := Page{URL: address}
	if resp.NotModified {
		p.Unchanged, p.Err = true, c.save(ctx, address, resp)
		return p
	}
	if p.Err = c.take(ctx, resp, &p); p.Err == nil {
		p.Err = c.save(ctx, address, resp)
	} else if entente.CodeOf(p.Err) == entente.ErrInvalid && ctx.Err() == nil {
		// What cannot be read today cannot be read at the next poll either.
		p.Err = errors.Join(p.Err, c.save(ctx, address, resp))
	}
	return p
}

func (c *Collector) get(ctx context.Context, address string) (*fetch.Response, error) {
	last, _, err := c.Store.Retrieval(ctx, address)
	if err != nil {
		return nil, err
	}
	return c.Client.Get(ctx, fetch.Request{URL: address, ETag: last.ETag, LastModified: last.LastModified})
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
	if resp.NotModified {
		return c.Store.TouchRetrieval(ctx, address, resp.Retrieved)
	}
	return c.Store.SaveRetrieval(ctx, archive.Retrieval{URL: address, At: resp.Retrieved, Status: resp.Status, ETag: resp.ETag, LastModified: resp.LastModified, Raw: archive.Sum(resp.Body)})
}

// refusal keeps that an address was refused for good, so that it is not asked
// at each poll.
func (c *Collector) refusal(ctx context.Context, address string, err error) error {
	status := 0
	if s, ok := errors.AsType[*fetch.StatusError](err); ok {
		status = s.Status
	}
	last, _, rerr := c.Store.Retrieval(ctx, address)
	if rerr != nil {
		return rerr
	}
	return c.Store.SaveRetrieval(ctx, archive.Retrieval{URL: address, At: c.Now().UTC().Format(time.RFC3339), Status: status, Raw: last.Raw})
}

// refused reports whether an address will not be had by asking again soon:
// it is closed, gone, forbidden, or nothing that can be read.
func refused(err error) bool {
	if s, ok := errors.AsType[*fetch.StatusError](err); ok {
		return s.Status >= 400 && s.Status < 500 && s.Status != http.StatusTooManyRequests && s.Status != http.StatusRequestTimeout && s.Status != http.StatusTooEarly
	}
	return entente.CodeOf(err) == entente.ErrInvalid
}
