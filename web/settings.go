package web

import (
	"encoding/base64"
	"net/http"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/archive"
)

// settingsPage shows how the workbench is set, and who did what.
type settingsPage struct {
	*desk
	archive Store
	people  *people
	home    *keeper[struct{}, *homeView]
	about   []Fact
}

// Fact is a line about the program on the page of settings.
type Fact struct{ Name, Value string }

type settingsView struct {
	Theme, Name string
	Local       bool
	About       []Fact
	Totals      archive.Totals
	Accounts    []archive.Account
	Acts        []archive.Act
	Done        bool
}

// themes are the values of the cookie of the same name.
var themes = []string{"auto", "light", "dark"}

func (p *settingsPage) show(w http.ResponseWriter, r *http.Request) error {
	x := who(r)
	v := settingsView{Theme: themeOf(r), Name: x.Name, Local: x.Local, About: p.about, Done: r.URL.Query().Get("done") != ""}
	home, err := p.home.get(r.Context(), struct{}{})
	if err != nil {
		return err
	}
	v.Totals = home.Totals
	if x.Role.Covers(archive.Editor) {
		if v.Accounts, err = p.archive.Accounts(r.Context()); err != nil {
			return err
		}
		if v.Acts, err = p.archive.Acts(r.Context(), 40); err != nil {
			return err
		}
	}
	return p.render(w, r, "settings.html", page{Title: "Settings", Here: "settings", Body: v})
}

// set keeps choices in cookies: they are the browser's own.
func (p *settingsPage) set(w http.ResponseWriter, r *http.Request) error {
	f, err := form(r)
	if err != nil {
		return err
	}
	theme := f.Get("theme")
	if !slices.Contains(themes, theme) {
		return invalid("“"+theme+"” is no choice of colours", "choose auto, light or dark")
	}
	keep := func(name, value string) {
		http.SetCookie(w, &http.Cookie{Name: name, Value: value, Path: "/", MaxAge: 400 * 24 * 3600, HttpOnly: true, Secure: p.people.secure, SameSite: http.SameSiteStrictMode})
	}
	keep("entente_theme", theme)
	if who(r).Local {
		name := strings.TrimSpace(f.Get("name"))
		if utf8.RuneCountInString(name) > 64 || strings.ContainsFunc(name, unicode.IsControl) {
			return invalid("the name is too long", "take at most 64 characters")
		}
		keep("entente_name", base64.RawURLEncoding.EncodeToString([]byte(name)))
	}
	http.Redirect(w, r, "/settings?done=1", http.StatusSeeOther)
	return nil
}

// themeOf is the choice of colours of a browser.
func themeOf(r *http.Request) string {
	if c, err := r.Cookie("entente_theme"); err == nil && slices.Contains(themes, c.Value) {
		return c.Value
	}
	return "auto"
}

// signature reads the name that decisions are signed with.
func signature(cookie string) string {
	data, err := base64.RawURLEncoding.DecodeString(cookie)
	if err != nil || !utf8.Valid(data) || len(data) > 256 || strings.ContainsFunc(string(data), unicode.IsControl) {
		return ""
	}
	return string(data)
}
