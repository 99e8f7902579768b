package api

import (
	"entente"
	"entente/archive"
	"entente/archive/sqlite"
	"entente/export"
	"entente/export/lineage"
	"entente/gauge/index"
	"entente/lexicon/forms"
)

// Parameters that several routes take.
var (
	byID     = param{name: "id", about: "identity; of a document also the beginning of its hexadecimal digits", required: true}
	between  = param{name: "between", about: "two countries, by ISO code or name: PAK,USA", example: "PER,CHL"}
	issue    = param{name: "issue", about: "an issue, such as trade"}
	actor    = param{name: "actor", about: "code of a party or third party, such as PAK"}
	from     = param{name: "from", about: "first day", form: "day"}
	to       = param{name: "to", about: "last day", form: "day"}
	asOf     = param{name: "as_of", about: "the archive as it stood at this day or time (RFC 3339)"}
	limit    = param{name: "limit", about: "items a page, 50 when it is not given", form: "integer"}
	after    = param{name: "cursor", about: "next of the page before"}
	required = func(p param) param { p.required = true; return p }
)

var (
	eventTypes = []string{"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
	kinds      = []string{"event", "statement", "assessment", "interest", "constraint", "indicator", "expectation", "recommendation"}
	stati      = []string{"asserted", "planned", "ongoing", "hedged", "alleged", "denied", "negated", "hypothetical", "past-expectation"}
	standings  = []string{"corroborated", "single-source", "disputed", "planned", "denied"}
	bys        = []string{index.Month, index.Week, index.Day}
)

// documentView is a document with its text.
type documentView struct {
	entente.Document
	Text     string   `json:"text"`
	Versions []string `json:"versions"`
}

// claimView is a claim with what reviewers decided about it; the claim is as
// decided.
type claimView struct {
	Claim     entente.Claim      `json:"claim"`
	Decisions []archive.Decision `json:"decisions"`
}

// incidentView is an incident with its claims and disputes.
type incidentView struct {
	Incident entente.Incident  `json:"incident"`
	Claims   []entente.Claim   `json:"claims"`
	Disputes []entente.Dispute `json:"disputes"`
}

// actorView is a party that a phrase may mean.
type actorView struct {
	Code   string `json:"code"`
	Sector string `json:"sector"`
	Name   string `json:"name"`
	Office string `json:"office"`
}

// actorCount is an actor of the archive.
type actorCount struct {
	sqlite.ActorCount
	Name string `json:"name"`
}

// briefCard is a recorded brief in a list; Touched counts the decisions made
// since about claims that it rests on.
type briefCard struct {
	ID         string `json:"id"`
	Title      string `json:"title"`
	Dyad       string `json:"dyad"`
	Form       string `json:"form"`
	AsOf       string `json:"as_of"`
	RecordedAt string `json:"recorded_at"`
	Touched    int    `json:"touched"`
}

// indexView is the index with what it leaves out.
type indexView struct {
	Dyad    string         `json:"dyad"`
	By      string         `json:"by"`
	Acts    int            `json:"incidents"`
	Left    index.Left     `json:"left_out"`
	Sides   map[string]int `json:"sides"`
	Periods []index.Period `json:"periods"`
	// LeftOut is how many older documents about the pair were not weighed.
	LeftOut int `json:"documents_left_out"`
}

// table is the table of routes.
func (s *server) table() []route {
	var formats []string
	for _, f := range export.Formats() {
		formats = append(formats, f.Name)
	}
	var briefForms []string
	if all, err := forms.Load(); err == nil {
		briefForms = all.Names()
	}
	choose := []param{between, issue, actor, {name: "type", about: "PLOVER type of an event", enum: eventTypes}, {name: "kind", about: "kind of a claim", enum: kinds},
		{name: "status", about: "status of a claim", enum: stati}, from, to, {name: "publisher", about: "publisher, whole"}, asOf, limit, after}
	incidents := []param{between, issue, {name: "standing", about: "standing of an incident", enum: standings}, from, to, asOf, limit, after}
	formParam := param{name: "form", about: "form of the brief", enum: briefForms, example: "timeline"}
	table := []route{
		{id: "listDocuments", path: "/documents", summary: "Documents, in the order of their identities; filters of claims ask for documents that have such a claim", params: choose, gives: page[*entente.Document]{}, serve: listDocuments},
		{id: "getDocument", path: "/documents/{id}", summary: "One document with its text and the other versions of its article", params: []param{byID}, gives: documentView{}, serve: getDocument},
		{id: "getDocumentText", path: "/documents/{id}/text", summary: "The text that spans count in, as it is", params: []param{byID}, media: "text/plain; charset=utf-8", serve: getDocumentText},
		{id: "getLineage", path: "/lineage/{id}", summary: "What a document (sha256:…), claim (c:…), incident (i:…) or sentence of a recorded brief (s:…) rests on, and what rests on it", params: []param{byID, between}, gives: lineage.Lineage{}, serve: getLineage},
		{id: "getProvenance", path: "/lineage/{id}/prov", summary: "The same as W3C PROV-JSON", params: []param{byID, between}, gives: lineage.Prov{}, serve: getProvenance},
		{id: "listClaims", path: "/claims", summary: "Claims, by document and then as they stand in it, corrected as reviewers decided", params: choose, gives: page[*entente.Claim]{}, serve: listClaims},
		{id: "getClaim", path: "/claims/{id}", summary: "One claim with the decisions about it", params: []param{byID}, gives: claimView{}, serve: getClaim},
		{id: "listIncidents", path: "/incidents", summary: "Incidents by date: claims about one event, with mentions, origins and standing. A large archive asks for between", params: incidents, gives: page[entente.Incident]{}, serve: listIncidents},
		{id: "getIncident", path: "/incidents/{id}", summary: "One incident with its claims and disputes", params: []param{byID, between, asOf}, gives: incidentView{}, serve: getIncident},
		{id: "listDisputes", path: "/disputes", summary: "Where sources differ, both sides with their words", params: []param{between, issue, from, to, asOf, limit, after}, gives: page[entente.Dispute]{}, serve: listDisputes},
		{id: "getDispute", path: "/disputes/{id}", summary: "One dispute", params: []param{byID, between, asOf}, gives: entente.Dispute{}, serve: getDispute},
		{id: "listActors", path: "/actors", summary: "The actors of the archive by code, with how many claims name them", params: []param{limit, after}, gives: page[actorCount]{}, serve: listActors},
		{id: "findActors", path: "/actors/find", summary: "Whom a phrase may mean on a day, such as “Pakistan's army chief”", params: []param{{name: "phrase", about: "the phrase", required: true, example: "foreign minister of Peru"}, {name: "on", about: "the day", form: "day", example: "2023-05-01"}}, gives: page[actorView]{}, fixed: true, serve: findActors},
		{id: "getIndex", path: "/index", summary: "Cooperation and conflict between two countries by period, with intervals and coverage; refused where there is too little to measure", params: []param{required(between), {name: "by", about: "length of a period", enum: bys}, issue, from, to, asOf}, gives: indexView{}, serve: getIndex},
		{id: "search", path: "/search", summary: "Documents by their words: words that must all occur, phrases in quotation marks, -words that must not", params: []param{{name: "q", about: "the words", required: true, example: "agreement"}, between, issue, actor, from, to, {name: "publisher", about: "publisher, whole"}, asOf, limit}, gives: page[archive.Hit]{}, serve: search},
		{id: "listBriefs", path: "/briefs", summary: "The briefs that the archive holds, newest first", params: []param{limit, after}, gives: page[briefCard]{}, serve: listBriefs},
		{id: "composeBrief", path: "/briefs/compose", summary: "Write a brief from the archive as it stands, proved before it is given; it is not recorded", params: []param{required(between), formParam, from, to, {name: "as_of", about: "leave out documents published after this day", form: "day"}}, gives: entente.Brief{}, serve: composeBrief},
		{id: "getBrief", path: "/briefs/{id}", summary: "One recorded brief", params: []param{byID}, gives: entente.Brief{}, serve: getBrief},
		{id: "export", path: "/exports/{format}", summary: "The archive, or what concerns two countries, in a format of another program", params: []param{{name: "format", about: "the format", required: true, enum: formats, example: "csv"}, between, issue, from, to, asOf, {name: "table", about: "what a table is of", enum: []string{"claims", "incidents", "disputes", "documents"}}}, media: "*/*", serve: exported},
	}
	return table
}
