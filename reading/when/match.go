package when

// capture is a token bound to a slot.
type capture struct {
	slot slot
	tok  int
}

// maxCaptures bounds the captures of one match.
const maxCaptures = 10

// match is one reading of a stretch of tokens [from, to).
type match struct {
	rule     int
	from, to int
	caps     [maxCaptures]capture
	n        int
}

// matcher walks the grammar's trie over tokens. It is reused.
type matcher struct {
	g     *grammar
	toks  []token
	from  int
	stack [maxCaptures]capture
	found []match // longest first
}

// at finds every pattern that begins at token i.
func (m *matcher) at(toks []token, i int) []match {
	t := &toks[i]
	root := m.g.root
	var byLit *node
	if lit := t.lit(); lit != 0 {
		byLit = root.byLit[lit]
	}
	if byLit == nil && t.mask&root.mask == 0 {
		return nil
	}
	m.toks, m.from = toks, i
	m.found = m.found[:0]
	if byLit != nil && (len(byLit.lits) == 0 && byLit.mask == 0 || byLit.rule >= 0 || i+1 < len(toks) && (toks[i+1].e != nil || toks[i+1].mask != 0)) {
		m.walk(byLit, i+1, 0)
	}
	if t.mask&root.mask != 0 {
		m.edges(root, i, 0)
	}
	return m.found
}

// walk is at node n with token i next and c captures on the stack.
func (m *matcher) walk(n *node, i, c int) {
	if n.rule >= 0 {
		m.accept(n.rule, i, c)
	}
	if i >= len(m.toks) {
		return
	}
	t := &m.toks[i]
	if t.e != nil && len(n.lits) > 0 {
		for k := range n.lits {
			if n.lits[k].lit == t.e.lit {
				m.walk(n.lits[k].to, i+1, c)
				break
			}
		}
	}
	if t.mask&n.mask != 0 {
		m.edges(n, i, c)
	}
}

func (m *matcher) edges(n *node, i, c int) {
	mask := m.toks[i].mask
	for k := range n.classes {
		e := &n.classes[k]
		if mask&e.class == 0 || c == maxCaptures {
			continue
		}
		m.stack[c] = capture{e.slot, i}
		m.walk(e.to, i+1, c+1)
	}
}

// accept inserts a match, longest first and then in the order of the rules.
func (m *matcher) accept(rule, to, c int) {
	x := match{rule: rule, from: m.from, to: to, caps: m.stack, n: c}
	m.found = append(m.found, x)
	for k := len(m.found) - 1; k > 0; k-- {
		p := &m.found[k-1]
		if p.to > to || p.to == to && p.rule <= rule {
			break
		}
		m.found[k], m.found[k-1] = m.found[k-1], m.found[k]
	}
}
