package web

import (
	"net/http"

	"entente"
	"entente/archive"
)

// documentPage is the reader: a source's text with its claims.
type documentPage struct {
	*desk
	archive Reader
	decider Decider
}

type documentView struct {
	*entente.Document
	Heading string
	Texts   []textBlock
	List    []claimView
}

// claimView is a claim with what a reviewer made of it.
type claimView struct {
	*entente.Claim
	Verdict archive.Verdict
}

func (p *documentPage) show(w http.ResponseWriter, r *http.Request) error {
	doc, err := p.archive.Document(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	verdicts := map[string]archive.Verdict{}
	for d, err := range p.decider.Decisions(r.Context()) {
		if err != nil {
			return err
		}
		if d.Document == doc.ID {
			verdicts[d.Claim] = d.Verdict
		}
	}
	v := documentView{Document: doc, Heading: heading(doc)}
	var claims []*entente.Claim
	for c, err := range p.archive.Claims(r.Context(), archive.Filter{Document: doc.ID, AsRead: true}) {
		if err != nil {
			return err
		}
		claims = append(claims, c)
		v.List = append(v.List, claimView{c, verdicts[c.ID]})
	}
	v.Texts = cutBlocks(doc, claims)
	return p.render(w, "document.html", page{Title: v.Heading, Body: v})
}
