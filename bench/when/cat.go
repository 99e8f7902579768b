package when

import (
	"encoding/xml"
	"fmt"
	"strings"

	"entente"
)

// catDocument is the CAT format of MEANTIME: tokens, then mark-up by token.
type catDocument struct {
	Tokens []struct {
		ID       string `xml:"t_id,attr"`
		Sentence int    `xml:"sentence,attr"`
		Text     string `xml:",chardata"`
	} `xml:"token"`
	Timex []struct {
		Function string `xml:"functionInDocument,attr"`
		Type     string `xml:"type,attr"`
		Value    string `xml:"value,attr"`
		Anchors  []struct {
			ID string `xml:"t_id,attr"`
		} `xml:"token_anchor"`
	} `xml:"Markables>TIMEX3"`
}

// catSentences is how many sentences of a MEANTIME document are annotated.
const catSentences = 6

// parseCAT reads MEANTIME: only the annotated sentences are kept.
func parseCAT(data []byte) (*document, error) {
	var c catDocument
	if err := xml.Unmarshal(data, &c); err != nil {
		return nil, fmt.Errorf("read CAT: %w", err)
	}
	d := &document{}
	var text strings.Builder
	at := map[string]entente.Span{}
	last := 0
	for _, t := range c.Tokens {
		if t.Sentence >= catSentences {
			break
		}
		switch {
		case text.Len() == 0:
		case t.Sentence != last:
			text.WriteString("\n\n")
		default:
			text.WriteByte(' ')
		}
		last = t.Sentence
		start := text.Len()
		text.WriteString(t.Text)
		at[t.ID] = entente.Span{Start: start, End: text.Len()}
	}
	d.Text = text.String()
	for _, x := range c.Timex {
		if x.Function == "CREATION_TIME" {
			d.Created = created(x.Value)
		}
		var span entente.Span
		for _, a := range x.Anchors {
			if s, ok := at[a.ID]; ok {
				if span.Empty() {
					span = s
				}
				span = span.Cover(s)
			}
		}
		if !span.Empty() {
			d.Gold = append(d.Gold, Expression{Span: span, Text: span.Of(d.Text), Type: x.Type, Value: x.Value})
		}
	}
	return d, nil
}
