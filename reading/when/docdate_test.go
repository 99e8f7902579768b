package when

import (
	"testing"

	"entente"
)

func TestDocumentsAreDatedByEvidence(t *testing.T) {
	for _, c := range []struct {
		name, text, url, edtf string
		basis                 entente.Basis
	}{
		{"byline", "A Port for Two\n\nJane Roe\n3 March 2021\n\nThe port opened in 2019 and lost money.", "", "2021-03-03", entente.BasisByline},
		{"byline in brackets", "(By: Jane Roe: Lima: March 3, 2021)\nThe port opened in 2019 and lost money.", "", "2021-03-03", entente.BasisByline},
		{"address", "The port opened and lost money.", "https://example.org/2021/03/03/port", "2021-03-03", entente.BasisURL},
		{"address, month only", "The port opened and lost money.", "https://example.org/2021/03/port", "2021-03", entente.BasisURL},
		{"window", "The port opened on 4 May 2019. In August 2020 the bank agreed to lend more, as it had in March 2020, and it will decide in 2031.", "", "2020-08-01/2021-01-31", entente.BasisWindow},
		{"file name", "Screenshot 2021-03-03 111500\n\nThe port opened in 2019.", "", "2021-03-03/2021-09-02", entente.BasisWindow},
		{"an old year", "The port opened in 1919 and lost money.", "", "", entente.BasisUndated},
		{"signed quotation", "The port is lost.”\n– Jane Roe, 3 March 2021", "", "", entente.BasisUndated},
		{"nothing", "The port opened on a Tuesday in June and lost money.", "", "", entente.BasisUndated},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := &entente.Document{Text: c.text, URL: c.url}
			got := DateDocument(d)
			if got.EDTF != c.edtf || got.Basis != c.basis {
				t.Errorf("got %+v, want %s by %s", got, c.edtf, c.basis)
			}
			if got.At != nil && got.At.Of(c.text) != got.Text {
				t.Errorf("span says %q, text %q", got.At.Of(c.text), got.Text)
			}
		})
	}
}

func TestNavigationDoesNotDateADocument(t *testing.T) {
	text := "The port opened in 2019, in May 2019.\nRead next: Rates rise, 4 June 2023"
	d := &entente.Document{Text: text, Blocks: []entente.Block{
		{Kind: entente.BlockBody, Span: entente.Span{Start: 0, End: 36}},
		{Kind: entente.BlockTeaser, Span: entente.Span{Start: 37, End: len(text)}},
	}}
	if got := DateDocument(d); got.Start != "2019-05-01" || got.Basis != entente.BasisWindow {
		t.Errorf("got %+v", got)
	}
}
