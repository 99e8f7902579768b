package api

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"
)

// Local admits requests to the names of the loopback interface alone, so that
// no page elsewhere can reach the API by a name of its own (DNS rebinding).
func Local(w http.ResponseWriter, r *http.Request) bool {
	host := r.Host
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	ip, err := netip.ParseAddr(host)
	if strings.EqualFold(host, "localhost") || err == nil && ip.Unmap().IsLoopback() {
		return true
	}
	refuse(w, r, problem{Type: kind("name"), Title: "This name is not answered to", Status: http.StatusMisdirectedRequest, Hint: "use the address that entente serve printed"})
	return false
}

func refuse(w http.ResponseWriter, r *http.Request, p problem) { (&server{}).problem(w, r, p) }

// Basic admits those who give the name and password of an account (RFC 7617).
// A password that was right is remembered, as a salted hash, for a minute, for
// checking one takes long and much memory on purpose; one is checked at a time.
// After five wrong ones in a minute an account is not asked about until the
// minute is over.
type Basic struct {
	// Check reports whether the password is that of the account.
	Check func(ctx context.Context, name, password string) bool
	Now   func() time.Time

	turn  sync.Mutex // of checking
	mu    sync.Mutex
	salt  [16]byte
	right map[[32]byte]time.Time
	wrong map[string][]time.Time
}

const (
	basicKeeps = time.Minute
	basicTries = 5
	basicNames = 10_000
)

// Admit is for Options.Admit.
func (b *Basic) Admit(w http.ResponseWriter, r *http.Request) bool {
	name, password, ok := r.BasicAuth()
	if !ok {
		return b.ask(w, r)
	}
	key, known, wait := b.known(name, password)
	switch {
	case known:
		return true
	case wait:
		w.Header().Set("Retry-After", "60")
		refuse(w, r, problem{Type: kind("tries"), Title: "Too many wrong passwords", Status: http.StatusTooManyRequests})
		return false
	case b.check(r.Context(), name, password):
		b.mu.Lock()
		b.right[key] = b.Now().Add(basicKeeps)
		b.mu.Unlock()
		return true
	}
	b.mu.Lock()
	if len(b.wrong) < basicNames {
		b.wrong[name] = append(b.wrong[name], b.Now())
	}
	b.mu.Unlock()
	return b.ask(w, r)
}

func (b *Basic) check(ctx context.Context, name, password string) bool {
	b.turn.Lock()
	defer b.turn.Unlock()
	return ctx.Err() == nil && b.Check(ctx, name, password)
}

func (b *Basic) ask(w http.ResponseWriter, r *http.Request) bool {
	w.Header().Set("WWW-Authenticate", `Basic realm="entente", charset="UTF-8"`)
	refuse(w, r, problem{Type: kind("account"), Title: "Name and password of an account are needed", Status: http.StatusUnauthorized})
	return false
}

// known looks a password up among those that were right, and says whether the
// account has had too many wrong ones.
func (b *Basic) known(name, password string) (key [32]byte, known, wait bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	now := b.Now()
	if b.right == nil {
		b.right, b.wrong = map[[32]byte]time.Time{}, map[string][]time.Time{}
		_, _ = rand.Read(b.salt[:]) // never fails
	}
	key = sha256.Sum256([]byte(string(b.salt[:]) + name + "\x00" + password))
	if until, ok := b.right[key]; ok {
		if now.Before(until) {
			return key, true, false
		}
		delete(b.right, key)
	}
	recent := b.wrong[name][:0]
	for _, t := range b.wrong[name] {
		if now.Sub(t) < time.Minute {
			recent = append(recent, t)
		}
	}
	if b.wrong[name] = recent; len(recent) == 0 {
		delete(b.wrong, name)
	}
	return key, false, len(recent) >= basicTries || len(b.wrong) >= basicNames
}
