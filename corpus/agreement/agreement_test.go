package agreement

import (
	"bytes"
	"context"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/corpus"
	"entente/lexicon/ontology"
)

const text = `= a wire CHE-DEU 2024-05-01
S Bonn expelled a Swiss envoy on Friday and may sue Bern.
%s
S It rained.
%s
= b wire CHE-DEU
S Bern praised and then blamed Bonn.
%s
`

// first has four events, second five: the suit is seen by both under other
// words' spans, the praise has another type, the rain is no event to the first.
var (
	first = fill(
		`E SANCTION.expel expelled | DEU Bonn | CHE Swiss | D on Friday
E ACCUSE.investigate sue | DEU Bonn | CHE Bern | ! hedged`,
		``,
		`E SUPPORT praised | CHE Bern | DEU Bonn
E ACCUSE.disapprove blamed | CHE Bern | DEU Bonn`)
	second = fill(
		`E SANCTION.expel expelled a Swiss envoy | DEU Bonn | CHE a Swiss envoy | D Friday
E ACCUSE.disapprove sue | DEU Bonn | - | ! hyp`,
		`E AID rained | - | - `,
		`E AGREE praised | CHE Bern | DEU Bonn | X -
E ACCUSE.disapprove then | CHE Bern | DEU Bonn`)
)

func fill(parts ...string) string {
	out := text
	for _, p := range parts {
		out = strings.Replace(out, "%s", p, 1)
	}
	return out
}

func parse(t *testing.T, s string) []corpus.Passage {
	t.Helper()
	o, err := ontology.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	list, err := corpus.Parse("x", s, o)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func matched(t *testing.T, a, b string) []Pair {
	t.Helper()
	pairs, err := Match(parse(t, a), parse(t, b))
	if err != nil {
		t.Fatal(err)
	}
	return pairs
}

func TestAHandMadeCaseCountsAsByHand(t *testing.T) {
	c := Count(matched(t, first, second))
	if c.Passages != 2 || c.Sentences != 3 {
		t.Errorf("%d passages, %d sentences", c.Passages, c.Sentences)
	}
	for _, x := range []struct {
		name      string
		got, want F1
	}{
		// "blamed" and "then" do not overlap: one type, one actor, one event.
		{"found", c.Found, F1{4, 5, 4}},
		{"all fields", c.All, F1{4, 5, 2}},
		{"exact acts", c.Act, F1{4, 4, 2}},
		{"actors' codes", c.ActorCodes, F1{4, 4, 4}},
		{"recipients' codes", c.RecipientCodes, F1{4, 3, 3}},
		{"recipients' spans", c.RecipientSpans, F1{4, 3, 3}},
		{"dates", c.Date, F1{1, 1, 1}},
		{"speakers", c.Speaker, F1{0, 0, 0}},
	} {
		if x.got != x.want {
			t.Errorf("%s: %+v, by hand %+v", x.name, x.got, x.want)
		}
	}
	for _, x := range []struct {
		name string
		got  Labels
		want float64
	}{
		// Told: yes/yes, no/yes, yes/yes; agreement 2/3, chance 6/9.
		{"told", c.Told, 0},
		// Types SANCTION ACCUSE SUPPORT ACCUSE, SANCTION ACCUSE AGREE ACCUSE:
		// agreement 3/4, chance (1+4)/16.
		{"type", c.Type, (0.75 - 5.0/16) / (1 - 5.0/16)},
		// Modes on three events: expel, investigate/disapprove, disapprove;
		// agreement 2/3, chance (1+0+2)/9.
		{"mode", c.Mode, (2.0/3 - 3.0/9) / (1 - 3.0/9)},
		// Statuses: three asserted alike, hedged/hyp; chance 9/16.
		{"status", c.Status, (0.75 - 9.0/16) / (1 - 9.0/16)},
		// Effects - - + -, - 0 - -: agreement 2/4, chance 9/16.
		{"effect", c.Effect, (0.5 - 9.0/16) / (1 - 9.0/16)},
	} {
		if math.Abs(x.got.Kappa()-x.want) > 1e-9 {
			t.Errorf("%s: kappa %.4f, by hand %.4f", x.name, x.got.Kappa(), x.want)
		}
	}
}

func TestAnAnnotationAgreesFullyWithItself(t *testing.T) {
	list, err := corpus.Load()
	if err != nil {
		t.Fatal(err)
	}
	pairs, err := Match(list, list)
	if err != nil {
		t.Fatal(err)
	}
	c := Count(pairs)
	for _, f := range figures {
		if v := f.value(c); v != 1 {
			t.Errorf("%s: %v", f.name, v)
		}
	}
}

func TestAgreementDoesNotDependOnWhoIsFirst(t *testing.T) {
	a, b := Count(matched(t, first, second)), Count(matched(t, second, first))
	for _, f := range figures {
		if x, y := f.value(a), f.value(b); math.Abs(x-y) > 1e-12 {
			t.Errorf("%s: %v and %v", f.name, x, y)
		}
	}
}

func TestEachEventIsPairedOnce(t *testing.T) {
	a := parse(t, "= a wire CHE-DEU\nS Bonn blamed Bern.\nE ACCUSE blamed | DEU Bonn | CHE Bern\nE ACCUSE blamed Bern | DEU Bonn | CHE Bern")[0].Events
	b := a[:1]
	if got := align(a, b); len(got) != 1 || got[0] != [2]int{0, 0} {
		t.Errorf("%v", got)
	}
	if got := align(nil, b); len(got) != 0 {
		t.Errorf("%v", got)
	}
}

func TestKappaWithoutVariety(t *testing.T) {
	for _, x := range []struct {
		name string
		l    Labels
		want float64
	}{
		{"nothing", Labels{}, 0},
		{"one label", Labels{{"a", "a"}: 5}, 1},
		{"never alike", Labels{{"a", "b"}: 2, {"b", "a"}: 2}, -1},
		{"independent", Labels{{"a", "a"}: 1, {"a", "b"}: 1, {"b", "a"}: 1, {"b", "b"}: 1}, 0},
	} {
		if got := x.l.Kappa(); got != x.want {
			t.Errorf("%s: %v", x.name, got)
		}
	}
}

func TestMatchRefusesAnotherText(t *testing.T) {
	for _, x := range []struct{ name, from, to, want string }{
		{"unknown passage", "= a ", "= c ", "passage c"},
		{"sentence changed", "It rained.", "It snowed.", "other sentences"},
		{"dyad changed", "= b wire CHE-DEU", "= b wire CHE-FRA", "CHE-FRA"},
	} {
		changed := strings.Replace(fill("", "", ""), x.from, x.to, 1)
		if _, err := Match(parse(t, first), parse(t, changed)); err == nil || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%s: %v", x.name, err)
		}
	}
}

func TestIntervalsHoldTheFigureAndAreTheSameEachTime(t *testing.T) {
	pairs := matched(t, first, second)
	f := []func(Tally) float64{func(t Tally) float64 { return t.Found.Value() }}
	a, b := Intervals(pairs, f), Intervals(pairs, f)
	if v := Count(pairs).Found.Value(); a[0] != b[0] || v < a[0][0] || v > a[0][1] {
		t.Errorf("%v in %v, %v", v, a, b)
	}
}

func TestRunPrintsCountsAndSaysWhenThereIsNoSecond(t *testing.T) {
	var out bytes.Buffer
	if err := Run(context.Background(), t.TempDir(), &out); err != nil {
		t.Fatal(err)
	}
	if s := out.String(); !strings.Contains(s, "events by status") || !strings.Contains(s, "no second annotation") {
		t.Errorf("printed %q", s)
	}
}

func TestAPassageInTwoFilesIsRefused(t *testing.T) {
	dir := t.TempDir()
	for _, n := range []string{"1.txt", "2.txt"} {
		if err := os.WriteFile(filepath.Join(dir, n), []byte("= a wire CHE-DEU\nS Hello."), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Read(dir); err == nil || !strings.Contains(err.Error(), "is in") {
		t.Errorf("%v", err)
	}
}
