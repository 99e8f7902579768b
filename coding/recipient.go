package coding

import (
	"fmt"
	"strings"

	"entente"
	"entente/coding/learned"
)

// candidate is a mention of the sentence that may be the recipient of an act
// whose clause names none, or nobody when mention is nil.
type candidate struct {
	mention  *entente.Mention
	features []string
}

// recipientCandidates lists nobody and one mention of each coded party of the
// sentence that is no actor of the act, each with its features.
func (sc *scene) recipientCandidates(pred int, typ string, own map[string]bool) []candidate {
	f := sc.t.frame(pred)
	clause := map[int]bool{}
	for _, i := range sc.t.clause(pred) {
		clause[i] = true
	}
	best := map[string]int{}
	var list []candidate
	for _, m := range sc.mentions {
		if len(m.Actors) != 1 || m.Head < 0 || m.Head >= len(sc.t.s.Tokens) {
			continue
		}
		a := m.Actors[0]
		if a.Code == "" || own[a.Code] {
			continue
		}
		if k, ok := best[a.Code]; ok {
			if sc.nearer(m.Head, list[k].mention.Head, pred) {
				list[k].mention = m
			}
			continue
		}
		best[a.Code] = len(list)
		list = append(list, candidate{mention: m})
	}
	for k := range list {
		list[k].features = sc.candidateFeatures(pred, typ, list[k].mention, clause, len(list))
	}
	none := []string{"nobody", "nobody:type=" + typ, fmt.Sprintf("nobody:among=%d", min(len(list), 3)), "nobody:lemma=" + sc.t.lemma[pred]}
	switch {
	case f.passive:
		none = append(none, "nobody:passive")
	case len(f.obj) == 0:
		none = append(none, "nobody:no-object")
	default:
		none = append(none, "nobody:object="+sc.t.upos(f.obj[0]), "nobody:object-lemma="+sc.t.lemma[f.obj[0]])
	}
	if f.noun {
		none = append(none, "nobody:noun")
	}
	return append(list, candidate{features: none})
}

// nearer reports whether token a is nearer to p in the tree than b, or as
// near and nearer in the sentence.
func (sc *scene) nearer(a, b, p int) bool {
	x, y := sc.t.steps(a, p), sc.t.steps(b, p)
	if x != y {
		return x < y
	}
	return distance(a, p) < distance(b, p)
}

func distance(a, b int) int {
	if a < b {
		return b - a
	}
	return a - b
}

func (sc *scene) candidateFeatures(pred int, typ string, m *entente.Mention, clause map[int]bool, among int) []string {
	t, h := sc.t, m.Head
	a := m.Actors[0]
	out := []string{"somebody", "via=" + m.Rule}
	kind := "state"
	switch {
	case len(a.Code) > 3:
		kind = "org"
	case !a.State():
		kind = "other"
	}
	out = append(out, "kind="+kind, "sector="+a.Sector, "kind="+kind+"+type="+typ)
	side := "after"
	if h < pred {
		side = "before"
	}
	where := "outside"
	if clause[h] {
		where = "inside"
	}
	near := fmt.Sprintf("%s%d", side, bucket(distance(h, pred)))
	out = append(out, "at="+near, "clause="+where, "clause="+where+"+"+side, "type="+typ+"+"+where+"+"+side,
		fmt.Sprintf("steps=%d", t.steps(h, pred)), fmt.Sprintf("among=%d", min(among, 3)))
	rel := base(t.rel(h))
	out = append(out, "rel="+rel, "rel="+rel+"+"+where+"+"+side)
	if p := t.caseOf(h); p != "" {
		out = append(out, "case="+p, "case="+p+"+"+where)
	}
	if w := t.way(pred, h); w != "" {
		out = append(out, "way="+w, "way="+w+"+type="+typ)
	}
	if m.Antecedent != nil {
		out = append(out, "antecedent")
	}
	if sc.concerned(pred, m) {
		out = append(out, "concerned", "concerned+type="+typ)
	}
	return out
}

// addressed finds the recipient of an act whose clause names none: in its own
// sentence by the learned layer, where there is one, else by the rule.
func (c *Coder) addressed(sc *scene, m *match) []party {
	if m.p.Kind != "event" || m.p.Flags["recip"] || len(m.recipients) > 0 {
		return nil
	}
	byRule := c.opposite(sc, m)
	if countActors(m.actors) > 1 {
		return byRule // several states agree among themselves
	}
	if !c.model.Has(learned.Recipient) || len(byRule) > 0 && !sc.t.s.Contains(byRule[0].span) {
		return byRule
	}
	found, margin := c.chosen(sc, m)
	switch {
	case found != nil && (margin >= sureRecipient || len(byRule) > 0 && covered(byRule, found.Span)):
		return []party{sc.implicit(found, viaContext)}
	case found == nil && len(byRule) > 0 && margin < sureRecipient:
		return byRule
	}
	return nil
}

// sureRecipient is how much likelier, in thousandths of log odds, the learned
// layer must hold its answer to go against the rule.
const sureRecipient = 400

// way is the chain of relations from token a to token b through the tree:
// "^conj^root" up, then "vobj" down; "" when it is longer than five steps.
func (t *tree) way(a, b int) string {
	var up []int
	at := map[int]int{}
	for i, n := a, 0; i >= 0 && n <= 5; i, n = t.head(i), n+1 {
		at[i] = len(up)
		up = append(up, i)
	}
	var down []string
	for i, n := b, 0; i >= 0 && n <= 5; i, n = t.head(i), n+1 {
		k, ok := at[i]
		if !ok {
			r := base(t.rel(i))
			if c := t.caseOf(i); c != "" && (r == "obl" || r == "nmod") {
				r += ":" + c
			}
			down = append(down, "v"+r)
			continue
		}
		if k+len(down) > 5 {
			return ""
		}
		var s strings.Builder
		for _, u := range up[:k] {
			s.WriteString("^" + base(t.rel(u)))
		}
		for j := len(down) - 1; j >= 0; j-- {
			s.WriteString(down[j])
		}
		return s.String()
	}
	return ""
}

// chosen is the recipient that the learned layer finds in the sentence for an
// act whose clause names none, nil for nobody, and by how much, in thousandths
// of log odds, it is likelier than the other answer.
func (c *Coder) chosen(sc *scene, m *match) (*entente.Mention, int) {
	own := map[string]bool{}
	for _, p := range m.actors {
		for _, a := range p.actors {
			own[a.Code] = true
		}
	}
	list := sc.recipientCandidates(m.pred, m.p.Type, own)
	nobody := c.model.Odds(learned.Recipient, list[len(list)-1].features)
	best, odds := -1, 0
	for i := range list[:len(list)-1] {
		if o := c.model.Odds(learned.Recipient, list[i].features); best < 0 || o > odds {
			best, odds = i, o
		}
	}
	if best < 0 {
		return nil, 0
	}
	if odds > nobody {
		return list[best].mention, odds - nobody
	}
	return nil, nobody - odds
}
