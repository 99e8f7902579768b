package depend

import (
	"slices"
	"strings"

	"entente"
)

// houses are the publishing houses that a text credits or cites, and its own
// when that is an agency's, sorted and distinct.
func (t *Text) houses() []string {
	var out []string
	for _, c := range t.credits {
		if c.Family != t.family {
			out = append(out, c.Family)
		}
	}
	if t.family != "" {
		out = append(out, "="+t.family)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Sharing a house is a trace only when the texts also tell the same story:
// so many rare pairs of content words must be in both, near the credit for a
// citation.
const (
	wirePairs    = 5
	citedPairs   = 4
	houseDays    = 5
	citedReach   = 30 // content words around a citation
	houseKeyBits = 26
)

// byHouse finds texts that rest on the same agency or outlet as t, or that t
// cites, or that cite t.
func (x *Index) byHouse(s *scratch, t *Text, slot uint32) []link {
	if !x.rests(t) {
		return nil
	}
	near := x.candidates(&x.pairs, t.rarePairs(), slot, maxPairDocs, citedPairs)
	var out []link
	for _, c := range sortedKeys(near) {
		if !meet(t.named, x.texts[c].named) || !within(t.doc.Published, x.texts[c].doc.Published, houseDays) {
			continue
		}
		a, b := ordered(t, x.texts[c])
		if l, ok := s.house(a, b); ok {
			out = append(out, l)
		}
	}
	return out
}

// rests reports whether t credits a house or is credited by a text.
func (x *Index) rests(t *Text) bool {
	for _, h := range t.named {
		if name, own := strings.CutPrefix(h, "="); !own || x.credited[name] {
			return true
		}
	}
	return false
}

// meet reports whether one house stands in both sorted lists, as credited in
// one of them at least.
func meet(a, b []string) bool {
	for _, h := range a {
		name, own := strings.CutPrefix(h, "=")
		if _, ok := slices.BinarySearch(b, name); ok {
			return true
		}
		if _, ok := slices.BinarySearch(b, "="+name); ok && !own {
			return true
		}
	}
	return false
}

// house makes the strongest link through one house between two texts.
func (s *scratch) house(a, b *Text) (link, bool) {
	var best link
	for _, l := range []func() (link, bool){
		func() (link, bool) { return s.sharedCredit(a, b, true) },
		func() (link, bool) { return s.sharedCredit(a, b, false) },
		func() (link, bool) { return s.credited(a, b) },
		func() (link, bool) { return s.credited(b, a) },
	} {
		if got, ok := l(); ok && (best.support == nil || len(got.support[0].keys) > len(best.support[0].keys)) {
			best = got
		}
	}
	return best, best.support != nil
}

// sharedCredit: both credit, or both cite, one house.
func (s *scratch) sharedCredit(a, b *Text, wire bool) (link, bool) {
	for _, ca := range a.credits {
		for _, cb := range b.credits {
			if ca.Family != cb.Family || ca.Wire != wire || cb.Wire != wire || ca.Family == a.family && ca.Family == b.family {
				continue
			}
			l := link{dep: Dependence{Because: Cited, Score: 0.5}}
			k := bundle{pairs: true, need: citedPairs}
			if wire {
				k.need, l.dep.Because = wirePairs, Wire
				k.keys = shared(a.rarePairs(), b.rarePairs())
			} else {
				k.keys = shared(a.around(ca), b.around(cb))
			}
			if len(k.keys) < k.need || wire && !alikeEnough(k.keys, a, b) {
				continue
			}
			l.support = []bundle{k}
			flip := s.direct(a, b, &l.dep)
			l.dep.CommonSource = ca.Family
			addProof(&l.dep, flip, a.proof(ca), b.proof(cb))
			return l, true
		}
	}
	return link{}, false
}

// alikeEnough: one story shares a tenth of the rare pairs of the shorter text.
func alikeEnough(keys []uint32, a, b *Text) bool {
	return len(keys) >= maxSupport || 10*len(keys) >= min(len(a.rarePairs()), len(b.rarePairs()))
}

// credited: a credits or cites the house that published b.
func (s *scratch) credited(a, b *Text) (link, bool) {
	for _, c := range a.credits {
		if c.Family != b.family || c.Family == a.family {
			continue
		}
		l := link{dep: Dependence{From: a.doc.ID, To: b.doc.ID, Because: Cited, Score: 0.6}}
		k := bundle{pairs: true, need: citedPairs}
		keys := a.around(c)
		if c.Wire {
			k.need, l.dep.Because, keys = wirePairs, Wire, a.rarePairs()
		}
		if k.keys = shared(keys, b.rarePairs()); len(k.keys) < k.need || c.Wire && !alikeEnough(k.keys, a, b) {
			continue
		}
		l.support = []bundle{k}
		l.dep.Evidence = []entente.Evidence{a.proof(c)}
		if e, ok := b.where(k.keys[0]); ok {
			l.dep.Evidence = append(l.dep.Evidence, e)
		}
		return l, true
	}
	return link{}, false
}

func (t *Text) proof(c Credit) entente.Evidence {
	return entente.Evidence{Document: t.doc.ID, Span: c.Span, Quote: c.Span.Of(t.doc.Text)}
}

// rarePairs are the pair keys of words that are not common in English.
func (t *Text) rarePairs() []uint32 {
	return t.rareBetween(0, len(t.content))
}

func (t *Text) rareBetween(lo, hi int) []uint32 {
	var out []uint32
	for i := lo; i < hi; i++ {
		for _, d := range []int{1, 2} {
			if i+d >= hi {
				break
			}
			v, w := t.words[t.content[i]], t.words[t.content[i+d]]
			if int(v.bits)+int(w.bits) >= houseKeyBits*8 {
				out = append(out, mix(v.stem, w.stem))
			}
		}
	}
	return distinct(out)
}

// around are the rare pairs near a credit.
func (t *Text) around(c Credit) []uint32 {
	at, _ := slices.BinarySearchFunc(t.content, c.Span.Start, func(i int32, start int) int {
		return int(t.words[i].start) - start
	})
	return t.rareBetween(max(0, at-citedReach), min(len(t.content), at+citedReach))
}

// where is the first place of a pair key.
func (t *Text) where(key uint32) (entente.Evidence, bool) {
	for i := range t.content {
		for _, d := range []int{1, 2} {
			if i+d < len(t.content) && mix(t.words[t.content[i]].stem, t.words[t.content[i+d]].stem) == key {
				return t.evidence(int(t.content[i]), int(t.content[i+d])+1), true
			}
		}
	}
	return entente.Evidence{}, false
}

// within reports whether two dates may lie so many days apart; unknown dates
// may.
func within(a, b entente.Date, days int) bool {
	if !a.Known() || !b.Known() {
		return true
	}
	return daysBetween(a.End, b.Start) <= days && daysBetween(b.End, a.Start) <= days
}
