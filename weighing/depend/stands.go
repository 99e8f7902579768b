package depend

// stands reports whether a link stands in the corpus as it is now.
func (x *Index) stands(l *link) bool {
	if len(l.support) == 0 {
		return len(x.refs[l.refKey]) <= maxPairDocs
	}
	house := ""
	if l.house {
		house = x.texts[x.slots[l.dep.From]].family
	}
	for i := range l.support {
		if x.holds(&l.support[i], house) {
			return true
		}
	}
	return false
}

// holds reports whether enough keys of a bundle are still rare, and whether
// they are one passage where they must be.
func (x *Index) holds(b *bundle, house string) bool {
	if b.proof != nil && !x.distinctive(b.proof, house) {
		return false
	}
	p, limit := &x.shingles, maxShingleDocs
	if b.pairs {
		// The whole corpus counts, with marks or without.
		p, limit = &x.pairs, maxPairDocs
	}
	rare := 0
	for _, k := range b.keys {
		if p.count(k) <= limit {
			if rare++; rare >= b.need && !b.whole {
				return true
			}
		}
	}
	return rare >= b.need && b.whole && x.together(b.keys, limit, house)
}

// A pair of words is a quotation's own when hardly any text has it, or when a
// good part of the texts that have it quote it: a formula of courtesy is quoted
// now and then and stands without marks everywhere else.
const (
	ownDocs   = 3
	ownQuoted = 0.3
)

func (x *Index) distinctive(proof []uint32, house string) bool {
	for _, k := range proof {
		all := x.pairs.count(k)
		if house != "" && all > houseDocs && x.style(k, house, all) {
			continue // the house style of one publisher
		}
		if all <= ownDocs || float64(x.quotes.count(k)) >= ownQuoted*float64(all) {
			return true
		}
	}
	return false
}

// style reports whether most of the texts that hold a pair, and more than a
// few, are of one house.
func (x *Index) style(k uint32, house string, all int) bool {
	if all > maxPairDocs {
		return true
	}
	n := 0
	x.pairs.find(k, func(run []uint64) {
		for _, e := range run {
			if x.texts[uint32(e)].family == house {
				n++
			}
		}
	})
	return n > houseDocs && 2*n > all
}

// maxTogether is the number of keys looked at to tell a passage from a
// formula.
const maxTogether = 24

// together tells a passage that was copied, perhaps often, from a formula
// whose parts are common and whose whole is not: in the former nearly every
// key is held by few more documents than hold most of the keys.
func (x *Index) together(keys []uint32, limit int, house string) bool {
	keys = keys[:min(len(keys), maxTogether)]
	n := map[uint32]int{}
	counts := make([]int, len(keys))
	for i, k := range keys {
		counts[i] = x.shingles.count(k)
		if counts[i] > limit {
			continue
		}
		x.shingles.find(k, func(run []uint64) {
			for _, e := range run {
				n[uint32(e)]++
			}
		})
	}
	whole, ours := 0, 0
	for d, c := range n {
		if 10*c >= 7*len(keys) {
			whole++
			if house != "" && x.texts[d].family == house {
				ours++
			}
		}
	}
	if ours > houseDocs && 2*ours > whole {
		return false
	}
	own := 0
	for _, c := range counts {
		if c <= 3*whole {
			own++
		}
	}
	return 4*own >= 3*len(keys)
}
