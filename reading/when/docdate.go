package when

import (
	"fmt"
	"strings"

	"entente"
)

// DateDocument establishes when a document was published: what it carries
// already, else a byline, a dateline, its address, or a window from the
// dates in its body and references. Text is the span that says so. What
// cannot be established by evidence stays unknown.
func DateDocument(doc *entente.Document) entente.Date {
	if doc.Published.Known() {
		return doc.Published
	}
	g, err := compiled()
	if err != nil {
		return entente.Date{Basis: entente.BasisUndated}
	}
	e := gather(g, doc)
	if d, ok := e.byline(); ok {
		return d
	}
	if d, ok := urlDate(doc.URL); ok {
		return d
	}
	window := e.window()
	if d, ok := e.dateline(window); ok {
		return d
	}
	return window
}

// evidence is what a document says about its own date.
type evidence struct {
	doc    *entente.Document
	blocks []entente.Block
	dates  []entente.Timex
	tenses []int
}

// gather finds the dates of the blocks that count.
func gather(g *grammar, doc *entente.Document) *evidence {
	e := &evidence{doc: doc, blocks: doc.Blocks}
	if len(e.blocks) == 0 {
		e.blocks = lines(doc.Text)
	}
	f := newFinder(g, doc.Text, nil, entente.Date{})
	f.tensed = true
	for i := range e.blocks {
		b := &e.blocks[i]
		if b.Span.Check(doc.Text) != nil || !b.Kind.Carries() && b.Kind != entente.BlockByline && b.Kind != entente.BlockCaption {
			continue
		}
		l := newLexer(g, doc.Text, b.Start)
		for l.paragraph(b.End) {
			f.toks = compose(l.toks)
			f.paragraph()
		}
	}
	e.dates, e.tenses = f.out, f.tenses
	return e
}

// lines makes body blocks of the lines of a text that has none.
func lines(text string) []entente.Block {
	var out []entente.Block
	at := 0
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(line) != "" {
			out = append(out, entente.Block{Kind: entente.BlockBody, Span: entente.Span{Start: at, End: at + len(line)}})
		}
		at += len(line) + 1
	}
	return out
}

// block is the kind and place of the block that holds a date.
func (e *evidence) block(at int) (int, entente.Block) {
	for i, b := range e.blocks {
		if b.Start <= at && at < b.End {
			return i, b
		}
	}
	return -1, entente.Block{}
}

// byline takes a full date from a byline, or from a short line near the top
// or the bottom that holds little else.
func (e *evidence) byline() (entente.Date, bool) {
	last := len(e.blocks)
	for pass := range 3 {
		for i := range e.dates {
			x := &e.dates[i]
			if x.Basis != entente.BasisExplicit || x.Date.Start != x.Date.End || !x.Date.Known() {
				continue
			}
			k, b := e.block(x.Start)
			if k < 0 {
				continue
			}
			ok := false
			switch pass {
			case 0:
				ok = b.Kind == entente.BlockByline
			case 1:
				ok = k < 12 && b.Kind != entente.BlockReference && (e.bareLine(b, x) || e.labelled(b, x))
			case 2:
				ok = k >= last-3 && b.Kind != entente.BlockReference && e.bareLine(b, x)
			}
			if ok && !e.fileName(x) && !e.quoted(k, b) && !e.open(x) {
				d := x.Date
				d.Basis, d.Anchor = entente.BasisByline, nil
				return d, true
			}
		}
	}
	return entente.Date{}, false
}

// bareLine reports whether a line is a date with a name, a place or a label
// around it, and no sentence.
func (e *evidence) bareLine(b entente.Block, x *entente.Timex) bool {
	text := b.Of(e.doc.Text)
	if len(text) > 160 {
		return false
	}
	rest := text[:x.Start-b.Start] + " " + text[x.End-b.Start:]
	words := strings.Fields(rest)
	if len(words) > 12 {
		return false
	}
	if len(words) == 0 {
		return true
	}
	lower := 0
	for _, w := range words {
		w = strings.Trim(w, "()|:,.•·-–—/")
		if w == "" {
			continue
		}
		switch strings.ToLower(w) {
		case "by", "on", "at", "in", "and", "of", "from", "the", "published", "updated", "posted", "date", "dated", "first", "last", "modified", "filed", "written", "am", "pm", "min", "read", "pst", "pkt":
			continue
		}
		if c := w[0]; c >= 'a' && c <= 'z' {
			lower++
		}
	}
	return lower == 0
}

// labelled reports whether a date follows a stamp ("Updated: ") that a page
// has run together with its title.
func (e *evidence) labelled(b entente.Block, x *entente.Timex) bool {
	head := strings.Fields(e.doc.Text[b.Start:x.Start])
	if len(head) == 0 {
		return false
	}
	switch strings.TrimSuffix(head[len(head)-1], ":") {
	case "Updated", "Published", "Posted", "UPDATED", "PUBLISHED", "POSTED":
		return strings.HasSuffix(head[len(head)-1], ":")
	}
	return false
}

// quoted reports a line that signs a quotation, or holds one: its date is
// when that was said.
func (e *evidence) quoted(k int, b entente.Block) bool {
	text := strings.TrimSpace(b.Of(e.doc.Text))
	if strings.ContainsAny(text, "“”\"") {
		return true
	}
	if k == 0 {
		return false
	}
	last := strings.TrimSpace(e.blocks[k-1].Of(e.doc.Text))
	return strings.HasSuffix(last, "”") || strings.HasSuffix(last, "\"")
}

// open reports a date that is one end of a range.
func (e *evidence) open(x *entente.Timex) bool {
	rest := e.doc.Text[x.End:min(len(e.doc.Text), x.End+3)]
	head := e.doc.Text[max(0, x.Start-3):x.Start]
	return strings.HasPrefix(rest, "-") || strings.HasPrefix(rest, "–") || strings.HasSuffix(head, "-") || strings.HasSuffix(head, "–")
}

// fileName reports whether a date is part of a file's name.
func (e *evidence) fileName(x *entente.Timex) bool {
	_, b := e.block(x.Start)
	head := strings.ToLower(e.doc.Text[b.Start:x.Start])
	for _, w := range []string{"screenshot", "img", "image", "photo_", "file", "dsc", "whatsapp"} {
		if strings.Contains(head, w) {
			return true
		}
	}
	return false
}

// urlDate reads /2025/06/18/, /2025/06/ and 2025-06-18 in an address.
func urlDate(url string) (entente.Date, bool) {
	for i := 0; i+4 <= len(url); i++ {
		if charKind[url[i]] != kDigit || i > 0 && charKind[url[i-1]] == kDigit || digitsAt(url, i, len(url)) != 4 {
			if digitsAt(url, i, len(url)) == 8 && (i == 0 || charKind[url[i-1]] != kDigit) {
				if d, ok := addressDay(number(url[i:i+4]), number(url[i+4:i+6]), number(url[i+6:i+8]), url[i:i+8]); ok {
					return d, true
				}
			}
			continue
		}
		y := number(url[i : i+4])
		if y < 1990 || y > 2100 || i+6 >= len(url) || url[i+4] != '/' && url[i+4] != '-' && url[i+4] != '_' {
			continue
		}
		w := digitsAt(url, i+5, len(url))
		m := 0
		if w == 1 || w == 2 {
			m = number(url[i+5 : i+5+w])
		} else if j := i + 5 + 3; url[i+4] == '/' && j < len(url) && url[j] == '/' {
			m, w = monthName(url[i+5:j]), 3
		}
		if m < 1 || m > 12 {
			continue
		}
		j := i + 5 + w
		if j+1 < len(url) && url[j] == url[i+4] {
			if w2 := digitsAt(url, j+1, len(url)); w2 == 1 || w2 == 2 {
				if d, ok := addressDay(y, m, number(url[j+1:j+1+w2]), url[i:j+1+w2]); ok {
					return d, true
				}
			}
		}
		if url[i+4] != '/' || j < len(url) && url[j] != '/' {
			continue
		}
		s := ofMonth(y, m)
		from, to, _ := s.bounds()
		return entente.Date{EDTF: s.value(), Start: isoDay(from), End: isoDay(to), Basis: entente.BasisURL, Text: url[i:j]}, true
	}
	return entente.Date{}, false
}

func addressDay(y, m, d int, text string) (entente.Date, bool) {
	if y < 1990 || y > 2100 || !validDay(y, m, d) {
		return entente.Date{}, false
	}
	day := isoDay(days(y, m, d))
	return entente.Date{EDTF: day, Start: day, End: day, Basis: entente.BasisURL, Text: text}, true
}

func monthName(s string) int {
	g, err := compiled()
	if err != nil {
		return 0
	}
	if r := g.entries[strings.ToLower(s)].reading(cMonth); r != nil {
		return r.num
	}
	return 0
}

// dateline takes the date of a dateline; its year from the window when it
// names none.
func (e *evidence) dateline(window entente.Date) (entente.Date, bool) {
	if e.doc.Dateline == nil {
		return entente.Date{}, false
	}
	at := *e.doc.Dateline
	for i := range e.dates {
		x := &e.dates[i]
		if x.Start < at.Start || x.Start > at.End+40 || x.Type != "DATE" {
			continue
		}
		if x.Basis == entente.BasisExplicit && x.Date.Start == x.Date.End && x.Date.Known() {
			d := x.Date
			d.Basis = entente.BasisDateline
			return d, true
		}
		var y, m, day int
		if n, err := fmt.Sscanf(x.Value[min(4, len(x.Value)):], "-%d-%d", &m, &day); n != 2 || err != nil || !window.Known() {
			continue
		}
		lo, ok1 := parseDay(window.Start)
		hi, ok2 := parseDay(window.End)
		if !ok1 || !ok2 {
			continue
		}
		y, _, _ = civil(lo)
		for _, c := range []int{y, y + 1} {
			if !validDay(c, m, day) {
				continue
			}
			if n := days(c, m, day); n >= lo-31 && n <= hi {
				iso := isoDay(n)
				span := x.Span
				return entente.Date{EDTF: iso, Start: iso, End: iso, Basis: entente.BasisDateline, Text: x.Text, At: &span}, true
			}
		}
	}
	return entente.Date{}, false
}
