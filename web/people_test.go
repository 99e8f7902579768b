package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"entente/archive"
	"entente/web/password"
)

var hashed = sync.OnceValues(func() (string, error) { return password.Hash(phrase) })

const phrase = "a long enough pass phrase"

// office is a bench that asks for accounts, with one of each role.
func office(t *testing.T, change ...func(*Options)) *bench {
	t.Helper()
	b := newBench(t, fixedBriefs{page: "<html>"}, append([]func(*Options){func(o *Options) { o.Accounts, o.Secure = true, true }}, change...)...)
	hash, err := hashed()
	if err != nil {
		t.Fatal(err)
	}
	for _, role := range []archive.Role{archive.Guest, archive.Analyst, archive.Editor} {
		if err := b.store.SaveAccount(t.Context(), archive.Account{Name: string(role), Role: role, Hash: hash, RecordedAt: "2024-01-01T00:00:00Z"}); err != nil {
			t.Fatal(err)
		}
	}
	return b
}

// send sends a form as a browser does that shows the workbench's own page.
func (b *bench) send(path string, form url.Values, cookie *http.Cookie, from string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	if cookie != nil {
		r.AddCookie(cookie)
	}
	if from != "" {
		r.RemoteAddr = from + ":4711"
	}
	return b.ask(r)
}

func (b *bench) login(name, given string) *httptest.ResponseRecorder {
	return b.send("/login", url.Values{"name": {name}, "password": {given}}, nil, "")
}

// as logs in and returns the session's cookie.
func (b *bench) as(role archive.Role) *http.Cookie {
	b.t.Helper()
	w := b.login(string(role), phrase)
	cookies := w.Result().Cookies()
	if w.Code != http.StatusSeeOther || len(cookies) != 1 {
		b.t.Fatalf("login of %s: %d", role, w.Code)
	}
	return cookies[0]
}

func (b *bench) getWith(path string, cookie *http.Cookie) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	if cookie != nil {
		r.AddCookie(cookie)
	}
	return b.ask(r)
}

func TestWhereThereAreAccountsNothingIsShownBeforeTheLogin(t *testing.T) {
	b := office(t)
	for _, path := range []string{"/", "/search?q=fisheries", "/dyad/CHL-PER", "/dyad/CHL-PER/timeline", "/document/" + b.doc.ID, "/review", "/sources", "/source?name=x", "/pairs",
		"/briefs", "/brief?between=CHL-PER", "/briefs/0011/brief.json", "/alerts", "/alerts/0011.atom", "/settings", "/nowhere", "/login/../", "/style.css/../settings"} {
		w := b.getWith(path, nil)
		if w.Code != http.StatusSeeOther && w.Code != http.StatusMovedPermanently && w.Code != http.StatusTemporaryRedirect || strings.Contains(w.Body.String(), "signed a fisheries") {
			t.Errorf("%s: %d is shown", path, w.Code)
		}
	}
	for _, path := range []string{"/review", "/source", "/briefs", "/alerts", "/alerts/00/end", "/settings", "/logout"} {
		if w := b.send(path, url.Values{"claim": {b.list[0].ID}, "verdict": {"accept"}}, nil, ""); w.Code != http.StatusUnauthorized {
			t.Errorf("POST %s: %d, want 401", path, w.Code)
		}
	}
	for path, want := range map[string]int{"/login": 200, "/healthz": 200, "/style.css": 200} {
		if w := b.getWith(path, nil); w.Code != want {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
	if len(b.decisions()) != 0 {
		t.Error("somebody unknown decided")
	}
}

func TestASessionIsAStrictCookieThatNobodyCanMake(t *testing.T) {
	b := office(t)
	w := b.login("reader", phrase)
	c := w.Result().Cookies()[0]
	if !c.HttpOnly || !c.Secure || c.SameSite != http.SameSiteStrictMode || c.Path != "/" || !strings.HasPrefix(c.Name, "__Host-") || len(c.Value) < 26 {
		t.Errorf("the cookie is %+v", c)
	}
	if w.Header().Get("Strict-Transport-Security") == "" {
		t.Error("browsers are not asked to come by TLS")
	}
	if again := b.login("reader", phrase).Result().Cookies()[0]; again.Value == c.Value {
		t.Error("two sessions have one token")
	}
	if got := b.getWith("/", c); got.Code != 200 || !strings.Contains(got.Body.String(), "reader, reader") {
		t.Errorf("the session does not open the desk: %d", got.Code)
	}
	for _, forged := range []string{"", "x", strings.Repeat("A", 26), c.Value + "x", c.Value[1:], strings.ToLower(c.Value)} {
		if got := b.getWith("/", &http.Cookie{Name: c.Name, Value: forged}); got.Code != http.StatusSeeOther {
			t.Errorf("cookie %q opens the desk", forged)
		}
	}
	if got := b.getWith("/", &http.Cookie{Name: "entente_name", Value: "YWRtaW4"}); got.Code != http.StatusSeeOther {
		t.Error("a name alone opens the desk")
	}
}

func TestASessionEnds(t *testing.T) {
	ends := map[string]func(b *bench, c *http.Cookie){
		"after a while unused": func(b *bench, _ *http.Cookie) { b.now = b.now.Add(sessionIdle + time.Second) },
		"after its life, though used": func(b *bench, c *http.Cookie) {
			for range int(sessionLife/time.Hour) + 1 {
				b.now = b.now.Add(time.Hour)
				b.getWith("/", c)
			}
		},
		"by logging out": func(b *bench, c *http.Cookie) { b.send("/logout", nil, c, "") },
		"with its account": func(b *bench, _ *http.Cookie) {
			if err := b.store.RemoveAccount(b.t.Context(), "editor", "2025-03-05T00:00:00Z"); err != nil {
				b.t.Fatal(err)
			}
		},
		"with a new password": func(b *bench, _ *http.Cookie) {
			hash, err := password.Hash("another pass phrase")
			if err != nil {
				b.t.Fatal(err)
			}
			if err := b.store.SaveAccount(b.t.Context(), archive.Account{Name: "editor", Role: archive.Editor, Hash: hash, RecordedAt: clock.Add(time.Second).Format(time.RFC3339Nano)}); err != nil {
				b.t.Fatal(err)
			}
		},
	}
	for name, end := range ends {
		b := office(t)
		c := b.as(archive.Editor)
		end(b, c)
		if w := b.getWith("/", c); w.Code != http.StatusSeeOther {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
}

func TestARoleMayDoWhatItCoversAndNoMore(t *testing.T) {
	b := office(t)
	decide := url.Values{"claim": {b.list[0].ID}, "verdict": {"accept"}}
	rate := url.Values{"name": {b.doc.Publisher}, "letter": {"B"}}
	alert := url.Values{"name": {"fish"}, "q": {"fish"}}
	for role, want := range map[archive.Role][3]int{
		archive.Guest: {403, 403, 403}, archive.Analyst: {303, 403, 303}, archive.Editor: {303, 303, 303},
	} {
		c := b.as(role)
		got := [3]int{b.send("/review", decide, c, "").Code, b.send("/source", rate, c, "").Code, b.send("/alerts", alert, c, "").Code}
		if got != want {
			t.Errorf("%s: decide, rate, alert answer %v, want %v", role, got, want)
		}
		shown := b.getWith("/settings", c).Body.String()
		if strings.Contains(shown, "What people did") != (role == archive.Editor) || strings.Contains(shown, "argon2id") {
			t.Errorf("%s is shown the audit log or hashes wrongly", role)
		}
		if strings.Contains(shown, "Sign decisions as") {
			t.Errorf("%s may sign as somebody else", role)
		}
	}
	if got := b.decisions(); len(got) != 2 || got[0].By == got[1].By {
		t.Errorf("decisions are signed %+v", got)
	}
	forged := b.as(archive.Analyst)
	r := httptest.NewRequest(http.MethodPost, "/review", strings.NewReader(decide.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.AddCookie(forged)
	r.AddCookie(&http.Cookie{Name: "entente_name", Value: "ZWRpdG9y"})
	b.ask(r)
	if got := b.decisions(); got[len(got)-1].By != "analyst" {
		t.Errorf("a cookie of names signs a decision: %+v", got[len(got)-1])
	}
}

func TestGuessingIsSlowedDownByNameAndByAddress(t *testing.T) {
	b := office(t)
	try := func(name, given, from string) int {
		return b.send("/login", url.Values{"name": {name}, "password": {given}}, nil, from).Code
	}
	for i := range mostFailures {
		if got := try("editor", "wrong pass phrase", "10.0.0.1"); got != http.StatusUnauthorized {
			t.Fatalf("attempt %d: %d", i, got)
		}
	}
	w := b.send("/login", url.Values{"name": {"editor"}, "password": {phrase}}, nil, "10.0.0.2")
	if w.Code != http.StatusTooManyRequests || w.Header().Get("Retry-After") == "" || len(w.Result().Cookies()) > 0 {
		t.Errorf("the right password from elsewhere after the failures: %d", w.Code)
	}
	if got := try("analyst", phrase, "10.0.0.1"); got != http.StatusTooManyRequests {
		t.Errorf("another name from the address: %d", got)
	}
	if got := try("analyst", phrase, "10.0.0.3"); got != http.StatusSeeOther {
		t.Errorf("another name from another address: %d", got)
	}
	b.now = b.now.Add(firstWait + time.Second)
	if got := try("editor", "wrong again", "10.0.0.1"); got != http.StatusUnauthorized {
		t.Errorf("after the wait: %d", got)
	}
	b.now = b.now.Add(firstWait + time.Second)
	if got := try("editor", phrase, "10.0.0.1"); got != http.StatusTooManyRequests {
		t.Errorf("the wait does not double: %d", got)
	}
	b.now = b.now.Add(2 * firstWait)
	if got := try("editor", phrase, "10.0.0.1"); got != http.StatusSeeOther {
		t.Errorf("after the longer wait: %d", got)
	}
	if got := try("nobody at all", "x", "10.0.0.9"); got != http.StatusUnauthorized {
		t.Errorf("a name that does not exist answers %d", got)
	}
	if a, z := b.login("editor", "wrong pass phrase").Body.String(), b.login("nobody", "wrong pass phrase").Body.String(); strings.ReplaceAll(a, "editor", "nobody") != z {
		t.Error("the page tells which names exist")
	}
}

func TestAnAddressIsTakenFromAProxyOfOurOwnOnly(t *testing.T) {
	for proxied, want := range map[bool]int{false: http.StatusTooManyRequests, true: http.StatusSeeOther} {
		b := office(t, func(o *Options) { o.Proxied = proxied })
		try := func(name, given, said string) int {
			r := httptest.NewRequest(http.MethodPost, "/login", strings.NewReader(url.Values{"name": {name}, "password": {given}}.Encode()))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			r.Header.Set("X-Forwarded-For", said)
			return b.ask(r).Code
		}
		for range mostFailures {
			try("somebody", "wrong", "1.2.3.4, 10.0.0.1")
		}
		if got := try("reader", phrase, "10.0.0.1, 10.0.0.2"); got != want {
			t.Errorf("proxied %v: another address answers %d, want %d", proxied, got, want)
		}
	}
}

func TestALoginLeadsNowhereElse(t *testing.T) {
	for to, want := range map[string]string{
		"/dyad/CHL-PER?x=1": "/dyad/CHL-PER?x=1", "": "/", "https://evil.example": "/", "//evil.example": "/", `/\evil.example`: "/", `\\evil`: "/", "javascript:alert(1)": "/", "/a\r\nSet-Cookie: x=y": "/", "evil": "/",
	} {
		b := office(t)
		w := b.send("/login", url.Values{"name": {"reader"}, "password": {phrase}, "to": {to}}, nil, "")
		if got := w.Header().Get("Location"); got != want {
			t.Errorf("%q leads to %q", to, got)
		}
		if body := b.getWith("/login?to="+url.QueryEscape(to+`"><script>`), nil).Body.String(); strings.Contains(body, "<script>") {
			t.Errorf("%q is markup on the page", to)
		}
	}
}

func TestFormsFromAnotherSiteAreRefused(t *testing.T) {
	b := office(t)
	c := b.as(archive.Editor)
	for _, path := range []string{"/login", "/logout", "/review", "/source", "/briefs", "/alerts", "/alerts/00/end", "/settings"} {
		for name, header := range map[string][2]string{"cross-site": {"Sec-Fetch-Site", "cross-site"}, "same-site": {"Sec-Fetch-Site", "same-site"}, "an origin": {"Origin", "https://evil.example"}} {
			r := httptest.NewRequest(http.MethodPost, path, strings.NewReader("claim="+b.list[0].ID+"&verdict=accept"))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			r.Header.Set(header[0], header[1])
			r.AddCookie(c)
			if w := b.ask(r); w.Code != http.StatusForbidden {
				t.Errorf("%s, %s: %d", path, name, w.Code)
			}
		}
	}
	if w := b.getWith("/", c); w.Code != 200 || len(b.decisions()) != 0 {
		t.Error("a form from elsewhere logged out or decided")
	}
}

func TestNamesThatTheWorkbenchDoesNotAnswerTo(t *testing.T) {
	b := office(t, func(o *Options) { o.Names = []string{"desk.example.org"} })
	for host, want := range map[string]int{"desk.example.org:8765": 303, "DESK.example.org": 303, "127.0.0.1:1": 303, "evil.example": 421, "desk.example.org.evil.example": 421} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Host = host
		w := httptest.NewRecorder()
		b.pages.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("host %s: %d, want %d", host, w.Code, want)
		}
	}
}

func TestWhatPeopleDoIsInTheAuditLogWithoutPasswords(t *testing.T) {
	b := office(t)
	b.login("editor", "my secret attempt")
	c := b.as(archive.Editor)
	b.send("/review", url.Values{"claim": {b.list[0].ID}, "verdict": {"accept"}}, c, "")
	b.send("/logout", nil, c, "")
	acts, err := b.store.Acts(t.Context(), 50)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range acts {
		got = append(got, a.By+"|"+a.Action+"|"+a.Subject)
		if strings.Contains(a.Subject+a.Action, "secret") || a.Action != "account" && a.Address == "" {
			t.Errorf("line %+v", a)
		}
	}
	want := []string{"editor|logout|", "editor|POST /review|" + b.list[0].ID, "editor|login|", "|login failed|editor"}
	for i, w := range want {
		if i >= len(got) || got[i] != w {
			t.Errorf("line %d is not %q: %q", i, w, got)
			break
		}
	}
	if strings.Contains(b.log.String(), "secret") || strings.Contains(b.log.String(), phrase) {
		t.Error("the log holds a password")
	}
}

func TestTheSingleUserNeedsNoPasswordAndSignsAsChosen(t *testing.T) {
	b := newBench(t, fixedBriefs{})
	if w := b.get("/login"); w.Code != 404 {
		t.Errorf("there is a login: %d", w.Code)
	}
	w := b.send("/settings", url.Values{"theme": {"dark"}, "name": {"Vera " + evil}}, nil, "")
	cookies := w.Result().Cookies()
	if len(cookies) != 2 {
		t.Fatalf("%d cookies", len(cookies))
	}
	r := httptest.NewRequest(http.MethodPost, "/review", strings.NewReader(url.Values{"claim": {b.list[0].ID}, "verdict": {"accept"}}.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for _, c := range cookies {
		r.AddCookie(c)
	}
	b.ask(r)
	if got := b.decisions(); len(got) != 1 || got[0].By != "Vera "+evil {
		t.Errorf("signed %+v", got)
	}
	g := httptest.NewRequest(http.MethodGet, "/settings", nil)
	for _, c := range cookies {
		g.AddCookie(c)
	}
	if body := b.ask(g).Body.String(); !strings.Contains(body, `data-theme="dark"`) || strings.Contains(body, "<script>") {
		t.Error("the colours are not kept, or a name is markup")
	}
	for name, form := range map[string]url.Values{"no such colours": {"theme": {"pink"}}, "a long name": {"theme": {"dark"}, "name": {strings.Repeat("x", 65)}}, "a name with a line": {"theme": {"dark"}, "name": {"a\nb"}}} {
		if w := b.send("/settings", form, nil, ""); w.Code != 400 {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
	for _, bad := range []string{"%%%", "AAAA\n", "_____w"} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Header.Set("Cookie", "entente_name="+bad+"; entente_theme="+bad)
		if w := b.ask(r); w.Code != 200 {
			t.Errorf("cookie %q: %d", bad, w.Code)
		}
	}
}
