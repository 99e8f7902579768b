package phrases

import (
	"strings"
	"testing"
)

func TestDataLoads(t *testing.T) {
	p, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if !p.IsFrame(p.Frame("according")) || p.IsFrame("According to") {
		t.Error("a frame is admitted only with its spaces")
	}
	if !p.Evaluative("Surprising") || p.Evaluative("agreed") {
		t.Error("evaluative words are told by the list, in any case")
	}
	if !p.Cue("negation", "refused") || p.Cue("negation", "agreed") || !p.Cue("hedge", "may") || p.Cue("hedge", "May") {
		t.Error("cues match whole words and stems")
	}
	if len(p.Likelihood) != 14 {
		t.Errorf("the ICD 203 table has two words for each of seven steps, got %d", len(p.Likelihood))
	}
}

func TestWordsKeepTheirPlace(t *testing.T) {
	text := "Islamabad’s envoy—“not” U.S.-made, 2.5"
	var got []string
	for w, at := range Words(text) {
		if !strings.HasPrefix(text[at:], w) {
			t.Errorf("%q is not at %d", w, at)
		}
		got = append(got, w)
	}
	want := "Islamabad’s|envoy|not|U|S|made|2|5"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("got %s, want %s", s, want)
	}
}
