package sameevent

import (
	"sort"

	"entente/weighing/pairs"
)

// Settings of the resolver.
type Settings struct {
	Documents float64 // likeness from which documents share a topic
	Events    float64 // mean log-odds from which mentions are one event
}

// Default settings, chosen on the training part.
var Default = Settings{Documents: 0.12, Events: -0.75}

// largestTopic is the number of documents above which a topic is split: a
// corpus of one subject falls into its incidents only under a finer measure.
const largestTopic = 60

// Topics clusters documents by likeness of words. A cluster that is too large
// is clustered again with a higher threshold.
func Topics(c *pairs.Corpus, threshold float64) []int {
	all := make([]int, len(c.Vectors))
	for i := range all {
		all[i] = i
	}
	labels := make([]int, len(all))
	split(c, all, threshold, labels)
	return labels
}

func split(c *pairs.Corpus, docs []int, threshold float64, labels []int) {
	got := pairs.Cluster(len(docs), func(i, j int) float64 { return c.Like(docs[i], docs[j]) }, threshold)
	parts := map[int][]int{}
	for i, l := range got {
		labels[docs[i]] = docs[l]
		parts[l] = append(parts[l], docs[i])
	}
	for l := range docs { // in order
		if part := parts[l]; len(part) > largestTopic && threshold < 0.9 {
			split(c, part, threshold+0.06, labels)
		}
	}
}

// topicMentions lists the mentions of each cluster of documents, in order.
func topicMentions(c *pairs.Corpus, topics []int) ([][]int, []int) {
	by, docs := map[int][]int{}, map[int]int{}
	for _, t := range topics {
		docs[t]++
	}
	for i := range c.Mentions {
		t := topics[c.Mentions[i].Doc]
		by[t] = append(by[t], i)
	}
	ids := make([]int, 0, len(by))
	for t := range by {
		ids = append(ids, t)
	}
	sort.Ints(ids)
	var out [][]int
	var n []int
	for _, t := range ids {
		out = append(out, by[t])
		n = append(n, docs[t])
	}
	return out, n
}

// Judged holds the log-odds of all pairs of mentions that share a topic.
type Judged struct {
	n     int
	lists [][]int
	odds  [][]float32 // lower triangles
}

// Judge compares all pairs within topics.
func Judge(c *pairs.Corpus, m *pairs.Model, topics []int) *Judged {
	j := &Judged{n: len(c.Mentions)}
	lists, docs := topicMentions(c, topics)
	j.lists = lists
	for k, list := range lists {
		topic := c.TopicOf(docs[k], list)
		j.odds = append(j.odds, m.Judge(c, list, topic))
	}
	return j
}

// Cluster groups mentions by mean log-odds.
func (j *Judged) Cluster(threshold float64) []int {
	labels := make([]int, j.n)
	for k, list := range j.lists {
		got := pairs.Cluster(len(list), func(a, b int) float64 { return float64(j.odds[k][a*(a-1)/2+b]) }, threshold)
		for i, m := range list {
			labels[m] = list[got[i]]
		}
	}
	return labels
}

// Resolve clusters all mentions of a corpus.
func Resolve(c *pairs.Corpus, m *pairs.Model, s Settings) []int {
	return Judge(c, m, Topics(c, s.Documents)).Cluster(s.Events)
}

// SameLemma is the plain baseline: mentions with one head lemma are one
// event, within topics or, with threshold 0, in the whole corpus.
func SameLemma(c *pairs.Corpus, threshold float64) []int {
	topics := make([]int, len(c.Vectors))
	if threshold > 0 {
		topics = Topics(c, threshold)
	}
	type key struct {
		topic int
		lemma string
	}
	at := map[key]int{}
	labels := make([]int, len(c.Mentions))
	for i := range c.Mentions {
		k := key{topics[c.Mentions[i].Doc], c.Mentions[i].Lemma}
		if _, ok := at[k]; !ok {
			at[k] = i
		}
		labels[i] = at[k]
	}
	return labels
}

// EachTopic visits the mentions of each topic with the number of its
// documents.
func EachTopic(c *pairs.Corpus, threshold float64, visit func(list []int, topic pairs.Topic)) {
	lists, docs := topicMentions(c, Topics(c, threshold))
	for k, list := range lists {
		visit(list, c.TopicOf(docs[k], list))
	}
}
