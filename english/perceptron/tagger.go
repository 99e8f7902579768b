package perceptron

import "strings"

// Tagger assigns a part of speech to each word, greedily from left to right.
type Tagger struct {
	Tags  []string // "UPOS/XPOS"
	UPOS  []string
	XPOS  []string
	Table *Table
}

// NewTagger makes a tagger from its tag names and weights.
func NewTagger(tags []string, t *Table) *Tagger {
	g := &Tagger{Tags: tags, Table: t}
	for _, x := range tags {
		u, p, _ := strings.Cut(x, "/")
		g.UPOS = append(g.UPOS, u)
		g.XPOS = append(g.XPOS, p)
	}
	return g
}

// edge is the tag before the first word.
const edge = 255

// tagFeatures appends the features of word i given the two tags before it.
func tagFeatures(f []uint64, ws []Word, i int, t1, t2 uint8, caps bool) []uint64 {
	var none Word
	at := func(j int) *Word {
		if j < 0 || j >= len(ws) {
			return &none
		}
		return &ws[j]
	}
	w, p, n, pp, nn := &ws[i], at(i-1), at(i+1), at(i-2), at(i+2)
	a, b := uint64(t1), uint64(t2)
	first := flag(i == 0)
	s := mix(w.Shape, first<<1|flag(caps))
	return append(f,
		mix(1, w.Lower), mix(2, w.Form), mix(3, w.Suf1), mix(4, w.Suf2), mix(5, w.Suf3), mix(6, w.Pre1),
		mix(7, s), mix(8, a), mix(mix(9, a), b), mix(mix(10, a), w.Lower), mix(11, p.Lower), mix(12, n.Lower),
		mix(13, pp.Lower), mix(14, nn.Lower), mix(15, p.Suf3), mix(16, n.Suf3), mix(mix(17, w.Lower), n.Lower),
		mix(mix(18, w.Lower), p.Lower), mix(mix(19, a), n.Lower), mix(mix(20, w.Suf3), a), mix(mix(21, w.Suf2), n.Suf2),
		mix(22, w.Pre3), mix(mix(23, s), n.Shape), mix(mix(24, s), p.Shape), mix(mix(25, a), mix(w.Suf3, n.Suf2)),
		mix(mix(26, w.Suf3), s), mix(mix(27, n.Lower), nn.Lower), mix(mix(28, p.Lower), n.Lower), mix(mix(29, a), mix(b, w.Lower)), 30)
}

// capitals reports whether a sentence is written in capitals.
func capitals(ws []Word) bool {
	up, low := 0, 0
	for i := range ws {
		if ws[i].Upper {
			up++
		} else if !ws[i].Title {
			low++
		}
	}
	return up > 2 && up > low
}

// Scratch is reusable memory for one goroutine.
type Scratch struct {
	words  []Word
	tags   []uint8
	feats  []uint64
	scores []int32
	rows   []int32
	state  state
}

// Tag returns a tag index for each word. The result is valid until the next
// use of scr.
func (g *Tagger) Tag(scr *Scratch, ws []Word) []uint8 {
	tags, _ := g.Scores(scr, ws)
	return tags
}

// Scores is Tag that also returns the scores of all tags, a row of
// len(g.Tags) for each word, valid as long.
func (g *Tagger) Scores(scr *Scratch, ws []Word) ([]uint8, []int32) {
	n := len(g.Tags)
	scr.tags, scr.rows = scr.tags[:0], scr.rows[:0]
	scr.scores = grow(scr.scores, g.Table.Stride)
	caps := capitals(ws)
	t1, t2 := uint8(edge), uint8(edge)
	for i := range ws {
		scr.feats = tagFeatures(scr.feats[:0], ws, i, t1, t2, caps)
		g.Table.Score(scr.scores[:g.Table.Stride], scr.feats)
		t2, t1 = t1, uint8(best(scr.scores, n))
		scr.tags = append(scr.tags, t1)
		scr.rows = append(scr.rows, scr.scores[:n]...)
	}
	return scr.tags, scr.rows
}

func grow(s []int32, n int) []int32 {
	if cap(s) < n {
		return make([]int32, n)
	}
	return s[:n]
}

// TagExample is a sentence with gold tags.
type TagExample struct {
	Words []Word
	Tags  []uint8
}

// TrainTagger trains for a number of epochs over the examples, visited in
// the order that shuffle gives for each epoch.
func TrainTagger(tags []string, data []TagExample, bits uint, epochs int, shuffle func(epoch, n int) []int) *Tagger {
	l := NewLearner(bits, len(tags))
	scores := make([]int32, l.Stride)
	var feats []uint64
	for e := range epochs {
		for _, k := range shuffle(e, len(data)) {
			x := &data[k]
			caps := capitals(x.Words)
			t1, t2 := uint8(edge), uint8(edge)
			for i := range x.Words {
				feats = tagFeatures(feats[:0], x.Words, i, t1, t2, caps)
				l.Score(scores, feats)
				l.Step()
				got := best(scores, len(tags))
				if want := int(x.Tags[i]); got != want {
					l.Update(feats, want, got)
				}
				t2, t1 = t1, uint8(got)
			}
		}
	}
	return NewTagger(tags, l.Table(2))
}
