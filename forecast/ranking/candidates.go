package ranking

import (
	"cmp"
	"slices"
)

const (
	levels   = 6   // of knowledge of a question
	hopFan   = 24  // partners followed at each of two hops
	landLeap = 0.1 // share of (s, r) a country needs for its members to be candidates
)

// open starts the sheet for (s, r, ?, day) and lists every actor with a tie.
func (k *Ranker) open(s, r, day int32) *sheet {
	k.refresh(day)
	h, g, t := &k.sheet, k.g, k.g.decay
	h.s, h.r, h.day = s, r, day
	h.inverse = (r + int32(len(g.rels))/2) % int32(len(g.rels))
	h.node, h.massRel, h.home = &g.nodes[s], &g.rels[r], g.home[s]
	h.mass = h.node.all.at(t, day)
	h.under, h.massUnder, h.abroad = h.node.under[r], [spans]float32{}, nil
	if h.home != none {
		h.abroad = g.abroad[[2]int32{h.home, r}]
	}
	for i := range h.node.pairs {
		k.touch(h, h.node.pairs[i].other).pair = int32(i)
	}
	if h.abroad != nil {
		for i := range h.abroad.objects {
			k.touch(h, h.abroad.objects[i].id).abroad = int32(i)
		}
	}
	k.openLands(h)
	h.level = h.levelOf()
	for _, m := range k.near(s, day) {
		for _, n := range k.near(m.id, day) {
			k.touch(h, n.id).hop += m.share * n.share
		}
	}
	for i := range h.list {
		c := &h.list[i]
		if c.pair != none {
			k.fillPair(h, c)
		}
		k.fillBackOff(h, c)
	}
	return h
}

// levelOf is how much is known of (s, r): nothing of s, nothing of the two
// together, or how much of the two in three steps.
func (h *sheet) levelOf() int {
	switch n, m := h.mass[spans-1], h.massUnder[spans-1]; {
	case n < 5 && m == 0:
		return 0
	case m == 0:
		return 1
	case m < 4:
		return 2
	case m < 20:
		return 3
	case m < 100:
		return 4
	}
	return 5
}

// openLands sets the shares of (s, r) by country and role and touches the
// members of the subject's own country and of those it often turns to.
func (k *Ranker) openLands(h *sheet) {
	t := k.g.decay
	if h.home != none {
		for _, o := range k.g.members[h.home] {
			k.touch(h, o)
		}
	}
	if h.under == nil {
		return
	}
	h.massUnder = h.under.all.at(t, h.day)
	for i := range h.under.countries {
		c := &h.under.countries[i]
		n := c.at(t, h.day)
		for j, s := range usedSpans {
			if h.massUnder[s] > 0 {
				h.land[j][c.id] = n[s] / h.massUnder[s]
			}
		}
		if h.land[1][c.id] >= landLeap {
			for _, o := range k.g.members[c.id] {
				k.touch(h, o)
			}
		}
	}
	for i := range h.under.roles {
		c := &h.under.roles[i]
		h.role[c.id] = c.c[spans-1] / h.massUnder[spans-1]
	}
}

// touch is the entry of actor o, made when missing.
func (k *Ranker) touch(h *sheet, o int32) *candidate {
	if at := h.at[o]; at > 0 {
		return &h.list[at-1]
	}
	if len(h.list) < cap(h.list) {
		h.list = h.list[:len(h.list)+1]
		h.list[len(h.list)-1] = candidate{}
	} else {
		h.list = append(h.list, candidate{})
	}
	h.at[o] = int32(len(h.list))
	c := &h.list[len(h.list)-1]
	c.o, c.pair, c.abroad = o, none, none
	return c
}

// shut clears the sheet.
func (h *sheet) shut() {
	for i := range h.list {
		h.at[h.list[i].o] = 0
	}
	h.list = h.list[:0]
	if h.under == nil {
		return
	}
	for i := range h.under.countries {
		id := h.under.countries[i].id
		h.land[0][id], h.land[1][id] = 0, 0
	}
	for i := range h.under.roles {
		h.role[h.under.roles[i].id] = 0
	}
}

// neighbour is a partner and its share of an actor's recent dealings.
type neighbour struct {
	id    int32
	share float32
}

// nearby is an actor's strongest partners as of a day.
type nearby struct {
	day  int32
	list []neighbour
}

// near lists the strongest partners of s at the 30-day half-life.
func (k *Ranker) near(s, day int32) []neighbour {
	n := &k.nearby[s]
	if n.day == day+1 {
		return n.list
	}
	n.day, n.list = day+1, n.list[:0]
	node := &k.g.nodes[s]
	all := node.all.at(k.g.decay, day)[2]
	if all <= 0 {
		return nil
	}
	floor := float32(0)
	for i := range node.pairs {
		p := &node.pairs[i]
		v := p.all.at(k.g.decay, day)[2] / all
		if v <= floor || v < 0.005 {
			continue
		}
		n.list = append(n.list, neighbour{p.other, v})
		if len(n.list) >= 2*hopFan {
			n.list = strongest(n.list)
			floor = n.list[hopFan-1].share
		}
	}
	n.list = strongest(n.list)
	return n.list
}

func strongest(list []neighbour) []neighbour {
	slices.SortFunc(list, func(a, b neighbour) int {
		return cmp.Or(cmp.Compare(b.share, a.share), cmp.Compare(a.id, b.id))
	})
	return list[:min(len(list), hopFan)]
}
