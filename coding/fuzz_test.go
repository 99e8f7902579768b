package coding

import (
	"strings"
	"testing"

	"entente"
)

// FuzzCode codes sentences of rule words under arbitrary, even broken trees:
// nothing may panic, and every span must lie in the text.
func FuzzCode(f *testing.F) {
	f.Add([]byte{16, 3, 9, 1, 12, 7, 2, 15, 4, 11})
	f.Add([]byte("\xff\x00\x10 trees may be wrong \x80\x7f"))
	words := strings.Fields("Kenya Uganda condemned signed deal with to on the sanctions imposed said that which will not talks between and Rwanda May called urged killed in airstrike , ?")
	upos := []string{"PROPN", "NOUN", "VERB", "ADP", "AUX", "PUNCT", "ADJ", "PRON", "CCONJ", "PART"}
	rels := []string{"root", "nsubj", "obj", "obl", "nmod", "conj", "acl", "acl:relcl", "advcl", "xcomp", "ccomp", "case", "mark", "aux", "nsubj:pass", "appos", "flat", "nmod:poss", "amod", "obl:agent"}
	c, err := New()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 200 {
			data = data[:200]
		}
		doc, r := fuzzed(data, words, upos, rels)
		for _, cl := range c.Code(doc, r) {
			for _, s := range append([]entente.Span{cl.Clause, cl.Predicate, cl.Sentence}, evidenceSpans(cl)...) {
				if err := s.Check(doc.Text); err != nil {
					t.Fatal(err)
				}
			}
		}
		c.Explain(doc, r)
	})
}

func evidenceSpans(cl entente.Claim) []entente.Span {
	var out []entente.Span
	for _, e := range cl.Evidence {
		out = append(out, e.Span)
	}
	return out
}

func fuzzed(data []byte, words, upos, rels []string) (*entente.Document, *entente.Reading) {
	var text strings.Builder
	s := entente.Sentence{}
	var mentions []entente.Mention
	for i, b := range data {
		w := words[int(b)%len(words)]
		at := text.Len()
		text.WriteString(w + " ")
		span := entente.Span{Start: at, End: at + len(w)}
		s.Tokens = append(s.Tokens, entente.Token{Span: span, Text: w, Lemma: strings.TrimSuffix(strings.ToLower(w), "ed"),
			UPOS: upos[int(b/3)%len(upos)], XPOS: []string{"VBD", "VBN", "VBG", "NN"}[int(b)%4], Head: (i*7 + int(b)) % (len(data) + 1), Deprel: rels[int(b^0x5a)%len(rels)]})
		if b%3 == 0 {
			mentions = append(mentions, entente.Mention{Span: span, Text: w, Head: i, Rule: "name",
				Actors: []entente.Actor{{Code: strings.ToUpper((w + "xx")[:3]), Sector: "GOV", Name: w}}})
		}
	}
	doc := &entente.Document{ID: "sha256:fuzz", Text: text.String()}
	s.Span = entente.Span{Start: 0, End: len(doc.Text)}
	doc.Blocks = []entente.Block{{Kind: entente.BlockBody, Span: s.Span}}
	return doc, &entente.Reading{Document: doc.ID, Blocks: doc.Blocks, Sentences: []entente.Sentence{s}, Mentions: mentions}
}
