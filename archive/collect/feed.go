package collect

import (
	"bytes"
	"context"
	"errors"
	"time"

	"entente"
	"entente/intake/feed"
	"entente/intake/fetch"
)

// Kind is what an address turned out to be.
type Kind string

// The kinds of address.
const (
	APage Kind = "page"
	AFeed Kind = "feed"
	AList Kind = "list" // OPML
)

// Poll is what one request of an address brought.
type Poll struct {
	URL       string
	Kind      Kind
	Unchanged bool
	// Pages are the entries of a feed that were asked for, in its order, or
	// the page itself.
	Pages []Page
	// Feeds are the subscriptions of a list.
	Feeds []feed.Subscription
	// Next is when to ask again.
	Next time.Time
	Err  error
}

// Feed asks a feed and takes the entries that are new or may have changed.
// failures is how many times in a row it failed before. The state of the feed
// is recorded only when all its entries were had or refused for good, so that
// what was missed is asked for again.
func (c *Collector) Feed(ctx context.Context, address string, failures int) Poll {
	poll := c.Ask(ctx, address, failures)
	if poll.Err == nil && !poll.Unchanged && poll.Kind != AFeed {
		poll.Err, poll.Next = entente.Invalid(address+" is not a feed", "give the address of an RSS, Atom or JSON feed"), c.Schedule.Next(c.Now(), failures+1, 0)
	}
	return poll
}

// Ask asks an address and takes what is there: a page, the entries of a feed,
// or the feeds that an OPML list names, which are not asked here. An address
// that has not changed has no Kind.
func (c *Collector) Ask(ctx context.Context, address string, failures int) Poll {
	poll := Poll{URL: address}
	resp, err := c.get(ctx, address)
	if err != nil {
		return c.failed(poll, err, failures)
	}
	poll.Next = c.Schedule.Next(c.Now(), 0, 0)
	if resp.NotModified {
		poll.Unchanged, poll.Err = true, c.save(ctx, address, resp)
		return poll
	}
	switch kind, list, subs := classify(resp); kind {
	case AList:
		poll.Kind, poll.Feeds = AList, subs // asked whole each time: what it names counts
	case AFeed:
		poll.Kind = AFeed
		c.entries(ctx, list, &poll)
		if poll.Err == nil && !missed(poll.Pages) {
			poll.Err = c.save(ctx, address, resp)
		}
	default:
		poll.Kind = APage
		p := c.page(ctx, address, resp)
		poll.Pages, poll.Err = []Page{p}, p.Err
	}
	if poll.Err != nil {
		return c.failed(poll, poll.Err, failures)
	}
	return poll
}

func (c *Collector) failed(poll Poll, err error, failures int) Poll {
	wait := time.Duration(0)
	if s, ok := errors.AsType[*fetch.StatusError](err); ok {
		wait = s.RetryAfter
	}
	poll.Err, poll.Next = err, c.Schedule.Next(c.Now(), failures+1, wait)
	return poll
}

// entries asks for the entries of a feed that are new or due again.
func (c *Collector) entries(ctx context.Context, list *feed.Feed, poll *Poll) {
	for _, e := range list.Entries {
		last, taken, err := c.Store.Retrieval(ctx, e.URL)
		if err != nil {
			poll.Err = err
			return
		}
		if taken && !c.due(last.At) {
			continue
		}
		poll.Pages = append(poll.Pages, c.Page(ctx, e.URL))
		if err := ctx.Err(); err != nil {
			poll.Err = err
			return
		}
	}
}

// due reports whether a page retrieved at a time is asked for again.
func (c *Collector) due(at string) bool {
	if c.Recheck <= 0 {
		return false
	}
	t, err := time.Parse(time.RFC3339, at)
	return err != nil || c.Now().Sub(t) >= c.Recheck
}

// missed reports whether a page failed that the next poll may have.
func missed(pages []Page) bool {
	for _, p := range pages {
		if p.Err != nil && !refused(p.Err) {
			return true
		}
	}
	return false
}

// classify tells feeds and lists from pages by their bytes; what a host calls
// them is not to be relied on.
func classify(resp *fetch.Response) (Kind, *feed.Feed, []feed.Subscription) {
	head := bytes.ToLower(bytes.TrimLeft(resp.Body[:min(len(resp.Body), 2048)], "\ufeff \t\r\n"))
	switch {
	case bytes.HasPrefix(head, []byte("{")) && bytes.Contains(head, []byte("jsonfeed.org")):
	case !bytes.HasPrefix(head, []byte("<")):
		return APage, nil, nil
	case bytes.Contains(head, []byte("<opml")):
		if subs, err := feed.OPML(resp.Body); err == nil {
			return AList, nil, subs
		}
		return APage, nil, nil
	case !bytes.Contains(head, []byte("<rss")) && !bytes.Contains(head, []byte("<feed")) && !bytes.Contains(head, []byte("<rdf:rdf")):
		return APage, nil, nil
	}
	if list, err := feed.Parse(resp.Body, resp.URL); err == nil {
		return AFeed, list, nil
	}
	return APage, nil, nil
}
