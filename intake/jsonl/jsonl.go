// Package jsonl reads JSON Lines, one document a line:
//
//	{"id","text","title?","publisher?","author?","published?","url?"}
//
// Other keys are ignored; null is absent. Lines are read one at a time, so
// that memory is that of the longest line. Safe for concurrent use.
package jsonl

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"entente"
	"entente/intake/blocks"
	"entente/intake/charset"
	"entente/intake/draft"
	"entente/intake/meta"
)

// Lines calls yield with each line that is not blank, without its line end,
// and its 1-based number. A line longer than limit bytes is skipped and
// yielded as an error; an error of yield ends the reading.
func Lines(r io.Reader, limit int64, yield func(n int, line []byte, err error) error) error {
	br := bufio.NewReaderSize(r, 1<<16)
	for n := 1; ; n++ {
		var line []byte
		var size int64
		var err error
		for {
			var part []byte
			part, err = br.ReadSlice('\n')
			size += int64(len(part))
			if size <= limit {
				line = append(line, part...)
			}
			if !errors.Is(err, bufio.ErrBufferFull) {
				break
			}
		}
		if err != nil && err != io.EOF {
			return fmt.Errorf("read line %d: %w", n, err)
		}
		switch {
		case size > limit:
			tooLong := entente.Invalid(fmt.Sprintf("the line has %d bytes, the limit is %d", size, limit), "")
			if e := yield(n, nil, tooLong); e != nil {
				return e
			}
		case len(bytes.TrimSpace(line)) > 0:
			if n == 1 {
				line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
			}
			if e := yield(n, bytes.TrimRight(line, "\r\n"), nil); e != nil {
				return e
			}
		}
		if err == io.EOF {
			return nil
		}
	}
}

// record is one line.
type record struct {
	ID        any     `json:"id"`
	Text      *string `json:"text"`
	Title     any     `json:"title"`
	Publisher any     `json:"publisher"`
	Author    any     `json:"author"`
	Published any     `json:"published"`
	URL       any     `json:"url"`
	Language  any     `json:"language"`
}

// Read reads one line.
func Read(line []byte) (*draft.Draft, error) {
	var rec record
	if err := json.Unmarshal(line, &rec); err != nil {
		return nil, entente.Invalid(fmt.Sprintf("not a JSON object: %v", err), "each line must be one object with id and text")
	}
	if rec.Text == nil {
		return nil, entente.Invalid(`the line has no "text"`, "each line must be one object with id and text")
	}
	fields := map[string]string{"title": str(rec.Title), "publisher": str(rec.Publisher), "author": str(rec.Author),
		"published": str(rec.Published), "url": str(rec.URL), "language": str(rec.Language)}
	m, bad := meta.FromFields(func(k string) string { return fields[k] })
	m.Name = str(rec.ID)
	c, err := charset.Decode([]byte(*rec.Text), "")
	if err != nil {
		return nil, err
	}
	d := &draft.Draft{Text: c.Text, Meta: m, Notes: c.Notes, Pieces: blocks.Split(c.Text)}
	if bad != nil {
		d.Warnings = append(d.Warnings, bad)
	}
	if c.Name != "" {
		d.Derived = "charset:" + c.Name
	}
	if len(d.Pieces) == 0 {
		return nil, entente.Invalid("the text is empty", "")
	}
	return d, nil
}

// str reads a scalar, or a list of them, as a string; "" for anything else.
func str(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case float64:
		b, err := json.Marshal(v)
		if err != nil {
			return ""
		}
		return string(b)
	case []any:
		out := ""
		for _, x := range v {
			s := str(x)
			if out != "" && s != "" {
				out += ", "
			}
			out += s
		}
		return out
	}
	return ""
}
