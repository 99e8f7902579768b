// Package eml reads mail messages (RFC 5322 with MIME): the plain text part
// or, where there is none, the HTML part. Headers give title, author and
// date. Attachments are named in the notes and not read. Nesting is followed
// ten deep, at most 200 parts are looked at. Linear; safe for concurrent use.
package eml

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"

	netcharset "golang.org/x/net/html/charset"

	"entente"
	"entente/intake/blocks"
	"entente/intake/charset"
	"entente/intake/draft"
	"entente/intake/html"
	"entente/intake/meta"
)

const (
	deepest   = 10
	mostParts = 200
	largest   = 64 << 20
)

// message collects the parts of one mail.
type message struct {
	plain, html []part
	attachments []string
	parts       int
	problems    []error
}

type part struct {
	body    []byte
	charset string
}

// Read reads one message.
func Read(raw []byte) (*draft.Draft, error) {
	msg, err := mail.ReadMessage(bytes.NewReader(bytes.TrimLeft(raw, "\r\n\xef\xbb\xbf")))
	if err != nil {
		return nil, entente.Invalid("not a mail message: "+err.Error(), "an .eml file begins with its headers")
	}
	m := &message{}
	m.read(header(msg.Header), msg.Body, 0)
	d, err := m.draft()
	if err != nil {
		return nil, err
	}
	d.Meta.Fill(fromHeaders(msg.Header))
	if d.Derived == "" || d.Derived == "html" {
		d.Derived = strings.TrimSuffix("eml; "+d.Derived, "; ")
	}
	if len(m.attachments) > 0 {
		d.Notes = append(d.Notes, fmt.Sprintf("attachments not read: %s", strings.Join(m.attachments, ", ")))
	}
	d.Warnings = append(d.Warnings, m.problems...)
	return d, nil
}

// header is the part of a MIME header that we ask.
type header map[string][]string

func (h header) get(k string) string {
	if v := h[k]; len(v) > 0 {
		return v[0]
	}
	return ""
}

func (m *message) read(h header, body io.Reader, depth int) {
	if m.parts++; depth > deepest || m.parts > mostParts {
		return
	}
	media, params, err := mime.ParseMediaType(h.get("Content-Type"))
	if err != nil || media == "" {
		media = "text/plain"
	}
	disposition, dp, _ := mime.ParseMediaType(h.get("Content-Disposition"))
	if name := dp["filename"]; disposition == "attachment" || name != "" && !strings.HasPrefix(media, "text/") {
		if name == "" {
			name = media
		}
		m.attachments = append(m.attachments, decodeWords(name))
		return
	}
	switch {
	case strings.HasPrefix(media, "multipart/"):
		m.multi(body, params["boundary"], depth)
	case media == "message/rfc822":
		data, err := decode(h, body)
		if err != nil {
			m.problems = append(m.problems, err)
		}
		if inner, err := mail.ReadMessage(bytes.NewReader(data)); err == nil {
			m.read(header(inner.Header), inner.Body, depth+1)
		}
	case media == "text/plain", media == "text/html":
		data, err := decode(h, body)
		if err != nil {
			m.problems = append(m.problems, err)
		}
		if len(bytes.TrimSpace(data)) == 0 {
			return
		}
		p := part{body: data, charset: params["charset"]}
		if media == "text/html" {
			m.html = append(m.html, p)
		} else {
			m.plain = append(m.plain, p)
		}
	}
}

func (m *message) multi(body io.Reader, boundary string, depth int) {
	if boundary == "" {
		return
	}
	mr := multipart.NewReader(body, boundary)
	for m.parts < mostParts {
		p, err := mr.NextRawPart()
		if err != nil {
			if !errors.Is(err, io.EOF) {
				m.problems = append(m.problems, entente.Invalid("a part of the message is damaged: "+err.Error(), ""))
			}
			return
		}
		m.read(header(p.Header), p, depth+1)
	}
}

// decode undoes the transfer encoding, as far as it is intact.
func decode(h header, body io.Reader) ([]byte, error) {
	switch strings.ToLower(strings.TrimSpace(h.get("Content-Transfer-Encoding"))) {
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	}
	data, err := io.ReadAll(io.LimitReader(body, largest))
	if err != nil {
		return data, entente.Invalid("a part of the message is damaged: "+err.Error(), "")
	}
	return data, nil
}

// draft makes text of the plain parts, or of the first HTML part.
func (m *message) draft() (*draft.Draft, error) {
	if len(m.plain) == 0 || tiny(m.plain) && len(m.html) > 0 {
		if len(m.html) == 0 {
			return nil, entente.Invalid("the message holds no text", "its attachments are not read; save them beside it")
		}
		return html.Read(m.html[0].body, m.html[0].charset, "")
	}
	d := &draft.Draft{}
	var text strings.Builder
	for _, p := range m.plain {
		r, err := charset.Decode(p.body, p.charset)
		if err != nil {
			return nil, err
		}
		if text.Len() > 0 {
			text.WriteString("\n\n")
		}
		text.WriteString(r.Text)
		d.Notes = append(d.Notes, r.Notes...)
		if r.Name != "" {
			d.Derived = "eml; charset:" + r.Name
		}
	}
	d.Text = text.String()
	d.Pieces = blocks.Split(d.Text)
	for i := range d.Pieces {
		if s := d.Pieces[i].Of(d.Text); strings.HasPrefix(s, ">") {
			d.Pieces[i].Kind = entente.BlockNavigation // quoted from an earlier message
		}
	}
	return d, nil
}

// tiny recognises the plain part that only says that there is an HTML part.
func tiny(parts []part) bool {
	n := 0
	for _, p := range parts {
		n += len(bytes.TrimSpace(p.body))
	}
	return n < 200
}

func fromHeaders(h mail.Header) draft.Meta {
	m := draft.Meta{Title: decodeWords(h.Get("Subject"))}
	if from := h.Get("From"); from != "" {
		parser := mail.AddressParser{WordDecoder: words()}
		if list, err := parser.ParseList(from); err == nil && len(list) > 0 {
			m.Author = list[0].Name
			if m.Author == "" {
				m.Author = list[0].Address
			}
		} else {
			m.Author = decodeWords(from)
		}
	}
	if t, err := h.Date(); err == nil {
		if d, ok := meta.Make(t.Year(), int(t.Month()), t.Day()); ok {
			d.Basis, d.Text = entente.BasisMetadata, h.Get("Date")
			m.Published = d
		}
	}
	return m
}

func words() *mime.WordDecoder {
	return &mime.WordDecoder{CharsetReader: func(label string, r io.Reader) (io.Reader, error) {
		return netcharset.NewReaderLabel(label, r)
	}}
}

func decodeWords(s string) string {
	out, err := words().DecodeHeader(s)
	if err != nil {
		out = s
	}
	return strings.Join(strings.Fields(strings.ToValidUTF8(out, "")), " ")
}
