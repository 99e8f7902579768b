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
func (t *Text) fingerprints() []uint32 { return shingles(t.words) }

func shingles(words []word) []uint32 {
	n := len(words) - shingleWords + 1
	if n <= 0 {
		return nil
	}
	h := make([]uint32, n)
	for i := range h {
		x := words[i].full
		for j := 1; j < shingleWords; j++ {
			x = mix(x, words[i+j].full)
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

// quoteNeed is the number of rare pairs that a text must share with a
// quotation before the two are compared: one for an epithet, two else.
func (t *Text) quoteNeed(q quote) int {
	lo, _ := slices.BinarySearch(t.content, q.from)
	hi, _ := slices.BinarySearch(t.content, q.to)
	if hi-lo <= 3 {
		return 1
	}
	return 2
}
