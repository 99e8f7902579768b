package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"net/http"
	"sync"
)

//go:embed assets/*.html assets/style.css
var assets embed.FS

// page is what the layout shows: the title, the part of the menu that is
// current, and the body's own data.
type page struct {
	Title string
	Here  string // "desk", "search", "review", "brief"
	Body  any
}

// templates are the layout with each page, parsed once.
var templates = sync.OnceValues(func() (map[string]*template.Template, error) {
	out := map[string]*template.Template{}
	for _, name := range []string{"home.html", "search.html", "dyad.html", "document.html", "review.html", "brief.html", "error.html"} {
		t, err := template.New("layout.html").Funcs(functions).ParseFS(assets, "assets/layout.html", "assets/parts.html", "assets/"+name)
		if err != nil {
			return nil, fmt.Errorf("parse %s: %w", name, err)
		}
		out[name] = t
	}
	return out, nil
})

func (d *desk) render(w http.ResponseWriter, name string, p page) error {
	return d.renderStatus(w, http.StatusOK, name, p)
}

// renderStatus writes a page whole or not at all.
func (d *desk) renderStatus(w http.ResponseWriter, status int, name string, p page) error {
	all, err := templates()
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := all[name].Execute(&out, p); err != nil {
		return fmt.Errorf("render %s: %w", name, err)
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(out.Bytes()) // the reader has gone
	return nil
}

// style serves the one style sheet.
func style(w http.ResponseWriter, _ *http.Request) error {
	data, err := assets.ReadFile("assets/style.css")
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	w.Header().Set("Cache-Control", "private, max-age=300")
	_, _ = w.Write(data)
	return nil
}
