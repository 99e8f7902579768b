package tables

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"
)

// recordLimit is how long a CSV record with line breaks may be; where one
// grows longer its quotation mark was a stray one, and its first line is taken
// alone.
const recordLimit = 1 << 14

// lines splits a stream; a line that is too long is consumed and marked. In a
// CSV file a line break inside a quoted cell does not end the record.
type lines struct {
	in   *bufio.Reader
	sep  byte  // of a CSV file; 0 for a file whose cells cannot hold line breaks
	at   int   // lines before
	off  int64 // bytes before
	buf  []byte
	pend []byte // whole lines that were read before, to be split again
}

// next returns the next record and the 1-based number of its first line.
func (l *lines) next() (text string, at int, long bool, err error) {
	l.buf, at = l.buf[:0], l.at+1
	open := false
	for {
		part, e := l.part()
		l.off += int64(len(part))
		if len(l.buf)+len(part) > lineLimit {
			long = true
		} else {
			l.buf = append(l.buf, part...)
		}
		if e == bufio.ErrBufferFull {
			continue
		}
		l.at++
		if l.sep == 0 || long {
			return string(bytes.TrimRight(l.buf, "\r\n")), at, long, e
		}
		if open = quoteOpen(l.buf, l.sep); open && e == nil && len(l.buf) < recordLimit {
			continue
		}
		if open {
			l.back(at)
			e = nil
		}
		return string(bytes.TrimRight(l.buf, "\r\n")), at, false, e
	}
}

func (l *lines) part() ([]byte, error) {
	if i := bytes.IndexByte(l.pend, '\n'); i >= 0 {
		p := l.pend[:i+1]
		l.pend = l.pend[i+1:]
		return p, nil
	}
	if len(l.pend) > 0 { // the end of the file, without a line break
		p := l.pend
		l.pend = nil
		return p, io.EOF
	}
	return l.in.ReadSlice('\n')
}

// back keeps the first line of the record and gives the others back.
func (l *lines) back(at int) {
	i := bytes.IndexByte(l.buf, '\n') + 1
	if i == 0 || i == len(l.buf) {
		return
	}
	rest := append(bytes.Clone(l.buf[i:]), l.pend...)
	l.off -= int64(len(l.buf) - i)
	l.pend, l.buf, l.at = rest, l.buf[:i], at
}

// quoteOpen reports whether a record ends inside a quoted cell. A quotation
// mark opens one at the beginning of a cell only.
func quoteOpen(b []byte, sep byte) bool {
	for i := 0; i < len(b); {
		if b[i] != '"' {
			k := bytes.IndexByte(b[i:], sep)
			if k < 0 {
				return false
			}
			i += k + 1
			continue
		}
		for i++; ; {
			k := bytes.IndexByte(b[i:], '"')
			if k < 0 {
				return true
			}
			if i += k + 1; i < len(b) && b[i] == '"' {
				i++
				continue
			}
			break
		}
		k := bytes.IndexByte(b[i:], sep)
		if k < 0 {
			return false
		}
		i += k + 1
	}
	return false
}

// skip goes on to a mark, by seeking where src can.
func (l *lines) skip(src io.Reader, to Mark) error {
	if to.Offset < l.off {
		return fmt.Errorf("the mark lies before the end of the header")
	}
	if s, ok := src.(io.Seeker); ok {
		if _, err := s.Seek(to.Offset, io.SeekStart); err != nil {
			return fmt.Errorf("go on in the middle of the file: %w", err)
		}
		l.in.Reset(src)
	} else if _, err := io.CopyN(io.Discard, l.in, to.Offset-l.off); err != nil {
		return fmt.Errorf("go on in the middle of the file: %w", err)
	}
	l.off, l.at, l.pend = to.Offset, to.Line, nil
	return nil
}

// cells splits a line at tabs into out, as far as it goes, and returns the
// number of cells in all, which may be more than out holds.
func cells(line string, out []string) int {
	for n := range out {
		i := strings.IndexByte(line, '\t')
		if i < 0 {
			out[n] = line
			return n + 1
		}
		out[n], line = line[:i], line[i+1:]
	}
	return len(out) + 1 + strings.Count(line, "\t")
}

// quoted splits a line at tabs outside of quotation marks.
func quoted(line string, out []string) int {
	n := 0
	for {
		end := strings.IndexByte(line, '\t')
		if strings.HasPrefix(line, `"`) {
			if i := strings.Index(line[1:], "\"\t"); i >= 0 {
				end = i + 2
			} else if strings.HasSuffix(line, `"`) && len(line) > 1 {
				end = -1
			}
		}
		cell := line
		if end >= 0 {
			cell = line[:end]
		}
		if n < len(out) {
			out[n] = cell
		}
		n++
		if end < 0 {
			return n
		}
		line = line[end+1:]
	}
}

// comma splits a CSV record into out, and returns the number of cells. What
// follows a closing quotation mark up to the separator is kept as it is.
func comma(line string, sep byte, out []string) int {
	n := 0
	put := func(cell string) {
		if n < len(out) {
			out[n] = cell
		}
		n++
	}
	for {
		if !strings.HasPrefix(line, `"`) {
			i := strings.IndexByte(line, sep)
			if i < 0 {
				put(line)
				return n
			}
			put(line[:i])
			line = line[i+1:]
			continue
		}
		at, doubled := 1, false
		for {
			k := strings.IndexByte(line[at:], '"')
			if k < 0 { // never closed: the rest is the cell
				put(line[1:])
				return n
			}
			at += k + 1
			if at < len(line) && line[at] == '"' {
				at, doubled = at+1, true
				continue
			}
			break
		}
		cell := line[1 : at-1]
		if doubled {
			cell = strings.ReplaceAll(cell, `""`, `"`)
		}
		i := strings.IndexByte(line[at:], sep)
		if i < 0 {
			put(cell + line[at:])
			return n
		}
		put(cell + line[at:at+i])
		line = line[at+i+1:]
	}
}
