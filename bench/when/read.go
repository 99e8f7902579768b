package when

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"entente"
)

// document is a benchmark document: its text, creation date and gold.
type document struct {
	Text    string
	Created entente.Date
	Gold    []Expression
	TEI     bool
}

func parse(path string, data []byte) (*document, error) {
	if strings.HasSuffix(path, ".xml") && bytes.Contains(data[:min(len(data), 4000)], []byte("<text id=")) {
		return parseTEI(string(data))
	}
	if bytes.Contains(data[:min(len(data), 400)], []byte("<Document ")) {
		return parseCAT(data)
	}
	return parseTimeML(data)
}

// parseTimeML reads the text inside TEXT with its TIMEX3 tags.
func parseTimeML(data []byte) (*document, error) {
	d := &document{}
	dec := xml.NewDecoder(bytes.NewReader(data))
	dec.Strict = false
	var text strings.Builder
	in, dct := false, false
	var open []Expression
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("read TimeML: %w", err)
		}
		switch t := tok.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "TEXT":
				in = true
			case "DCT":
				dct = true
			case "TIMEX3":
				if dct || attr(t, "functionInDocument") == "CREATION_TIME" && d.Created.Start == "" {
					d.Created = created(attr(t, "value"))
				}
				if in {
					open = append(open, Expression{Span: entente.Span{Start: text.Len()}, Type: attr(t, "type"), Value: attr(t, "value")})
				}
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "TEXT":
				in = false
			case "DCT":
				dct = false
			case "TIMEX3":
				if in && len(open) > 0 {
					x := open[len(open)-1]
					open = open[:len(open)-1]
					x.End = text.Len()
					d.Gold = append(d.Gold, x)
				}
			}
		case xml.CharData:
			if in {
				text.Write(t)
			}
		}
	}
	d.Text = text.String()
	for i := range d.Gold {
		d.Gold[i].Text = d.Text[d.Gold[i].Start:d.Gold[i].End]
	}
	return d, nil
}

func attr(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// created is the date of a creation time such as "2013-03-22T10:00".
func created(v string) entente.Date {
	if len(v) == 8 && !strings.Contains(v, "-") {
		v = v[:4] + "-" + v[4:6] + "-" + v[6:]
	}
	if len(v) < 10 {
		return entente.Date{Basis: entente.BasisUndated}
	}
	v = v[:10]
	return entente.Date{EDTF: v, Start: v, End: v, Basis: entente.BasisHeader}
}

// parseTEI reads GUM's token-per-line TEI. Words are joined by spaces, save
// before closing punctuation; sentences end in a newline.
func parseTEI(data string) (*document, error) {
	d := &document{TEI: true}
	var text strings.Builder
	var open []Expression
	for line := range strings.SplitSeq(data, "\n") {
		switch {
		case strings.HasPrefix(line, "<text "):
			d.Created = created(inTag(line, "dateCreated"))
		case strings.HasPrefix(line, "<date"):
			from, to := inTag(line, "from")+inTag(line, "notBefore"), inTag(line, "to")+inTag(line, "notAfter")
			if at := inTag(line, "when"); at != "" {
				from, to = at, at
			}
			from, to = firstDay(from), lastDay(to)
			open = append(open, Expression{Span: entente.Span{Start: text.Len()}, From: from, To: to})
		case strings.HasPrefix(line, "</date"):
			if n := len(open) - 1; n >= 0 {
				x := open[n]
				open = open[:n]
				s := text.String()
				for x.Start < len(s) && (s[x.Start] == ' ' || s[x.Start] == '\n') {
					x.Start++
				}
				x.End = len(s)
				if x.End > x.Start {
					x.Text = s[x.Start:x.End]
					d.Gold = append(d.Gold, x)
				}
			}
		case strings.HasPrefix(line, "</s>"):
			text.WriteString("\n\n")
		case strings.HasPrefix(line, "<"), line == "":
		default:
			word, _, ok := strings.Cut(line, "\t")
			if !ok {
				continue
			}
			word = entities.Replace(word)
			if s := text.String(); s != "" && !strings.HasSuffix(s, "\n") && !strings.Contains(",.;:!?)'s’s%", word) && !strings.HasSuffix(s, "(") {
				text.WriteByte(' ')
			}
			text.WriteString(word)
		}
	}
	d.Text = text.String()
	return d, nil
}

var entities = strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">", "&quot;", `"`, "&apos;", "'")

func inTag(line, name string) string {
	_, rest, ok := strings.Cut(line, " "+name+`="`)
	if !ok {
		return ""
	}
	v, _, _ := strings.Cut(rest, `"`)
	return v
}

func firstDay(s string) string {
	switch len(s) {
	case 4:
		return s + "-01-01"
	case 7:
		return s + "-01"
	case 0:
		return ""
	}
	return s[:min(len(s), 10)]
}

func lastDay(s string) string {
	switch len(s) {
	case 4:
		return s + "-12-31"
	case 7:
		for _, d := range []string{"31", "30", "29", "28"} {
			if validDay(s + "-" + d) {
				return s + "-" + d
			}
		}
	case 0:
		return ""
	}
	return s[:min(len(s), 10)]
}
