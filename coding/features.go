package coding

import (
	"fmt"

	"entente"
	"entente/coding/learned"
)

// acceptFeatures describes a match and the claim made of it to the learned
// layer: the rule, how each role was found, the state of the sentence and its
// tree. A feature is "name" or "name=value"; the list has no repeats.
func (c *Coder) acceptFeatures(sc *scene, m *match, cl *entente.Claim) []string {
	out := make([]string, 0, 64)
	add := func(f string) { out = append(out, f) }
	c.ruleFeatures(m, add)
	c.partyFeatures(sc, m, cl, add)
	sc.predicateFeatures(m, add)
	sc.sentenceFeatures(cl, add)
	for k := range 10 {
		if int(cl.Confidence*20) >= k+10 { // the rules' own, in steps
			add(fmt.Sprintf("rules-%02d", k))
		}
	}
	add("status=" + string(cl.Status))
	if cl.Status != entente.Asserted {
		add("status-not-asserted")
	}
	return distinctFeatures(out)
}

func distinctFeatures(list []string) []string {
	seen := make(map[string]bool, len(list))
	out := list[:0]
	for _, f := range list {
		if !seen[f] {
			seen[f] = true
			out = append(out, f)
		}
	}
	return out
}

func (c *Coder) ruleFeatures(m *match, add func(string)) {
	p := m.p
	add("rule=" + p.ID)
	add("file=" + p.File)
	add("type=" + p.Type)
	if p.Mode != "" {
		add("mode=" + p.Type + "." + p.Mode)
	}
	add(fmt.Sprintf("conf=%d", int(p.Conf*20)))
	add(fmt.Sprintf("score=%d", min(int(m.score/2), 8)))
	add("pos=" + string(p.POS))
	for _, f := range []string{"recip", "lone", "wrap", "first", "official", "people", "nodig"} {
		if p.Flags[f] {
			add("flag=" + f)
		}
	}
	rivals := "none"
	for _, r := range m.rivals {
		if r.p.Kind != "event" || r.p.Type != p.Type {
			rivals = fmt.Sprintf("other-type-%d", min(int(m.score-r.score), 3))
			break
		}
		rivals = "same-type"
	}
	add("rivals=" + rivals)
	lexical := 0
	for i := range p.Terms {
		if t := &p.Terms[i]; t.Role == 0 && t.Words != nil && !t.Negated {
			lexical++
		}
	}
	add(fmt.Sprintf("lexical=%d", min(lexical, 3)))
	add(fmt.Sprintf("used=%d", min(len(m.used), 3)))
}

func (c *Coder) partyFeatures(sc *scene, m *match, cl *entente.Claim, add func(string)) {
	role := func(name string, list []party) {
		add(fmt.Sprintf("%s-n=%d", name, min(len(list), 3)))
		for _, p := range list {
			add(name + "-via=" + p.via)
			for _, f := range sc.partyWay(m, p) {
				add(name + "-" + f)
			}
		}
	}
	role("A", m.actors)
	role("R", m.recipients)
	if len(m.recipients) == 0 && !m.p.Flags["recip"] {
		slot := "none"
		for i := range m.p.Terms {
			if t := &m.p.Terms[i]; t.Role == 'R' {
				slot = "open"
			}
		}
		add("R-slot=" + slot)
	}
	// States of the sentence that have no role.
	free := map[string]bool{}
	inClause := map[string]bool{}
	own := map[int]bool{}
	for _, i := range sc.t.clause(m.pred) {
		own[i] = true
	}
	for _, x := range sc.mentions {
		for _, a := range x.Actors {
			if a.Code == "" || hasActor(cl.Actors, a.Code) || hasActor(cl.Recipients, a.Code) {
				continue
			}
			free[a.Code] = true
			if own[x.Head] {
				inClause[a.Code] = true
			}
		}
	}
	add(fmt.Sprintf("free=%d", min(len(free), 3)))
	add(fmt.Sprintf("free-clause=%d", min(len(inClause), 3)))
	if len(m.recipients) == 0 && !m.p.Flags["recip"] {
		add(fmt.Sprintf("noR-free=%d", min(len(free), 2)))
		add(fmt.Sprintf("noR-free-clause=%d", min(len(inClause), 2)))
		add("noR-type=" + m.p.Type)
	}
	c.recipientOpinion(sc, m, add)
	same := len(cl.Actors) > 0
	for _, r := range cl.Recipients {
		same = same && hasActor(cl.Actors, r.Code)
	}
	if same && len(cl.Recipients) > 0 {
		add("inner")
	}
}

// recipientOpinion is what the recipient head would have said, and by how much.
func (c *Coder) recipientOpinion(sc *scene, m *match, add func(string)) {
	if m.p.Flags["recip"] || !c.model.Has(learned.Recipient) {
		return
	}
	found, margin := c.chosen(sc, m)
	says := "agrees"
	switch {
	case found == nil && len(m.recipients) > 0:
		says = "nobody"
	case found != nil && len(m.recipients) == 0:
		says = "somebody"
	case found != nil && !covered(m.recipients, found.Span) && !hasCode(m.recipients, found.Actors[0].Code):
		says = "another"
	}
	add("opinion=" + says)
	add(fmt.Sprintf("opinion=%s-%d", says, min(margin/1000, 3)))
}

func hasActor(list []entente.Actor, code string) bool {
	for _, a := range list {
		if a.Code == code {
			return true
		}
	}
	return false
}

// partyWay describes how a party was found: the relation of its head, where
// it stands to the predicate, and how it was resolved.
func (sc *scene) partyWay(m *match, p party) []string {
	var out []string
	h := p.head
	if h < 0 || h >= len(sc.t.s.Tokens) || !sc.t.s.Contains(p.span) {
		return []string{"elsewhere"}
	}
	if h < m.pred {
		out = append(out, "before")
	}
	if p.antecedent != nil {
		out = append(out, "antecedent")
	}
	for _, a := range p.actors {
		out = append(out, "rule="+a.Via, "sector="+a.Sector)
		switch {
		case a.Code == "":
			out = append(out, "code=none")
		case a.State():
		case len(a.Code) > 3:
			out = append(out, "code=org")
		}
		if a.Office != "" {
			out = append(out, "office")
		}
	}
	if len(p.actors) > 1 {
		out = append(out, "plural")
	}
	return out
}

// steps is the length of the path between two tokens of a tree, at most 6.
func (t *tree) steps(a, b int) int {
	up := map[int]int{}
	for i, n := a, 0; i >= 0 && n <= 12; i, n = t.head(i), n+1 {
		up[i] = n
	}
	for i, n := b, 0; i >= 0 && n <= 12; i, n = t.head(i), n+1 {
		if k, ok := up[i]; ok {
			return min(n+k, 6)
		}
	}
	return 6
}

// bucket maps a distance to 0, 1, 2, 3 (to 4), 4 (to 8), 5 (to 16), 6.
func bucket(n int) int {
	for i, most := range []int{0, 1, 2, 4, 8, 16} {
		if n <= most {
			return i
		}
	}
	return 6
}

// predicateFeatures describes where the act stands in its sentence.
func (sc *scene) predicateFeatures(m *match, add func(string)) {
	t := sc.t
	add("pred-rel=" + base(t.rel(m.pred)))
	add(fmt.Sprintf("pred-depth=%d", min(t.depth(m.pred), 4)))
	if m.f.inherited {
		add("inherited")
	}
	if m.f.passive {
		add("passive")
		if t.child(m.pred, "obl:agent") < 0 {
			add("passive-no-agent")
		}
	}
	if m.f.noun {
		add("noun")
	}
	if w := t.marker(m.pred); w != "" {
		add("mark=" + w)
	}
	if t.alt[m.pred] != "" {
		add("mistagged")
	}
	for _, k := range m.f.comp {
		add("comp=" + t.marker(k))
		add("comp=" + t.marker(k) + "+" + t.lemma[m.pred])
	}
	add("lemma=" + t.lemma[m.pred])
}

// sentenceFeatures describes the sentence by who is in it. Tags, length and
// style are left out: on other texts than the corpus they mislead.
func (sc *scene) sentenceFeatures(cl *entente.Claim, add func(string)) {
	parties := map[string]bool{}
	for _, x := range sc.mentions {
		for _, a := range x.Actors {
			if a.Code != "" {
				parties[a.Code] = true
			}
		}
	}
	add(fmt.Sprintf("parties=%d", min(len(parties), 4)))
	if len(cl.Attribution) > 0 {
		add("attributed")
	}
}
