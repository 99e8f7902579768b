package render

import (
	"encoding/json"

	"entente"
)

// Strip returns a copy of b without the quotations of its evidence, for a
// file that must carry nothing of the sources but what the sentences say.
func Strip(b *entente.Brief) *entente.Brief {
	c := clone(b)
	each(c, func(e *entente.Evidence, _ string) { e.Quote = "" })
	for i := range c.Cited {
		c.Cited[i].Text = ""
	}
	for i := range c.Disputes {
		for j := range c.Disputes[i].Sides {
			c.Disputes[i].Sides[j].Quote = ""
		}
	}
	return c
}

// Restore fills stripped quotations from the documents. A quotation whose
// document is not at hand stays empty.
func Restore(b *entente.Brief, docs map[string]*entente.Document) {
	text := func(id string) string {
		if d := docs[id]; d != nil {
			return d.Text
		}
		return ""
	}
	each(b, func(e *entente.Evidence, doc string) {
		if e.Document != "" {
			doc = e.Document
		}
		if e.Quote == "" && !e.Span.Empty() {
			e.Quote = e.Of(text(doc))
		}
	})
	for i := range b.Cited {
		b.Cited[i].Text = b.Cited[i].Of(text(b.Cited[i].Document))
	}
	for i := range b.Disputes {
		for j := range b.Disputes[i].Sides {
			s := &b.Disputes[i].Sides[j]
			s.Quote = s.Of(text(s.Document))
		}
	}
}

func clone(b *entente.Brief) *entente.Brief {
	data, err := json.Marshal(b)
	c := &entente.Brief{}
	if err != nil || json.Unmarshal(data, c) != nil {
		return b
	}
	return c
}

// each calls f for every piece of evidence, with its claim's document.
func each(b *entente.Brief, f func(*entente.Evidence, string)) {
	list := func(l []entente.Evidence, doc string) {
		for i := range l {
			f(&l[i], doc)
		}
	}
	parts := func(l []entente.Part) {
		for i := range l {
			list(l[i].From, "")
		}
	}
	for i := range b.Sections {
		for j := range b.Sections[i].Sentences {
			list(b.Sections[i].Sentences[j].Evidence, "")
			parts(b.Sections[i].Sentences[j].Parts)
		}
	}
	for i := range b.NotStated {
		list(b.NotStated[i].Evidence, "")
		parts(b.NotStated[i].Parts)
	}
	for i := range b.Claims {
		list(b.Claims[i].Evidence, b.Claims[i].Document)
	}
	for i := range b.Incidents {
		for j := range b.Incidents[i].Groups {
			list(b.Incidents[i].Groups[j].Evidence, "")
		}
	}
	for i := range b.Origins {
		list(b.Origins[i].Evidence, "")
	}
}
