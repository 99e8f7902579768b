package ranking

import (
	"cmp"
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// world is a small made-up history: capitals consult in a weekly rhythm,
// police of a country accuse its citizens, and some noise.
func world(seed uint64) (Names, []Fact) {
	n := Names{
		Entities: []string{"Northland", "Southland", "Eastland", "Police (Northland)", "Police (Southland)",
			"Citizen (Northland)", "Citizen (Southland)", "Citizen (Eastland)", "Ada Berg", "Never Seen"},
		Relations: []string{"Consult", "Accuse", "Make_a_visit"},
	}
	rng := rand.New(rand.NewPCG(seed, 1))
	var facts []Fact
	for d := int32(0); d < 60; d++ {
		if d%7 == 0 {
			facts = append(facts, Fact{0, 2, 1, d})
		}
		if d%7 == 2 {
			facts = append(facts, Fact{0, 0, 1, d})
		}
		facts = append(facts, Fact{3, 1, 5, d}, Fact{4, 1, 6, d}, Fact{int32(rng.IntN(9)), int32(rng.IntN(3)), int32(rng.IntN(9)), d})
	}
	return n, facts
}

func train(t *testing.T, opt Options) *Ranker {
	t.Helper()
	names, facts := world(1)
	k, err := Train(context.Background(), names, facts, opt)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestSameSeedGivesTheSameScores(t *testing.T) {
	a, b := train(t, Options{Seed: 7, Rerank: true}), train(t, Options{Seed: 7, Rerank: true})
	for s := range int32(10) {
		for _, inverse := range []bool{false, true} {
			q := Query{s, 1, 61, inverse}
			x, err := a.Scores(q, nil)
			if err != nil {
				t.Fatal(err)
			}
			y, _ := b.Scores(q, nil)
			for o := range x {
				if x[o] != y[o] {
					t.Fatalf("%v, candidate %d: %v and %v", q, o, x[o], y[o])
				}
			}
		}
	}
}

func TestHabitComesFirst(t *testing.T) {
	k := train(t, Options{})
	for _, c := range []struct {
		q    Query
		want int32
	}{
		{Query{3, 1, 60, false}, 5},
		{Query{6, 1, 60, true}, 4},
		{Query{0, 0, 60, false}, 1},
	} {
		e, err := k.Explain(c.q, c.want)
		if err != nil {
			t.Fatal(err)
		}
		if e.Rank != 1 {
			t.Errorf("%v: candidate %d has rank %v, want 1", c.q, c.want, e.Rank)
		}
	}
}

func TestReasonsSumToTheScore(t *testing.T) {
	k := train(t, Options{})
	for s := range int32(10) {
		for r := range int32(3) {
			for o := range int32(10) {
				e, err := k.Explain(Query{s, r, 62, o%2 == 0}, o)
				if err != nil {
					t.Fatal(err)
				}
				sum := 0.0
				for _, r := range e.Reasons {
					sum += r.Weight
				}
				if math.Abs(sum-e.Score) > 1e-3 {
					t.Errorf("(%d %d ? ) candidate %d: reasons sum to %v, score %v", s, r, o, sum, e.Score)
				}
			}
		}
	}
}

func TestReasonsNameTheEarlierAct(t *testing.T) {
	k := train(t, Options{})
	e, err := k.Explain(Query{3, 1, 60, false}, 5)
	if err != nil {
		t.Fatal(err)
	}
	if want := `because Police (Northland) did "Accuse" to Citizen (Northland) a day ago`; !strings.Contains(e.String(), want) {
		t.Errorf("explanation lacks %q:\n%s", want, e)
	}
}

func TestOnlyThePastIsRead(t *testing.T) {
	k := train(t, Options{})
	q := Query{0, 0, 60, false}
	before, err := k.Scores(q, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := k.Observe([]Fact{{0, 0, 9, 60}}); err != nil {
		t.Fatal(err)
	}
	after, err := k.Scores(Query{0, 0, 61, false}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if after[9]-after[1] <= before[9]-before[1] {
		t.Error("a new partner does not rise after it has been met")
	}
	if _, err := k.Scores(Query{0, 0, 59, false}, nil); err == nil {
		t.Error("a question about a day already past is answered")
	}
	if err := k.Observe([]Fact{{0, 0, 9, 10}}); err == nil {
		t.Error("facts of a day already past are read")
	}
}

func TestOutsideTheNamesIsRefused(t *testing.T) {
	names, facts := world(1)
	k := train(t, Options{Epochs: -1})
	for _, q := range []Query{{-1, 0, 70, false}, {10, 0, 70, false}, {0, 3, 70, true}, {0, -1, 70, true}} {
		if _, err := k.Scores(q, nil); err == nil {
			t.Errorf("%v is answered", q)
		}
	}
	if _, err := k.Explain(Query{0, 0, 70, false}, 10); err == nil {
		t.Error("candidate 10 of 10 is explained")
	}
	if _, err := Train(context.Background(), names, append(facts, Fact{0, 0, 10, 1}), Options{}); err == nil {
		t.Error("a fact outside the names is learned from")
	}
	if _, err := Train(context.Background(), Names{}, nil, Options{}); err != nil {
		t.Errorf("an empty history: %v", err)
	}
}

func TestNamesAreReadAsRoleAndCountry(t *testing.T) {
	p := parseNames([]string{"Police (Northland)", "Citizen_(Northland)", "Northland", "Ada Berg", "Head (of) (North_Land)", "()"})
	if p.country[0] != p.country[1] || p.country[2] != p.country[0] || p.country[0] == none {
		t.Errorf("countries %v: the first three are one country", p.country)
	}
	if p.country[3] != none || p.role[3] != none || p.country[5] != none {
		t.Errorf("countries %v, roles %v: a plain name has neither", p.country, p.role)
	}
	if p.country[4] == none || p.country[4] == p.country[0] {
		t.Errorf("countries %v: the last brackets count", p.country)
	}
	if p.role[0] == p.role[1] || p.role[2] == none {
		t.Errorf("roles %v", p.role)
	}
}

func TestCountsFadeByHalfLife(t *testing.T) {
	d := newDecayTable()
	var c counter
	c.add(d, 3)
	c.add(d, 5)
	got := c.at(d, 7)
	for k, h := range halfLives {
		want := math.Exp2(-4/h) + math.Exp2(-2/h)
		if math.Abs(float64(got[k])-want) > 1e-6 {
			t.Errorf("half-life %v: %v, want %v", h, got[k], want)
		}
	}
}

func TestLog1pIsCloseToTheLogarithm(t *testing.T) {
	for _, x := range []float32{-1, 0, 1e-4, 0.1, 0.5, 1, 2, 3.99, 50, 1e4, 1e8} {
		if want := math.Log1p(math.Max(0, float64(x))); math.Abs(float64(log1p(x))-want) > 3e-5 {
			t.Errorf("log1p(%v) = %v, want %v", x, log1p(x), want)
		}
	}
}

func TestBestListsTheLikeliestFirst(t *testing.T) {
	k := train(t, Options{})
	q := Query{3, 1, 60, false}
	all, err := k.Best(q, 100)
	if err != nil {
		t.Fatal(err)
	}
	sum := 0.0
	for i, a := range all {
		sum += a.Share
		if i > 0 && a.Score > all[i-1].Score {
			t.Errorf("place %d scores %v, after %v", i, a.Score, all[i-1].Score)
		}
	}
	if len(all) != 10 || all[0].Candidate != 5 || math.Abs(sum-1) > 1e-9 {
		t.Errorf("%d answers, first %d, shares sum to %v; want 10, 5, 1", len(all), all[0].Candidate, sum)
	}
	if top, _ := k.Best(q, 2); len(top) != 2 || top[0] != all[0] {
		t.Errorf("the best two are %v", top)
	}
}

func TestTheForemostAreThoseOfASort(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 8))
	for range 300 {
		value := make([]int, 1+rng.IntN(60))
		list := make([]int32, len(value))
		for i := range value {
			value[i], list[i] = rng.IntN(9), int32(i)
		}
		before := func(a, b int32) bool { return value[a] > value[b] || value[a] == value[b] && a < b }
		want := slices.Clone(list)
		slices.SortFunc(want, func(a, b int32) int { return cmp.Or(cmp.Compare(value[b], value[a]), cmp.Compare(a, b)) })
		n := rng.IntN(len(list) + 1)
		foremost(list, n, before)
		if !slices.Equal(list[:n], want[:n]) {
			t.Fatalf("%v: the first %d are %v, want %v", value, n, list[:n], want[:n])
		}
		slices.Sort(list)
		for i, x := range list {
			if int(x) != i {
				t.Fatal("an entry was lost")
			}
		}
	}
}

func TestTheSecondLookKeepsTheRestBelow(t *testing.T) {
	names := Names{Relations: []string{"Meet"}}
	var facts []Fact
	for i := range 200 {
		names.Entities = append(names.Entities, strings.Repeat("x", i+1))
	}
	rng := rand.New(rand.NewPCG(2, 2))
	for d := range int32(90) {
		for range 6 {
			facts = append(facts, Fact{int32(rng.IntN(200)), 0, int32(rng.IntN(20)), d})
		}
	}
	plain, err := Train(context.Background(), names, facts, Options{Rerank: true})
	if err != nil {
		t.Fatal(err)
	}
	deep := plain.deep
	for s := range int32(20) {
		q := Query{Subject: s, Day: 90}
		plain.deep = deep
		second, _ := plain.Scores(q, nil)
		plain.deep = nil
		first, _ := plain.Scores(q, nil)
		best := deep.best(first)
		least := math.Inf(1)
		for _, o := range best {
			least = min(least, second[o])
		}
		for o := range first {
			if !slices.Contains(best, int32(o)) && (second[o] != first[o] || second[o] > least) {
				t.Fatalf("candidate %d outside the second look: %v, was %v, the least inside is %v", o, second[o], first[o], least)
			}
		}
	}
}
