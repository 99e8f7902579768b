package lineage

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"entente"
	"entente/archive"
)

// attrs are the attributes of one record of PROV-JSON.
type attrs map[string]any

// Prov is a document of PROV-JSON (W3C member submission of 24 April 2013):
// records by kind, then by identifier. Maps are written in the order of their
// keys, so that one lineage gives one text.
type Prov struct {
	Prefix            map[string]string `json:"prefix"`
	Entity            map[string]attrs  `json:"entity"`
	Activity          map[string]attrs  `json:"activity"`
	Agent             map[string]attrs  `json:"agent"`
	WasGeneratedBy    map[string]attrs  `json:"wasGeneratedBy"`
	Used              map[string]attrs  `json:"used"`
	WasDerivedFrom    map[string]attrs  `json:"wasDerivedFrom"`
	WasAttributedTo   map[string]attrs  `json:"wasAttributedTo"`
	WasAssociatedWith map[string]attrs  `json:"wasAssociatedWith"`
	HadMember         map[string]attrs  `json:"hadMember"`
}

const software = "ent:software/entente"

// Prov is the lineage as W3C PROV: bytes, texts, claims, incidents, sentences
// and briefs are entities; retrieval, extraction, reading, review, weighing
// and composing are activities; the program, publishers and reviewers agents.
func (l *Lineage) Prov() *Prov {
	p := &Prov{Prefix: map[string]string{"ent": "urn:entente:", "sha256": "urn:sha256:", "dct": "http://purl.org/dc/terms/"},
		Entity: map[string]attrs{}, Activity: map[string]attrs{}, Agent: map[string]attrs{},
		WasGeneratedBy: map[string]attrs{}, Used: map[string]attrs{}, WasDerivedFrom: map[string]attrs{},
		WasAttributedTo: map[string]attrs{}, WasAssociatedWith: map[string]attrs{}, HadMember: map[string]attrs{}}
	p.Agent[software] = attrs{"prov:type": qualified("prov:SoftwareAgent"), "prov:label": "Entente"}
	for i := range l.Documents {
		p.document(&l.Documents[i])
	}
	text := map[string]string{}
	for i := range l.Documents {
		text[l.Documents[i].ID] = textID(&l.Documents[i])
	}
	for i := range l.Claims {
		p.claim(&l.Claims[i], text[l.Claims[i].Document])
	}
	for i := range l.Incidents {
		p.incident(&l.Incidents[i])
	}
	for i := range l.Sentences {
		p.sentence(&l.Sentences[i])
	}
	return p
}

// WriteProv writes the lineage as PROV-JSON.
func (l *Lineage) WriteProv(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(l.Prov())
}

// qualified is a value of type prov:QUALIFIED_NAME.
func qualified(name string) attrs { return attrs{"$": name, "type": "prov:QUALIFIED_NAME"} }

// local makes the local part of a name of an identifier such as "c:12ab".
func local(kind, id string) string {
	_, after, ok := strings.Cut(id, ":")
	if !ok {
		after = id
	}
	return "ent:" + kind + "/" + after
}

func textID(d *Document) string { return "ent:text/" + d.TextSHA256 }

func (p *Prov) relate(m map[string]attrs, kind string, a attrs) {
	m[fmt.Sprintf("_:%s%d", kind, len(m)+1)] = a
}

func (p *Prov) does(activity, label string, a attrs) {
	if _, ok := p.Activity[activity]; ok {
		return
	}
	if a == nil {
		a = attrs{}
	}
	a["prov:label"] = label
	p.Activity[activity] = a
	p.relate(p.WasAssociatedWith, "assoc", attrs{"prov:activity": activity, "prov:agent": software})
}

func (p *Prov) made(entity, activity string, at string) {
	a := attrs{"prov:entity": entity, "prov:activity": activity}
	if at != "" {
		a["prov:time"] = at
	}
	p.relate(p.WasGeneratedBy, "gen", a)
}

func (p *Prov) derived(to, from, activity string) {
	a := attrs{"prov:generatedEntity": to, "prov:usedEntity": from}
	if activity != "" {
		a["prov:activity"] = activity
	}
	p.relate(p.WasDerivedFrom, "der", a)
}

func (p *Prov) uses(activity, entity string) {
	p.relate(p.Used, "use", attrs{"prov:activity": activity, "prov:entity": entity})
}

func (p *Prov) document(d *Document) {
	raw, text := "sha256:"+d.RawSHA256, textID(d)
	e := attrs{"prov:type": qualified("ent:Record"), "ent:path": d.Path, "ent:document": d.ID}
	for name, v := range map[string]string{"prov:label": d.Title, "dct:publisher": d.Publisher, "dct:identifier": d.URL, "dct:issued": d.Published.EDTF} {
		if v != "" {
			e[name] = v
		}
	}
	p.Entity[raw] = e
	if d.Publisher != "" {
		agent := "ent:publisher/" + slug(d.Publisher)
		p.Agent[agent] = attrs{"prov:type": qualified("prov:Organization"), "prov:label": d.Publisher}
		p.relate(p.WasAttributedTo, "attr", attrs{"prov:entity": raw, "prov:agent": agent})
	}
	if d.Retrieved != "" {
		act := "ent:retrieval/" + d.RawSHA256
		p.does(act, "retrieval", attrs{"prov:startTime": d.Retrieved, "prov:endTime": d.Retrieved})
		p.made(raw, act, d.Retrieved)
	}
	for _, c := range d.Custody {
		e[fmt.Sprintf("ent:custody-%d", c.Seq)] = c.At + " " + c.Action + " " + c.Hash
	}
	how := d.Derived
	if how == "" {
		how = "as it is"
	}
	p.Entity[text] = attrs{"prov:type": qualified("ent:Text"), "ent:sha256": d.TextSHA256, "ent:derived": how}
	act := "ent:extraction/" + d.TextSHA256
	p.does(act, "extraction of text: "+how, nil)
	p.uses(act, raw)
	p.made(text, act, "")
	p.derived(text, raw, act)
}

func (p *Prov) claim(c *Claim, text string) {
	id := local("claim", c.ID)
	e := attrs{"prov:type": qualified("ent:Claim"), "prov:label": c.Text, "ent:kind": string(c.Kind), "ent:status": string(c.Status)}
	p.Entity[id] = e
	if text == "" {
		return
	}
	act := "ent:reading/" + strings.TrimPrefix(text, "ent:text/")
	if _, ok := p.Activity[act]; !ok {
		p.does(act, strings.TrimSpace("reading "+c.Reading), nil)
		p.uses(act, text)
	}
	p.made(id, act, "")
	for i, q := range c.Evidence {
		span := fmt.Sprintf("%s.%d-%d", text, q.Start, q.End)
		p.Entity[span] = attrs{"prov:type": qualified("ent:Passage"), "prov:value": q.Quote, "ent:start": q.Start, "ent:end": q.End}
		p.derived(span, text, "")
		p.derived(id, span, act)
		e[fmt.Sprintf("ent:evidence-%d", i+1)] = q.Quote
	}
	for i, d := range c.Decisions {
		act := fmt.Sprintf("%s.review-%d", id, i+1)
		p.does(act, "review: "+string(d.Verdict), attrs{"prov:startTime": d.RecordedAt, "prov:endTime": d.RecordedAt})
		p.uses(act, id)
		if d.By != "" {
			agent := "ent:person/" + slug(d.By)
			p.Agent[agent] = attrs{"prov:type": qualified("prov:Person"), "prov:label": d.By}
			p.relate(p.WasAssociatedWith, "assoc", attrs{"prov:activity": act, "prov:agent": agent})
		}
	}
}

func (p *Prov) incident(x *Incident) {
	id := local("incident", x.ID)
	p.Entity[id] = attrs{"prov:type": qualified("ent:Incident"), "prov:label": x.Title, "ent:standing": string(x.Standing), "ent:mentions": x.Mentions, "ent:origins": x.Origins}
	act := "ent:weighing"
	p.does(act, "weighing", nil)
	p.made(id, act, "")
	for _, c := range x.Claims {
		p.derived(id, p.known("claim", "ent:Claim", c), act)
	}
}

func (p *Prov) sentence(s *Sentence) {
	brief := "ent:brief/" + s.Brief
	id := brief + "." + strings.TrimPrefix(s.ID, "s:")
	if _, ok := p.Entity[brief]; !ok {
		p.Entity[brief] = attrs{"prov:type": []any{qualified("prov:Collection"), qualified("ent:Brief")}, "prov:label": s.Title, "ent:seal": s.Brief}
	}
	act := "ent:composing/" + s.Brief
	p.does(act, "composing", nil)
	p.Entity[id] = attrs{"prov:type": qualified("ent:Sentence"), "prov:value": s.Text, "ent:id": s.ID, "ent:section": s.Section, "ent:rules": rules(s.Parts)}
	p.relate(p.HadMember, "mem", attrs{"prov:collection": brief, "prov:entity": id})
	p.made(id, act, "")
	if s.Incident != "" {
		p.derived(id, p.known("incident", "ent:Incident", s.Incident), act)
	}
	for _, c := range s.Claims {
		p.derived(id, p.known("claim", "ent:Claim", c), act)
	}
}

// known is the name of something, with an entity for it when it is outside
// the lineage.
func (p *Prov) known(kind, typ, id string) string {
	name := local(kind, id)
	if _, ok := p.Entity[name]; !ok {
		p.Entity[name] = attrs{"prov:type": qualified(typ)}
	}
	return name
}

// rules lists the rules that made a sentence, in its order.
func rules(parts []entente.Part) string {
	var out []string
	for _, p := range parts {
		out = append(out, string(p.Rule))
	}
	return strings.Join(out, " ")
}

// slug makes a name fit for an identifier; names that lose more than their
// case and spaces keep a part of their hash, so that they stay apart.
func slug(s string) string {
	var b strings.Builder
	whole := true
	for _, r := range strings.ToLower(s) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case r == ' ':
			b.WriteByte('-')
		default:
			whole = false
		}
	}
	if !whole {
		b.WriteString("." + archive.Sum([]byte(s))[:8])
	}
	return b.String()
}
