package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
)

// serveBrief writes a brief as the page of its own that the renderer made.
func serveBrief(w http.ResponseWriter, r *http.Request, data []byte) {
	h := w.Header()
	h.Set("Content-Security-Policy", briefPolicy(data))
	h.Set("Content-Type", "text/html; charset=utf-8")
	send(w, r, http.StatusOK, data)
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
