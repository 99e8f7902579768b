package export

import (
	"io"

	"entente"
)

type ploverActor struct {
	Code   string `json:"code,omitempty"`
	Sector string `json:"sector,omitempty"`
	Text   string `json:"actor_text,omitempty"`
	Name   string `json:"identifier_text,omitempty"`
	Office string `json:"office,omitempty"`
}

type ploverPlace struct {
	GeoNames int    `json:"geonameid,omitempty"`
	Name     string `json:"name"`
	CC3      string `json:"cc3,omitempty"`
}

type ploverText struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

type ploverCite struct {
	Citation    string `json:"citation"`
	URL         string `json:"url,omitempty"`
	Title       string `json:"title,omitempty"`
	Language    string `json:"language,omitempty"`
	Publication string `json:"publication,omitempty"`
	Coder       string `json:"coder"`
	Codebook    string `json:"codebook"`
}

// ploverEvent has the fields of the PLOVER manual's chapter on JSON, and as
// additions of ours, which it allows: mentions, origins, standing.
type ploverEvent struct {
	ID        string        `json:"id"`
	HasEvent  bool          `json:"has_event"`
	Date      string        `json:"date"`
	EndDate   string        `json:"enddate,omitempty"`
	Source    []ploverActor `json:"source"`
	Recipient []ploverActor `json:"recipient,omitempty"`
	Event     []string      `json:"event"`
	EventLoc  *ploverPlace  `json:"event_loc,omitempty"`
	EventText []string      `json:"event_text,omitempty"`
	Quad      int           `json:"quad_code,omitempty"`
	Scale     *float64      `json:"event_scale,omitempty"`
	Mode      []string      `json:"mode,omitempty"`
	Context   []string      `json:"context,omitempty"`
	Link      string        `json:"link"`
	TextInfo  ploverText    `json:"text_info"`
	CiteInfo  ploverCite    `json:"cite_info"`
	Mentions  int           `json:"mentions"`
	Origins   int           `json:"origins"`
	Standing  string        `json:"standing"`
	DateBasis string        `json:"date_basis"`
	CAMEO     string        `json:"cameo,omitempty"`
}

// quadCodes are the numbers of the quad classes, in the usual order.
var quadCodes = map[string]int{entente.VerbalCooperation: 1, entente.MaterialCooperation: 2, entente.VerbalConflict: 3, entente.MaterialConflict: 4}

// writePlover writes one event an incident, from its best-supported claim that
// is told as a fact, so that copies are counted once. The field text, which is
// the owner's to give, is left out; offsets count code points.
func writePlover(w io.Writer, x *index) (Left, error) {
	var left Left
	enc := lines(w)
	points := map[string]*codePoints{}
	for _, in := range x.incidentRows() {
		c := x.lead(in, true)
		switch {
		case in.Kind != entente.KindEvent || x.lead(in, false) == nil:
			continue
		case c == nil || c.Event == nil || c.Event.Type == "":
			left.Status++
			continue
		case len(c.Actors) == 0:
			left.Nameless++
			continue
		case len(in.Date.Start) != 10:
			left.Undated++
			continue
		}
		if err := enc.Encode(x.plover(in, c, points)); err != nil {
			return left, err
		}
	}
	return left, nil
}

func (x *index) plover(in *entente.Incident, c *entente.Claim, points map[string]*codePoints) ploverEvent {
	e := ploverEvent{ID: "entente-" + bare(in.ID), HasEvent: true, Date: in.Date.Start, Source: ploverActors(c.Actors), Recipient: ploverActors(c.Recipients),
		Event: []string{c.Event.Type}, Quad: quadCodes[c.Event.Quad], Context: c.Event.Contexts, Link: in.ID, Mentions: in.Mentions, Origins: in.Origins,
		Standing: string(in.Standing), DateBasis: string(in.Date.Basis), CAMEO: c.Event.CAMEO}
	if in.Date.End != in.Date.Start {
		e.EndDate = in.Date.End
	}
	if c.Event.Mode != "" {
		e.Mode = []string{c.Event.Mode}
	}
	if c.Place != nil && c.Place.Name != "" {
		e.EventLoc = &ploverPlace{c.Place.GeoNames, c.Place.Name, c.Place.Country}
	}
	if len(c.Effects) == 1 {
		e.Scale = &c.Effects[0].Score
	}
	d := x.docs[c.Document]
	if d == nil {
		d = &entente.Document{ID: c.Document, Path: c.Path}
	}
	p := points[d.ID]
	if p == nil {
		p = newCodePoints(d.Text)
		points[d.ID] = p
	}
	if s := c.Predicate.Of(d.Text); s != "" {
		e.EventText = []string{s}
	}
	e.TextInfo = ploverText{p.at(c.Sentence.Start), p.at(c.Sentence.End)}
	e.CiteInfo = ploverCite{Citation: d.ID, URL: d.URL, Title: d.Title, Language: d.Language, Publication: d.Publisher, Coder: "entente " + x.Reading, Codebook: "PLOVER"}
	return e
}

func ploverActors(list []entente.Actor) []ploverActor {
	var out []ploverActor
	for _, a := range list {
		p := ploverActor{Code: a.Code, Text: a.Text, Name: a.Name, Office: a.Office}
		if a.Sector != "" && a.Sector != "UNK" {
			p.Sector = a.Sector
		}
		out = append(out, p)
	}
	return out
}
