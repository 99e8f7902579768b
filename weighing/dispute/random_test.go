package dispute

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"entente"
)

// anyReading makes a reading with arbitrary trees: a parser's worst.
func anyReading(r *rand.Rand, id string) (*entente.Document, *entente.Reading) {
	vocabulary := []string{"Peru", "Chile", "denied", "rejected", "said", "that", "the", "claim", "no", "visit", "was", "planned", "accused", "of", "shelling",
		"Arica", "brokered", "a", "ceasefire", "between", "and", "not", "12", "soldiers", "according", "to", "army", "called", "it", "false", "alone",
		"acted", "on", "3", "May", "put", "toll", "at", "İzmir", "“war”", ",", "by", "invasion", "General", "Ruiz"}
	pos := []string{"NOUN", "VERB", "PROPN", "DET", "PRON", "NUM", "ADP", "PUNCT", "ADJ"}
	rel := []string{"nsubj", "obj", "ccomp", "xcomp", "conj", "root", "det", "nsubj:pass", "aux:pass", "acl", "obl", "punct", "mark", "expl", "parataxis"}
	d := &entente.Document{ID: id, Published: entente.Date{Start: "2031-05-04", End: "2031-05-04", EDTF: "2031-05-04", Basis: entente.BasisHeader}}
	out := &entente.Reading{Document: id}
	for s := range 4 {
		start := len(d.Text)
		n := 3 + r.IntN(14)
		var sent entente.Sentence
		for range n {
			w := vocabulary[r.IntN(len(vocabulary))]
			t := entente.Token{Span: entente.Span{Start: len(d.Text), End: len(d.Text) + len(w)}, Text: w, Lemma: strings.TrimSuffix(strings.ToLower(w), "ed"),
				UPOS: pos[r.IntN(len(pos))], Head: r.IntN(n + 1), Deprel: rel[r.IntN(len(rel))]}
			if r.IntN(3) == 0 {
				t.Lemma = strings.ToLower(w)
			}
			sent.Tokens = append(sent.Tokens, t)
			d.Text += w + " "
			if w == "Peru" || w == "Chile" {
				out.Mentions = append(out.Mentions, entente.Mention{Span: t.Span, Text: w, Kind: entente.Place, Sentence: s, Actors: []entente.Actor{{Code: strings.ToUpper(w[:3]), Name: w}}})
			}
			if w == "12" {
				v := float64(10 + r.IntN(9))
				out.Amounts = append(out.Amounts, entente.Amount{Span: t.Span, Text: w, Value: &v, Unit: "count", Of: "soldiers", Sentence: s})
			}
			if w == "3" {
				day := fmt.Sprintf("2031-05-0%d", 1+r.IntN(4))
				out.Dates = append(out.Dates, entente.Timex{Span: t.Span, Text: w, Type: "DATE", Value: day, Sentence: s, Date: entente.Date{EDTF: day, Start: day, End: day, Basis: entente.BasisExplicit}})
			}
			if w == "said" {
				out.Quotations = append(out.Quotations, entente.Quotation{Cue: t.Span, CueLemma: "say", Source: entente.Span{Start: start, End: t.Start}, Content: entente.Span{Start: t.End, End: t.End}})
			}
		}
		sent.Span = entente.Span{Start: start, End: len(d.Text) - 1}
		for i := range out.Quotations {
			if q := &out.Quotations[i]; q.Content.Empty() {
				q.Content.End = sent.End
			}
		}
		out.Sentences = append(out.Sentences, sent)
	}
	out.Blocks = []entente.Block{{Kind: entente.BlockBody, Span: entente.Span{End: len(d.Text)}}}
	return d, out
}

func TestAnyTreeIsReadAndEverySideIsVerbatim(t *testing.T) {
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(4, 4))
	found := 0
	for range 60 {
		text := map[string]string{}
		var notes []*Notes
		for i := range 12 {
			d, rd := anyReading(r, fmt.Sprintf("sha256:%02d", i))
			text[d.ID] = d.Text
			notes = append(notes, f.Note(d, rd))
		}
		for _, d := range f.Sentences(notes, nil, nil, nil) {
			found++
			for _, s := range d.Sides {
				if s.Quote == "" || s.Of(text[s.Document]) != s.Quote {
					t.Fatalf("%+v is not verbatim", s)
				}
			}
		}
	}
	if found == 0 {
		t.Error("nothing was found")
	}
}
