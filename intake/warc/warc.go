// Package warc reads web archives (WARC 1.0 and 1.1, ISO 28500), plain or
// with one gzip member for each record. It yields the HTML, text and PDF
// responses. Memory is that of the largest record that is read; longer
// records are skipped with an error. Safe for concurrent use.
package warc

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/textproto"
	"strconv"
	"strings"

	"entente"
)

// Record is one response.
type Record struct {
	// Target is the address, Date the retrieval (RFC 3339), ID the record's.
	Target, Date, ID string
	// Number is the 1-based position in the file.
	Number int
	// Block is the whole record block: HTTP head and body as archived. Body
	// is the decoded content.
	Block, Body          []byte
	ContentType, Charset string
}

// Place names the record for a Problem.
func (r *Record) Place() string { return "record " + strconv.Itoa(r.Number) }

// Read calls yield with each response of a kind that we read. Records that
// cannot be read are yielded with an error; an error of yield ends reading.
func Read(r io.Reader, limit int64, yield func(*Record, error) error) error {
	br := bufio.NewReaderSize(r, 1<<16)
	head, _ := br.Peek(2)
	if bytes.Equal(head, []byte("\x1f\x8b")) {
		return members(br, limit, yield)
	}
	for n := 1; ; n++ {
		more, err := one(br, n, limit, yield)
		if err != nil || !more {
			return err
		}
	}
}

// members reads gzip members, each of which holds one record or several.
func members(br *bufio.Reader, limit int64, yield func(*Record, error) error) error {
	zr, err := gzip.NewReader(br)
	if err != nil {
		return entente.Invalid("damaged gzip: "+err.Error(), "")
	}
	for n := 1; ; {
		zr.Multistream(false)
		inner := bufio.NewReaderSize(zr, 1<<16)
		for {
			more, err := one(inner, n, limit, yield)
			if err != nil {
				return err
			}
			if !more {
				break
			}
			n++
		}
		if _, err := io.Copy(io.Discard, inner); err != nil {
			return entente.Invalid("damaged gzip: "+err.Error(), "")
		}
		if err := zr.Reset(br); err == io.EOF {
			return nil
		} else if err != nil {
			return entente.Invalid("damaged gzip: "+err.Error(), "")
		}
	}
}

// one reads one record; more is false at the end.
func one(br *bufio.Reader, n int, limit int64, yield func(*Record, error) error) (more bool, err error) {
	version, err := firstLine(br)
	if err == io.EOF {
		return false, nil
	}
	if err != nil {
		return false, entente.Invalid("damaged archive: "+err.Error(), "")
	}
	if !strings.HasPrefix(version, "WARC/") {
		return false, entente.Invalid(fmt.Sprintf("record %d does not begin with WARC/", n), "the file is damaged or no web archive")
	}
	h, err := textproto.NewReader(br).ReadMIMEHeader()
	if err != nil {
		return false, entente.Invalid(fmt.Sprintf("record %d: damaged head: %v", n, err), "")
	}
	size, err := strconv.ParseInt(strings.TrimSpace(h.Get("Content-Length")), 10, 64)
	if err != nil || size < 0 {
		return false, entente.Invalid(fmt.Sprintf("record %d: no Content-Length", n), "")
	}
	rec := &Record{Target: strings.Trim(h.Get("WARC-Target-URI"), "<> "), Date: h.Get("WARC-Date"), ID: h.Get("WARC-Record-ID"), Number: n}
	wanted := h.Get("WARC-Type") == "response" || h.Get("WARC-Type") == "resource"
	if !wanted || size > limit {
		if _, err := io.CopyN(io.Discard, br, size); err != nil {
			return false, entente.Invalid(fmt.Sprintf("record %d is cut off", n), "")
		}
		if wanted {
			tooLong := entente.Invalid(fmt.Sprintf("the record has %d bytes, the limit is %d", size, limit), "")
			return true, yield(rec, tooLong)
		}
		return true, nil
	}
	var b bytes.Buffer
	if _, err := io.CopyN(&b, br, size); err != nil {
		return false, entente.Invalid(fmt.Sprintf("record %d is cut off", n), "")
	}
	rec.Block = b.Bytes()
	ok, err := rec.open(h, limit)
	if err != nil {
		return true, yield(rec, err)
	}
	if !ok {
		return true, nil
	}
	return true, yield(rec, nil)
}

// firstLine skips the empty lines between records. Lines are bounded by the
// reader's buffer.
func firstLine(br *bufio.Reader) (string, error) {
	for {
		line, err := br.ReadSlice('\n')
		if s := strings.TrimSpace(string(line)); s != "" {
			return s, nil
		}
		if err != nil {
			return "", err
		}
	}
}

// open splits the block into HTTP head and body and decodes the body. It
// reports false for content that we do not read.
func (r *Record) open(h textproto.MIMEHeader, limit int64) (bool, error) {
	contentType := h.Get("Content-Type")
	r.Body = r.Block
	if strings.HasPrefix(contentType, "application/http") {
		resp, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(r.Block)), nil)
		if err != nil {
			return false, entente.Invalid("damaged HTTP response: "+err.Error(), "")
		}
		defer resp.Body.Close()
		if resp.StatusCode != http.StatusOK {
			return false, nil
		}
		contentType = resp.Header.Get("Content-Type")
		if !readable(contentType) {
			return false, nil
		}
		var body io.Reader = resp.Body
		if strings.EqualFold(resp.Header.Get("Content-Encoding"), "gzip") {
			zr, err := gzip.NewReader(body)
			if err != nil {
				return false, entente.Invalid("damaged gzip body: "+err.Error(), "")
			}
			body = zr
		}
		data, err := io.ReadAll(io.LimitReader(body, limit+1))
		if err != nil {
			return false, entente.Invalid("damaged body: "+err.Error(), "")
		}
		if int64(len(data)) > limit {
			return false, entente.Invalid("the body unpacks to more than the limit", "")
		}
		r.Body = data
	}
	if !readable(contentType) {
		return false, nil
	}
	media, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		media = strings.ToLower(strings.TrimSpace(strings.SplitN(contentType, ";", 2)[0]))
	}
	r.ContentType, r.Charset = media, params["charset"]
	return len(bytes.TrimSpace(r.Body)) > 0, nil
}

func readable(contentType string) bool {
	c := strings.ToLower(contentType)
	return strings.HasPrefix(c, "text/html") || strings.HasPrefix(c, "application/xhtml") ||
		strings.HasPrefix(c, "text/plain") || strings.HasPrefix(c, "application/pdf")
}
