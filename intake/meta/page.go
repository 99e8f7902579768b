package meta

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"entente"
	"entente/intake/draft"
)

// page collects what the elements of a page say.
type page struct {
	metas     map[string]string // name or property, lower case → content
	ld        []map[string]any
	title     string
	canonical string
	language  string
	props     map[string]string // itemprop → content, datetime or text
	times     []string          // datetime of <time>, marked as published first
	nodes     int
}

// FromHTML reads the metadata of a page: JSON-LD, OpenGraph, meta elements,
// microdata, <time>, the canonical address and the date in it, in this order
// of trust. address is where the page came from, or "".
func FromHTML(doc *html.Node, address string) draft.Meta {
	p := &page{metas: map[string]string{}, props: map[string]string{}}
	p.collect(doc, 0)
	m := draft.Meta{Language: p.language}
	art := p.article()
	m.Title = firstOf(str(art["headline"]), p.metas["og:title"], p.metas["twitter:title"], p.metas["dc.title"], p.title)
	m.Publisher = firstOf(name(art["publisher"]), p.metas["og:site_name"], p.metas["application-name"], p.metas["dc.publisher"])
	m.Author = firstOf(name(art["author"]), p.metas["author"], p.metas["article:author"], p.metas["parsely-author"], p.metas["dc.creator"], p.props["author"])
	if strings.Contains(m.Author, "://") {
		m.Author = ""
	}
	m.URL = firstOf(p.canonical, p.metas["og:url"], address)
	if !strings.HasPrefix(m.URL, "http") {
		m.URL = address
	}
	m.Published = p.published(art)
	if !m.Published.Known() {
		if d, ok := FromURL(m.URL); ok {
			m.Published = d
		}
	}
	return m
}

// published takes the first date that can be read. Dates of modification are
// not asked.
func (p *page) published(art map[string]any) entente.Date {
	from := []string{str(art["datePublished"]), p.metas["article:published_time"], p.metas["og:article:published_time"],
		p.props["datepublished"], p.metas["parsely-pub-date"], p.metas["datepublished"], p.metas["dc.date.issued"], p.metas["dcterms.issued"],
		p.metas["citation_publication_date"], p.metas["publish-date"], p.metas["publishdate"], p.metas["pubdate"], p.metas["sailthru.date"],
		p.metas["dc.date"], p.metas["dcterms.date"], p.metas["dc.date.created"], p.metas["article.published"], p.metas["published-date"],
		p.metas["date"], str(art["dateCreated"])}
	if len(p.times) > 0 {
		from = append(from, p.times[0])
	}
	for _, s := range from {
		if d, ok := ParseDate(s, entente.BasisMetadata); ok {
			return d
		}
	}
	return entente.Date{}
}

func (p *page) collect(n *html.Node, depth int) {
	if p.nodes++; depth > 400 || p.nodes > 500_000 {
		return
	}
	if n.Type == html.ElementNode {
		p.element(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.collect(c, depth+1)
	}
}

func (p *page) element(n *html.Node) {
	attr := func(k string) string {
		for _, a := range n.Attr {
			if a.Key == k {
				return strings.TrimSpace(a.Val)
			}
		}
		return ""
	}
	put := func(m map[string]string, k, v string) {
		if k = strings.ToLower(k); k != "" && v != "" && m[k] == "" {
			m[k] = v
		}
	}
	switch n.DataAtom {
	case atom.Html:
		p.language = language(attr("lang"))
	case atom.Meta:
		put(p.metas, attr("name"), attr("content"))
		put(p.metas, attr("property"), attr("content"))
	case atom.Title:
		if p.title == "" && n.FirstChild != nil && n.Parent != nil && n.Parent.DataAtom == atom.Head {
			p.title = strings.Join(strings.Fields(n.FirstChild.Data), " ")
		}
	case atom.Link:
		if strings.EqualFold(attr("rel"), "canonical") && p.canonical == "" {
			p.canonical = attr("href")
		}
	case atom.Script:
		if strings.EqualFold(attr("type"), "application/ld+json") && n.FirstChild != nil && len(n.FirstChild.Data) < 1<<20 {
			var v any
			if json.Unmarshal([]byte(strings.TrimSpace(n.FirstChild.Data)), &v) == nil {
				p.linked(v, 0)
			}
		}
	case atom.Time:
		if v := attr("datetime"); v != "" && inArticle(n) {
			p.times = append(p.times, v)
		}
	}
	if prop := attr("itemprop"); prop != "" {
		v := firstOf(attr("content"), attr("datetime"))
		if v == "" && n.FirstChild != nil && n.FirstChild.Type == html.TextNode {
			v = strings.TrimSpace(n.FirstChild.Data)
		}
		put(p.props, prop, v)
	}
}

// inArticle refuses the times of teasers and comments.
func inArticle(n *html.Node) bool {
	for a := n.Parent; a != nil; a = a.Parent {
		switch a.DataAtom {
		case atom.Aside, atom.Footer, atom.Nav, atom.Li:
			return false
		}
		for _, at := range a.Attr {
			if at.Key == "class" || at.Key == "id" {
				v := strings.ToLower(at.Val)
				if strings.Contains(v, "comment") || strings.Contains(v, "related") || strings.Contains(v, "sidebar") || strings.Contains(v, "teaser") {
					return false
				}
			}
		}
	}
	return true
}

// linked collects the objects of a JSON-LD value.
func (p *page) linked(v any, depth int) {
	if depth > 6 || len(p.ld) > 200 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			p.linked(x, depth+1)
		}
	case map[string]any:
		p.ld = append(p.ld, v)
		if g, ok := v["@graph"]; ok {
			p.linked(g, depth+1)
		}
	}
}

// article returns the JSON-LD object of the article, nil when there is none.
func (p *page) article() map[string]any {
	for _, want := range []string{"NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "Article", "BlogPosting", "Report", "ScholarlyArticle", "WebPage"} {
		for _, o := range p.ld {
			switch t := o["@type"].(type) {
			case string:
				if t == want {
					return o
				}
			case []any:
				for _, x := range t {
					if x == want {
						return o
					}
				}
			}
		}
	}
	return nil
}

// name reads a JSON-LD person or organisation, or a list of them.
func name(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		return str(v["name"])
	case []any:
		out := ""
		for _, x := range v {
			if s := name(x); s != "" {
				out = joinList(out, s)
			}
		}
		return out
	}
	return ""
}

func str(v any) string {
	s, _ := v.(string)
	return strings.TrimSpace(s)
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v = strings.Join(strings.Fields(html.UnescapeString(v)), " "); v != "" {
			return v
		}
	}
	return ""
}

// language keeps a BCP 47 tag that looks like one.
func language(tag string) string {
	tag = strings.ReplaceAll(strings.TrimSpace(tag), "_", "-")
	if len(tag) < 2 || len(tag) > 12 {
		return ""
	}
	for i, r := range tag {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
		if !letter && (i < 2 || r != '-' && (r < '0' || r > '9')) {
			return ""
		}
	}
	return tag
}
