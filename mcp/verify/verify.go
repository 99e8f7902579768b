// Package verify holds a paragraph against an archive, sentence by sentence:
// supported, contradicted, or not found, each with the words that say so.
//
// A sentence is supported only when one sentence of one document says all of
// it: its names, its figures, its dates and its content words, of the same
// deed, done by the same side, told as firmly. It is contradicted only when a
// sentence says all of it but one thing, and says that otherwise: another
// figure, another date, the sides the other way round, or that it was not so.
// Everything else is not found, which says nothing about the world; what is
// told only as planned, alleged or possible is shown beside it, and so are the
// sentences that say most of it, with what they lack. No knowledge
// but the archive's is used, and nothing is inferred from several sentences.
//
// A check reads the paragraph, searches, and reads up to mostRead documents;
// their readings are kept for the next. A Checker is safe for concurrent use.
package verify

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"strings"
	"sync"

	"entente"
	"entente/archive"
)

// Verdict is what becomes of a sentence.
type Verdict string

// The verdicts.
const (
	Supported    Verdict = "supported"
	NotFound     Verdict = "not found"
	Contradicted Verdict = "contradicted"
)

// Quote is a sentence of a document that bears on one of the paragraph.
type Quote struct {
	Document  string `json:"document"`
	Title     string `json:"title,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Published string `json:"published,omitempty"`
	URL       string `json:"url,omitempty"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
	Quote     string `json:"quote"`
	// Bears is supports, contradicts, weaker (told as less than a fact), or
	// near (it says part of it).
	Bears string `json:"bears"`
	// Why says what differs: figure, date, sides, denial, or the status; of
	// what is near, what it lacks.
	Why string `json:"why,omitempty"`

	lacks int
}

// Sentence is a sentence of the paragraph with its verdict. Disputed is true
// when it is supported and another document contradicts it.
type Sentence struct {
	Text     string  `json:"text"`
	Verdict  Verdict `json:"verdict"`
	Disputed bool    `json:"disputed"`
	Why      string  `json:"why"`
	Quotes   []Quote `json:"quotes"`
}

// Store is what checking needs of an archive.
type Store interface {
	Document(ctx context.Context, idOrPrefix string) (*entente.Document, error)
	Claims(ctx context.Context, f archive.Filter) iter.Seq2[*entente.Claim, error]
	Search(ctx context.Context, query string, f archive.Filter) ([]archive.Hit, error)
}

// Reader reads one document; work.Pipeline is one.
type Reader interface {
	Document(doc *entente.Document) (entente.Reading, []entente.Claim)
}

// Checker checks.
type Checker struct {
	Store Store
	// Open loads the reader when the first paragraph is checked.
	Open func() (Reader, error)

	mu   sync.Mutex
	kept map[string][]facts
}

const (
	mostText      = 20_000 // bytes of a paragraph
	mostSentences = 40
	mostRead      = 40  // documents read for one sentence
	mostKept      = 500 // documents whose facts are kept
	mostQuotes    = 5   // a sentence
)

// Paragraph checks every sentence of a text. pair, which may be zero, narrows
// the search to documents about two countries.
func (c *Checker) Paragraph(ctx context.Context, text string, pair entente.Dyad) ([]Sentence, error) {
	if text == "" || len(text) > mostText {
		return nil, entente.Invalid("a paragraph has 1 to 20000 bytes", "check a longer text paragraph by paragraph")
	}
	r, err := c.Open()
	if err != nil {
		return nil, err
	}
	words, err := wordings()
	if err != nil {
		return nil, err
	}
	given := factsOf(r, words, Document(text))
	if len(given) == 0 {
		return nil, entente.Invalid("the paragraph has no sentence", "give one in English")
	}
	if len(given) > mostSentences {
		return nil, entente.Invalid("the paragraph has more than 40 sentences", "check it in parts")
	}
	out := make([]Sentence, 0, len(given))
	for i := range given {
		s, err := c.sentence(ctx, r, words, &given[i], pair)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// Document makes a document of a text that somebody gives.
func Document(text string) *entente.Document {
	sum := archive.Sum([]byte(text))
	return &entente.Document{ID: "sha256:" + sum, RawSHA256: sum, TextSHA256: sum, Path: "paragraph", Text: text, Language: "en",
		Published: entente.Date{Basis: entente.BasisUndated}, Blocks: []entente.Block{{Kind: entente.BlockBody, Span: entente.Span{Start: 0, End: len(text)}}}}
}

func (c *Checker) sentence(ctx context.Context, r Reader, words map[string]wording, f *facts, pair entente.Dyad) (Sentence, error) {
	s := Sentence{Text: f.text, Verdict: NotFound, Quotes: []Quote{}}
	if len(f.words) == 0 || f.root == "" {
		s.Why = "there is nothing in it to check"
		return s, nil
	}
	ids, err := c.candidates(ctx, f, pair)
	if err != nil {
		return s, err
	}
	for _, id := range ids {
		doc, err := c.Store.Document(ctx, id)
		if err != nil {
			return s, err
		}
		for _, h := range c.facts(r, words, doc) {
			bears, why := compare(f, &h)
			lacks := 0
			if bears == "" {
				if list := lacking(f, &h); len(list) > 0 {
					bears, why, lacks = near, strings.Join(list, ", "), len(list)
				}
			}
			if bears != "" {
				s.Quotes = append(s.Quotes, Quote{doc.ID, doc.Title, doc.Publisher, doc.Published.EDTF, doc.URL, h.span.Start, h.span.End, h.text, bears, why, lacks})
			}
		}
		if err := ctx.Err(); err != nil {
			return s, err
		}
	}
	s.judge()
	return s, nil
}

// judge makes the verdict of the quotes, the telling ones first.
func (s *Sentence) judge() {
	by := map[string][]Quote{}
	for _, q := range s.Quotes {
		by[q.Bears] = append(by[q.Bears], q)
	}
	switch {
	case len(by[supports]) > 0:
		s.Verdict, s.Disputed, s.Why = Supported, len(by[contradicts]) > 0, "a source says so"
		if s.Disputed {
			s.Why = "a source says so, and another says otherwise"
		}
	case len(by[contradicts]) > 0:
		s.Verdict, s.Why = Contradicted, "a source gives it otherwise: "+by[contradicts][0].Why
	case len(by[weaker]) > 0:
		s.Why = "the sources tell it only as " + by[weaker][0].Why
	case len(by[near]) > 0:
		s.Why = "no source in the archive says all of it; the nearest lack something"
	default:
		s.Why = "no source in the archive says so; that does not make it wrong"
	}
	quotes := []Quote{}
	if s.Verdict == NotFound { // the two that lack least
		slices.SortStableFunc(by[near], func(a, b Quote) int { return cmp.Compare(a.lacks, b.lacks) })
		quotes = append(quotes, by[near][:min(2, len(by[near]))]...)
	}
	for _, kind := range []string{supports, contradicts, weaker} {
		quotes = append(quotes, by[kind][:min(mostQuotes, len(by[kind]))]...)
	}
	s.Quotes = quotes
}

// facts are those of a document, kept from before at no cost.
func (c *Checker) facts(r Reader, words map[string]wording, doc *entente.Document) []facts {
	c.mu.Lock()
	have, ok := c.kept[doc.ID]
	c.mu.Unlock()
	if ok {
		return have
	}
	have = factsOf(r, words, doc)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.kept == nil || len(c.kept) >= mostKept {
		c.kept = map[string][]facts{}
	}
	c.kept[doc.ID] = have
	return have
}
