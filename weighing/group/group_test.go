package group

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"entente"
)

// randomClaims makes claims that resemble each other.
func randomClaims(n int) ([]*entente.Document, []*entente.Claim) {
	r := rand.New(rand.NewPCG(3, 4))
	codes := []string{"FRD", "SYL", "OST"}
	verbs := []string{"visited", "shelled", "thanked"}
	places := []string{"Tilling", "Northlock", "Marsh Ferry"}
	types := map[string]string{"visited": "CONSULT", "shelled": "ASSAULT", "thanked": "SUPPORT"}
	var docs []*entente.Document
	var claims []*entente.Claim
	for i := range n {
		v := verbs[r.IntN(3)]
		text := fmt.Sprintf("On that day the envoy %s the garrison of %s with %d wagons.", v, places[r.IntN(3)], 20+r.IntN(3))
		d := &entente.Document{ID: fmt.Sprintf("d%03d", i), Text: text}
		c := &entente.Claim{ID: fmt.Sprintf("c:%03d", i), Document: d.ID, Kind: entente.KindEvent, Event: &entente.Event{Type: types[v]}, Lemma: v[:5],
			Status: entente.Asserted, Clause: entente.Span{End: len(text)}, Sentence: entente.Span{End: len(text)}, Predicate: entente.Span{Start: 21, End: 28},
			Actors: []entente.Actor{{Code: codes[r.IntN(3)]}}, Recipients: []entente.Actor{{Code: codes[r.IntN(3)]}}}
		if r.IntN(4) > 0 {
			day := fmt.Sprintf("2031-03-%02d", 1+r.IntN(5))
			c.Date = entente.Date{EDTF: day, Start: day, End: day, Basis: entente.BasisExplicit}
		}
		docs, claims = append(docs, d), append(claims, c)
	}
	return docs, claims
}

func TestComparisonIsSymmetric(t *testing.T) {
	l, err := NewLinker()
	if err != nil {
		t.Fatal(err)
	}
	docs, claims := randomClaims(40)
	for i := range claims {
		for j := range claims {
			a, b := l.View(docs[i], claims[i]), l.View(docs[j], claims[j])
			if _, x := l.Compare(a, b); true {
				if _, y := l.Compare(b, a); x != y {
					t.Fatalf("%s %s: %v and %v", claims[i].ID, claims[j].ID, x, y)
				}
			}
		}
	}
}

func TestContradictingClaimsAreNeverTogether(t *testing.T) {
	docs, claims := randomClaims(120)
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for i := range claims {
		x.Add(x.View(docs[i], claims[i]))
	}
	joined := 0
	for _, g := range x.Groups() {
		for i := range g {
			for j := range i {
				joined++
				if _, s := x.Compare(g[i], g[j]); s < -50 {
					t.Errorf("%s and %s contradict each other", g[i].Claim.ID, g[j].Claim.ID)
				}
			}
		}
	}
	if joined == 0 {
		t.Error("nothing was joined")
	}
}

func TestGroupsDoNotDependOnTheOrderOfClaims(t *testing.T) {
	docs, claims := randomClaims(90)
	ids := func(perm []int) [][]string {
		x, _ := New()
		for _, i := range perm {
			x.Add(x.View(docs[i], claims[i]))
		}
		var out [][]string
		for _, g := range x.Groups() {
			var l []string
			for _, v := range g {
				l = append(l, v.Claim.ID)
			}
			out = append(out, l)
		}
		return out
	}
	r := rand.New(rand.NewPCG(8, 8))
	want := ids(r.Perm(len(claims)))
	for range 4 {
		if got := ids(r.Perm(len(claims))); !reflect.DeepEqual(got, want) {
			t.Fatal("another order, other groups")
		}
	}
}
