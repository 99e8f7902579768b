package pairs

import (
	"math"
	"strings"

	"entente"
	"entente/weighing/words"
)

// Document is parsed text with the predicates to compare: for each mention
// the sentence and the tokens in it, 0-based.
type Document struct {
	Sentences [][]entente.Token
	Mentions  []Place
}

// Place is where a mention stands.
type Place struct {
	Sentence int
	Tokens   []int
}

// Corpus is a set of documents made ready.
type Corpus struct {
	Mentions []Mention
	Vectors  []bag // of documents
	df       map[string]int
	lemmaDF  map[string]float64 // share of documents that hold a mention with the stem
	n        int
}

// NewCorpus reads documents. Order matters only for the numbering of
// mentions: document by document, as given.
func NewCorpus(docs []Document) (*Corpus, error) {
	table, err := words.Load()
	if err != nil {
		return nil, err
	}
	function, err := words.Function()
	if err != nil {
		return nil, err
	}
	c := &Corpus{df: map[string]int{}, lemmaDF: map[string]float64{}, n: len(docs)}
	counts := make([]map[string]float64, len(docs))
	for i, d := range docs {
		counts[i] = map[string]float64{}
		for _, s := range d.Sentences {
			for _, t := range s {
				low := strings.ToLower(t.Text)
				if t.UPOS == "PUNCT" || function[low] || len(low) < 2 {
					continue
				}
				counts[i][words.Stem(strings.ToLower(t.Lemma))]++
			}
		}
		for s := range counts[i] {
			c.df[s]++
		}
	}
	for i := range counts {
		for s, k := range counts[i] {
			counts[i][s] = (1 + math.Log(k)) * c.idf(s)
		}
		c.Vectors = append(c.Vectors, newBag(counts[i]))
	}
	x := &extractor{table, function, c.idf}
	for i, d := range docs {
		seen := map[string]int{}
		from := len(c.Mentions)
		for _, p := range d.Mentions {
			m := x.mention(i, p.Sentence, d.Sentences[p.Sentence], p.Tokens)
			if seen[m.stem]++; seen[m.stem] == 1 {
				c.lemmaDF[m.stem] += 1 / float64(max(1, c.n))
			}
			c.Mentions = append(c.Mentions, m)
		}
		for k := from; k < len(c.Mentions); k++ {
			c.Mentions[k].twins = seen[c.Mentions[k].stem]
		}
	}
	return c, nil
}

// idf is smoothed so that a corpus of one document has weights too.
func (c *Corpus) idf(stem string) float64 {
	return math.Log(float64(c.n+2) / float64(c.df[stem]+1))
}

// Like is the cosine of two documents.
func (c *Corpus) Like(i, j int) float64 { return c.Vectors[i].dot(c.Vectors[j]) }
