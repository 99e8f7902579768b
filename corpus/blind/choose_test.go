package main

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"entente/corpus"
)

func loaded(t *testing.T) []corpus.Passage {
	t.Helper()
	list, err := corpus.Load()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func ids(list []corpus.Passage) []string {
	var out []string
	for _, p := range list {
		out = append(out, p.ID)
	}
	return out
}

func TestTheChoiceIsTheSameEachTimeAndDependsOnTheSeed(t *testing.T) {
	list := loaded(t)
	a, b, c := ids(choose(list, 50, 1)), ids(choose(list, 50, 1)), ids(choose(list, 50, 2))
	if !slices.Equal(a, b) || slices.Equal(a, c) {
		t.Errorf("%v\n%v\n%v", a, b, c)
	}
}

func TestTheChoiceHasTheSizeAskedForAndEveryStyle(t *testing.T) {
	list := loaded(t)
	for _, x := range []struct{ n, want int }{{0, 0}, {1, 1}, {140, 140}, {1 << 20, len(list)}} {
		got := choose(list, x.n, 1)
		if len(got) != x.want {
			t.Errorf("asked for %d, got %d", x.n, len(got))
		}
		unique := ids(got)
		slices.Sort(unique)
		if len(slices.Compact(unique)) != len(got) {
			t.Errorf("of %d some came twice", x.n)
		}
		styles := map[string]bool{}
		for _, p := range got {
			styles[p.Style] = true
		}
		if x.n >= 6 && len(styles) != 6 {
			t.Errorf("of %d only styles %v", x.n, styles)
		}
	}
}

func TestNothingOfTheAnnotationIsPrinted(t *testing.T) {
	var out bytes.Buffer
	if err := write(&out, choose(loaded(t), 140, 1)); err != nil {
		t.Fatal(err)
	}
	for line := range strings.SplitSeq(out.String(), "\n") {
		if line != "" && !strings.HasPrefix(line, "# ") && !strings.HasPrefix(line, "= ") && !strings.HasPrefix(line, "S ") {
			t.Errorf("printed %q", line)
		}
	}
}
