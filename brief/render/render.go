// Package render turns a Brief into HTML, Markdown, PDF and JSON. Rendering
// is deterministic: the same Brief gives the same bytes on any machine, which
// is how `entente verify` catches a change anywhere in a file. Every format
// carries the brief's JSON, so that any of them can be verified.
package render

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"path/filepath"
	"strings"

	"entente"
)

// The values of Options.Sources.
const (
	Full     = "full"     // the whole source texts
	Excerpts = "excerpts" // only the cited sentences
	None     = "none"     // nothing of them beyond the brief's own sentences
)

// Options say what a file carries.
type Options struct {
	Sources string
	Docs    map[string]*entente.Document
}

// Format tells a format from a file name: "html", "md", "pdf" or "json".
func Format(name string) (string, error) {
	switch ext := strings.ToLower(filepath.Ext(name)); ext {
	case ".html", ".htm":
		return "html", nil
	case ".md", ".markdown":
		return "md", nil
	case ".pdf":
		return "pdf", nil
	case ".json":
		return "json", nil
	default:
		return "", entente.Invalid("a brief cannot be written as "+filepath.Base(name), "end the name in .html, .md, .pdf or .json")
	}
}

// Render writes b in a format.
func Render(format string, b *entente.Brief, opts Options) ([]byte, error) {
	if opts.Sources == "" {
		opts.Sources = Full
	}
	carried := b
	if opts.Sources == None {
		carried = Strip(b)
	}
	switch format {
	case "json":
		return JSON(carried)
	case "md":
		return Markdown(b, carried, opts)
	case "pdf":
		return PDF(b, carried, opts)
	}
	return HTML(b, carried, opts)
}

// JSON is the contract's JSON, indented, with a final newline.
func JSON(b *entente.Brief) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	err := enc.Encode(b)
	return out.Bytes(), err
}

// The marks between which a text or binary file carries its JSON.
const (
	openMark  = "entente-brief-1:"
	closeMark = ":entente-brief-end"
)

// pack is the JSON in base64 between marks, with the carrying mode, for
// formats that cannot hold JSON as such.
func pack(b *entente.Brief, sources string) (string, error) {
	data, err := json.Marshal(b)
	if err != nil {
		return "", err
	}
	return openMark + sources + ":" + base64.StdEncoding.EncodeToString(data) + closeMark, nil
}

// Extract reads the brief out of a file of any format, with the mode its
// sources were carried in.
func Extract(format string, data []byte) (*entente.Brief, string, error) {
	bad := func(why string) error {
		return entente.Invalid("this file carries no brief: "+why, "give a file written by entente review")
	}
	var raw []byte
	sources := Full
	switch format {
	case "json":
		raw = data
	case "html":
		var ok bool
		raw, sources, ok = fromHTML(data)
		if !ok {
			return nil, "", bad("its JSON is missing")
		}
	default:
		i := bytes.LastIndex(data, []byte(openMark))
		j := bytes.LastIndex(data, []byte(closeMark))
		if i < 0 || j < i+len(openMark) {
			return nil, "", bad("its JSON is missing")
		}
		mode, body, ok := strings.Cut(string(data[i+len(openMark):j]), ":")
		text, err := base64.StdEncoding.DecodeString(body)
		if !ok || err != nil {
			return nil, "", bad("its JSON is damaged")
		}
		raw, sources = text, mode
	}
	b := &entente.Brief{}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	if err := dec.Decode(b); err != nil {
		return nil, "", bad(err.Error())
	}
	return b, sources, nil
}

func fromHTML(data []byte) ([]byte, string, bool) {
	open := []byte(`<script type="application/json" id="brief" data-sources="`)
	i := bytes.Index(data, open)
	if i < 0 {
		return nil, "", false
	}
	rest := data[i+len(open):]
	mode, rest, ok1 := bytes.Cut(rest, []byte(`">`))
	raw, _, ok2 := bytes.Cut(rest, []byte(`</script>`))
	return raw, string(mode), ok1 && ok2
}
