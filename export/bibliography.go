package export

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"entente"
)

type cslName struct {
	Literal string `json:"literal"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts"`
	Circa bool    `json:"circa,omitempty"`
}

type cslItem struct {
	ID             string    `json:"id"`
	Type           string    `json:"type"`
	Title          string    `json:"title,omitempty"`
	Author         []cslName `json:"author,omitempty"`
	ContainerTitle string    `json:"container-title,omitempty"`
	Issued         *cslDate  `json:"issued,omitempty"`
	Accessed       *cslDate  `json:"accessed,omitempty"`
	URL            string    `json:"URL,omitempty"`
	Language       string    `json:"language,omitempty"`
	Note           string    `json:"note,omitempty"`
}

// writeCSL writes an item a document. A date that is a window is a range with
// circa; an author is a literal name, since who is a person and which part is
// the family's is not known.
func writeCSL(w io.Writer, x *index) (Left, error) {
	var left Left
	items := []cslItem{}
	keys := citeKeys(x.Documents)
	for i, d := range x.Documents {
		it := cslItem{ID: keys[i], Type: "document", Title: heading(d), ContainerTitle: d.Publisher, URL: d.URL, Language: d.Language, Note: d.ID}
		switch {
		case d.Publisher != "":
			it.Type = "article-newspaper"
		case d.URL != "":
			it.Type = "webpage"
		}
		for _, a := range authors(d.Author) {
			it.Author = append(it.Author, cslName{a})
		}
		if it.Issued = issued(d.Published); it.Issued == nil {
			left.Undated++
		}
		if len(d.Retrieved) >= 10 {
			if p := dateParts(d.Retrieved[:10]); p != nil {
				it.Accessed = &cslDate{Parts: [][]int{p}}
			}
		}
		items = append(items, it)
	}
	return left, indented(w, items)
}

func issued(d entente.Date) *cslDate {
	if p := dateParts(d.EDTF); p != nil {
		return &cslDate{Parts: [][]int{p}}
	}
	start, end := dateParts(d.Start), dateParts(d.End)
	switch {
	case start == nil:
		return nil
	case end == nil || d.Start == d.End:
		return &cslDate{Parts: [][]int{start}}
	}
	return &cslDate{Parts: [][]int{start, end}, Circa: true}
}

// dateParts reads "2025", "2025-06" or "2025-06-18", nil for anything else.
func dateParts(s string) []int {
	var out []int
	for i, part := range strings.Split(s, "-") {
		n, err := strconv.Atoi(part)
		if err != nil || i > 2 || len(part) != []int{4, 2, 2}[i] {
			return nil
		}
		out = append(out, n)
	}
	return out
}

// authors parts a list of names as bylines write it.
func authors(s string) []string {
	var out []string
	for _, a := range strings.Split(strings.ReplaceAll(s, " and ", ", "), ",") {
		if a = plain(a); a != "" {
			out = append(out, a)
		}
	}
	return out
}

// citeKeys are keys such as coastalpost2023, unlike one another.
func citeKeys(docs []*entente.Document) []string {
	used := map[string]bool{}
	out := make([]string, len(docs))
	for i, d := range docs {
		from := d.Publisher
		if from == "" {
			from = heading(d)
		}
		key := ascii(from)
		if key == "" {
			key = "document"
		}
		if len(d.Published.Start) >= 4 {
			key += d.Published.Start[:4]
		}
		out[i] = key
		for n := 2; used[out[i]]; n++ {
			out[i] = fmt.Sprintf("%s-%d", key, n)
		}
		used[out[i]] = true
	}
	return out
}

func ascii(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		if r < 128 && (unicode.IsLetter(r) || unicode.IsDigit(r)) && b.Len() < 24 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// writeBibTeX writes an entry a document, in UTF-8.
func writeBibTeX(w io.Writer, x *index) (Left, error) {
	var left Left
	keys := citeKeys(x.Documents)
	for i, d := range x.Documents {
		typ := "misc"
		fields := [][2]string{{"title", "{" + tex(heading(d)) + "}"}}
		if list := authors(d.Author); len(list) > 0 {
			for i, a := range list {
				list[i] = "{" + tex(a) + "}"
			}
			fields = append(fields, [2]string{"author", strings.Join(list, " and ")})
		}
		if d.Publisher != "" {
			typ = "article"
			fields = append(fields, [2]string{"journal", "{" + tex(d.Publisher) + "}"})
		}
		date := issued(d.Published)
		if date == nil {
			left.Undated++
		} else {
			fields = append(fields, bibDate(date)...)
		}
		if d.URL != "" {
			fields = append(fields, [2]string{"url", bibURL(d.URL)})
		}
		if len(d.Retrieved) >= 10 {
			fields = append(fields, [2]string{"urldate", d.Retrieved[:10]})
		}
		fields = append(fields, [2]string{"note", tex(d.ID)})
		var b strings.Builder
		fmt.Fprintf(&b, "@%s{%s", typ, keys[i])
		for _, f := range fields {
			fmt.Fprintf(&b, ",\n  %s = {%s}", f[0], f[1])
		}
		b.WriteString("\n}\n\n")
		if _, err := io.WriteString(w, b.String()); err != nil {
			return left, err
		}
	}
	return left, nil
}

// bibDate is the year and, as far as both ends of a window agree, month and
// day; the window itself goes to the field that biblatex reads.
func bibDate(d *cslDate) [][2]string {
	form := func(p []int) string {
		s := fmt.Sprintf("%04d", p[0])
		for _, n := range p[1:] {
			s += fmt.Sprintf("-%02d", n)
		}
		return s
	}
	first, last := d.Parts[0], d.Parts[len(d.Parts)-1]
	var out [][2]string
	for i, name := range []string{"year", "month", "day"} {
		if i >= len(first) || i >= len(last) || first[i] != last[i] {
			break
		}
		out = append(out, [2]string{name, fmt.Sprint(first[i])})
	}
	if len(d.Parts) > 1 {
		return append(out, [2]string{"date", form(first) + "/" + form(last)})
	}
	return append(out, [2]string{"date", form(first)})
}

// tex escapes what TeX reads as its own. Braces go, since an unbalanced one
// would end the field.
func tex(s string) string {
	return strings.NewReplacer(`\`, `\textbackslash `, "{", "(", "}", ")", "%", `\%`, "$", `\$`, "#", `\#`, "&", `\&`, "_", `\_`,
		"^", `\^ `, "~", `\~ `, "\n", " ", "\r", " ").Replace(s)
}

// bibURL keeps an address as it is but for what would end the field.
func bibURL(s string) string {
	return strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C", " ", "%20", "\n", "", "\r", "").Replace(s)
}
