package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/temoto/robotstxt"

	"entente"
)

// hosts knows when each host may be asked next, and its robots.txt.
type hosts struct {
	c  *Client
	mu sync.Mutex
	by map[string]*host
}

type host struct {
	next time.Time // of the next request
	// robots are the rules, read at the time checked; asking holds the lock
	// while one goroutine reads them.
	asking  sync.Mutex
	robots  *robotstxt.RobotsData
	checked time.Time
}

const (
	robotsLife  = 24 * time.Hour
	robotsBytes = 512 << 10
	// longestPause bounds the delay that a robots.txt may ask for.
	longestPause = 30 * time.Second
	mostHosts    = 10_000
)

func newHosts(c *Client) *hosts { return &hosts{c: c, by: map[string]*host{}} }

func (h *hosts) get(at *url.URL) *host {
	h.mu.Lock()
	defer h.mu.Unlock()
	key := at.Scheme + "://" + at.Host
	x := h.by[key]
	if x == nil {
		if len(h.by) >= mostHosts {
			h.by = map[string]*host{}
		}
		x = &host{}
		h.by[key] = x
	}
	return x
}

// enter waits for the turn of a request and asks robots.txt for it.
func (h *hosts) enter(ctx context.Context, at *url.URL) error {
	x := h.get(at)
	pause := h.c.opts.Pause
	if !h.c.opts.IgnoreRobots {
		data, err := h.rules(ctx, x, at)
		if err != nil {
			return err
		}
		path := at.EscapedPath()
		if path == "" {
			path = "/"
		}
		if at.RawQuery != "" {
			path += "?" + at.RawQuery
		}
		group := data.FindGroup(h.c.opts.UserAgent)
		if !data.TestAgent(path, h.c.opts.UserAgent) {
			return &entente.Error{Code: entente.ErrInvalid, Message: at.String() + " is closed to programs", Hint: "open it yourself and save the page to a file", Err: ErrRobots}
		}
		pause = max(pause, min(group.CrawlDelay, longestPause))
	}
	return h.wait(ctx, x, pause)
}

// wait takes the next turn at the host.
func (h *hosts) wait(ctx context.Context, x *host, pause time.Duration) error {
	h.mu.Lock()
	now := h.c.opts.Now()
	turn := x.next
	if turn.Before(now) {
		turn = now
	}
	x.next = turn.Add(max(pause, 0))
	h.mu.Unlock()
	if d := turn.Sub(now); d > 0 {
		return h.c.opts.Sleep(ctx, d)
	}
	return ctx.Err()
}

// rules reads the robots.txt of a host once a day. Where there is none all is
// open; where it cannot be read, because the host is in trouble, all is closed
// for now (RFC 9309, 2.3.1).
func (h *hosts) rules(ctx context.Context, x *host, at *url.URL) (*robotstxt.RobotsData, error) {
	x.asking.Lock()
	defer x.asking.Unlock()
	if x.robots != nil && h.c.opts.Now().Sub(x.checked) < robotsLife {
		return x.robots, nil
	}
	status, body, err := h.robots(ctx, at)
	if err != nil {
		return nil, err
	}
	data, err := robotstxt.FromStatusAndBytes(status, body)
	if err != nil { // a page that is no robots.txt
		data, err = robotstxt.FromStatusAndBytes(http.StatusNotFound, nil)
		if err != nil {
			return nil, err
		}
	}
	if status < 500 {
		x.robots, x.checked = data, h.c.opts.Now()
	}
	return data, nil
}

func (h *hosts) robots(ctx context.Context, at *url.URL) (status int, body []byte, err error) {
	ctx, cancel := context.WithTimeout(ctx, h.c.opts.Timeout)
	defer cancel()
	u := &url.URL{Scheme: at.Scheme, Host: at.Host, Path: "/robots.txt"}
	for range h.c.opts.MaxRedirects + 1 {
		r, err := h.c.do(ctx, u, Request{})
		if err != nil {
			if _, ok := errors.AsType[*entente.Error](err); ok || ctx.Err() != nil {
				return 0, nil, err
			}
			return 0, nil, fmt.Errorf("robots.txt: %w", err)
		}
		body, err := io.ReadAll(io.LimitReader(r.Body, robotsBytes))
		r.Body.Close()
		if r.StatusCode >= 300 && r.StatusCode < 400 {
			next, perr := u.Parse(r.Header.Get("Location"))
			if perr == nil {
				next, perr = parse(next.String())
			}
			if perr != nil {
				return http.StatusNotFound, nil, nil
			}
			u = next
			continue
		}
		if err != nil {
			return 0, nil, fmt.Errorf("robots.txt: %w", err)
		}
		return r.StatusCode, body, nil
	}
	return http.StatusNotFound, nil, nil
}
