package export

import (
	"io"
	"strings"

	"entente"
	"entente/archive"
)

// ftmEntity is one entity of FollowTheMoney: every property is a list of texts.
type ftmEntity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

func (e *ftmEntity) add(property string, values ...string) {
	for _, v := range values {
		if v = plain(v); v != "" {
			e.Properties[property] = append(e.Properties[property], v)
		}
	}
}

func ftm(schema, id string) ftmEntity { return ftmEntity{id, schema, map[string][]string{}} }

func ftmID(kind, id string) string { return "entente-" + kind + "-" + bare(id) }

func ftmParty(p party) string { return "entente-party-" + archive.Sum([]byte(p.key))[:20] }

// writeFTM writes articles, parties, an Event an incident told as fact, and a
// Documentation between each Event and the articles that tell of it.
func writeFTM(w io.Writer, x *index) (Left, error) {
	var left Left
	var out []ftmEntity
	for _, d := range x.Documents {
		out = append(out, ftmArticle(d))
	}
	for _, p := range x.allParties() {
		out = append(out, ftmOf(p))
	}
	for _, in := range x.incidentRows() {
		c := x.lead(in, true)
		if in.Kind != entente.KindEvent || x.lead(in, false) == nil {
			continue
		}
		if c == nil {
			left.Status++
			continue
		}
		out = append(out, x.ftmEvent(in, c)...)
	}
	enc := lines(w)
	for _, e := range out {
		if err := enc.Encode(e); err != nil {
			return left, err
		}
	}
	return left, nil
}

func ftmArticle(d *entente.Document) ftmEntity {
	e := ftm("Article", ftmID("document", d.ID))
	e.add("title", heading(d))
	e.add("fileName", d.Path)
	e.add("publisher", d.Publisher)
	e.add("author", d.Author)
	e.add("sourceUrl", d.URL)
	if dateParts(d.Published.EDTF) != nil {
		e.add("publishedAt", d.Published.EDTF)
	}
	e.add("retrievedAt", d.Retrieved)
	return e
}

func ftmOf(p party) ftmEntity {
	schema := "LegalEntity"
	switch {
	case p.office != "":
		schema = "Person"
	case p.organ():
		schema = "PublicBody"
	case p.sector == "REB" || p.sector == "IGO" || p.sector == "NGO" || p.sector == "BUS" || p.sector == "MED":
		schema = "Organization"
	}
	e := ftm(schema, ftmParty(p))
	e.add("name", p.name)
	e.add("country", strings.ToLower(alpha2(p.code)))
	if schema == "Person" {
		e.add("position", p.office)
	}
	return e
}

func (x *index) ftmEvent(in *entente.Incident, c *entente.Claim) []ftmEntity {
	e := ftm("Event", ftmID("incident", in.ID))
	e.add("name", in.Title)
	e.add("summary", c.Text)
	e.add("recordId", in.ID)
	if in.Date.Start != "" && in.Date.Start == in.Date.End {
		e.add("date", in.Date.Start)
	} else {
		e.add("startDate", in.Date.Start)
		e.add("endDate", in.Date.End)
	}
	for _, i := range in.Issues {
		e.add("keywords", x.Issue(i))
	}
	e.add("notes", "standing: "+string(in.Standing), counted(in.Mentions, "document"), counted(in.Origins, "origin"))
	if c.Place != nil {
		e.add("location", c.Place.Name)
		e.add("country", strings.ToLower(alpha2(c.Place.Country)))
	}
	for _, p := range x.parties(c) {
		e.add("involved", ftmParty(p))
	}
	out := []ftmEntity{}
	for _, d := range x.sources(in) {
		e.add("proof", ftmID("document", d.ID))
		l := ftm("Documentation", ftmID("documentation", in.ID)+"-"+bare(d.ID)[:min(16, len(bare(d.ID)))])
		l.add("document", ftmID("document", d.ID))
		l.add("entity", e.ID)
		l.add("role", "tells of")
		for _, id := range in.Claims {
			if k := x.claims[id]; k != nil && k.Document == d.ID && len(k.Evidence) > 0 {
				l.add("summary", k.Evidence[0].Quote)
				break
			}
		}
		out = append(out, l)
	}
	return append([]ftmEntity{e}, out...)
}
