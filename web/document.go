package web

import (
	"net/http"

	"entente"
	"entente/archive"
)

// documentPage is the reader: a source's text with its claims.
type documentPage struct {
	*desk
	archive Store
}

type documentView struct {
	*entente.Document
	Heading string
	Texts   []textBlock
	List    []claimView
	Log     []archive.Entry
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
	list, err := p.archive.DecisionsOn(r.Context(), doc.ID)
	if err != nil {
		return err
	}
	for _, d := range list {
		verdicts[d.Claim] = d.Verdict
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
	if v.Log, err = p.archive.EntriesOf(r.Context(), doc.ID); err != nil {
		return err
	}
	return p.render(w, r, "document.html", page{Title: v.Heading, Body: v, Islands: []string{"keys.js"}})
}
