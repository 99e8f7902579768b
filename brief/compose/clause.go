package compose

import (
	"strings"

	"entente"
)

// pruning is the state of one clause being cut down.
type pruning struct {
	c    *Composer
	it   Item
	s    *entente.Sentence
	kids [][]int
	keep []bool // token stays
	must []bool // token carries an actor, an amount, a cue, the predicate …
	root int
	subj []int // tokens of a subject borrowed from a conjoined clause
	// spelt are expressions written out where they stand: "on Wednesday" as
	// "on 7 May 2025".
	spelt map[entente.Span]entente.Timex
}

// clause writes the smallest finite clause that holds all of the claims.
func (c *Composer) clause(it Item) ([]entente.Part, bool) {
	p := &pruning{c: c, it: it, s: it.Sentence}
	p.kids = children(p.s)
	p.mark()
	if !p.findRoot() {
		return nil, false
	}
	p.keep = make([]bool, len(p.s.Tokens))
	for _, i := range p.below(p.root) {
		p.keep[i] = true
	}
	p.dropSiblings()
	p.dropOpener()
	for _, i := range p.below(p.root) {
		p.prune(i)
	}
	text, when, dated := fronted(it)
	p.cutSubordinate()
	if dated && p.under(when) {
		dated = p.dropDate(when)
	} else if dated {
		dated = p.dates(when)
	}
	p.trimEdges()
	if p.fragment() {
		return nil, false
	}
	return p.write(text, when, dated)
}

func children(s *entente.Sentence) [][]int {
	kids := make([][]int, len(s.Tokens))
	for i, t := range s.Tokens {
		if h := t.Head - 1; h >= 0 && h < len(kids) && h != i {
			kids[h] = append(kids[h], i)
		}
	}
	return kids
}

// below returns the tokens of i's subtree in order.
func (p *pruning) below(i int) []int {
	in := make([]bool, len(p.s.Tokens))
	stack := []int{i}
	in[i] = true
	for len(stack) > 0 {
		j := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		for _, k := range p.kids[j] {
			if !in[k] {
				in[k] = true
				stack = append(stack, k)
			}
		}
	}
	var out []int
	for j, ok := range in {
		if ok {
			out = append(out, j)
		}
	}
	return out
}

// mark notes the tokens that must stay.
func (p *pruning) mark() {
	p.must = make([]bool, len(p.s.Tokens))
	need := func(sp entente.Span) {
		for i, t := range p.s.Tokens {
			if t.Overlaps(sp) {
				p.must[i] = true
			}
		}
	}
	for _, cl := range p.it.Claims {
		need(cl.Predicate)
		for _, list := range [][]entente.Actor{cl.Actors, cl.Recipients} {
			for _, a := range list {
				need(a.Span)
			}
		}
		for _, a := range cl.Amounts {
			need(a.Span)
		}
		for _, a := range cl.Attribution {
			need(a.Span)
			if a.CueSpan != nil {
				need(*a.CueSpan)
			}
		}
	}
}

// findRoot climbs from the predicate to the lowest finite clause with a
// subject that covers everything that must stay.
func (p *pruning) findRoot() bool {
	i := p.s.TokenAt(p.it.Claims[0].Predicate.Start)
	whole := p.it.Claims[0].Status == entente.Hypothetical // what would be is nothing without what it hangs on
	for n := 0; i >= 0 && n <= len(p.s.Tokens); n++ {
		if p.finite(i) && p.covers(i) && (!whole || p.s.Tokens[i].Head == 0) {
			p.root = i
			return true
		}
		i = p.s.Tokens[i].Head - 1
	}
	return false
}

// finite reports whether token i heads a finite clause with its own subject,
// or one borrowed from the clause it is conjoined to, which is then noted.
func (p *pruning) finite(i int) bool {
	t := p.s.Tokens[i]
	rel := strings.SplitN(t.Deprel, ":", 2)[0]
	if rel == "acl" || rel == "xcomp" || rel == "parataxis" || rel == "advcl" && !p.hasFiniteVerb(i) || rel == "csubj" {
		return false
	}
	if !p.hasFiniteVerb(i) || rel == "conj" && p.cue(i) && !p.coordinated(i) || p.governed(i) {
		return false
	}
	p.subj = nil
	if s := p.subject(i); s >= 0 {
		return !relative(p.s.Tokens[s]) && !(rel == "conj" && p.others(s))
	}
	if rel != "conj" || t.Head == 0 || p.crowded(i) {
		return false
	}
	head := t.Head - 1
	if s := p.subject(head); s >= 0 && !relative(p.s.Tokens[s]) && p.hasFiniteVerb(head) {
		if passive(p, i) != passive(p, head) && p.s.Tokens[i].XPOS != "VBD" && p.s.Tokens[i].XPOS != "VBZ" {
			return false
		}
		if p.modal(head) { // the modal's scope would be lost
			return false
		}
		p.subj = p.below(s)
		return true
	}
	return false
}

// governed reports whether the clause at i, or the one it is conjoined to, is
// the complement of a verb that says how it stands: "decided that it would",
// "had claimed that a plan would have". Taken out of it, the clause would
// say more than its source. A fact keeps its own words.
func (p *pruning) governed(i int) bool {
	if p.it.Claims[0].Status == entente.Asserted && !p.modal(i) {
		return false
	}
	for n := 0; n < 6; n++ {
		t := p.s.Tokens[i]
		switch strings.SplitN(t.Deprel, ":", 2)[0] {
		case "ccomp":
			h := t.Head - 1
			return h >= 0 && (h < i || p.subject(h) >= 0)
		case "conj":
			if i = t.Head - 1; i >= 0 {
				continue
			}
		}
		return false
	}
	return false
}

// coordinated reports whether a conjunct has its conjunction; a reporting
// clause without one is what the tree should have called parataxis.
func (p *pruning) coordinated(i int) bool {
	for _, k := range p.kids[i] {
		if p.s.Tokens[k].Deprel == "cc" {
			return true
		}
	}
	return false
}

// others reports whether a subject counts on from the one before it ("at
// least 28 others"), so that its clause cannot stand alone.
func (p *pruning) others(subject int) bool {
	for _, k := range p.below(subject) {
		switch strings.ToLower(p.s.Tokens[k].Text) {
		case "other", "others", "more", "another", "rest", "latter", "former", "both":
			return true
		}
	}
	return false
}

// crowded reports whether nouns stand before a conjoined verb, within its own
// subtree: they are a subject that the tree does not call so.
func (p *pruning) crowded(i int) bool {
	for _, k := range p.below(i) {
		if u := p.s.Tokens[k].UPOS; k < i && (u == "NOUN" || u == "PROPN" || u == "NUM") {
			return true
		}
	}
	return false
}

func relative(t entente.Token) bool {
	switch strings.ToLower(t.Text) {
	case "which", "who", "that", "whom", "whose", "what", "where":
		return t.UPOS == "PRON" || t.UPOS == "DET" || t.XPOS == "WDT" || t.XPOS == "WP"
	}
	return false
}

func (p *pruning) subject(i int) int {
	for _, k := range p.kids[i] {
		if strings.HasPrefix(p.s.Tokens[k].Deprel, "nsubj") {
			return k
		}
	}
	return -1
}

func (p *pruning) modal(i int) bool {
	for _, k := range p.kids[i] {
		if p.s.Tokens[k].XPOS == "MD" || p.c.ph.Cue("gap", p.s.Tokens[k].Text) {
			return true
		}
	}
	return false
}

func passive(p *pruning, i int) bool {
	for _, k := range p.kids[i] {
		if strings.HasSuffix(p.s.Tokens[k].Deprel, ":pass") {
			return true
		}
	}
	return false
}

func (p *pruning) hasFiniteVerb(i int) bool {
	switch p.s.Tokens[i].XPOS {
	case "VBD", "VBZ", "VBP":
		return true
	case "VBN": // a past tense tagged as a participle: it has a subject and no auxiliary
		if p.bareSubject(i) {
			return true
		}
	}
	for _, k := range p.kids[i] {
		t := p.s.Tokens[k]
		if strings.HasPrefix(t.Deprel, "aux") || t.Deprel == "cop" {
			switch t.XPOS {
			case "VBD", "VBZ", "VBP", "MD":
				return true
			}
		}
	}
	return false
}

// bareSubject reports whether i has an active subject and no auxiliary.
func (p *pruning) bareSubject(i int) bool {
	active := false
	for _, k := range p.kids[i] {
		rel := p.s.Tokens[k].Deprel
		if strings.HasPrefix(rel, "aux") || rel == "mark" {
			return false
		}
		active = active || rel == "nsubj"
	}
	return active
}

// covers reports whether all that must stay lies under i or in the borrowed
// subject.
func (p *pruning) covers(i int) bool {
	in := make([]bool, len(p.s.Tokens))
	for _, k := range p.below(i) {
		in[k] = true
	}
	for _, k := range p.subj {
		in[k] = true
	}
	for k, m := range p.must {
		if m && !in[k] {
			return false
		}
	}
	return true
}
