// Package fetch gets pages and feeds from the open web, guardedly.
//
// Only http and https to public addresses on ports 80 and 443 are dialled;
// the address is checked after the name is resolved, at every redirect, so
// that no name can lead to loopback, link-local or private networks. Size,
// time, redirects and unpacked size are bounded; only types that can be read
// are taken; robots.txt is obeyed, and hosts are asked one request at a time
// with a pause. There are no cookies, no scripts and no proxies (a proxy
// would dial past the guard).
//
// A Client is safe for concurrent use.
package fetch

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"syscall"
	"time"

	"code.dny.dev/ssrf"

	"entente"
)

// Options are the bounds of a Client. Zero fields have the defaults named.
type Options struct {
	UserAgent    string        // "Entente/1 (+news research; obeys robots.txt)"
	MaxBytes     int64         // 16 MiB, unpacked
	Timeout      time.Duration // 30 s, redirects and body included
	MaxRedirects int           // 5
	// Pause is the least time between two requests to one host: 1 s.
	Pause time.Duration
	// IgnoreRobots is for addresses that a person typed and may read.
	IgnoreRobots bool
	// Now and Sleep are the clock: that of the system when nil.
	Now   func() time.Time
	Sleep func(context.Context, time.Duration) error
	// Allow lets a dialled "ip:port" past the guard. For tests only.
	Allow func(address string) bool
}

// Request is what to get. ETag and LastModified, of the last Response, make
// it conditional.
type Request struct {
	URL                string
	ETag, LastModified string
}

// Response is what came. Body is unpacked.
type Response struct {
	Requested, URL     string // as asked, and after redirects
	Status             int
	NotModified        bool
	MediaType, Charset string
	ETag, LastModified string
	Retrieved          string // RFC 3339
	Body               []byte
}

// StatusError is an answer other than 200 and 304.
type StatusError struct {
	URL    string
	Status int
	// RetryAfter is how long the host asks to wait, 0 when it does not say.
	RetryAfter time.Duration
}

// Error names the address and the status.
func (e *StatusError) Error() string {
	return fmt.Sprintf("%s answered %d %s", e.URL, e.Status, http.StatusText(e.Status))
}

// ErrRobots is wrapped by the error for an address that robots.txt closes.
var ErrRobots = errors.New("robots.txt forbids it")

// Client fetches.
type Client struct {
	opts  Options
	http  *http.Client
	hosts *hosts
}

// New makes a Client.
func New(o Options) *Client {
	if o.UserAgent == "" {
		o.UserAgent = "Entente/1 (+news research; obeys robots.txt)"
	}
	if o.MaxBytes <= 0 {
		o.MaxBytes = 16 << 20
	}
	if o.Timeout <= 0 {
		o.Timeout = 30 * time.Second
	}
	if o.MaxRedirects <= 0 {
		o.MaxRedirects = 5
	}
	if o.Pause == 0 {
		o.Pause = time.Second
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Sleep == nil {
		o.Sleep = sleep
	}
	guard := ssrf.New()
	dialer := &net.Dialer{Timeout: 10 * time.Second, Control: func(network, address string, c syscall.RawConn) error {
		if o.Allow != nil && o.Allow(address) {
			return nil
		}
		return guard.Safe(network, address, c)
	}}
	transport := &http.Transport{
		Proxy: nil, DialContext: dialer.DialContext, ForceAttemptHTTP2: true,
		TLSClientConfig:        &tls.Config{MinVersion: tls.VersionTLS12},
		TLSHandshakeTimeout:    10 * time.Second,
		ResponseHeaderTimeout:  20 * time.Second,
		MaxResponseHeaderBytes: 64 << 10,
		MaxIdleConns:           20, MaxConnsPerHost: 2, IdleConnTimeout: 30 * time.Second,
	}
	c := &Client{opts: o, http: &http.Client{Transport: transport, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
	c.hosts = newHosts(c)
	return c
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Close closes idle connections.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// Get fetches one address. The error is a *StatusError for answers other
// than 200 and 304, an *entente.Error for what is refused.
func (c *Client) Get(ctx context.Context, req Request) (*Response, error) {
	at, err := parse(req.URL)
	if err != nil {
		return nil, err
	}
	for hop := 0; ; hop++ {
		resp, next, err := c.hop(ctx, at, req)
		if err != nil || next == nil {
			return resp, err
		}
		if hop >= c.opts.MaxRedirects {
			return nil, entente.Invalid(req.URL+" redirects too often", "")
		}
		at = next
	}
}

// hop makes one request; next is where it redirects to.
func (c *Client) hop(ctx context.Context, at *url.URL, req Request) (resp *Response, next *url.URL, err error) {
	if err := c.hosts.enter(ctx, at); err != nil {
		return nil, nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, c.opts.Timeout)
	defer cancel()
	r, err := c.do(ctx, at, req)
	if err != nil {
		return nil, nil, err
	}
	defer r.Body.Close()
	switch {
	case r.StatusCode == http.StatusNotModified:
		return c.response(req, at, r), nil, nil
	case r.StatusCode >= 300 && r.StatusCode < 400 && r.Header.Get("Location") != "":
		next, err := at.Parse(r.Header.Get("Location"))
		if err == nil {
			next, err = parse(next.String())
		}
		if err == nil && at.Scheme == "https" && next.Scheme == "http" {
			err = entente.Invalid(at.String()+" redirects from https to http", "")
		}
		return nil, next, err
	case r.StatusCode != http.StatusOK:
		return nil, nil, &StatusError{URL: at.String(), Status: r.StatusCode, RetryAfter: c.retryAfter(r.Header)}
	}
	resp = c.response(req, at, r)
	if resp.Body, err = c.body(r, at); err != nil {
		return nil, nil, err
	}
	if resp.MediaType == "" {
		resp.MediaType, _, _ = mime.ParseMediaType(http.DetectContentType(resp.Body))
	}
	if !readable(resp.MediaType) {
		return nil, nil, unreadable(at, resp.MediaType)
	}
	return resp, nil, nil
}

func (c *Client) do(ctx context.Context, at *url.URL, req Request) (*http.Response, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), nil)
	if err != nil {
		return nil, entente.Invalid("bad address "+at.String(), "")
	}
	r.Header.Set("User-Agent", c.opts.UserAgent)
	r.Header.Set("Accept", "text/html, application/xhtml+xml, application/pdf, application/atom+xml, application/rss+xml, application/feed+json, application/json;q=0.8, text/plain;q=0.8, application/xml;q=0.7")
	if req.ETag != "" {
		r.Header.Set("If-None-Match", req.ETag)
	}
	if req.LastModified != "" {
		r.Header.Set("If-Modified-Since", req.LastModified)
	}
	resp, err := c.http.Do(r)
	if err == nil {
		return resp, nil
	}
	for _, prohibited := range []error{ssrf.ErrProhibitedIP, ssrf.ErrProhibitedPort, ssrf.ErrProhibitedNetwork, ssrf.ErrInvalidHostPort} {
		if errors.Is(err, prohibited) {
			return nil, &entente.Error{Code: entente.ErrInvalid, Message: at.Host + " is not a public address", Hint: "save the page to a file and give the file", Err: prohibited}
		}
	}
	return nil, fmt.Errorf("fetch %s: %w", at, err)
}

func (c *Client) response(req Request, at *url.URL, r *http.Response) *Response {
	media, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil {
		media = strings.ToLower(strings.TrimSpace(strings.SplitN(r.Header.Get("Content-Type"), ";", 2)[0]))
	}
	resp := &Response{Requested: req.URL, URL: at.String(), Status: r.StatusCode, NotModified: r.StatusCode == http.StatusNotModified,
		MediaType: media, Charset: params["charset"], ETag: r.Header.Get("ETag"), LastModified: r.Header.Get("Last-Modified"),
		Retrieved: c.opts.Now().UTC().Format(time.RFC3339)}
	if resp.NotModified && resp.ETag == "" {
		resp.ETag = req.ETag
	}
	if resp.NotModified && resp.LastModified == "" {
		resp.LastModified = req.LastModified
	}
	return resp
}

// body reads the unpacked body up to the limit. The type is asked first, so
// that a film is not loaded to be refused.
func (c *Client) body(r *http.Response, at *url.URL) ([]byte, error) {
	if media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err == nil && !readable(media) {
		return nil, unreadable(at, media)
	}
	if enc := r.Header.Get("Content-Encoding"); enc != "" && enc != "identity" {
		return nil, entente.Invalid(fmt.Sprintf("%s is packed as %q, which was not asked for", at, enc), "")
	}
	if r.ContentLength > c.opts.MaxBytes {
		return nil, tooLarge(at, c.opts.MaxBytes)
	}
	var b bytes.Buffer
	n, err := io.Copy(&b, io.LimitReader(r.Body, c.opts.MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("fetch %s: %w", at, err)
	}
	if n > c.opts.MaxBytes {
		return nil, tooLarge(at, c.opts.MaxBytes)
	}
	return b.Bytes(), nil
}

func tooLarge(at *url.URL, limit int64) error {
	return entente.Invalid(fmt.Sprintf("%s has more than %d bytes", at, limit), "")
}

func unreadable(at *url.URL, media string) error {
	return entente.Invalid(fmt.Sprintf("%s is %s, which is not read", at, media), "pages, plain text, PDF and feeds are")
}

func readable(media string) bool {
	switch media {
	case "", "text/html", "application/xhtml+xml", "text/plain", "application/pdf", "text/xml", "application/xml", "application/rss+xml",
		"application/atom+xml", "application/rdf+xml", "application/feed+json", "application/json", "text/x-opml", "text/markdown":
		return true
	}
	return false
}

// retryAfter reads seconds or a date, a day at most.
func (c *Client) retryAfter(h http.Header) time.Duration {
	v := strings.TrimSpace(h.Get("Retry-After"))
	d := time.Duration(0)
	if n, err := strconv.Atoi(v); err == nil {
		d = time.Duration(min(max(n, 0), 86400)) * time.Second
	} else if t, err := http.ParseTime(v); err == nil {
		d = t.Sub(c.opts.Now())
	}
	return min(max(d, 0), 24*time.Hour)
}

// parse takes addresses that can be asked: http or https, a host, no
// credentials. The fragment is dropped.
func parse(s string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(s))
	switch {
	case err != nil || len(s) > 4096:
		return nil, entente.Invalid("bad address "+s[:min(len(s), 200)], "")
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, entente.Invalid(fmt.Sprintf("%q is not an address of the web", s), "addresses begin with http:// or https://")
	case u.Hostname() == "":
		return nil, entente.Invalid(fmt.Sprintf("%q names no host", s), "")
	case u.User != nil:
		return nil, entente.Invalid("the address holds a user name", "give it without")
	}
	u.Fragment, u.RawFragment = "", ""
	return u, nil
}
