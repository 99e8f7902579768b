package render

import "testing"

// FuzzExtract feeds damaged files to the reader of briefs: it must refuse
// them or read them, and never panic.
func FuzzExtract(f *testing.F) {
	for _, s := range []string{
		`{"schema":"entente/brief/1"}`,
		"# x\n<!-- entente-brief-1:full:e30=:entente-brief-end -->",
		`<script type="application/json" id="brief" data-sources="full">{"form":"year"}</script>`,
		"entente-brief-1:entente-brief-end", // marks that overlap
		"%PDF-1.3\n%entente-brief-1:none:e30=:entente-brief-end\n%%EOF",
	} {
		for _, format := range []string{"json", "md", "html", "pdf"} {
			f.Add(format, []byte(s))
		}
	}
	f.Fuzz(func(t *testing.T, format string, data []byte) {
		b, _, err := Extract(format, data)
		if (b == nil) == (err == nil) {
			t.Errorf("a brief or an error, not both or neither: %v %v", b, err)
		}
		if b != nil {
			Restore(b, nil)
		}
	})
}
