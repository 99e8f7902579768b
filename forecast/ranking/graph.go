package ranking

// act is how often a relation ran from one actor to another.
type act struct {
	rel int32
	counter
}

// pair is all one actor did with another, both directions (the inverse of a
// relation is a relation of its own).
type pair struct {
	other int32
	all   counter
	acts  []act
}

// group is a count under a country or role.
type group struct {
	id int32
	counter
}

// under is what (actor, relation) is seen with.
type under struct {
	all       counter
	countries []group
	roles     []group
}

// node is an actor's history.
type node struct {
	all   counter
	index map[int32]int32 // other → position in pairs
	pairs []pair
	under map[int32]*under // by relation
	homes []group          // countries dealt with, for actors without one
}

// relation is a relation's history.
type relation struct {
	all       counter
	index     map[int32]int32 // object → position in objects
	objects   []group
	countries []group
	roles     []group
}

// graph is the whole history up to a day, exclusive.
type graph struct {
	decay   *decayTable
	names   parsed
	nodes   []node
	rels    []relation
	home    []int32   // country of each actor, from its name or its dealings
	members [][]int32 // actors per country; stale entries have another home
	abroad  map[[2]int32]*relation
}

func newGraph(entities int, relations int32, p parsed) *graph {
	g := &graph{decay: newDecayTable(), names: p, nodes: make([]node, entities), rels: make([]relation, relations),
		home: append([]int32(nil), p.country...), members: make([][]int32, p.countries), abroad: map[[2]int32]*relation{}}
	for e, c := range g.home {
		if c != none {
			g.members[c] = append(g.members[c], int32(e))
		}
	}
	return g
}

// bump counts id in list and returns the list and its position.
func bump(t *decayTable, list []group, id, day int32) []group {
	for i := range list {
		if list[i].id == id {
			list[i].add(t, day)
			return list
		}
	}
	list = append(list, group{id: id})
	list[len(list)-1].add(t, day)
	return list
}

// observe adds one directed link.
func (g *graph) observe(l link, day int32) {
	t := g.decay
	n := &g.nodes[l.s]
	n.all.add(t, day)
	if n.index == nil {
		n.index, n.under = map[int32]int32{}, map[int32]*under{}
	}
	at, ok := n.index[l.o]
	if !ok {
		at = int32(len(n.pairs))
		n.index[l.o] = at
		n.pairs = append(n.pairs, pair{other: l.o})
	}
	p := &n.pairs[at]
	p.all.add(t, day)
	p.count(t, l.r, day)
	u := n.under[l.r]
	if u == nil {
		u = &under{}
		n.under[l.r] = u
	}
	u.all.add(t, day)
	g.rels[l.r].add(g, l.o, day)
	if c := g.home[l.o]; c != none {
		u.countries = bump(t, u.countries, c, day)
	}
	if c := g.names.role[l.o]; c != none {
		u.roles = bump(t, u.roles, c, day)
	}
	if c := g.home[l.s]; c != none {
		key := [2]int32{c, l.r}
		if g.abroad[key] == nil {
			g.abroad[key] = &relation{}
		}
		g.abroad[key].add(g, l.o, day)
	}
	g.settle(l, day)
}

func (p *pair) count(t *decayTable, rel, day int32) {
	for i := range p.acts {
		if p.acts[i].rel == rel {
			p.acts[i].add(t, day)
			return
		}
	}
	p.acts = append(p.acts, act{rel: rel})
	p.acts[len(p.acts)-1].add(t, day)
}

func (r *relation) add(g *graph, o, day int32) {
	t := g.decay
	r.all.add(t, day)
	if r.index == nil {
		r.index = map[int32]int32{}
	}
	at, ok := r.index[o]
	if !ok {
		at = int32(len(r.objects))
		r.index[o] = at
		r.objects = append(r.objects, group{id: o})
	}
	r.objects[at].add(t, day)
	if c := g.home[o]; c != none {
		r.countries = bump(t, r.countries, c, day)
	}
	if c := g.names.role[o]; c != none {
		r.roles = bump(t, r.roles, c, day)
	}
}

// settle gives an actor whose name says no country the one it deals with
// most, by names that do say.
func (g *graph) settle(l link, day int32) {
	c := g.names.country[l.o]
	if g.names.country[l.s] != none || c == none {
		return
	}
	n := &g.nodes[l.s]
	n.homes = bump(g.decay, n.homes, c, day)
	best, most := int32(none), float32(0)
	for i := range n.homes {
		if v := n.homes[i].c[spans-1]; v > most {
			best, most = n.homes[i].id, v
		}
	}
	if best != g.home[l.s] && most >= 2 {
		g.home[l.s] = best
		g.members[best] = append(g.members[best], l.s)
	}
}
