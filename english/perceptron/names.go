package perceptron

// Namer marks names with BIO tags, greedily from left to right. Class 0 is
// "O"; class 2k-1 begins a name of Kinds[k-1] and class 2k continues it.
type Namer struct {
	Kinds []string
	Table *Table
}

// Name is a name over words First to Last, 0-based and inclusive.
type Name struct {
	First, Last int
	Kind        string
}

// nameFeatures appends the features of word i given the two classes before it.
func nameFeatures(f []uint64, ws []Word, tags []uint8, flags []uint8, i int, t1, t2 uint8, caps bool) []uint64 {
	var none Word
	at := func(j int) *Word {
		if j < 0 || j >= len(ws) {
			return &none
		}
		return &ws[j]
	}
	tag := func(j int) uint64 {
		if j < 0 || j >= len(tags) {
			return noTag
		}
		return uint64(tags[j])
	}
	gaz := func(j int) uint64 {
		if j < 0 || j >= len(flags) {
			return 0
		}
		return uint64(flags[j])
	}
	w, p, n, pp, nn := &ws[i], at(i-1), at(i+1), at(i-2), at(i+2)
	a, b := uint64(t1), uint64(t2)
	x := tag(i)
	s := mix(w.Shape, flag(i == 0)<<1|flag(caps))
	return append(f,
		mix(1, w.Lower), mix(2, w.Form), mix(3, w.Suf3), mix(4, w.Pre3), mix(5, w.Suf2), mix(6, s),
		mix(7, a), mix(8, pack(a, b)), mix(mix(9, a), w.Lower), mix(10, p.Lower), mix(11, n.Lower),
		mix(12, pp.Lower), mix(13, nn.Lower), mix(14, pack(x, a)), mix(15, pack(x, tag(i+1))), mix(16, pack(tag(i-1), x)),
		mix(17, pack(tag(i-1), x, tag(i+1), a)), mix(mix(18, s), n.Shape), mix(mix(19, s), p.Shape), mix(mix(20, p.Lower), mix(s, a)),
		mix(mix(21, n.Lower), mix(s, a)), mix(mix(22, w.Suf3), a), mix(mix(23, w.Lower), n.Lower), mix(mix(24, p.Lower), w.Lower),
		mix(mix(25, n.Suf3), mix(s, a)), mix(26, pack(gaz(i), a)), mix(27, pack(gaz(i-1), gaz(i), gaz(i+1))),
		mix(mix(28, gaz(i)), s), mix(mix(29, pack(a, b)), s), mix(30, pack(0, a)), mix(31, pack(tag(i+1), tag(i+2), x, a)), 32)
}

// next reports whether class c may follow class t1.
func (g *Namer) next(c int, t1 uint8) bool {
	return c%2 == 1 || c == 0 || t1 != edge && (int(t1) == c || int(t1) == c-1)
}

func (g *Namer) best(sc []int32, t1 uint8) int {
	b := 0
	for c := 1; c <= 2*len(g.Kinds); c++ {
		if sc[c] > sc[b] && g.next(c, t1) {
			b = c
		}
	}
	return b
}

// Names marks the names of a sentence. flags, one a word, are set by the
// caller's lists and may be nil.
func (g *Namer) Names(scr *Scratch, ws []Word, tags, flags []uint8) []Name {
	scr.scores = grow(scr.scores, g.Table.Stride)
	caps := capitals(ws)
	t1, t2 := uint8(edge), uint8(edge)
	var out []Name
	for i := range ws {
		scr.feats = nameFeatures(scr.feats[:0], ws, tags, flags, i, t1, t2, caps)
		g.Table.Score(scr.scores, scr.feats)
		c := g.best(scr.scores, t1)
		switch {
		case c%2 == 1:
			out = append(out, Name{i, i, g.Kinds[c/2]})
		case c > 0:
			out[len(out)-1].Last = i
		}
		t2, t1 = t1, uint8(c)
	}
	return out
}

// NameExample is a sentence with gold BIO classes.
type NameExample struct {
	Words []Word
	Tags  []uint8
	Flags []uint8
	Class []uint8
}

// TrainNamer trains as TrainTagger does.
func TrainNamer(kinds []string, data []NameExample, bits uint, epochs int, shuffle func(epoch, n int) []int) *Namer {
	classes := 2*len(kinds) + 1
	l := NewLearner(bits, classes)
	g := &Namer{Kinds: kinds}
	scores := make([]int32, l.Stride)
	var feats []uint64
	for e := range epochs {
		for _, k := range shuffle(e, len(data)) {
			x := &data[k]
			caps := capitals(x.Words)
			t1, t2 := uint8(edge), uint8(edge)
			for i := range x.Words {
				feats = nameFeatures(feats[:0], x.Words, x.Tags, x.Flags, i, t1, t2, caps)
				l.Score(scores, feats)
				l.Step()
				got := g.best(scores, t1)
				if want := int(x.Class[i]); got != want {
					l.Update(feats, want, got)
				}
				t2, t1 = t1, uint8(got)
			}
		}
	}
	g.Table = l.Table(2)
	return g
}
