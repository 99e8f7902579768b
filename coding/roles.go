package coding

import (
	"entente"
)

// party is a mention that fills a role, with how it was found.
type party struct {
	actors []entente.Actor
	span   entente.Span
	head   int
	// via is "direct" for the head of the argument, else the modifier that
	// names the party: "poss", "mod", "of", "appos", "in" …
	via string
	// antecedent is where a pronoun's name stands.
	antecedent *entente.Span
}

// scene is one sentence with everything that reading found in it.
type scene struct {
	t        *tree
	index    int // of the sentence
	mentions []*entente.Mention
	places   []*entente.PlaceRef
	dates    []entente.Timex
	amounts  []*entente.Amount
	preds    map[int]*entente.Predicate
	byHead   map[int][]*entente.Mention
	before1  *scene // the sentence before, nil for the first
}

// at finds the party that the noun at h names, directly or by an apposition.
func (sc *scene) at(h int) (party, bool) {
	if m := sc.mention(h); m != nil {
		return sc.party(m, h, "direct"), true
	}
	return sc.explained(h, 2)
}

// explained finds the party in what stands beside a noun to explain it: "the
// premier, Ann Lee", "Jask District, Hormozgan, Iran".
func (sc *scene) explained(h, depth int) (party, bool) {
	for _, k := range sc.t.kids[h] {
		switch sc.t.rel(k) {
		case "appos", "flat", "nmod:unmarked":
		default:
			continue
		}
		if m := sc.mention(k); m != nil {
			return sc.party(m, k, "appos"), true
		}
		if depth > 0 {
			if p, ok := sc.explained(k, depth-1); ok {
				return p, true
			}
		}
	}
	return party{}, false
}

// mention is the longest resolved mention with head h, else one that covers
// h and whose own head is tied to h by a name relation.
func (sc *scene) mention(h int) *entente.Mention {
	var best *entente.Mention
	for _, m := range sc.byHead[h] {
		if len(m.Actors) > 0 && (best == nil || m.Len() > best.Len()) {
			best = m
		}
	}
	if best != nil {
		return best
	}
	tok := sc.t.s.Tokens[h]
	for _, m := range sc.mentions {
		if len(m.Actors) == 0 || !m.Contains(tok.Span) || m.Head < 0 || m.Head >= len(sc.t.s.Tokens) {
			continue
		}
		if sc.t.upos(h) == "PROPN" || nameTie(sc.t, h, m.Head) {
			if best == nil || m.Len() < best.Len() {
				best = m
			}
		}
	}
	return best
}

func nameTie(t *tree, a, b int) bool {
	for _, p := range [][2]int{{a, b}, {b, a}} {
		if t.head(p[0]) == p[1] {
			switch base(t.rel(p[0])) {
			case "flat", "appos", "compound":
				return true
			}
		}
	}
	return false
}

func (sc *scene) party(m *entente.Mention, head int, via string) party {
	p := party{span: m.Span, head: head, via: via, antecedent: m.Antecedent}
	for _, a := range m.Actors {
		if a.Text == "" || a.Span.Empty() || !m.Span.Contains(a.Span) {
			a.Text, a.Span = m.Text, m.Span
		}
		if a.Via == "" {
			a.Via = m.Rule
		}
		p.actors = append(p.actors, a)
	}
	return p
}

// digOrder is where a noun phrase that is no party itself may name one, most
// telling first.
var digOrder = []string{"poss", "mod", "by", "of", "against", "with", "between", "to", "from", "on", "for", "in"}

// dig finds the parties that a noun phrase names by its modifiers: "Chinese
// goods", "the army of Chad". Only the first kind of modifier that names any
// is used. The walk goes two levels down.
func (sc *scene) dig(h, depth int) []party {
	f := sc.t.frameAt(h, 0)
	for _, way := range digOrder {
		var out []party
		for _, k := range f.args(way) {
			if sc.temporal(k) {
				continue
			}
			if p, ok := sc.owner(k); ok && way == "mod" {
				out = append(out, p)
			} else if p, ok := sc.at(k); ok {
				p.via = way
				out = append(out, p)
			} else if depth > 0 && way != "in" {
				out = append(out, sc.dig(k, depth-1)...)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// owner is the party that owns a modifier: in "Chad's IMF talks" the talks are
// Chad's, though the tree may give Chad to the fund.
func (sc *scene) owner(k int) (party, bool) {
	f := sc.t.frameAt(k, 0)
	for _, h := range f.poss {
		if p, ok := sc.at(h); ok {
			p.via = "poss"
			return p, true
		}
	}
	return party{}, false
}

// digActor finds the party behind a noun that denotes an organ or person
// ("police in Peru", "Iraqi warplanes"); for other nouns it finds nothing, so
// that "Ghana's economy" is not an actor. Nobody answers for gunmen and
// rebels but their group: "gunmen in Peru" are nobody's.
func (c *Coder) digActor(sc *scene, h int) []party {
	if !c.verbs.In("organ", sc.t.lemma[h]) {
		return sc.alongside(h, func(l string) bool { return c.verbs.In("fellow", l) })
	}
	armed := c.verbs.In("irregular", sc.t.lemma[h])
	f := sc.t.frameAt(h, 0)
	for _, way := range []string{"poss", "mod", "of", "from", "in"} {
		if armed && way != "poss" && way != "mod" {
			break
		}
		var out []party
		for _, k := range f.args(way) {
			if p, ok := sc.at(k); ok {
				p.via = way
				out = append(out, p)
			} else if way != "in" {
				for _, p := range sc.dig(k, 0) {
					if p.via == "mod" || p.via == "poss" {
						out = append(out, p)
					}
				}
			}
		}
		if len(out) > 0 {
			return c.sectored(out, sc.t.lemma[h])
		}
	}
	return nil
}

// sectored gives bare states the sector of the noun that they were found
// behind.
func (c *Coder) sectored(list []party, noun string) []party {
	sector := ""
	for _, s := range organSectors {
		if sector == "" && c.verbs.In(s.class, noun) {
			sector = s.sector
		}
	}
	switch {
	case sector != "":
	case c.verbs.In("organ_cvl", noun):
		sector = "CVL"
	case c.verbs.In("organ_bus", noun):
		sector = "BUS"
	default:
		return list
	}
	for k := range list {
		for i := range list[k].actors {
			if a := &list[k].actors[i]; bareState(*a) {
				a.Sector = sector
			}
		}
	}
	return list
}

// alongside is the party that stands before a noun for others like it and is
// joined to it by "and": "Kenya and three allies".
func (sc *scene) alongside(h int, fellow func(string) bool) []party {
	if !fellow(sc.t.lemma[h]) {
		return nil
	}
	joined := false
	for _, k := range sc.t.kids[h] {
		joined = joined || sc.t.rel(k) == "cc" && sc.t.word(k) == "and" && k < h
	}
	if !joined {
		return nil
	}
	for _, k := range sc.t.kids[h] {
		if sc.t.rel(k) == "compound" && k < h {
			if p, ok := sc.at(k); ok {
				return []party{p}
			}
		}
	}
	return nil
}

var calendar = map[string]bool{
	"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true,
	"january": true, "february": true, "april": true, "june": true, "july": true, "august": true,
	"september": true, "october": true, "november": true, "december": true, "yesterday": true, "today": true, "tomorrow": true,
	"week": true, "month": true, "year": true,
}

// temporal reports whether token i lies in a temporal expression.
func (sc *scene) temporal(i int) bool {
	if calendar[sc.t.lemma[i]] {
		return true
	}
	for _, d := range sc.dates {
		if d.Contains(sc.t.s.Tokens[i].Span) {
			return true
		}
	}
	return false
}

// args lists the heads of the arguments under one path of a frame.
func (f *frame) args(path string) []int {
	switch path {
	case "subj":
		return f.subj
	case "obj":
		if len(f.obj) == 0 { // "asked Ethiopia for an explanation": one object, either label
			return f.iobj
		}
		return f.obj
	case "iobj":
		return f.iobj
	case "poss":
		return f.poss
	case "mod":
		return f.mod
	case "comp":
		return f.comp
	case "where":
		return f.oblique(func(p string) bool { return locative[p] })
	case "any":
		return f.oblique(func(string) bool { return true })
	}
	return f.oblique(func(p string) bool { return p == path || alias[p] == path })
}

func (f *frame) oblique(take func(prep string) bool) []int {
	var out []int
	for _, a := range f.obl {
		if take(a.prep) {
			out = append(out, a.head)
		}
	}
	return out
}

var locative = map[string]bool{"in": true, "at": true, "near": true, "on": true, "inside": true, "across": true, "along": true, "around": true, "over": true, "into": true, "outside": true}

// alias maps prepositions to the one that frames are written with.
var alias = map[string]string{
	"alongside": "with", "together_with": "with", "along_with": "with", "onto": "on", "upon": "on",
	"toward": "to", "towards": "to", "among": "between", "amongst": "between", "versus": "against", "throughout": "in", "within": "in", "across": "in", "inside": "in",
	"vs": "against", "vs.": "against", "regarding": "over", "about": "over", "off": "from", "via": "by",
}
