// Package html reads web pages: the text of a page in paragraphs parted by
// empty lines, each a piece with what the markup says of it.
//
// The whole visible text is kept, so that nothing is hidden from a reader of
// the source; what lies outside the article is labelled navigation, teaser or
// caption. The article is found by scoring blocks (text, commas, links,
// names of classes) up the tree. Scripts, styles, forms and hidden parts are
// dropped; tables are kept, a row to a line. Cost is linear in the nodes;
// nesting deeper than 400 is cut. Safe for concurrent use.
package html

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	netcharset "golang.org/x/net/html/charset"

	"entente"
	"entente/intake/charset"
	"entente/intake/draft"
	"entente/intake/meta"
	"entente/lexicon/boilerplate"
)

// Read reads one page. encoding is what its transport declared, or ""; the
// page's own declaration is second. address is where it came from, or "".
func Read(raw []byte, encoding, address string) (*draft.Draft, error) {
	if encoding == "" {
		encoding = declared(raw)
	}
	r, err := charset.Decode(raw, encoding)
	if err != nil {
		return nil, err
	}
	return parse(r, address)
}

func parse(r charset.Result, address string) (*draft.Draft, error) {
	doc, err := html.ParseWithOptions(strings.NewReader(r.Text), html.ParseOptionEnableScripting(false))
	if err != nil {
		return nil, entente.Invalid("damaged HTML: "+err.Error(), "")
	}
	w, err := newWalker()
	if err != nil {
		return nil, err
	}
	w.walk(doc, 0, state{})
	w.flush()
	w.choose()
	d := &draft.Draft{Derived: "html", Notes: r.Notes, Meta: meta.FromHTML(doc, address)}
	if r.Name != "" {
		d.Derived = "html; charset:" + r.Name
	}
	w.write(d)
	if len(d.Pieces) == 0 {
		return nil, entente.Invalid("the page holds no text", "it may need a browser to show anything")
	}
	return d, nil
}

// declared finds the encoding that the page names in its first bytes.
func declared(raw []byte) string {
	head := raw[:min(len(raw), 1024)]
	if !bytes.Contains(bytes.ToLower(head), []byte("charset")) {
		return ""
	}
	_, name, certain := netcharset.DetermineEncoding(head, "")
	if !certain && name == "windows-1252" {
		return ""
	}
	return name
}

// state is what a block inherits from the elements around it.
type state struct {
	item  bool
	level int
	link  bool
	pre   bool
	node  *node
}

// node is one block element.
type node struct {
	parent *node
	score  float64
	links  int // runes within links
	runes  int
	depth  int
	good   int     // runes of running text that is not set apart
	holder bool    // an element that holds articles
	class  float64 // what its names weigh
	// kind is what it says it holds, believed up to share of the page.
	kind  entente.BlockKind
	share float64
}

// block is one paragraph of the page.
type block struct {
	text  string
	links int
	runes int
	// gap is false for the second and later lines of one element.
	gap   bool
	state state
	// kind is what the elements around it say, "" when they say nothing;
	// main is true within the article.
	kind entente.BlockKind
	main bool
}

type walker struct {
	blocks []block
	buf    strings.Builder
	links  int
	cur    state
	root   *node
	all    []*node
	table  *boilerplate.Table
}

func newWalker() (*walker, error) {
	table, err := boilerplate.Default()
	if err != nil {
		return nil, err
	}
	root := &node{}
	return &walker{root: root, all: []*node{root}, cur: state{node: root}, table: table}, nil
}

const deepest = 400

// walk visits the tree in order and cuts it into blocks.
func (w *walker) walk(n *html.Node, depth int, st state) {
	if depth > deepest {
		return
	}
	if st.node == nil {
		st.node = w.root
	}
	switch n.Type {
	case html.TextNode:
		w.text(n.Data, st)
		return
	case html.ElementNode:
		if skipped(n) {
			return
		}
		if n.DataAtom == atom.Br {
			w.br()
			return
		}
	case html.DocumentNode:
	default:
		return
	}
	inner := w.enter(n, st)
	isBlock := n.Type == html.ElementNode && blockElement(n.DataAtom)
	if isBlock {
		w.flush()
		w.cur = inner
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c, depth+1, inner)
	}
	if isBlock {
		w.flush()
		w.cur = st
	}
	if (n.DataAtom == atom.Td || n.DataAtom == atom.Th) && w.buf.Len() > 0 {
		w.buf.WriteString(" | ")
	}
}

// text adds the characters of a text node, white space collapsed.
func (w *walker) text(s string, st state) {
	if s == "" {
		return
	}
	if st.pre {
		if w.buf.Len() == 0 {
			w.cur = st
		}
		w.buf.WriteString(strings.ReplaceAll(strings.ReplaceAll(s, "\r", ""), "\n", "\x00"))
		return
	}
	if w.buf.Len() == 0 {
		w.cur = st
	}
	before := w.buf.Len()
	lead := s[0] == ' ' || s[0] == '\n' || s[0] == '\t' || s[0] == '\r'
	if lead && before > 0 {
		w.space()
	}
	first := true
	for f := range strings.FieldsFuncSeq(s, asciiSpace) {
		if !first {
			w.buf.WriteByte(' ')
		}
		first = false
		w.buf.WriteString(f)
	}
	if last := s[len(s)-1]; !first && asciiSpace(rune(last)) {
		w.space()
	}
	if st.link {
		w.links += utf8.RuneCountInString(w.buf.String()[min(before, w.buf.Len()):])
	}
}

func asciiSpace(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' }

func (w *walker) space() {
	if s := w.buf.String(); s != "" && s[len(s)-1] != ' ' {
		w.buf.WriteByte(' ')
	}
}

// br ends a line within a block.
func (w *walker) br() {
	if w.buf.Len() > 0 {
		w.buf.WriteByte(0)
	}
}

// flush ends the block that is being written. A line of it that goes on in
// lower case after a line without a stop is joined to it; the others are
// pieces of their own.
func (w *walker) flush() {
	s, links := w.buf.String(), w.links
	w.buf.Reset()
	w.links = 0
	total := utf8.RuneCountInString(s)
	gap := true
	from := len(w.blocks)
	for line := range strings.SplitSeq(s, "\x00") {
		line = strings.TrimSpace(strings.Trim(strings.TrimSpace(line), "|"))
		if line == "" {
			gap = true
			continue
		}
		if n := len(w.blocks); n > from && !gap && len(w.blocks[n-1].text) < 8000 && goesOn(w.blocks[n-1].text, line) {
			w.blocks[n-1].text += " " + line
			w.blocks[n-1].runes += 1 + utf8.RuneCountInString(line)
			continue
		}
		runes := utf8.RuneCountInString(line)
		w.blocks = append(w.blocks, block{text: line, links: links * runes / max(total, 1), runes: runes, gap: gap, state: w.cur})
		gap = false
	}
}

func goesOn(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	return unicode.IsLower(first) && !strings.ContainsRune(".!?:;”\"…", last)
}
