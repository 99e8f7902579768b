package coding

import (
	"sort"
)

// compete keeps one match per predicate and kind group, and drops matches
// whose predicate a better one consumed (the noun of a light verb, the deed
// inside a pledge).
func (c *Coder) compete(sc *scene, all []*match, tr *trace) []*match {
	sort.SliceStable(all, func(i, j int) bool {
		if all[i].score != all[j].score {
			return all[i].score > all[j].score
		}
		return all[i].pred < all[j].pred
	})
	taken := map[int]*match{}
	consumed := map[int]*match{}
	var out []*match
	for _, m := range all {
		if w := taken[m.pred]; w != nil {
			w.rivals = append(w.rivals, m)
			tr.lost(m, w, "scores lower")
			continue
		}
		taken[m.pred] = m
		out = append(out, m)
	}
	for _, m := range out {
		for _, u := range m.used {
			if u != m.pred {
				consumed[u] = m
			}
		}
		if m.p.Flags["wrap"] {
			for _, k := range wrapped(sc.t, m) {
				consumed[k] = m
			}
		}
	}
	c.nested(sc, out, consumed)
	c.outcomes(sc.t, out, consumed)
	kept := out[:0]
	for _, m := range out {
		if w := consumed[m.pred]; w != nil && w != m {
			tr.lost(m, w, "is part of it")
			continue
		}
		kept = append(kept, m)
	}
	sort.SliceStable(kept, func(i, j int) bool { return kept[i].pred < kept[j].pred })
	return kept
}

// nested marks claims that stand inside the complement of one of another
// kind: of an expectation and the deed expected the event is kept, of two
// claims that are no events the outer one.
func (c *Coder) nested(sc *scene, list []*match, consumed map[int]*match) {
	for _, outer := range list {
		if outer.p.Kind == "event" {
			continue
		}
		for _, k := range outer.f.comp {
			for _, inner := range list {
				if inner == outer || !sc.t.under(inner.pred, k) {
					continue
				}
				if inner.p.Kind == "event" && inner.pred == k && !outer.p.Flags["wrap"] {
					consumed[outer.pred] = inner
				} else if inner.p.Kind != "event" {
					consumed[inner.pred] = outer
				}
			}
		}
	}
}

// outcomes marks what only tells how an act of the same type went on or ended
// ("struck the town, killing ten", "bombed the port and killed ten", "met and
// discussed trade"): participles, and coordinated verbs without a subject of
// their own.
func (c *Coder) outcomes(t *tree, list []*match, consumed map[int]*match) {
	for _, inner := range list {
		part := t.xpos(inner.pred) == "VBG" && t.marker(inner.pred) == ""
		more := t.rel(inner.pred) == "conj" && t.child(inner.pred, "nsubj", "nsubj:pass") < 0 && c.verbs.In("outcome", t.lemma[inner.pred])
		if !part && !more || inner.p.Kind != "event" {
			continue
		}
		for _, outer := range list {
			if outer != inner && outer.p.Type == inner.p.Type && outer.p.Kind == "event" && t.head(inner.pred) == outer.pred && (part || t.verbal(outer.pred)) {
				consumed[inner.pred] = outer
			}
		}
	}
}

// wrapped lists the predicates inside the complement of a match: its
// clausal complements with what is coordinated with them, and the nouns
// that it was matched through.
func wrapped(t *tree, m *match) []int {
	var out []int
	add := func(i int) {
		for _, k := range t.subtree(i, func(k int) bool {
			r := t.rel(k)
			return r == "acl:relcl" || r == "parataxis" || r == "advcl" || r == "conj" && t.marker(i) == "to" && (t.xpos(k) == "VBD" || t.xpos(k) == "VBZ")
		}) {
			if u := t.upos(k); u == "VERB" || u == "NOUN" || u == "ADJ" {
				out = append(out, k)
			}
		}
	}
	for _, k := range m.f.comp {
		add(k)
	}
	// "threatened on Monday to cut": wherever the tree hangs the infinitive.
	for _, k := range t.subtree(m.pred, func(k int) bool {
		r := t.rel(k)
		return r == "acl:relcl" || r == "parataxis" || r == "conj" && t.verbal(k)
	}) {
		if k > m.pred && t.marker(k) == "to" && t.upos(k) == "VERB" {
			add(k)
		}
	}
	for _, u := range m.used {
		if u != m.pred {
			add(u)
		}
	}
	if m.p.POS == 'V' && len(m.f.comp) == 0 {
		for _, a := range m.f.obl {
			if a.prep == "for" || a.prep == "to" || a.prep == "on" {
				out = append(out, a.head)
			}
		}
		for _, o := range m.f.obj {
			out = append(out, o)
		}
	}
	return out
}
