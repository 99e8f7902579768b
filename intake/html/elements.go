package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"entente"
)

func skipped(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Iframe, atom.Svg, atom.Canvas, atom.Object, atom.Embed, atom.Audio, atom.Video,
		atom.Select, atom.Input, atom.Textarea, atom.Head, atom.Title, atom.Math, atom.Noembed, atom.Dialog, atom.Datalist:
		return true
	case atom.Noscript: // usually a copy of a picture or a plea for scripts
		return true
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			v := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			if strings.Contains(v, "display:none") || strings.Contains(v, "visibility:hidden") {
				return true
			}
		case "aria-hidden":
			if a.Val == "true" && n.DataAtom != atom.Div && n.DataAtom != atom.P {
				return true
			}
		}
	}
	return false
}

func blockElement(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd,
		atom.Table, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Caption, atom.Blockquote, atom.Pre, atom.Section, atom.Article,
		atom.Main, atom.Header, atom.Footer, atom.Nav, atom.Aside, atom.Figure, atom.Figcaption, atom.Address, atom.Form, atom.Fieldset,
		atom.Hr, atom.Body, atom.Html, atom.Center, atom.Details, atom.Summary, atom.Button, atom.Legend, atom.Menu:
		return true
	}
	return false
}

// enter returns the state within element n.
func (w *walker) enter(n *html.Node, st state) state {
	if n.Type != html.ElementNode {
		return st
	}
	switch n.DataAtom {
	case atom.A:
		st.link = true
		return st
	case atom.Pre:
		st.pre = true
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		st.level = int(n.Data[1] - '0')
	case atom.Li, atom.Dd:
		st.item = true
	case atom.Ul, atom.Ol:
		st.item = false
	}
	if !blockElement(n.DataAtom) {
		return st
	}
	k := &node{parent: st.node, depth: st.node.depth + 1, holder: holds(n.DataAtom)}
	k.kind, k.share = kindOfElement(n)
	switch n.DataAtom {
	case atom.Article, atom.Main:
		k.class += 25
	case atom.Ul, atom.Ol, atom.Form:
		k.class -= 10
	}
	names := classNames(n)
	for _, name := range names {
		c, _ := w.table.Class(name)
		k.class += c.Weight
	}
	switch n.DataAtom {
	case atom.Body, atom.Html, atom.Article, atom.Main:
	default:
		if kind, share := w.kindOf(names); kind != "" && k.kind == "" {
			k.kind, k.share = kind, share
		}
	}
	w.all = append(w.all, k)
	st.node = k
	return st
}

func holds(a atom.Atom) bool {
	switch a {
	case atom.Div, atom.Section, atom.Article, atom.Main, atom.Td, atom.Body, atom.Center, atom.Table, atom.Form:
		return true
	}
	return false
}

// kindOfElement is what the element itself says, with the share of the page's
// running text up to which it is believed: some pages lie in one form.
func kindOfElement(n *html.Node) (entente.BlockKind, float64) {
	switch n.DataAtom {
	case atom.Nav, atom.Menu, atom.Button, atom.Form:
		return entente.BlockNavigation, 0.3
	case atom.Footer, atom.Header:
		if !within(n, atom.Article, atom.Main) {
			return entente.BlockNavigation, 0.3
		}
	case atom.Aside:
		if within(n, atom.Article, atom.Main) {
			return entente.BlockTeaser, 0.3
		}
		return entente.BlockNavigation, 0.3
	case atom.Figcaption, atom.Caption:
		return entente.BlockCaption, 0.3
	}
	return "", 0
}

func within(n *html.Node, atoms ...atom.Atom) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		for _, a := range atoms {
			if p.DataAtom == a {
				return true
			}
		}
	}
	return false
}

// classNames returns the words of class, id, role and itemprop.
func classNames(n *html.Node) []string {
	var out []string
	for _, a := range n.Attr {
		switch a.Key {
		case "class", "id", "role", "itemprop":
			for f := range strings.FieldsFuncSeq(strings.ToLower(a.Val), func(r rune) bool {
				return r == ' ' || r == '-' || r == '_' || r == ':' || r == '\t' || r == '\n'
			}) {
				if len(out) < 40 {
					out = append(out, f)
				}
			}
		}
	}
	return out
}
