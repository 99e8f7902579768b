package coding

import "testing"

// BenchmarkCode measures coding after parsing, in sentences a second.
func BenchmarkCode(b *testing.B) {
	p := mustPipeline(b)
	text := ""
	for _, pat := range p.c.verbs.Patterns {
		text += pat.Yes + " " + pat.No + " "
	}
	doc, r := p.read(text)
	n := 0
	for b.Loop() {
		p.c.Code(doc, r)
		n += len(r.Sentences)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "sentences/s")
}
