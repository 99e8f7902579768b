package depend

// stands reports whether a link stands in the corpus as it is now.
func (x *Index) stands(l *link) bool {
	if len(l.support) == 0 {
		return len(x.refs[l.refKey]) <= maxPairDocs
	}
	for i := range l.support {
		if x.holds(&l.support[i], l.house) {
			return true
		}
	}
	return false
}

// holds reports whether enough keys of a bundle are still rare, and whether
// they are one passage where they must be.
func (x *Index) holds(b *bundle, house bool) bool {
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

func (x *Index) distinctive(proof []uint32, house bool) bool {
	for _, k := range proof {
		all := x.pairs.count(k)
		if house && all > houseDocs {
			continue // the house style of one publisher
		}
		if all <= ownDocs || float64(x.quotes.count(k)) >= ownQuoted*float64(all) {
			return true
		}
	}
	return false
}

// maxTogether is the number of keys looked at to tell a passage from a
// formula.
const maxTogether = 24

// together tells a passage that was copied, perhaps often, from a formula
// whose parts are common and whose whole is not: in the former nearly every
// key is held by few more documents than hold most of the keys.
func (x *Index) together(keys []uint32, limit int, house bool) bool {
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
	whole := 0
	for _, c := range n {
		if 10*c >= 7*len(keys) {
			whole++
		}
	}
	if house && whole > houseDocs {
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
