package fetch

import (
	"strings"

	"entente"
	"entente/intake"
	"entente/intake/draft"
	"entente/intake/html"
	"entente/intake/markdown"
	"entente/intake/pdf"
	"entente/intake/text"
)

// Document makes the Document of a response: its bytes are the record, its
// address the path and, where the page does not name a canonical one, the URL.
func Document(r *Response) (*entente.Document, error) {
	d, err := parseBody(r)
	if err != nil {
		return nil, err
	}
	if d.Meta.URL == "" {
		d.Meta.URL = r.URL
	}
	d.Meta.Retrieved = r.Retrieved
	return intake.Assemble(r.URL, r.Body, nil, d)
}

func parseBody(r *Response) (*draft.Draft, error) {
	switch {
	case r.MediaType == "application/pdf" || strings.HasPrefix(string(r.Body[:min(len(r.Body), 5)]), "%PDF-"):
		return pdf.Read(r.Body)
	case r.MediaType == "text/plain":
		return text.Read(r.Body, r.Charset)
	case r.MediaType == "text/markdown":
		return markdown.Read(r.Body)
	case r.MediaType == "text/html", r.MediaType == "application/xhtml+xml":
		return html.Read(r.Body, r.Charset, r.URL)
	}
	return nil, entente.Invalid(r.URL+" is "+r.MediaType+", not an article", "")
}
