package weighing

import (
	"sort"

	"entente"
	"entente/weighing/depend"
)

// kin is a dependence that covers most of one document, with how alike the
// two are as wholes.
type kin struct {
	dep         *Dependence
	small, big  string
	resemblance float64 // common words over all words of both
	filled      float64 // common words over those of the bigger
}

// alike is the resemblance from which two documents are states of one text.
const alike = 0.6

// filled is the share of a document that another must make up for the two to
// have one origin; with less it only carries the other as a passage.
const filled = 0.36

// A whole article of wholeWords words makes one origin of what carries it even
// if it fills no more than wholeFilled of that.
const (
	wholeWords  = 90
	wholeFilled = 0.2
)

// contained is the share of the longest of several like documents that must be
// in another for all of them to follow it.
const contained = 0.8

// originsOf groups whole documents by common source. Documents that are alike
// come together. Of what remains, a document (or group) that is contained in
// others joins the one it resembles most, and one that contains others and is
// alone joins the one it resembles most: a digest of two stories goes with the
// one that fills it, and does not tie the two together.
func originsOf(x *depend.Index, deps []Dependence) []entente.Group {
	u := newUnion(x.Documents())
	var rest []kin
	for i := range deps {
		d := &deps[i]
		if !d.Mostly() {
			continue
		}
		k := kinOf(x, d)
		if k.resemblance >= alike || d.Because == depend.Wire {
			u.join(d.From, d.To, reasonOf(d.Because), d.Evidence)
		} else {
			rest = append(rest, k)
		}
	}
	sort.SliceStable(rest, func(i, j int) bool { return rest[i].resemblance > rest[j].resemblance })
	u.attach(x, rest, false)
	u.attach(x, rest, true)
	return u.groups()
}

func kinOf(x *depend.Index, d *Dependence) kin {
	k := kin{dep: d, small: d.From, big: d.To}
	a, b := float64(x.Words(d.From)), float64(x.Words(d.To))
	if b < a {
		a, b, k.small, k.big = b, a, d.To, d.From
	}
	same := d.Score * a
	if all := a + b - same; all > 0 {
		k.resemblance, k.filled = same/all, same/b
	}
	return k
}

// fills reports whether the smaller text makes up so much of the bigger, or is
// in it so much as a whole, that the two have one origin.
func (k *kin) fills(x *depend.Index) bool {
	return k.filled >= filled || k.filled >= wholeFilled && k.dep.Score >= contained && x.Words(k.small) >= wholeWords
}

// attach joins each group to the one that the best of its kin belongs to: with
// up, a single document to what it is filled with; else a document, or a group
// by its longest, to what contains it. Decisions are taken on the groups as
// they were before, so that their order does not matter.
func (u *union) attach(x *depend.Index, rest []kin, up bool) {
	size, longest := map[string]int{}, map[string]string{}
	for _, d := range x.Documents() { // in order of identity
		r := u.find(d)
		size[r]++
		if l, ok := longest[r]; !ok || x.Words(d) > x.Words(l) {
			longest[r] = d
		}
	}
	best := map[string]kin{}
	var roots []string
	for _, k := range rest { // most alike first
		d := k.small
		if up {
			d = k.big
		}
		r := u.find(d)
		switch {
		case u.find(k.small) == u.find(k.big), up && (size[r] > 1 || !k.fills(x)):
			continue
		case !up && size[r] > 1 && (longest[r] != d || k.dep.Score < contained):
			continue
		}
		if _, ok := best[r]; !ok {
			best[r] = k
			roots = append(roots, r)
		}
	}
	sort.Strings(roots)
	for _, r := range roots {
		k := best[r]
		u.join(k.small, k.big, reasonOf(k.dep.Because), k.dep.Evidence)
	}
}
