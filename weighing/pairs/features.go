package pairs

import (
	"math"
	"slices"

	"entente/weighing/words"
)

// FeatureNames name the numbers that Features returns, in order.
var FeatureNames = []string{
	"same lemma", "same surface", "word vectors", "common prefix", "both verbs", "verb and noun",
	"subjects", "objects", "arguments crossed", "near words", "sentence words", "governor",
	"documents", "one document", "one sentence", "sentence gap", "lead", "lemma share", "lemma rarity",
	"shared names", "names differ", "shared figures", "figures differ", "negation differs",
	"surface overlap", "head in other sentence", "arguments empty", "lemma share in topic", "best of arguments",
	"meaning of arguments", "meaning nearby", "meaning of sentences", "like lemmas in document", "modal differs", "both modal",
	"later sentence", "time words shared", "time words differ", "subject empty", "subjects differ", "role differs", "tokens",
	"rarest shared word", "lemma rarity in English",
}

// Topic is what a pair's features need to know of the documents around: the
// share of documents of the topic that hold a lemma as a mention.
type Topic map[string]float64

// TopicOf counts lemmas in the mentions of one cluster of documents.
func (c *Corpus) TopicOf(docs int, mentions []int) Topic {
	t := Topic{}
	seen := map[string]map[int]bool{}
	for _, i := range mentions {
		m := &c.Mentions[i]
		if seen[m.stem] == nil {
			seen[m.stem] = map[int]bool{}
		}
		if !seen[m.stem][m.Doc] {
			seen[m.stem][m.Doc] = true
			t[m.stem] += 1 / float64(max(1, docs))
		}
	}
	return t
}

// Features compares two mentions; the order of the two does not matter.
func (c *Corpus) Features(i, j int, topic Topic, out []float32) []float32 {
	a, b := &c.Mentions[i], &c.Mentions[j]
	out = out[:0]
	add := func(x float64) { out = append(out, float32(x)) }
	same := a.stem == b.stem
	add(flag(same))
	add(flag(a.surface == b.surface))
	add(vectors(a, b))
	add(prefix(a.stem, b.stem))
	add(flag(a.Verb && b.Verb))
	add(flag(a.Verb != b.Verb))
	sub, obj := a.subject.dot(b.subject), a.object.dot(b.object)
	cross := max(a.subject.dot(b.object), a.object.dot(b.subject))
	add(sub)
	add(obj)
	add(cross)
	add(a.near.dot(b.near))
	add(a.sentence.dot(b.sentence))
	add(flag(a.governor == b.governor))
	add(c.Like(a.Doc, b.Doc))
	add(flag(a.Doc == b.Doc))
	add(flag(a.Doc == b.Doc && a.Sentence == b.Sentence))
	gap := 20.0
	if a.Doc == b.Doc {
		gap = math.Abs(float64(a.Sentence - b.Sentence))
	}
	add(gap)
	add(float64(min(a.Sentence, b.Sentence, 8)))
	add(max(c.lemmaDF[a.stem], c.lemmaDF[b.stem]))
	add(min(c.idf(a.stem), c.idf(b.stem)))
	n := common(a.names, b.names)
	add(float64(min(n, 4)))
	add(flag(n == 0 && len(a.names) > 0 && len(b.names) > 0))
	k := common(a.figures, b.figures)
	add(float64(min(k, 3)))
	add(flag(k == 0 && len(a.figures) > 0 && len(b.figures) > 0))
	add(flag(a.negated != b.negated))
	add(surfaceOverlap(a.surface, b.surface))
	add(flag(a.sentence.has(b.stem)) + flag(b.sentence.has(a.stem)))
	add(flag(len(a.subject)+len(a.object) == 0) + flag(len(b.subject)+len(b.object) == 0))
	add(max(topic[a.stem], topic[b.stem]))
	add(max(sub, obj, cross))
	add(cosine(&a.argVector, &b.argVector))
	add(cosine(&a.nearVector, &b.nearVector))
	add(cosine(&a.sentVector, &b.sentVector))
	add(float64(max(a.twins, b.twins)))
	add(flag(a.modal != b.modal))
	add(flag(a.modal && b.modal))
	add(float64(min(max(a.Sentence, b.Sentence), 15)))
	tm := common(a.times, b.times)
	add(float64(min(tm, 3)))
	add(flag(tm == 0 && len(a.times) > 0 && len(b.times) > 0))
	add(flag(len(a.subject) == 0) + flag(len(b.subject) == 0))
	add(flag(sub == 0 && len(a.subject) > 0 && len(b.subject) > 0))
	add(flag(a.role != b.role))
	add(float64(max(a.size, b.size)))
	add(rarest(a.sentence, b.sentence, c))
	add(max(a.bits, b.bits))
	return out
}

// rarest is the idf of the rarest word in both bags.
func rarest(a, b bag, c *Corpus) float64 {
	best := 0.0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].stem < b[j].stem:
			i++
		case a[i].stem > b[j].stem:
			j++
		default:
			best = max(best, c.idf(a[i].stem))
			i++
			j++
		}
	}
	return best
}

func flag(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func vectors(a, b *Mention) float64 {
	if a.stem == b.stem {
		return 1
	}
	if !a.hasVector || !b.hasVector {
		return 0
	}
	return cosine(&a.vector, &b.vector)
}

type vector = [words.Dim]float32

func cosine(a, b *vector) float64 {
	var s, x, y float64
	for i := range a {
		p, q := float64(a[i]), float64(b[i])
		s += float64(p * q)
		x += float64(p * p)
		y += float64(q * q)
	}
	if x == 0 || y == 0 {
		return 0
	}
	return s / math.Sqrt(float64(x*y))
}

// prefix is the share of the shorter word that both begin with.
func prefix(a, b string) float64 {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return float64(n) / float64(max(1, min(len(a), len(b))))
}

func common(a, b []string) int {
	n := 0
	for _, x := range a {
		if _, ok := slices.BinarySearch(b, x); ok {
			n++
		}
	}
	return n
}

func surfaceOverlap(a, b string) float64 {
	wa, wb := fields(a), fields(b)
	n := 0
	for _, w := range wa {
		if slices.Contains(wb, w) {
			n++
		}
	}
	return float64(n) / float64(max(1, max(len(wa), len(wb))))
}

func fields(s string) []string {
	var out []string
	for i := 0; i < len(s); {
		j := i
		for j < len(s) && s[j] != ' ' {
			j++
		}
		if j > i {
			out = append(out, s[i:j])
		}
		i = j + 1
	}
	return out
}

func (b bag) has(stem string) bool {
	_, ok := slices.BinarySearchFunc(b, stem, func(t term, s string) int {
		switch {
		case t.stem < s:
			return -1
		case t.stem > s:
			return 1
		}
		return 0
	})
	return ok
}
