package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"entente"
	"entente/intake/blocks"
	"entente/intake/draft"
	"entente/intake/language"
	"entente/intake/meta"
	"entente/lexicon/boilerplate"
)

// Assemble makes the Document of a draft: labels its pieces, parses its
// references, and reads title, author, date, credits and dateline from the
// text where the file itself does not say. raw are the bytes of the record,
// row those of its line in sources.csv or nil.
func Assemble(path string, raw, row []byte, d *draft.Draft) (*entente.Document, error) {
	table, err := boilerplate.Default()
	if err != nil {
		return nil, err
	}
	doc := &entente.Document{
		ID: Identify(raw, row), Path: path, RawSHA256: hexSum(raw), TextSHA256: hexSum([]byte(d.Text)),
		Title: d.Meta.Title, Publisher: d.Meta.Publisher, Author: d.Meta.Author, URL: d.Meta.URL, Reliability: d.Meta.Reliability,
		Language: d.Meta.Language, Published: d.Meta.Published, Retrieved: d.Meta.Retrieved,
		Text: d.Text, Derived: d.Derived, Notes: d.Notes,
	}
	doc.Blocks = blocks.Label(d.Text, d.Pieces, table)
	doc.References = blocks.References(d.Text, doc.Blocks)
	credits(doc, table)
	splitDateline(doc)
	fromText(doc)
	if !doc.Published.Known() {
		doc.Published = entente.Date{Basis: entente.BasisUndated}
		if u, ok := meta.FromURL(doc.URL); ok {
			doc.Published = u
		} else if d.Meta.Made.Known() {
			doc.Published = d.Meta.Made
		}
	}
	if doc.Language == "" {
		doc.Language = language.Detect(doc.Text, doc.Blocks)
	}
	return doc, nil
}

// Identify is the ID of the document in a record and its row of sources.csv.
func Identify(raw, row []byte) string {
	h := sha256.New()
	h.Write(raw)
	h.Write(row)
	return "sha256:" + hex.EncodeToString(h.Sum(nil))
}

func hexSum(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// credits finds datelines, wire tags and bylines. Only the first three and
// the last two paragraphs can carry a tag.
func credits(doc *entente.Document, table *boilerplate.Table) {
	var body []int
	for i, b := range doc.Blocks {
		if b.Kind == entente.BlockBody || b.Kind == entente.BlockDisclaimer {
			body = append(body, i)
		}
	}
	add := func(at int, c entente.Credit) {
		c.Start, c.End = c.Start+at, c.End+at
		for _, old := range doc.Credits {
			if old.Overlaps(c.Span) {
				return
			}
		}
		doc.Credits = append(doc.Credits, c)
	}
	capsDateline(doc, body, table)
	for _, b := range doc.Blocks {
		if c, ok := meta.WireTag(b.Of(doc.Text), table.Agency); ok && b.Kind == entente.BlockByline {
			add(b.Start, c)
		}
		if b.Kind == entente.BlockByline {
			bylineCredit(b.Of(doc.Text), table, func(c entente.Credit) { add(b.Start, c) })
		}
	}
	for n, i := range body {
		if n >= 3 && n < len(body)-2 {
			continue
		}
		b := doc.Blocks[i]
		s := b.Of(doc.Text)
		if place, c, ok := meta.Dateline(s, table.Agency); ok && doc.Dateline == nil && b.Kind == entente.BlockBody && n < 3 {
			doc.Dateline = &entente.Span{Start: b.Start + place.Start, End: b.Start + place.End}
			if c != nil {
				add(b.Start, *c)
			}
			continue
		}
		if c, ok := meta.WireTag(s, table.Agency); ok {
			add(b.Start, c)
		}
	}
}

// capsDateline takes a dateline of capitals and a colon from the first two
// paragraphs, unless later ones have labels too and the text is a transcript.
func capsDateline(doc *entente.Document, body []int, table *boilerplate.Table) {
	for n, i := range body[:min(len(body), 2)] {
		b := doc.Blocks[i]
		place, ok := meta.CapsDateline(b.Of(doc.Text), table.Label)
		if !ok || b.Item || b.Kind != entente.BlockBody {
			continue
		}
		for _, j := range body[n+1 : max(n+1, min(len(body), 30))] {
			head, _, labelled := strings.Cut(doc.Blocks[j].Of(doc.Text), ": ")
			if labelled && len(head) < 40 && strings.ToUpper(head) == head {
				return
			}
		}
		doc.Dateline = &entente.Span{Start: b.Start + place.Start, End: b.Start + place.End}
		return
	}
}

// splitDateline makes a byline block of a dateline, up to its dash or colon,
// so that it is not read as part of the first sentence.
func splitDateline(doc *entente.Document) {
	if doc.Dateline == nil {
		return
	}
	i := doc.BlockAt(doc.Dateline.Start)
	if i < 0 || doc.Blocks[i].Kind != entente.BlockBody {
		return
	}
	b := doc.Blocks[i]
	rest := doc.Text[doc.Dateline.End:min(b.End, doc.Dateline.End+100)]
	end := -1
	if _, at, ok := meta.BracketDateline(b.Of(doc.Text)); ok {
		end, rest = b.Start+at-doc.Dateline.End, ""
	}
	for _, mark := range []string{"—", "–", " - ", "-- ", ": "} {
		if at := strings.Index(rest, mark); at >= 0 && (end < 0 || at+len(mark) < end) {
			end = at + len(mark)
		}
	}
	if end < 0 {
		return
	}
	head, body := b, b
	head.Kind, head.Span = entente.BlockByline, blocks.Trim(doc.Text, entente.Span{Start: b.Start, End: doc.Dateline.End + end})
	body.Span = blocks.Trim(doc.Text, entente.Span{Start: doc.Dateline.End + end, End: b.End})
	if body.Empty() {
		return
	}
	doc.Blocks = append(doc.Blocks[:i:i], append([]entente.Block{head, body}, doc.Blocks[i+1:]...)...)
}

// bylineCredit reads the author of a byline and an agency beside the name.
func bylineCredit(s string, table *boilerplate.Table, add func(entente.Credit)) {
	line, ok := meta.Byline(s)
	if !ok || line.Author == "" {
		return
	}
	at := strings.Index(s, line.Author)
	if at < 0 {
		return
	}
	name := line.Author
	if a := table.Agency(name); a != "" {
		name = a
	}
	add(entente.Credit{Span: entente.Span{Start: at, End: at + len(line.Author)}, Name: name, Kind: "byline"})
	rest := s[at+len(line.Author):]
	for part := range strings.FieldsFuncSeq(rest, func(r rune) bool { return strings.ContainsRune(",;|/()–—:", r) }) {
		part = strings.TrimSpace(part)
		if a := table.Agency(part); a != "" {
			off := at + len(line.Author) + strings.Index(rest, part)
			add(entente.Credit{Span: entente.Span{Start: off, End: off + len(part)}, Name: a, Kind: "wire"})
		}
	}
}

// unstamped cuts a stamp with its date ("… Updated: 2024-05-14 10:15") off
// the end of a heading that a page has run it together with.
func unstamped(s string) string {
	for _, label := range []string{" Updated: ", " Published: ", " Posted: "} {
		if head, tail, ok := strings.Cut(s, label); ok && len(tail) < 60 && len(meta.Find(tail)) > 0 && len(strings.Fields(head)) >= 3 {
			return head
		}
	}
	return s
}

// fromText fills title, author and publication date from headings and
// bylines in front of the article. A date of a later version is second best.
func fromText(doc *entente.Document) {
	var updated entente.Date
	prose := 0
	for _, b := range doc.Blocks {
		s := b.Of(doc.Text)
		switch b.Kind {
		case entente.BlockBody:
			prose += len(s)
		case entente.BlockHeading:
			if doc.Title == "" && prose == 0 && len(strings.Fields(s)) >= 3 {
				doc.Title = strings.Join(strings.Fields(unstamped(s)), " ")
			}
		case entente.BlockByline:
			if prose > 1500 {
				continue
			}
			line, ok := meta.Byline(s)
			if !ok {
				if doc.Author == "" && meta.NameLike(s) {
					doc.Author = s
				}
				continue
			}
			if doc.Author == "" {
				doc.Author = line.Author
			}
			switch {
			case !line.Date.Known() || doc.Published.Known():
			case line.Updated:
				updated = line.Date
			default:
				doc.Published = line.Date
			}
		}
	}
	if !doc.Published.Known() {
		doc.Published = updated
	}
}
