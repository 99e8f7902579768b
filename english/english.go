// Package english reads English: from text to sentences, syntactic words,
// tags, lemmas, dependency trees after Universal Dependencies, and names.
//
// Every token is a verbatim stretch of the text. Every sentence has exactly
// one root and no cycle. Two settings share the rules: "accurate", the
// default, and "fast". Both compute with integers only, so the same bytes
// give the same trees on every platform. Models are embedded and unpacked at
// the first Open. Cost is linear in the length of the text; a sentence of
// more than 250 words is parsed in pieces. An English is immutable and safe
// for concurrent use.
package english

import (
	"fmt"
	"strings"
	"sync"

	"entente"
	"entente/english/segment"
)

// The settings.
const (
	Accurate = "accurate"
	Fast     = "fast"
)

// English implements entente.Language.
type English struct {
	segmenter *segment.Segmenter
	reader    reader
	model     *model
}

var _ entente.Language = (*English)(nil)

// Open returns a reader of English in the given setting, "accurate" or
// "fast"; "" is accurate.
func Open(setting string) (*English, error) {
	switch setting {
	case Accurate, "":
		return openAccurate()
	case Fast:
		return openFast()
	}
	return nil, entente.Invalid(fmt.Sprintf("no setting %q of the English reader", setting), "use accurate or fast")
}

var openFast = sync.OnceValues(func() (*English, error) {
	m, err := loadModel()
	if err != nil {
		return nil, err
	}
	return &English{segmenter: m.segmenter, reader: &fastReader{m}, model: m}, nil
})

// Tag returns the BCP 47 tag of the language.
func (e *English) Tag() string { return "en" }

// Analyse segments, tags and parses every block that carries claims, and
// marks names.
func (e *English) Analyse(text string, blocks []entente.Block) ([]entente.Sentence, []entente.Mention) {
	a := &analysis{english: e, text: text}
	for i, b := range blocks {
		if !b.Kind.Carries() || b.Span.Check(text) != nil {
			continue
		}
		for _, s := range e.segmenter.Sentences(text, b.Span, b.Kind == entente.BlockHeading) {
			a.sentence(i, s)
		}
	}
	return a.sentences, a.mentions
}

// Parse tags and parses words that are already cut, one sentence. The
// tokens' spans are taken as if one space stood between words.
func (e *English) Parse(forms []string) []entente.Token {
	tokens, _ := e.Read(forms)
	return tokens
}

// Read is Parse that marks names too; their sentence is 0.
func (e *English) Read(forms []string) ([]entente.Token, []entente.Mention) {
	tokens := make([]entente.Token, len(forms))
	text := strings.Join(forms, " ")
	at := 0
	for i, f := range forms {
		tokens[i] = entente.Token{Span: entente.Span{Start: at, End: at + len(f)}, Text: f}
		at += len(f) + 1
	}
	a := &analysis{english: e, text: text}
	names := a.parse(tokens)
	s := entente.Sentence{Span: entente.Span{End: len(text)}, Tokens: tokens}
	for _, n := range e.model.refine(tokens, names) {
		a.mentions = append(a.mentions, mention(&s, 0, n, text))
	}
	return tokens, a.mentions
}
