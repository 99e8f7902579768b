package pdf

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// char is one shown glyph in page coordinates (points, y upwards).
type char struct {
	text           string
	x, y           float64
	width, size    float64
	turned         bool
	bold, artifact bool
}

// line is text on one baseline. size is that of most of its characters.
type line struct {
	text     strings.Builder
	x0, x1   float64
	y, size  float64
	bold     bool
	turned   bool
	artifact bool
	chars    int
	cells    int // parts set apart by wide gaps
	page     int
}

// pageText collects the lines of one page in content order.
type pageText struct {
	number int
	lines  []*line
	chars  int
	blind  int // glyphs whose character is unknown
}

const mostChars = 2_000_000

// add appends a glyph to the current line or begins another.
func (p *pageText) add(c char) {
	if p.chars > mostChars || math.IsNaN(c.x+c.y+c.size) || c.size <= 0.5 || math.Abs(c.x) > 1e5 || math.Abs(c.y) > 1e5 {
		return
	}
	if c.text == "" {
		p.blind++
		return
	}
	p.chars++
	l := p.last()
	if l == nil || !l.takes(c) {
		if strings.TrimSpace(c.text) == "" {
			return
		}
		l = &line{x0: c.x, x1: c.x, y: c.y, size: c.size, bold: c.bold, turned: c.turned, artifact: c.artifact, page: p.number, cells: 1}
		p.lines = append(p.lines, l)
	}
	l.put(c)
}

func (p *pageText) last() *line {
	if len(p.lines) == 0 {
		return nil
	}
	return p.lines[len(p.lines)-1]
}

// takes reports whether a glyph goes on on the line: on its baseline, or
// raised or lowered by less than half its size, and not left of its end.
func (l *line) takes(c char) bool {
	if c.turned || l.turned {
		return c.turned == l.turned && math.Abs(c.x-l.x1) < c.size
	}
	size := math.Max(l.size, c.size)
	if c.artifact != l.artifact || math.Abs(c.y-l.y) > 0.45*size || c.x < l.x1-0.6*size {
		return false
	}
	return c.x-l.x1 < 12*size || math.Abs(c.y-l.y) < 0.1*size
}

func (l *line) put(c char) {
	s := l.text.String()
	gap := c.x - l.x1
	blank := strings.TrimSpace(c.text) == ""
	spaced := s == "" || strings.HasSuffix(s, " ")
	switch {
	case l.turned:
	case blank:
		if !spaced {
			l.text.WriteByte(' ')
		}
	case spaced && gap > 3*l.size && s != "" || gap > 3*l.size:
		if !spaced {
			l.text.WriteByte(' ')
		}
		if s != "" {
			l.text.WriteString("| ")
			l.cells++
		}
	case !spaced && gap > 0.17*c.size, !spaced && raisedDigit(l, c, s):
		l.text.WriteByte(' ')
	}
	if !blank {
		l.text.WriteString(strings.Map(printable, c.text))
		if c.size > l.size && l.chars < 3 {
			l.size, l.y = c.size, c.y
		}
		l.chars++
		l.bold = l.bold && c.bold
	}
	l.x1 = math.Max(l.x1, c.x+c.width)
	if l.turned {
		l.x1 = c.x
	}
}

// raisedDigit recognises a footnote mark, which must not join a number.
func raisedDigit(l *line, c char, s string) bool {
	r, _ := utf8.DecodeRuneInString(c.text)
	last, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsDigit(r) && unicode.IsDigit(last) && c.size < 0.8*l.size && c.y > l.y+0.1*l.size
}

func printable(r rune) rune {
	switch {
	case r == '\u00a0' || r == '\t' || r == '\n' || r == '\r':
		return ' '
	case r < 32 || r >= 0x7F && r < 0xA0 || r >= 0xE000 && r <= 0xF8FF || r == utf8.RuneError:
		return -1
	}
	return r
}

func (l *line) string() string { return strings.TrimSpace(l.text.String()) }
