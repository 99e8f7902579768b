package compose

import (
	"slices"
	"strings"

	"entente"
)

// dropSiblings removes what links the clause to its surroundings: the
// conjunction before a conjoined clause, the marker of a subordinate one.
func (p *pruning) dropSiblings() {
	rootRel := p.s.Tokens[p.root].Deprel
	for _, k := range p.kids[p.root] {
		t := p.s.Tokens[k]
		switch {
		case t.Deprel == "cc" && k < p.root && rootRel != "root",
			t.Deprel == "cc" && k == p.first(),
			t.Deprel == "mark" && k == p.first() && !p.c.ph.Cue("condition", t.Text),
			t.Deprel == "case" && k == p.first() && rootRel == "advcl" && p.s.Tokens[p.root].UPOS == "VERB",
			rootRel != "root" && k < p.root && (strings.EqualFold(t.Text, "when") || strings.EqualFold(t.Text, "whereby") || strings.EqualFold(t.Text, "where")):
			p.drop(k)
		}
	}
}

// fragment reports whether what is kept opens with the conjunction of a
// subordinate clause and ends with it: "Even though A claimed…".
func (p *pruning) fragment() bool {
	if rel := p.s.Tokens[p.root].Deprel; rel == "root" || rel == "ccomp" {
		return false
	}
	for i := p.first(); i >= 0 && i < p.root; i++ {
		t := p.s.Tokens[i]
		if p.keep[i] && t.Head-1 == p.root && (t.Deprel == "mark" || t.Deprel == "case" && p.s.Tokens[p.root].UPOS == "VERB") {
			return true
		}
		if strings.HasPrefix(t.Deprel, "nsubj") && t.Head-1 == p.root {
			return false
		}
	}
	return false
}

// dropOpener removes a phrase that opens the sentence and only ties it to the
// one before, with its comma.
func (p *pruning) dropOpener() {
	i := p.first()
	if i < 0 {
		return
	}
	if p.dropLabel(i) {
		i = p.first()
	}
	for n := 1; n <= 4 && i+n < len(p.s.Tokens); n++ {
		if p.s.Tokens[i+n].Text != "," {
			continue
		}
		phrase := entente.Span{Start: p.s.Tokens[i].Start, End: p.s.Tokens[i+n-1].End}.Of(p.it.Doc.Text)
		if !p.c.ph.Opener(phrase) {
			return
		}
		for k := i; k <= i+n; k++ {
			if p.must[k] {
				return
			}
		}
		for k := i; k <= i+n; k++ {
			p.keep[k] = false
		}
		return
	}
}

// dropLabel removes a date and its colon from the line of a chronology
// ("23 March 2015: The three states sign…").
func (p *pruning) dropLabel(i int) bool {
	for _, x := range p.it.Dates {
		if x.Start != p.s.Tokens[i].Start {
			continue
		}
		end := p.s.TokenAt(x.End - 1)
		if end < 0 || end+1 >= len(p.s.Tokens) || p.s.Tokens[end+1].Text != ":" || p.root <= end {
			return false
		}
		for k := i; k <= end+1; k++ {
			p.keep[k], p.must[k] = false, false
		}
		return true
	}
	return false
}

func (p *pruning) first() int {
	for i, k := range p.keep {
		if k && p.s.Tokens[i].UPOS != "PUNCT" {
			return i
		}
	}
	return -1
}

// prune drops the subtree at i when it decorates, judges or digresses.
func (p *pruning) prune(i int) {
	if i == p.root || !p.keep[i] {
		return
	}
	t := p.s.Tokens[i]
	rel := strings.SplitN(t.Deprel, ":", 2)[0]
	switch {
	case rel == "discourse", rel == "parataxis" && !p.quotes(i) && p.it.Claims[0].Kind != entente.KindStatement,
		t.Deprel == "acl:relcl" && p.comma(i) && p.closed(i),
		rel == "advcl" && p.comma(i) && p.closed(i) && !p.infinitive(i),
		rel == "appos" && p.comma(i) && len(p.below(i)) > 9,
		rel == "conj" && p.clausal(i) && t.Head-1 == p.root && p.complete(i) && p.closed(i),
		rel == "advmod" && t.Head-1 == p.root && p.connective(i),
		(rel == "advmod" || rel == "amod") && p.c.ph.Evaluative(t.Text) && p.article(i) && !p.term(i):
		p.drop(i)
	}
}

// infinitive reports whether the clause at i is "to do" after its verb: what
// somebody was ordered or asked to do is no ornament.
func (p *pruning) infinitive(i int) bool {
	return i > p.root && p.s.Tokens[i].XPOS == "VB" && slices.ContainsFunc(p.kids[i], func(k int) bool {
		return p.s.Tokens[k].Deprel == "mark" && strings.EqualFold(p.s.Tokens[k].Text, "to")
	})
}

// closed reports whether the subtree at i ends where a clause can end: before
// punctuation or at the end. A tree that ends elsewhere is likely wrong.
func (p *pruning) closed(i int) bool {
	sub := p.below(i)
	next := sub[len(sub)-1] + 1
	return next >= len(p.s.Tokens) || p.s.Tokens[next].UPOS == "PUNCT" || p.s.Tokens[next-1].UPOS == "PUNCT"
}

// complete reports whether the root clause says enough without conjunct i: it
// has a complement of its own, or the conjunct a subject, so that no object
// is shared with what is dropped.
func (p *pruning) complete(i int) bool {
	if s := p.subject(i); s >= 0 {
		return !p.others(s)
	}
	for _, k := range p.kids[p.root] {
		switch strings.SplitN(p.s.Tokens[k].Deprel, ":", 2)[0] {
		case "obj", "obl", "xcomp", "ccomp", "iobj", "cop":
			if k < i {
				return true
			}
		}
	}
	return false
}

// clausal reports whether a conjunct is a clause of its own.
func (p *pruning) clausal(i int) bool {
	t := p.s.Tokens[i]
	return (t.UPOS == "VERB" || t.UPOS == "AUX") && p.hasFiniteVerb(i) || p.subject(i) >= 0
}

func (p *pruning) quotes(i int) bool {
	for _, k := range p.kids[i] {
		if t := p.s.Tokens[k]; t.XPOS == "``" || t.XPOS == "''" {
			return true
		}
	}
	return false
}

// connective reports whether token i links the sentence to what came before:
// a sentence adverb at its start, or one that only makes sense there.
func (p *pruning) connective(i int) bool {
	switch strings.ToLower(p.s.Tokens[i].Text) {
	case "however", "moreover", "furthermore", "also", "additionally", "meanwhile", "thus", "therefore",
		"hence", "similarly", "consequently", "nevertheless", "nonetheless", "finally", "indeed", "then",
		"first", "secondly", "thirdly", "firstly", "lastly", "overall", "yet", "still", "too", "instead", "now", "so",
		"recently", "currently", "lately", "just", "already", "subsequently", "later", "eventually":
		return len(p.kids[i]) == 0 || len(p.below(i)) <= 2
	}
	return false
}

// term reports whether a word that else judges is part of a term of the
// trade: "great power".
func (p *pruning) term(i int) bool {
	return i+1 < len(p.s.Tokens) && strings.EqualFold(p.s.Tokens[i].Text, "great") && p.s.Tokens[i+1].Lemma == "power"
}

// article reports whether dropping modifier i leaves a and an right.
func (p *pruning) article(i int) bool {
	if i == 0 {
		return true
	}
	det := strings.ToLower(p.s.Tokens[i-1].Text)
	if det != "a" && det != "an" || i+1 >= len(p.s.Tokens) {
		return true
	}
	vowel := strings.ContainsAny(strings.ToLower(p.s.Tokens[i+1].Text[:1]), "aeio")
	return vowel == (det == "an")
}

// comma reports whether the subtree at i is set off by a comma or dash.
func (p *pruning) comma(i int) bool {
	sub := p.below(i)
	lo, hi := sub[0], sub[len(sub)-1]
	return mark(p.s, lo) || mark(p.s, lo-1) || mark(p.s, hi) && hi < len(p.s.Tokens)-1 || mark(p.s, hi+1) && lo == p.first()
}

func mark(s *entente.Sentence, i int) bool {
	if i < 0 || i >= len(s.Tokens) {
		return false
	}
	switch s.Tokens[i].Text {
	case ",", "—", "–", ";", "--", "(":
		return true
	}
	return false
}

// drop removes the subtree at i, with the comma that sets it off, unless it
// holds something that must stay or a word that carries status.
func (p *pruning) drop(i int) bool {
	sub := p.below(i)
	lo, hi := sub[0], sub[len(sub)-1]
	if hi-lo+1 != len(sub) {
		return false // not one stretch of text
	}
	for _, k := range sub {
		if p.must[k] || p.inQuotes(k) || p.c.ph.Cue("gap", p.s.Tokens[k].Text) {
			return false
		}
	}
	for k := 0; k < lo; k++ { // what follows a colon is a list, whole or not at all
		if p.keep[k] && p.s.Tokens[k].Text == ":" {
			return false
		}
	}
	text := entente.Span{Start: p.s.Tokens[lo].Start, End: p.s.Tokens[hi].End}.Of(p.it.Doc.Text)
	if !balanced(text) {
		return false
	}
	for _, k := range sub {
		p.keep[k] = false
	}
	before, after := lo-1, hi+1
	opens := before >= 0 && p.keep[before] && mark(p.s, before)
	closes := after < len(p.keep) && p.keep[after] && mark(p.s, after)
	switch {
	case opens && closes, opens && p.atEnd(after), opens && mark(p.s, hi): // the closing comma hangs on what is dropped
		p.keep[before] = false
		if closes {
			p.keep[after] = false
		}
	case closes && (p.atStart(before) || mark(p.s, lo) && p.s.Tokens[after].Head == p.s.Tokens[i].Head):
		p.keep[after] = false
	}
	if after < len(p.keep) && p.s.Tokens[after].Text == ")" && before >= 0 && p.s.Tokens[before].Text == "(" {
		p.keep[after], p.keep[before] = false, false
	}
	return true
}

// inQuotes reports whether token i stands between quotation marks: a
// quotation is kept whole or not at all.
func (p *pruning) inQuotes(i int) bool {

	open := false
	for k := 0; k < i; k++ {
		switch t := p.s.Tokens[k].Text; t {
		case "“", "``":
			open = true
		case "”", "''":
			open = false
		case "\"":
			open = !open
		}
	}
	return open
}

func (p *pruning) atEnd(i int) bool {
	for ; i < len(p.keep); i++ {
		if p.keep[i] && p.s.Tokens[i].UPOS != "PUNCT" {
			return false
		}
	}
	return true
}

func (p *pruning) atStart(i int) bool {
	for ; i >= 0; i-- {
		if p.keep[i] && p.s.Tokens[i].UPOS != "PUNCT" {
			return false
		}
	}
	return true
}
