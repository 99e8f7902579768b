// Package markdown reads Markdown (CommonMark with tables) with or without a
// YAML header. Text is what a reader of the rendered page would see, in
// paragraphs parted by empty lines; marks and link targets are left out.
// Linear; safe for concurrent use.
package markdown

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"entente"
	"entente/intake/charset"
	"entente/intake/draft"
	"entente/intake/meta"
)

// deepest is how deep quotations and lists are followed.
const deepest = 64

// Read reads one file.
func Read(raw []byte) (*draft.Draft, error) {
	r, err := charset.Decode(raw, "")
	if err != nil {
		return nil, err
	}
	m, at, bad := meta.Header(r.Text)
	src := []byte(r.Text[at:])
	d := &draft.Draft{Meta: m, Derived: "markdown", Notes: r.Notes}
	if bad != nil {
		d.Warnings = append(d.Warnings, bad)
	}
	md := goldmark.New(goldmark.WithExtensions(extension.Table))
	w := &writer{src: src}
	w.blocks(md.Parser().Parse(text.NewReader(src)), 0, false)
	d.Text, d.Pieces = w.b.String(), w.pieces
	if len(d.Pieces) == 0 {
		return nil, entente.Invalid("the file holds no text", "")
	}
	return d, nil
}

type writer struct {
	src    []byte
	b      strings.Builder
	pieces []draft.Piece
}

// blocks writes the block children of n.
func (w *writer) blocks(n ast.Node, depth int, item bool) {
	if depth > deepest {
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Heading:
			w.piece(w.inline(c), draft.Piece{Kind: entente.BlockHeading, Level: c.Level})
		case *ast.Paragraph, *ast.TextBlock:
			w.piece(w.inline(c), draft.Piece{Item: item, Likely: true})
			item = false
		case *ast.ListItem:
			w.blocks(c, depth+1, true)
		case *ast.CodeBlock, *ast.FencedCodeBlock, *ast.ThematicBreak, *ast.HTMLBlock:
		case *east.TableRow, *east.TableHeader:
			w.piece(w.row(c), draft.Piece{Likely: true})
		default:
			w.blocks(c, depth+1, item)
		}
	}
}

func (w *writer) row(n ast.Node) string {
	var cells []string
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		cells = append(cells, w.inline(c))
	}
	return strings.Join(cells, " | ")
}

// inline is the text of the inline children of n.
func (w *writer) inline(n ast.Node) string {
	var b strings.Builder
	var walk func(ast.Node, int)
	walk = func(n ast.Node, depth int) {
		if depth > deepest {
			return
		}
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			switch c := c.(type) {
			case *ast.Text:
				b.Write(c.Segment.Value(w.src))
				if c.SoftLineBreak() || c.HardLineBreak() {
					b.WriteByte(' ')
				}
			case *ast.String:
				b.Write(c.Value)
			case *ast.AutoLink:
				b.Write(c.Label(w.src))
			case *ast.Image, *ast.RawHTML:
			default:
				walk(c, depth+1)
			}
		}
	}
	walk(n, 0)
	return b.String()
}

// piece writes one paragraph and remembers where it stands.
func (w *writer) piece(s string, p draft.Piece) {
	if s = strings.TrimSpace(string(util.UnescapePunctuations(util.ResolveEntityNames(util.ResolveNumericReferences([]byte(s)))))); s == "" {
		return
	}
	if w.b.Len() > 0 {
		w.b.WriteString("\n\n")
	}
	p.Start = w.b.Len()
	w.b.WriteString(s)
	p.End, p.Gap = w.b.Len(), true
	w.pieces = append(w.pieces, p)
}
