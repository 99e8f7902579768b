package group

import (
	"slices"
	"sort"
	"strings"
)

// maxRareKey is the number of claims beyond which a word, name or figure is
// too common to bring claims together by itself.
const maxRareKey = 80

// pair is a comparison that came out above the threshold.
type pair struct {
	a, b  int
	score float64
	keys  []string // rare keys, one of which must still be rare; nil when a block of parties and time joins the two
}

// Index groups a growing set of claims.
type Index struct {
	*Linker
	views []*View
	byID  map[string]int
	keys  map[string][]int
	pairs []pair
}

// New makes an empty Index.
func New() (*Index, error) {
	l, err := NewLinker()
	if err != nil {
		return nil, err
	}
	return &Index{Linker: l, byID: map[string]int{}, keys: map[string][]int{}}, nil
}

// Add enters a claim and compares it with its candidates. A claim with an
// identity that is there already is ignored.
func (x *Index) Add(v *View) {
	if _, ok := x.byID[v.Claim.ID]; ok {
		return
	}
	n := len(x.views)
	met := map[int]bool{}
	for _, k := range v.keys {
		block := x.keys[k]
		if !rareKey(k) || len(block) < maxRareKey {
			for _, o := range block {
				met[o] = met[o] || eligible(k, v, x.views[o])
			}
		}
		x.keys[k] = append(block, n)
	}
	x.views = append(x.views, v)
	x.byID[v.Claim.ID] = n
	for o, ok := range met {
		if !ok {
			continue
		}
		if _, sum := x.Compare(first(v, x.views[o])); sum >= Same {
			x.pairs = append(x.pairs, pair{a: o, b: n, score: sum, keys: meeting(v, x.views[o])})
		}
	}
}

func first(a, b *View) (*View, *View) {
	if b.Claim.ID < a.Claim.ID {
		return b, a
	}
	return a, b
}

func rareKey(k string) bool { return strings.HasPrefix(k, "~") }

// eligible: two narrow periods meet by week; months are for the wider.
func eligible(k string, a, b *View) bool {
	at := strings.LastIndexByte(k, '@')
	if rareKey(k) || at < 0 || k[at+1] == 'w' {
		return true
	}
	return a.span() > narrow || b.span() > narrow
}

// meeting returns the rare keys that two claims share, or nil when they meet
// by parties and time.
func meeting(a, b *View) []string {
	var out []string
	for _, k := range a.keys {
		if _, ok := slices.BinarySearch(b.keys, k); !ok {
			continue
		}
		if !rareKey(k) && eligible(k, a, b) {
			return nil
		}
		if rareKey(k) {
			out = append(out, k)
		}
	}
	return out
}

func (x *Index) stands(p pair) bool {
	if p.keys == nil {
		return true
	}
	for _, k := range p.keys {
		if len(x.keys[k]) <= maxRareKey {
			return true
		}
	}
	return false
}

// Groups returns all claims in groups, each sorted by claim identity, groups
// by their first.
func (x *Index) Groups() [][]*View {
	live := make([]pair, 0, len(x.pairs))
	for _, p := range x.pairs {
		if x.stands(p) {
			live = append(live, p)
		}
	}
	id := func(i int) string { return x.views[i].Claim.ID }
	for i := range live {
		if id(live[i].b) < id(live[i].a) {
			live[i].a, live[i].b = live[i].b, live[i].a
		}
	}
	sort.Slice(live, func(i, j int) bool {
		p, q := live[i], live[j]
		switch {
		case p.score != q.score:
			return p.score > q.score
		case p.a != q.a:
			return id(p.a) < id(q.a)
		}
		return id(p.b) < id(q.b)
	})
	return x.merge(live)
}

// merge joins pairs, best first, unless members of the two groups contradict
// each other or on average speak against it.
func (x *Index) merge(live []pair) [][]*View {
	of := make([]int, len(x.views))
	members := make([][]int, len(x.views))
	for i := range of {
		of[i], members[i] = i, []int{i}
	}
	for _, p := range live {
		a, b := of[p.a], of[p.b]
		if a == b || !x.agree(members[a], members[b]) {
			continue
		}
		if len(members[a]) < len(members[b]) {
			a, b = b, a
		}
		for _, m := range members[b] {
			of[m] = a
		}
		members[a] = append(members[a], members[b]...)
		members[b] = nil
	}
	var out [][]*View
	for _, m := range members {
		if len(m) == 0 {
			continue
		}
		g := make([]*View, len(m))
		for i, k := range m {
			g[i] = x.views[k]
		}
		sort.Slice(g, func(i, j int) bool { return g[i].Claim.ID < g[j].Claim.ID })
		out = append(out, g)
	}
	sort.Slice(out, func(i, j int) bool { return out[i][0].Claim.ID < out[j][0].Claim.ID })
	return out
}

// maxCompared bounds the comparisons of two large groups.
const maxCompared = 12

func (x *Index) agree(a, b []int) bool {
	if len(a) == 1 && len(b) == 1 {
		return true
	}
	a, b = x.least(a), x.least(b)
	sum, n := 0.0, 0
	for _, i := range a {
		for _, j := range b {
			_, s := x.Compare(first(x.views[i], x.views[j]))
			if s < -50 {
				return false
			}
			sum += s
			n++
		}
	}
	return sum/float64(n) >= Same-1
}

// least are the members of least identity, so that the choice does not depend
// on the order of arrival.
func (x *Index) least(m []int) []int {
	m = slices.Clone(m)
	sort.Slice(m, func(i, j int) bool { return x.views[m[i]].Claim.ID < x.views[m[j]].Claim.ID })
	return m[:min(len(m), maxCompared)]
}
