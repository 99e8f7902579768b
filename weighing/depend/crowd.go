package depend

import (
	"slices"
)

// A story that hundreds of papers print has hardly a key that few documents
// share, so that its copies do not find each other pair by pair; and if they
// did, they would be tens of thousands of pairs. Each of its copies is tied to
// the same few of them instead: those with the least identity.
const (
	crowdShare = 0.6 // of the keys of a text that are in too many documents
	crowdKeys  = 6
	crowdTries = 4
)

// Crowd ties a document to the one that stands for all copies of its story.
type Crowd struct {
	Of  string
	Dep Dependence
}

// crowds finds the copies of stories that very many documents carry.
func (x *Index) crowds() map[string]Crowd {
	tries := make([][]uint32, len(x.texts)) // the keys by which a text is tied
	parallel(len(x.texts), func(_ *scratch, i int) { tries[i] = x.crowded(x.texts[i].fingerprints()) })
	least := map[uint32]uint32{} // key → slot of the text of least identity that holds it
	for _, keys := range tries {
		for _, k := range keys {
			if _, ok := least[k]; ok {
				continue
			}
			best, found := uint32(0), false
			x.shingles.find(k, func(run []uint64) {
				for _, e := range run {
					if s := uint32(e); tries[s] != nil && (!found || x.texts[s].doc.ID < x.texts[best].doc.ID) {
						best, found = s, true
					}
				}
			})
			least[k] = best
		}
	}
	ties := make([]*Crowd, len(x.texts))
	parallel(len(x.texts), func(s *scratch, i int) { ties[i] = x.tie(s, uint32(i), tries[i], least) })
	out := map[string]Crowd{}
	for i, c := range ties {
		if c != nil {
			out[x.texts[i].doc.ID] = *c
		}
	}
	return out
}

// crowded returns a few of the keys of a text that are in too many documents,
// nil when they are not most of its keys.
func (x *Index) crowded(keys []uint32) []uint32 {
	if len(keys) < crowdKeys {
		return nil
	}
	var out []uint32
	for i, k := range keys {
		if x.shingles.count(k) > maxShingleDocs {
			out = append(out, k)
		}
		if float64(len(out)+len(keys)-i-1) < crowdShare*float64(len(keys)) {
			return nil
		}
	}
	if len(out) < crowdKeys {
		return nil
	}
	return slices.Clone(out[:crowdTries])
}

// tie compares a text with those that stand for its keys.
func (x *Index) tie(s *scratch, slot uint32, keys []uint32, least map[uint32]uint32) *Crowd {
	tried := map[uint32]bool{slot: true}
	for _, k := range keys {
		to := least[k]
		if tried[to] {
			continue
		}
		tried[to] = true
		a, b := ordered(x.texts[slot], x.texts[to])
		l, ok := s.copied(a, b)
		if ok && l.dep.Because != Passage {
			return &Crowd{x.texts[to].doc.ID, l.dep}
		}
	}
	return nil
}
