package corpus

import (
	"strings"
	"testing"

	"entente/lexicon/ontology"
)

func loaded(t *testing.T) []Passage {
	t.Helper()
	list, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestEverySpanStandsVerbatimInItsSentence(t *testing.T) {
	for _, p := range loaded(t) {
		if n := len(p.Sentences); n < 1 || n > 5 {
			t.Errorf("%s: %d sentences", p.ID, n)
		}
		for _, e := range p.Events {
			s := p.Sentences[e.Sentence]
			check := func(x Span) {
				if x.Start < s.Start || x.End > s.End || p.Text[x.Start:x.End] != x.Text {
					t.Errorf("%s: %q is not at [%d,%d)", p.ID, x.Text, x.Start, x.End)
				}
			}
			check(e.Predicate)
			for _, a := range append(append([]Party{}, e.Actors...), e.Recipients...) {
				check(a.Span)
			}
			if e.Date != nil {
				check(*e.Date)
			}
			if e.Speaker != nil {
				check(e.Speaker.Span)
			}
		}
	}
}

func TestNoSentenceIsThereTwice(t *testing.T) {
	seen := map[string]string{}
	for _, p := range loaded(t) {
		for _, s := range p.Sentences {
			if at, ok := seen[s.Text]; ok {
				t.Errorf("%s and %s share %q", at, p.ID, s.Text)
			}
			seen[s.Text] = p.ID
		}
	}
}

func TestNoDyadIsBothTrainedAndHeld(t *testing.T) {
	kind := map[string]string{}
	for _, p := range loaded(t) {
		k := "open"
		if p.Split == SplitDyad {
			k = "held"
		}
		if was, ok := kind[p.Dyad]; ok && was != k {
			t.Errorf("%s is %s and %s", p.Dyad, was, k)
		}
		kind[p.Dyad] = k
	}
}

// The floors are what is there; they may only rise.
func TestTheCorpusIsAsBroadAsItSays(t *testing.T) {
	s := Describe(loaded(t))
	if s.Sentences < floorSentences || len(s.Dyads) < floorDyads {
		t.Errorf("%d sentences over %d dyads", s.Sentences, len(s.Dyads))
	}
	if share := float64(s.Eventless) / float64(s.Sentences); share < 0.25 || share > 0.45 {
		t.Errorf("%.2f of the sentences tell no event", share)
	}
	if held := float64(s.Splits[SplitDyad]+s.Splits[SplitPassage]) / float64(s.Sentences); held < 0.25 || held > 0.42 {
		t.Errorf("%.2f of the sentences are held aside", held)
	}
	if len(s.Types) != floorTypes || len(s.Statuses) != floorStatuses {
		t.Errorf("%d types, %d statuses", len(s.Types), len(s.Statuses))
	}
}

func TestParseNamesFileAndLineOfAnError(t *testing.T) {
	o, err := ontology.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct{ name, text, want string }{
		{"no passage", "S Hello.", "x:1"},
		{"style", "= a poem AAA-BBB\nS Hi.", "x:1: unknown style"},
		{"dyad order", "= a wire BBB-AAA", "alphabetical"},
		{"type", "= a wire AAA-BBB\nS A hit B.\nE HIT hit | AAA A | BBB B", "x:3: unknown event type"},
		{"mode", "= a wire AAA-BBB\nS A hit B.\nE ASSAULT.kiss hit | AAA A | BBB B", "no mode"},
		{"span", "= a wire AAA-BBB\nS A hit B.\nE ASSAULT hits | AAA A | BBB B", "does not stand"},
		{"part of a word", "= a wire AAA-BBB\nS Ann hit B.\nE ASSAULT hit | AAA A | BBB B", "does not stand"},
		{"status", "= a wire AAA-BBB\nS A hit B.\nE ASSAULT hit | AAA A | BBB B | ! maybe", "unknown status"},
		{"tag", "= a wire AAA-BBB\nS A hit B.\nE ASSAULT hit | AAA A | BBB B | Z z", "unknown tag"},
		{"empty", "= a wire AAA-BBB", "no sentence"},
	} {
		if _, err := Parse("x", x.text, o); err == nil || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%s: %v", x.name, err)
		}
	}
}

func TestParseReadsTheNotation(t *testing.T) {
	o, err := ontology.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	list, err := Parse("x", "# c\n= a wire CHE-DEU 2024-05-01\nS It is late.\nS Bonn, sources say, may expel a Swiss envoy; Bonn knows why.\nE SANCTION.expel expel | DEU Bonn | CHE Swiss | ! hedged | S - sources\nE COOPERATE knows | DEU Bonn#2 | - | X +", o)
	if err != nil {
		t.Fatal(err)
	}
	p := list[0]
	e := p.Events[0]
	if p.Text[e.Predicate.Start:e.Predicate.End] != "expel" || e.Sentence != 1 || e.Status != "hedged" || e.Sign != -1 ||
		e.Speaker.Text != "sources" || e.Actors[0].Sector != "GOV" {
		t.Errorf("first event: %+v", e)
	}
	if f := p.Events[1]; f.Sign != 1 || f.Actors[0].Start != strings.LastIndex(p.Text, "Bonn") {
		t.Errorf("second event: %+v", f)
	}
}

func FuzzParse(f *testing.F) {
	o, err := ontology.Load(nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Add("= a wire AAA-BBB\nS A hit B.\nE ASSAULT hit | AAA A | BBB B#1 | D hit | ! hyp")
	f.Fuzz(func(t *testing.T, s string) {
		list, err := Parse("f", s, o)
		if err != nil {
			return
		}
		for _, p := range list {
			for _, e := range p.Events {
				if p.Text[e.Predicate.Start:e.Predicate.End] != e.Predicate.Text {
					t.Errorf("span of %q", e.Predicate.Text)
				}
			}
		}
	})
}
