package export

import (
	"io"
	"sort"
	"strings"
	"unicode/utf8"

	"entente"
)

const annoContext = "http://www.w3.org/ns/anno.jsonld"

type annotation struct {
	ID         string      `json:"id"`
	Type       string      `json:"type"`
	Motivation string      `json:"motivation"`
	Body       []annoBody  `json:"body"`
	Target     []annoState `json:"target"`
}

type annoBody struct {
	Type     string `json:"type"`
	Value    string `json:"value"`
	Format   string `json:"format,omitempty"`
	Language string `json:"language,omitempty"`
	Purpose  string `json:"purpose"`
}

// annoState is a SpecificResource: a stretch of a document's text.
type annoState struct {
	Type     string     `json:"type"`
	Source   annoSource `json:"source"`
	Selector []any      `json:"selector"`
}

// annoSource is the text that offsets count in; the page it was made from is
// its via.
type annoSource struct {
	ID       string `json:"id"`
	Type     string `json:"type"`
	Format   string `json:"format"`
	Language string `json:"language,omitempty"`
	Via      string `json:"via,omitempty"`
}

type annoPosition struct {
	Type  string `json:"type"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

type annoQuote struct {
	Type   string `json:"type"`
	Exact  string `json:"exact"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
}

// writeAnnotations writes an AnnotationCollection with one page, which has an
// annotation a claim: its text as a description, its fields as tags, and its
// evidence as targets, each by position in code points and by quotation.
func writeAnnotations(w io.Writer, x *index) (Left, error) {
	items := []annotation{}
	points := map[string]*codePoints{}
	for i := range x.Claims {
		c := &x.Claims[i]
		d := x.docs[c.Document]
		if d == nil || len(c.Evidence) == 0 {
			continue
		}
		p := points[d.ID]
		if p == nil {
			p = newCodePoints(d.Text)
			points[d.ID] = p
		}
		items = append(items, annotate(c, d, p))
	}
	type page struct {
		ID         string       `json:"id"`
		Type       string       `json:"type"`
		StartIndex int          `json:"startIndex"`
		Items      []annotation `json:"items"`
	}
	return Left{}, indented(w, struct {
		Context string `json:"@context"`
		ID      string `json:"id"`
		Type    string `json:"type"`
		Label   string `json:"label,omitempty"`
		Total   int    `json:"total"`
		First   page   `json:"first"`
	}{annoContext, "urn:entente:annotations", "AnnotationCollection", x.Title, len(items),
		page{"urn:entente:annotations:1", "AnnotationPage", 0, items}})
}

func annotate(c *entente.Claim, d *entente.Document, p *codePoints) annotation {
	a := annotation{ID: "urn:entente:claim:" + bare(c.ID), Type: "Annotation", Motivation: "describing",
		Body: []annoBody{{Type: "TextualBody", Value: c.Text, Format: "text/plain", Language: d.Language, Purpose: "describing"}}}
	tag := func(v string) {
		a.Body = append(a.Body, annoBody{Type: "TextualBody", Value: v, Purpose: "tagging"})
	}
	tag("kind:" + string(c.Kind))
	tag("status:" + string(c.Status))
	if c.Event != nil {
		tag("event:" + c.Event.Type)
	}
	for _, i := range c.Issues {
		tag("issue:" + i)
	}
	if c.Date.EDTF != "" {
		tag("date:" + c.Date.EDTF)
	}
	src := annoSource{ID: "urn:entente:text:" + d.TextSHA256, Type: "Text", Format: "text/plain", Language: d.Language, Via: d.URL}
	for _, e := range c.Evidence {
		a.Target = append(a.Target, annoState{"SpecificResource", src, []any{
			annoPosition{"TextPositionSelector", p.at(e.Start), p.at(e.End)},
			annoQuote{"TextQuoteSelector", e.Quote, before(d.Text, e.Start), after(d.Text, e.End)}}})
	}
	return a
}

// around is how many code points of prefix and suffix a quotation gets.
const around = 32

func before(text string, at int) string {
	start := at
	for n := 0; start > 0 && n < around; n++ {
		_, size := utf8.DecodeLastRuneInString(text[:start])
		start -= size
	}
	return text[start:at]
}

func after(text string, at int) string {
	end := at
	for n := 0; end < len(text) && n < around; n++ {
		_, size := utf8.DecodeRuneInString(text[end:])
		end += size
	}
	return text[at:end]
}

// codePoints counts the code points before a byte of a text, from marks that
// lie every so many bytes.
type codePoints struct {
	text  string
	bytes []int // of each mark
	runes []int // code points before it
}

func newCodePoints(text string) *codePoints {
	const every = 1024
	p := &codePoints{text: text, bytes: []int{0}, runes: []int{0}}
	n := 0
	for i := range text {
		if i-p.bytes[len(p.bytes)-1] >= every {
			p.bytes, p.runes = append(p.bytes, i), append(p.runes, n)
		}
		n++
	}
	return p
}

func (p *codePoints) at(offset int) int {
	i := sort.SearchInts(p.bytes, offset+1) - 1
	return p.runes[i] + utf8.RuneCountInString(p.text[p.bytes[i]:min(offset, len(p.text))])
}

// plain is text on one line.
func plain(s string) string { return strings.Join(strings.Fields(s), " ") }
