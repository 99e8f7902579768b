// Package pdf reads the text of PDF files: characters through the fonts'
// maps, words by the gaps between them, lines, paragraphs across lines and
// pages with hyphenation undone. Running heads and page numbers that return
// on the pages are navigation; larger or bold short lines are headings.
//
// Objects are found by a scan of the file, so that damaged files are read as
// far as they go, and no reference can loop. Work is bounded: streams by
// size, the whole by a budget of decoded bytes, operators and characters.
// Files that need a password, and scans without text, are refused with that
// reason. Safe for concurrent use.
package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf16"

	"entente"
	"entente/intake/charset"
	"entente/intake/draft"
	"entente/intake/meta"
)

const mostPages = 5000

// Read reads one file.
func Read(raw []byte) (d *draft.Draft, err error) {
	defer func() {
		if r := recover(); r != nil {
			d, err = nil, entente.Invalid(fmt.Sprintf("damaged PDF: %v", r), "open it in a viewer and save it again")
		}
	}()
	if !bytes.Contains(raw[:min(len(raw), 4096)], []byte("%PDF-")) {
		return nil, entente.Invalid("not a PDF file", "")
	}
	f := openFile(raw)
	if f.closed() {
		return nil, entente.Invalid("the PDF is encrypted and needs a password", "save a copy without the password")
	}
	pages := f.pages(mostPages)
	if len(pages) == 0 {
		return nil, entente.Invalid("the PDF has no pages that can be read", "open it in a viewer and save it again")
	}
	return f.draft(pages)
}

func (f *file) draft(pages []dict) (*draft.Draft, error) {
	p := &painter{f: f, fonts: map[any]*font{}, ops: mostOps}
	var texts []*pageText
	empty, blind, chars := 0, 0, 0
	for i, page := range pages {
		p.page = &pageText{number: i + 1}
		var content []byte
		for _, c := range f.list(page["Contents"]) {
			if s, ok := f.resolve(c).(*stream); ok {
				content = append(append(content, f.decode(s)...), '\n')
			}
		}
		p.run(content, f.dict(page["Resources"]), graphics{ctm: identity, scale: 1}, 0)
		texts = append(texts, p.page)
		if p.page.chars < 3 {
			empty++
		}
		blind += p.page.blind
		chars += p.page.chars
	}
	switch {
	case chars == 0 && blind > 0:
		return nil, entente.Invalid("the fonts of the PDF do not say which characters they show", "run a text recognition (OCR) over it and give the result")
	case chars == 0 && p.images > 0:
		return nil, entente.Invalid("the PDF holds scans without text", "run a text recognition (OCR) over it and give the result")
	case chars == 0:
		return nil, entente.Invalid("the PDF holds no text", "")
	}
	d := &draft.Draft{Derived: "pdf", Meta: f.info()}
	newLayout(texts).write(d)
	if len(d.Pieces) == 0 {
		return nil, entente.Invalid("the PDF holds no text", "")
	}
	if empty > 0 {
		d.Notes = append(d.Notes, fmt.Sprintf("%d of %d pages have no text", empty, len(pages)))
	}
	if blind*20 > chars {
		d.Notes = append(d.Notes, "some characters could not be read: a font does not say what they are")
	}
	return d, nil
}

// info reads title, author and date of the document information. Names that
// programs make up ("Microsoft Word - x.doc") are no titles.
func (f *file) info() draft.Meta {
	var m draft.Meta
	in := f.dict(f.trailer["Info"])
	title := f.text(in["Title"])
	low := strings.ToLower(title)
	if !strings.Contains(low, "microsoft ") && !strings.Contains(low, ".doc") && !strings.Contains(low, ".pdf") &&
		!strings.Contains(low, ".indd") && !strings.Contains(low, "untitled") && len(strings.Fields(title)) >= 3 {
		m.Title = title
	}
	if a := f.text(in["Author"]); meta.NameLike(a) {
		m.Author = a
	}
	date := strings.TrimPrefix(f.text(in["CreationDate"]), "D:")
	if len(date) >= 8 {
		if d, ok := meta.ParseDate(date[:4]+"-"+date[4:6]+"-"+date[6:8], entente.BasisMetadata); ok {
			d.Text = date
			m.Made = d
		}
	}
	return m
}

// text reads a text string: UTF-16 with a mark, else one byte a character.
func (f *file) text(v any) string {
	s, _ := f.resolve(v).(string)
	if strings.HasPrefix(s, "\xfe\xff") {
		var units []uint16
		for i := 2; i+1 < len(s); i += 2 {
			units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
		}
		s = string(utf16.Decode(units))
	}
	r, err := charset.Decode([]byte(s), "windows-1252")
	if err != nil {
		return ""
	}
	return strings.Join(strings.Fields(r.Text), " ")
}
