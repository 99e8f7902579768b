package html

import (
	"strings"

	"entente"
	"entente/intake/draft"
)

// kindOf is what the names of an element say it holds, "" for nothing. A
// name that speaks for the article ("article-header") overrules.
func (w *walker) kindOf(names []string) (entente.BlockKind, float64) {
	var kind entente.BlockKind
	weight, share := 0.0, 0.0
	for _, n := range names {
		c, ok := w.table.Class(n)
		if !ok {
			continue
		}
		weight += c.Weight
		if c.Kind != "" && kind == "" {
			kind, share = c.Kind, c.Share
		}
	}
	if weight > 0 {
		return "", 0
	}
	return kind, share
}

// choose finds the article: every block of prose speaks for the elements
// around it, the nearer the louder; the best element and the prose beside it
// are the article.
func (w *walker) choose() {
	for i := range w.blocks {
		b := &w.blocks[i]
		for n := b.state.node; n != nil; n = n.parent {
			n.runes += b.runes
			n.links += b.links
		}
	}
	for i := range w.blocks {
		b := &w.blocks[i]
		b.kind = w.believed(b.state.node)
		if b.kind != "" || b.runes < 25 {
			continue
		}
		if b.running() && b.linked() < 0.3 {
			for n := b.state.node; n != nil; n = n.parent {
				n.good += b.runes - b.links
			}
		}
		v := (1 + min(float64(b.runes)/100, 6) + float64(min(strings.Count(b.text, ","), 5))) * (1 - b.linked())
		if b.state.level > 0 {
			v *= 0.3
		}
		share := 1.0
		for n := b.state.node; n != nil && share > 0.04; n = n.parent {
			if n.holder {
				n.score += v * share
				share *= 0.55
			}
		}
	}
	best := w.root
	value := func(n *node) float64 {
		ld := float64(n.links) / float64(max(n.runes, 1))
		s := n.score
		for p, k := n, 0; p != nil && k < 3; p, k = p.parent, k+1 {
			s += p.class / float64(k+1) * min(n.score/20, 1)
		}
		return s * (1 - ld)
	}
	for _, n := range w.all {
		if n.holder && value(n) > value(best) {
			best = n
		}
	}
	for n := best.parent; n != nil && n != w.root; n = n.parent {
		if float64(best.good) < 0.75*float64(n.good) {
			best = n // the article is spread over several elements
		}
	}
	beside := best.parent
	for i := range w.blocks {
		b := &w.blocks[i]
		in := under(b.state.node, best)
		near := !in && beside != nil && under(b.state.node, beside) && b.kind == "" && b.runes >= 140 && b.linked() < 0.2
		b.main = in || near
	}
}

// believed is the kind that the nearest element says it holds, among those
// that do not hold too much of the page for their name.
func (w *walker) believed(n *node) entente.BlockKind {
	total := float64(prose(w.root))
	for ; n != nil; n = n.parent {
		if n.kind != "" && float64(prose(n)) <= max(n.share*total, 200) {
			return n.kind
		}
	}
	return ""
}

// prose is the text of an element that is not links.
func prose(n *node) int { return n.runes - n.links }

func under(n, top *node) bool {
	for ; n != nil; n = n.parent {
		if n == top {
			return true
		}
	}
	return false
}

func (b *block) linked() float64 { return float64(min(b.links, b.runes)) / float64(max(b.runes, 1)) }

// running reports whether a block reads like running text.
func (b *block) running() bool {
	if b.state.level > 0 {
		return false
	}
	if b.runes >= 80 {
		return true
	}
	end := strings.TrimRight(b.text, "”\"’')] ")
	return b.runes >= 15 && (strings.HasSuffix(end, ".") || strings.HasSuffix(end, "!") || strings.HasSuffix(end, "?"))
}

// write lays out the text and the pieces.
func (w *walker) write(d *draft.Draft) {
	var out strings.Builder
	first, last := len(w.blocks), -1
	for i := range w.blocks {
		if b := &w.blocks[i]; b.main && b.kind == "" && b.linked() < 0.3 && b.running() {
			first, last = min(first, i), i
		}
	}
	for i := range w.blocks {
		b := &w.blocks[i]
		if out.Len() > 0 {
			out.WriteByte('\n')
			if b.gap {
				out.WriteByte('\n')
			}
		}
		p := draft.Piece{Gap: b.gap, Item: b.state.item, Kind: w.kind(b, i, first, last, d.Meta.Title)}
		if p.Kind == entente.BlockHeading {
			p.Level = max(b.state.level, 1)
		}
		p.Likely = p.Kind == ""
		p.Start = out.Len()
		out.WriteString(b.text)
		p.End = out.Len()
		d.Pieces = append(d.Pieces, p)
	}
	d.Text = out.String()
}

// introduces reports whether text of the article follows a heading, before
// anything else but headings and captions.
func (w *walker) introduces(i int) bool {
	for j := i + 1; j < len(w.blocks); j++ {
		b := &w.blocks[j]
		if b.state.level > 0 && b.kind == "" || b.kind == entente.BlockCaption || b.kind == entente.BlockByline || b.kind == entente.BlockPullQuote {
			continue
		}
		return b.main && b.kind == "" && b.linked() < 0.6
	}
	return false
}

// kind is what the markup says of a block; "" leaves it to package blocks.
func (w *walker) kind(b *block, i, first, last int, title string) entente.BlockKind {
	if b.kind != "" {
		return b.kind
	}
	if b.state.level > 0 {
		if b.state.level > 1 && !w.introduces(i) {
			return entente.BlockNavigation
		}
		near := b.main && i <= last || b.state.level == 1 && i < first && first < len(w.blocks)
		if near && (b.linked() < 0.5 || b.state.level == 1) || i < first && title != "" && strings.HasPrefix(title, b.text) {
			return entente.BlockHeading
		}
		return entente.BlockNavigation
	}
	words := len(strings.Fields(b.text))
	switch {
	case !b.main:
		return entente.BlockNavigation
	case b.linked() > 0.6 && words <= 30:
		if words >= 5 {
			return entente.BlockTeaser
		}
		return entente.BlockNavigation
	case i > last && b.runes < 80 && words < 8 && last >= 0 && !strings.Contains(b.text, " | "):
		return entente.BlockNavigation
	}
	return ""
}
