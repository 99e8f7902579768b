package compose

import (
	"strings"

	"entente"
)

// cutSubordinate ends a clause taken out of a larger sentence at its first
// comma, when nothing that must stay comes after and the sentence goes on
// behind it: what follows is likely the main clause, hung wrongly.
func (p *pruning) cutSubordinate() {
	last := p.last()
	if rest := len(p.s.Tokens) - 1 - last; last < 0 || rest < 3 {
		return
	}
	if p.s.Tokens[p.root].Head == 0 || strings.HasPrefix(p.s.Tokens[p.root].Deprel, "conj") {
		return
	}
	for i := p.root + 1; i < len(p.keep); i++ {
		if !p.keep[i] || p.s.Tokens[i].Text != "," {
			continue
		}
		for k := i; k < len(p.keep); k++ {
			if p.must[k] && p.keep[k] {
				return
			}
		}
		for k := i; k < len(p.keep); k++ {
			p.keep[k] = false
		}
		return
	}
}

// dates reports whether an expression outside the clause dates it: "A turn
// came on 18 June, when the two met", not "the first since 1979".
func (p *pruning) dates(x entente.Timex) bool {
	i := p.s.TokenAt(x.Start)
	return i > 0 && i < p.root && plainPreposition(p.s.Tokens[i-1].Text)
}

// dropDate removes the date expression with its preposition, when it stands
// alone; the date then goes first.
func (p *pruning) dropDate(x entente.Timex) bool {
	lo, hi := p.s.TokenAt(x.Start), p.s.TokenAt(x.End-1)
	if lo < 0 || hi < lo {
		return false
	}
	top, tops := lo, 0
	for k := lo; k <= hi; k++ {
		if h := p.s.Tokens[k].Head - 1; h < lo || h > hi {
			top = k
			tops++
		}
	}
	if tops != 1 {
		return false
	}
	sub := p.below(top)
	for _, k := range sub { // only the expression and its preposition
		t := p.s.Tokens[k]
		if (k < lo || k > hi) && t.UPOS != "ADP" && t.UPOS != "PUNCT" {
			return false
		}
		if t.UPOS == "ADP" && !plainPreposition(t.Text) {
			return false
		}
	}
	rel := strings.SplitN(p.s.Tokens[top].Deprel, ":", 2)[0]
	if p.s.Tokens[top].Head-1 != p.root && !p.nounOfRoot(p.s.Tokens[top].Head-1) {
		return false // it dates another clause
	}
	if rel != "obl" && rel != "advmod" && !(rel == "nmod" && p.s.Tokens[top].Head-1 != p.root && hi >= p.last()) {
		return false
	}
	wasMust := make(map[int]bool)
	for _, k := range sub {
		wasMust[k] = p.must[k]
		p.must[k] = false
	}
	if !p.drop(top) {
		for k, m := range wasMust {
			p.must[k] = m
		}
		return false
	}
	if b := lo - 1; b >= 0 && p.keep[b] && plainPreposition(p.s.Tokens[b].Text) { // its preposition, hung elsewhere by the tree
		p.keep[b] = false
	}
	return true
}

// nounOfRoot reports whether token i is a noun within the root's own clause.
func (p *pruning) nounOfRoot(i int) bool {
	for n := 0; i >= 0 && n < len(p.s.Tokens); n++ {
		if i == p.root {
			return true
		}
		if anchors(p.s, i) { // its date is that of the anchor
			return false
		}
		switch t := p.s.Tokens[i]; strings.SplitN(t.Deprel, ":", 2)[0] {
		case "obj", "obl", "nmod", "nsubj":
			i = t.Head - 1
		default:
			return false
		}
	}
	return false
}

func (p *pruning) last() int {
	for i := len(p.keep) - 1; i >= 0; i-- {
		if p.keep[i] && p.s.Tokens[i].UPOS != "PUNCT" {
			return i
		}
	}
	return -1
}

func plainPreposition(w string) bool {
	w = strings.ToLower(w)
	return w == "on" || w == "in" || w == "during"
}

// trimEdges drops punctuation and conjunctions left over at either end.
func (p *pruning) trimEdges() {
	for i := range p.keep {
		if !p.keep[i] {
			continue
		}
		if t := p.s.Tokens[i]; t.UPOS == "PUNCT" && !strings.ContainsAny(t.Text, "“\"(") || t.UPOS == "CCONJ" {
			p.keep[i] = false
			continue
		}
		break
	}
	for i := len(p.keep) - 1; i >= 0; i-- {
		if !p.keep[i] {
			continue
		}
		if t := p.s.Tokens[i]; t.UPOS == "PUNCT" && !strings.ContainsAny(t.Text, "”\")'’") {
			p.keep[i] = false
			continue
		}
		break
	}
}
