package pairs

import (
	"testing"

	"entente"
)

// tok makes a flat sentence: the word at head governs all others.
func sentence(head int, words ...string) []entente.Token {
	out := make([]entente.Token, len(words))
	for i, w := range words {
		out[i] = entente.Token{Text: w, Lemma: w, UPOS: "NOUN", Head: head + 1, Deprel: "obj"}
	}
	out[head].Head, out[head].UPOS, out[head].Deprel = 0, "VERB", "root"
	return out
}

func corpus(t *testing.T) *Corpus {
	t.Helper()
	docs := []Document{
		{Sentences: [][]entente.Token{sentence(1, "quake", "struck", "Merapi", "villages", "dawn")}, Mentions: []Place{{0, []int{1}}}},
		{Sentences: [][]entente.Token{sentence(2, "dawn", "quake", "hit", "villages", "Merapi")}, Mentions: []Place{{0, []int{2}}}},
		{Sentences: [][]entente.Token{sentence(1, "parliament", "adopted", "budget", "pensions", "debate")}, Mentions: []Place{{0, []int{1}}}},
	}
	c, err := NewCorpus(docs)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestFeaturesDoNotDependOnTheOrderOfThePair(t *testing.T) {
	c := corpus(t)
	topic := c.TopicOf(3, []int{0, 1, 2})
	for i := range c.Mentions {
		for j := range c.Mentions {
			a, b := c.Features(i, j, topic, nil), c.Features(j, i, topic, nil)
			if len(a) != len(FeatureNames) {
				t.Fatalf("%d features, %d names", len(a), len(FeatureNames))
			}
			for k := range a {
				if a[k] != b[k] {
					t.Errorf("%s differs: %v %v", FeatureNames[k], a[k], b[k])
				}
			}
		}
	}
}

func TestTheModelPrefersLikeEvents(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	c := corpus(t)
	list := []int{0, 1, 2}
	odds := m.Judge(c, list, c.TopicOf(3, list))
	if same, other := odds[triangle(0, 1)], odds[triangle(0, 2)]; same <= other+2 {
		t.Errorf("a quake told twice %.2f, a quake and a budget %.2f", same, other)
	}
}

func TestClusteringMergesByMeanLikeness(t *testing.T) {
	like := [][]float64{{0, 5, -9, 1}, {5, 0, 2, 1}, {-9, 2, 0, 1}, {1, 1, 1, 0}}
	got := Cluster(4, func(i, j int) float64 { return like[i][j] }, 0.5)
	// 0 and 1 merge; 2 likes 1 and hates 0, so the mean keeps it out; 3 joins.
	if got[0] != got[1] || got[0] == got[2] || got[3] != got[0] {
		t.Errorf("got %v", got)
	}
}

func TestTrainingLearnsAnInteraction(t *testing.T) {
	var rows [][]float32
	var y, w []float32
	for i := range 400 {
		a, b := float32(i%2), float32(i/2%2)
		rows = append(rows, []float32{a, b, float32(i % 7)})
		label := float32(0)
		if a != b {
			label = 1
		}
		y, w = append(y, label), append(w, 1+float32(i%3)/10)
	}
	f := Train(rows, y, w, TrainOptions{Trees: 30, Depth: 3, Rate: 0.3, Ridge: 1, MinWeight: 1})
	for i := range rows {
		if (f.Logit(rows[i]) > 0) != (y[i] > 0) {
			t.Fatalf("row %v judged %.2f", rows[i], f.Logit(rows[i]))
		}
	}
}

func FuzzParseModel(f *testing.F) {
	f.Add(events[:64])
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, raw []byte) {
		if m, err := ParseModel(raw); err == nil {
			x := make([]float32, len(FeatureNames)+len(SecondNames))
			m.First.Logit(x)
			m.Second.Logit(x)
		}
	})
}
