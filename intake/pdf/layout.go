package pdf

import (
	"math"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente"
	"entente/intake/draft"
)

// layout joins the lines of all pages into paragraphs.
type layout struct {
	lines []*line
	// body is the size that most characters have, right the usual end of a
	// full line, leading the usual distance of two baselines.
	body, right, leading float64
	words                map[string]bool // of the whole text, lower case
	furniture            map[*line]bool
	out                  strings.Builder
	pieces               []draft.Piece
	held                 []*line // running heads met within a paragraph
}

func newLayout(pages []*pageText) *layout {
	lo := &layout{words: map[string]bool{}, furniture: map[*line]bool{}}
	sizes := map[float64]int{}
	ends := map[float64]int{}
	for _, p := range pages {
		for _, l := range p.lines {
			s := l.string()
			if s == "" {
				continue
			}
			lo.lines = append(lo.lines, l)
			sizes[math.Round(l.size*2)/2] += l.chars
			ends[math.Round(l.x1/6)*6] += l.chars
			for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
				lo.words[strings.ToLower(strings.Trim(w, "-"))] = true
			}
		}
	}
	lo.body, lo.right = mode(sizes), mode(ends)
	gaps := map[float64]int{}
	for i := 1; i < len(lo.lines); i++ {
		a, b := lo.lines[i-1], lo.lines[i]
		if d := a.y - b.y; a.page == b.page && d > 0.5*lo.body && d < 3*lo.body {
			gaps[math.Round(d*2)/2]++
		}
	}
	if lo.leading = mode(gaps); lo.leading == 0 {
		lo.leading = 1.3 * lo.body
	}
	lo.findFurniture(pages)
	return lo
}

// mode is the key with the most votes, the smaller one on a tie.
func mode(votes map[float64]int) float64 {
	best, n := 0.0, 0
	keys := make([]float64, 0, len(votes))
	for k := range votes {
		keys = append(keys, k)
	}
	sort.Float64s(keys)
	for _, k := range keys {
		if votes[k] > n {
			best, n = k, votes[k]
		}
	}
	return best
}

// findFurniture marks running heads, feet and page numbers: artifacts, lines
// at the edge of the page whose text, digits aside, returns on other pages,
// and turned lines.
func (lo *layout) findFurniture(pages []*pageText) {
	at := map[string]map[int]bool{}
	var edges []*line
	for _, p := range pages {
		top, bottom := math.Inf(-1), math.Inf(1)
		for _, l := range p.lines {
			top, bottom = math.Max(top, l.y), math.Min(bottom, l.y)
		}
		span := top - bottom
		for _, l := range p.lines {
			if l.artifact || l.turned {
				lo.furniture[l] = true
			}
			if l.y < top-0.09*span-1 && l.y > bottom+0.09*span+1 || l.size > 1.13*lo.body || len(strings.Fields(l.string())) > 14 {
				continue // within the page, a heading, or a line of prose
			}
			edges = append(edges, l)
			k := pattern(l.string())
			if at[k] == nil {
				at[k] = map[int]bool{}
			}
			at[k][p.number] = true
		}
	}
	for _, l := range edges {
		k := pattern(l.string())
		n := len(at[k])
		pageNumber := strings.Trim(k, "#/|-–— ") == "" || k == "page #" || k == "page # of #"
		if n >= 3 || n == 2 && len(pages) <= 4 || pageNumber && len(k) <= 14 {
			lo.furniture[l] = true
		}
	}
}

func pattern(s string) string {
	var b strings.Builder
	digit := false
	for _, r := range strings.ToLower(s) {
		if unicode.IsDigit(r) {
			if !digit {
				b.WriteByte('#')
			}
			digit = true
			continue
		}
		digit = false
		b.WriteRune(r)
	}
	return b.String()
}

// write lays out the text.
func (lo *layout) write(d *draft.Draft) {
	var para []*line
	for _, l := range lo.lines {
		if lo.furniture[l] {
			lo.held = append(lo.held, l)
			continue
		}
		if len(para) > 0 && !lo.goesOn(para, l) {
			lo.paragraph(para)
			para = nil
		}
		if len(para) == 0 {
			lo.release()
		}
		para = append(para, l)
	}
	lo.paragraph(para)
	lo.release()
	d.Text, d.Pieces = lo.out.String(), lo.pieces
}

// goesOn reports whether l is another line of the paragraph.
func (lo *layout) goesOn(para []*line, l *line) bool {
	a := para[len(para)-1]
	as, ls := a.string(), l.string()
	if math.Abs(a.size-l.size) > 0.12*a.size || a.bold != l.bold && !lo.midSentence(as, ls) || a.cells > 1 || l.cells > 1 || bullet(ls) {
		return false
	}
	broken := lo.midSentence(as, ls) || !sentenceEnd(as) && len(para) > 1 && a.x1 > lo.width(para)-4*a.size
	if a.page != l.page {
		return broken
	}
	if d := a.y - l.y; d <= 0 || d > 1.45*math.Max(lo.leading*a.size/math.Max(lo.body, 1), 1.1*a.size) {
		// Another column, or a wider gap.
		return d <= 0 && broken
	}
	if l.x0 > a.x0+0.9*a.size && len(para) > 1 && !bullet(para[0].string()) {
		return lo.midSentence(as, ls) && !sentenceEnd(as)
	}
	if a.x1 < lo.width(para)-6*a.size && sentenceEnd(as) {
		return false // a short last line
	}
	return true
}

// width is the right end that lines of this paragraph reach.
func (lo *layout) width(para []*line) float64 {
	w := 0.0
	for _, l := range para {
		w = math.Max(w, l.x1)
	}
	if len(para) == 1 {
		w = math.Max(w, lo.right)
	}
	return w
}

// midSentence reports whether text breaks between a and b within a sentence.
func (lo *layout) midSentence(a, b string) bool {
	first, _ := utf8.DecodeRuneInString(b)
	return !sentenceEnd(a) && (unicode.IsLower(first) || strings.HasSuffix(a, ",") || strings.HasSuffix(a, "-"))
}

func sentenceEnd(s string) bool {
	s = strings.TrimRight(s, "”\"’')]")
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, ":")
}

func bullet(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("•▪●○■□‣·►➢–*", r) && n < len(s) && s[n] == ' '
}

// paragraph writes lines as one paragraph, undoing hyphenation.
func (lo *layout) paragraph(lines []*line) {
	if len(lines) == 0 {
		return
	}
	var b strings.Builder
	for i, l := range lines {
		s := l.string()
		if i > 0 {
			lo.join(&b, s)
		} else {
			b.WriteString(s)
		}
	}
	text := strings.ReplaceAll(b.String(), "\u00ad", "")
	l := lines[0]
	p := draft.Piece{Item: bullet(text), Likely: l.cells > 1} // a row of a table
	words := len(strings.Fields(text))
	if short := words <= 25 && len(lines) <= 3 && !strings.HasSuffix(text, ".") && !p.Item && l.cells == 1; short {
		switch {
		case l.size > 1.5*lo.body:
			p.Kind, p.Level = entente.BlockHeading, 1
		case l.size > 1.13*lo.body, l.bold && words <= 14 && l.size >= 0.95*lo.body:
			p.Kind, p.Level = entente.BlockHeading, 2
		}
	}
	lo.emit(text, p)
}

// join appends a line: a hyphen at the end is dropped when the joined word
// occurs in the text, or the hyphenated one does not.
func (lo *layout) join(b *strings.Builder, s string) {
	text := b.String()
	first, _ := utf8.DecodeRuneInString(s)
	head, hyphen := strings.CutSuffix(text, "-")
	if !hyphen {
		head, hyphen = strings.CutSuffix(text, "\u00ad")
	}
	last, _ := utf8.DecodeLastRuneInString(head)
	if !hyphen || !unicode.IsLetter(last) {
		if !strings.HasSuffix(text, "—") && !strings.HasSuffix(text, "/") {
			b.WriteByte(' ')
		}
		b.WriteString(s)
		return
	}
	left := strings.ToLower(head[strings.LastIndexFunc(head, func(r rune) bool { return !unicode.IsLetter(r) })+1:])
	right := s
	if i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		right = s[:i]
	}
	right = strings.ToLower(right)
	if unicode.IsLower(first) && (lo.words[left+right] || !lo.words[left+"-"+right]) {
		b.Reset()
		b.WriteString(head)
	}
	b.WriteString(s)
}

// release writes the running heads met since the last paragraph.
func (lo *layout) release() {
	for _, l := range lo.held {
		lo.emit(l.string(), draft.Piece{Kind: entente.BlockNavigation})
	}
	lo.held = lo.held[:0]
}

func (lo *layout) emit(text string, p draft.Piece) {
	if text = strings.TrimSpace(text); text == "" {
		return
	}
	if lo.out.Len() > 0 {
		lo.out.WriteString("\n\n")
	}
	p.Gap, p.Start = true, lo.out.Len()
	lo.out.WriteString(text)
	p.End = lo.out.Len()
	lo.pieces = append(lo.pieces, p)
}
