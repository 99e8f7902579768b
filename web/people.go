package web

import (
	"context"
	"crypto/sha256"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"entente"
	"entente/archive"
)

const (
	sessionLife = 12 * time.Hour
	sessionIdle = 2 * time.Hour
	mostSession = 1000
	// A name or an address that failed this often must wait.
	mostFailures = 5
	firstWait    = 30 * time.Second
	longestWait  = time.Hour
	mostTracked  = 10_000
)

// person is who asks for a page.
type person struct {
	Name string
	Role archive.Role
	// Local is true for the single user of a workbench on this machine, who
	// needs no password.
	Local bool
}

type personKey struct{}

// who is the person behind a request; the zero person may do nothing.
func who(r *http.Request) person {
	p, _ := r.Context().Value(personKey{}).(person)
	return p
}

// by is the name that decisions are recorded under.
func by(r *http.Request) string { return who(r).Name }

// people knows who is logged in, and slows down who guesses.
type people struct {
	*desk
	archive Store
	// accounts is true when everybody must log in.
	accounts bool
	secure   bool // cookies only by TLS
	proxied  bool
	local    string

	mu       sync.Mutex
	sessions map[[32]byte]*session
	failures map[string]*failure
	hashing  chan struct{}
}

type session struct {
	name        string
	begun, last time.Time
}

type failure struct {
	n    int
	last time.Time
}

func newPeople(d *desk, o Options) *people {
	return &people{desk: d, archive: o.Store, accounts: o.Accounts, secure: o.Secure, proxied: o.Proxied, local: o.By,
		sessions: map[[32]byte]*session{}, failures: map[string]*failure{}, hashing: make(chan struct{}, 2)}
}

func (p *people) cookie() string {
	if p.secure {
		return "__Host-entente"
	}
	return "entente"
}

// enter finds out who asks; those who must log in first are sent there.
func (p *people) enter(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !p.accounts {
			name := p.local
			if c, err := r.Cookie("entente_name"); err == nil {
				name = signature(c.Value)
			}
			next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), personKey{}, person{name, archive.Editor, true})))
			return
		}
		who, err := p.known(r)
		if err != nil {
			p.fail(w, r, err)
			return
		}
		if who.Role == "" && !open(r.URL.Path) {
			if r.Method != http.MethodGet {
				p.refuse(w, r, http.StatusUnauthorized, "You are not logged in", "Log in and send it again")
				return
			}
			http.Redirect(w, r, "/login?to="+queryEscape(r.URL.RequestURI()), http.StatusSeeOther)
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), personKey{}, who)))
	})
}

// open reports whether a path is shown to those who are not logged in.
func open(path string) bool {
	return path == "/login" || path == "/healthz" || path == "/style.css"
}

// known finds the person of a request's session; the role is read anew each
// time, so that an account that is removed is out at once.
func (p *people) known(r *http.Request) (person, error) {
	c, err := r.Cookie(p.cookie())
	if err != nil {
		return person{}, nil
	}
	key := sha256.Sum256([]byte(c.Value))
	now := p.now()
	p.mu.Lock()
	s := p.sessions[key]
	if s != nil && (now.Sub(s.begun) > sessionLife || now.Sub(s.last) > sessionIdle) {
		delete(p.sessions, key)
		s = nil
	}
	if s != nil {
		s.last = now
	}
	p.mu.Unlock()
	if s == nil {
		return person{}, nil
	}
	a, err := p.archive.Account(r.Context(), s.name)
	if entente.CodeOf(err) == entente.ErrNotFound || err == nil && s.begun.Before(recorded(a)) {
		p.mu.Lock()
		delete(p.sessions, key)
		p.mu.Unlock()
		return person{}, nil
	}
	return person{Name: a.Name, Role: a.Role}, err
}

// recorded is when an account was last changed: sessions begun before that
// are over.
func recorded(a archive.Account) time.Time {
	t, err := time.Parse(time.RFC3339Nano, a.RecordedAt)
	if err != nil {
		return time.Time{}
	}
	return t
}

// need wraps a page that asks for a role.
func (p *people) need(role archive.Role, page func(http.ResponseWriter, *http.Request) error) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		x := who(r)
		if !x.Role.Covers(role) {
			p.refuse(w, r, http.StatusForbidden, "Your account may not do this", "It asks for the role of "+string(role)+"; yours is "+string(x.Role))
			return nil
		}
		if r.Method != http.MethodPost {
			return page(w, r)
		}
		seen := &recorder{ResponseWriter: w, status: http.StatusOK}
		err := page(seen, r)
		if err == nil && seen.status < 400 && p.accounts {
			err = p.audit(r, "POST "+r.URL.Path, r.PostForm.Get("claim")+r.PostForm.Get("name"))
		}
		return err
	}
}

func (p *people) audit(r *http.Request, action, subject string) error {
	return p.archive.Audit(r.Context(), archive.Act{At: p.stamp(), By: by(r), Action: action, Subject: strings.ToValidUTF8(subject[:min(200, len(subject))], ""), Address: p.addressOf(r)})
}

// addressOf is where a request comes from: never what a caller says of itself.
func (p *people) addressOf(r *http.Request) string {
	if said := r.Header.Values("X-Forwarded-For"); p.proxied && len(said) > 0 {
		list := strings.Split(said[len(said)-1], ",")
		return strings.TrimSpace(list[len(list)-1])
	}
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}
