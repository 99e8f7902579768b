package weighing_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"entente"
	"entente/weighing"
	"entente/work"
)

// corpus is all articles of the scenarios in one set, read and coded.
func corpus(t *testing.T) *work.Result {
	t.Helper()
	pipe, err := work.New(work.Options{Setting: "fast"})
	if err != nil {
		t.Fatal(err)
	}
	var docs []*entente.Document
	for _, c := range scenarios(t) {
		docs = append(docs, c.docs...)
	}
	res, err := pipe.Run(context.Background(), docs)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

func TestWithReadingsTheOrderOfArrivalDoesNotMatter(t *testing.T) {
	res := corpus(t)
	w, err := weighing.New()
	if err != nil {
		t.Fatal(err)
	}
	of := map[string][]entente.Claim{}
	for _, c := range res.Claims {
		of[c.Document] = append(of[c.Document], c)
	}
	docs := slices.Clone(res.Documents)
	rnd := rand.New(rand.NewPCG(3, 1))
	for range 2 {
		rnd.Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
		x := w.NewIndex()
		for _, d := range docs {
			x.Add(d, res.Readings[d.ID], of[d.ID])
		}
		if got := x.Result(); !reflect.DeepEqual(got, res.Result) {
			t.Fatalf("%d disputes and %d incidents one by one, %d and %d at once", len(got.Disputes), len(got.Incidents), len(res.Disputes), len(res.Incidents))
		}
	}
	if len(res.Disputes) < 20 {
		t.Errorf("%d disputes", len(res.Disputes))
	}
}

func TestDroppingASourceEqualsNeverHavingIt(t *testing.T) {
	res := corpus(t)
	w, err := weighing.New()
	if err != nil {
		t.Fatal(err)
	}
	x := w.NewIndex()
	x.AddAll(res.Documents, res.Readings, res.Claims)
	rnd := rand.New(rand.NewPCG(5, 2))
	for range 4 {
		var gone []string
		var docs []*entente.Document
		for _, d := range res.Documents {
			if rnd.IntN(6) == 0 {
				gone = append(gone, d.ID)
			} else {
				docs = append(docs, d)
			}
		}
		want := w.Weigh(docs, res.Readings, res.Claims)
		got := x.Without(gone...).Result()
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("without %d documents: %d incidents and %d disputes, want %d and %d", len(gone), len(got.Incidents), len(got.Disputes), len(want.Incidents), len(want.Disputes))
		}
		for _, e := range weighing.Effects(res.Result, got) {
			if e.After != nil && e.After.Standing == e.Before.Standing && e.After.Origins == e.Before.Origins && e.After.Credibility == e.Before.Credibility &&
				e.After.Status == e.Before.Status && e.After.Date.EDTF == e.Before.Date.EDTF {
				t.Errorf("no effect is listed as one: %+v", e)
			}
		}
	}
}

func TestReliabilityMovesNeitherCredibilityNorStanding(t *testing.T) {
	res := corpus(t)
	w, err := weighing.New()
	if err != nil {
		t.Fatal(err)
	}
	letters := []string{"A", "B", "", "E"}
	rated := w.Rated(func(d *entente.Document) string { return letters[len(d.Text)%len(letters)] }).Weigh(res.Documents, res.Readings, res.Claims)
	seen := map[string]bool{}
	for i, in := range rated.Incidents {
		seen[in.Reliability] = true
		in.Reliability = ""
		if !reflect.DeepEqual(in, res.Incidents[i]) {
			t.Fatalf("%+v\nis not\n%+v", in, res.Incidents[i])
		}
	}
	if fmt.Sprint(len(seen)) < "3" {
		t.Errorf("letters seen: %v", seen)
	}
}

func TestReadingOnDemandEqualsReadingBefore(t *testing.T) {
	res := corpus(t)
	w, err := weighing.New()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	d := w.Reading(func(d *entente.Document) *entente.Reading { return res.Readings[d.ID] }, 1000)
	for range 2 {
		if got := d.Weigh(res.Documents, nil, res.Claims); !reflect.DeepEqual(got, res.Result) {
			t.Fatalf("%d disputes, want %d", len(got.Disputes), len(res.Disputes))
		}
	}
	few := w.Reading(func(d *entente.Document) *entente.Reading { n++; return res.Readings[d.ID] }, 3)
	if got := few.Weigh(res.Documents, nil, res.Claims); n != 0 || len(got.Disputes) >= len(res.Disputes) {
		t.Errorf("%d of too many documents were read", n)
	}
}
