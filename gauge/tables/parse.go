package tables

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
)

// Parser reads back lines that AppendJSON wrote. It keeps strings that come
// again, and is not safe for concurrent use.
type Parser struct{ seen map[string]string }

// NewParser begins reading a file.
func NewParser() *Parser { return &Parser{map[string]string{}} }

// Parse reads one line into ev. A line of another shape is read as any JSON
// object; ev is undefined after an error.
func (p *Parser) Parse(line []byte, ev *Event) error {
	*ev = Event{}
	if p.quick(line, ev) {
		return nil
	}
	*ev = Event{}
	return json.Unmarshal(line, ev)
}

// quick reads the keys in the order in which AppendJSON writes them.
func (p *Parser) quick(b []byte, ev *Event) bool {
	b = bytes.TrimSuffix(bytes.TrimSuffix(b, []byte("\n")), []byte("\r"))
	number := ""
	for _, f := range []struct {
		key string
		at  *string
	}{{`{"date":`, &ev.Date}, {`,"source":`, &ev.Source}, {`,"target":`, &ev.Target}, {`,"type":`, &ev.Type}, {`,"cameo":`, &ev.CAMEO},
		{`,"goldstein":`, &number}, {`,"table":`, &ev.Table}, {`,"file":`, &ev.File}, {`,"line":`, &number}} {
		rest, ok := bytes.CutPrefix(b, []byte(f.key))
		if !ok {
			if f.at == &ev.File {
				continue
			}
			return false
		}
		if f.at == &number {
			n := bytes.IndexAny(rest, ",}")
			if n < 1 || !plainNumber(rest[:n]) {
				return false
			}
			if !p.number(f.key, string(rest[:n]), ev) {
				return false
			}
			b = rest[n:]
			continue
		}
		if len(rest) < 2 || rest[0] != '"' {
			return false
		}
		n := 0
		for n+1 < len(rest) && rest[n+1] != '"' {
			if c := rest[n+1]; c < ' ' || c == '\\' || c >= 0x7f {
				return false
			}
			n++
		}
		if n+1 == len(rest) {
			return false
		}
		*f.at = p.keep(rest[1 : 1+n])
		b = rest[n+2:]
	}
	return string(b) == "}"
}

func (p *Parser) number(key, text string, ev *Event) (ok bool) {
	var err error
	if strings.HasSuffix(key, `"line":`) {
		ev.Line, err = strconv.Atoi(text)
	} else {
		ev.Goldstein, err = strconv.ParseFloat(text, 64)
	}
	return err == nil
}

// keep returns a string, the same for the same bytes.
func (p *Parser) keep(b []byte) string {
	if s, ok := p.seen[string(b)]; ok {
		return s
	}
	s := string(b)
	if len(p.seen) < nameLimit {
		p.seen[s] = s
	}
	return s
}

// plainNumber reports whether b is a JSON number without an exponent.
func plainNumber(b []byte) bool {
	b = bytes.TrimPrefix(b, []byte("-"))
	whole, part, dot := bytes.Cut(b, []byte("."))
	return digits(whole) && (len(whole) == 1 || whole[0] != '0') && (!dot || digits(part))
}

func digits(b []byte) bool {
	for _, c := range b {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(b) > 0
}
