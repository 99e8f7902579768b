package agreement

import (
	"bytes"
	"strings"
	"testing"

	"entente/corpus"
)

// What the second annotation has reached; the sentences may only rise. The
// kappas are no aim: they say what a reader of the corpus may expect of it.
const floorSecond = 400

func TestTheSecondAnnotationFitsTheFirst(t *testing.T) {
	second, err := Read("../second")
	if err != nil {
		t.Fatal(err)
	}
	if len(second) == 0 {
		t.Skip("no second annotation is there")
	}
	first, err := corpus.Load()
	if err != nil {
		t.Fatal(err)
	}
	pairs, err := Match(first, second)
	if err != nil {
		t.Fatal(err)
	}
	if c := Count(pairs); c.Sentences < floorSecond {
		t.Errorf("%d sentences annotated twice, floor %d", c.Sentences, floorSecond)
	}
}

func TestDifferencesShowWhatOneHasAloneAndWhatBothHaveOtherwise(t *testing.T) {
	var out bytes.Buffer
	Differences(&out, matched(t, first, second))
	for _, want := range []string{
		"- ACCUSE.investigate sue | DEU.GOV Bonn | CHE.GOV Bern | ! hedged | X -1\n",
		"+ ACCUSE.disapprove sue | DEU.GOV Bonn | - | ! hypothetical | X 0\n",
		"+ AID rained | - | - | ! asserted | X 0   (alone)\n",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in\n%s", want, out.String())
		}
	}
	out.Reset()
	Differences(&out, matched(t, first, first))
	if out.Len() > 0 {
		t.Errorf("of an annotation with itself: %s", out.String())
	}
}
