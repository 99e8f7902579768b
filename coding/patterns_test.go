package coding

import (
	"testing"
)

// Each pattern carries a sentence that it must fire on and one that it must
// not. The parser errs on a few; the floor may only rise.
const exampleFloor = 0.97

func TestPatternsFireOnTheirExamplesAndNotOnTheirCounterExamples(t *testing.T) {
	p := mustPipeline(t)
	yes, no := 0, 0
	for _, pat := range p.c.verbs.Patterns {
		if fires(p, pat.ID, pat.Yes) {
			yes++
		} else {
			t.Logf("%s:%d: %s does not fire on %q", pat.File, pat.Line, pat.ID, pat.Yes)
		}
		if fires(p, pat.ID, pat.No) {
			t.Errorf("%s:%d: %s fires on %q", pat.File, pat.Line, pat.ID, pat.No)
			continue
		}
		no++
	}
	n := len(p.c.verbs.Patterns)
	t.Logf("%d patterns: %d fire on their example, %d keep off their counter-example", n, yes, no)
	if float64(yes) < exampleFloor*float64(n) {
		t.Errorf("only %d of %d patterns fire on their example", yes, n)
	}
}

// fires reports whether a pattern matches anywhere in a text.
func fires(p *parts, id, text string) bool {
	_, r := p.read(text)
	for _, sc := range newScenes(r) {
		for _, m := range p.c.candidates(sc, nil) {
			if m.p.ID == id {
				return true
			}
		}
	}
	return false
}
