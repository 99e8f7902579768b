package compose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"entente"
	"entente/lexicon/phrases"
)

// write turns the kept tokens into parts, with the date first.
func (p *pruning) write(dateText string, when entente.Timex, dated bool) ([]entente.Part, bool) {
	spans := p.pieces(p.keep)
	var lead []entente.Span
	if len(p.subj) > 0 {
		keep := make([]bool, len(p.keep))
		for _, i := range p.subj {
			keep[i] = true
		}
		lead = p.pieces(keep)
	}
	spans = append(lead, spans...)
	if len(spans) == 0 {
		return nil, false
	}
	b := newBuilder(p.it.Doc)
	spans, ok := p.cutDates(spans)
	if !ok {
		return nil, false
	}
	if dated {
		b.date(dateText, when.Date, when.Span)
		b.frame(p.c.ph.Frame("comma"))
	}
	if !p.body(b, spans, dated) {
		return nil, false
	}
	stop(b, p.c.ph.Frame("stop"))
	text := Text(b.parts)
	if n := words(text); n < minWords || n > maxPruned || !balanced(text) || p.judges(b.parts) {
		return nil, false
	}
	return b.parts, true
}

// stop ends the sentence unless a stop inside its last quotation does.
func stop(b *builder, text string) {
	last := b.parts[len(b.parts)-1].Text
	for _, end := range []string{".”", ".\"", ".’", ".'", "."} {
		if strings.HasSuffix(last, end) {
			return
		}
	}
	b.frame(text)
}

// body writes the spans; a pronoun at the start is replaced by its name.
func (p *pruning) body(b *builder, spans []entente.Span, dated bool) bool {
	if p.dangling(spans) || p.mute() {
		return false
	}
	head, ok := p.opening(b, spans[0], dated)
	if !ok {
		return false
	}
	rest := spans
	if head {
		first := p.s.Tokens[p.s.TokenAt(spans[0].Start)]
		rest = append([]entente.Span{{Start: first.End, End: spans[0].End}}, spans[1:]...)
		rest[0] = p.skipSpace(b, rest[0])
	}
	for i, s := range rest {
		if s.Empty() {
			continue
		}
		if i > 0 && rest[i-1].End != s.Start && p.spaced(rest[i-1], s) {
			b.frame(p.c.ph.Frame("space"))
		}
		if x, spelled := p.spelt[s]; spelled {
			b.date(p.inPlace(x), x.Date, x.Span)
			continue
		}
		switch {
		case i == 0 && !head && !dated:
			b.capital(s)
		case i == 0 && !head && dated:
			e := b.evidence(s)
			part := decapitalise(entente.Part{Text: fold(e.Quote), Rule: entente.PartVerbatim, From: []entente.Evidence{e}}, p.it)
			b.parts = append(b.parts, part)
		default:
			b.verbatim(s)
		}
	}
	return true
}

// dangling reports whether the clause has a personal or pointing pronoun as
// its subject that does not open it, where it cannot be replaced.
func (p *pruning) dangling(spans []entente.Span) bool {
	if p.pointing(spans) {
		return true
	}
	s := p.subject(p.root)
	if s < 0 || len(p.subj) > 0 || p.s.Tokens[s].Start == spans[0].Start {
		return false
	}
	switch strings.ToLower(p.s.Tokens[s].Text) {
	case "it", "he", "she", "they", "this", "these", "that", "those", "we", "i", "you":
		return true
	}
	return false
}

// pointing reports whether a pronoun points out of the sentence: one that
// stands before any noun that is kept ("In it the minister…"), or a bare
// "this" that is the object ("denies this").
func (p *pruning) pointing(spans []entente.Span) bool {
	named, plural := len(p.subj) > 0, false
	for i, t := range p.s.Tokens {
		if !p.keep[i] {
			continue
		}
		low := strings.ToLower(t.Text)
		bare := t.UPOS == "PRON" && (low == "this" || low == "that" || low == "these" || low == "those") && t.XPOS != "WDT" && t.XPOS != "WP"
		if bare && strings.HasPrefix(t.Deprel, "ob") && t.Head-1 == p.root {
			return true
		}
		if t.UPOS == "NOUN" || t.UPOS == "PROPN" {
			named = true
		}
		plural = plural || t.XPOS == "NNS" || t.XPOS == "NNPS" || t.Deprel == "conj" && t.UPOS == "PROPN"
		if (low == "they" || low == "them") && !plural && !p.inQuotes(i) && t.Start != spans[0].Start ||
			(low == "him" || low == "her" && t.XPOS == "PRP") && !p.person(i) && !p.inQuotes(i) {
			return true
		}
		if t.XPOS == "PRP$" { // "After his meeting with B, A said": the subject follows
			continue
		}
		if t.XPOS == "PRP" && !named && t.Start != spans[0].Start && !p.inQuotes(i) && low != "it" || !named && low == "it" && strings.HasPrefix(t.Deprel, "ob") {
			return true
		}
	}
	return false
}

// person reports whether a person is named in the kept words before token i.
func (p *pruning) person(i int) bool {
	for _, m := range p.it.Mentions {
		if m.Kind == entente.Person && m.Start < p.s.Tokens[i].Start {
			if k := p.s.TokenAt(m.Start); k >= 0 && p.keep[k] {
				return true
			}
		}
	}
	return false
}

// cue reports whether token i is the verb of an attribution.
func (p *pruning) cue(i int) bool {
	for _, a := range p.it.Claims[0].Attribution {
		if a.CueSpan != nil && a.CueSpan.Overlaps(p.s.Tokens[i].Span) {
			return true
		}
	}
	return false
}

// mute reports whether a statement has lost what was stated.
func (p *pruning) mute() bool {
	if p.it.Claims[0].Kind != entente.KindStatement && !p.cue(p.root) {
		return false
	}
	for _, k := range p.kids[p.root] {
		if !p.keep[k] {
			continue
		}
		t := p.s.Tokens[k]
		switch strings.SplitN(t.Deprel, ":", 2)[0] {
		case "ccomp", "xcomp", "parataxis", "csubj", "cop":
			return false
		case "obj":
			if t.UPOS == "NOUN" || t.UPOS == "PRON" {
				return false
			}
		}
	}
	return p.s.Tokens[p.root].UPOS == "VERB"
}

// skipSpace writes the space after a replaced word as a frame.
func (p *pruning) skipSpace(b *builder, s entente.Span) entente.Span {
	text := s.Of(p.it.Doc.Text)
	if trim := strings.TrimLeft(text, " \n\r\t\u00a0"); trim != text {
		b.frame(p.c.ph.Frame("space"))
		s.Start += len(text) - len(trim)
	}
	return s
}

// opening deals with a pronoun or a pointing word at the start: replaced when
// it is resolved, refused when it is not. It reports whether it wrote a name.
func (p *pruning) opening(b *builder, first entente.Span, dated bool) (wrote, ok bool) {
	i := p.s.TokenAt(first.Start)
	if i < 0 {
		return false, false
	}
	t := p.s.Tokens[i]
	low := strings.ToLower(t.Text)
	if t.UPOS == "SCONJ" && low == "that" {
		return false, false
	}
	if t.UPOS == "DET" && (low == "this" || low == "these" || low == "such" || low == "that" || low == "those" || low == "another") {
		return false, false
	}
	if low == "the" && i+1 < len(p.s.Tokens) && (p.s.Tokens[i+1].UPOS == "NUM" && p.s.Tokens[i+1].Deprel != "nummod" || strings.EqualFold(p.s.Tokens[i+1].Text, "latter") || strings.EqualFold(p.s.Tokens[i+1].Text, "former") && p.s.Tokens[i+1].UPOS == "NOUN") {
		return false, false
	}
	if p.c.anaphor(p.it.Sentence, i) {
		return false, false
	}
	for k := i; k < len(p.s.Tokens) && k < i+2; k++ { // "in which both agreed"
		if x := p.s.Tokens[k].XPOS; x == "WDT" || x == "WP" || x == "WP$" {
			return false, false
		}
	}
	if t.UPOS != "PRON" && t.XPOS != "PRP$" && t.XPOS != "PRP" {
		return false, !vague(low)
	}
	for _, m := range p.it.Mentions {
		if m.Kind != entente.Pronoun || m.Start != t.Start || m.End != t.End || m.Antecedent == nil || len(m.Actors) != 1 {
			continue
		}
		name := fold(m.Antecedent.Of(p.it.Doc.Text))
		if !proper(name) || words(name) > 12 {
			return false, false
		}
		if t.XPOS == "PRP$" {
			return false, false
		}
		text := name
		if !dated {
			text = upperFirst(name)
		}
		b.name(text, *m.Antecedent, t.Span)
		return true, true
	}
	return false, low == "there"
}

// anaphor reports whether a sentence opens at token i with "the move" and the
// like, bare of anything that says which.
func (c *Composer) anaphor(s *entente.Sentence, i int) bool {
	if i+1 >= len(s.Tokens) || !strings.EqualFold(s.Tokens[i].Text, "the") || s.Tokens[i].Head != i+2 || !c.ph.Cue("anaphor", s.Tokens[i+1].Text) {
		return false
	}
	for _, t := range s.Tokens[i+2:] {
		if t.Head != i+2 {
			continue
		}
		switch strings.SplitN(t.Deprel, ":", 2)[0] {
		case "nmod", "acl", "appos":
			return t.Deprel == "acl:relcl" // "the move, which takes effect in July"
		}
	}
	return true
}

// proper reports whether text can stand for a pronoun: it has a capital and
// is no pronoun itself.
func proper(text string) bool {
	switch strings.ToLower(text) {
	case "", "he", "she", "it", "they", "his", "her", "its", "their", "him", "them", "we", "our", "us", "i", "this", "these", "that", "those":
		return false
	}
	return strings.ToLower(text) != text
}

// vague words at the start of a sentence need the sentence before it.
func vague(low string) bool {
	switch low {
	case "whether", "both", "neither", "others", "some", "here", "but", "and", "or", "because", "so":
		return true
	}
	return false
}

// pieces joins runs of kept tokens into spans of text.
func (p *pruning) pieces(keep []bool) []entente.Span {
	var out []entente.Span
	prev := -2
	for i, k := range keep {
		if !k {
			continue
		}
		if i == prev+1 {
			out[len(out)-1].End = p.s.Tokens[i].End
		} else {
			out = append(out, p.s.Tokens[i].Span)
		}
		prev = i
	}
	return out
}

// spaced reports whether a space belongs between two pieces.
func (p *pruning) spaced(a, b entente.Span) bool {
	next := b.Of(p.it.Doc.Text)
	return !strings.HasPrefix(next, ",") && !strings.HasPrefix(next, ".") && !strings.HasPrefix(next, ";") &&
		!strings.HasPrefix(next, "’s") && !strings.HasPrefix(next, "'s") && !strings.HasPrefix(next, ")") &&
		!strings.HasSuffix(a.Of(p.it.Doc.Text), "(")
}

// judges reports whether a word that judges stands outside quotation marks.
func (p *pruning) judges(parts []entente.Part) bool {
	return Judges(Text(parts), p.c.ph.Evaluative)
}

// Judges reports whether text has a word of the list outside quotation marks.
// A capital inside the sentence makes a word a name.
func Judges(text string, evaluative func(string) bool) bool {
	depth, straight, first := 0, false, true
	from := 0
	hit := func(to int) bool {
		for w := range phrases.Words(text[from:to]) {
			name := !first && unicode.IsUpper([]rune(w)[0])
			first = false
			if depth == 0 && !straight && !name && evaluative(w) {
				return true
			}
		}
		return false
	}
	for i, r := range text {
		if r != '“' && r != '”' && r != '"' {
			continue
		}
		if hit(i) {
			return true
		}
		from = i + utf8.RuneLen(r)
		switch r {
		case '“':
			depth++
		case '”':
			depth = max(0, depth-1)
		default:
			straight = !straight
		}
	}
	return hit(len(text))
}
