package depend

import "slices"

// Shingles of shingleWords words are thinned by winnowing (Schleimer,
// Wilkerson and Aiken 2003): of every winnowWindow in a row the least is
// kept, so that any shared stretch of shingleWords+winnowWindow-1 words
// leaves at least one key in common.
const (
	shingleWords = 4
	winnowWindow = 5
)

func mix(a, b uint32) uint32 {
	h := (uint64(a)*0x9E3779B97F4A7C15 ^ uint64(b)) * 0xD6E8FEB86659FD93
	return uint32(h >> 32)
}

// fingerprints are the winnowed shingles of a text, sorted and distinct.
func (t *Text) fingerprints() []uint32 {
	n := len(t.words) - shingleWords + 1
	if n <= 0 {
		return nil
	}
	h := make([]uint32, n)
	for i := range h {
		x := t.words[i].full
		for j := 1; j < shingleWords; j++ {
			x = mix(x, t.words[i+j].full)
		}
		h[i] = x
	}
	var out []uint32
	for i := 0; i+winnowWindow <= n || i == 0; i++ {
		out = append(out, slices.Min(h[i:min(n, i+winnowWindow)]))
	}
	return distinct(out)
}

// pairs are hashes of content words that stand together, or with one content
// word between them, in words[from:to). A phrase keeps some of them when
// words are dropped or put in.
func (t *Text) pairs(from, to int) []uint32 {
	lo, _ := slices.BinarySearch(t.content, int32(from))
	hi, _ := slices.BinarySearch(t.content, int32(to))
	c := t.content[lo:hi]
	out := make([]uint32, 0, 2*len(c))
	for i := range c {
		for _, d := range []int{1, 2} {
			if i+d < len(c) {
				out = append(out, mix(t.words[c[i]].stem, t.words[c[i+d]].stem))
			}
		}
	}
	return distinct(out)
}

func distinct(keys []uint32) []uint32 {
	slices.Sort(keys)
	return slices.Compact(keys)
}

// quotePairs are the pair keys of all quotations of a text.
func (t *Text) quotePairs() []uint32 {
	var out []uint32
	for _, q := range t.quotes {
		out = append(out, t.pairs(int(q.from), int(q.to))...)
	}
	return distinct(out)
}
