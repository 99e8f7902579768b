package export

import (
	"crypto/sha1"
	"encoding/hex"
	"io"
	"strings"
	"time"

	"entente"
)

// stixNamespace is the name space of our UUIDs of version 5.
var stixNamespace = [16]byte{0x6f, 0x1d, 0x5c, 0x0e, 0x24, 0x7b, 0x4a, 0x51, 0x9d, 0x2f, 0x3b, 0x8e, 0x70, 0xc4, 0x91, 0xa6}

// stixID is the identifier of an object: the same thing has the same always.
func stixID(typ, name string) string {
	h := sha1.New()
	h.Write(stixNamespace[:])
	io.WriteString(h, typ+"|"+name)
	u := h.Sum(nil)[:16]
	u[6], u[8] = u[6]&0x0f|0x50, u[8]&0x3f|0x80
	s := hex.EncodeToString(u)
	return typ + "--" + s[:8] + "-" + s[8:12] + "-" + s[12:16] + "-" + s[16:20] + "-" + s[20:]
}

type stixReference struct {
	SourceName  string            `json:"source_name"`
	Description string            `json:"description,omitempty"`
	URL         string            `json:"url,omitempty"`
	Hashes      map[string]string `json:"hashes,omitempty"`
	ExternalID  string            `json:"external_id,omitempty"`
}

// stixObject has the properties of all types that we write.
type stixObject struct {
	Type         string          `json:"type"`
	SpecVersion  string          `json:"spec_version"`
	ID           string          `json:"id"`
	CreatedBy    string          `json:"created_by_ref,omitempty"`
	Created      string          `json:"created"`
	Modified     string          `json:"modified"`
	Confidence   *int            `json:"confidence,omitempty"`
	Lang         string          `json:"lang,omitempty"`
	Labels       []string        `json:"labels,omitempty"`
	Name         string          `json:"name,omitempty"`
	Description  string          `json:"description,omitempty"`
	Class        string          `json:"identity_class,omitempty"`
	Sectors      []string        `json:"sectors,omitempty"`
	Country      string          `json:"country,omitempty"`
	Abstract     string          `json:"abstract,omitempty"`
	Content      string          `json:"content,omitempty"`
	Authors      []string        `json:"authors,omitempty"`
	Types        []string        `json:"report_types,omitempty"`
	Published    string          `json:"published,omitempty"`
	Context      string          `json:"context,omitempty"`
	Relationship string          `json:"relationship_type,omitempty"`
	Source       string          `json:"source_ref,omitempty"`
	Target       string          `json:"target_ref,omitempty"`
	Objects      []string        `json:"object_refs,omitempty"`
	References   []stixReference `json:"external_references,omitempty"`
}

const stixTime = "2006-01-02T15:04:05.000Z"

type stixWriter struct {
	*index
	at, by  string
	objects []stixObject
	seen    map[string]bool
}

// writeSTIX writes a bundle: parties as identities, at their locations;
// incidents; claims as notes on incidents and parties; documents with a known
// day as reports, others as groupings. Confidence is that of STIX for the
// Admiralty scale of credibility (appendix A); "created" is the last instant
// that the documents name, for nothing here reads a clock.
func writeSTIX(w io.Writer, x *index) (Left, error) {
	s := &stixWriter{index: x, at: x.latest().Format(stixTime), seen: map[string]bool{}}
	s.by = stixID("identity", "entente")
	s.add(stixObject{Type: "identity", ID: s.by, Name: "Entente", Class: "system"})
	for _, p := range x.allParties() {
		s.party(p)
	}
	for _, in := range x.incidentRows() {
		s.incident(in)
	}
	notes := map[string][]string{}
	for _, c := range x.claimRows() {
		if id := s.note(c); id != "" {
			notes[c.Document] = append(notes[c.Document], id)
		}
	}
	left := s.documents(notes)
	names := make([]string, len(s.objects))
	for i, o := range s.objects {
		names[i] = o.ID
	}
	return left, indented(w, struct {
		Type    string       `json:"type"`
		ID      string       `json:"id"`
		Objects []stixObject `json:"objects"`
	}{"bundle", stixID("bundle", strings.Join(names, " ")), s.objects})
}

func (s *stixWriter) add(o stixObject) string {
	if !s.seen[o.ID] {
		s.seen[o.ID] = true
		o.SpecVersion, o.Created, o.Modified = "2.1", s.at, s.at
		if o.ID != s.by {
			o.CreatedBy = s.by
		}
		s.objects = append(s.objects, o)
	}
	return o.ID
}

func (s *stixWriter) party(p party) {
	o := stixObject{Type: "identity", ID: stixID("identity", p.key), Name: p.name, Class: "organization"}
	switch {
	case p.office != "":
		o.Class, o.Description = "individual", p.office
	case p.code == "" && p.sector == "":
		o.Class = "unspecified"
	}
	if p.organ() && p.office == "" {
		o.Sectors = []string{"government"}
	}
	id := s.add(o)
	if country := alpha2(p.code); country != "" {
		at := s.add(stixObject{Type: "location", ID: stixID("location", p.code), Name: s.Name(p.code), Country: country})
		s.add(stixObject{Type: "relationship", ID: stixID("relationship", p.key+"|located-at|"+p.code), Relationship: "located-at", Source: id, Target: at})
	}
}

// credibility is the confidence for each grade of the Admiralty scale.
var credibility = map[int]int{1: 90, 2: 70, 3: 50, 4: 30, 5: 10}

func (s *stixWriter) incident(in *entente.Incident) {
	c := s.lead(in, false)
	if c == nil {
		return
	}
	o := stixObject{Type: "incident", ID: stixID("incident", in.ID), Name: in.Title, Description: c.Text,
		Labels: []string{"status:" + string(in.Status), "standing:" + string(in.Standing), "date:" + orUndated(in.Date)}}
	for _, i := range in.Issues {
		o.Labels = append(o.Labels, "issue:"+i)
	}
	if n, ok := credibility[in.Credibility]; ok {
		o.Confidence = &n
	}
	o.References = []stixReference{{SourceName: "entente", ExternalID: in.ID}}
	s.add(o)
}

func orUndated(d entente.Date) string {
	if d.EDTF == "" {
		return "undated"
	}
	return d.EDTF
}

func (s *stixWriter) note(c *entente.Claim) string {
	d := s.docs[c.Document]
	if d == nil {
		return ""
	}
	o := stixObject{Type: "note", ID: stixID("note", c.ID), Abstract: string(c.Kind) + ", " + string(c.Status), Content: c.Text, Lang: d.Language,
		Labels: []string{"kind:" + string(c.Kind), "status:" + string(c.Status), "date:" + orUndated(c.Date)}}
	if c.Event != nil {
		o.Labels = append(o.Labels, "plover:"+c.Event.Type)
	}
	if in := s.of[c.ID]; in != nil {
		o.Objects = append(o.Objects, stixID("incident", in.ID))
	}
	for _, p := range s.parties(c) {
		o.Objects = append(o.Objects, stixID("identity", p.key))
	}
	if len(o.Objects) == 0 {
		return ""
	}
	if d.Publisher != "" {
		o.Authors = []string{d.Publisher}
	}
	for _, e := range c.Evidence {
		r := s.reference(d)
		r.Description = e.Quote
		o.References = append(o.References, r)
	}
	return s.add(o)
}

func (s *stixWriter) reference(d *entente.Document) stixReference {
	r := stixReference{SourceName: heading(d), ExternalID: d.ID}
	if d.Publisher != "" {
		r.SourceName = d.Publisher
	}
	if d.URL != "" { // hashes are of what the address gives
		r.URL, r.Hashes = d.URL, map[string]string{"SHA-256": d.RawSHA256}
	}
	return r
}

func (s *stixWriter) documents(notes map[string][]string) Left {
	var left Left
	for _, d := range s.Documents {
		if len(notes[d.ID]) == 0 {
			continue
		}
		o := stixObject{Name: heading(d), Lang: d.Language, Objects: notes[d.ID], References: []stixReference{s.reference(d)}}
		day, err := time.Parse(time.DateOnly, d.Published.Start)
		if err == nil && d.Published.Start == d.Published.End {
			o.Type, o.ID, o.Published = "report", stixID("report", d.ID), day.Format(stixTime)
		} else {
			left.Undated++
			o.Type, o.ID, o.Context = "grouping", stixID("grouping", d.ID), "unspecified"
		}
		s.add(o)
	}
	return left
}
