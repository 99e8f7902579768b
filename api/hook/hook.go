// Package hook tells addresses of the calls of alerts: signed JSON by POST,
// under the same guard as fetching. Only public addresses on ports 80 and 443
// are dialled, checked after the name is resolved, unless a hook was set as
// private, which opens this machine and private networks to it and nothing
// else; never link-local addresses, where clouds keep their secrets. Redirects
// are not followed, and what is answered is not read.
//
// A call is told in order and at least once: it is kept as told after the
// address answered with a 2xx. A delivery that fails is tried again after a
// pause that doubles, from a minute to a day; the pause is in the archive, so
// that a restart does not shorten it. What is sent names documents by title,
// publisher and address, and holds none of their text.
//
// A Sender is safe for concurrent use, but two at once may tell a call twice.
package hook

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"syscall"
	"time"

	"code.dny.dev/ssrf"

	"entente"
	"entente/archive"
)

// Store is the part of the archive that telling needs.
type Store interface {
	Hooks(ctx context.Context) ([]archive.Hook, error)
	Firings(ctx context.Context, id string, after int64, limit int) ([]archive.Firing, error)
	Document(ctx context.Context, idOrPrefix string) (*entente.Document, error)
	Delivered(ctx context.Context, id string, firing int64) error
	Undelivered(ctx context.Context, id, nextAt string) error
}

// Sender tells hooks.
type Sender struct {
	Store Store
	Now   func() time.Time
	// dial replaces the guard in tests.
	dial func(network, address string, c syscall.RawConn) error
}

// Outcome is what became of one call at one hook.
type Outcome struct {
	Hook   archive.Hook
	Firing int64
	Err    error
	Next   time.Time // of the next try, when Err is set
}

const (
	timeout   = 10 * time.Second
	mostCalls = 100 // told a hook at once
	shortest  = time.Minute
	longest   = 24 * time.Hour
)

// Message is what is sent.
type Message struct {
	// ID is the same each time a call is told again.
	ID         string     `json:"id"`
	Alert      string     `json:"alert"`
	Name       string     `json:"name"`
	RecordedAt string     `json:"recorded_at"`
	Documents  []Document `json:"documents"`
}

// Document names one of the documents that made the call.
type Document struct {
	ID        string `json:"id"`
	Title     string `json:"title,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Published string `json:"published,omitempty"`
	URL       string `json:"url,omitempty"`
}

// Deliver tells every hook that is due what it was not told. An error is one
// of the archive; what an address answers is in the outcomes.
func (s *Sender) Deliver(ctx context.Context) ([]Outcome, error) {
	hooks, err := s.Store.Hooks(ctx)
	if err != nil {
		return nil, err
	}
	var out []Outcome
	for _, h := range hooks {
		if at, err := time.Parse(time.RFC3339, h.NextAt); err == nil && s.Now().Before(at) {
			continue
		}
		calls, err := s.Store.Firings(ctx, h.Alert, h.Told, mostCalls)
		if err != nil {
			return out, err
		}
		for _, f := range calls {
			o, err := s.tell(ctx, h, f)
			if err != nil {
				return out, err
			}
			if out = append(out, o); o.Err != nil {
				break // in order
			}
		}
	}
	return out, nil
}

// tell tells one call and keeps what became of it.
func (s *Sender) tell(ctx context.Context, h archive.Hook, f archive.Firing) (Outcome, error) {
	o := Outcome{Hook: h, Firing: f.Seq}
	body, err := s.message(ctx, f)
	if err != nil {
		return o, err
	}
	if o.Err = s.post(ctx, h, f.Seq, body); o.Err == nil {
		return o, s.Store.Delivered(ctx, h.ID, f.Seq)
	}
	if ctx.Err() != nil {
		return o, ctx.Err()
	}
	o.Next = s.Now().Add(pause(h.Failures)).UTC().Truncate(time.Second)
	return o, s.Store.Undelivered(ctx, h.ID, o.Next.Format(time.RFC3339))
}

// pause doubles with every failure in a row.
func pause(failures int) time.Duration {
	d := shortest
	for range min(failures, 20) {
		if d *= 2; d >= longest {
			return longest
		}
	}
	return d
}

func (s *Sender) message(ctx context.Context, f archive.Firing) ([]byte, error) {
	m := Message{ID: "call:" + strconv.FormatInt(f.Seq, 10), Alert: f.Alert, Name: f.Name, RecordedAt: f.RecordedAt, Documents: []Document{}}
	for _, id := range f.Documents {
		d, err := s.Store.Document(ctx, id)
		if entente.CodeOf(err) == entente.ErrNotFound {
			d = &entente.Document{ID: id} // removed since
		} else if err != nil {
			return nil, err
		}
		m.Documents = append(m.Documents, Document{d.ID, d.Title, d.Publisher, d.Published.EDTF, d.URL})
	}
	return json.Marshal(m)
}

// Sign is the signature of a body sent at a time: the hexadecimal HMAC-SHA256
// of "TIME.BODY", TIME in seconds since 1970 as in the header.
func Sign(secret, at string, body []byte) string {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(at + "."))
	mac.Write(body)
	return hex.EncodeToString(mac.Sum(nil))
}

func (s *Sender) post(ctx context.Context, h archive.Hook, firing int64, body []byte) error {
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, h.URL, bytes.NewReader(body))
	if err != nil {
		return entente.Invalid("bad address "+h.URL, "")
	}
	at := strconv.FormatInt(s.Now().Unix(), 10)
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("User-Agent", "Entente/1 (alerts)")
	req.Header.Set("Entente-Delivery", strconv.FormatInt(firing, 10))
	req.Header.Set("Entente-Timestamp", at)
	req.Header.Set("Entente-Signature", "sha256="+Sign(h.Secret, at, body))
	client := s.client(h)
	defer client.CloseIdleConnections()
	resp, err := client.Do(req)
	if err != nil {
		for _, closed := range []error{ssrf.ErrProhibitedIP, ssrf.ErrProhibitedPort, ssrf.ErrProhibitedNetwork, errClosed} {
			if errors.Is(err, closed) {
				return entente.Invalid(req.URL.Host+" is not a public address", "set the hook with --allow-private to tell an address on your own network")
			}
		}
		return fmt.Errorf("tell %s: %w", req.URL.Host, err)
	}
	_, _ = io.Copy(io.Discard, io.LimitReader(resp.Body, 4096))
	resp.Body.Close()
	if resp.StatusCode < 200 || resp.StatusCode > 299 {
		return fmt.Errorf("%s answered %d %s", req.URL.Host, resp.StatusCode, http.StatusText(resp.StatusCode))
	}
	return nil
}

// client dials under the guard of the hook, without proxies or redirects.
func (s *Sender) client(h archive.Hook) *http.Client {
	control := ssrf.New().Safe
	if h.Private {
		control = own
	}
	if s.dial != nil {
		control = s.dial
	}
	dialer := &net.Dialer{Timeout: 5 * time.Second, Control: control}
	return &http.Client{
		Transport:     &http.Transport{Proxy: nil, DialContext: dialer.DialContext, TLSHandshakeTimeout: 5 * time.Second, MaxResponseHeaderBytes: 16 << 10, DisableKeepAlives: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

var errClosed = errors.New("neither public nor private")

// own lets through what is public, this machine, and private networks.
func own(network, address string, c syscall.RawConn) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return errClosed
	}
	if ip := ap.Addr().Unmap(); ip.IsLoopback() || ip.IsPrivate() {
		return nil
	}
	return ssrf.New(ssrf.WithAnyPort()).Safe(network, address, c)
}
