package depend

import (
	"testing"
	"unicode/utf8"

	"entente"
)

// FuzzRead checks that spans are law on any text: words lie in order within
// their block, quotations within the words, credits within the text.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"", "“a", "\"b\" c’s ‘d’ e", "ROME (AP) - x\n\nSource: AFP", "1,000.5 … é\u0301 \xff\xfe", "''\"\"“”", ferry} {
		f.Add(s, 3)
	}
	x, err := New()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string, cut int) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		doc := &entente.Document{ID: "d", Text: text}
		if cut > 0 && cut < len(text) {
			doc.Blocks = []entente.Block{{Kind: entente.BlockBody, Span: entente.Span{End: cut}}, {Kind: entente.BlockPullQuote, Span: entente.Span{Start: cut, End: len(text)}}}
		}
		r := x.text(doc)
		last := 0
		for _, w := range r.words {
			if s := w.span(); s.Start < last || s.End <= s.Start || s.End > len(text) {
				t.Fatalf("word at %v after %d of %d", s, last, len(text))
			}
			last = w.span().End
		}
		for _, q := range r.quotes {
			if q.from < 0 || q.to > int32(len(r.words)) || q.from >= q.to {
				t.Fatalf("quotation %v of %d words", q, len(r.words))
			}
		}
		for _, c := range r.credits {
			if c.Span.Check(text) != nil {
				t.Fatalf("credit at %v", c.Span)
			}
		}
		newScratch().verify(r, r, false)
	})
}
