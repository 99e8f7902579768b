package intake

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"entente"
	"entente/intake/draft"
	"entente/intake/eml"
	"entente/intake/html"
	"entente/intake/jsonl"
	"entente/intake/markdown"
	"entente/intake/pdf"
	"entente/intake/text"
	"entente/intake/warc"
)

// sniff corrects the format that a name says where the bytes say otherwise:
// a PDF named .txt, JSON Lines on standard input.
func sniff(raw []byte, named string) string {
	head := bytes.TrimLeft(raw[:min(len(raw), 1024)], " \t\r\n\xef\xbb\xbf")
	low := bytes.ToLower(head[:min(len(head), 256)])
	switch {
	case bytes.HasPrefix(head, []byte("%PDF-")):
		return "pdf"
	case bytes.HasPrefix(head, []byte("WARC/")), bytes.HasPrefix(raw, []byte("\x1f\x8b")):
		return "warc"
	case named != "text" && named != "markdown":
		return named
	case bytes.HasPrefix(low, []byte("<!doctype html")), bytes.HasPrefix(low, []byte("<html")):
		return "html"
	case bytes.HasPrefix(head, []byte(`{"`)) && bytes.Contains(raw, []byte(`"text"`)):
		return "jsonl"
	}
	return named
}

// Parse reads the bytes of one record in a named format: text, markdown,
// html, pdf or eml. address is where they came from, or "".
func Parse(format string, raw []byte, address string) (*draft.Draft, error) {
	switch format {
	case "text":
		return text.Read(raw, "")
	case "markdown":
		return markdown.Read(raw)
	case "html":
		return html.Read(raw, "", address)
	case "pdf":
		return pdf.Read(raw)
	case "eml":
		return eml.Read(raw)
	}
	return nil, entente.Invalid("unknown format "+format, formats)
}

// whole reads a file that is one record.
func (r *reader) whole(path, format string, raw []byte) error {
	switch format {
	case "jsonl":
		return r.jsonl(context.Background(), path, bytes.NewReader(raw))
	case "warc":
		return r.warc(context.Background(), path, bytes.NewReader(raw))
	}
	d, err := Parse(format, raw, "")
	if err != nil {
		return r.fail(path, "", err, true)
	}
	return r.record(path, "", raw, d)
}

// record applies the row of sources.csv and hands the document on. What a
// person wrote beside a file goes before what the file says.
func (r *reader) record(path, place string, raw []byte, d *draft.Draft) error {
	for _, w := range d.Warnings {
		if err := r.fail(path, place, w, false); err != nil {
			return err
		}
	}
	name := path
	if d.Meta.Name != "" {
		name += "#" + d.Meta.Name
	}
	row, ok, err := r.rowFor(path)
	if err != nil {
		return err
	}
	if ok {
		m := row.meta
		m.Fill(d.Meta)
		d.Meta = m
	}
	doc, err := Assemble(filepath.ToSlash(name), raw, row.raw, d)
	if err != nil {
		return err
	}
	return r.emit(name, raw, row.raw, doc)
}

// mostProblems is how many bad lines or records of one file are named.
const mostProblems = 20

// jsonl reads one document a line.
func (r *reader) jsonl(ctx context.Context, path string, in io.Reader) error {
	good, bad := 0, 0
	err := jsonl.Lines(in, r.opts.MaxBytes, func(n int, line []byte, err error) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		place := fmt.Sprintf("line %d", n)
		var d *draft.Draft
		if err == nil {
			d, err = jsonl.Read(line)
		}
		if err != nil {
			if bad++; bad > mostProblems {
				return nil
			}
			return r.fail(path, place, err, false)
		}
		good++
		if d.Meta.Name == "" {
			d.Meta.Name = fmt.Sprintf("L%d", n)
		}
		return r.record(path, place, line, d)
	})
	return r.close(ctx, path, "line", good, bad, err)
}

// warc reads the HTML and text responses of a web archive.
func (r *reader) warc(ctx context.Context, path string, in io.Reader) error {
	good, bad := 0, 0
	err := warc.Read(in, r.opts.MaxBytes, func(rec *warc.Record, err error) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err != nil {
			if bad++; bad > mostProblems {
				return nil
			}
			return r.fail(path, rec.Place(), err, false)
		}
		d, err := warcDraft(rec)
		if err != nil {
			if bad++; bad > mostProblems {
				return nil
			}
			return r.fail(path, rec.Place(), err, false)
		}
		good++
		d.Meta.Name = rec.Target
		return r.record(path, rec.Place(), rec.Block, d)
	})
	return r.close(ctx, path, "record", good, bad, err)
}

func warcDraft(rec *warc.Record) (*draft.Draft, error) {
	var d *draft.Draft
	var err error
	switch {
	case strings.Contains(rec.ContentType, "html"):
		d, err = html.Read(rec.Body, rec.Charset, rec.Target)
	case strings.Contains(rec.ContentType, "pdf"):
		d, err = pdf.Read(rec.Body)
	default:
		d, err = text.Read(rec.Body, rec.Charset)
	}
	if err != nil {
		return nil, err
	}
	if d.Meta.URL == "" {
		d.Meta.URL = rec.Target
	}
	d.Meta.Retrieved = rec.Date
	return d, nil
}

// close reports how a file of many records ended.
func (r *reader) close(ctx context.Context, path, unit string, good, bad int, err error) error {
	if err != nil {
		if ctx.Err() != nil || err == errEnough || r.stop != nil {
			return err
		}
		return r.fail(path, "", err, good == 0)
	}
	if bad > mostProblems {
		more := fmt.Sprintf("%d more %ss could not be read", bad-mostProblems, unit)
		if err := r.fail(path, "", entente.Invalid(more, ""), false); err != nil {
			return err
		}
	}
	if good == 0 {
		what := "no " + unit + " of the file could be read"
		if bad == 0 {
			what = "the file holds no document"
		}
		return r.fail(path, "", entente.Invalid(what, ""), true)
	}
	return nil
}
