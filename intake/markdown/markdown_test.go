package markdown

import (
	"strings"
	"testing"

	"entente"
)

func TestMarksAreLeftOut(t *testing.T) {
	d, err := Read([]byte("---\ntitle: T\npublished: 2024-05\n---\n# Envoys *meet*\n\nThe **envoys** of [Norland](http://n.example) met &amp; spoke.\nThey left\\.\n\n- Fisheries: open\n- Quotas\n\n> A quotation.\n\n| Year | Trade |\n|---|---|\n| 2022 | 5 |\n\n```\ncode\n```\n![alt](x.png)\n<div>raw</div>\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := "Envoys meet\n\nThe envoys of Norland met & spoke. They left.\n\nFisheries: open\n\nQuotas\n\nA quotation.\n\nYear | Trade\n\n2022 | 5"
	if d.Text != want {
		t.Errorf("got %q", d.Text)
	}
	if d.Meta.Title != "T" || d.Meta.Published.EDTF != "2024-05" || d.Derived != "markdown" {
		t.Errorf("got %+v", d)
	}
	if p := d.Pieces[0]; p.Kind != entente.BlockHeading || p.Level != 1 || !d.Pieces[2].Item {
		t.Errorf("got %+v", d.Pieces)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("# a\n\n- b\n  > c\n\n|d|\n|-|\n|e|\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		d, err := Read(raw)
		if err != nil {
			return
		}
		at := 0
		for _, p := range d.Pieces {
			if p.Check(d.Text) != nil || strings.TrimSpace(d.Text[at:p.Start]) != "" {
				t.Fatalf("piece %+v of %q", p, d.Text)
			}
			at = p.End
		}
	})
}
