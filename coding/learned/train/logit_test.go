package main

import (
	"maps"
	"testing"
)

func sample() []choice {
	var out []choice
	for i := range 40 {
		yes := i%4 != 0
		f := []string{"*", "odd"}
		if yes {
			f = []string{"*", "good"}
		}
		out = append(out, question(f, yes, i%folds))
	}
	// two candidates of a choice among several
	for i := range 20 {
		out = append(out, choice{candidates: [][]string{{"near"}, {"far"}, {"nobody"}}, gold: 0, fold: i % folds})
	}
	return out
}

func TestFitLearnsWhatSeparates(t *testing.T) {
	w := fit(sample(), settings{l2: 1, least: 1, steps: 300})
	if p := w.shares([][]string{{"*", "good"}, nil})[0]; p < 0.8 {
		t.Errorf("a good example has probability %.2f", p)
	}
	if p := w.shares([][]string{{"*", "odd"}, nil})[0]; p > 0.3 {
		t.Errorf("an odd example has probability %.2f", p)
	}
	if p := w.shares([][]string{{"near"}, {"far"}, {"nobody"}}); p[0] < 0.8 || p[0]+p[1]+p[2] < 0.999 || p[0]+p[1]+p[2] > 1.001 {
		t.Errorf("shares %v", p)
	}
}

func TestFitIsTheSameTwice(t *testing.T) {
	s := settings{l2: 1, least: 1, steps: 100}
	if a, b := fit(sample(), s).rounded(), fit(sample(), s).rounded(); !maps.Equal(a, b) {
		t.Errorf("%v and %v", a, b)
	}
}

func TestRareFeaturesAreLeftOut(t *testing.T) {
	data := append(sample(), question([]string{"once"}, true, 0))
	if _, ok := fit(data, settings{l2: 1, least: 2, steps: 10})["once"]; ok {
		t.Error("a feature of one example has a weight")
	}
}

func TestCrossedNeverAnswersFromItsOwnFold(t *testing.T) {
	list := crossed(sample(), settings{l2: 1, least: 1, steps: 100})
	if len(list) != len(sample()) {
		t.Fatalf("%d answers", len(list))
	}
	if accuracy(list) < 0.95 || loss(list) > 0.5 {
		t.Errorf("accuracy %.2f, loss %.2f", accuracy(list), loss(list))
	}
}
