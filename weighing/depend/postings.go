package depend

import (
	"slices"
	"sort"
)

// postings says which texts hold a key. It is a list of sorted runs, each
// entry key<<32|slot; runs of like size are merged, so that adding one text
// costs its own keys times the logarithm of the archive. Eight bytes an entry.
type postings struct {
	runs [][]uint64
}

// add enters the distinct keys of one text.
func (p *postings) add(slot uint32, keys []uint32) {
	if len(keys) == 0 {
		return
	}
	run := make([]uint64, len(keys))
	for i, k := range keys {
		run[i] = uint64(k)<<32 | uint64(slot)
	}
	slices.Sort(run)
	p.push(run)
}

// bulk enters many texts at once.
func (p *postings) bulk(run []uint64) {
	slices.Sort(run)
	p.push(run)
}

func (p *postings) push(run []uint64) {
	p.runs = append(p.runs, run)
	for n := len(p.runs); n > 1 && len(p.runs[n-2]) < 2*len(p.runs[n-1]); n = len(p.runs) {
		p.runs = append(p.runs[:n-2], merge(p.runs[n-2], p.runs[n-1]))
	}
}

func merge(a, b []uint64) []uint64 {
	out := make([]uint64, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0] <= b[0] {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}

// find calls each with the stretch of every run that holds key.
func (p *postings) find(key uint32, each func([]uint64)) {
	lo, hi := uint64(key)<<32, uint64(key)<<32|0xffffffff
	for _, run := range p.runs {
		i := sort.Search(len(run), func(i int) bool { return run[i] >= lo })
		if i == len(run) || run[i] > hi {
			continue
		}
		rest := run[i:]
		n := sort.Search(len(rest), func(i int) bool { return rest[i] > hi })
		each(rest[:n])
	}
}

// holds reports whether any text holds key.
func (p *postings) holds(key uint32) bool {
	found := false
	p.find(key, func([]uint64) { found = true })
	return found
}

// count is the number of texts that hold key.
func (p *postings) count(key uint32) int {
	n := 0
	p.find(key, func(s []uint64) { n += len(s) })
	return n
}
