package pairs

import (
	"math"
	"slices"
)

// Model judges pairs in two passes: the first looks at the two mentions, the
// second also at what the first said of them and all others of the topic.
type Model struct{ First, Second *Forest }

// SecondNames name the features of the second pass, after those of the first.
var SecondNames = []string{
	"first pass", "profiles", "best path", "rivals in document", "rivals anywhere", "best of either", "paths denied", "companions",
}

// triangle is the index of a pair, b < a, in a lower triangle.
func triangle(a, b int) int {
	if a < b {
		a, b = b, a
	}
	return a*(a-1)/2 + b
}

// FirstPass is the log-odds of all pairs of list by the first forest, as a
// lower triangle.
func (c *Corpus) FirstPass(f *Forest, list []int, topic Topic) []float32 {
	odds := make([]float32, 0, len(list)*(len(list)-1)/2)
	buf := make([]float32, 0, len(FeatureNames))
	for a, i := range list {
		for _, j := range list[:a] {
			buf = c.Features(i, j, topic, buf)
			odds = append(odds, float32(f.Logit(buf)))
		}
	}
	return odds
}

// Judge is the log-odds of all pairs of list, as a lower triangle.
func (m *Model) Judge(c *Corpus, list []int, topic Topic) []float32 {
	first := c.FirstPass(m.First, list, topic)
	if m.Second == nil {
		return first
	}
	n := c.Neighbours(list, first)
	out := make([]float32, len(first))
	var buf []float32
	for a := range list {
		for b := range a {
			buf = n.Features(a, b, topic, buf)
			out[triangle(a, b)] = float32(m.Second.Logit(buf))
		}
	}
	return out
}

// Neighbours is what the first pass says of a list of mentions, ready for
// the second.
type Neighbours struct {
	c     *Corpus
	list  []int
	first []float32
	likes [][]edge // likely companions of each, by index
	norm  []float64
}

type edge struct {
	to int
	p  float64
}

// likely is the probability from which a companion counts.
const likely = 0.08

// Neighbours prepares the second pass.
func (c *Corpus) Neighbours(list []int, first []float32) *Neighbours {
	n := &Neighbours{c: c, list: list, first: first, likes: make([][]edge, len(list)), norm: make([]float64, len(list))}
	for a := range list {
		for b := range list {
			if a == b {
				continue
			}
			if p := Odds(float64(first[triangle(a, b)])); p >= likely {
				n.likes[a] = append(n.likes[a], edge{b, p})
				n.norm[a] += float64(p * p)
			}
		}
	}
	return n
}

// Features are those of the first pass and of SecondNames for two indices of
// the list.
func (n *Neighbours) Features(a, b int, topic Topic, out []float32) []float32 {
	out = n.c.Features(n.list[a], n.list[b], topic, out)
	own := float64(n.first[triangle(a, b)])
	p := Odds(own)
	dot, path, denied := 0.0, 0.0, 0.0
	la, lb := n.likes[a], n.likes[b]
	for i, j := 0, 0; i < len(la) && j < len(lb); {
		switch {
		case la[i].to < lb[j].to:
			i++
		case la[i].to > lb[j].to:
			j++
		default:
			dot += float64(la[i].p * lb[j].p)
			path = max(path, min(la[i].p, lb[j].p))
			i++
			j++
		}
	}
	na, nb := n.norm[a], n.norm[b]
	if p >= likely {
		na, nb = na-float64(p*p), nb-float64(p*p)
	}
	profile := 0.5 // nobody to ask
	if na > 1e-9 || nb > 1e-9 {
		profile = dot / math.Sqrt(max(1e-9, na)*max(1e-9, nb))
		if na <= 1e-9 || nb <= 1e-9 {
			profile = 0
		}
	}
	rivalsDoc, rivals, best := n.rivals(a, b, own)
	r2, r3, b2 := n.rivals(b, a, own)
	denied = n.denied(la, b) + n.denied(lb, a)
	for _, x := range []float64{own, profile, path, float64(min(rivalsDoc+r2, 6)), float64(min(rivals+r3, 20)), max(best, b2), denied, float64(min(len(la)+len(lb), 40))} {
		out = append(out, float32(x))
	}
	return out
}

// rivals counts mentions that a likes better than b, in b's document and
// anywhere, and the probability of the best.
func (n *Neighbours) rivals(a, b int, own float64) (inDoc, all int, best float64) {
	doc := n.c.Mentions[n.list[b]].Doc
	p := Odds(own)
	for _, e := range n.likes[a] {
		if e.to == b {
			continue
		}
		best = max(best, e.p)
		if e.p > p {
			all++
			if n.c.Mentions[n.list[e.to]].Doc == doc {
				inDoc++
			}
		}
	}
	return
}

// denied is the probability mass of companions of one that the other has
// nothing to do with.
func (n *Neighbours) denied(likes []edge, other int) float64 {
	sum, all := 0.0, 0.0
	for _, e := range likes {
		if e.to == other {
			continue
		}
		all += e.p
		if _, ok := slices.BinarySearchFunc(n.likes[other], e.to, func(x edge, to int) int { return x.to - to }); !ok {
			sum += e.p
		}
	}
	if all == 0 {
		return 0
	}
	return sum / all
}
