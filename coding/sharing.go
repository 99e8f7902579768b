package coding

import "entente"

// sharing lists the further states that a plural noun belongs to: "the
// Peruvian and Chilean ministers", "Peru's and Chile's ministers" are two
// parties, of which a mention of the whole phrase names only the last.
func (sc *scene) sharing(h int, p party) []party {
	if x := sc.t.xpos(h); x != "NNS" && x != "NNPS" || len(p.actors) != 1 {
		return nil
	}
	var out []party
	for _, k := range sc.t.kids[h] {
		switch sc.t.rel(k) {
		case "amod", "compound", "nmod:poss":
		default:
			continue
		}
		list := sc.t.conjuncts(k)
		if len(list) == 1 && sc.t.rel(k) != "nmod:poss" && !sc.t.joinedAfter(h, k) {
			continue
		}
		for _, c := range list {
			if q, ok := sc.sharer(c, p); ok {
				out = append(out, q)
			}
		}
	}
	return out
}

// joinedAfter reports whether noun h has an "and" right after its modifier k:
// "Peruvian and Chilean ships" with all three words on the ships.
func (t *tree) joinedAfter(h, k int) bool {
	return k+1 < h && t.word(k+1) == "and" && t.rel(k+1) == "cc" && t.head(k+1) == h
}

// sharer is the state named by a modifier at c, as a party with the sector of
// p, when it is another state than p's.
func (sc *scene) sharer(c int, p party) (party, bool) {
	for _, m := range sc.byHead[c] {
		if len(m.Actors) != 1 || !m.Actors[0].State() || m.Actors[0].Code == p.actors[0].Code || m.Rule == "relation" {
			continue
		}
		q := sc.party(m, c, p.via)
		q.actors = append([]entente.Actor{}, q.actors...)
		q.actors[0].Sector = p.actors[0].Sector
		return q, true
	}
	return party{}, false
}
