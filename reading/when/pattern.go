package when

import (
	"fmt"
	"strings"

	"entente/lexicon/calendar"
)

// rule is a compiled pattern's right side.
type rule struct {
	id, op, guard string
	args          map[string]string
	build         builder
	check         func(*binding) bool
}

// slot is a capture: a class number and which of its occurrences.
type slot uint16

func slotOf(class, nth int) slot { return slot(class*4 + nth) }

// node is a state of the grammar's trie. Edges are literals or classes.
type node struct {
	lits    []litEdge
	classes []classEdge
	mask    class // union of the classes' bits
	rule    int   // index of the rule that ends here, -1
	byLit   []*node
}

type litEdge struct {
	lit uint16
	to  *node
}

type classEdge struct {
	class class
	slot  slot
	to    *node
}

// element is one step of an expanded pattern: a word, or a class with its
// slot.
type element struct {
	word  string
	class class
	slot  slot
}

// compilePatterns expands every pattern into the trie.
func (g *grammar) compilePatterns(patterns []calendar.Pattern) error {
	g.root = &node{rule: -1}
	for _, w := range []string{",", "-", "/", "'s", ".", "o'clock"} {
		g.entry(w)
	}
	var names []string
	for _, h := range g.holidays {
		names = append(names, strings.ReplaceAll(h.Name, "'s", " 's"))
	}
	holidays := "(" + strings.ReplaceAll(strings.ReplaceAll(strings.Join(names, "|"), "-", " - "), "'  ", "' ") + ")"
	for _, p := range patterns {
		b, ok := builders[p.Op]
		if !ok {
			return fmt.Errorf("%s: pattern %q has the unknown op %q", p.Where, p.ID, p.Op)
		}
		if p.Guard != "" && guards[p.Guard] == nil {
			return fmt.Errorf("%s: pattern %q has the unknown guard %q", p.Where, p.ID, p.Guard)
		}
		r := patternReader{toks: patternTokens(strings.ReplaceAll(p.Pattern, "<holiday>", holidays))}
		seqs, err := r.alternatives()
		if err == nil && r.pos != len(r.toks) {
			err = fmt.Errorf("unbalanced at %q", r.toks[r.pos])
		}
		if err != nil {
			return fmt.Errorf("%s: pattern %q: %w", p.Where, p.ID, err)
		}
		g.rules = append(g.rules, rule{p.ID, p.Op, p.Guard, p.Args, b, guards[p.Guard]})
		for _, s := range seqs {
			if len(s) > 0 {
				g.insert(s, len(g.rules)-1)
			}
		}
	}
	g.index()
	return nil
}

// index lets the root find its literals at once.
func (g *grammar) index() {
	g.root.byLit = make([]*node, len(g.entries)+1)
	for _, e := range g.root.lits {
		g.root.byLit[e.lit] = e.to
	}
}

// insert adds one expanded pattern; an earlier rule keeps a shared end.
func (g *grammar) insert(seq []element, rule int) {
	n := g.root
	for _, el := range seq {
		n = g.step(n, el)
	}
	if n.rule < 0 {
		n.rule = rule
	}
}

func (g *grammar) step(n *node, el element) *node {
	if el.word != "" {
		lit := g.entry(el.word).lit
		for _, e := range n.lits {
			if e.lit == lit {
				return e.to
			}
		}
		to := &node{rule: -1}
		n.lits = append(n.lits, litEdge{lit, to})
		return to
	}
	for _, e := range n.classes {
		if e.slot == el.slot {
			return e.to
		}
	}
	to := &node{rule: -1}
	n.classes = append(n.classes, classEdge{el.class, el.slot, to})
	n.mask |= el.class
	return to
}

// patternTokens cuts a pattern at spaces and around its signs.
func patternTokens(p string) []string {
	for _, s := range []string{"[", "]", "(", ")", "|"} {
		p = strings.ReplaceAll(p, s, " "+s+" ")
	}
	return strings.Fields(p)
}

type patternReader struct {
	toks []string
	pos  int
}

func (r *patternReader) alternatives() ([][]element, error) {
	var out [][]element
	for {
		s, err := r.sequence()
		if err != nil {
			return nil, err
		}
		out = append(out, s...)
		if r.pos >= len(r.toks) || r.toks[r.pos] != "|" {
			return out, nil
		}
		r.pos++
	}
}

func (r *patternReader) sequence() ([][]element, error) {
	out := [][]element{nil}
	for r.pos < len(r.toks) {
		var next [][]element
		t := r.toks[r.pos]
		switch t {
		case "|", "]", ")":
			return out, nil
		case "[", "(":
			r.pos++
			alts, err := r.alternatives()
			if err != nil {
				return nil, err
			}
			if r.pos >= len(r.toks) {
				return nil, fmt.Errorf("%q is not closed", t)
			}
			r.pos++
			next = alts
			if t == "[" {
				next = append([][]element{nil}, alts...)
			}
		default:
			r.pos++
			el, err := parseElement(t)
			if err != nil {
				return nil, err
			}
			next = [][]element{{el}}
		}
		var product [][]element
		for _, a := range out {
			for _, b := range next {
				product = append(product, append(append([]element(nil), a...), b...))
			}
		}
		if len(product) > 20000 {
			return nil, fmt.Errorf("the pattern has more than 20000 readings")
		}
		out = product
	}
	return out, nil
}

func parseElement(t string) (element, error) {
	if !strings.HasPrefix(t, "<") {
		return element{word: t}, nil
	}
	name, nth, _ := strings.Cut(strings.Trim(t, "<>"), ":")
	c, i := classOf(name)
	if i < 0 {
		return element{}, fmt.Errorf("unknown class %q", name)
	}
	n := 0
	switch nth {
	case "2":
		n = 1
	case "3":
		n = 2
	case "":
	default:
		return element{}, fmt.Errorf("unknown occurrence %q", t)
	}
	return element{class: c, slot: slotOf(i, n)}, nil
}
