package dispute

import (
	"strings"
	"testing"

	"entente"
)

// told is a document of one sentence with one figure; words are
// "form/UPOS" and the figure is the word that begins with "#".
func told(id, published, line string) (*entente.Document, *entente.Reading) {
	d := &entente.Document{ID: id, Published: entente.Date{EDTF: published, Start: published, End: published}}
	var s entente.Sentence
	var a entente.Amount
	var b strings.Builder
	for _, w := range strings.Fields(line) {
		form, tag, _ := strings.Cut(w, "/")
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		at := b.Len()
		if n, ok := strings.CutPrefix(form, "#"); ok {
			form = n
			v := 0.0
			for _, c := range n {
				v = v*10 + float64(c-'0')
			}
			a = entente.Amount{Span: entente.Span{Start: at, End: at + len(form)}, Text: form, Value: &v, Unit: "count", Of: "miners"}
		}
		b.WriteString(form)
		s.Tokens = append(s.Tokens, entente.Token{Span: entente.Span{Start: at, End: b.Len()}, Text: form, Lemma: strings.ToLower(form), UPOS: tag})
	}
	d.Text = b.String()
	s.Span = entente.Span{Start: 0, End: len(d.Text)}
	return d, &entente.Reading{Document: id, Sentences: []entente.Sentence{s}, Amounts: []entente.Amount{a}}
}

func TestFiguresOfOneThingDifferAcrossDocuments(t *testing.T) {
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	const first = "Rescuers/NOUN freed/VERB #31/NUM miners/NOUN from/ADP the/DET Calama/PROPN shaft/NOUN"
	for _, c := range []struct {
		name, day, line string
		want            int
	}{
		{"another figure", "2024-05-02", "Rescuers/NOUN freed/VERB #24/NUM miners/NOUN from/ADP the/DET Calama/PROPN shaft/NOUN", 1},
		{"the same figure", "2024-05-02", "Rescuers/NOUN freed/VERB #31/NUM miners/NOUN from/ADP the/DET Calama/PROPN shaft/NOUN", 0},
		{"another place", "2024-05-02", "Rescuers/NOUN freed/VERB #24/NUM miners/NOUN from/ADP the/DET Tocopilla/PROPN pit/NOUN", 0},
		{"another month", "2024-09-02", "Rescuers/NOUN freed/VERB #24/NUM miners/NOUN from/ADP the/DET Calama/PROPN shaft/NOUN", 0},
		{"another act", "2024-05-02", "Owners/NOUN dismissed/VERB #24/NUM miners/NOUN of/ADP the/DET Calama/PROPN shaft/NOUN", 0},
	} {
		a, ra := told("sha256:a", "2024-05-01", first)
		b, rb := told("sha256:b", c.day, c.line)
		got := f.Spoken([]*Notes{f.Note(a, ra), f.Note(b, rb)}, nil, nil, newLedger(nil))
		if len(got) != c.want {
			t.Errorf("%s: %d disputes, want %d: %+v", c.name, len(got), c.want, got)
		}
		for _, d := range got {
			if d.Type != entente.DisputeValue || len(d.Sides) != 2 || d.Sides[0].Quote == "" || !strings.Contains(d.About, "…") {
				t.Errorf("%s: %+v", c.name, d)
			}
		}
	}
}
