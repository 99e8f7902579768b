package depend

import (
	"math"
	"slices"
	"strings"

	"entente"
)

// link is a dependence between two texts with the keys on which it stands in
// the whole corpus. One of the bundles must stand.
type link struct {
	dep     Dependence
	support []bundle
	refKey  string // of a publication that both list
	house   bool   // both texts are of one house
}

// bundle is keys of which need must be shared by few documents.
type bundle struct {
	keys  []uint32 // sorted
	need  int
	pairs bool // keys of pairs, else of shingles
	// whole: the keys must also occur together and not only each by itself,
	// as they do in a copied passage and not in a formula with changing names.
	whole bool
	// proof are keys of the very words that agree, one of which must be rare or
	// mostly stand in quotation marks; nil when that is not asked.
	proof []uint32
}

// maxSupport is the number of keys kept for a link. The least ones are kept,
// so the choice depends on the two texts alone.
const maxSupport = 48

// maxProof is the number of passages kept as evidence.
const maxProof = 40

// verify compares two texts, a before b by identity, and returns the links
// between them that the texts themselves prove.
func (s *scratch) verify(a, b *Text, quotesOnly bool) []link {
	var out []link
	if !quotesOnly {
		if l, ok := s.copied(a, b); ok {
			out = append(out, l)
		}
	}
	if l, ok := s.quoted(a, b); ok {
		out = append(out, l)
	}
	return out
}

// Thresholds of copying, in words and bits. A passage of 14 words in
// newspaper English carries about 110 bits without its names; formulas of
// office and place stay below.
const (
	mostly       = 0.5
	mostlyWords  = 20
	passageWords = 14
	passageBits  = 95
)

// copied looks for text in common outside quotation marks.
func (s *scratch) copied(a, b *Text) (link, bool) {
	ps := passages(a, b, s.tiles(a, b))
	same, kept := 0, ps[:0:0]
	for _, p := range ps {
		same += p.same
		if p.same >= passageWords && p.bits >= passageBits && !p.quoted {
			kept = append(kept, p)
		}
	}
	short := min(len(a.words), len(b.words))
	share := float64(same) / float64(max(1, short))
	d := Dependence{Because: Passage, Score: min(1, share)}
	switch {
	case share >= mostly && same >= mostlyWords:
		d.Because = NearDuplicate
		if sameArticle(a, b) {
			d.Because = Version
		}
		kept = ps
	case len(kept) == 0:
		return link{}, false
	}
	slices.SortStableFunc(kept, func(x, y passage) int { return y.same - x.same })
	kept = kept[:min(len(kept), maxProof)]
	slices.SortStableFunc(kept, func(x, y passage) int { return x.a0 - y.a0 })
	flip := s.direct(a, b, &d)
	for _, p := range kept {
		addProof(&d, flip, a.evidence(p.a0, p.a1), b.evidence(p.b0, p.b1))
	}
	l := link{dep: d, house: a.family != "" && a.family == b.family}
	if d.Because != Passage {
		k := shared(a.fingerprints(), b.fingerprints())
		l.support = []bundle{{keys: k, need: 2}}
		return l, len(k) >= 2
	}
	for _, p := range kept {
		k := shared(shingles(a.words[p.a0:p.a1]), shingles(b.words[p.b0:p.b1]))
		if len(k) >= 2 {
			l.support = append(l.support, bundle{keys: k, need: 2, whole: true})
		}
	}
	return l, len(l.support) > 0
}

// quoted looks for quotations of either text in the other.
func (s *scratch) quoted(a, b *Text) (link, bool) {
	type found struct {
		x, y     *Text
		t        trace
		reversed bool
	}
	var all []found
	for _, q := range a.quotes {
		if t, ok := s.trace(a, q, b); ok {
			all = append(all, found{a, b, t, false})
		}
	}
	for _, q := range b.quotes {
		if t, ok := s.trace(b, q, a); ok {
			all = append(all, found{b, a, t, true})
		}
	}
	if len(all) == 0 {
		return link{}, false
	}
	d := Dependence{Because: Quotation}
	flip := s.direct(a, b, &d)
	l := link{house: a.family != "" && a.family == b.family}
	bits := 0.0
	for _, f := range all[:min(len(all), maxProof)] {
		bits += f.t.bits
		e0, e1 := f.x.evidence(f.t.from0, f.t.from1), f.y.evidence(f.t.to0, f.t.to1)
		if f.reversed {
			e0, e1 = e1, e0
		}
		if !hasProof(&d, e0, e1) {
			addProof(&d, flip, e0, e1)
		}
		// Candidates were found by the pairs of the whole quotation.
		k := shared(f.x.pairs(int(f.t.q.from), int(f.t.q.to)), f.y.pairs(0, len(f.y.words)))
		proof := shared(f.x.pairs(f.t.from0, f.t.from1), f.y.pairs(f.t.to0, f.t.to1))
		if need := f.x.quoteNeed(f.t.q); len(k) >= need && len(proof) > 0 {
			l.support = append(l.support, bundle{keys: k, need: need, pairs: true, proof: proof})
		}
	}
	d.Score = 1 - math.Exp2(-bits/40)
	l.dep = d
	return l, len(l.support) > 0
}

func hasProof(d *Dependence, e0, e1 entente.Evidence) bool {
	for _, e := range d.Evidence {
		if e.Document == e0.Document && e.Overlaps(e0.Span) || e.Document == e1.Document && e.Overlaps(e1.Span) {
			return true
		}
	}
	return false
}

func addProof(d *Dependence, flip bool, ea, eb entente.Evidence) {
	if flip {
		ea, eb = eb, ea
	}
	d.Evidence = append(d.Evidence, ea, eb)
}

// shared are the keys in both sorted lists, at most maxSupport.
func shared(a, b []uint32) []uint32 {
	var out []uint32
	for len(a) > 0 && len(b) > 0 && len(out) < maxSupport {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			out = append(out, a[0])
			a, b = a[1:], b[1:]
		}
	}
	return out
}

// direct decides which text draws on the other: the one that credits or
// cites the other's house, else the later, else, without knowledge, the
// shorter; equal texts go by identity. It sets From and To and reports
// whether b is the one that draws (flip), so that proof of From comes first.
func (s *scratch) direct(a, b *Text, d *Dependence) (flip bool) {
	flip = drawn(a, b) < 0
	if flip {
		a, b = b, a
	}
	d.From, d.To = a.doc.ID, b.doc.ID
	for _, c := range a.credits {
		for _, e := range b.credits {
			if c.Wire && e.Wire && c.Family == e.Family && c.Family != b.family && c.Family != a.family {
				d.CommonSource = c.Family
				return flip
			}
		}
	}
	return flip
}

// drawn is positive when a draws on b, negative when b draws on a.
func drawn(a, b *Text) int {
	switch ca, cb := a.creditsTo(b.family), b.creditsTo(a.family); {
	case ca && !cb:
		return 1
	case cb && !ca:
		return -1
	}
	pa, pb := a.doc.Published, b.doc.Published
	switch {
	case pa.Known() && pb.Known() && pa.Start > pb.End:
		return 1
	case pa.Known() && pb.Known() && pb.Start > pa.End:
		return -1
	case 10*len(a.words) < 9*len(b.words):
		return 1
	case 10*len(b.words) < 9*len(a.words):
		return -1
	}
	return strings.Compare(b.doc.ID, a.doc.ID)
}

func (t *Text) creditsTo(family string) bool {
	for _, c := range t.credits {
		if c.Family == family && family != "" {
			return true
		}
	}
	return false
}

// sameArticle reports whether two like texts are states of one article: one
// house, and the same address or nearly the same title.
func sameArticle(a, b *Text) bool {
	if a.family == "" || a.family != b.family {
		return false
	}
	if a.doc.URL != "" && a.doc.URL == b.doc.URL {
		return true
	}
	ta, tb := strings.Fields(strings.ToLower(a.doc.Title)), strings.Fields(strings.ToLower(b.doc.Title))
	n := 0
	for _, w := range ta {
		if slices.Contains(tb, w) {
			n++
		}
	}
	return len(ta) > 0 && len(tb) > 0 && 2*n >= max(len(ta), len(tb))
}
