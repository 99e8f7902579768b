package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"net/http"
	"path"
	"strings"
	"sync"
)

//go:embed assets/*.html assets/style.css assets/*.js
var assets embed.FS

// page is what the layout shows: the title, the part of the menu that is
// current, the scripts of the page, and the body's own data.
type page struct {
	Title string
	Here  string
	Body  any
	// Islands are the scripts that make the page easier; it works without.
	Islands []string
	// Theme is "auto", "light" or "dark".
	Theme string
	Who   person
}

// templates are the layout with each page, parsed once.
var templates = sync.OnceValues(func() (map[string]*template.Template, error) {
	names, err := assets.ReadDir("assets")
	if err != nil {
		return nil, err
	}
	out := map[string]*template.Template{}
	for _, f := range names {
		name := f.Name()
		if path.Ext(name) != ".html" || name == "layout.html" || name == "parts.html" {
			continue
		}
		t, err := template.New("layout.html").Funcs(functions).ParseFS(assets, "assets/layout.html", "assets/parts.html", "assets/"+name)
		if err != nil {
			return nil, fmt.Errorf("parse %s: %w", name, err)
		}
		out[name] = t
	}
	return out, nil
})

func (d *desk) render(w http.ResponseWriter, r *http.Request, name string, p page) error {
	return d.renderStatus(w, r, http.StatusOK, name, p)
}

// renderStatus writes a page whole or not at all.
func (d *desk) renderStatus(w http.ResponseWriter, r *http.Request, status int, name string, p page) error {
	all, err := templates()
	if err != nil {
		return err
	}
	p.Theme, p.Who = themeOf(r), who(r)
	var out bytes.Buffer
	if err := all[name].Execute(&out, p); err != nil {
		return fmt.Errorf("render %s: %w", name, err)
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	send(w, r, status, out.Bytes())
	return nil
}

// asset serves the style sheet and the scripts.
func asset(w http.ResponseWriter, r *http.Request) error {
	name := strings.TrimPrefix(r.URL.Path, "/")
	data, err := assets.ReadFile("assets/" + name)
	if err != nil {
		return noPage()
	}
	kind := "text/css; charset=utf-8"
	if path.Ext(name) == ".js" {
		kind = "text/javascript; charset=utf-8"
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Cache-Control", "private, max-age=300")
	send(w, r, http.StatusOK, data)
	return nil
}
