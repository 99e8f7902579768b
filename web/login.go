package web

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"net/http"
	"strconv"
	"strings"
	"time"

	"entente"
	"entente/web/password"
)

type loginView struct {
	To, Name, Wrong string
}

func (p *people) loginPage(w http.ResponseWriter, r *http.Request) error {
	if !p.accounts {
		return noPage()
	}
	return p.render(w, r, "login.html", page{Title: "Log in", Here: "login", Body: loginView{To: ownPath(r.URL.Query().Get("to"))}})
}

// ownPath is a path of this workbench, "/" for anything else.
func ownPath(s string) string {
	if !strings.HasPrefix(s, "/") || strings.HasPrefix(s, "//") || strings.ContainsAny(s, "\\\r\n\t") {
		return "/"
	}
	return s
}

func (p *people) login(w http.ResponseWriter, r *http.Request) error {
	f, err := form(r)
	if err != nil {
		return err
	}
	if !p.accounts {
		return noPage()
	}
	name, to := strings.TrimSpace(f.Get("name")), ownPath(f.Get("to"))
	if wait := p.wait(name, p.addressOf(r)); wait > 0 {
		w.Header().Set("Retry-After", seconds(wait))
		p.refuse(w, r, http.StatusTooManyRequests, "Too many attempts failed", "Wait "+wait.Round(time.Second).String()+" and try again")
		return nil
	}
	ok, err := p.check(r.Context(), name, f.Get("password"))
	if err != nil {
		return err
	}
	if !ok {
		p.failed(name, p.addressOf(r))
		if err := p.audit(r, "login failed", name); err != nil {
			return err
		}
		return p.renderStatus(w, r, http.StatusUnauthorized, "login.html", page{Title: "Log in", Here: "login", Body: loginView{to, name, "Name or password is wrong."}})
	}
	token := rand.Text()
	p.begin(name, p.addressOf(r), sha256.Sum256([]byte(token)))
	http.SetCookie(w, &http.Cookie{Name: p.cookie(), Value: token, Path: "/", HttpOnly: true, Secure: p.secure, SameSite: http.SameSiteStrictMode, MaxAge: int(sessionLife.Seconds())})
	if err := p.audit(r.WithContext(context.WithValue(r.Context(), personKey{}, person{Name: name})), "login", ""); err != nil {
		return err
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

// check compares a password. A name that does not exist takes as long.
func (p *people) check(ctx context.Context, name, given string) (bool, error) {
	select {
	case p.hashing <- struct{}{}: // each takes memory
		defer func() { <-p.hashing }()
	case <-ctx.Done():
		return false, ctx.Err()
	}
	a, err := p.archive.Account(ctx, name)
	if entente.CodeOf(err) == entente.ErrNotFound {
		password.Waste(given)
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return password.Matches(a.Hash, given), nil
}

// begin opens a session; the oldest goes when there are too many.
func (p *people) begin(name, address string, key [32]byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.now()
	delete(p.failures, "n:"+name)
	delete(p.failures, "a:"+address)
	if len(p.sessions) >= mostSession {
		var oldest [32]byte
		at := now
		for k, s := range p.sessions {
			if !s.last.After(at) {
				oldest, at = k, s.last
			}
		}
		delete(p.sessions, oldest)
	}
	p.sessions[key] = &session{name, now, now}
}

func (p *people) logout(w http.ResponseWriter, r *http.Request) error {
	if c, err := r.Cookie(p.cookie()); err == nil {
		p.mu.Lock()
		delete(p.sessions, sha256.Sum256([]byte(c.Value)))
		p.mu.Unlock()
		if err := p.audit(r, "logout", ""); err != nil {
			return err
		}
	}
	http.SetCookie(w, &http.Cookie{Name: p.cookie(), Path: "/", HttpOnly: true, Secure: p.secure, SameSite: http.SameSiteStrictMode, MaxAge: -1})
	http.Redirect(w, r, "/login", http.StatusSeeOther)
	return nil
}

// wait is how long a name or an address has to wait after its failures: it
// doubles with each one more.
func (p *people) wait(name, address string) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	longest := time.Duration(0)
	for _, key := range []string{"n:" + name[:min(64, len(name))], "a:" + address} {
		f := p.failures[key]
		if f == nil || f.n < mostFailures {
			continue
		}
		wait := longestWait
		if k := f.n - mostFailures; k < 7 {
			wait = firstWait << k
		}
		longest = max(longest, wait-p.now().Sub(f.last))
	}
	return longest
}

func (p *people) failed(name, address string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.now()
	if len(p.failures) >= mostTracked { // those that need not wait any more are forgotten
		for k, f := range p.failures {
			if now.Sub(f.last) > longestWait {
				delete(p.failures, k)
			}
		}
	}
	for _, key := range []string{"n:" + name[:min(64, len(name))], "a:" + address} {
		f := p.failures[key]
		if f == nil || now.Sub(f.last) > longestWait {
			f = &failure{}
			p.failures[key] = f
		}
		f.n, f.last = f.n+1, now
	}
}

// seconds writes a wait for a header, rounded up.
func seconds(d time.Duration) string { return strconv.Itoa(int(d/time.Second) + 1) }
