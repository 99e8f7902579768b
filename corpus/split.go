package corpus

import "hash/fnv"

// split holds aside a sixth of the dyads and a fifth of the other passages,
// together a third, by a hash, so that it never depends on what else there is.
func split(id, dyad string) string {
	if bucket("d:"+dyad, 6) {
		return SplitDyad
	}
	if bucket("passage:"+id, 5) {
		return SplitPassage
	}
	return SplitTrain
}

func bucket(s string, of uint32) bool {
	h := fnv.New32a()
	h.Write([]byte(s)) // never fails
	x := h.Sum32()
	return (x^x>>15)%of == 0
}
