package compose

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente"
)

// builder collects the parts of one sentence from one document.
type builder struct {
	doc   *entente.Document
	parts []entente.Part
}

func newBuilder(doc *entente.Document) *builder { return &builder{doc: doc} }

func (b *builder) evidence(s entente.Span) entente.Evidence {
	return entente.Evidence{Document: b.doc.ID, Span: s, Quote: s.Of(b.doc.Text)}
}

func (b *builder) frame(text string) {
	b.parts = append(b.parts, entente.Part{Text: text, Rule: entente.PartFrame})
}

func (b *builder) verbatim(s entente.Span) {
	if s.Empty() {
		return
	}
	e := b.evidence(s)
	b.parts = append(b.parts, entente.Part{Text: fold(e.Quote), Rule: entente.PartVerbatim, From: []entente.Evidence{e}})
}

// fold writes each run of white space as one space, as wrapped lines are read.
func fold(s string) string {
	if !strings.ContainsAny(s, "\n\r\t\u00a0") && !strings.Contains(s, "  ") {
		return s
	}
	out := strings.Join(strings.Fields(s), " ")
	if r, _ := utf8.DecodeRuneInString(s); unicode.IsSpace(r) {
		out = " " + out
	}
	if r, _ := utf8.DecodeLastRuneInString(s); unicode.IsSpace(r) && out != " " {
		out += " "
	}
	return out
}

// capital adds a slice whose first letter is made a capital.
func (b *builder) capital(s entente.Span) {
	e := b.evidence(s)
	if up := upperFirst(fold(e.Quote)); up != fold(e.Quote) {
		b.parts = append(b.parts, entente.Part{Text: up, Rule: entente.PartCapital, From: []entente.Evidence{e}})
		return
	}
	b.verbatim(s)
}

// date adds a spelled date from the expression at.
func (b *builder) date(text string, d entente.Date, at entente.Span) {
	from := []entente.Evidence{b.evidence(at)}
	if d.Anchor != nil {
		from = append(from, b.evidence(*d.Anchor))
	}
	b.parts = append(b.parts, entente.Part{Text: text, Rule: entente.PartDate, Value: d.EDTF, Basis: d.Basis, From: from})
}

// name adds a verbatim name that stands for the words at instead.
func (b *builder) name(text string, name, instead entente.Span) {
	b.parts = append(b.parts, entente.Part{Text: text, Rule: entente.PartName,
		From: []entente.Evidence{b.evidence(name), b.evidence(instead)}})
}

// source names the document: its publisher, or its number where it has none.
func (b *builder) source(it Item) { b.sourceText(sourceName(it)) }

func (b *builder) sourceCapital(it Item) { b.sourceText(upperFirst(sourceName(it))) }

func (b *builder) sourceText(text string) {
	b.parts = append(b.parts, entente.Part{Text: text, Rule: entente.PartSource,
		From: []entente.Evidence{{Document: b.doc.ID}}})
}

func sourceName(it Item) string {
	name := strings.Join(strings.Fields(it.Doc.Publisher), " ")
	if name == "" && it.Number == 0 {
		return "the document"
	}
	if name == "" || len(name) > 80 {
		return "source " + strconv.Itoa(it.Number)
	}
	return name
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}

// decapitalise lowers the first letter of a part unless its first word is a
// name or an acronym.
func decapitalise(p entente.Part, it Item) entente.Part {
	if len(p.From) == 0 {
		return p
	}
	from := p.From[0]
	at := it.Sentence.TokenAt(from.Start)
	if at < 0 {
		return p
	}
	t := it.Sentence.Tokens[at]
	if t.UPOS == "PROPN" || t.Text == "I" || strings.ToUpper(t.Text) == t.Text && len(t.Text) > 1 {
		return p
	}
	for _, m := range it.Mentions {
		if m.Kind != entente.Nominal && m.Kind != entente.Pronoun && m.Start == from.Start {
			return p
		}
	}
	if !closedClass[t.UPOS] {
		return p
	}
	low := lowerFirst(p.Text)
	if low == fold(from.Quote) {
		return entente.Part{Text: low, Rule: entente.PartVerbatim, From: p.From}
	}
	return entente.Part{Text: low, Rule: entente.PartCapital, From: p.From}
}

// closedClass are the tags whose words are written small inside a sentence.
var closedClass = map[string]bool{"DET": true, "PRON": true, "ADP": true, "ADV": true, "SCONJ": true, "NUM": true, "VERB": true, "AUX": true, "CCONJ": true, "PART": true, "ADJ": true, "NOUN": true}
