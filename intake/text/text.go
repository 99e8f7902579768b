// Package text reads plain text, with or without a YAML header. The text
// after the header stays as it is, byte for byte. Linear; safe for concurrent
// use.
package text

import (
	"strings"

	"entente"
	"entente/intake/blocks"
	"entente/intake/charset"
	"entente/intake/draft"
	"entente/intake/meta"
)

// Read reads one file. encoding is a declared encoding or "".
func Read(raw []byte, encoding string) (*draft.Draft, error) {
	r, err := charset.Decode(raw, encoding)
	if err != nil {
		return nil, err
	}
	m, at, bad := meta.Header(r.Text)
	d := &draft.Draft{Text: r.Text[at:], Meta: m, Notes: r.Notes}
	if bad != nil {
		d.Warnings = append(d.Warnings, bad)
	}
	if r.Name != "" {
		d.Derived = "charset:" + r.Name
	}
	if strings.TrimSpace(d.Text) == "" {
		return nil, entente.Invalid("the file holds no text", "")
	}
	d.Pieces = blocks.Split(d.Text)
	return d, nil
}
