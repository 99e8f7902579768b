package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"
	"time"

	"entente"
	"entente/lexicon/forms"
)

// briefTime is how long writing a brief may take.
const briefTime = 10 * time.Minute

// briefPage writes briefs, one at a time: each takes the whole machine.
type briefPage struct {
	*desk
	briefs Briefs
	turn   chan struct{}
}

type briefView struct {
	Between, Form string
	Forms         []forms.Form
}

func (p *briefPage) show(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	all, err := forms.Load()
	if err != nil {
		return err
	}
	between := strings.TrimSpace(q.Get("between"))
	if between == "" {
		return p.render(w, "brief.html", page{Title: "Write a brief", Here: "brief", Body: briefView{"", q.Get("form"), all.All}})
	}
	req := BriefRequest{Form: q.Get("form")}
	if req.Form == "" {
		req.Form = "explainer"
	}
	if _, ok := all.Get(req.Form); !ok {
		return entente.Invalid("there is no form “"+req.Form+"”", "the forms are "+strings.Join(all.Names(), ", "))
	}
	if req.Dyad, err = p.pairOf(between); err != nil {
		return err
	}
	if req.From, req.To, err = period(q); err != nil {
		return err
	}
	if req.AsOf, err = dayOf(q, "as-of"); err != nil {
		return err
	}
	return p.write(w, r, req)
}

func (p *briefPage) write(w http.ResponseWriter, r *http.Request, req BriefRequest) error {
	// Writing takes longer than a page may; not every writer can be told so.
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(briefTime))
	select {
	case p.turn <- struct{}{}:
		defer func() { <-p.turn }()
	case <-r.Context().Done():
		return r.Context().Err()
	}
	data, err := p.briefs.Brief(r.Context(), req)
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Security-Policy", briefPolicy(data))
	h.Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write(data)
	return nil
}

// briefPolicy allows the page exactly the one style and the one script that
// the renderer put into it, by their hashes: the style is the first, before
// any text of a source, and the script the last, after all of it.
func briefPolicy(page []byte) string {
	var styles, scripts = "'none'", "'none'"
	if _, rest, ok := bytes.Cut(page, []byte("<style>")); ok {
		if body, _, ok := bytes.Cut(rest, []byte("</style>")); ok {
			styles = hash(body)
		}
	}
	if i := bytes.LastIndex(page, []byte("<script>")); i >= 0 {
		if body, _, ok := bytes.Cut(page[i+len("<script>"):], []byte("</script>")); ok {
			scripts = hash(body)
		}
	}
	return "default-src 'none'; style-src " + styles + "; script-src " + scripts + "; img-src data:; form-action 'none'; frame-ancestors 'none'; base-uri 'none'"
}

func hash(body []byte) string {
	sum := sha256.Sum256(body)
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
